"""Settings page Pejabat: who signs, from when to when, definitively or as Plt./Plh., a.n. or u.b."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtWidgets import QVBoxLayout, QWidget

from iku_desktop.domain.identity import SPACES_IN_NIP, show_nip
from iku_desktop.domain.office import Acting, Official, OnBehalf
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.signature_words import signed_by
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.settings_pages.rows_page import RowsPage
from iku_desktop.ui.dialogs.settings_pages.validity import validity_text
from iku_desktop.ui.forms.date_input import DateInput
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Rows
from iku_desktop.ui.forms.inputs import ChoiceInput, TextInput
from iku_desktop.ui.forms.master_detail import Detail, Verbs
from iku_desktop.ui.forms.rows_list import ListedRow
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.signature_view import SignatureView


class OfficialsPage(RowsPage):
    """The officials with the time in which each may sign."""

    key = "officials"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.preview = SignatureView()
        # The place while it is being typed beside this page; None: the one that is saved.
        self._typed_place: str | None = None
        self._below = QWidget()
        column = QVBoxLayout(self._below)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(t("settings.officials.preview"), "field-label", wraps=True))
        column.addWidget(self.preview)
        # With large letters list and block share what room there is.
        self.rows.list.setMinimumHeight(3 * self.fontMetrics().height())
        self.rows.add_below_list(self._below)
        for changed in (self.rows.edited, self.rows.shown, self.rows.detail.reverted):
            changed.connect(self._show_preview)

    def verbs(self) -> Verbs:
        """Read, add, change and remove officials."""
        settings = self.context.services.settings
        return Verbs(
            read=lambda: [detail_of(each) for each in settings.officials()],
            add=settings.add_official,
            change=settings.change_official,
            remove=settings.remove_official,
        )

    def blank(self) -> Mapping[str, Typed]:
        """Nobody entered yet: the first is who signs the IKU sheet, so its post stands there already."""
        settings, moment = self.context.services.settings, self.context.moment
        plan = None if settings.officials() else self.context.services.plan.plan(moment.year)
        return {} if plan is None else {"post": plan.signatory_post}

    def form_rows(self) -> Rows:
        """The form of one official."""
        acting = choices("acting", Acting)
        behalf = choices("on_behalf", OnBehalf)
        return (
            FieldSpec("name", t("settings.officials.name"), TextInput, needed=True),
            _text("nip", t("settings.officials.nip_hint")),
            (
                FieldSpec("post", t("settings.officials.post"), TextInput, needed=True),
                _text("rank"),
            ),
            (
                FieldSpec("acting", t("settings.officials.acting"), lambda: ChoiceInput(acting)),
                FieldSpec(
                    "on_behalf", t("settings.officials.on_behalf"), lambda: ChoiceInput(behalf)
                ),
            ),
            _text("on_behalf_of"),
            (self._dated("valid_from"), self._dated("valid_to")),
        )

    def show_place(self, words: str) -> None:
        """Show the block with a place of signing that is not saved yet."""
        self._typed_place = words.strip()
        self._show_preview()

    def _show_preview(self) -> None:
        """The block as it would print today if what stands in the form were saved."""
        official = typed_official(self.rows.detail.form.typed())
        place = self._typed_place
        if place is None:
            place = self.context.services.settings.office().place
        self.preview.show_signature(signed_by(official, place, self.context.moment.today))
        self._below.setVisible(self.rows.has_form)

    def _dated(self, key: str) -> FieldSpec:
        def make() -> DateInput:
            return DateInput(self.context)

        return FieldSpec(key, t(f"settings.officials.{key}"), make, t("forms.open_end"))


def typed_official(typed: Mapping[str, Typed]) -> Official:
    """The official as typed, also while a field can't be saved yet."""
    words = {key: str(typed.get(key) or "").strip() for key in ("name", "post", "rank")}
    return Official(
        id="",
        name=words["name"],
        post=words["post"],
        nip=str(typed.get("nip") or "").translate(SPACES_IN_NIP),
        rank=words["rank"],
        acting=Acting(str(typed.get("acting") or Acting.FULL.value)),
        on_behalf=OnBehalf(str(typed.get("on_behalf") or "")),
        on_behalf_of=str(typed.get("on_behalf_of") or "").strip(),
    )


def choices(key: str, kinds: type[StrEnum]) -> tuple[tuple[str, str], ...]:
    """Every value of an enumeration with its words."""
    return tuple((each.value, t(f"settings.officials.{key}.{each.value}")) for each in kinds)


def _text(key: str, hint: str = "") -> FieldSpec:
    return FieldSpec(key, t(f"settings.officials.{key}"), TextInput, hint)


def detail_of(official: Official) -> Detail:
    """An official as a row and as its form's values."""
    bounded = official.valid_from or official.valid_to
    validity = validity_text(official.valid_from, official.valid_to)
    row = ListedRow(official.id, official.name, validity if bounded else official.post)
    values: dict[str, Typed] = {
        "name": official.name,
        "nip": show_nip(official.nip),
        "post": official.post,
        "rank": official.rank,
        "acting": official.acting.value,
        "on_behalf": official.on_behalf.value,
        "on_behalf_of": official.on_behalf_of,
        "valid_from": official.valid_from,
        "valid_to": official.valid_to,
    }
    return Detail(row, values)

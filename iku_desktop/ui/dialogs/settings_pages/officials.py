"""Settings page Pejabat: who signs, from when to when, definitively or as Plt./Plh., a.n. or u.b."""

from enum import StrEnum

from iku_desktop.domain.identity import show_nip
from iku_desktop.domain.office import Acting, Official, OnBehalf
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.settings_pages.rows_page import RowsPage
from iku_desktop.ui.dialogs.settings_pages.validity import validity_text
from iku_desktop.ui.forms.date_input import DateInput
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Rows
from iku_desktop.ui.forms.inputs import ChoiceInput, TextInput
from iku_desktop.ui.forms.master_detail import Detail, Verbs
from iku_desktop.ui.forms.rows_list import ListedRow


class OfficialsPage(RowsPage):
    """The officials with the time in which each may sign."""

    key = "officials"

    def verbs(self) -> Verbs:
        """Read, add, change and remove officials."""
        settings = self.context.services.settings
        return Verbs(
            read=lambda: [detail_of(each) for each in settings.officials()],
            add=settings.add_official,
            change=settings.change_official,
            remove=settings.remove_official,
        )

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

    def _dated(self, key: str) -> FieldSpec:
        def make() -> DateInput:
            return DateInput(self.context)

        return FieldSpec(key, t(f"settings.officials.{key}"), make, t("forms.open_end"))


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

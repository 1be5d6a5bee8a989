"""Settings page Aturan tenggat: when each kind of document is due, by which law, from when to when."""

from collections.abc import Callable, Mapping, Sequence

from iku_desktop.domain.documents import CountingDate, DeadlineRule
from iku_desktop.domain.read_models import FigureChange
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.dates import month_name, month_names
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.settings_pages.rows_page import RowsPage
from iku_desktop.ui.dialogs.settings_pages.validity import validity_text
from iku_desktop.ui.forms.date_input import DateInput
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Rows
from iku_desktop.ui.forms.inputs import ChoiceInput, Input, LinesInput, TextInput
from iku_desktop.ui.forms.master_detail import Detail, Verbs
from iku_desktop.ui.forms.rows_list import ListedRow

OFFSETS = ("-2", "-1", "0", "1", "2")


class RulesPage(RowsPage):
    """The deadline rules; a change that moves a figure shows it before and after, and asks."""

    key = "rules"

    def verbs(self) -> Verbs:
        """Read, add, change and remove rules; each change tells its effect first."""
        settings = self.context.services.settings
        return Verbs(
            read=self._read,
            add=settings.add_rule,
            change=settings.change_rule,
            remove=settings.remove_rule,
            effect=self._effect,
        )

    def form_rows(self) -> Rows:
        """The form of one rule."""
        months = [(str(number), name) for number, name in enumerate(month_names(), start=1)]
        offsets = [(each, t(f"settings.rules.year_offset.{each}")) for each in OFFSETS]
        counts = [(each.value, t(f"common.counting.{each.value}")) for each in CountingDate]
        return (
            (
                _field("document_type", ChoiceInput, needed=True),
                _field("counts", lambda: ChoiceInput(counts)),
            ),
            (
                _field("day", TextInput, t("settings.rules.month_end_hint"), needed=True),
                _field("month", lambda: ChoiceInput(months)),
            ),
            _field("year_offset", lambda: ChoiceInput(offsets)),
            _field("legal_basis", lambda: LinesInput(2), needed=True),
            (self._dated("valid_from"), self._dated("valid_to")),
        )

    def blank(self) -> Mapping[str, Typed]:
        """A new rule begins with the fiscal year itself."""
        return {"year_offset": "0"}

    def reload(self) -> None:
        """Offer the kinds of document, then show the rules."""
        kinds = self.context.services.settings.document_types()
        chosen = self.rows.detail.form.fields["document_type"].input
        assert isinstance(chosen, ChoiceInput)
        chosen.offer([(each.code, each.name) for each in kinds])
        super().reload()

    def _read(self) -> list[Detail]:
        settings = self.context.services.settings
        names = {each.code: each.name for each in settings.document_types()}
        return [detail_of(each, names) for each in settings.rules()]

    def _effect(self, rule_id: str | None, typed: Mapping[str, Typed]) -> Sequence[FigureChange]:
        settings = self.context.services.settings
        return settings.effect_of_rule(rule_id, typed, self.context.moment)

    def _dated(self, key: str) -> FieldSpec:
        return _field(key, lambda: DateInput(self.context), t("forms.open_end"))


def detail_of(rule: DeadlineRule, names: Mapping[str, str]) -> Detail:
    """A rule as a row and as its form's values; `names` of the kinds by code."""
    title = t(
        "settings.rules.title",
        name=names.get(rule.document_type, rule.document_type),
        day=rule.day,
        month=month_name(rule.month),
    )
    bounded = rule.valid_from or rule.valid_to
    offset = t(f"settings.rules.year_offset.{rule.year_offset}")
    line = validity_text(rule.valid_from, rule.valid_to) if bounded else offset
    values: dict[str, Typed] = {
        "document_type": rule.document_type,
        "month": rule.month,
        "day": rule.day,
        "year_offset": rule.year_offset,
        "counts": rule.counts.value,
        "legal_basis": rule.legal_basis,
        "valid_from": rule.valid_from,
        "valid_to": rule.valid_to,
    }
    return Detail(ListedRow(rule.id, title, line), values)


def _field(key: str, make: Callable[[], Input], hint: str = "", needed: bool = False) -> FieldSpec:
    return FieldSpec(key, t(f"settings.rules.{key}"), make, hint, needed)

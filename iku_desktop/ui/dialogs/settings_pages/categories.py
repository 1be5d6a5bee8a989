"""Settings page Kategori capaian: the table of bounds that gives an achievement its word."""

from collections.abc import Callable, Mapping

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.settings_pages.settings_page import SettingsPage
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.inputs import ChoiceInput, Input, TextInput
from iku_desktop.ui.forms.saving_form import SavingForm
from iku_desktop.ui.page_context import PageContext

NUMBERS = range(1, 9)
PARTS = ("name", "bound", "bars")


class CategoriesPage(SettingsPage):
    """The category table as one form of rows; a row without a name is no row."""

    key = "categories"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        bars = [(str(count), str(count)) for count in range(6)]
        rows = tuple(self._row(number, bars) for number in NUMBERS)
        self.saving = SavingForm(context, rows, self._write, whole=True, scrolls=True)
        self.saving.form.edited.connect(self.edited)
        self.saving.saved.connect(self.reload)
        self.column.addWidget(self.saving, 1)

    def _row(self, number: int, bars: list[tuple[str, str]]) -> tuple[FieldSpec, ...]:
        hint = t("settings.categories.bound_hint")

        return (
            self._part("name", number, TextInput, 3),
            self._part("bound", number, lambda: TextInput(hint, figure=True), 2),
            self._part("bars", number, lambda: ChoiceInput(bars), 1),
        )

    def _part(self, part: str, number: int, make: Callable[[], Input], stretch: int) -> FieldSpec:
        # Only the first row has labels over it, like a table's head; each field still says its own.
        words = t(f"settings.categories.{part}")
        spoken = f"{words}, {t('settings.categories.row', number=number)}"
        label = words if number == NUMBERS[0] else ""
        return FieldSpec(f"{part}.{number}", label, make, stretch=stretch, spoken=spoken)

    def reload(self) -> None:
        """Show the saved table unless something is being typed."""
        if self.is_dirty:
            return
        values: dict[str, Typed] = {}
        for number, row in enumerate(self.context.services.settings.categories(), start=1):
            values |= {f"name.{number}": row.name, f"bound.{number}": row.bound}
            values[f"bars.{number}"] = row.bars
        self.saving.load(values)

    @property
    def is_dirty(self) -> bool:
        """Whether something typed would be lost."""
        return self.saving.is_dirty

    def _write(self, typed: Mapping[str, Typed]) -> Saved:
        rows = {n: {part: typed[f"{part}.{n}"] for part in PARTS} for n in NUMBERS}
        given = {n: row for n, row in rows.items() if row["name"] or row["bound"]}
        try:
            return self.context.services.settings.set_categories(tuple(given.values()))
        except Refused as refused:
            raise Refused([_at_its_row(each, tuple(given)) for each in refused.problems]) from None


def _at_its_row(problem: Problem, numbers: tuple[int, ...]) -> Problem:
    """The problem said of the row as the form counts it: the service never saw the empty ones."""
    part, _, place = problem.field.partition(".")
    return problem.at(f"{part}.{numbers[int(place) - 1]}") if place else problem

"""The page Indikator & Target: the indicators, the chosen one's formula and rows, what is entered of it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.achievement import Category
from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.measured_year import preset_of
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import GoalKind, IkuPlan
from iku_desktop.domain.read_models import FactLine, IndicatorView
from iku_desktop.domain.tables import TableContent
from iku_desktop.presentation.home_words import code_text
from iku_desktop.presentation.numbers import show_number
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.counting import CountingDialog
from iku_desktop.ui.dialogs.new_indicator import NewIndicatorDialog
from iku_desktop.ui.doors import door_of_row
from iku_desktop.ui.forms.buttons import IconOnlyButton
from iku_desktop.ui.forms.folding import Folding
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.page import Door, Page
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.category_bars import CategoryBars
from iku_desktop.ui.widgets.figure_panel import FigurePanel
from iku_desktop.ui.widgets.indicator_entry import IndicatorEntry
from iku_desktop.ui.widgets.indicator_list import IndicatorList
from iku_desktop.ui.widgets.indicator_tables import target_table

# In ems: from which width figure and entries stand side by side, a stacked figure's height, the list.
WIDE, TALL, LIST_WIDTH = 54, 30, 12
FIGURE_SHARE = 0.605


class IndicatorsPage(Page):
    """Left the indicators, in the middle where the chosen figure comes from, right what is entered."""

    key = "indicators"
    icon = "target"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._plan: IkuPlan | None = None
        self._chosen = ""
        self._moment = context.moment
        self.list = IndicatorList(context.theme)
        self.figure = FigurePanel(context.theme)
        self.entry = IndicatorEntry(context)
        self.categories = CategoryTable(context)
        self.add_button = IconOnlyButton(context.theme, "plus", t("indicators.add"))
        self.counting_button = IconButton(context.theme, "sliders-horizontal", "", "tool")
        self._period = QLabel()
        self._no_plan = QLabel()
        self._lay_out()
        self.list.indicator_chosen.connect(self.choose)
        self.add_button.clicked.connect(self.add_indicator)
        self.counting_button.clicked.connect(self.choose_counting)
        self.figure.row_opened.connect(self._open_row)
        self.figure.export_wanted.connect(lambda: context.export_tables(self.tables()))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        title = QLabel(t(f"page.{self.key}"))
        set_mark(title, "role", "page-title")
        set_mark(self._period, "role", "subtitle")
        head.addWidget(title)
        head.addWidget(self._period)
        head.addStretch(1)
        head.addWidget(self.counting_button)
        left, middle = QFrame(), QFrame()
        for card in (left, middle):
            set_mark(card, "role", "card")
        self._fill_left(left)
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.figure)
        self._body = QWidget()
        body = QHBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(12)
        self._folding = Folding(middle, self._entry_side(), WIDE, TALL, FIGURE_SHARE)
        self._folding.folded.connect(self._place_categories)
        body.addWidget(left, 21)
        body.addWidget(self._folding, 112)
        self._no_plan.setWordWrap(True)
        self._no_plan.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._body, 1)
        column.addWidget(self._no_plan, 1)

    def _entry_side(self) -> QWidget:
        side = QWidget()
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.addWidget(self.entry, 1)
        return side

    def _place_categories(self, folded: object) -> None:
        """Where the page is narrow the list needs the table's room; it goes below everything."""
        (self._side if folded else self._left).addWidget(self.categories)
        self.list.setMinimumWidth(LIST_WIDTH * self.fontMetrics().height() if folded else 0)

    def _fill_left(self, card: QFrame) -> None:
        column = QVBoxLayout(card)
        column.setContentsMargins(1, 6, 1, 10)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 8, 0)
        title = QLabel(t("indicators.list"))
        set_mark(title, "role", "card-title")
        head.addWidget(title, 1)
        head.addWidget(self.add_button)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.categories)
        self._left = column

    def show_moment(self, moment: Moment) -> None:
        """Read the year's indicators and the chosen one's figure, rows, targets and narratives."""
        if moment != self._moment:
            self.entry.flush()
        self._moment = moment
        services = self.context.services
        self._plan = services.plan.plan(moment.year)
        self._body.setVisible(self._plan is not None)
        self._no_plan.setVisible(self._plan is None)
        self._no_plan.setText(t("indicators.no_plan", year=moment.year))
        self.counting_button.setVisible(self._plan is not None)
        if self._plan is None:
            self._period.setText("")
            return
        self._show_head(self._plan)
        found = sheet_order(services.indicators.assessments(moment), self._plan)
        labels = labels_of(found, self._plan)
        self.list.show_assessments(
            found, labels, self._chosen or _first_strategic(found, self._plan)
        )
        self._chosen = self.list.chosen
        if self._chosen:
            self._show_view(services.indicators.view(self._chosen, moment), labels[self._chosen])

    def _show_head(self, plan: IkuPlan) -> None:
        year = self._moment.year
        years = {"first": plan.first_year, "last": plan.last_year}
        self._period.setText(t("indicators.period", year=year, **years))
        preset = preset_of(plan.offsets, self.context.services.plan.presets())
        words = t("indicators.counting", preset=t(f"common.preset.{preset}"))
        self.counting_button.setText(words)

    def _show_view(self, view: IndicatorView, label: str) -> None:
        self.figure.show_view(view, label)
        self.entry.show_view(view)
        self.categories.show_table(view.categories)

    def tables(self) -> tuple[TableContent, ...]:
        """The chosen indicator's rows as they are seen, and its targets with what was reached."""
        if self._plan is None or not self._chosen:
            return ()
        view = self.context.services.indicators.view(self._chosen, self._moment)
        indicator, lines = view.assessment.indicator, self.table_lines()
        name = indicator.short_title or indicator.title
        title = t("tables.targets_of", indicator=name, year=self._moment.year)
        return (self.figure.table(lines), target_table(self.entry.targets.model, title, lines))

    def choose(self, code: str, then: Callable[[], object] = lambda: None) -> None:
        """Show another indicator and go on; a block of targets that waits is asked about first.

        What is being typed at this one is written before.
        """

        def go() -> None:
            self.entry.flush()
            self._chosen = code
            self.show_moment(self._moment)
            then()

        if code == self._chosen:
            then()
        else:
            self.context.blocks.settle(go, self._stay)

    def _stay(self) -> None:
        """Mark the indicator in the list again whose targets still wait."""
        with QSignalBlocker(self.list):
            self.list.choose(self._chosen)

    def go_to(self, door: Door) -> None:
        """Choose the indicator that a problem line names, and go to what is to be entered of it."""
        code = str(door.hints.get("indicator_code", ""))
        focus = str(door.hints.get("focus", ""))
        self.choose(code or self._chosen, lambda: self.entry.focus_on(focus))

    def add_indicator(self) -> None:
        """Open the dialog that adds a hand-entered indicator, and show it when it is there."""
        if self._plan is None:
            return
        dialog = NewIndicatorDialog(self.context, self._plan, self)
        dialog.accepted.connect(lambda: self.choose(dialog.code))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def choose_counting(self) -> None:
        """Open the choice of which fiscal year of each document counts."""
        if self._plan is None:
            return
        dialog = CountingDialog(self.context, self._plan, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _open_row(self, line: FactLine) -> None:
        self.context.open_door(door_of_row(line))


class CategoryTable(QWidget):
    """The category table in force, from the best to the rest."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self._shown: tuple[Category, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 8, 14, 0)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)

    def show_table(self, table: tuple[Category, ...]) -> None:
        """Show the table; an unchanged one stays as it is."""
        if table == self._shown:
            return
        self._shown = table
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        title = QLabel(t("indicators.categories"))
        set_mark(title, "role", "field-label")
        self._grid.addWidget(title, 0, 0, 1, 3)
        for number, row in enumerate(table, start=1):
            self._grid.addWidget(CategoryBars(self.context.theme, row.bars), number, 0)
            name, bound = QLabel(row.name), QLabel(bound_text(row, table))
            for label in (name, bound):
                set_mark(label, "role", "hint")
            self._grid.addWidget(name, number, 1)
            self._grid.addWidget(bound, number, 2, Qt.AlignmentFlag.AlignRight)


def bound_text(row: Category, table: Iterable[Category]) -> str:
    """`≥ 91`; the row without a bound of its own says what it lies below."""
    if row.bound is not None:
        return t("indicators.category_from", bound=show_number(row.bound))
    bounds = [each.bound for each in table if each.bound is not None]
    return t("indicators.category_below", bound=show_number(min(bounds))) if bounds else ""


def sheet_order(assessments: Iterable[Assessment], plan: IkuPlan) -> list[Assessment]:
    """The goal's own indicators first, then the strategic ones, as the sheet has them."""
    goals = [each.id for each in plan.of_kind(GoalKind.OBJECTIVE)]
    return sorted(assessments, key=lambda each: each.indicator.id not in goals)


def labels_of(assessments: Iterable[Assessment], plan: IkuPlan) -> dict[str, str]:
    """What stands above each indicator's name, by code: that it is the goal's, or its code."""
    goals = {each.id for each in plan.of_kind(GoalKind.OBJECTIVE)}
    return {
        each.indicator.code: t("indicators.objective")
        if each.indicator.id in goals
        else code_text(each.indicator.code)
        for each in assessments
    }


def _first_strategic(assessments: Iterable[Assessment], plan: IkuPlan) -> str:
    strategic = {each.id for each in plan.of_kind(GoalKind.STRATEGIC)}
    codes = [each.indicator.code for each in assessments if each.indicator.id in strategic]
    return codes[0] if codes else ""

"""Targets and achievements of a year's quarters: the target is typed in place, refused beside its cell."""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QWidget

from iku_desktop.domain.achievement import Category
from iku_desktop.domain.locking import Locked
from iku_desktop.domain.periods import QUARTERS
from iku_desktop.domain.plan import WHOLE_YEAR
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import IndicatorView, Saved
from iku_desktop.domain.target_history import newest_targets, target_revisions
from iku_desktop.presentation.numbers import show_decimal
from iku_desktop.presentation.target_words import place_text, revision_mark
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.category_bars import CategoryBars
from iku_desktop.ui.widgets.target_blocks import TargetBlocks, TargetDesk
from iku_desktop.ui.widgets.target_cell import TargetCell

SetTarget = Callable[[int, str], Saved]
COLUMNS = ("target", "actual", "achievement", "category")


@dataclass(slots=True)
class _Row:
    """The widgets of one quarter (or the year)."""

    title: QLabel
    cell: TargetCell
    actual: QLabel
    achievement: QLabel
    holder: QWidget
    category: QHBoxLayout
    problem: QLabel


class TargetTable(QFrame):
    """Five rows: the quarters and the year; `show_view` fills them, `set_target` writes one."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.setAccessibleName(t("indicators.targets"))
        self._set_target: SetTarget | None = None
        self._place: tuple[str, int] = ("", 0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(0)
        self._grid.setVerticalSpacing(1)
        set_mark(self, "role", "table")
        self._year = QLabel()
        self._heads = [QLabel(t(f"indicators.target.{key}")) for key in COLUMNS]
        self._add_head()
        self.rows = {number: self._add_row(number) for number in (*QUARTERS, WHOLE_YEAR)}
        cells = {number: row.cell for number, row in self.rows.items()}
        self.blocks = TargetBlocks(context, cells, self._refuse)
        self._grid.addWidget(self.blocks, self._grid.rowCount(), 0, 1, len(COLUMNS) + 1)
        for column, share in enumerate((3, 3, 3, 3, 5)):
            self._grid.setColumnStretch(column, share)

    def _add_head(self) -> None:
        for column, label in enumerate((self._year, *self._heads)):
            set_mark(label, "role", "table-head")
            if 0 < column < len(COLUMNS):
                label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._grid.addWidget(label, 0, column)

    def _add_row(self, number: int) -> _Row:
        title = QLabel(place_text(number))
        title.setIndent(8)
        cell = TargetCell(self._context.theme, t("indicators.target_of", row=place_text(number)))
        actual, achievement = QLabel(), QLabel()
        holder = QWidget()
        category = QHBoxLayout(holder)
        category.setContentsMargins(8, 0, 4, 0)
        category.setSpacing(6)
        problem = QLabel()
        problem.setWordWrap(True)
        problem.hide()
        set_mark(problem, "role", "problem")
        at = 2 * (number or len(QUARTERS) + 1) - 1
        for column, widget in enumerate((title, cell, actual, achievement, holder)):
            set_mark(widget, "role", "cell")
            self._grid.addWidget(widget, at, column)
        for label in (actual, achievement):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(problem, at + 1, 0, 1, len(COLUMNS) + 1)
        cell.accepted.connect(lambda: self._accept(number))
        cell.paste_wanted.connect(lambda: self._paste(number))
        cell.fill_wanted.connect(lambda: self.blocks.fill_down(number))
        cell.moved.connect(lambda step: self._move(number, step))
        cell.textEdited.connect(lambda _text: self._refuse(number, ()))
        return _Row(title, cell, actual, achievement, holder, category, problem)

    def _paste(self, number: int) -> None:
        if not self.blocks.paste(number):
            self.rows[number].cell.paste()

    def show_view(
        self, view: IndicatorView, locked: Locked, set_target: SetTarget, desk: TargetDesk
    ) -> None:
        """Show an indicator's year and what is locked of it; what is being typed at that place stays."""
        moment = view.assessment.moment
        place = (view.assessment.indicator.code, moment.year)
        self.blocks.desk = desk
        if place != self._place:
            self.blocks.drop()
            for number, row in self.rows.items():
                row.cell.saved_text = row.cell.text()
                self._refuse(number, ())
        self._place, self._set_target = place, set_target
        self._year.setText(str(moment.year))
        self._heads[0].setText(
            t("indicators.target.target_unit", unit=view.assessment.indicator.unit)
        )
        closed = {each.quarter.number: each.problem() for each in locked.quarters}
        for point in view.course:
            number = point.quarter.number
            found = point.assessment
            self._fill(
                number,
                point.target,
                found.measurement.actual if found else None,
                found.achievement if found else None,
                found.category if found else None,
            )
            here = number == moment.quarter.number
            self._mark_row(number, here, closed.get(number))
        self._fill(WHOLE_YEAR, view.year_target, None, None, None)
        self._show_locks(view, locked)
        self._show_revisions(view)

    def _fill(
        self,
        number: int,
        target: Fraction | None,
        actual: Fraction | None,
        reached: Fraction | None,
        category: Category | None,
    ) -> None:
        row = self.rows[number]
        row.cell.show_saved("" if target is None else show_decimal(target))
        year = number == WHOLE_YEAR
        row.actual.setText("" if year else show_decimal(actual))
        row.achievement.setText("" if year else show_decimal(reached))
        while (item := row.category.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        if category is not None:
            row.category.addWidget(CategoryBars(self._context.theme, category.bars))
            row.category.addWidget(QLabel(category.name), 1)
        else:
            row.category.addStretch(1)

    def _mark_row(self, number: int, here: bool, closed: Problem | None) -> None:
        row, words = self.rows[number], place_text(number)
        row.title.setText(t("indicators.row_closed", row=words) if closed else words)
        row.title.setToolTip(problem_text(closed) if closed else "")
        for widget in (row.title, row.cell, row.actual, row.achievement, row.holder):
            set_mark(widget, "here", here)

    def _show_locks(self, view: IndicatorView, locked: Locked) -> None:
        """Lock what a closed quarter holds; a target it never had may still be entered."""
        indicator, year = view.assessment.indicator, view.assessment.moment.year
        newest = newest_targets(view.targets, indicator.id, year)
        for number, row in self.rows.items():
            lock = locked.problem(newest[number], "value") if number in newest else None
            row.cell.mark_locked("" if lock is None else problem_text(lock))

    def _show_revisions(self, view: IndicatorView) -> None:
        """Mark what was revised; a value whose revision is not valid yet can't be put right from here."""
        indicator, moment = view.assessment.indicator, view.assessment.moment
        found = target_revisions(view.targets, indicator.id, moment.year)
        newest = {each.target.quarter: each for each in found}
        for number, row in self.rows.items():
            revision = newest.get(number)
            row.cell.mark_revised(
                "" if revision is None else revision_mark(revision, indicator.unit, moment.as_of)
            )
            if revision is not None and not revision.target.is_valid_on(moment.as_of):
                row.cell.setReadOnly(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The thin lines between the rows."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._context.theme.color("grid"))
        for row in self.rows.values():
            bottom = row.cell.geometry().bottom() + 1
            painter.drawLine(0, bottom, self.width(), bottom)

    def focus_on(self, number: int) -> None:
        """Put the cursor into a quarter's target."""
        self.rows[number].cell.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush(self) -> None:
        """Write whatever was typed, before another indicator or year is shown; a block that waits is left."""
        self.blocks.drop()
        for number in self.rows:
            self._accept(number)

    def _accept(self, number: int) -> None:
        if self.blocks.retype(number):
            return
        cell, set_target = self.rows[number].cell, self._set_target
        if set_target is None or not cell.is_dirty:
            self._refuse(number, ())
            return
        typed, before = cell.text(), cell.saved_text
        cell.saved_text = typed

        def refuse(problems: tuple[Problem, ...]) -> None:
            cell.saved_text = before
            self._refuse(number, problems)

        if self._context.attempt(lambda: set_target(number, typed), refuse) is None:
            cell.saved_text = before

    def _refuse(self, number: int, problems: tuple[Problem, ...]) -> None:
        row = self.rows[number]
        set_mark(row.cell, "refused", bool(problems))
        row.problem.setText(" ".join(problem_text(each) for each in problems))
        row.problem.setVisible(bool(problems))

    def _move(self, number: int, step: int) -> None:
        order = list(self.rows)
        at = order.index(number) + step
        if 0 <= at < len(order):
            self.rows[order[at]].cell.setFocus(Qt.FocusReason.TabFocusReason)

"""The grid of a year's targets: five rows of one indicator, typed, pasted and filled like every grid."""

from collections.abc import Sequence

from iku_desktop.domain.blocks import RefusedCell
from iku_desktop.domain.locking import Locked
from iku_desktop.domain.periods import QUARTERS
from iku_desktop.domain.read_models import IndicatorView, Saved
from iku_desktop.domain.steps import StepName
from iku_desktop.presentation.texts import t
from iku_desktop.services.indicators import Indicators
from iku_desktop.ui.grid.block import Rows
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.grid.pending import PendingCell
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.target_columns import TARGET, row_words, target_columns
from iku_desktop.ui.widgets.target_rows import target_rows

ROW_HEIGHT = 24
ROWS = len(QUARTERS) + 1


class TargetGrid(Grid):
    """The quarters and the year; as tall as they are, so that only what is around it scrolls."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, t("indicators.targets_grid"), lambda row: row.id, row_words)
        self._indicator: tuple[str, int] = ("", 0)
        self.write = self._write
        self.set_row_height(ROW_HEIGHT)
        self.table.verticalHeader().hide()
        self.table.laid_out.connect(self._fit_height)

    def _fit_height(self) -> None:
        """Room for all rows, and for the bar that scrolls sideways where the columns need it."""
        bar = self.table.horizontalScrollBar()
        height = ROWS * self._context.theme.px(ROW_HEIGHT)
        if bar.maximum():
            height += bar.sizeHint().height()
        if height != self.table.height() or height != self.table.minimumHeight():
            self.table.setFixedHeight(height)

    def show_view(self, view: IndicatorView, locked: Locked) -> None:
        """Show an indicator's year and what is locked of it; at that place what is typed stays."""
        indicator, year = view.assessment.indicator, view.assessment.moment.year
        shown = (indicator.code, year)
        if shown != self._indicator:
            self._indicator = shown
            self.set_columns(target_columns(year, indicator.unit), frozen=1)
            self.model.drop_refusals(list(self.model.refusals))
            self.block.desk = TargetDesk(self._context.services.indicators, *shown)
        self.set_rows(target_rows(view, locked))

    def _write(self, pending: PendingCell) -> None:
        code, year = self._indicator
        service = self._context.services.indicators
        pending.settle(
            self._context.attempt(
                lambda: service.set_target(code, year, int(pending.row_id), pending.typed),
                pending.refuse,
            )
        )

    def focus_on(self, number: int) -> None:
        """Make a quarter's target the current cell."""
        self.go_to(str(number), TARGET)
        self.enter()


class TargetDesk:
    """The targets of one indicator and year, for blocks of them; a row's id is its quarter's number."""

    def __init__(self, service: Indicators, code: str, year: int) -> None:
        self._service, self._code, self._year = service, code, year

    def check_block(self, typed: Rows) -> Sequence[RefusedCell]:
        """The values that would be refused."""
        return self._service.check_targets(self._code, self._year, _by_quarter(typed))

    def enter_block(self, typed: Rows, name: StepName) -> Saved:
        """Write them in one step; RefusedBlock where any is refused."""
        return self._service.enter_targets(self._code, self._year, _by_quarter(typed), name)


def _by_quarter(typed: Rows) -> dict[int, dict[str, str]]:
    return {int(row_id): dict(fields) for row_id, fields in typed.items()}

"""The page Dokumen Desa: the village × document matrix, typed into like a spreadsheet."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from iku_desktop.domain.cell_marks import CellMarks
from iku_desktop.domain.documents import DocumentStatus
from iku_desktop.domain.evaluation import Evaluation
from iku_desktop.domain.facts import DocumentKey
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.domain.read_models import DocumentCell, DocumentMatrix, MatrixRow
from iku_desktop.presentation.home_words import code_text
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import counted_text, problem_text
from iku_desktop.services.document_entry import STORED_AS
from iku_desktop.ui.dialogs.document_detail import detail_dialog, exception_dialog
from iku_desktop.ui.dialogs.saving_dialog import SavingDialog
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.grid.column import DayMeaning, Group
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.grid.grid_page import GridPage
from iku_desktop.ui.grid.marked import LOCK
from iku_desktop.ui.grid.pending import PendingCell
from iku_desktop.ui.history_entry import add_history
from iku_desktop.ui.icons import icon
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.document_blocks import MatrixBlocks
from iku_desktop.ui.pages.document_columns import (
    DATE,
    STATUS,
    VILLAGE_WIDTH,
    column_of,
    matrix_columns,
    matrix_footer,
    matrix_groups,
    meaning_look,
    part_of,
)
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.empty_state import EmptyState
from iku_desktop.ui.widgets.fact_model import LOOKS
from iku_desktop.ui.widgets.figure_line import FigureLine
from iku_desktop.ui.widgets.flow_layout import FlowLayout
from iku_desktop.ui.widgets.icon_label import IconLabel
from iku_desktop.ui.widgets.tool_head import ToolHead

ROW_HEIGHT, LEAST_HEIGHT = 34, 27
LEAST_FOR_LEGEND = 480
NAME_ROOM, WIDEST_NAME = 20, 260
MakeDialog = Callable[[PageContext, DocumentCell, str, str, QWidget], SavingDialog]


class DocumentsPage(GridPage):
    """All documents of the year at once; every date says what it means before it is saved."""

    key = "documents"
    icon = "table-2"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.theme
        self._matrix: DocumentMatrix | None = None
        self._marks = CellMarks()
        self._clocks: Mapping[DocumentKey, Evaluation] = {}
        self._shape: object = None
        self.grid = Grid(
            context,
            t("documents.grid"),
            lambda row: row.village.id,
            lambda row: row.village.name,
        )
        self.grid.set_row_height(ROW_HEIGHT, LEAST_HEIGHT)
        self.grid.write = self._write
        self.grid.block.desk = MatrixBlocks(context.services, self._cell)
        self.empty = EmptyState(theme, "table-2")
        self.figure = FigureLine(context, "documents_on_time")
        self.subtitle = label("", "subtitle")
        self.kelurahan = label("", "hint")
        self.detail_button = IconButton(
            theme, "message-square", t("documents.detail_button"), "tool"
        )
        self.exception_button = IconButton(theme, "flag", t("documents.exception_button"), "tool")
        self.print_button = IconButton(theme, "printer", t("documents.print"), "tool")
        self.refused_button = QPushButton()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        set_mark(self.refused_button, "role", "chip")
        set_mark(self.refused_button, "status", "miss")
        buttons = (
            *(self.detail_button, self.exception_button, self.print_button),
            self.export_button,
        )
        words = (self.subtitle, self.kelurahan)
        head = ToolHead(t("page.documents"), words, (*buttons, self.refused_button))
        for widget in (self.grid, self.empty):
            self._stack.addWidget(widget)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        self.legend = self._legend()
        foot.addWidget(self.legend, 1, Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.figure, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 7, 14, 8)
        column.setSpacing(7)
        column.addWidget(head)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def _legend(self) -> QWidget:
        legend = QWidget()
        flow = FlowLayout(legend, 14)
        looks = [(LOOKS[each.value], f"common.status_kind.{each.value}") for each in DocumentStatus]
        looks += [
            (("flag", "exception"), "common.exception"),
            (LOCK, "documents.locked"),
            (("paperclip", "text2"), "documents.files"),
            (("hourglass", "late"), "documents.evaluation"),
        ]
        for (name, tone), key in looks:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(5)
            row.addWidget(IconLabel(self.context.theme, name, tone))
            row.addWidget(label(t(key), "text2"))
            flow.addWidget(line)
        return legend

    def _connect(self) -> None:
        grid = self.grid
        grid.opened.connect(lambda village, key: self._open(village, key, detail_dialog))
        grid.menu_wanted.connect(self._fill_menu)
        grid.current_changed.connect(lambda _village, _key: self._show_buttons())
        grid.model.refusals_changed.connect(self._show_refused)
        grid.model.arranged.connect(self._show_groups)
        self.detail_button.clicked.connect(lambda: self._open(*grid.place, detail_dialog))
        self.exception_button.clicked.connect(lambda: self._open(*grid.place, exception_dialog))
        self.refused_button.clicked.connect(grid.go_to_refused)
        self.print_button.clicked.connect(
            lambda: self.context.open_door(Door("reports", {"kind": "quarterly"}))
        )
        self._show_refused()
        self._show_buttons()

    # Showing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the font leaves little height, rows are worth more than the legend."""
        super().resizeEvent(event)
        self.legend.setVisible(self.height() >= self.context.theme.px(LEAST_FOR_LEGEND))

    def show_moment(self, moment: Moment) -> None:
        """Read the matrix and show it."""
        self._matrix = matrix = self.context.services.documents.matrix(moment)
        years = {each.fiscal_year for each in matrix.counted}
        self._marks = self.context.services.marks.documents(years)
        self._clocks = self.context.services.evaluations.of_years(years)
        found = self.figure.show_figure()
        year = moment.year
        self.subtitle.setText(
            t("documents.subtitle_plain", year=year)
            if found is None
            else t("documents.subtitle", code=code_text(found.indicator.code), year=year)
        )
        names = ", ".join(village.name for village in matrix.kelurahan)
        self.kelurahan.setVisible(bool(matrix.kelurahan))
        self.kelurahan.setText(t("documents.kelurahan", count=len(matrix.kelurahan)))
        self.kelurahan.setToolTip(t("documents.kelurahan_names", names=names))
        if self._show_empty(matrix):
            return
        self._stack.setCurrentWidget(self.grid)
        self._show_columns(matrix)
        self.grid.set_rows(matrix.rows)
        self.grid.footer.show_cells(matrix_footer(matrix))
        self._show_buttons()

    def _show_columns(self, matrix: DocumentMatrix) -> None:
        causes = dict(self.context.services.documents.causes())
        width = self._village_width(matrix)
        shape = (matrix.counted, tuple(causes.items()), width)
        if shape != self._shape:
            self._shape = shape
            columns = matrix_columns(
                *(matrix, causes, self._judge_of, lambda: self._marks, width, lambda: self._clocks)
            )
            self.grid.set_columns(columns, self._groups(), frozen=1)
        self._show_groups()

    def _village_width(self, matrix: DocumentMatrix) -> int:
        """Room for the longest name, within limits, at the base size."""
        base = QFontMetrics(self.context.theme.font())
        longest = max((base.horizontalAdvance(row.village.name) for row in matrix.rows), default=0)
        needed = round(longest / self.context.theme.px(100) * 100) + NAME_ROOM
        return min(max(needed, VILLAGE_WIDTH), WIDEST_NAME)

    def _groups(self) -> list[Group]:
        assert self._matrix is not None
        office = self.context.services.settings.office().name
        return matrix_groups(self._matrix, office, self._shown())

    def _shown(self) -> int:
        assert self._matrix is not None
        model = self.grid.model
        return model.shown_count if model.is_filtered else len(self._matrix.rows)

    def _show_groups(self) -> None:
        if self._matrix is not None:
            self.grid.header.show_groups(self._groups())

    def _show_empty(self, matrix: DocumentMatrix) -> bool:
        if not matrix.counted:
            self.empty.say(
                t("documents.empty_plan_title"),
                t("documents.empty_plan", year=matrix.moment.year),
                t("documents.to_settings"),
                lambda: self.context.open_settings("plan"),
            )
        elif not matrix.rows:
            key = "empty_kelurahan" if matrix.kelurahan else "empty_villages"
            self.empty.say(
                t(f"documents.{key}_title"),
                t(f"documents.{key}"),
                t("documents.to_villages"),
                lambda: self.context.open_door(Door("villages")),
            )
        else:
            return False
        self._stack.setCurrentWidget(self.empty)
        return True

    def _show_refused(self) -> None:
        count = len(self.grid.model.refusals)
        self.refused_button.setIcon(icon("circle-x", "miss", self.context.theme))
        self.refused_button.setVisible(bool(count))
        self.refused_button.setText(t("grid.refused_count", count=count))
        self.refused_button.setAccessibleName(t("grid.refused_count_name", count=count))

    def _show_buttons(self) -> None:
        cell = self._cell(*self.grid.place)
        for button in (self.detail_button, self.exception_button):
            button.setEnabled(cell is not None and cell.state is not None)

    # Entries

    def _cell(self, village_id: str, key: str) -> DocumentCell | None:
        at, _ = part_of(key)
        row: MatrixRow | None = self.grid.model.row_by_id(village_id)
        return row.cells[at] if row is not None and 0 <= at < len(row.cells) else None

    def _write(self, pending: PendingCell) -> None:
        _, part = part_of(pending.key)
        cell = self._cell(pending.row_id, pending.key)
        if cell is None:
            return
        documents = self.context.services.documents
        place = (cell.village_id, cell.document_type, cell.fiscal_year)
        pending.settle(
            self.context.attempt(
                lambda: documents.record(*place, {part: pending.typed}), pending.refuse
            )
        )

    def _judge_of(self, at: int) -> Callable[[MatrixRow, date], DayMeaning]:
        documents = self.context.services.documents

        def judge(row: MatrixRow, day: date) -> DayMeaning:
            cell = row.cells[at]
            place = (cell.village_id, cell.document_type, cell.fiscal_year)
            try:
                return meaning_look(documents.meaning(*place, day))
            except Refused as refused:
                words = problem_text(refused.problems[0])
                return DayMeaning(words, "circle-x", "miss", possible=False)
            except Unavailable:
                # The entry itself will say what is wrong with the disk.
                return DayMeaning()

        return judge

    def _open(self, village_id: str, key: str, make: MakeDialog) -> None:
        cell = self._cell(village_id, key)
        if cell is None or cell.state is None:
            return
        document, village = self._names(cell)
        dialog = make(self.context, cell, document, village, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _names(self, cell: DocumentCell) -> tuple[str, str]:
        assert self._matrix is not None
        counted = next(
            each for each in self._matrix.counted if each.document_type.code == cell.document_type
        )
        row = next(each for each in self._matrix.rows if each.village.id == cell.village_id)
        return counted_text(counted), row.village.name

    def _fill_menu(self, menu: QMenu, village_id: str, key: str) -> None:
        cell = self._cell(village_id, key)
        if cell is None or cell.state is None:
            return
        menu.addSeparator()
        for text, act in (
            ("documents.detail", lambda: self._open(village_id, key, detail_dialog)),
            ("documents.exception", lambda: self._open(village_id, key, exception_dialog)),
            ("documents.clear", lambda: self._ask_clear(cell)),
        ):
            menu.addAction(t(text)).triggered.connect(act)
        place = (cell.village_id, cell.document_type, cell.fiscal_year)
        trail = self.context.services.trail
        add_history(menu, self.context, self, lambda: trail.of_document(*place))

    def _ask_clear(self, cell: DocumentCell) -> None:
        document, village = self._names(cell)
        place = (cell.village_id, cell.document_type, cell.fiscal_year)
        everything = dict.fromkeys(STORED_AS, "")
        documents = self.context.services.documents
        self.context.ask(
            t("documents.clear_question", document=document, village=village),
            t("grid.clear"),
            lambda: self.context.attempt(lambda: documents.record(*place, everything)),
            t("documents.clear_details"),
            self,
        )

    # Ways here

    def go_to(self, door: Door) -> None:
        """Select the document a problem leads to; with `focus` = cause its dialog opens."""
        if self._matrix is None:
            return
        village = str(door.hints.get("village_id", ""))
        wants_cause = door.hints.get("focus") == "cause"
        kind = str(door.hints.get("document_type", ""))
        key = column_of(self._matrix.counted, kind, STATUS if wants_cause else DATE)
        if self.grid.go_to(village, key):
            self.grid.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if wants_cause:
                self._open(village, key, detail_dialog)

    def start_search(self) -> None:
        """Put the cursor into the filter of the villages' names."""
        field = self.grid.header.fields.get("village")
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

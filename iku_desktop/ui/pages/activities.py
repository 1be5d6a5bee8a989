"""The page Kegiatan: the activities of a quarter or year, typed into like a spreadsheet, with details."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from iku_desktop.domain.activity_query import ActivityTotals
from iku_desktop.domain.cell_marks import CellMarks
from iku_desktop.domain.office import Section
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import ActivityRow, Saved
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.numbers import show_percent
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.grid.column import NewRow
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.grid.grid_page import GridPage
from iku_desktop.ui.grid.model import NEW_ID
from iku_desktop.ui.grid.pending import PendingCell, PendingRow
from iku_desktop.ui.history_entry import add_history
from iku_desktop.ui.icons import icon
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.activity_columns import (
    COUNTS,
    DATE,
    FOLLOW_UP,
    NEEDED,
    NO,
    activity_columns,
    activity_footer,
    cell_words,
    totals_of,
)
from iku_desktop.ui.pages.long_list import LongList
from iku_desktop.ui.widgets.activity_panel import ActivityPanel
from iku_desktop.ui.widgets.buttons import IconButton, LinkButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.figure_line import FigureLine
from iku_desktop.ui.widgets.sided import Sided
from iku_desktop.ui.widgets.tool_head import ToolHead

SEARCH_WIDTH = 150
DOOR_FILTERS = {"uncounted": (COUNTS, NO), "follow_up_open": (FOLLOW_UP, NO)}


class ActivitiesPage(GridPage):
    """Left the grid with its empty last row, right the detail of the chosen activity."""

    key = "activities"
    icon = "clipboard-list"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.theme
        self._totals: ActivityTotals | None = None
        self._marks = CellMarks()
        self._shape: object = None
        self.grid = Grid(
            context,
            t("activities.grid"),
            lambda row: row.activity.id,
            lambda row: row.activity.description,
        )
        self.grid.choice.name = self.key
        self.grid.write = self._write
        self.grid.add = self._add
        self.grid.block.desk = context.services.activities
        self.grid.empty_hint = t("activities.empty")
        self._long = LongList(context, self.grid, self._is_shown, self._show_sums)
        self.panel = ActivityPanel(context)
        self.sided = Sided(theme, self.grid, self.panel)
        self.figure = FigureLine(context, "follow_up")
        self.search = QLineEdit()
        self.year_button = IconButton(theme, "calendar", t("activities.whole_year"), "tool")
        self.detail_button = IconButton(theme, "panel-right", t("activities.unfold"), "tool")
        self.print_button = IconButton(theme, "printer", t("activities.print"), "tool")
        self.new_button = IconButton(
            theme, "plus", t("activities.new_button"), "primary", "on_accent"
        )
        self.notice = label("", "warning")
        self.notice_link = LinkButton(theme, "", t("activities.show_year"))
        self._notice_line = QWidget()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.search.setPlaceholderText(t("activities.search"))
        self.search.setAccessibleName(t("activities.search_name"))
        self.search.setClearButtonEnabled(True)
        self.search.setFixedWidth(self.context.theme.px(SEARCH_WIDTH))
        self._search_icon = QAction(QIcon(), "", self.search)
        self.search.addAction(self._search_icon, QLineEdit.ActionPosition.LeadingPosition)
        self.year_button.setCheckable(True)
        buttons = (
            *(self.year_button, self.detail_button, self.print_button),
            *(self.export_button, self.new_button),
        )
        head = ToolHead(t("page.activities"), (self.figure,), (self.search, *buttons))
        notice = QHBoxLayout(self._notice_line)
        notice.setContentsMargins(0, 0, 0, 0)
        notice.addWidget(self.notice)
        notice.addWidget(self.notice_link)
        notice.addStretch(1)
        self._notice_line.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 7, 14, 12)
        column.setSpacing(7)
        column.addWidget(head)
        column.addWidget(self._notice_line)
        column.addWidget(self.sided, 1)
        self._dress()

    def _connect(self) -> None:
        grid = self.grid
        grid.current_changed.connect(lambda _row, _key: self._show_detail())
        grid.opened.connect(lambda _row, _key: self._show_panel())
        grid.menu_wanted.connect(self._fill_menu)
        grid.warned.connect(self._show_warnings)
        grid.model.arranged.connect(self._show_totals)
        self.search.textChanged.connect(grid.search)
        self.search.returnPressed.connect(grid.enter)
        self.year_button.toggled.connect(self._turn_year)
        self.notice_link.clicked.connect(lambda: self.year_button.setChecked(True))
        self.new_button.clicked.connect(grid.go_to_new_row)
        self.print_button.clicked.connect(
            lambda: self.context.open_door(Door("reports", {"kind": "quarterly"}))
        )
        self.detail_button.clicked.connect(self.sided.turn)
        self.panel.fold_wanted.connect(self.sided.turn)
        self.panel.remove_wanted.connect(self._ask_removal)
        self.sided.folded.connect(self.detail_button.setVisible)
        self.detail_button.setVisible(self.sided.is_folded)
        self.context.theme.changed.connect(self._dress)
        for keys, act in (("Ctrl+N", grid.go_to_new_row), ("Ctrl+Del", self._ask_removal)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _dress(self) -> None:
        self._search_icon.setIcon(icon("search", "text3", self.context.theme))
        self.search.setFixedWidth(self.context.theme.px(SEARCH_WIDTH))

    # Showing

    def show_moment(self, moment: Moment) -> None:
        """Read the activities and show them."""
        services, whole_year = self.context.services, self.year_button.isChecked()
        self._notice_line.hide()
        tip = t("activities.whole_year_tip", year=moment.year)
        self.year_button.setToolTip(tip)
        pages = services.activities.pages(moment, whole_year, cell_words())
        if pages is not None:
            self._totals = None
            self._show_columns(services.activities.sections(), moment)
            self._long.show(pages, moment, whole_year)
            return
        found = services.activities.list(moment, whole_year)
        self._marks = services.marks.activities(moment.year)
        self._totals = totals_of(found)
        self._show_figure()
        self._show_columns(found.sections, moment)
        self.grid.set_rows(found.rows)
        self.grid.go_to_first()
        self._show_totals()
        self._show_detail()

    def _is_shown(self, moment: Moment, whole_year: bool) -> bool:
        return (moment, whole_year) == (self.context.moment, self.year_button.isChecked())

    def _show_sums(self, totals: ActivityTotals, marks: CellMarks) -> None:
        """Show what is said of a long list as a whole."""
        self._totals, self._marks = totals, marks
        self.grid.model.tell_all()
        self._show_figure()
        self._show_totals()
        self._show_detail()

    def _turn_year(self, is_on: bool) -> None:
        """Show the whole year or the quarter; a block that waits is asked about first."""

        def stay() -> None:
            blocker = QSignalBlocker(self.year_button)
            self.year_button.setChecked(not is_on)
            blocker.unblock()

        self.context.blocks.settle(lambda: self.show_moment(self.context.moment), stay)

    def _show_columns(self, sections: tuple[Section, ...], moment: Moment) -> None:
        period = self._period(moment)
        shape = (sections, moment.today, period)
        if shape != self._shape:
            self._shape = shape
            columns = activity_columns(sections, moment.today, period, lambda: self._marks)
            new_row = NewRow(NEEDED, t("activities.new_row"))
            self.grid.set_columns(columns, frozen=1, new_row=new_row)
            self.panel.offer_sections(sections)
            if not self.grid.model.sorted_by[0]:
                self.grid.sort_by(DATE)

    def _period(self, moment: Moment) -> str:
        if self.year_button.isChecked():
            return str(moment.year)
        return t("common.quarter_short", roman=moment.quarter.roman)

    def _show_figure(self) -> None:
        found = self.figure.show_figure()
        sides = found.measurement.side_figures if found is not None else ()
        words = [
            t(
                "activities.quarter",
                numerator=side.numerator,
                denominator=side.denominator,
                value=show_percent(side.value),
            )
            for side in sides
        ]
        self.figure.extra.setText(
            "  ".join(words) if found and found.measurement.denominator else ""
        )

    def _show_totals(self) -> None:
        if self._totals is not None:
            year = self.context.moment.year if self.year_button.isChecked() else None
            model, period = self.grid.model, self._period(self.context.moment)
            cells = activity_footer(model.shown_count, self._totals, period, year)
            self.grid.footer.show_cells(cells)

    def _show_detail(self) -> None:
        row_id, _ = self.grid.place
        row: ActivityRow | None = self.grid.model.row_by_id(row_id)
        if row is not None:
            self.panel.show_row(row, self._marks.lock(row.activity, DATE))
        else:
            key = "panel_new" if row_id == NEW_ID else "panel_none"
            self.panel.show_nothing(t(f"activities.{key}"))

    def _show_panel(self) -> None:
        if self.sided.is_folded:
            self.sided.turn()
        self.panel.fields["output"].input.setFocus(Qt.FocusReason.OtherFocusReason)

    # Entries

    def _write(self, pending: PendingCell) -> None:
        activities = self.context.services.activities
        typed = {pending.key: pending.typed}
        saved = self.context.attempt(
            lambda: activities.change(pending.row_id, typed), pending.refuse
        )
        if pending.settle(saved):
            self._tell(saved, pending.row_id)

    def _add(self, pending: PendingRow) -> str:
        activities = self.context.services.activities
        saved = self.context.attempt(lambda: activities.add(pending.typed), pending.refuse)
        if not pending.settle(saved) or saved is None:
            return ""
        self._tell(saved, saved.id, pending.typed.get(DATE, ""))
        return saved.id

    def _show_warnings(self, warnings: Sequence[Problem]) -> None:
        """Say what is odd about a block that was accepted."""
        self.notice.setText(" ".join(map(problem_text, warnings)))
        self.notice_link.hide()
        self._notice_line.setVisible(bool(warnings))

    def _tell(self, saved: Saved | None, row_id: str, day: str = "") -> None:
        """Say what is odd about an entry, and where a row went that isn't shown here."""
        words = [problem_text(problem) for problem in saved.warnings] if saved else []
        gone = self.grid.model.row_by_id(row_id) is None
        if gone:
            words.append(t("activities.elsewhere", day=day).replace("  ", " "))
        self.notice.setText(" ".join(words))
        self.notice_link.setVisible(gone and not self.year_button.isChecked())
        self._notice_line.setVisible(bool(words))

    # Removing

    def _chosen(self) -> list[str]:
        selected = self.grid.table.selectionModel().selectedIndexes()
        ids = (self.grid.model.id_at(index.row()) for index in selected)
        return [row_id for row_id in dict.fromkeys(ids) if row_id not in ("", NEW_ID)]

    def _ask_removal(self) -> None:
        ids = self._chosen()
        if not ids:
            return
        one: ActivityRow | None = self.grid.model.row_by_id(ids[0]) if len(ids) == 1 else None
        question = t("activities.remove_many", count=len(ids))
        what = t("activities.remove_what_many")
        if one is not None:
            question = t("activities.remove_one")
            what = f"{show_short(one.activity.day)} {one.activity.description}"
        activities = self.context.services.activities
        self.context.ask(
            question,
            t("activities.remove_verb"),
            lambda: self.context.attempt(lambda: activities.remove(ids)),
            t("activities.remove_details", what=what),
            self,
        )

    def _fill_menu(self, menu: QMenu, row_id: str, _key: str) -> None:
        menu.addSeparator()
        menu.addAction(t("activities.unfold")).triggered.connect(lambda _on: self._show_panel())
        words = f"{t('activities.remove')}\t{t('activities.remove_keys')}"
        menu.addAction(words).triggered.connect(lambda _on: self._ask_removal())
        trail = self.context.services.trail
        add_history(menu, self.context, self, lambda: trail.of_row("activity", row_id))

    # Ways here

    def go_to(self, door: Door) -> None:
        """Show the activities a problem line speaks of, or select one."""
        activity_id = str(door.hints.get("activity_id", ""))
        if activity_id:
            if self.grid.model.row_by_id(activity_id) is None:
                self.year_button.setChecked(True)
            self.grid.go_to(activity_id, "description")
            self.grid.enter()
        wanted = DOOR_FILTERS.get(str(door.hints.get("filter", "")))
        if wanted is not None:
            self.year_button.setChecked(True)
            self.grid.header.clear_filters()
            self.grid.header.choose_filter(*wanted)
            self.grid.enter()

    def start_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

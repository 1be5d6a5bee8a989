"""The page Desa: the villages with their validity, and the chosen one's documents over the years."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QVBoxLayout

from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import FigureChange, Saved, VillageRow
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.forms.questions import after_effect
from iku_desktop.ui.grid.block import Rows
from iku_desktop.ui.grid.column import NewRow
from iku_desktop.ui.grid.footer import FooterCell
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.grid.grid_page import GridPage
from iku_desktop.ui.grid.model import NEW_ID
from iku_desktop.ui.grid.pending import PendingCell, PendingRow
from iku_desktop.ui.history_entry import add_history
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.village_columns import CODE, MOVING, NAME, NEEDED, village_columns
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.sided import Sided
from iku_desktop.ui.widgets.tool_head import ToolHead
from iku_desktop.ui.widgets.village_panel import VillagePanel

ROW_HEIGHT = 28
Refuse = Callable[[tuple[Problem, ...]], None]


class VillagesPage(GridPage):
    """Left the grid, right the chosen village; a change that moves figures asks first."""

    key = "villages"
    icon = "map-pin"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.theme
        self._rows: tuple[VillageRow, ...] = ()
        self.grid = Grid(
            context,
            t("villages.grid"),
            lambda row: row.village.id,
            lambda row: row.village.name,
        )
        self.grid.set_row_height(ROW_HEIGHT)
        self.grid.write = self._write
        self.grid.add = self._add
        self.grid.block.desk = context.services.villages
        self.grid.block.confirm = self._confirm_block
        self.panel = VillagePanel(context)
        self.sided = Sided(theme, self.grid, self.panel)
        self.subtitle = label("", "subtitle")
        self.notice = label("", "warning", wraps=True)
        self.detail_button = IconButton(theme, "panel-right", t("villages.panel"), "tool")
        self.new_button = IconButton(
            theme, "plus", t("villages.new_button"), "primary", "on_accent"
        )
        self._lay_out()
        self._connect()
        office = context.services.settings.office()
        self.grid.empty_hint = t("villages.empty", code=office.code)
        new_row = NewRow(NEEDED, t("villages.new_row"))
        self.grid.set_columns(village_columns(), frozen=2, new_row=new_row)
        self.grid.sort_by(CODE)

    def _lay_out(self) -> None:
        tools = (self.detail_button, self.export_button, self.new_button)
        head = ToolHead(t("page.villages"), (self.subtitle,), tools)
        self.notice.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 7, 14, 12)
        column.setSpacing(7)
        column.addWidget(head)
        column.addWidget(self.notice)
        column.addWidget(self.sided, 1)

    def _connect(self) -> None:
        grid = self.grid
        grid.current_changed.connect(lambda _row, _key: self._show_detail())
        grid.menu_wanted.connect(self._fill_menu)
        grid.warned.connect(self._show_warnings)
        grid.model.arranged.connect(self._show_total)
        self.new_button.clicked.connect(grid.go_to_new_row)
        self.detail_button.clicked.connect(self.sided.turn)
        self.panel.fold_wanted.connect(self.sided.turn)
        self.panel.remove_wanted.connect(self._ask_removal)
        self.sided.folded.connect(self.detail_button.setVisible)
        self.detail_button.setVisible(self.sided.is_folded)
        for keys, act in (("Ctrl+N", grid.go_to_new_row), ("Ctrl+Del", self._ask_removal)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # Showing

    def show_moment(self, moment: Moment) -> None:
        """Read the villages and show them; they are the same in every quarter."""
        self._rows = self.context.services.villages.rows()
        kelurahan = sum(not row.village.sets_documents for row in self._rows)
        key = "subtitle_kelurahan" if kelurahan else "subtitle"
        desa = len(self._rows) - kelurahan
        self.subtitle.setText(t(f"villages.{key}", desa=desa, kelurahan=kelurahan))
        self.grid.set_rows(self._rows)
        self.grid.go_to_first()
        self._show_total()
        self._show_detail()

    def _show_total(self) -> None:
        count, shown = len(self._rows), self.grid.model.shown_count
        words = self.subtitle.text()
        if shown != count:
            words = t("villages.total_shown", shown=shown, count=count)
        self.grid.footer.show_cells([FooterCell(CODE, NAME, words)])

    def _show_detail(self) -> None:
        row_id, _ = self.grid.place
        row: VillageRow | None = self.grid.model.row_by_id(row_id)
        if row is not None:
            self.panel.show_row(row)
        else:
            key = "panel_new" if row_id == NEW_ID else "panel_none"
            self.panel.show_nothing(t(f"villages.{key}"))

    # Entries

    def _write(self, pending: PendingCell) -> None:
        villages = self.context.services.villages
        typed: Mapping[str, Typed] = {pending.key: pending.typed}

        def go() -> None:
            saved = self.context.attempt(
                lambda: villages.change(pending.row_id, typed), pending.refuse
            )
            pending.settle(saved)
            self._tell(saved)

        if pending.key in MOVING:
            self._after_effect(pending.row_id, typed, pending.refuse, go)
        else:
            go()

    def _add(self, pending: PendingRow) -> str:
        villages = self.context.services.villages
        made: list[str] = []

        def go() -> None:
            saved = self.context.attempt(lambda: villages.add(pending.typed), pending.refuse)
            if pending.settle(saved) and saved is not None:
                made.append(saved.id)
                self._tell(saved)
                self.grid.go_to(saved.id, NAME)

        self._after_effect(None, pending.typed, pending.refuse, go)
        return made[0] if made else ""

    def _after_effect(
        self,
        village_id: str | None,
        typed: Mapping[str, Typed],
        refuse: Refuse,
        go: Callable[[], None],
    ) -> None:
        """Go on at once where no figure moves, else only when the clerk accepts the new figures."""
        villages = self.context.services.villages

        def effect() -> tuple[FigureChange, ...]:
            return villages.effect_of(village_id, typed, self.context.moment)

        after_effect(self.context, self, effect, refuse, go)

    def _confirm_block(self, rows: Rows, go: Callable[[], None]) -> None:
        """A block that moves figures is entered only when the clerk accepts the new ones."""
        villages = self.context.services.villages
        if not any(MOVING & fields.keys() for fields in rows.values()):
            go()
            return
        # What is refused is shown by the entry itself.
        after_effect(
            self.context,
            self,
            lambda: villages.effect_of_block(rows, self.context.moment),
            lambda _problems: go(),
            go,
        )

    def _tell(self, saved: Saved | None) -> None:
        self._show_warnings(saved.warnings if saved else ())

    def _show_warnings(self, warnings: Sequence[Problem]) -> None:
        words = " ".join(map(problem_text, warnings))
        self.notice.setText(words)
        self.notice.setVisible(bool(words))

    # Removing

    def _chosen(self) -> list[VillageRow]:
        selected = self.grid.table.selectionModel().selectedIndexes()
        ids = dict.fromkeys(self.grid.model.id_at(index.row()) for index in selected)
        return [row for row in self._rows if row.village.id in ids]

    def _ask_removal(self) -> None:
        chosen = self._chosen()
        if not chosen:
            return
        villages, ids = self.context.services.villages, [row.village.id for row in chosen]
        question = (
            t("villages.remove_one", name=chosen[0].village.name)
            if len(chosen) == 1
            else t("villages.remove_many", count=len(chosen))
        )
        self.context.ask(
            question,
            t("villages.remove_verb"),
            lambda: self.context.attempt(lambda: villages.remove(ids)),
            t("villages.remove_details"),
            self,
        )

    def _fill_menu(self, menu: QMenu, row_id: str, _key: str) -> None:
        menu.addSeparator()
        words = f"{t('villages.remove')}\t{t('villages.remove_keys')}"
        menu.addAction(words).triggered.connect(lambda _on: self._ask_removal())
        trail = self.context.services.trail
        add_history(menu, self.context, self, lambda: trail.of_row("village", row_id))

    # Ways here

    def go_to(self, door: Door) -> None:
        """Select the village a problem line speaks of, or the empty row where there is none."""
        village = str(door.hints.get("village_id", ""))
        if not self.grid.go_to(village, NAME) and not self._rows:
            self.grid.go_to_new_row()
        self.grid.enter()

    def start_search(self) -> None:
        """Put the cursor into the filter of the names."""
        self.grid.header.fields[NAME].setFocus(Qt.FocusReason.ShortcutFocusReason)

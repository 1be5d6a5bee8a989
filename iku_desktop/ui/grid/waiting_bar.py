"""The bar of a block that waits: what would be accepted, the refused cells with reasons, two buttons."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QStringListModel, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout

from iku_desktop.domain.problems import Problem
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.grid.block_entry import BlockEntry
from iku_desktop.ui.grid.model import GridModel, Place
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import IconButton

LINES = 4
# In heights of a line: from which width words and buttons stand beside each other.
WIDE = 32
BESIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class WaitingBar(QFrame):
    """Stands under the table while a block waits; `chosen` names the refused cell to go to.

    `decided` tells that a button was pressed, after what it does.
    """

    chosen = Signal(str, str)
    decided = Signal()

    def __init__(self, theme: Theme, model: GridModel, entry: BlockEntry) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._entry = entry
        self._places: list[Place] = []
        self.words = QLabel()
        self.apply_button = IconButton(theme, "check", "", "primary", "on_accent")
        self.drop_button = IconButton(theme, "x", t("grid.block_drop"), "tool")
        self.lines = QListView()
        self._head = QBoxLayout(BESIDE)
        self._texts = QStringListModel(self)
        set_mark(self, "role", "waiting")
        self._lay_out()
        self._connect()
        self.hide()

    def _lay_out(self) -> None:
        head = self._head
        head.setSpacing(8)
        set_mark(self.words, "role", "strong")
        self.words.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.drop_button)
        buttons.addWidget(self.apply_button)
        head.addWidget(self.words, 1)
        head.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 10, 6)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.lines)
        self.lines.setModel(self._texts)
        self.lines.setUniformItemSizes(True)
        self.lines.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.lines.setAccessibleName(t("grid.block_list"))
        set_mark(self.lines, "role", "refused-list")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the words, the buttons stand below them."""
        super().resizeEvent(event)
        is_wide = self.width() >= WIDE * self.fontMetrics().height()
        self._head.setDirection(BESIDE if is_wide else BELOW)

    def _connect(self) -> None:
        self._entry.changed.connect(self.show_block)
        # New rows are named by their place, which another order of the rows moves.
        self._model.arranged.connect(self.show_block)
        self.apply_button.clicked.connect(self._entry.apply)
        self.drop_button.clicked.connect(self._entry.drop)
        for button in (self.apply_button, self.drop_button):
            button.clicked.connect(self.decided)
        self.lines.clicked.connect(self._choose)
        self.lines.activated.connect(self._choose)

    def _choose(self, index: QModelIndex) -> None:
        if 0 <= index.row() < len(self._places):
            self.chosen.emit(*self._places[index.row()])

    def show_block(self) -> None:
        """Show how the block stands; without one the bar goes."""
        entry = self._entry
        if entry.block is None:
            self.hide()
            return
        accepted, refused = len(entry.accepted), entry.refused
        self.words.setText(self._told(accepted, len(refused)))
        self.apply_button.setText(t("grid.block_apply", count=accepted))
        self.apply_button.setEnabled(bool(accepted))
        self._places = sorted(refused, key=self._order)
        self._texts.setStringList([self._line(place, refused[place]) for place in self._places])
        self.lines.setVisible(bool(refused))
        self.lines.setFixedHeight(self._list_height(len(refused)))
        self.show()

    def _order(self, place: Place) -> tuple[int, int]:
        return self._model.row_of(place[0]), self._model.column_number(place[1])

    def _told(self, accepted: int, refused: int) -> str:
        entry = self._entry
        assert entry.block is not None
        words = [t(f"grid.block.{entry.block.act.value}", accepted=accepted)]
        held = len(entry.held_rows)
        if made := len(entry.block.new_rows) - held:
            words.append(t("grid.block_new", count=made))
        if held:
            words.append(t("grid.block_held", count=held))
        if refused:
            words.append(t("grid.block_refused", count=refused))
        if entry.block.lost:
            words.append(t("grid.block_lost", count=entry.block.lost))
        return " ".join(words)

    def _line(self, place: Place, problems: Sequence[Problem]) -> str:
        model = self._model
        reason = " ".join(dict.fromkeys(map(problem_text, problems)))
        refusal = model.refusals.get(place)
        typed = " ".join(refusal.typed.split()) if refusal else ""
        return t(
            "grid.block_line" if typed else "grid.block_line_empty",
            row=model.row_words(place[0]),
            column=model.column_words(place[1]),
            typed=typed,
            reason=reason,
        )

    def _list_height(self, count: int) -> int:
        line = self.lines.fontMetrics().height() + 5
        return min(count, LINES) * line + 4

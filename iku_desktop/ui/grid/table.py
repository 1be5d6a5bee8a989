"""The table view of the grid: keys as in a spreadsheet, typing, and what the clerk wants of cells."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from iku_desktop.ui.grid.delegate import Today
from iku_desktop.ui.grid.editor import CellEditor
from iku_desktop.ui.grid.fitted import FittedView
from iku_desktop.ui.grid.model import NEW_ID, GridModel, Index
from iku_desktop.ui.grid.moves import edge_of
from iku_desktop.ui.grid.selection import Box, box_of
from iku_desktop.ui.theme import Theme

Key = Qt.Key
Trigger = QAbstractItemView.EditTrigger
Hint = QAbstractItemDelegate.EndEditHint
CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
Flag = QItemSelectionModel.SelectionFlag
ARROWS = {
    Key.Key_Down: (1, 0),
    Key.Key_Up: (-1, 0),
    Key.Key_Right: (0, 1),
    Key.Key_Left: (0, -1),
}
Move = QAbstractItemView.CursorAction
STEPS = {
    **{Key.Key_Up: Move.MoveUp, Key.Key_Down: Move.MoveDown},
    **{Key.Key_Left: Move.MoveLeft, Key.Key_Right: Move.MoveRight},
    **{Key.Key_Home: Move.MoveHome, Key.Key_End: Move.MoveEnd},
    **{Key.Key_PageUp: Move.MovePageUp, Key.Key_PageDown: Move.MovePageDown},
}
# What a key, with or without Ctrl, does with the selected cells: the names of grid_acts.
ACTS = {
    (Key.Key_Delete, False): "clear",
    (Key.Key_Backspace, False): "clear",
    (Key.Key_Semicolon, True): "today",
    (Key.Key_C, True): "copy",
    (Key.Key_Insert, True): "copy",
    (Key.Key_X, True): "cut",
    (Key.Key_V, True): "paste",
    (Key.Key_D, True): "fill_down",
    (Key.Key_R, True): "fill_right",
    (Key.Key_A, True): "select_all",
}
# The older keys of Windows for the same.
OLD_ACTS = {Key.Key_Delete: "cut", Key.Key_Insert: "paste"}
STARTERS = (Trigger.AnyKeyPressed, Trigger.EditKeyPressed, Trigger.DoubleClicked)


class TableView(FittedView):
    """One table over the grid's model; `typed` tells an ended entry, `act_wanted` names one of ACTS."""

    typed = Signal(QModelIndex, str)
    opened = Signal(QModelIndex)
    act_wanted = Signal(str)
    drop_wanted = Signal()
    editing_changed = Signal()

    def __init__(self, theme: Theme, model: GridModel, today: Today, parent: QWidget) -> None:
        super().__init__(theme, model, today, parent)
        self.editor: CellEditor | None = None
        self.delegate.finish = self._finish
        self.delegate.drop = self._drop
        self.delegate.begin = self._begin
        self.setEditTriggers(STARTERS[0] | STARTERS[1] | STARTERS[2])
        self.frozen.doubleClicked.connect(self._open)

    # Current cell

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Mark the whole row of the current cell."""
        super().currentChanged(current, previous)
        self._numbers.current_row = current.row()
        for widget in (self._numbers, self.frozen):
            (widget.viewport()).update()
        self.viewport().update()

    def go_to(self, index: Index) -> None:
        """Make a cell the current one and select it alone, whatever keys are held down meanwhile."""
        if index.isValid():
            self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)

    def show_from(self, row: int) -> None:
        """Scroll so that a row stands below the first one in sight, and those after it are seen."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.rowViewportPosition(max(row - 1, 0)))

    def step(self, down: int, right: int) -> bool:
        """Go down or, with `right`, to the next cell that can be typed into; tells whether there is one."""
        current = self.currentIndex()
        if right:
            found = self._next_typable(current, right)
        else:
            row = max(0, min(current.row() + down, self.grid_model.rowCount() - 1))
            found = self.grid_model.index(row, max(0, current.column()))
        self.go_to(found)
        return found.isValid()

    def _next_typable(self, start: QModelIndex, step: int) -> QModelIndex:
        model = self.grid_model
        columns = model.columnCount()
        at = start.row() * columns + start.column() + step
        while 0 <= at < model.rowCount() * columns:
            index = model.index(at // columns, at % columns)
            if model.can_type(index):
                return index
            at += step
        return QModelIndex()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from cell to cell and leaves the table after the last one."""
        if self.hasFocus() and self.currentIndex().isValid() and self.step(0, 1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    # Typing

    def edit(self, *args: object) -> object:  # type: ignore[override]
        """Start typing; a cell among the columns that stay is scrolled free of them first."""
        index = args[0]
        starts = len(args) > 1 and args[1] in STARTERS
        if starts and isinstance(index, QModelIndex) and index.column() < self.frozen_count:
            self.horizontalScrollBar().setValue(0)
        return super().edit(*args)  # type: ignore[call-overload]

    def _begin(self, editor: CellEditor) -> None:
        self.editor = editor
        self.editing_changed.emit()

    def start_typing(self, index: Index) -> None:
        """Open the editor of a cell."""
        self.go_to(index)
        self.edit(index, Trigger.EditKeyPressed, None)

    def end_typing(self) -> None:
        """Take what is being typed as it stands, as if its cell were left."""
        if self.editor is not None:
            self.editor.finish((0, 0))

    def _finish(self, editor: CellEditor, index: Index, down: int, right: int) -> None:
        text, changed = editor.text(), editor.is_changed
        self._close(editor)
        if changed and index.isValid():
            self.typed.emit(index, text)
        if down or right:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.step(down, right)

    def _drop(self, editor: CellEditor) -> None:
        self._close(editor)
        self.drop_wanted.emit()

    def _close(self, editor: CellEditor) -> None:
        had_focus = editor.hasFocus()
        self.editor = None
        self.closeEditor(editor, Hint.NoHint)
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editing_changed.emit()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys as in a spreadsheet."""
        takes = (self._take_command, self._take_jump, self._take_step)
        if not any(take(event) for take in takes):
            super().keyPressEvent(event)

    def _take_jump(self, event: QKeyEvent) -> bool:
        """Ctrl with an arrow, Home or End; with Shift the selection goes along."""
        key, modifiers, at = Key(event.key()), event.modifiers(), self.currentIndex()
        if modifiers & SHIFT and not modifiers & CONTROL and key in STEPS and at.isValid():
            # Qt's own way begins where the mouse or a key last was, not where the program went.
            self.extend_to(self.moveCursor(STEPS[key], Qt.KeyboardModifier.NoModifier))
            return True
        if not modifiers & CONTROL or modifiers & ALT or not at.isValid():
            return False
        model = self.grid_model
        if key in ARROWS:
            row, column = edge_of(model, at.row(), at.column(), *ARROWS[key])
        elif key == Key.Key_Home:
            row, column = 0, 0
        elif key == Key.Key_End:
            row, column = max(model.filled_count - 1, 0), model.columnCount() - 1
        else:
            return False
        found = model.index(row, column)
        if modifiers & SHIFT:
            self.extend_to(found)
        else:
            self.go_to(found)
        return True

    def extend_to(self, index: QModelIndex) -> None:
        """Select from the corner of the selection opposite to the current cell up to another cell."""
        at = self.currentIndex()
        box = box_of(self.selectionModel().selection(), at) or Box(0, 0, 0, 0)
        row = box.top if at.row() == box.bottom else box.bottom
        column = box.left if at.column() == box.right else box.right
        whole = QItemSelection(self.grid_model.index(row, column), index)
        self.selectionModel().select(whole, Flag.ClearAndSelect)
        self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
        self.scrollTo(index)

    def select_box(self, box: Box) -> None:
        """Select a block; its first cell is the current one."""
        model = self.grid_model
        first = model.index(box.top, box.left)
        self.selectionModel().setCurrentIndex(first, Flag.NoUpdate)
        whole = QItemSelection(first, model.index(box.bottom, box.right))
        self.selectionModel().select(whole, Flag.ClearAndSelect)

    def _take_step(self, event: QKeyEvent) -> bool:
        key, index = Key(event.key()), self.currentIndex()
        if key in (Key.Key_Return, Key.Key_Enter):
            self.step(-1 if event.modifiers() & SHIFT else 1, 0)
            return True
        opens = key in (Key.Key_F4, Key.Key_Space) and not event.modifiers()
        if opens or (key == Key.Key_Down and event.modifiers() & ALT):
            self.open_or_type(index)
            return True
        if key == Key.Key_F2 and not self.grid_model.can_type(index):
            self._open(index)
            return True
        return False

    def _take_command(self, event: QKeyEvent) -> bool:
        key, modifiers = Key(event.key()), event.modifiers()
        control, shift = bool(modifiers & CONTROL), bool(modifiers & SHIFT)
        if key == Key.Key_Escape and not control:
            held = self._is_held(self.currentIndex())
            self.drop_wanted.emit()
            # With nothing to drop, a dialog around the table closes by it.
            event.setAccepted(held)
            return True
        if key == Key.Key_Space and (control or shift):
            self._select_lines(rows=shift, columns=control)
            return True
        old = OLD_ACTS.get(key) if shift and not control else None
        act = old or ACTS.get((key, control))
        if act is None or (shift and control):
            return False
        self.act_wanted.emit(act)
        return True

    def _is_held(self, index: Index) -> bool:
        """Whether a cell shows what is not on disk: refused, waiting, or typed into the empty row."""
        if not index.isValid():
            return False
        model, place = self.grid_model, self.grid_model.place_of(index)
        is_draft = place[0] == NEW_ID and place[1] in model.drafts
        return is_draft or place in model.refusals or place in model.waiting

    def _select_lines(self, rows: bool, columns: bool) -> None:
        """Select the whole rows of the selection, its whole columns, or everything."""
        box = box_of(self.selectionModel().selection(), self.currentIndex())
        if box is None:
            return
        model, at = self.grid_model, self.currentIndex()
        last_row, last_column = max(model.filled_count - 1, 0), model.columnCount() - 1
        left, right = (0, last_column) if rows else (box.left, box.right)
        top, bottom = (0, last_row) if columns else (box.top, box.bottom)
        whole = QItemSelection(model.index(top, left), model.index(bottom, right))
        self.selectionModel().select(whole, Flag.ClearAndSelect)
        self.selectionModel().setCurrentIndex(at, Flag.NoUpdate)

    def open_or_type(self, index: Index) -> None:
        """Type into a cell, or open what stands behind one that can't be typed into."""
        if self.grid_model.can_type(index):
            self.start_typing(index)
        else:
            self._open(index)

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.opened.emit(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what stands behind a cell that can't be typed into."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self.grid_model.can_type(index):
            self._open(index)
            return
        super().mouseDoubleClickEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters type into cells; they don't jump to other rows."""

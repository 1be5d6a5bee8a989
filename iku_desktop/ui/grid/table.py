"""The table view of the grid: keys as in a spreadsheet, typing, and what the clerk wants of cells."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QWidget

from iku_desktop.ui.grid.delegate import Today
from iku_desktop.ui.grid.editor import CellEditor
from iku_desktop.ui.grid.fitted import FittedView
from iku_desktop.ui.grid.model import GridModel, Index
from iku_desktop.ui.theme import Theme

Key = Qt.Key
Trigger = QAbstractItemView.EditTrigger
Hint = QAbstractItemDelegate.EndEditHint
CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
STARTERS = (Trigger.AnyKeyPressed, Trigger.EditKeyPressed, Trigger.DoubleClicked)


class TableView(FittedView):
    """One table over the grid's model; `typed` tells an ended entry, the others what the clerk wants."""

    typed = Signal(QModelIndex, str)
    opened = Signal(QModelIndex)
    clear_wanted = Signal()
    today_wanted = Signal()
    copy_wanted = Signal()
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
        """Make a cell the current one and select it."""
        if index.isValid():
            self.setCurrentIndex(index)

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
        if not self._take_command(event) and not self._take_step(event):
            super().keyPressEvent(event)

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
        key, control = Key(event.key()), bool(event.modifiers() & CONTROL)
        commands = {
            (Key.Key_Delete, False): self.clear_wanted,
            (Key.Key_Backspace, False): self.clear_wanted,
            (Key.Key_Semicolon, True): self.today_wanted,
            (Key.Key_C, True): self.copy_wanted,
            (Key.Key_Insert, True): self.copy_wanted,
            (Key.Key_Escape, False): self.drop_wanted,
        }
        signal = commands.get((key, control))
        if signal is None:
            return False
        signal.emit()
        return True

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

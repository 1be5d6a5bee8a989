"""The line a cell is typed into, with its helper beside it."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.grid.assistant import Assistant

Key = Qt.Key
Leaving = Qt.FocusReason
STAYING = (Leaving.PopupFocusReason, Leaving.ActiveWindowFocusReason, Leaving.MenuBarFocusReason)
ENDS = {
    Key.Key_Return: (1, 0),
    Key.Key_Enter: (1, 0),
    Key.Key_Tab: (0, 1),
    Key.Key_Backtab: (0, -1),
}


class CellEditor(QLineEdit):
    """Ends by Enter, Tab or leaving it (`ended` tells the step to go on by: down, right) or by Esc."""

    ended = Signal(int, int)
    dropped = Signal()

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self.assistant: Assistant | None = None
        self.is_over = False
        self._begun_with = ""
        self.setAccessibleName(name)
        self.setFrame(False)
        set_mark(self, "role", "cell-editor")
        self.textEdited.connect(self._follow)

    def begin(self, text: str) -> None:
        """Start with what stands in the cell, all of it selected."""
        self._begun_with = text
        self.setText(text)
        self.selectAll()
        if self.assistant is not None:
            self.assistant.follow(text)

    @property
    def is_changed(self) -> bool:
        """Whether another text stands there than at the beginning."""
        return self.text() != self._begun_with

    def help_with(self, assistant: Assistant) -> None:
        """Let a helper stand beside the cell."""
        self.assistant = assistant
        assistant.filled.connect(self._fill)
        assistant.accepted.connect(self._accept)
        assistant.cancelled.connect(self._drop)
        self.destroyed.connect(assistant.deleteLater)
        # The editor has its place only once the view laid it out.
        QTimer.singleShot(0, self, self._show_assistant)

    def _show_assistant(self) -> None:
        if self.assistant is not None and self.isVisible() and not self.is_over:
            self.assistant.show_beside(self)

    def _follow(self, text: str) -> None:
        if self.assistant is not None:
            self.assistant.follow(text)

    def _fill(self, text: str) -> None:
        self.setText(text)
        self.selectAll()
        if self.assistant is not None:
            self.assistant.follow(text)

    def _accept(self, text: str) -> None:
        self.setText(text)
        self.finish((0, 0))

    def _drop(self) -> None:
        self.is_over = True
        self._put_assistant_away()
        self.dropped.emit()

    def finish(self, step: tuple[int, int]) -> None:
        """End the entry once and go on by a step."""
        if not self.is_over:
            self.is_over = True
            self._put_assistant_away()
            self.ended.emit(*step)

    def _put_assistant_away(self) -> None:
        if self.assistant is not None:
            self.assistant.hide()

    def event(self, event: QEvent) -> bool:
        """Take Tab before it moves the focus, and Esc before a dialog closes by it."""
        if isinstance(event, QKeyEvent):
            kind, key = event.type(), event.key()
            if kind == QEvent.Type.ShortcutOverride and key == Key.Key_Escape:
                event.accept()
                return True
            if kind == QEvent.Type.KeyPress and key in (Key.Key_Tab, Key.Key_Backtab):
                self.keyPressEvent(event)
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The helper first, then the keys that end the entry, then typing."""
        untouched = self.selectedText() == self.text()
        if self.assistant is not None and self.assistant.take_key(event, untouched):
            event.accept()
            return
        key = Key(event.key())
        if key in ENDS:
            down, right = ENDS[key]
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.finish((-down if back else down, right))
        elif key == Key.Key_Escape:
            self._drop()
        elif key in (Key.Key_Up, Key.Key_Down):
            self.finish((1 if key == Key.Key_Down else -1, 0))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the cell ends the entry; another window or its own menu does not."""
        super().focusOutEvent(event)
        if event.reason() not in STAYING:
            self.finish((0, 0))

    def hideEvent(self, event: QHideEvent) -> None:
        """The helper goes with the cell."""
        super().hideEvent(event)
        self._put_assistant_away()

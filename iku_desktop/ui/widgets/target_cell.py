"""The field of one target in its table: typed in place like a spreadsheet's cell, marked when revised."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.icons import draw_icon
from iku_desktop.ui.theme import Theme

MARK = 14
MARKS = (("locked", "lock", "text3"), ("revised", "history", "exception"))


class TargetCell(QLineEdit):
    """One target: Enter or leaving it accepts, Esc shows again what is saved.

    `paste_wanted` and `fill_wanted` (Ctrl+D) concern the cells below and above too.
    """

    accepted = Signal()
    moved = Signal(int)
    paste_wanted = Signal()
    fill_wanted = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.saved_text = ""
        self._notes = {"locked": "", "revised": ""}
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFrame(False)
        self.setPlaceholderText(t("indicators.target_empty"))
        set_mark(self, "role", "cell")

    def show_saved(self, text: str) -> None:
        """Show what is saved, unless something else is being typed."""
        untouched = self.text() == self.saved_text
        self.saved_text = text
        if untouched:
            self.setText(text)

    def mark_revised(self, words: str) -> None:
        """Bear the mark of a revised target that tells these words, or none for ""."""
        self._note("revised", words)

    def mark_locked(self, words: str) -> None:
        """Stand locked with the reason, read and copied only, or open for ""."""
        self.setReadOnly(bool(words))
        self._note("locked", words)

    def _note(self, name: str, words: str) -> None:
        self._notes[name] = words
        tip = "\n".join(filter(None, self._notes.values()))
        self.setToolTip(tip)
        self.setAccessibleDescription(tip)
        set_mark(self, name, bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """At the left a lock where it is locked, and the mark of a revision."""
        super().paintEvent(event)
        side = self._theme.px(MARK)
        left = float(self._theme.px(5))
        painter = QPainter(self)
        for name, icon, tone in MARKS:
            if self._notes[name]:
                place = QRectF(left, (self.height() - side) / 2, side, side)
                draw_icon(painter, icon, tone, self._theme, place)
                left += side + 3

    @property
    def is_dirty(self) -> bool:
        """Whether something typed is not on disk."""
        return self.text() != self.saved_text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Down go to the next row, Up to the one before, Esc drops what was typed."""
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif key == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.fill_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.accepted.emit()
            self.moved.emit(1)
        elif key == Qt.Key.Key_Up:
            self.accepted.emit()
            self.moved.emit(-1)
        elif key == Qt.Key.Key_Escape and self.is_dirty:
            self.setText(self.saved_text)
            self.accepted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Typing replaces the whole cell, as in a spreadsheet."""
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the cell accepts it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.accepted.emit()

"""The inputs of a form: each shows a value, gives back what was typed, and can stand refused."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.numbers import show_number
from iku_desktop.ui.forms.marks import set_mark


def shown(value: Typed) -> str:
    """A value as the clerk would type it: dates `26/06/2023`, numbers with a comma, "" for None."""
    if value is None:
        return ""
    if isinstance(value, date):
        return show_short(value)
    return show_number(value) if isinstance(value, Fraction) else str(value)


class Input(QWidget):
    """One input; `edited` is emitted when the clerk (not the program) changed it."""

    edited = Signal()

    def __init__(self, editor: QWidget) -> None:
        super().__init__()
        self.editor = editor
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(4)
        self.row.addWidget(editor, 1)
        self.setFocusProxy(editor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def typed(self) -> Typed:
        """What was typed, as it stands."""
        raise NotImplementedError

    def put(self, value: Typed) -> None:
        """Show a value without telling that it was edited."""
        raise NotImplementedError

    def describe(self, name: str, hint: str) -> None:
        """What a screen reader says of it."""
        self.editor.setAccessibleName(name)
        self.editor.setAccessibleDescription(hint)

    def mark_refused(self, refused: bool) -> None:
        """Frame it as refused, or as usual again."""
        set_mark(self.editor, "refused", refused)


class TextInput(Input):
    """One line of text; `figure` aligns numbers to the right."""

    def __init__(self, placeholder: str = "", figure: bool = False) -> None:
        self.line = QLineEdit()
        super().__init__(self.line)
        self.line.setPlaceholderText(placeholder)
        if figure:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.line.textEdited.connect(lambda _text: self.edited.emit())

    def typed(self) -> Typed:
        """The line as typed."""
        return self.line.text()

    def put(self, value: Typed) -> None:
        """Show a value from its beginning."""
        self.line.setText(shown(value))
        self.line.setCursorPosition(0)


class LinesEdit(QPlainTextEdit):
    """Text of several lines in which Tab leaves the field and Ctrl+Enter accepts it."""

    accepted = Signal()
    left = Signal()

    def __init__(self, one_paragraph: bool = False) -> None:
        super().__init__()
        self._one_paragraph = one_paragraph
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter accepts; everything else types."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accepted.emit()
            return
        if enter and self._one_paragraph:
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left, unless only its own menu opened."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def sizeHint(self) -> QSize:
        """As tall as it must be; a place with more room may stretch it."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """No taller than its lines; Qt would keep room for scroll bars with arrows."""
        return QSize(60, self.minimumHeight())


class LinesInput(Input):
    """Text of several lines; `lines` is the height it asks for.

    With `one_paragraph` the text only wraps: Enter does nothing and pasted line ends become spaces.
    """

    def __init__(self, lines: int = 4, placeholder: str = "", one_paragraph: bool = False) -> None:
        self.text = LinesEdit(one_paragraph)
        self._one_paragraph = one_paragraph
        super().__init__(self.text)
        self.text.setPlaceholderText(placeholder)
        self._lines = lines
        self._quiet = False
        self.text.textChanged.connect(self._changed)
        self._fit()

    def typed(self) -> Typed:
        """The text as typed, its line ends as \\n."""
        typed = self.text.toPlainText()
        return " ".join(typed.split("\n")) if self._one_paragraph else typed

    def put(self, value: Typed) -> None:
        """Show a text; the same text again keeps the cursor where it is."""
        if shown(value) == self.text.toPlainText():
            return
        self._quiet = True
        self.text.setPlainText(shown(value))
        self._quiet = False

    def changeEvent(self, event: QEvent) -> None:
        """Keep the number of lines when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        margin = 2 * self.text.frameWidth() + 2 * round(self.text.document().documentMargin())
        self.text.setMinimumHeight(self._lines * self.text.fontMetrics().lineSpacing() + margin + 6)

    def _changed(self) -> None:
        if not self._quiet:
            self.edited.emit()


class _WheelStaysOut(QObject):
    """Keeps the wheel from changing a choice that only happens to lie under the pointer."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the wheel to the page around it while the choice has no focus."""
        wheel = isinstance(event, QWheelEvent)
        if wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class ChoiceInput(Input):
    """One of some values; `choices` are (value, words) in the order shown."""

    def __init__(self, choices: Sequence[tuple[str, str]] = ()) -> None:
        self.box = QComboBox()
        super().__init__(self.box)
        self.box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.box.setMinimumContentsLength(8)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.installEventFilter(_WheelStaysOut(self))
        self.offer(choices)
        self.box.activated.connect(lambda _index: self.edited.emit())

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other values; the chosen one stays chosen where it is still offered."""
        chosen = self.box.currentData()
        self.box.clear()
        for value, words in choices:
            self.box.addItem(words, value)
        self.put(chosen)

    def show_whole(self) -> None:
        """Be as wide as the longest choice, for a choice that stands in a row of tools."""
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def typed(self) -> Typed:
        """The chosen value, "" for none."""
        return str(self.box.currentData() or "")

    def put(self, value: Typed) -> None:
        """Choose a value; one that isn't offered leaves the first chosen."""
        index = self.box.findData("" if value is None else str(value))
        self.box.setCurrentIndex(max(0, index))


class SwitchInput(Input):
    """Yes or no, given as "ya" and ""."""

    def __init__(self, words: str) -> None:
        self.box = QCheckBox(words)
        super().__init__(self.box)
        self.box.clicked.connect(lambda _on: self.edited.emit())

    def typed(self) -> Typed:
        """1 for yes, 0 for no."""
        return int(self.box.isChecked())

    def put(self, value: Typed) -> None:
        """Show yes for anything but None, 0 and ""."""
        self.box.setChecked(bool(value))

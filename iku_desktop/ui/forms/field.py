"""One field of a form: its label, its input, a hint, and the problem that stands beside it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.inputs import Input, SwitchInput
from iku_desktop.ui.forms.marks import set_mark


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field as a form describes it: `key` is the service's name of it, `stretch` its share of a row.

    `spoken` is what a screen reader says of it where that is more than the label.
    """

    key: str
    label: str
    make: Callable[[], Input]
    hint: str = ""
    needed: bool = False
    stretch: int = 1
    spoken: str = ""


class FormField(QWidget):
    """A label above its input, below it a hint that gives way to the problem when there is one."""

    edited = Signal()

    def __init__(self, spec: FieldSpec) -> None:
        super().__init__()
        self.key = spec.key
        self.input = spec.make()
        self.problem = ""
        self._hint = spec.hint
        self._spoken = spec.spoken or spec.label
        self._label = QLabel(spec.label)
        set_mark(self._label, "role", "field-label")
        self._label.setBuddy(self.input.editor)
        self._below = QLabel(spec.hint)
        self._below.setWordWrap(True)
        self._below.setTextFormat(Qt.TextFormat.PlainText)
        set_mark(self._below, "role", "hint")
        self._below.setVisible(bool(spec.hint))
        self._lay_out(spec)
        self._describe()
        self.input.edited.connect(self._edited)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def _lay_out(self, spec: FieldSpec) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self._label)
        if spec.needed:
            mark = QLabel(t("forms.needed_mark"))
            set_mark(mark, "role", "hint")
            head.addWidget(mark)
        head.addStretch(1)
        if spec.label and not isinstance(self.input, SwitchInput):
            column.addLayout(head)
        column.addWidget(self.input)
        column.addWidget(self._below)

    def typed(self) -> Typed:
        """What was typed into it."""
        return self.input.typed()

    def put(self, value: Typed) -> None:
        """Show a value; a problem with the former one goes."""
        self.input.put(value)
        self.show_problem("")

    def show_hint(self, words: str) -> None:
        """Show another hint; while there is a problem, that stays."""
        self._hint = words
        self.show_problem(self.problem)

    def show_problem(self, sentence: str) -> None:
        """Frame the input as refused and say why; "" takes the problem away."""
        self.problem = sentence
        self.input.mark_refused(bool(sentence))
        self._below.setText(sentence or self._hint)
        self._below.setVisible(bool(sentence or self._hint))
        set_mark(self._below, "role", "problem" if sentence else "hint")
        self._describe()

    def _describe(self) -> None:
        self.input.describe(self._spoken, self.problem or self._hint)

    def _edited(self) -> None:
        # A corrected field must not go on accusing; whether it is right now, only saving tells.
        self.show_problem("")
        self.edited.emit()

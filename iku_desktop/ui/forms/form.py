"""A form: fields in rows, what was typed as a mapping, and all its problems beside their fields."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from iku_desktop.domain.problems import Problem
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.forms.field import FieldSpec, FormField
from iku_desktop.ui.forms.marks import set_mark

Rows = Sequence[FieldSpec | Sequence[FieldSpec] | str]
COLUMNS = 12


class Form(QWidget):
    """Fields under each other, some sharing a row, a text is a heading over those that follow.

    It knows what was shown and what was typed since.
    """

    edited = Signal()

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.fields: dict[str, FormField] = {}
        self._loaded: dict[str, Typed] = {}
        self._general = QLabel()
        self._general.setWordWrap(True)
        self._general.setTextFormat(Qt.TextFormat.PlainText)
        self._general.hide()
        set_mark(self._general, "role", "problem")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._general)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        column.addLayout(self._grid)
        column.addStretch(1)
        for number, row in enumerate(rows):
            if isinstance(row, str):
                self._add_heading(number, row)
            else:
                self._add_row(number, [row] if isinstance(row, FieldSpec) else list(row))
        for index in range(COLUMNS):
            self._grid.setColumnStretch(index, 1)
        self.remember()

    def _add_heading(self, number: int, words: str) -> None:
        heading = QLabel(words)
        heading.setWordWrap(True)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        set_mark(heading, "role", "strong")
        self._grid.addWidget(heading, number, 0, 1, COLUMNS)

    def _add_row(self, number: int, specs: list[FieldSpec]) -> None:
        whole = sum(spec.stretch for spec in specs)
        at = 0
        for spec in specs:
            field = FormField(spec)
            span = COLUMNS * spec.stretch // whole
            self._grid.addWidget(field, number, at, 1, span, Qt.AlignmentFlag.AlignTop)
            at += span
            self.fields[spec.key] = field
            field.edited.connect(self.edited)

    def load(self, values: Mapping[str, Typed]) -> None:
        """Show values (fields without one become empty); from here on they count as not edited."""
        for key, field in self.fields.items():
            field.put(values.get(key))
        self.show_general("")
        self.remember()

    def remember(self) -> None:
        """Take what stands in the form now as saved."""
        self._loaded = self.typed()

    def typed(self) -> dict[str, Typed]:
        """What stands in every field, by its key."""
        return {key: field.typed() for key, field in self.fields.items()}

    def changed(self) -> dict[str, Typed]:
        """Only what was typed since it was loaded."""
        return {key: value for key, value in self.typed().items() if value != self._loaded[key]}

    @property
    def is_dirty(self) -> bool:
        """Whether something typed would be lost."""
        return bool(self.changed())

    def revert(self) -> None:
        """Show again what was loaded."""
        self.load(dict(self._loaded))

    def show_general(self, sentence: str) -> None:
        """Show a sentence that belongs to no field above them all, "" for none."""
        self._general.setText(sentence)
        self._general.setVisible(bool(sentence))

    def show_problems(self, problems: Iterable[Problem]) -> None:
        """Put each problem beside its field, the others on top, and go to the first refused field."""
        sentences: dict[str, list[str]] = {}
        for problem in problems:
            key = problem.field if problem.field in self.fields else ""
            sentences.setdefault(key, []).append(problem_text(problem))
        self.show_general("\n".join(sentences.pop("", ())))
        for key, field in self.fields.items():
            field.show_problem(" ".join(sentences.get(key, ())))
        for field in self.fields.values():
            if field.problem:
                field.input.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def focus_first(self) -> None:
        """Go to the first field."""
        for field in self.fields.values():
            field.input.setFocus(Qt.FocusReason.OtherFocusReason)
            return

"""A field that writes as soon as it is left: no Save button, the problem stands beside it until mended."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.forms.field import FieldSpec, FormField
from iku_desktop.ui.forms.inputs import ChoiceInput, LinesInput, TextInput
from iku_desktop.ui.page_context import PageContext

Write = Callable[[Mapping[str, Typed]], Saved]


class InstantField(FormField):
    """Esc shows again what is saved; what was refused stays typed, with the reason."""

    def __init__(self, context: PageContext, spec: FieldSpec) -> None:
        super().__init__(spec)
        self.write: Write | None = None
        self._context = context
        self._saved: Typed = None
        self._is_writing = False
        editor = self.input
        if isinstance(editor, LinesInput):
            editor.text.left.connect(self.save)
            editor.text.accepted.connect(self.save)
        elif isinstance(editor, TextInput):
            editor.line.editingFinished.connect(self.save)
            editor.edited.connect(self._edited_from_elsewhere)
        elif isinstance(editor, ChoiceInput):
            editor.edited.connect(self.save)
        editor.editor.installEventFilter(self)

    def show_saved(self, value: Typed) -> None:
        """Show what is saved, unless something typed is not saved yet."""
        typed_on = self.is_dirty and (bool(self.problem) or self.input.editor.hasFocus())
        if not typed_on:
            self.put(value)
            self._saved = self.typed()

    def forget(self) -> None:
        """Drop what was typed: another row is shown now."""
        self.put(self._saved)

    @property
    def is_dirty(self) -> bool:
        """Whether something typed is not saved."""
        return self.typed() != self._saved

    def save(self) -> None:
        """Write what was typed, once."""
        if not self.is_dirty or self.write is None or self._is_writing:
            return
        write, typed, before = self.write, self.typed(), self._saved
        self._is_writing = True
        # What is being written counts as saved, so that the page's reading again shows it.
        self._saved = typed
        saved = self._context.attempt(lambda: write({self.key: typed}), self._refuse)
        if saved is None:
            self._saved = before
        self._is_writing = False

    def _refuse(self, problems: Sequence[Problem]) -> None:
        self.show_problem(" ".join(map(problem_text, problems)))

    def _edited_from_elsewhere(self) -> None:
        # A day taken from the calendar is an ended entry; letters typed into the line are not.
        if not self.input.editor.hasFocus():
            self.save()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc drops what was typed."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() == Qt.Key.Key_Escape and self.is_dirty:  # type: ignore[attr-defined]
            self.put(self._saved)
            return True
        return super().eventFilter(watched, event)

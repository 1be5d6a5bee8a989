"""The three narratives of an indicator and quarter: written to disk when a field is left or accepted."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import Saved
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.forms.inputs import LinesInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.page_context import PageContext

Write = Callable[[NarrativeKind, str], Saved]
Place = tuple[str, Quarter]


class NarrativeField(QWidget):
    """One narrative: its name, its text, and below it why it was refused or that it is still empty."""

    def __init__(self, context: PageContext, kind: NarrativeKind) -> None:
        super().__init__()
        self.kind = kind
        self._context = context
        self._saved = ""
        self._place: Place | None = None
        self._write: Write | None = None
        self._refused_drafts: dict[Place, str] = {}
        self.input = LinesInput(2, t(f"indicators.narrative_hint.{kind.value}"))
        self.text = self.input.text
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        set_mark(self._problem, "role", "problem")
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        label = QLabel(t(f"common.narrative.{kind.value}"))
        set_mark(label, "role", "field-label")
        label.setBuddy(self.text)
        head = QHBoxLayout()
        head.addWidget(label, 1)
        column.addLayout(head)
        column.addWidget(self.input, 1)
        column.addWidget(self._problem)
        self.input.describe(label.text(), t("indicators.narrative_keys"))
        self.text.left.connect(self.flush)
        self.text.accepted.connect(self.flush)
        self.input.edited.connect(lambda: self._refuse(()))

    def show_text(self, place: Place, text: str, write: Write) -> None:
        """Show the saved text of a place; `write` is given what is accepted there.

        What is being typed at the same place stays, and a refused text comes back with its place.
        """
        self._write = write
        if place == self._place and self.is_dirty:
            return
        if self._place is not None and self.is_dirty:
            self._refused_drafts[self._place] = self.text.toPlainText()
        self._place, self._saved = place, text
        self._refuse(())
        self.input.put(self._refused_drafts.pop(place, text))
        self.flush()

    @property
    def is_dirty(self) -> bool:
        """Whether something typed is not on disk."""
        return self.text.toPlainText() != self._saved

    def flush(self) -> None:
        """Write what was typed; a refused text stays in the field with the reason below."""
        write, typed = self._write, self.text.toPlainText()
        if write is None or not self.is_dirty:
            return
        before, self._saved = self._saved, typed
        saved = self._context.attempt(lambda: write(self.kind, typed), self._refuse)
        if saved is None:
            self._saved = before

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        self.input.mark_refused(bool(problems))
        self._problem.setText("\n".join(problem_text(each) for each in problems))
        self._problem.setVisible(bool(problems))


class Narratives(QWidget):
    """The three fields under each other."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.fields = {kind: NarrativeField(context, kind) for kind in NarrativeKind}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for field in self.fields.values():
            column.addWidget(field, 1)
        self._empty = QLabel()
        self._empty.setWordWrap(True)
        set_mark(self._empty, "role", "warning")
        column.addWidget(self._empty)

    def show_texts(self, place: Place, texts: Mapping[NarrativeKind, str], write: Write) -> None:
        """Show the texts of one indicator and quarter, and which of them are still empty."""
        for kind, field in self.fields.items():
            field.show_text(place, texts.get(kind, ""), write)
        empty = [t(f"common.narrative.{kind.value}") for kind in self.fields if not texts.get(kind)]
        self._empty.setText(
            t("indicators.narrative_empty", names=", ".join(empty)) if empty else ""
        )
        self._empty.setVisible(bool(empty))

    def focus_first_empty(self) -> None:
        """Put the cursor into the first narrative that is still empty."""
        for field in self.fields.values():
            if not field.text.toPlainText():
                field.text.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def flush(self) -> None:
        """Write whatever was typed, before another indicator or quarter is shown."""
        for field in self.fields.values():
            field.flush()

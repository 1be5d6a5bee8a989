"""The three narratives of an indicator and quarter: written to disk when a field is left or accepted."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
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
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import LinkButton
from iku_desktop.ui.widgets.icon_label import IconLabel
from iku_desktop.ui.widgets.shown_draft import ShownDraft

Write = Callable[[NarrativeKind, str], Saved]
Place = tuple[str, Quarter]
Texts = Mapping[NarrativeKind, str]


class NarrativeField(QWidget):
    """One narrative: its name, its text or its draft, and below it why it was refused."""

    def __init__(self, context: PageContext, kind: NarrativeKind) -> None:
        super().__init__()
        self.kind = kind
        self._context = context
        self._saved = ""
        self._offered = ""
        self._place: Place | None = None
        self._write: Write | None = None
        self._refused_texts: dict[Place, str] = {}
        self.input = LinesInput(3, t(f"indicators.narrative_hint.{kind.value}"))
        self.text = self.input.text
        self.draft = ShownDraft(self.input)
        self._name = QLabel(t(f"common.narrative.{kind.value}"))
        self.mark = DraftMark(context.theme)
        self.take_button = LinkButton(context.theme, "check", t("drafts.take"))
        self.take_button.setAccessibleName(t("drafts.take_named", name=self._name.text()))
        self.take_button.setToolTip(t("drafts.take_keys"))
        self._problem = QLabel()
        self._lay_out()
        self.text.left.connect(self._leave)
        self.text.accepted.connect(self._accept)
        self.take_button.clicked.connect(self.take)
        self.input.edited.connect(self._edited)
        self._tell_draft()

    def _lay_out(self) -> None:
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        set_mark(self._problem, "role", "problem")
        self._problem.hide()
        set_mark(self._name, "role", "field-label")
        self._name.setBuddy(self.text)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._name, 1)
        head.addWidget(self.mark)
        head.addWidget(self.take_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self.input, 1)
        column.addWidget(self._problem)

    def show_text(self, place: Place, text: str, write: Write, draft: str = "") -> None:
        """Show the saved text of a place, or its draft where there is none; `write` takes what is accepted.

        What is being typed at the same place stays, and a refused text comes back with its place.
        """
        self._write, self._offered = write, draft
        if place == self._place and self.is_dirty:
            return
        if self._place is not None and self.is_dirty:
            self._refused_texts[self._place] = self.typed()
        # A field that was just emptied is not filled again under the clerk's hands.
        emptied = place == self._place and self.text.hasFocus() and not self.draft.is_shown
        self._place, self._saved = place, text
        self._refuse(())
        self._put(self._refused_texts.pop(place, text))
        if not emptied:
            self._offer()
        self.flush()

    def typed(self) -> str:
        """What is the clerk's own in the field; a draft is not."""
        return "" if self.draft.is_shown else self.text.toPlainText()

    @property
    def is_dirty(self) -> bool:
        """Whether something typed is not on disk."""
        return self.typed() != self._saved

    def take(self) -> None:
        """Make the shown draft one's own: it is written and can be edited."""
        if self.draft.is_shown:
            self.draft.release()
            self._tell_draft()
            self.flush()
            self.text.moveCursor(QTextCursor.MoveOperation.End)
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, text: str) -> None:
        if text or not self._offered:
            self.draft.release()
            self.input.put(text)
        elif not self.draft.is_shown:
            self.input.put("")
        self._tell_draft()

    def _offer(self) -> None:
        if self._offered and not self.typed():
            self.draft.show(self._offered)
        self._tell_draft()

    def _tell_draft(self) -> None:
        shown = self.draft.is_shown
        self.mark.setVisible(shown)
        self.take_button.setVisible(shown)
        words = t("drafts.about") if shown else t("indicators.narrative_keys")
        self.input.describe(self._name.text(), words)

    def _edited(self) -> None:
        self._refuse(())
        self._tell_draft()

    def _accept(self) -> None:
        if self.draft.is_shown:
            self.take()
        else:
            self.flush()

    def _leave(self) -> None:
        self.flush()
        self._offer()

    def flush(self) -> None:
        """Write what was typed; a refused text stays in the field with the reason below."""
        write, typed = self._write, self.typed()
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


class DraftMark(QWidget):
    """Icon and words that tell a draft from what was written."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(IconLabel(theme, "pen-line", "late"))
        words = QLabel(t("drafts.mark"))
        set_mark(words, "role", "warning")
        row.addWidget(words)
        self.setToolTip(t("drafts.about"))


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

    def lock(self, problem: Problem | None) -> None:
        """Let the texts of a closed quarter be read and copied only, and say why; None opens them."""
        words = "" if problem is None else problem_text(problem)
        for field in self.fields.values():
            field.text.setReadOnly(bool(words))
            field.text.setToolTip(words)
            set_mark(field.text, "locked", bool(words))

    def show_texts(self, place: Place, texts: Texts, write: Write, drafts: Texts) -> None:
        """Show the texts of one indicator and quarter, drafts of those still empty, and which they are."""
        for kind, field in self.fields.items():
            field.show_text(place, texts.get(kind, ""), write, drafts.get(kind, ""))
        empty = [t(f"common.narrative.{kind.value}") for kind in self.fields if not texts.get(kind)]
        self._empty.setText(
            t("indicators.narrative_empty", names=", ".join(empty)) if empty else ""
        )
        self._empty.setVisible(bool(empty))

    def focus_first_empty(self) -> None:
        """Put the cursor into the first narrative that is still empty."""
        for field in self.fields.values():
            if not field.typed():
                field.text.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def flush(self) -> None:
        """Write whatever was typed, before another indicator or quarter is shown."""
        for field in self.fields.values():
            field.flush()

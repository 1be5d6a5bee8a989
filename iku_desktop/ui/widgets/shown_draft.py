"""A draft standing in an empty text field: it can be read and copied, and the first edit replaces it."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from iku_desktop.ui.forms.inputs import LinesInput
from iku_desktop.ui.forms.marks import set_mark


class ShownDraft(QObject):
    """Puts a draft into a field; while `is_shown` the field's text is the draft's and nobody's own."""

    def __init__(self, field: LinesInput) -> None:
        super().__init__(field)
        self._field = field
        self._draft = ""
        self._added = ""
        self.is_shown = False
        field.text.document().contentsChange.connect(self._note)
        field.text.textChanged.connect(self._replace)

    def show(self, draft: str) -> None:
        """Show a draft in the field; the same one again keeps cursor and scrolling."""
        self.is_shown, self._draft = False, draft
        self._field.put(draft)
        self._mark(shown=True)

    def release(self) -> None:
        """Let go of the field; what stands in it is its own text now."""
        self._mark(shown=False)

    def _mark(self, *, shown: bool) -> None:
        self.is_shown = shown
        set_mark(self._field.editor, "draft", shown)

    def _note(self, at: int, _removed: int, added: int) -> None:
        if self.is_shown:
            self._added = self._field.text.toPlainText()[at : at + added]

    def _replace(self) -> None:
        # However it was edited (typed, pasted, dropped, cut), only what came in stays.
        if not self.is_shown or self._field.text.toPlainText() == self._draft:
            return
        self.release()
        self._field.put(self._added)
        self._field.text.moveCursor(QTextCursor.MoveOperation.End)

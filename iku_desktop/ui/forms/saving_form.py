"""A form with its buttons: Simpan writes what was typed, Kembalikan shows again what is saved."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.read_models import FigureChange, Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.dates import show_time
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.forms.form import Form, Rows
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.questions import after_effect
from iku_desktop.ui.forms.scrolled import scrolled, stacked
from iku_desktop.ui.page_context import PageContext

Write = Callable[[Mapping[str, Typed]], Saved]
Effect = Callable[[Mapping[str, Typed]], Sequence[FigureChange]]


class SavingForm(QWidget):
    """A form that is saved as a whole: `write` gets only what was typed, all of it with `whole`.

    With an `effect` the figures that the entry would move are shown first, and the clerk decides.
    Where it `scrolls`, its buttons stay in view below the fields, and what is `above` or `below` them
    scrolls along.
    """

    saved = Signal(object)
    reverted = Signal()

    def __init__(
        self,
        context: PageContext,
        rows: Rows,
        write: Write,
        whole: bool = False,
        scrolls: bool = False,
        above: QWidget | None = None,
        below: QWidget | None = None,
    ) -> None:
        super().__init__()
        self._context = context
        self._write = write
        self.effect: Effect | None = None
        self.whole = whole
        self.form = Form(rows)
        self.save_button = QPushButton(t("forms.save"))
        set_mark(self.save_button, "role", "primary")
        self.revert_button = QPushButton(t("forms.restore"))
        self._state = QLabel()
        set_mark(self._state, "role", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        parts = [each for each in (above, self.form, below) if each is not None]
        fields = self.form if len(parts) == 1 else stacked(*parts)
        column.addWidget(scrolled(fields) if scrolls else fields, int(scrolls))
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self._state, 1)
        self.buttons.addWidget(self.revert_button)
        self.buttons.addWidget(self.save_button)
        column.addLayout(self.buttons)
        if not scrolls:
            column.addStretch(1)
        self.save_button.clicked.connect(self.save)
        self.revert_button.clicked.connect(self.revert)
        self.form.edited.connect(self._show_state)
        self._show_state()

    def load(self, values: Mapping[str, Typed]) -> None:
        """Show saved values."""
        self.form.load(values)
        self._show_state()

    @property
    def is_dirty(self) -> bool:
        """Whether something typed is not saved."""
        return self.form.is_dirty

    def revert(self) -> None:
        """Drop what was typed."""
        self.form.revert()
        self._show_state()
        self.reverted.emit()

    def typed(self) -> Mapping[str, Typed]:
        """What `write` gets."""
        return self.form.typed() if self.whole else self.form.changed()

    def save(self) -> None:
        """Write what was typed; problems go beside their fields and nothing is written."""
        typed, effect = self.typed(), self.effect
        self.form.show_problems(())
        if effect is None:
            self._save_now(typed)
            return
        after_effect(
            self._context,
            self,
            lambda: effect(typed),
            self.form.show_problems,
            lambda: self._save_now(typed),
        )

    def _save_now(self, typed: Mapping[str, Typed]) -> None:
        def write() -> Saved:
            saved = self._write(typed)
            # Before anybody hears of the change: whoever shows it anew must not find it unsaved.
            self.form.remember()
            return saved

        saved = self._context.attempt(write, self.form.show_problems)
        if saved is not None:
            self.accept(saved)

    def accept(self, saved: Saved) -> None:
        """Tell that it is saved, and what is odd about it."""
        self.saved.emit(saved)
        self.form.show_general(" ".join(problem_text(each) for each in saved.warnings))
        self._show_state()
        self._state.setText(t("forms.saved", time=show_time(saved.at)))

    def _show_state(self) -> None:
        dirty = self.form.is_dirty
        self.save_button.setEnabled(dirty or self.whole)
        self.revert_button.setEnabled(dirty)
        self._state.setText(t("forms.not_saved") if dirty else "")

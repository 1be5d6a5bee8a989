"""A list of rows with a form for the chosen one: add, change and, after asking, remove."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.read_models import FigureChange, Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.form import Rows
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.questions import ask_loss, ask_removal
from iku_desktop.ui.forms.rows_list import ListedRow, RowsList
from iku_desktop.ui.forms.saving_form import SavingForm
from iku_desktop.ui.page_context import PageContext

NEW = "+"
NOTHING: Mapping[str, Typed] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Detail:
    """A row of the list with the values its form shows."""

    row: ListedRow
    values: Mapping[str, Typed]


@dataclass(frozen=True, slots=True)
class Verbs:
    """What the service does with the rows; without `add` or `remove` the button is not there.

    `effect` tells the figures that an entry would move (id None for a new one); the clerk is asked.
    """

    read: Callable[[], Sequence[Detail]]
    change: Callable[[str, Mapping[str, Typed]], Saved]
    add: Callable[[Mapping[str, Typed]], Saved] | None = None
    remove: Callable[[str], Saved] | None = None
    effect: Callable[[str | None, Mapping[str, Typed]], Sequence[FigureChange]] | None = None


class MasterDetail(QWidget):
    """Left the rows, right the form; another row is chosen only once nothing typed would be lost.

    `blank` is what a new row's form begins with, `fixed` are keys that stay once a row is saved.
    """

    edited = Signal()
    shown = Signal()

    def __init__(
        self,
        context: PageContext,
        what: str,
        rows: Rows,
        verbs: Verbs,
        blank: Mapping[str, Typed] = NOTHING,
        fixed: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self._context = context
        self._what = what
        self._verbs = verbs
        self._blank = blank
        self._fixed = tuple(fixed)
        self._details: dict[str, Detail] = {}
        self._current = ""
        self.list = RowsList(context.theme, what)
        self.detail = SavingForm(context, rows, self._write, scrolls=True)
        if verbs.effect is not None:
            self.detail.effect = self._effect
        self.add_button = QPushButton(t("forms.add_new", what=what.lower()))
        self.remove_button = QPushButton(t("forms.remove"))
        self._pages = QStackedWidget()
        self._lay_out()
        self.list.row_chosen.connect(self._go_to)
        self.add_button.clicked.connect(self.begin_new)
        self.remove_button.clicked.connect(self.ask_to_remove)
        self.detail.saved.connect(self._after_saving)
        self.detail.reverted.connect(self._after_revert)
        self.detail.form.edited.connect(self.edited)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        set_mark(self.list, "role", "rows")
        column.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add_button, 1)
        buttons.addWidget(self.remove_button)
        self.add_button.setVisible(self._verbs.add is not None)
        self.remove_button.setVisible(self._verbs.remove is not None)
        column.addLayout(buttons)
        self._left = column
        self.empty = QLabel(t("forms.empty_list"))
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        set_mark(self.empty, "role", "hint")
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(left, 5)
        row.addWidget(self._pages, 9)

    def add_below_list(self, widget: QWidget) -> None:
        """Put something that explains the chosen row under the list; `shown` tells of another row."""
        self._left.addWidget(widget)

    @property
    def is_dirty(self) -> bool:
        """Whether something typed is not saved."""
        return bool(self._current) and self.detail.is_dirty

    @property
    def has_form(self) -> bool:
        """Whether a row, saved or new, stands in the form."""
        return bool(self._current)

    @property
    def current_id(self) -> str:
        """The id of the row in the form, "" for none or a new one."""
        return "" if self._current == NEW else self._current

    def reload(self, chosen: str = "") -> None:
        """Read the rows again and show the chosen one; what is being typed stays."""
        if self.is_dirty:
            return
        details = tuple(self._verbs.read())
        self._details = {each.row.id: each for each in details}
        self.list.show_rows([each.row for each in details], chosen or self.current_id)
        self._show(self.list.chosen)

    def begin_new(self) -> None:
        """Start a new row, once nothing typed would be lost."""
        ask_loss(self._context, self, self.is_dirty, self._what, self._show_new)

    def choose(self, row_id: str) -> None:
        """Show a row by its id."""
        self.list.choose(row_id)

    def _show_new(self) -> None:
        self.list.leave()
        self._show(NEW)
        self.detail.form.focus_first()

    def _go_to(self, row_id: str) -> None:
        if row_id == self._current:
            return
        if not self.is_dirty:
            self._show(row_id)
            return
        with QSignalBlocker(self.list):
            self.list.choose(self.current_id)
        ask_loss(self._context, self, self.is_dirty, self._what, lambda: self._leave_for(row_id))

    def _leave_for(self, row_id: str) -> None:
        self.detail.form.revert()
        self.list.choose(row_id)

    def _show(self, row_id: str) -> None:
        self._current = row_id
        self._pages.setCurrentIndex(1 if row_id else 0)
        self.remove_button.setEnabled(row_id in self._details)
        self.detail.whole = row_id == NEW
        for key in self._fixed:
            self.detail.form.fields[key].setEnabled(row_id == NEW)
        if row_id:
            found = self._details.get(row_id)
            self.detail.load(found.values if found else self._blank)
        self.shown.emit()

    def _write(self, typed: Mapping[str, Typed]) -> Saved:
        if self._current == NEW:
            assert self._verbs.add is not None
            return self._verbs.add(typed)
        return self._verbs.change(self._current, typed)

    def _effect(self, typed: Mapping[str, Typed]) -> Sequence[FigureChange]:
        assert self._verbs.effect is not None
        return self._verbs.effect(self.current_id or None, typed)

    def _after_saving(self, saved: Saved) -> None:
        self.reload(saved.id or self.current_id)

    def _after_revert(self) -> None:
        if self._current == NEW:
            self._show("")
            self.reload()

    def ask_to_remove(self) -> None:
        """Ask, then remove the chosen row."""
        found = self._details.get(self._current)
        if found is not None and self._verbs.remove is not None:
            ask_removal(self._context, self, self._what, found.row.title, self._remove)

    def _remove(self) -> None:
        remove, row_id = self._verbs.remove, self._current
        assert remove is not None
        self.detail.form.revert()
        saved = self._context.attempt(lambda: remove(row_id), self.detail.form.show_problems)
        if saved is not None:
            self._current = ""
            self.reload()

"""Several targets pasted or filled at once: written in one step, or shown with the refused until decided."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtWidgets import QFrame, QHBoxLayout

from iku_desktop.domain.blocks import RefusedBlock, RefusedCell, TypedRow
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.steps import Act, StepName
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.grid.block import NOT_A_CELL
from iku_desktop.ui.grid.clipboard import clipboard_block
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.target_cell import TargetCell

Typed = dict[int, str]
Refuse = Callable[[int, tuple[Problem, ...]], None]


class TargetDesk(Protocol):
    """Several values of one indicator's year by quarter (0 = the year), each `{"value": text}`."""

    def check(self, typed: Mapping[int, TypedRow]) -> Sequence[RefusedCell]:
        """The values that would be refused."""

    def enter(self, typed: Mapping[int, TypedRow], name: StepName) -> Saved:
        """Write them in one step; RefusedBlock where any is refused."""


class TargetBlocks(QFrame):
    """The line under the targets while a block waits, and the block's way to the service."""

    def __init__(
        self, context: PageContext, cells: Mapping[int, TargetCell], refuse: Refuse
    ) -> None:
        super().__init__()
        self._context = context
        self._cells = cells
        self._refuse = refuse
        self.desk: TargetDesk | None = None
        self._act = Act.PASTE
        self.held: Typed = {}
        self.refused: dict[int, tuple[Problem, ...]] = {}
        self.words = label("", "strong", wraps=True)
        self.apply_button = IconButton(context.theme, "check", "", "primary", "on_accent")
        self.drop_button = IconButton(context.theme, "x", t("grid.block_drop"), "tool")
        self.apply_button.clicked.connect(self.apply)
        self.drop_button.clicked.connect(self.drop)
        set_mark(self, "role", "waiting")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self.words, 1)
        row.addWidget(self.drop_button)
        row.addWidget(self.apply_button)
        self.hide()
        context.blocks.add(self)

    @property
    def is_waiting(self) -> bool:
        """Whether a block waits for the clerk's word."""
        return bool(self.held)

    # Ways in

    def paste(self, number: int) -> bool:
        """Paste several cells from one down; tells whether the clipboard holds more than one."""
        try:
            table = clipboard_block()
        except Refused as refused:
            self._context.notifier.refused(refused.problems)
            return True
        if sum(map(len, table)) < 2:
            return False
        # One row of five figures is as good as a column of them.
        texts = [row[0] for row in table] if len(table) > 1 else list(table[0])
        order = list(self._cells)
        places = order[order.index(number) :]
        self._take(Act.PASTE, dict(zip(places, texts, strict=False)))
        return True

    def fill_down(self, number: int) -> None:
        """Take the value of the row above."""
        order = list(self._cells)
        at = order.index(number)
        if at:
            self._take(Act.FILL, {number: self._cells[order[at - 1]].text()})

    def _take(self, act: Act, typed: Typed) -> None:
        changed = {n: text.strip() for n, text in typed.items() if text.strip() != self._shown(n)}
        if not changed:
            self._context.tell_notice(t("grid.block_nothing"))
            return
        self._act = act
        self.held |= changed
        for number, text in changed.items():
            self._cells[number].setText(text)
        fixed = [number for number in self.held if self._cells[number].isReadOnly()]
        if fixed or self.refused:
            self._judge()
        else:
            self._enter(self.held)

    def _shown(self, number: int) -> str:
        return self._cells[number].text().strip()

    def retype(self, number: int) -> bool:
        """Take what stands in a cell of the block that waits; tells whether it is one."""
        if number not in self.held:
            return False
        if self._cells[number].text() != self.held[number]:
            self.held[number] = self._cells[number].text()
            self._judge()
        return True

    # Waiting

    @property
    def accepted(self) -> Typed:
        """What would be written."""
        return {n: text for n, text in self.held.items() if n not in self.refused}

    def _judge(self) -> None:
        found = self.desk.check(_fields(self.held)) if self.desk is not None else ()
        self._show(found)

    def _show(self, found: Sequence[RefusedCell]) -> None:
        refused: dict[int, tuple[Problem, ...]] = {}
        for cell in found:
            number = int(str(cell.row))
            refused[number] = (*refused.get(number, ()), cell.problem)
        for number in self.held:
            if self._cells[number].isReadOnly():
                refused.setdefault(number, (NOT_A_CELL,))
        self.refused = refused
        for number in self.held:
            self._refuse(number, refused.get(number, ()))
        accepted = len(self.accepted)
        words = [t(f"grid.block.{self._act.value}", accepted=accepted)]
        if refused:
            words.append(t("grid.block_refused", count=len(refused)).rstrip(":") + ".")
        self.words.setText(" ".join(words))
        self.apply_button.setText(t("grid.block_apply", count=accepted))
        self.apply_button.setEnabled(bool(accepted))
        self.show()

    # Ways out

    def apply(self) -> None:
        """Write what was accepted; what was refused stays typed with its reason."""
        self._enter(self.accepted)

    def drop(self) -> None:
        """Show again what is saved."""
        for number in self.held:
            cell = self._cells[number]
            cell.setText(cell.saved_text)
            self._refuse(number, ())
        self._finish()

    def _finish(self) -> None:
        self.held, self.refused = {}, {}
        self.hide()

    def _enter(self, typed: Typed) -> None:
        desk = self.desk
        cells: list[RefusedCell] = []
        if desk is None or not typed:
            return
        name = StepName(self._act, len(typed))

        def enter() -> Saved:
            try:
                saved = desk.enter(_fields(typed), name)
            except RefusedBlock as refused:
                cells.extend(refused.cells)
                raise
            self._release(typed)
            return saved

        saved = self._context.attempt(enter, lambda _problems: None)
        if saved is None:
            self._show(cells)
        else:
            self._context.tell_notice(t(f"grid.done.{self._act.value}", count=len(typed)))

    def _release(self, typed: Typed) -> None:
        """Let the cells show what is on disk as soon as the page reads again."""
        for number, text in typed.items():
            self._cells[number].saved_text = text
            self._refuse(number, ())
        for number in self.refused:
            cell = self._cells[number]
            if cell.isReadOnly():
                cell.setText(cell.saved_text)
                self._refuse(number, ())
        self._finish()


def _fields(typed: Typed) -> dict[int, TypedRow]:
    return {number: {"value": text} for number, text in typed.items()}

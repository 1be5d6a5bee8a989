"""Blocks that wait for the clerk's word: before a window or period is left, they are asked about."""

from collections.abc import Callable, Sized
from typing import Protocol

from iku_desktop.presentation.texts import t
from iku_desktop.ui.notifier import Notifier

Act = Callable[[], object]


class WaitingBlock(Protocol):
    """A block of cells that was pasted or filled and may not be written yet."""

    @property
    def is_waiting(self) -> bool:
        """Whether it waits."""

    @property
    def accepted(self) -> Sized:
        """The cells that would be written."""

    @property
    def refused(self) -> Sized:
        """The cells that would not."""

    def end_typing(self) -> None:
        """Take the entry being typed beside it as ended."""

    def apply(self) -> None:
        """Write what is accepted."""

    def drop(self) -> None:
        """Leave all of it out."""


class WaitingBlocks:
    """Knows every table that takes blocks."""

    def __init__(self, notifier: Notifier) -> None:
        self._notifier = notifier
        self._known: list[WaitingBlock] = []

    def add(self, block: WaitingBlock) -> None:
        """Ask about this one too."""
        self._known.append(block)

    @property
    def is_waiting(self) -> bool:
        """Whether any block waits."""
        return any(each.is_waiting for each in self._known)

    def settle(self, then: Act, stay: Act = lambda: None) -> None:
        """Do `then` at once where no block waits, else after the clerk has applied or dropped it.

        `stay` where the clerk goes back, or something of what was applied still waits. What is being typed
        is taken first: it belongs to the rows that are about to be left.
        """
        for each in self._known:
            each.end_typing()
        waiting = [each for each in self._known if each.is_waiting]
        if not waiting:
            then()
            return

        def apply() -> None:
            for each in waiting:
                each.apply()
            (stay if self.is_waiting else then)()

        def drop() -> None:
            for each in waiting:
                each.drop()
            then()

        accepted = sum(len(each.accepted) for each in waiting)
        refused = sum(len(each.refused) for each in waiting)
        details = [t("grid.leaving_accepted", count=accepted)] if accepted else []
        details += [t("grid.leaving_refused", count=refused)] if refused else []
        choices = [(t("grid.leaving_apply"), apply)] if accepted else []
        choices.append((t("grid.leaving_drop"), drop))
        self._notifier.ask_which(t("grid.leaving"), choices, " ".join(details), stay)

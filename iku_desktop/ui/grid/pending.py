"""An entry on its way to the service: accepted, refused with its problems, or not written."""

from collections.abc import Mapping, Sequence

from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import Saved
from iku_desktop.ui.grid.model import NEW_ID, GridModel


class PendingCell:
    """One typed cell: `row_id`, `key` and `typed`; the page settles it with what the service said."""

    def __init__(self, model: GridModel, row_id: str, key: str, typed: str) -> None:
        self._model = model
        self.row_id = row_id
        self.key = key
        self.typed = typed
        self.is_refused = False

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Keep what was typed in its cell, with the reasons."""
        self.is_refused = True
        self._model.refuse((self.row_id, self.key), self.typed, problems)

    def settle(self, saved: Saved | None) -> bool:
        """Take the answer; what could not be written for another reason stays as refused too."""
        if saved is None and not self.is_refused:
            self.refuse(())
        return saved is not None


class PendingRow:
    """The filled last row: `typed` by column; problems go to their columns, others to the last typed."""

    def __init__(self, model: GridModel, last_key: str) -> None:
        self._model = model
        self._last_key = last_key
        self.typed: Mapping[str, str] = {
            key: text for key, text in model.typed_drafts.items() if text.strip()
        }
        self.is_refused = False

    def refuse(self, problems: Sequence[Problem]) -> None:
        """Keep the row, each problem in its cell."""
        self.is_refused = True
        keys = {column.key for column in self._model.columns}
        by_key: dict[str, list[Problem]] = {}
        for problem in problems:
            key = problem.field if problem.field in keys else self._last_key
            by_key.setdefault(key, []).append(problem)
        for key, found in by_key.items():
            self._model.refuse((NEW_ID, key), self.typed.get(key, ""), found)

    def settle(self, saved: Saved | None) -> bool:
        """Empty the last row once it is saved."""
        if saved is not None:
            self._model.clear_drafts()
        elif not self.is_refused:
            self._model.refuse((NEW_ID, self._last_key), self.typed.get(self._last_key, ""), ())
        return saved is not None

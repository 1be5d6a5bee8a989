"""Runs the statements of one office's reads and turns their rows into domain objects."""

import json
from collections.abc import Iterable
from typing import Any, TypeVar

from sqlalchemy import Connection, Executable, Select

from iku_desktop.storage.faults import of_a_statement
from iku_desktop.storage.registry import Mapped

T = TypeVar("T")
Rows = list[Any]


class RowReader:
    """The connection of a transaction, bound to the office `office_code`."""

    def __init__(self, connection: Connection, office_code: str) -> None:
        self._connection = connection
        self.office_code = office_code

    def _rows(self, statement: Executable, **values: object) -> Rows:
        with of_a_statement():
            answer = self._connection.execute(statement, {"office": self.office_code, **values})
            # all() fetches at once, iterating would fetch row by row.
            return list(answer.all())

    def _of(self, entry: Mapped[T], statement: Select[Any], **values: object) -> tuple[T, ...]:
        return tuple(map(entry.decode, self._rows(statement, **values)))

    def _all(self, entry: Mapped[T]) -> tuple[T, ...]:
        return self._of(entry, entry.select)


def as_list(ids: Iterable[str]) -> str:
    """Ids as the JSON list that a statement binds."""
    return json.dumps(list(ids))

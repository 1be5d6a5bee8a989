"""Puts many rows into a table with few statements: a hundred rows each, their columns in plain SQL."""

from collections.abc import Iterable, Sequence
from itertools import chain

from sqlalchemy import Connection

from iku_desktop.storage.codecs import Primitive

# Each statement finds its places in the table and its indexes anew; with more rows nothing is won.
ROWS_AT_ONCE = 100

Tuples = Sequence[tuple[Primitive, ...]]


def insert_rows(connection: Connection, table: str, columns: Sequence[str], rows: Tuples) -> None:
    """Adds rows with values for these columns, in their order."""
    into = f'INSERT INTO "{table}" ({_names(columns)}) VALUES '  # noqa: S608 - names of our schema
    one = f"({', '.join('?' * len(columns))})"
    for start in range(0, len(rows), ROWS_AT_ONCE):
        some = rows[start : start + ROWS_AT_ONCE]
        values = tuple(chain.from_iterable(some))
        connection.exec_driver_sql(into + ", ".join([one] * len(some)), values)


def update_rows(
    connection: Connection, table: str, columns: Sequence[str], office: str, rows: Tuples
) -> None:
    """Gives rows new values for these columns; each of `rows` ends with its id."""
    values = ", ".join(f'"{name}" = ?' for name in columns)
    statement = f'UPDATE "{table}" SET {values} WHERE "office" = ? AND "id" = ?'  # noqa: S608 - our names
    _each(connection, statement, [(*row[:-1], office, row[-1]) for row in rows])


def delete_rows(connection: Connection, table: str, office: str, ids: Iterable[Primitive]) -> None:
    """Removes rows by their ids."""
    statement = f'DELETE FROM "{table}" WHERE "office" = ? AND "id" = ?'  # noqa: S608 - our names
    _each(connection, statement, [(office, row_id) for row_id in ids])


def _each(connection: Connection, statement: str, values: list[tuple[Primitive, ...]]) -> None:
    if values:
        connection.exec_driver_sql(statement, values)


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)

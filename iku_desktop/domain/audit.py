"""The audit trail as a chain: every change bears the hash of the change before it."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from json.encoder import encode_basestring as quoted


class AuditAction(StrEnum):
    """What happened to a row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One change of one row; `old` and `new` are JSON objects of the columns that differ.

    `step` groups what one transaction changed ("" before program version 0.5), `hash` chains the entry
    to the one before it.
    """

    sequence: int
    id: str
    created_at: datetime
    created_by: str
    action: AuditAction
    table_name: str
    row_id: str
    old: str | None
    new: str | None
    step: str
    hash: str


@dataclass(frozen=True, slots=True)
class AuditHead:
    """How long the trail is and the hash of its last entry; kept where the trail itself isn't."""

    count: int
    hash: str


ANCHOR = re.compile(r"(\d{1,15}):([0-9a-f]{64})")
Row = tuple[str, str]


def anchor_text(head: AuditHead) -> str:
    """A head as it is kept in a signed PDF: `1234:<hash>`; "" of an empty trail."""
    return f"{head.count}:{head.hash}" if head.count else ""


def anchor_of(text: str) -> AuditHead | None:
    """The head that an anchor tells of, None where the text is no anchor."""
    found = ANCHOR.fullmatch(text)
    return None if found is None else AuditHead(int(found[1]), found[2])


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which entries are asked for; what is empty doesn't matter.

    `tables` are kinds of rows, `rows` single ones as (table, row id), `first` and `last` the days
    (inclusive) on which it happened by the PC's clock. `text` stands in a row or in one that it speaks of,
    now or before; `also` are other spellings of it, as rows hold them.
    """

    tables: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    who: str = ""
    first: date | None = None
    last: date | None = None
    action: AuditAction | None = None
    text: str = ""
    also: tuple[str, ...] = ()


def link(previous: str, values: Sequence[str | None]) -> str:
    """The hash of an entry after `previous` ("" for the first).

    `values`: id, created_at (ISO), created_by, action, table_name, row_id, old, new, step.
    """
    # A JSON list as json.dumps writes it, which takes twice as long for a hundred thousand of them.
    parts = ", ".join(["null" if each is None else quoted(each) for each in (previous, *values)])
    return hashlib.sha256(f"[{parts}]".encode("utf-8", "surrogatepass")).hexdigest()


class Linker:
    """Links many entries that differ in little: gives the hashes of `link`, what they share spelled once.

    The shared values in their order: created_at, created_by, action, table_name; and the step.
    """

    def __init__(self, shared: Sequence[str], step: str) -> None:
        self._shared = ", ".join(map(quoted, shared))
        self._step = quoted(step)

    def link(
        self, previous: str, entry_id: str, row_id: str, old: str | None, new: str | None
    ) -> str:
        """The hash of an entry after `previous` ("" for the first)."""
        states = ", ".join(["null" if each is None else quoted(each) for each in (old, new)])
        parts = f"{quoted(entry_id)}, {self._shared}, {quoted(row_id)}, {states}, {self._step}"
        whole = f"[{quoted(previous)}, {parts}]"
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def first_break(entries: Iterable[tuple[Sequence[str | None], str]]) -> int | None:
    """The place (from 0) of the first entry whose hash is not that of its values, None where all hold."""
    previous = ""
    for place, (values, found) in enumerate(entries):
        if link(previous, values) != found:
            return place
        previous = found
    return None

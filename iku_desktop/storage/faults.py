"""Turns what SQLite and the disk complain about into the house's words: Unavailable or Refused."""

import errno
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from iku_desktop.domain.problems import Problem, Refused, Unavailable

UNAVAILABLE_BY_RESULT = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_PERM: "read_only",
    sqlite3.SQLITE_AUTH: "read_only",
    sqlite3.SQLITE_FULL: "disk_full",
    sqlite3.SQLITE_IOERR: "disk_error",
    sqlite3.SQLITE_CANTOPEN: "cannot_open",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}
UNAVAILABLE_BY_ERRNO = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EFBIG: "disk_full",
    errno.EROFS: "read_only",
    errno.EACCES: "read_only",
    errno.EPERM: "read_only",
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
}
# Sharing and lock violation: Windows calls them denied access, but another program has the file open.
OPEN_ELSEWHERE = frozenset({32, 33})
REFUSED_BY_CONSTRAINT = {
    "UNIQUE": "duplicate",
    "FOREIGN KEY": "refers_to_nothing",
    "CHECK": "value_not_allowed",
}
CONSTRAINT = re.compile(r"(UNIQUE|FOREIGN KEY|CHECK) constraint failed(?:: (.*))?", re.DOTALL)
# The driver met bytes in a column of text that are none; we never write any.
NO_TEXT = "Could not decode to UTF-8"
RESULT_MASK = 0xFF


def unavailable(fault: sqlite3.Error | OSError) -> Unavailable | None:
    """The fault in the house's words; None where it is a bug of the program instead."""
    if isinstance(fault, OSError):
        if getattr(fault, "winerror", None) in OPEN_ELSEWHERE:
            return Unavailable("locked")
        code = UNAVAILABLE_BY_ERRNO.get(fault.errno or 0, "disk_error")
        return Unavailable(code, reason=fault.strerror or str(fault))
    # Errors that Python's driver raises itself carry no result code.
    result = getattr(fault, "sqlite_errorcode", sqlite3.SQLITE_OK) & RESULT_MASK
    code = UNAVAILABLE_BY_RESULT.get(result, "")
    if str(fault).startswith(NO_TEXT):
        code = "damaged"
    return Unavailable(code, code == "damaged", reason=str(fault)) if code else None


def refused(fault: sqlite3.IntegrityError) -> Refused | None:
    """The broken constraint as a problem at its last column; None where it is a bug of the program."""
    found = CONSTRAINT.search(str(fault))
    if found is None:
        return None
    columns = [name.strip().partition(".") for name in (found[2] or "").split(",")]
    is_unique = found[1] == "UNIQUE"
    field = columns[-1][2] if is_unique else ""
    values = {"table": columns[0][0] if is_unique else "", "columns": found[2] or ""}
    return Refused(Problem(REFUSED_BY_CONSTRAINT[found[1]], field, values))


@contextmanager
def in_our_words() -> Iterator[None]:
    """Raises faults of the database inside it as Unavailable or Refused; bugs go through as they are."""
    try:
        yield
    except DBAPIError as fault:
        raise _translated(fault.orig) or fault from fault
    except sqlite3.Error as fault:
        raise _translated(fault) or fault from fault


@contextmanager
def of_a_statement() -> Iterator[None]:
    """The same for a statement with values, where half a character can't be stored."""
    with in_our_words():
        try:
            yield
        except UnicodeEncodeError as fault:
            raise _half_a_character(fault) from fault


@contextmanager
def of_the_disk() -> Iterator[None]:
    """The same for work on files, whose OSError is a fault of the disk."""
    with in_our_words():
        try:
            yield
        except OSError as fault:
            raise unavailable(fault) or fault from fault


def _translated(fault: BaseException | None) -> Exception | None:
    if isinstance(fault, sqlite3.IntegrityError):
        return refused(fault)
    return unavailable(fault) if isinstance(fault, sqlite3.Error) else None


def _half_a_character(fault: UnicodeEncodeError) -> Refused:
    character = f"U+{ord(fault.object[fault.start]):04X}"
    values = {"position": fault.start + 1, "character": character}
    return Refused(Problem("text_character", "", values))

"""Disks that are full, read-only, gone or broken: said in a sentence, and what was saved stays."""

import errno
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, OperationalError

from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.texts import area, t
from iku_desktop.presentation.words import problem_text, unavailable_text
from iku_desktop.storage import database_file, engine, faults
from iku_desktop.storage import store as store_module
from iku_desktop.storage.database_file import remove_leftovers
from iku_desktop.storage.engine import connect, open_engine
from iku_desktop.storage.faults import in_our_words, of_a_statement, of_the_disk
from iku_desktop.storage.store import Store
from tests.storage.office_content import AT, LATER, WHO, an_activity


def write_much(store: Store, count: int = 500) -> None:
    with store.write(WHO, LATER) as unit:
        section = unit.sections()[0].id
        unit.put_all(an_activity(section, description=f"Kegiatan {n} " * 9) for n in range(count))


def assert_unchanged(paths: OfficePaths) -> None:
    with closing(Store.open(paths)) as store, store.read() as reader:
        assert reader.activities(date.min, date.max) == ()
        assert reader.last_change() == AT
        assert store.check() == ()


def test_that_a_full_disk_is_told_and_the_change_undone(
    paths: OfficePaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    # SQLite itself says SQLITE_FULL when its file may not grow.
    pages = paths.database.stat().st_size // 4096
    monkeypatch.setattr(engine, "SETTINGS", (*engine.SETTINGS, f"max_page_count={pages + 5}"))
    with closing(Store.open(paths)) as store:
        with pytest.raises(Unavailable) as caught:
            write_much(store)
        assert caught.value.code == "disk_full"
        with store.write(WHO, AT) as unit:
            unit.put_causes({"bpd": "BPD"})
    monkeypatch.undo()
    assert_unchanged(paths)


def test_that_a_file_that_is_only_readable_is_told(
    paths: OfficePaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests may run as root, whom no permission stops, so SQLite opens the file as read-only.
    monkeypatch.setattr(store_module, "open_engine", lambda path: open_engine(path, "ro"))
    with closing(Store.open(paths)) as store:
        with store.read() as reader:
            assert reader.office().name == "Ranuyoso"
        with pytest.raises(Unavailable) as caught:
            write_much(store, 1)
    assert caught.value.code == "read_only"
    monkeypatch.undo()
    assert_unchanged(paths)


@pytest.mark.parametrize("is_there", [True, False])
def test_that_a_change_is_told_to_be_there_when_only_its_last_sync_failed(
    store: Store, monkeypatch: pytest.MonkeyPatch, is_there: bool
) -> None:
    """SQLite calls a commit failed whose journal is gone already; typed again it would stand twice."""
    kept = store_module.writing

    @contextmanager
    def failing(opened: Engine) -> Iterator[Connection]:
        with kept(opened) as connection:
            yield connection
            if not is_there:
                raise sqlite_fault(sqlite3.SQLITE_IOERR)
        raise sqlite_fault(sqlite3.SQLITE_IOERR)

    monkeypatch.setattr(store_module, "writing", failing)
    with pytest.raises(Unavailable) as caught:
        write_much(store, 1)
    assert caught.value.code == ("saved_unsure" if is_there else "disk_error")
    assert "alasan" in unavailable_text(caught.value)
    with store.read() as reader:
        assert len(reader.activities(date.min, date.max)) == is_there
    with pytest.raises(Unavailable) as caught, store.write(WHO, LATER):
        pass
    assert caught.value.code == "disk_error", "nothing was changed, so nothing is there"


def test_that_a_file_in_its_place_is_told_so_when_only_the_last_sync_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    finished = tmp_path / "baru"
    finished.write_bytes(b"baru")
    monkeypatch.setattr(database_file, "sync_folder", refuse)
    with pytest.raises(Unavailable) as caught:
        database_file.move_into_place(finished, tmp_path / "tempat")
    assert caught.value.code == "saved_unsure"
    assert (tmp_path / "tempat").read_bytes() == b"baru"


@pytest.mark.skipif(sys.platform == "win32", reason="an open file can't be removed there")
def test_that_a_folder_that_went_away_is_told(paths: OfficePaths, tmp_path: Path) -> None:
    with closing(Store.open(paths)) as store:
        store.close()
        paths.folder.rename(tmp_path / "dicabut")
        with pytest.raises(Unavailable) as caught:
            write_much(store, 1)
        assert caught.value.code == "cannot_open"
        (tmp_path / "dicabut").rename(paths.folder)
        write_much(store, 1)


def test_that_a_disk_that_refuses_the_header_is_told(
    paths: OfficePaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(Unavailable) as caught:
        Store.open(paths)
    assert caught.value.code == "disk_error"
    assert "Input/output error" in unavailable_text(caught.value)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        *[(errno.ENOSPC, "disk_full"), (errno.EDQUOT, "disk_full"), (errno.EFBIG, "disk_full")],
        *[(errno.EROFS, "read_only"), (errno.EACCES, "read_only"), (errno.EPERM, "read_only")],
        *[(errno.ENOENT, "folder_missing"), (errno.ENOTDIR, "folder_missing")],
        *[(errno.EIO, "disk_error"), (errno.EBUSY, "disk_error"), (None, "disk_error")],
    ],
)
def test_that_the_systems_errors_have_their_words(number: int | None, code: str) -> None:
    fault = OSError(number, "alasan") if number else OSError("alasan")
    with pytest.raises(Unavailable) as caught, of_the_disk():
        raise fault
    assert caught.value.code == code
    assert caught.value.__cause__ is fault
    assert unavailable_text(caught.value)


def sqlite_fault(result: int, kind: type[sqlite3.Error] = sqlite3.OperationalError) -> Any:
    fault: Any = kind("alasan")
    fault.sqlite_errorcode = result
    return fault


@pytest.mark.parametrize(("result", "code"), faults.UNAVAILABLE_BY_RESULT.items())
@pytest.mark.parametrize("extended", [0, 1 << 8, 5 << 8])
def test_that_sqlites_errors_have_their_words(result: int, code: str, extended: int) -> None:
    fault = sqlite_fault(result | extended)
    for raised in (fault, OperationalError("SELECT 1", {}, fault)):
        with pytest.raises(Unavailable) as caught, in_our_words():
            raise raised
        assert (caught.value.code, caught.value.damaged) == (code, code == "damaged")
        assert "{" not in unavailable_text(caught.value)


def test_that_a_bug_stays_a_bug() -> None:
    bug = OperationalError("SELECT", {}, sqlite_fault(sqlite3.SQLITE_ERROR))
    with pytest.raises(OperationalError), in_our_words():
        raise bug
    with pytest.raises(sqlite3.OperationalError), of_the_disk():
        raise sqlite_fault(sqlite3.SQLITE_ERROR)
    with pytest.raises(sqlite3.ProgrammingError), in_our_words():
        raise sqlite3.ProgrammingError("closed")
    with pytest.raises(OSError, match="of a service"), in_our_words():
        raise OSError("of a service")
    not_null = sqlite_fault(sqlite3.SQLITE_CONSTRAINT, sqlite3.IntegrityError)
    with pytest.raises(sqlite3.IntegrityError), in_our_words():
        raise not_null


@pytest.mark.parametrize(
    ("message", "code", "field"),
    [
        ("UNIQUE constraint failed: village.office, village.code", "duplicate", "code"),
        ("UNIQUE constraint failed: office.office", "duplicate", "office"),
        ("FOREIGN KEY constraint failed", "refers_to_nothing", ""),
        ("CHECK constraint failed: quarter BETWEEN 0 AND 4", "value_not_allowed", ""),
    ],
)
def test_that_constraints_have_their_words(message: str, code: str, field: str) -> None:
    with pytest.raises(Refused) as caught, in_our_words():
        raise DBAPIError("INSERT", {}, sqlite3.IntegrityError(message))  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    assert (problem.code, problem.field) == (code, field)
    assert problem_text(problem)


def test_that_half_a_character_is_told_with_its_place() -> None:
    with pytest.raises(Refused) as caught, of_a_statement():
        "Desa \udcff".encode()
    (problem,) = caught.value.problems
    assert problem == Problem("text_character", "", {"position": 6, "character": "U+DCFF"})


CODES = {
    *faults.UNAVAILABLE_BY_RESULT.values(),
    *faults.UNAVAILABLE_BY_ERRNO.values(),
    *("no_office", "office_exists", "not_empty", "not_a_folder", "folder_held"),
    *("foreign_database", "newer_database"),
}


def test_that_every_reason_has_a_sentence_and_says_what_is_safe() -> None:
    texts = {
        key.removeprefix("unavailable."): text
        for key, text in area("unavailable").items()
        if not key.startswith("unavailable.file_")
    }
    assert texts.keys() >= CODES
    safe = ("tidak diubah", "Tidak ada yang diubah", "tetap utuh", "aman", "tidak mengubahnya")
    for code in CODES:
        assert any(word in texts[code] for word in safe), code
        assert texts[code].count(". ") >= 1, f"{code}: what to do next is missing"


def test_that_the_storage_raises_no_code_without_a_sentence() -> None:
    import re

    folder = Path(faults.__file__).parent
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    raised = set(re.findall(r'Unavailable\(\s*"(\w+)"', source))
    assert raised
    for code in raised:
        assert t(f"unavailable.{code}")


def test_that_removing_what_is_not_there_is_nothing(tmp_path: Path) -> None:
    remove_leftovers(tmp_path / "tidak-ada" / "x")
    assert list(tmp_path.iterdir()) == []


def test_that_a_connection_is_never_made_to_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError):
        connect(tmp_path / "baru.sqlite3")
    assert list(tmp_path.iterdir()) == []

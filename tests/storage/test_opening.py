"""Opening: what is no office of ours is refused with every byte left as it was."""

import gzip
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.words import problem_text, unavailable_text
from iku_desktop.storage.database_file import SCHEMA_VERSION, read_header
from iku_desktop.storage.engine import APPLICATION_ID, connect
from iku_desktop.storage.store import Store
from tests.storage.office_content import AT, CODE, LATER, WHO


def fault_of(paths: OfficePaths) -> Unavailable:
    """Why the folder can't be opened; nothing in it has changed by the attempt."""
    before = content_of(paths.folder)
    with pytest.raises(Unavailable) as caught:
        Store.open(paths)
    assert content_of(paths.folder) == before
    assert "{" not in unavailable_text(caught.value)
    return caught.value


def content_of(folder: Path) -> dict[Path, bytes]:
    """Every file below a folder with its bytes."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def run(paths: OfficePaths, *statements: str) -> None:
    with closing(sqlite3.connect(paths.database)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_that_an_office_opens_with_its_code(store: Store) -> None:
    assert store.office_code == CODE
    with store.read() as reader:
        assert reader.office().name == "Ranuyoso"


def test_that_opening_and_reading_changes_no_byte(paths: OfficePaths) -> None:
    before = content_of(paths.folder)
    with closing(Store.open(paths)) as store:
        with store.read() as reader:
            reader.plans()
        assert store.check() == ()
    assert content_of(paths.folder) == before


def test_that_a_missing_folder_is_no_office(tmp_path: Path) -> None:
    paths = OfficePaths(tmp_path / "tidak-ada")
    assert fault_of(paths).code == "no_office"
    assert not paths.folder.exists()


def test_that_an_empty_folder_is_no_office(tmp_path: Path) -> None:
    assert fault_of(OfficePaths(tmp_path)).code == "no_office"


def test_that_a_folder_of_something_else_is_no_office(tmp_path: Path) -> None:
    (tmp_path / "surat.docx").write_text("Yth. Camat")
    assert fault_of(OfficePaths(tmp_path)).code == "no_office"


def test_that_a_file_in_place_of_the_folder_is_no_office(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    with pytest.raises(Unavailable) as caught:
        Store.open(OfficePaths(tmp_path / "berkas"))
    assert caught.value.code == "no_office"


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"%PDF-1.7\n", b"SQLite format 3\x00", b"PK\x03\x04" + bytes(500), bytes(4096)],
)
def test_that_a_file_that_is_no_database_is_foreign(tmp_path: Path, content: bytes) -> None:
    paths = OfficePaths(tmp_path)
    paths.database.write_bytes(content)
    assert fault_of(paths).code == "foreign_database"


@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE TABLE office (office TEXT)",),
        ("PRAGMA application_id=252006674", "PRAGMA user_version=1", "CREATE TABLE a (b)"),
        (f"PRAGMA application_id={APPLICATION_ID}", "CREATE TABLE a (b)"),
        ("PRAGMA user_version=99", "CREATE TABLE a (b)"),
    ],
    ids=["unmarked", "another program's mark", "without a version", "another program's version"],
)
def test_that_another_programs_database_is_foreign(
    tmp_path: Path, statements: tuple[str, ...]
) -> None:
    paths = OfficePaths(tmp_path)
    run(paths, *statements)
    assert fault_of(paths).code == "foreign_database"


@pytest.mark.parametrize("version", [SCHEMA_VERSION + 1, SCHEMA_VERSION + 40, 2**31 - 1])
def test_that_a_newer_programs_database_is_refused_untouched(
    paths: OfficePaths, version: int
) -> None:
    run(paths, "ALTER TABLE village ADD COLUMN altitude INTEGER", f"PRAGMA user_version={version}")
    fault = fault_of(paths)
    assert fault.code == "newer_database"
    assert fault.values["version"] == version
    assert fault.values["known"] == SCHEMA_VERSION


def test_that_a_newer_database_in_wal_mode_is_refused_without_stray_files(
    paths: OfficePaths,
) -> None:
    run(paths, "PRAGMA journal_mode=WAL", f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    run(paths, "PRAGMA wal_checkpoint(TRUNCATE)")
    assert fault_of(paths).code == "newer_database"


Damage = Callable[[bytearray], None]


def cut(content: bytearray) -> None:
    del content[len(content) // 2 :]


def erase(content: bytearray) -> None:
    content[100:] = bytes(len(content) - 100)


def scramble(content: bytearray) -> None:
    for place in range(100, len(content), 7):
        content[place] ^= 0x55


def open_and_read(paths: OfficePaths) -> None:
    with closing(Store.open(paths)) as store, store.read() as reader:
        reader.plans()
        reader.villages()
        reader.last_change()


@pytest.mark.parametrize("damage", [cut, erase, scramble])
def test_that_a_damaged_database_is_told_and_left_as_it_is(
    paths: OfficePaths, damage: Damage
) -> None:
    content = bytearray(paths.database.read_bytes())
    damage(content)
    paths.database.write_bytes(content)
    before = paths.database.read_bytes()
    with pytest.raises(Unavailable) as caught:
        open_and_read(paths)
    assert (caught.value.code, caught.value.damaged) == ("damaged", True)
    assert paths.database.read_bytes() == before


@pytest.mark.parametrize("statement", ["DROP TABLE evidence", "DROP INDEX ix_activity_section_id"])
def test_that_a_check_tells_what_the_schema_lacks(paths: OfficePaths, statement: str) -> None:
    run(paths, statement)
    with closing(Store.open(paths)) as store:
        (problem,) = store.check()
    assert problem.code == "database_schema"
    assert statement.split()[-1] in str(problem.values["details"])
    assert "{" not in problem_text(problem)


def test_that_a_check_tells_of_rows_that_refer_to_nothing(paths: OfficePaths) -> None:
    run(paths, "UPDATE indicator SET goal_id = 'none'")
    with closing(Store.open(paths)) as store:
        (problem,) = store.check()
    assert problem.code == "database_content"
    assert problem.values["count"] == 3
    assert "indicator" in problem_text(problem)


def test_that_a_check_tells_of_an_index_that_lies(paths: OfficePaths) -> None:
    run(
        paths,
        "PRAGMA writable_schema=ON",
        "UPDATE sqlite_schema SET sql = replace(sql, 'UNIQUE (office, code)', 'UNIQUE (office, name)') "
        "WHERE name = 'village'",
    )
    with closing(Store.open(paths)) as store:
        assert "database_content" in {problem.code for problem in store.check()}


@pytest.mark.parametrize("statement", ["DELETE FROM office", "DROP TABLE office"])
def test_that_a_database_without_its_office_is_damaged(paths: OfficePaths, statement: str) -> None:
    run(paths, statement)
    fault = fault_of(paths)
    assert (fault.code, fault.damaged) == ("damaged", True)


NAMES = ("Kantor Camat", "desa#x", "100%25", "kécamatan 😀", "a'b;--")
# Windows takes no question mark in a name.
QUERY = ("desa?mode=memory#x",) if sys.platform != "win32" else ()


@pytest.mark.parametrize("name", [*NAMES, *QUERY])
def test_that_a_folder_of_any_name_can_be_opened(
    made_office: Path, tmp_path: Path, name: str
) -> None:
    paths = OfficePaths(tmp_path / name)
    shutil.copytree(made_office, paths.folder)
    with closing(Store.open(paths)) as store, store.write(WHO, LATER) as unit:
        unit.put_causes({})
    with closing(Store.open(paths)) as store, store.read() as reader:
        assert reader.last_change() == LATER


def test_that_a_copied_folder_is_the_same_office(store: Store, tmp_path: Path) -> None:
    copied = OfficePaths(tmp_path / "salinan")
    shutil.copytree(store.paths.folder, copied.folder)
    with closing(Store.open(copied)) as other, other.read() as copy, store.read() as reader:
        assert copy.plans() == reader.plans()
        assert copy.last_change() == AT


def test_that_the_header_tells_whose_file_it_is(paths: OfficePaths) -> None:
    header = read_header(paths.database)
    assert (header.is_sqlite, header.application_id, header.user_version) == (
        *(True, APPLICATION_ID, SCHEMA_VERSION),
    )
    with closing(connect(paths.database)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_that_a_glance_reads_and_can_write_nothing(paths: OfficePaths) -> None:
    before = content_of(paths.folder)
    with closing(Store.glance(paths)) as store:
        with store.read() as reader:
            assert reader.office().name == "Ranuyoso"
        with pytest.raises(Unavailable) as caught, store.write(WHO, LATER) as work:
            work.put(replace(work.office(), address="Jalan Raya 1"))
        assert caught.value.code == "read_only"
    assert content_of(paths.folder) == before


def test_that_a_glance_brings_no_database_up_to_date(tmp_path: Path) -> None:
    folder = tmp_path / "lama"
    folder.mkdir()
    packed = Path(__file__).parent / "databases" / "0001.sqlite3.gz"
    (folder / "iku.sqlite3").write_bytes(gzip.decompress(packed.read_bytes()))
    paths = OfficePaths(folder)
    before = content_of(folder)
    with pytest.raises(Unavailable) as caught:
        Store.glance(paths)
    assert caught.value.code == "older_database"
    assert unavailable_text(caught.value)
    assert content_of(folder) == before


def test_that_a_text_of_bytes_that_are_none_is_damage(paths: OfficePaths) -> None:
    """A flipped bit in a name; the driver calls it an error without a code."""
    data = paths.database.read_bytes()
    assert data.count(b"Ranuyoso")
    paths.database.write_bytes(data.replace(b"Ranuyoso", b"Ran\xffyoso"))
    store = Store.open(paths)
    with pytest.raises(Unavailable) as caught, store.read() as reader:
        reader.office()
    store.close()
    assert (caught.value.code, caught.value.damaged) == ("damaged", True)


def test_that_a_schema_of_bytes_that_are_none_is_damage(paths: OfficePaths) -> None:
    data = paths.database.read_bytes()
    table = b"CREATE TABLE village ("
    # A version of SQLite may leave an older copy of the page in the file.
    assert table in data
    paths.database.write_bytes(data.replace(table, b"CREATE TABLE vill\xb9ge ("))
    fault = fault_of(paths)
    assert (fault.code, fault.damaged) == ("damaged", True)

"""Every kind of damage, from end to end: it is said in words, a copy is restored, and all is whole then."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from iku_desktop.domain.backups import BackupReason
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.paths import OfficePaths
from iku_desktop.services.backup_source import look_into
from iku_desktop.services.offices import Offices
from iku_desktop.storage.database_file import SCHEMA_VERSION
from tests.cli.conftest import Command, StoppedClock
from tests.scans import a_pdf
from tests.services.copies import PASSPHRASE, content_of, names_in
from tests.services.places import break_header, break_pages, cut_off, drop_a_table, empty

WHOLE = "Data kantor utuh.\nBerkas bukti: 2 utuh.\nPenutupan triwulan: 0 utuh.\nCadangan: {copies} utuh.\n"
ASKED = ("indicators", "--year", "2025", "--json")


@dataclass(frozen=True)
class Kept:
    """An office with evidence, its newest copy, and one activity that came after it."""

    paths: OfficePaths
    copy: Path


@pytest.fixture
def kept(command: Command, tmp_path: Path) -> Kept:
    assert command("new", "--kecamatan", "35.08.20").code == 0
    paths = OfficePaths(tmp_path / "kantor")
    office = Offices(StoppedClock(), "Siti Aminah").open(paths)
    try:
        services = office.services
        typed = {"date": "3/10/2025", "section": services.settings.sections()[0].id}
        row = services.activities.add({**typed, "description": "Rapat"}).id
        for number in range(2):
            data = a_pdf(1, f"Notulen {number}")
            services.evidence.store_bytes(FileOwner.ACTIVITY, row, data, f"Notulen {number}.pdf")
        copy = Path(services.backups.make(BackupReason.CLOSE).path)
        services.activities.add({**typed, "description": "Rapat sesudah cadangan"})
    finally:
        office.close()
    return Kept(paths, copy)


def activities(paths: OfficePaths) -> int:
    with closing(sqlite3.connect(paths.database)) as connection:
        return int(connection.execute("SELECT count(*) FROM activity").fetchone()[0])


def foreign(database: Path) -> None:
    database.unlink()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE kontak (nama TEXT)")
        connection.commit()


def of_a_newer_program(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")


def times_that_are_none(database: Path) -> None:
    """The rows of a page that was zeroed can be read, and mean nothing."""
    data = database.read_bytes()
    database.write_bytes(data.replace(b"2026-02-01T10:24:00", b"\0" * 19))


def column_gone(database: Path) -> None:
    """One bit of the schema: the table has no such column any more."""
    data = database.read_bytes()
    assert data.count(b"formula_denominator ")
    database.write_bytes(data.replace(b"formula_denominator ", b"formula_denominatos "))


def taken_away(database: Path) -> None:
    database.unlink()


Damage = Callable[[Path], None]
# What befell the database, the exit code then, a part of what is said, and whether it can be read at all.
DAMAGES: dict[str, tuple[Damage, int, str, bool]] = {
    "missing": (taken_away, 3, "tidak ada lagi di folder", False),
    "zero-bytes": (empty, 3, "rusak sejak awalnya", False),
    "cut-off": (cut_off, 3, "Basis data kantor rusak", False),
    "pages": (break_pages, 3, "Basis data kantor rusak", False),
    "header": (break_header, 3, "rusak sejak awalnya", False),
    "table-gone": (drop_a_table, 3, "Basis data kantor rusak", False),
    "foreign": (foreign, 1, "bukan basis data IKU Desktop", False),
    "newer": (of_a_newer_program, 1, "Pasang IKU Desktop versi terbaru", True),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_that_a_damaged_database_is_said_and_a_copy_restored(
    command: Command, kept: Kept, name: str
) -> None:
    damage, code, words, is_readable = DAMAGES[name]
    damage(kept.paths.database)
    broken = kept.paths.database.read_bytes() if kept.paths.database.exists() else b""
    before = content_of(kept.paths.folder)
    for asked in (("check",), ASKED, ("backup", str(kept.paths.folder.parent / "x.ikubak"))):
        said = command(*asked)
        assert (said.code, said.out) == (code, "")
        assert words in said.err
        assert (str(kept.copy) in said.err) is not is_readable, "the way back is named"
        assert content_of(kept.paths.folder) == before, "nothing is touched by looking"
    said = command("restore", str(kept.copy))
    assert (said.code, said.err) == (0, "")
    assert activities(kept.paths) == 1
    said = command("check")
    assert said.code == 0, said.err
    assert said.out == WHOLE.format(copies=2 if is_readable else 1)
    if broken and not is_readable:
        assert (kept.paths.backups / "rusak-1" / "iku.sqlite3").read_bytes() == broken


@pytest.mark.parametrize("damage", [times_that_are_none, column_gone])
def test_that_rows_that_nobody_wrote_are_damage_and_no_mistake_of_the_program(
    command: Command, kept: Kept, damage: Damage
) -> None:
    damage(kept.paths.database)
    said = command("check")
    assert said.code == 3
    assert str(kept.copy) in said.err
    for asked in (said, command(*ASKED)):
        assert "Program mengalami kesalahan" not in asked.err
    said = command("restore", str(kept.copy))
    assert (said.code, said.err) == (0, "")
    assert activities(kept.paths) == 1
    assert "Data kantor utuh." in command("check").out


def test_that_a_mistake_of_the_program_over_whole_data_is_told_as_one(
    command: Command, kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(*_: object) -> None:
        raise ValueError("salah tulis")

    monkeypatch.setattr("iku_desktop.services.indicators.Indicators.assessments", stumble)
    said = command(*ASKED)
    assert said.code == 1
    assert "Program mengalami kesalahan" in said.err
    assert str(kept.copy) not in said.err


def test_that_the_newest_copy_that_is_whole_is_named(command: Command, kept: Kept) -> None:
    newer = kept.copy.with_name(kept.copy.name.replace("_000001_", "_000009_"))
    newer.write_bytes(kept.copy.read_bytes()[:-200])
    kept.paths.database.write_bytes(b"")
    said = command("check")
    assert str(kept.copy) in said.err
    assert newer.name not in said.err
    kept.copy.unlink()
    assert "Tidak ada cadangan yang utuh" in command("check").err


def test_that_a_folder_without_copies_has_no_office_to_lose(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "kantor" / "cadangan").mkdir(parents=True)
    said = command("check")
    assert (said.code, "Belum ada data kantor" in said.err) == (1, True)
    assert "cadangan" not in said.err.replace(str(tmp_path), "").lower()


@pytest.mark.parametrize("asked", [("new", "--kecamatan", "35.08.20"), ("demo",)])
def test_that_no_new_office_is_put_among_the_copies_of_a_lost_one(
    command: Command, kept: Kept, asked: tuple[str, ...]
) -> None:
    kept.paths.database.unlink()
    before = content_of(kept.paths.folder)
    said = command(*asked)
    assert (said.code, said.out) == (3, "")
    assert "padahal cadangannya masih ada" in said.err
    assert f"restore {kept.copy}" in said.err
    assert content_of(kept.paths.folder) == before
    assert command("restore", str(kept.copy)).code == 0
    assert activities(kept.paths) == 1


def test_that_evidence_that_is_gone_or_altered_is_named_and_put_back(
    command: Command, kept: Kept
) -> None:
    gone, altered = sorted(kept.paths.evidence.iterdir())
    contents = gone.read_bytes(), altered.read_bytes()
    gone.unlink()
    altered.write_bytes(b"%PDF-1.4 berubah")
    said = command("check")
    assert said.code == 3
    assert "Berkas bukti hilang: Notulen" in said.err
    assert "Berkas bukti berubah: Notulen" in said.err
    assert str(kept.copy) in said.err
    assert "2 berkas bukti dikembalikan" in command("restore", str(kept.copy)).out
    assert (gone.read_bytes(), altered.read_bytes()) == contents
    assert command("check").out == WHOLE.format(copies=2)
    (before,) = [name for name in names_in(kept.paths) if "_pulih" in name]
    assert look_into(kept.paths.backups / before).facts.activities == 2


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
def test_that_a_journal_of_another_time_beside_it_does_no_harm(
    command: Command, kept: Kept, suffix: str
) -> None:
    stale = kept.paths.database.with_name(kept.paths.database.name + suffix)
    stale.write_bytes(b"sisa " * 1000)
    assert command("check").code == 0
    assert activities(kept.paths) == 2
    stale.write_bytes(b"sisa " * 1000)
    assert command("restore", str(kept.copy)).code == 0
    assert not stale.exists()
    assert activities(kept.paths) == 1
    assert command("check").out == WHOLE.format(copies=2)


def cut(data: bytes) -> bytes:
    return data[:-500]


def halved(data: bytes) -> bytes:
    return data[: len(data) // 2]


def flipped(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]


def rewritten(data: bytes) -> bytes:
    """A manifest that promises something else."""
    return data.replace(b'"activities": 1', b'"activities": 7')


def nothing(_data: bytes) -> bytes:
    return b""


SPOILS = {
    "cut": (cut, "rusak atau terpotong"),
    "halved": (halved, "rusak atau terpotong"),
    "flipped": (flipped, "rusak atau terpotong"),
    "rewritten": (rewritten, "rusak atau terpotong"),
    "nothing": (nothing, "bukan"),
}


@pytest.mark.parametrize("name", SPOILS)
def test_that_a_spoiled_copy_is_refused_and_nothing_changed(
    command: Command, kept: Kept, tmp_path: Path, name: str
) -> None:
    spoil, words = SPOILS[name]
    data = kept.copy.read_bytes()
    assert spoil(data) != data
    copy = tmp_path / "flash.ikubak"
    copy.write_bytes(spoil(data))
    before = content_of(kept.paths.folder)
    said = command("restore", str(copy))
    assert (said.code, said.out) == (1, "")
    assert words in said.err
    assert content_of(kept.paths.folder) == before


def test_that_a_sealed_copy_wants_its_own_passphrase(
    command: Command, kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = tmp_path / "aman.ikubak"
    monkeypatch.setenv("IKU_BACKUP_PASSPHRASE", PASSPHRASE)
    assert command("backup", str(sealed)).code == 0
    kept.paths.database.write_bytes(b"")
    before = content_of(kept.paths.folder)
    for given, words in (("kopi tubruk sore", "tidak cocok"), ("", "dilindungi kata sandi")):
        monkeypatch.setenv("IKU_BACKUP_PASSPHRASE", given)
        said = command("restore", str(sealed))
        assert (said.code, said.out) == (1, "")
        assert words in said.err
        assert content_of(kept.paths.folder) == before
    monkeypatch.setenv("IKU_BACKUP_PASSPHRASE", PASSPHRASE)
    assert command("restore", str(sealed)).code == 0
    assert activities(kept.paths) == 2
    assert command("check").code == 0


def test_that_a_copy_of_a_newer_program_is_refused(command: Command, kept: Kept) -> None:
    """The copy that was made of a newer program's office before it was replaced is kept, and said."""
    of_a_newer_program(kept.paths.database)
    assert command("restore", str(kept.copy)).code == 0
    (newer,) = [name for name in names_in(kept.paths) if "_pulih" in name]
    before = content_of(kept.paths.folder)
    said = command("restore", str(kept.paths.backups / newer))
    assert (said.code, said.out) == (1, "")
    assert "lebih baru" in said.err
    assert content_of(kept.paths.folder) == before

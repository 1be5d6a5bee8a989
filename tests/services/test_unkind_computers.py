"""PCs as they are: long paths, virus scanners that hold files, full and read-only disks; data stays whole."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.words import unavailable_text
from iku_desktop.services.offices import Offices
from iku_desktop.storage import folder_facts, folder_lock, replacing
from tests.scans import a_pdf
from tests.services.desk import Desk, StoppedClock

SCANNED = [5, 32, 33]
Act = Callable[[Desk, Path], object]


class Scanner:
    """Holds each file that is renamed for a while, as Windows tells it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, code: int, times: int) -> None:
        self.code, self.left, self.tries = code, times, 0
        self._replace = Path.replace
        monkeypatch.setattr(replacing, "PAUSES", (0.0,) * len(replacing.PAUSES))
        monkeypatch.setattr(Path, "replace", lambda path, target: self.rename(path, target))

    def rename(self, path: Path, target: Path) -> Path:
        self.tries += 1
        if self.left:
            self.left -= 1
            fault = PermissionError(errno.EACCES, "The process cannot access the file")
            fault.winerror = self.code  # type: ignore[attr-defined]
            raise fault
        return self._replace(path, target)


def export(desk: Desk, path: Path) -> object:
    return desk.services.workbook.export(path)


def backup(desk: Desk, path: Path) -> object:
    return desk.services.backups.write(path)


def report(desk: Desk, path: Path) -> object:
    made = desk.services.reports.make("quarterly", desk.moment())
    return desk.services.reports.save(made, path)


def calendar(desk: Desk, path: Path) -> object:
    return desk.services.agenda.save_calendar(path)


@pytest.mark.parametrize("code", SCANNED)
@pytest.mark.parametrize("act", [export, backup, report, calendar])
def test_that_a_file_a_virus_scanner_holds_is_written_once_it_lets_go(
    act: Act, code: int, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "hasil"
    target.write_text("yang lama")
    scanner = Scanner(monkeypatch, code, len(replacing.PAUSES))
    act(desk, target)
    assert scanner.tries == len(replacing.PAUSES) + 1
    assert target.read_bytes() != b"yang lama"


@pytest.mark.parametrize("code", SCANNED)
@pytest.mark.parametrize("act", [export, backup, report, calendar])
def test_that_a_file_that_stays_held_is_told_and_the_old_one_is_whole(
    act: Act, code: int, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "hasil"
    target.write_text("yang lama")
    Scanner(monkeypatch, code, 1000)
    with pytest.raises(Unavailable) as caught:
        act(desk, target)
    assert "sedang dibuka program lain" in unavailable_text(caught.value)
    assert target.read_text() == "yang lama"
    assert not desk.store.check()
    left = [each.name for each in tmp_path.iterdir() if each.name not in ("hasil", "IKU")]
    assert left == []


@pytest.mark.parametrize("code", [32, 33])
def test_that_a_restore_whose_database_is_held_leaves_the_office_as_it_was(
    code: int, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy, paths = tmp_path / "salinan.ikubak", desk.store.paths
    desk.services.backups.write(copy)
    desk.activity()
    before = desk.counter()
    desk.store.close()
    offices = Offices(StoppedClock(), "Siti Aminah")
    with monkeypatch.context() as patched:
        real = Path.replace

        def held(path: Path, target: Path) -> Path:
            if Path(target) == paths.database:
                fault = PermissionError(errno.EACCES, "sharing violation")
                fault.winerror = code  # type: ignore[attr-defined]
                raise fault
            return real(path, target)

        patched.setattr(replacing, "PAUSES", ())
        patched.setattr(Path, "replace", held)
        with pytest.raises(Unavailable) as caught:
            offices.restore(paths, copy)
    assert caught.value.code == "locked"
    assert "antivirus" in unavailable_text(caught.value)
    office = offices.open(paths)
    with office.services.context.store.read() as reader:
        assert reader.change_counter() == before
    office.close()


def test_that_an_office_works_in_a_path_of_over_two_hundred_characters(tmp_path: Path) -> None:
    folder = tmp_path
    while len(str(folder)) < 220:
        folder = folder / "Kantor Kecamatan Ranuyoso Kabupaten Lumajang"
    offices = Offices(StoppedClock(), "Siti Aminah")
    office = offices.create(OfficePaths(folder), "35.08.20")
    services = office.services
    made = services.activities.add(
        {
            "date": "3/10/2025",
            "description": "Rapat koordinasi",
            "section": services.settings.sections()[0].id,
            "evidence": "Rapat koordinasi",
        }
    )
    scan = tmp_path / "undangan.pdf"
    scan.write_bytes(a_pdf())
    services.evidence.add(FileOwner.ACTIVITY, made.id, scan)
    copy = services.backups.write(folder / "salinan.ikubak")
    assert services.evidence.check().ok == 1
    office.close()
    offices.restore(OfficePaths(folder), Path(copy.path))
    offices.open(OfficePaths(folder)).close()


@pytest.mark.parametrize("verb", ["open", "create", "create_practice", "restore"])
def test_that_windows_without_long_paths_refuses_such_a_folder_in_words(
    verb: str, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_facts, "path_limit", lambda: 100)
    paths = desk.store.paths if verb == "open" else OfficePaths(tmp_path / "kantor")
    given = {"create": ["35.08.20"], "restore": [tmp_path / "a.ikubak"]}.get(verb, [])
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Unavailable) as caught:
        getattr(Offices(StoppedClock(), "Siti Aminah"), verb)(paths, *given)
    assert caught.value.code == "folder_path_long"
    assert "nama folder" in unavailable_text(caught.value).lower()
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.EROFS, "read_only"), (errno.EACCES, "read_only"), (errno.ENOSPC, "disk_full")],
)
def test_that_a_folder_that_takes_nothing_is_told_before_the_office_opens(
    number: int, code: str, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = desk.store.paths.database.read_bytes()

    def refuse(*_given: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(folder_lock.os, "open", refuse)
    with pytest.raises(Unavailable) as caught:
        Offices(StoppedClock(), "Siti Aminah").open(desk.store.paths)
    assert caught.value.code == code
    assert "Data yang sudah tersimpan tetap utuh" in unavailable_text(caught.value)
    assert desk.store.paths.database.read_bytes() == data

"""Packages as they are made: what is in them, what is remembered, and sticks that are full or gone."""

import errno
import json
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from iku_desktop.domain.package_models import PackOrder, package_id
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Unavailable
from tests.scans import a_pdf
from tests.services.senders import SECTION, Town


@pytest.fixture
def package(town: Town) -> Path:
    """A package of a section that the office never heard of."""
    town.desk("Kantor")
    section = town.desk("Seksi")
    row = section.activity().id
    from iku_desktop.domain.evidence_files import FileOwner

    section.services.evidence.store_bytes(FileOwner.ACTIVITY, row, a_pdf(), "Notulen.pdf")
    return town.pack("Seksi")


def test_that_the_private_key_is_in_no_package_trail_or_report(town: Town) -> None:
    office = town.desk("Kantor")
    office.activity()
    path = town.folder / "kantor.ikupak"
    office.services.packages.pack(path, PackOrder())
    with office.store.read() as reader:
        private = reader.private_key()
    assert private is not None
    secrets = (private, private.hex().encode())
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name) for name in archive.namelist()]
    with closing(sqlite3.connect(office.store.paths.database)) as connection:
        parts += [repr(row).encode() for row in connection.execute("SELECT * FROM audit")]
    assert not any(secret in part for secret in secrets for part in parts)


def test_that_a_section_or_package_that_there_is_not_is_refused(town: Town) -> None:
    office = town.desk("Kantor")
    path = town.folder / "x.ikupak"
    packages = office.services.packages

    def refused_of(order: PackOrder) -> set[str]:
        return set(office.refused(lambda: packages.preview(order)).values())

    assert refused_of(PackOrder("XX")) == {"unknown_section"}
    assert refused_of(PackOrder(since=4)) == {"unknown_package"}
    code = office.services.settings.sections()[0].code
    assert office.refused(lambda: packages.preview(PackOrder(f"{code}x"))) == {
        "section": "unknown_section"
    }
    assert not path.exists()


def test_that_a_stick_that_fills_up_keeps_the_package_that_was_there(
    town: Town, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from iku_desktop.exchange import package_writing

    def full(path: Path) -> Iterator[bytes]:
        yield b"%PDF"
        raise OSError(errno.ENOSPC, "No space left on device")

    before = {each.name: each.read_bytes() for each in town.folder.glob("*.ikupak")}
    monkeypatch.setattr(package_writing, "_chunks", full)
    section = town.desks["Seksi"]
    with pytest.raises(Unavailable) as caught:
        section.services.packages.pack(package, SECTION)
    assert caught.value.code == "file_disk_full"
    assert {each.name: each.read_bytes() for each in town.folder.glob("*.ikupak")} == before
    assert not list(town.folder.glob(".iku-*"))
    assert len(section.services.packages.sent()) == 1


def test_that_a_stick_without_folder_leaves_nothing_and_is_told(town: Town) -> None:
    office = town.desk("Kantor")
    office.activity()
    with pytest.raises(Unavailable) as caught:
        office.services.packages.pack(town.folder / "hilang" / "x.ikupak", SECTION)
    assert caught.value.code == "file_folder_missing"
    assert office.services.packages.sent() == ()


def test_that_the_quarter_s_package_holds_report_figures_and_the_e_sakip_table(town: Town) -> None:
    office = town.desk("Kantor")
    office.activity(date=date(2025, 2, 3))
    office.services.indicators.set_target("IKU-1", 2025, 1, "80")
    office.services.closings.close(Quarter(2025, 1))
    path = town.folder / "triwulan.ikupak"
    packed = office.services.packages.pack(path, PackOrder())
    part = packed.manifest.quarter
    assert part is not None
    assert (part.quarter, part.closed, part.revision) == (Quarter(2025, 1), True, 0)
    folder = town.folder / "lampiran"
    folder.mkdir()
    files = office.services.packages.save_quarter_files(path, folder)
    assert [each.name for each in files] == [
        *("nilai.json", "esakip.csv", "esakip.xlsx", "potret.json"),
        "IKU_2025_TW1_Ranuyoso.pdf",
    ]
    figures = json.loads((folder / "nilai.json").read_text("utf-8"))
    assert (figures["office"], figures["closed"]) == ("35.08.20", True)
    with office.store.read() as reader:
        assert reader.issued_by_hash(package_id((folder / files[-1].name).read_bytes()))
    lines = (folder / "esakip.csv").read_text("utf-8-sig").splitlines()
    assert lines[0] == (
        "Kode;Indikator;Satuan;Target tahun;Triwulan;Target;Realisasi;Capaian (%);Keadaan"
    )
    assert lines[1].split(";")[3:] == ["", "TW I", "80,00", "0,00", "0,00", "terkunci"]
    assert lines[2].split(";")[4:] == ["TW II", "", "", "", ""]


def test_that_without_a_closed_quarter_the_last_one_goes_as_a_draft(town: Town) -> None:
    office = town.desk("Kantor")
    office.clock.day = date(2026, 1, 2)
    preview = office.services.packages.preview(PackOrder())
    assert preview.quarter is not None
    assert (preview.quarter.quarter, preview.quarter.closed) == (Quarter(2025, 4), False)
    assert preview.name == "IKU_2025_TW4_Ranuyoso_paket001.ikupak"
    office.clock.day += timedelta(days=200)
    asked = PackOrder(quarter=Quarter(2026, 1))
    assert office.services.packages.preview(asked).quarter.quarter == Quarter(2026, 1)  # type: ignore[union-attr]


def test_that_a_section_s_package_has_no_quarter_to_take_out(town: Town, package: Path) -> None:
    office = town.desks["Kantor"]
    problems = office.refused(
        lambda: office.services.packages.save_quarter_files(package, town.folder)
    )
    assert problems == {"file": "package_no_quarter"}


def test_that_what_was_sent_and_merged_is_remembered(town: Town, package: Path) -> None:
    town.merge("Kantor", package)
    (sent,) = town.desks["Seksi"].services.packages.sent()
    (merged,) = town.desks["Kantor"].services.packages.merged()
    assert (sent.sequence, sent.rows, sent.made_by) == (1, 1, "Seksi")
    assert (merged.sha256, merged.sequence, merged.made_by) == (sent.sha256, 1, "Seksi")
    with town.desks["Seksi"].store.read() as reader:
        trail = reader.audit_head()
    assert 0 < merged.audit_count < trail.count, "its trail's head at that time is kept here"

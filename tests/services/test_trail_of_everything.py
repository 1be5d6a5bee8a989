"""Whatever the office does, the trail tells it in words: no id, no code, no column name, nothing lost."""

import re
from datetime import date
from pathlib import Path

import pytest

from iku_desktop.domain.audit import AuditFilter
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.trail import TrailLine
from iku_desktop.presentation.audit_words import action_text, changes_text, when_text
from iku_desktop.services.practice import create_practice_office
from tests.scans import a_pdf
from tests.services.desk import Desk, StoppedClock

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-")
COLUMN = re.compile(r"\b[a-z]+_[a-z_]+\b(?!@)")


def everything(desk: Desk) -> list[TrailLine]:
    lines: list[TrailLine] = []
    before, goes_on = None, True
    while goes_on:
        page = desk.services.trail.page(AuditFilter(), before)
        lines += page.lines
        before, goes_on = page.lines[-1].sequence, page.goes_on
    return lines


def words(line: TrailLine) -> str:
    parts = (when_text(line), line.who, action_text(line), line.kind, line.subject)
    return " | ".join((*parts, changes_text(line)))


@pytest.fixture
def busy(desk: Desk, tmp_path: Path) -> Desk:
    """An office in which nearly everything was done once."""
    services = desk.services
    services.settings.change_office({"place": "Ranuyoso"})
    services.settings.add_official({"name": "BUDI SANTOSO", "post": "SEKRETARIS", "acting": "plt"})
    services.settings.add_section({"code": "UMUM2", "name": "Seksi Uji", "aliases": "Uji\nUji 2"})
    services.settings.change_document_type("RKPDES", {"evaluation_days": "10"})
    services.preferences.change_letters({"letter_first": "12"})
    services.holidays.add({"day": "25/12/2025", "name": "Natal"})
    services.villages.change(desk.village(), {"head": "Sutrisno", "phone": "0812"})
    desk.record("Jenggrong", "LPPDES", 2024, date="20/3/2025", cause="vacant", note="Catatan")
    typed = {"new_due": "15/1/2026", "decided_on": "20/11/2025", "reason": "Banjir"}
    services.documents.grant_exception(desk.village(), "APBDES", 2026, typed)
    saved = desk.activity(output="Notulen", follow_up_date="10/10/2025")
    services.activities.change(saved.id, {"evidence": "SK Camat; BA", "place": "Pendopo"})
    paper = tmp_path / "perdes.pdf"
    paper.write_bytes(a_pdf())
    services.evidence.add(FileOwner.ACTIVITY, saved.id, paper, "sk_camat")
    services.indicators.set_target("IKU-2", 2025, 4, 90)
    services.indicators.record_manual("IPP", 2025, {"value": "3,9", "evidence": "Survei"})
    services.closings.close(Quarter(2025, 1))
    services.reports.issue(services.reports.make("quarterly", desk.moment(1)))
    services.closings.reopen(Quarter(2025, 1), "Tanggal keliru")
    return desk


def test_that_every_entry_of_the_trail_is_told_in_words(busy: Desk) -> None:
    lines = everything(busy)
    assert len(lines) == busy.services.trail.head().count
    for line in lines:
        said = words(line)
        assert not ID.search(said), said
        assert not COLUMN.search(said), said
        assert line.kind
        assert line.changes, said


def test_that_every_line_names_its_row(busy: Desk) -> None:
    nameless = {line.kind for line in everything(busy) if not line.subject}
    assert nameless == set()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("Profil kantor", "Tempat: Lumajang → Ranuyoso"),
        ("Pejabat", "Kedudukan: Plt. (pelaksana tugas)"),
        ("Seksi", "Sebutan lain: Uji; Uji 2"),
        ("Pengaturan", "Evaluasi rancangan"),
        ("Hari libur", "25/12/2025 Natal"),
        ("Desa", "Kepala desa: – → Sutrisno"),
        ("Dokumen desa", "Sebab: Jabatan Kepala Desa kosong"),
        ("Pengecualian tenggat", "Tenggat baru: 15/01/2026"),
        ("Kegiatan", "Tempat: – → Pendopo"),
        ("Bukti kegiatan", "Jenis: Rapat koordinasi → SK Camat"),
        ("Berkas bukti", "perdes.pdf untuk 03/10/2025"),
        ("Target", "Nilai: 90"),
        ("Nilai indikator", "Nilai: 3,9"),
        ("Penutupan triwulan", "TW I 2025"),
        ("Penutupan triwulan", "Alasan dibuka kembali: – → Tanggal keliru"),
        ("Cetakan terbit", "Keadaan: Final"),
    ],
)
def test_that_each_kind_of_change_reads_well(busy: Desk, kind: str, said: str) -> None:
    told = [words(line) for line in everything(busy) if line.kind == kind]
    assert any(said in each for each in told), told


def test_that_a_village_that_is_gone_is_still_named(desk: Desk) -> None:
    added = desk.services.villages.add({"code": "35.08.20.2099", "name": "Sumber Baru"})
    desk.services.villages.remove([added.id])
    found = [line for line in everything(desk) if line.row == ("village", added.id)]
    assert {line.subject for line in found} == {"Sumber Baru"}


def test_that_a_text_of_markup_and_signs_is_told_as_it_stands(desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2026, note="<b>5 > 3</b> & \"kutip\" 'x' \\ {y}")
    newest = desk.services.trail.page().lines[0]
    assert "<b>5 > 3</b> & \"kutip\" 'x' \\ {y}" in changes_text(newest)


def test_that_the_practice_office_is_told_whole_and_quickly_paged(tmp_path: Path) -> None:
    from iku_desktop.paths import OfficePaths

    store = create_practice_office(
        OfficePaths(tmp_path / "IKU"), StoppedClock(date(2026, 2, 1)), "Siti"
    )
    try:
        lines = everything(Desk(store, StoppedClock(date(2026, 2, 1))))
        assert all(not ID.search(words(line)) for line in lines)
        assert len({line.sequence for line in lines}) == len(lines)
    finally:
        store.close()

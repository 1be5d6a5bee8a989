"""A workbook taken in: what each sheet writes, all or none, and what a second import leaves alone."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from iku_desktop.domain.activities import Activity, EvidenceKind
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.outcomes import ImportOutcome
from iku_desktop.domain.villages import Village
from iku_desktop.presentation.words import row_problem_text
from tests.services.desk import Desk
from tests.workbooks import ACTIVITY_HEAD, DOCUMENT_HEAD, TARGET_HEAD, Rows, a_workbook

JENGGRONG = "35.08.20.2001"


def imported(desk: Desk, tmp_path: Path, sheets: Mapping[str, Rows]) -> ImportOutcome:
    path = tmp_path / "isian.xlsx"
    path.write_bytes(a_workbook(sheets))
    outcome = desk.services.workbook.import_file(path)
    assert not outcome.refused, [row_problem_text(each) for each in outcome.refused]
    assert outcome.written
    return outcome


def counts(outcome: ImportOutcome) -> tuple[int, int, int]:
    return outcome.new, outcome.changed, outcome.unchanged


def villages(desk: Desk) -> dict[str, Village]:
    with desk.store.read() as reader:
        return {village.code: village for village in reader.villages()}


def documents(desk: Desk) -> dict[tuple[str, str, int], VillageDocument]:
    with desk.store.read() as reader:
        return dict(reader.documents())


def activities(desk: Desk) -> list[Activity]:
    with desk.store.read() as reader:
        return list(reader.activities(date.min, date.max))


def test_that_villages_are_added_and_changed_by_code(desk: Desk, tmp_path: Path) -> None:
    head = ("Kode Desa", "Nama Desa", "Kepala Desa", "No. HP", "Berlaku Sejak")
    rows = [
        head,
        (JENGGRONG, "Jenggrong", "Sumarno", "081234567890", None),
        ("3508202012", "Sumber Baru", None, 81234567890, date(2025, 1, 1)),
    ]
    assert counts(imported(desk, tmp_path, {"Desa": rows})) == (1, 1, 0)
    assert villages(desk)[JENGGRONG].head == "Sumarno"
    new = villages(desk)["35.08.20.2012"]
    assert (new.name, new.phone, new.valid_from) == (
        *("Sumber Baru", "81234567890"),
        date(2025, 1, 1),
    )


def test_that_a_village_of_the_file_can_have_documents_in_it(desk: Desk, tmp_path: Path) -> None:
    sheets = {
        "Dokumen Desa": [
            ("Nama Desa", "Jenis", "Tahun Anggaran", "Tanggal"),
            ("sumber baru", "RKPDesa", 2026, "30/9/2025"),
            ("JENGGRONG", "RKPDesa", 2026, "29/9/2025"),
        ],
        "Desa": [("Kode Desa", "Nama Desa"), ("35.08.20.2012", "Sumber Baru")],
    }
    assert counts(imported(desk, tmp_path, sheets)) == (3, 0, 0)
    assert counts(imported(desk, tmp_path, sheets)) == (0, 0, 3)
    new = villages(desk)["35.08.20.2012"]
    assert documents(desk)[new.id, "RKPDES", 2026].dated == date(2025, 9, 30)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        *(("RKPDesa", "RKPDES"), ("RKPDes", "RKPDES"), ("apbdes", "APBDES"), ("APBDesa", "APBDES")),
        *(("LPPD", "LPPDES"), ("LPPDES", "LPPDES"), ("Lppdesa", "LPPDES"), ("LPPDes", "LPPDES")),
    ],
)
def test_that_kinds_are_known_by_all_their_names(
    desk: Desk, tmp_path: Path, typed: str, code: str
) -> None:
    imported(
        desk,
        tmp_path,
        {"Dokumen Desa": [DOCUMENT_HEAD, (JENGGRONG, typed, "2025", None, date(2024, 10, 1))]},
    )
    assert (desk.village(), code, 2025) in documents(desk)


def test_that_dates_are_read_as_cells_and_as_text(desk: Desk, tmp_path: Path) -> None:
    rows = [
        DOCUMENT_HEAD,
        (JENGGRONG, "RKPDesa", 2025.0, "1/2024", date(2024, 9, 12)),
        (JENGGRONG, "RKPDesa", "2026", None, "12 September 2025"),
    ]
    imported(desk, tmp_path, {"Dokumen Desa": rows})
    found = documents(desk)
    assert found[desk.village(), "RKPDES", 2025].dated == date(2024, 9, 12)
    assert found[desk.village(), "RKPDES", 2025].number == "1/2024"
    assert found[desk.village(), "RKPDES", 2026].dated == date(2025, 9, 12)


@pytest.mark.parametrize(
    ("cell", "cause", "text"),
    [
        ("bpd belum menyepakati", "bpd", ""),
        ("bpd", "bpd", ""),
        ("BPD belum menyepakati: dua kali rapat", "bpd", "dua kali rapat"),
        ("Sebab lain: jalan longsor", "other", "jalan longsor"),
        ("Jalan longsor", "other", "Jalan longsor"),
    ],
)
def test_that_a_cause_is_known_by_its_words_or_is_another(
    desk: Desk, tmp_path: Path, cell: str, cause: str, text: str
) -> None:
    sheets = {"Dokumen Desa": [DOCUMENT_HEAD, (JENGGRONG, "RKPDesa", 2026, None, None, cell)]}
    imported(desk, tmp_path, sheets)
    document = documents(desk)[desk.village(), "RKPDES", 2026]
    assert (document.cause, document.cause_text) == (cause, text)
    assert counts(imported(desk, tmp_path, sheets)) == (0, 0, 1)


def test_that_a_missing_column_leaves_and_an_empty_cell_empties(desk: Desk, tmp_path: Path) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date=date(2025, 9, 30), number="7", note="asli")
    head = ("Kode Desa", "Jenis", "Tahun Anggaran", "Nomor", "Tanggal")
    row = (JENGGRONG, "RKPDesa", 2026, None, "29/9/2025")
    assert counts(imported(desk, tmp_path, {"Dokumen Desa": [head, row]})) == (0, 1, 0)
    document = documents(desk)[desk.village(), "RKPDES", 2026]
    assert (document.number, document.note, document.dated) == ("", "asli", date(2025, 9, 29))


def test_that_a_document_emptied_whole_is_removed(desk: Desk, tmp_path: Path) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date=date(2025, 9, 30))
    sheets = {"Dokumen Desa": [(*DOCUMENT_HEAD, "Keterangan"), (JENGGRONG, "RKPDesa", 2026)]}
    assert counts(imported(desk, tmp_path, sheets)) == (0, 1, 0)
    assert documents(desk) == {}
    assert counts(imported(desk, tmp_path, sheets)) == (0, 0, 1)


FULL = (
    *(None, "12/3/2025", "Rapat penyusunan", "pemerintahan", "Balai", "Rapat koordinasi; BA"),
    *("005/1; 005/2", "Disepakati", date(2025, 3, 20), "Catatan"),
)


def test_that_an_activity_is_taken_in_whole(desk: Desk, tmp_path: Path) -> None:
    assert counts(imported(desk, tmp_path, {"Kegiatan": [ACTIVITY_HEAD, FULL]})) == (1, 0, 0)
    (activity,) = activities(desk)
    assert (activity.day, activity.follow_up_date) == (date(2025, 3, 12), date(2025, 3, 20))
    assert [(each.kind, each.number) for each in activity.evidence] == [
        (EvidenceKind.MEETING, "005/1"),
        (EvidenceKind.MINUTES, "005/2"),
    ]
    assert (activity.place, activity.output, activity.note) == ("Balai", "Disepakati", "Catatan")
    assert counts(imported(desk, tmp_path, {"Kegiatan": [ACTIVITY_HEAD, FULL]})) == (0, 0, 1)


def test_that_an_activity_without_an_id_is_known_by_what_it_was(desk: Desk, tmp_path: Path) -> None:
    imported(desk, tmp_path, {"Kegiatan": [ACTIVITY_HEAD, FULL]})
    changed = (*FULL[:4], "Pendopo", *FULL[5:])
    assert counts(imported(desk, tmp_path, {"Kegiatan": [ACTIVITY_HEAD, changed]})) == (0, 1, 0)
    other_day = (None, "13/3/2025", *FULL[2:])
    assert counts(imported(desk, tmp_path, {"Kegiatan": [ACTIVITY_HEAD, other_day]})) == (1, 0, 0)
    assert [each.place for each in activities(desk)] == ["Pendopo", "Balai"]


def test_that_an_id_changes_that_activity(desk: Desk, tmp_path: Path) -> None:
    imported(desk, tmp_path, {"Kegiatan": [ACTIVITY_HEAD, FULL]})
    (before,) = activities(desk)
    changed = (before.id, "14/3/2025", "Rapat lain", *FULL[3:])
    assert counts(imported(desk, tmp_path, {"Kegiatan": [ACTIVITY_HEAD, changed]})) == (0, 1, 0)
    (after,) = activities(desk)
    assert (after.id, after.day, after.description) == (before.id, date(2025, 3, 14), "Rapat lain")


def test_that_two_activities_may_change_places(desk: Desk, tmp_path: Path) -> None:
    first, second = (desk.activity(date=date(2025, 10, day)).id for day in (3, 4))
    names = [section.name for section in desk.services.settings.sections()]
    words = activities(desk)[0].description
    head = ("ID", "Tanggal", "Uraian Kegiatan", "Seksi/Subbagian")
    rows = [head, (first, "4/10/2025", words, names[0]), (second, "3/10/2025", words, names[0])]
    assert counts(imported(desk, tmp_path, {"Kegiatan": rows})) == (0, 2, 0)
    assert [each.id for each in activities(desk)] == [second, first]


def test_that_kinds_typed_anew_take_the_numbers_in_their_order(desk: Desk, tmp_path: Path) -> None:
    head = (*ACTIVITY_HEAD[1:4], "Jenis Bukti", "Nomor Bukti")
    start = ("12/3/2025", "Rapat", "Pemerintahan")
    imported(desk, tmp_path, {"Kegiatan": [head, (*start, "Rapat; BA", "1; 2")]})
    anew = {"Kegiatan": [head, (*start, "Rapat; SK Camat; BA", "1; 2")]}
    imported(desk, tmp_path, anew)
    (activity,) = activities(desk)
    assert [each.number for each in activity.evidence] == ["1", "2", ""]
    assert counts(imported(desk, tmp_path, anew)) == (0, 0, 1)


def test_that_targets_are_set_changed_and_removed(desk: Desk, tmp_path: Path) -> None:
    rows = [TARGET_HEAD, ("iku-2", 2025.0, 27.5, None, "60,5", 90, "90%"), ("IKU-1", "2025")]
    assert counts(imported(desk, tmp_path, {"Target": rows})) == (1, 0, 1)
    with desk.store.read() as reader:
        found = {target.quarter: target.value for target in reader.targets(2025)}
    assert found == {1: Fraction(55, 2), 3: Fraction(121, 2), 4: Fraction(90), 0: Fraction(90)}
    assert counts(imported(desk, tmp_path, {"Target": rows})) == (0, 0, 2)
    fewer = [("Indikator", "Tahun", "TW I", "TW III"), ("IKU-2", 2025, None, 61)]
    assert counts(imported(desk, tmp_path, {"Target": fewer})) == (0, 1, 0)
    with desk.store.read() as reader:
        found = {target.quarter: target.value for target in reader.targets(2025)}
    assert found == {3: Fraction(61), 4: Fraction(90), 0: Fraction(90)}


def test_that_an_import_stands_in_the_audit_trail_once(desk: Desk, tmp_path: Path) -> None:
    sheets = {"Kegiatan": [ACTIVITY_HEAD, FULL]}
    imported(desk, tmp_path, sheets)
    after = desk.counter()
    imported(desk, tmp_path, sheets)
    assert desk.counter() == after


def test_that_checking_tells_the_same_and_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    sheets: dict[str, Rows] = {
        "Desa": [("Kode Desa", "Nama Desa"), ("35.08.20.2012", "Sumber Baru")],
        "Dokumen Desa": [DOCUMENT_HEAD, ("35.08.20.2012", "RKPDesa", 2026, "1", "1/9/2025")],
        "Kegiatan": [ACTIVITY_HEAD, FULL],
    }
    path.write_bytes(a_workbook(sheets))
    before, database = desk.counter(), desk.store.paths.database
    content = database.read_bytes()
    outcome = desk.services.workbook.check(path)
    assert (counts(outcome), outcome.written) == ((3, 0, 0), False)
    assert (desk.counter(), database.read_bytes()) == (before, content)
    assert counts(imported(desk, tmp_path, sheets)) == (3, 0, 0)


def test_that_progress_is_told_and_may_end_the_import(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    rows = [(None, "12/3/2025", f"Rapat {number}", "Pemerintahan") for number in range(250)]
    path.write_bytes(a_workbook({"Kegiatan": [ACTIVITY_HEAD, *rows]}))
    told = []
    desk.services.workbook.check(path, lambda done, total: told.append((done, total)))
    assert told == [(100, 250), (200, 250), (250, 250)]

    class Cancelled(Exception):
        pass

    def cancel(done: int, _total: int) -> None:
        if done == 200:
            raise Cancelled

    with pytest.raises(Cancelled):
        desk.services.workbook.import_file(path, cancel)
    assert activities(desk) == []

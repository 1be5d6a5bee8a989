"""What is exported comes back as it is: nothing new, nothing changed, in this office and a fresh one."""

import shutil
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.office import Section
from iku_desktop.domain.outcomes import ImportOutcome
from iku_desktop.domain.plan import Target
from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.words import row_problem_text, unavailable_text
from iku_desktop.services.practice import create_practice_office
from iku_desktop.storage.store import Store
from tests.services.desk import Desk, StoppedClock
from tests.workbooks import records_in

HOSTILE = (
    *("=1+1", "<b>&\"'", "_x0041_", "_x005F_x0041_", "<r>x</r>", "#N/A", "+62", "007", "1/2/2025"),
    *(
        "http://x.id",
        "TRUE",
        "]]>",
        "\u200bx",
        "😀",
        "dua  spasi",
        "'kutip",
        "a;b;c",
        "Sebab lain: x",
    ),
)


@pytest.fixture(scope="session")
def practice_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice") / "IKU"
    clock = StoppedClock(date(2026, 2, 1))
    create_practice_office(OfficePaths(folder), clock, "Siti Aminah").close()
    return folder


@pytest.fixture
def practice(practice_folder: Path, tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "latihan"
    shutil.copytree(practice_folder, folder)
    store = Store.open(OfficePaths(folder))
    yield Desk(store, StoppedClock(date(2026, 2, 1)))
    store.close()


def exported(desk: Desk, tmp_path: Path) -> Path:
    path = tmp_path / "ekspor.xlsx"
    desk.services.workbook.export(path)
    return path


def brought_back(desk: Desk, path: Path) -> ImportOutcome:
    outcome = desk.services.workbook.import_file(path)
    assert not outcome.refused, [row_problem_text(each) for each in outcome.refused]
    return outcome


def assert_fixed(desk: Desk, tmp_path: Path) -> None:
    before = desk.counter()
    outcome = brought_back(desk, exported(desk, tmp_path))
    assert (outcome.new, outcome.changed) == (0, 0)
    assert desk.counter() == before


def test_that_the_practice_office_comes_back_as_it_is(practice: Desk, tmp_path: Path) -> None:
    assert_fixed(practice, tmp_path)


def test_that_a_fresh_office_takes_all_of_an_export(
    practice: Desk, desk: Desk, tmp_path: Path
) -> None:
    path = exported(practice, tmp_path)
    book = load_workbook(path)
    for row in book["Kegiatan"].iter_rows(min_row=2):
        row[0].value = None
    book.save(path)
    desk.clock.day = practice.clock.day
    assert brought_back(desk, path).new > 400
    second = brought_back(desk, path)
    assert (second.new, second.changed) == (0, 0)
    fresh = tmp_path / "kedua.xlsx"
    desk.services.workbook.export(fresh)
    for sheet in ("Desa", "Dokumen Desa", "Kegiatan", "Target"):
        known, found = records_in(path, sheet), records_in(fresh, sheet)
        for row in (*known, *found):
            row.pop("ID", None)
        assert sorted(map(repr, found)) == sorted(map(repr, known))


@pytest.mark.parametrize("text", HOSTILE)
def test_that_hostile_texts_come_back_as_they_are(desk: Desk, tmp_path: Path, text: str) -> None:
    desk.services.villages.change(desk.village(), {"name": text, "head": text, "phone": text})
    desk.record(
        text, "RKPDES", 2026, number=text, cause="other", cause_text=text, note=f"{text}\nx"
    )
    evidence = (
        Evidence(EvidenceKind.MEETING),
        Evidence(EvidenceKind.MINUTES, text.replace(";", "")),
    )
    desk.activity(description=text, place=text, output=f"a\n{text}", note=text, evidence=evidence)
    assert_fixed(desk, tmp_path)


def put(desk: Desk, *rows: object) -> None:
    with desk.store.write("Siti", desk.clock.now()) as work:
        work.put_all(rows)


def test_that_what_no_form_would_take_today_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    village, section = desk.village(), desk.section()
    evidence = (Evidence(EvidenceKind.MEETING, "1;2"), Evidence(EvidenceKind.MEETING, "3"))
    put(
        desk,
        VillageDocument(village, "RKPDES", 2026, date(2099, 1, 1), cause_text="tanpa sebab"),
        VillageDocument(village, "LPPDES", 2024, None, cause="bpd", cause_text="lama: sekali"),
        Activity("", date(2099, 1, 1), "Kelak", section, evidence=evidence),
        Activity("", date(2025, 1, 2), "Kembar", section),
        Activity("", date(2025, 1, 2), "Kembar", section, place="lain"),
    )
    desk.services.villages.change(village, {"valid_to": date(2020, 1, 1)})
    assert_fixed(desk, tmp_path)


def test_that_sections_of_one_name_are_told_apart(desk: Desk, tmp_path: Path) -> None:
    put(desk, *(Section("", code, "Seksi Kembar", "Kembar", 90) for code in ("K1", "K2")))
    ids = [each.id for each in desk.services.settings.sections() if each.name == "Seksi Kembar"]
    for section in ids:
        desk.activity(section=section)
    names = {row["Seksi/Subbagian"] for row in records_in(exported(desk, tmp_path), "Kegiatan")}
    assert len(names) == 2
    assert_fixed(desk, tmp_path)


def test_that_targets_come_back_by_their_newest_revision(desk: Desk, tmp_path: Path) -> None:
    desk.services.indicators.set_target("IKU-1", 2025, 0, "85")
    desk.services.indicators.set_target("IKU-1", 2025, 0, "80,125", reason="Perubahan Renstra")
    (indicator,) = [
        each for each in desk.services.plan.plans()[0].indicators if each.code == "IKU-2"
    ]
    put(desk, Target(indicator.id, 2025, 4, Fraction(200, 3)))
    rows = records_in(exported(desk, tmp_path), "Target")
    assert {row["Indikator"]: row["Tahunan"] for row in rows} == {"IKU-1": 80.125, "IKU-2": None}
    assert_fixed(desk, tmp_path)


def test_that_an_export_can_be_corrected_and_taken_in(desk: Desk, tmp_path: Path) -> None:
    row_id = desk.activity(place="Balai").id
    desk.record("Jenggrong", "RKPDES", 2026, date=date(2025, 9, 30))
    path = exported(desk, tmp_path)
    book = load_workbook(path)
    head = [cell.value for cell in book["Kegiatan"][1]]
    book["Kegiatan"].cell(2, head.index("Tempat") + 1).value = "Pendopo"
    book["Dokumen Desa"]["F2"].value = "29/9/2025"
    book.save(path)
    outcome = brought_back(desk, path)
    assert (outcome.new, outcome.changed) == (0, 2)
    with desk.store.read() as reader:
        activity = reader.activity(row_id)
        (document,) = reader.documents().values()
    assert activity is not None
    assert (activity.place, document.dated) == ("Pendopo", date(2025, 9, 29))


def test_that_an_export_is_read_by_others_as_it_is_meant(desk: Desk, tmp_path: Path) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="30/9/2025", number="3/2025", cause="bpd")
    desk.activity(
        date="3/10/2025",
        evidence=(Evidence(EvidenceKind.MEETING, "005"), Evidence(EvidenceKind.DECREE)),
        output="Selesai",
        follow_up_date="4/10/2025",
    )
    path = exported(desk, tmp_path)
    (document,) = records_in(path, "Dokumen Desa")
    assert document["Kode Desa"] == "35.08.20.2001"
    assert (document["Nama Desa"], document["Jenis"]) == ("Jenggrong", "RKPDesa")
    assert document["Tahun Anggaran"] == 2026
    assert document["Tanggal"].date() == date(2025, 9, 30)  # type: ignore[attr-defined]
    assert document["Sebab Keterlambatan"] == "BPD belum menyepakati"
    (activity,) = records_in(path, "Kegiatan")
    assert activity["Jenis Bukti"] == "Rapat koordinasi; SK Camat"
    assert activity["Nomor Bukti"] == "005"
    assert activity["Seksi/Subbagian"] == desk.services.settings.sections()[0].name
    assert len(records_in(path, "Desa")) == 11


def test_that_a_template_has_the_layout_and_no_rows(desk: Desk, tmp_path: Path) -> None:
    desk.activity()
    path = tmp_path / "templat.xlsx"
    desk.services.workbook.template(path)
    for sheet in ("Desa", "Dokumen Desa", "Kegiatan", "Target"):
        assert records_in(path, sheet) == []
    choices = records_in(path, "Pilihan")
    assert [row["kinds"] for row in choices][:3] == ["RKPDesa", "APBDesa", "LPPDesa"]
    assert [row["codes"] for row in choices][10] == "35.08.20.2011"
    outcome = brought_back(desk, path)
    assert (outcome.new, outcome.changed, outcome.unchanged) == (0, 0, 0)


def test_that_the_guide_names_every_sheet_and_column(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    desk.services.workbook.template(path)
    book = load_workbook(path)
    guide = "\n".join(str(row[0]) for row in book["Petunjuk"].iter_rows(values_only=True))
    assert "{" not in guide
    for sheet in ("Desa", "Dokumen Desa", "Kegiatan", "Target"):
        assert f"Lembar {sheet}" in guide
        for cell in book[sheet][1]:
            assert str(cell.value) in guide
    assert "mengosongkan" in guide


def test_that_an_export_that_can_not_be_written_says_why(desk: Desk, tmp_path: Path) -> None:
    for path in (tmp_path / "tidak" / "ada.xlsx", tmp_path):
        with pytest.raises(Unavailable) as caught:
            desk.services.workbook.export(path)
        assert "{" not in unavailable_text(caught.value)


def test_that_a_number_with_the_separator_of_numbers_is_refused_at_entry(desk: Desk) -> None:
    evidence = (Evidence(EvidenceKind.MEETING, "1;2"),)
    with pytest.raises(Refused) as caught:
        desk.activity(evidence=evidence)
    assert caught.value.problems[0].code == "number_separator"

"""What villages send: proposed with reasons, taken in one step, and the same again changes nothing."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.received import AcceptedFile, Received, ReceivedFile, ReceivedState
from iku_desktop.presentation.received_words import received_json, why
from tests.scans import a_pdf, a_picture, an_encrypted_pdf
from tests.sendings import a_folder, a_list, a_zip
from tests.services.desk import Desk

APB, RKP, LPP = a_pdf(words="APBDes"), a_pdf(2, words="RKPDes"), a_pdf(words="LPPDes")
JENGGRONG = "35.08.20.2001"


class Stopped(Exception):
    """What Batal raises."""


def looked(desk: Desk, source: Path) -> dict[str, ReceivedFile]:
    before = desk.counter()
    found = desk.services.receiving.look(source)
    assert desk.counter() == before
    return {each.file: each for each in found.files}


def codes(file: ReceivedFile) -> list[str]:
    assert bool(why(file)) == bool(file.problems)
    return [each.code for each in file.problems]


def accepted(found: Received, **dates: object) -> list[AcceptedFile]:
    """All that can be taken, with the dates given by kind."""
    return [
        AcceptedFile(
            *(each.file, each.sha256, each.village_id, each.document_type, each.fiscal_year),
            dated=dates.get(each.document_type),  # type: ignore[arg-type]
        )
        for each in found.files
        if each.state is not ReceivedState.UNPLACED
    ]


def attached(desk: Desk, kind: str = "APBDES", year: int = 2026) -> list[str]:
    return [each.name for each in desk.services.documents.files(desk.village(), kind, year)]


def on_disk(desk: Desk) -> list[str]:
    folder = desk.store.paths.evidence
    return sorted(each.name for each in folder.iterdir()) if folder.exists() else []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(
        tmp_path / "kiriman",
        {
            "Jenggrong/2026/APBDes.pdf": APB,
            "Jenggrong/2026/RKPDes.pdf": RKP,
            "35.08.20.2002/2024/LPPD.pdf": LPP,
        },
    )


def test_that_a_folder_is_proposed_and_becomes_evidence_without_dates(
    desk: Desk, folder: Path
) -> None:
    found = desk.services.receiving.look(folder)
    assert [(each.village, each.document_type, each.fiscal_year) for each in found.files] == [
        ("35.08.20.2002", "LPPDES", 2024),
        (JENGGRONG, "APBDES", 2026),
        (JENGGRONG, "RKPDES", 2026),
    ]
    assert [each.pages for each in found.files] == [1, 1, 2]
    outcome = desk.services.receiving.accept(folder, accepted(found))
    assert (outcome.attached, outcome.dated, outcome.known, outcome.refused) == (3, 0, 0, {})
    assert attached(desk) == ["APBDes.pdf"]
    assert len(on_disk(desk)) == 3
    matrix = desk.services.documents.matrix(desk.moment())
    assert all(cell.dated is None for row in matrix.rows for cell in row.cells)


def test_that_the_same_folder_again_changes_nothing(desk: Desk, folder: Path) -> None:
    receiving = desk.services.receiving
    receiving.accept(folder, accepted(receiving.look(folder)))
    before, files = desk.counter(), on_disk(desk)
    found = receiving.look(folder)
    assert {each.state for each in found.files} == {ReceivedState.KNOWN}
    outcome = receiving.accept(folder, accepted(found))
    assert (outcome.attached, outcome.dated, outcome.known) == (0, 0, 3)
    assert desk.counter() == before
    assert on_disk(desk) == files


def test_that_a_confirmed_date_is_recorded_in_the_same_step(desk: Desk, folder: Path) -> None:
    receiving = desk.services.receiving
    found = receiving.look(folder)
    outcome = receiving.accept(folder, accepted(found, APBDES="28/11/2025"))
    assert (outcome.attached, outcome.dated) == (3, 1)
    with desk.store.read() as reader:
        documents = reader.documents()
    assert documents[desk.village(), "APBDES", 2026].dated == date(2025, 11, 28)
    assert documents[desk.village(), "RKPDES", 2026].dated is None


def test_that_a_date_can_be_given_to_a_file_that_is_there_already(desk: Desk, folder: Path) -> None:
    receiving = desk.services.receiving
    receiving.accept(folder, accepted(receiving.look(folder)))
    outcome = receiving.accept(folder, accepted(receiving.look(folder), RKPDES=date(2025, 9, 29)))
    assert (outcome.attached, outcome.dated, outcome.known) == (0, 1, 3)


def test_that_a_refused_date_keeps_its_own_file_out_alone(desk: Desk, folder: Path) -> None:
    receiving = desk.services.receiving
    found = receiving.look(folder)
    outcome = receiving.accept(folder, accepted(found, APBDES="31/02/2026", RKPDES="1/1/2030"))
    assert {name: [each.code for each in given] for name, given in outcome.refused.items()} == {
        "Jenggrong/2026/APBDes.pdf": ["date_past_month_end"],
        "Jenggrong/2026/RKPDes.pdf": ["date_in_future"],
    }
    assert {each.field for given in outcome.refused.values() for each in given} == {"date"}
    assert outcome.attached == 1
    assert len(on_disk(desk)) == 1


def test_that_a_closed_quarter_keeps_its_documents_but_takes_their_files(
    desk: Desk, folder: Path
) -> None:
    desk.record("Meninjo", "LPPDES", 2024, date="2025-03-20")
    desk.services.closings.close(Quarter(2025, 1))
    receiving = desk.services.receiving
    outcome = receiving.accept(folder, accepted(receiving.look(folder), LPPDES="21/03/2025"))
    assert [each.code for each in outcome.refused["35.08.20.2002/2024/LPPD.pdf"]] == [
        "quarter_closed"
    ]
    assert outcome.attached == 2
    again = receiving.accept(folder, accepted(receiving.look(folder)))
    assert (again.attached, again.known) == (1, 2)


def test_that_photographs_are_taken_as_evidence_like_scans(desk: Desk, tmp_path: Path) -> None:
    files = {"Jenggrong/2024/LPPD.jpg": a_picture(), "Jenggrong/2026/APBDes.pdf": a_picture()}
    folder = a_folder(tmp_path / "kiriman", files)
    found = looked(desk, folder)
    assert not any(map(codes, found.values()))
    assert found["Jenggrong/2024/LPPD.jpg"].pages == 1
    receiving = desk.services.receiving
    # Whatever its name says, it is opened as what it is.
    assert receiving.copy_to_view(folder, "Jenggrong/2026/APBDes.pdf").suffix == ".jpg"
    assert receiving.accept(folder, accepted(receiving.look(folder))).attached == 2
    with desk.store.read() as reader:
        kept = reader.all_evidence_files()
    assert [each.stored_name.rpartition(".")[2] for each in kept] == ["jpg", "jpg"]


def test_that_a_picture_that_says_no_kind_is_not_placed(desk: Desk, tmp_path: Path) -> None:
    folder = a_folder(tmp_path / "kiriman", {"Jenggrong/2024/IMG_0001.jpg": a_picture()})
    (found,) = looked(desk, folder).values()
    assert codes(found) == ["sent_no_kind"]
    assert found.can_be_placed, "the clerk may say what it shows"


def test_that_what_is_no_pdf_is_named_with_its_reason(desk: Desk, tmp_path: Path) -> None:
    files = {
        "Jenggrong/2026/APBDes.pdf": b"PK\x03\x04 docx",
        "Jenggrong/2026/RKPDes.pdf": an_encrypted_pdf(),
        "Jenggrong/2025/APBDes.pdf": b"",
        "Jenggrong/2025/RKPDes.exe": b"MZ",
    }
    found = looked(desk, a_folder(tmp_path / "kiriman", files))
    assert {path: codes(each)[0] for path, each in found.items()} == {
        "Jenggrong/2026/APBDes.pdf": "file_is_office",
        "Jenggrong/2026/RKPDes.pdf": "pdf_encrypted",
        "Jenggrong/2025/APBDes.pdf": "file_empty",
        "Jenggrong/2025/RKPDes.exe": "file_is_program",
    }
    assert not any(each.can_be_placed for each in found.values())
    assert found["Jenggrong/2026/APBDes.pdf"].document_type == "APBDES"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("Jenggrong/1700/APBDes.pdf", "sent_no_year"),
        ("Jenggrong/1902/APBDes.pdf", "year_out_of_range"),
        ("Entah/2025/APBDes.pdf", "sent_no_village"),
        ("Jenggrong/2025/Profil.pdf", "sent_no_kind"),
    ],
)
def test_that_a_file_without_a_place_is_named_and_can_be_given_one(
    desk: Desk, tmp_path: Path, path: str, code: str
) -> None:
    (file,) = looked(desk, a_folder(tmp_path / "kiriman", {path: APB})).values()
    assert codes(file) == [code]
    assert file.can_be_placed
    placed = desk.services.receiving.placed(file, desk.village(), "APBDES", "2026")
    assert placed.state is ReceivedState.NEW
    assert (placed.village, placed.fiscal_year) == (JENGGRONG, 2026)


def test_that_a_correction_is_checked_like_any_place(desk: Desk, folder: Path) -> None:
    file = looked(desk, folder)["Jenggrong/2026/APBDes.pdf"]
    place = desk.services.receiving.placed
    assert codes(place(file, "", "", "")) == ["sent_no_village", "sent_no_kind", "sent_no_year"]
    assert codes(place(file, desk.village(), "APBDES", "dua ribu")) == ["not_a_number"]
    assert codes(place(file, desk.village(), "X", 2026)) == ["unknown_document_type"]
    desk.services.villages.add({"code": "35.08.20.1001", "name": "Ranu"})
    assert codes(place(file, desk.village("Ranu"), "APBDES", 2026)) == [
        "kelurahan_has_no_documents"
    ]


def test_that_the_same_content_is_taken_once_for_a_document(desk: Desk, tmp_path: Path) -> None:
    files = {"Jenggrong/2026/APBDes.pdf": APB, "Jenggrong/2026/Salinan APBDes.pdf": APB}
    found = looked(desk, a_folder(tmp_path / "kiriman", files))
    assert [codes(each) for each in found.values()] == [[], ["sent_again"]]


def test_that_a_file_that_changed_since_it_was_looked_at_is_refused(
    desk: Desk, folder: Path
) -> None:
    receiving = desk.services.receiving
    found = receiving.look(folder)
    (folder / "Jenggrong/2026/APBDes.pdf").write_bytes(LPP)
    (folder / "Jenggrong/2026/RKPDes.pdf").unlink()
    outcome = receiving.accept(folder, accepted(found))
    assert [[each.code for each in given] for given in outcome.refused.values()] == [
        *(["sent_changed"], ["sent_changed"]),
    ]
    assert outcome.attached == 1
    assert len(on_disk(desk)) == 1


def test_that_batal_leaves_nothing_behind(desk: Desk, folder: Path) -> None:
    def stop(count: int, _total: int) -> None:
        if count == 2:
            raise Stopped

    receiving = desk.services.receiving
    found = receiving.look(folder)
    before = desk.counter()
    with pytest.raises(Stopped):
        receiving.accept(folder, accepted(found), stop)
    assert desk.counter() == before
    assert on_disk(desk) == []


def test_that_progress_is_told_for_every_file(desk: Desk, folder: Path) -> None:
    told: list[tuple[int, int]] = []
    desk.services.receiving.look(folder, lambda *each: told.append(each))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_that_a_content_lost_from_the_folder_is_put_back(desk: Desk, folder: Path) -> None:
    receiving = desk.services.receiving
    receiving.accept(folder, accepted(receiving.look(folder)))
    for path in desk.store.paths.evidence.iterdir():
        path.unlink()
    receiving.accept(folder, accepted(receiving.look(folder)))
    assert desk.services.evidence.check().missing == ()


# The zip of OpenSID


def a_package(tmp_path: Path, **more: bytes) -> Path:
    reports = [
        ("Perdes APBDes Tahun 2026", 2026, "lap_1.pdf", JENGGRONG),
        ("RKP Desa", "2026", "lap_2.pdf", "3508202002"),
        ("Laporan Keuangan", 2026, "lap_3.pdf", JENGGRONG),
        ("LPPD", 2024, "hilang.pdf", JENGGRONG),
        ("APBDes", 2026, "../../etc/passwd", JENGGRONG),
        ("APBDes", 2026, "", JENGGRONG),
        ("APBDes", 2026, "lap_4.pdf", "35.09.01.2001"),
    ]
    files: Mapping[str, bytes] = {
        "laporan.xlsx": a_list(reports),
        "lap_1.pdf": APB,
        "lap_2.pdf": RKP,
        "lap_3.pdf": LPP,
        "lap_4.pdf": a_pdf(3),
    }
    return a_zip(tmp_path / "opendk.zip", {**files, **more})


def test_that_the_list_of_opensid_places_its_files(desk: Desk, tmp_path: Path) -> None:
    found = desk.services.receiving.look(a_package(tmp_path)).files
    assert [(each.file, each.document_type, each.fiscal_year, codes(each)) for each in found] == [
        ("lap_1.pdf", "APBDES", 2026, []),
        ("lap_2.pdf", "RKPDES", 2026, []),
        ("lap_3.pdf", "", 2026, ["sent_no_kind"]),
        ("hilang.pdf", "LPPDES", 2024, ["sent_lacks_file"]),
        ("../../etc/passwd", "APBDES", 2026, ["sent_bad_name"]),
        ("APBDes", "APBDES", 2026, ["sent_no_name"]),
        ("lap_4.pdf", "APBDES", 2026, ["sent_other_village"]),
    ]
    assert found[0].title == "Perdes APBDes Tahun 2026"


def test_that_a_file_the_list_does_not_name_is_shown_all_the_same(
    desk: Desk, tmp_path: Path
) -> None:
    source = a_package(tmp_path, **{"Jenggrong RKPDes 2026.pdf": a_pdf(4), "catatan.txt": b"x"})
    found = looked(desk, source)
    assert codes(found["Jenggrong RKPDes 2026.pdf"]) == ["sent_not_listed"]
    assert found["Jenggrong RKPDes 2026.pdf"].can_be_placed
    assert "file_not_evidence" in codes(found["catatan.txt"])
    assert "laporan.xlsx" not in found


def test_that_a_zip_of_opensid_becomes_evidence(desk: Desk, tmp_path: Path) -> None:
    source = a_package(tmp_path)
    receiving = desk.services.receiving
    assert receiving.accept(source, accepted(receiving.look(source))).attached == 2
    assert attached(desk) == ["lap_1.pdf"]
    with desk.store.read() as reader:
        owners = {each.owner for each in reader.all_evidence_files()}
    assert owners == {FileOwner.DOCUMENT}


def test_that_a_zip_without_a_list_is_read_like_a_folder(desk: Desk, tmp_path: Path) -> None:
    source = a_zip(tmp_path / "Jenggrong.zip", {"2026/APBDes.pdf": APB})
    assert codes(looked(desk, source)["2026/APBDes.pdf"]) == []


def test_that_a_source_that_can_not_be_read_is_refused_whole(desk: Desk, tmp_path: Path) -> None:
    for action in (
        lambda: desk.services.receiving.look(tmp_path / "tidak ada"),
        lambda: desk.services.receiving.accept(tmp_path / "tidak ada", []),
    ):
        with pytest.raises(Refused):
            action()


def test_that_the_json_names_what_was_found_and_null_for_the_rest(
    desk: Desk, tmp_path: Path
) -> None:
    files = {"Jenggrong/2026/APBDes.pdf": APB, "entah.pdf": RKP}
    found = received_json(looked(desk, a_folder(tmp_path / "k", files)).values())
    assert found[1] == {
        "village": JENGGRONG,
        "kind": "APBDES",
        "fiscal_year": 2026,
        "file": "Jenggrong/2026/APBDes.pdf",
        "problem": None,
    }
    assert [found[0][key] for key in ("village", "kind", "fiscal_year")] == [None, None, None]
    assert "Pilih desanya" in str(found[0]["problem"])

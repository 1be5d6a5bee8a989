"""Beside the entries of a grid: locks say what the guard will refuse, and files are counted once a page."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import Narrative, NarrativeKind
from iku_desktop.storage.paper_reader import PaperReader
from tests.scans import a_pdf
from tests.services.desk import Desk

FIRST = Quarter(2025, 1)
YEARS = (2024, 2026)


@pytest.fixture
def closed(desk: Desk) -> Desk:
    """An office whose first quarter of 2025 was closed on 1 December."""
    desk.record("Jenggrong", "LPPDES", 2024, date="20/3/2025")
    desk.record("Meninjo", "LPPDES", 2024, date="4/4/2025")
    desk.activity(date="5/2/2025", description="Rapat awal tahun")
    desk.activity(
        date="6/2/2025", description="Pendampingan", output="BA", follow_up_date="20/2/2025"
    )
    desk.activity(date="7/4/2025", description="Rapat bulan April")
    desk.services.closings.close(FIRST)
    return desk


def activities(desk: Desk) -> dict[str, Activity]:
    rows = desk.services.activities.list(desk.moment(), whole_year=True).rows
    return {row.activity.description: row.activity for row in rows}


def document(desk: Desk, village: str) -> VillageDocument:
    with desk.store.read() as reader:
        return reader.documents([2024])[desk.village(village), "LPPDES", 2024]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("first_day", "1/2/2025"),
        ("description", "Lain"),
        ("evidence", "SK Camat"),
        ("place", "Aula"),
        ("follow_up_date", "30/11/2025"),
        ("output", "Lain"),
        ("note", "Catatan"),
    ],
)
@pytest.mark.parametrize("description", ["Rapat awal tahun", "Pendampingan", "Rapat bulan April"])
def test_that_a_field_looks_locked_just_where_its_change_is_refused(
    closed: Desk, description: str, field: str, typed: str
) -> None:
    activity = activities(closed)[description]
    change = closed.services.activities.change
    if closed.services.marks.activities(2025).lock(activity, field) is None:
        assert change(activity.id, {field: typed}).id == activity.id
    else:
        refused = closed.refused(lambda: change(activity.id, {field: typed}))
        assert refused == {field: "quarter_closed"}


def test_that_a_lock_names_quarter_when_and_who(closed: Desk) -> None:
    marks = closed.services.marks.activities(2025)
    problem = marks.lock(activities(closed)["Pendampingan"], "date")
    assert problem is not None
    assert problem.values["quarter"] == "I"
    assert problem.values["closed_by"] == "Siti Aminah"
    assert problem.values["closed_at"] == closed.clock.now()


def test_that_documents_are_locked_by_their_own_date(closed: Desk) -> None:
    marks = closed.services.marks.documents(YEARS)
    on_time, late = document(closed, "Jenggrong"), document(closed, "Meninjo")
    missing = VillageDocument(closed.village("Wonoayu"), "LPPDES", 2024)
    for field in ("date", "number"):
        assert marks.lock(on_time, field) is not None
        assert marks.lock(late, field) is None
        assert marks.lock(missing, field) is None
    assert marks.lock(on_time, "cause") is None


def test_that_the_earliest_closed_quarter_is_named(closed: Desk) -> None:
    closed.services.closings.close(Quarter(2025, 2))
    marks = closed.services.marks.documents(YEARS)
    for village, quarter in (("Jenggrong", "I"), ("Meninjo", "II")):
        problem = marks.lock(document(closed, village), "date")
        assert problem is not None
        assert problem.values["quarter"] == quarter


def test_that_narratives_and_targets_of_the_closed_quarter_are_held(closed: Desk) -> None:
    locked = closed.services.marks.figures(2025)
    for quarter, is_held in ((1, True), (2, False)):
        text = Narrative("i", 2025, quarter, NarrativeKind.DRIVING, "")
        assert (locked.problem(text, "text") is not None) is is_held
    assert closed.services.marks.figures(2026).quarters == ()


def test_that_nothing_is_locked_after_reopening(closed: Desk) -> None:
    closed.services.closings.reopen(FIRST, "Salah tanggal")
    assert closed.services.marks.documents(YEARS).locked.quarters == ()
    marks = closed.services.marks.activities(2025)
    assert marks.lock(activities(closed)["Pendampingan"], "date") is None


def test_that_files_are_counted_by_their_rows(desk: Desk, tmp_path: Path) -> None:
    activity = desk.activity().id
    files = [tmp_path / f"{number}.pdf" for number in range(3)]
    for pages, file in enumerate(files, start=1):
        file.write_bytes(a_pdf(pages))
    evidence = desk.services.evidence
    for file in files[:2]:
        evidence.add(FileOwner.ACTIVITY, activity, file)
    place = (desk.village(), "LPPDES", 2024)
    evidence.add_to_document(*place, files[2])
    assert desk.services.marks.activities(2025).file_count(activity) == 2
    documents = desk.services.marks.documents(YEARS)
    assert documents.file_count(place) == 1
    assert documents.file_count((desk.village("Meninjo"), "LPPDES", 2024)) == 0
    (first, _) = evidence.files(FileOwner.ACTIVITY, [activity])[activity]
    evidence.remove(first.id)
    assert desk.services.marks.activities(2025).file_count(activity) == 1


def test_that_files_are_counted_with_one_query_until_one_is_added(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Counter[str] = Counter()
    count = PaperReader.file_counts

    def counting(self: PaperReader, owner: FileOwner) -> object:
        asked[owner.value] += 1
        return count(self, owner)

    monkeypatch.setattr(PaperReader, "file_counts", counting)
    activity = desk.activity().id
    for _ in range(3):
        marks = desk.services.marks.activities(2025)
        desk.record("Jenggrong", "RKPDES", 2026, date="30/9/2025")
        desk.record("Jenggrong", "RKPDES", 2026, date="")
    assert asked == {"activity": 1}
    file = tmp_path / "a.pdf"
    file.write_bytes(a_pdf())
    desk.services.evidence.add(FileOwner.ACTIVITY, activity, file)
    marks = desk.services.marks.activities(2025)
    assert (marks.file_count(activity), asked["activity"]) == (1, 2)


def test_that_an_office_without_files_reads_no_documents_for_them(desk: Desk) -> None:
    marks = desk.services.marks.documents(YEARS)
    assert marks.files == {}
    assert marks.file_count(("v", "LPPDES", 2024)) == 0
    assert marks.lock(VillageDocument("v", "LPPDES", 2024, date(2025, 1, 1)), "date") is None


def test_that_a_document_tells_its_own_files(desk: Desk, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.pdf" for number in range(2)]
    for pages, file in enumerate(files, start=1):
        file.write_bytes(a_pdf(pages))
    first, other = (desk.village(name) for name in ("Jenggrong", "Meninjo"))
    for file in files:
        desk.services.evidence.add_to_document(first, "LPPDES", 2024, file)
    desk.services.evidence.add_to_document(first, "RKPDES", 2026, files[0])
    own = desk.services.documents.files(first, "LPPDES", 2024)
    assert [each.name for each in own] == ["0.pdf", "1.pdf"]
    assert {each.owner for each in own} == {FileOwner.DOCUMENT}
    assert desk.services.documents.files(other, "LPPDES", 2024) == ()
    assert desk.services.documents.files("entah", "XYZ", 1900) == ()

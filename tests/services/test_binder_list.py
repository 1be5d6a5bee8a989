"""Which files the evidence binder holds: of an open quarter by its rows, of a closed one by its closing."""

from datetime import date
from pathlib import Path

import pytest

from iku_desktop.domain.binder_models import BinderItem, BinderSection, EvidenceBinder
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.read_models import Concern, QuarterState
from iku_desktop.services import closed_quarters
from iku_desktop.services.binder import PROVED_BY
from iku_desktop.services.closed_quarters import frozen_model
from iku_desktop.services.report_sources import SOURCES, Request
from tests.reports.reading import text_of
from tests.scans import a_pdf
from tests.services.desk import Desk

ACTIVITY, DOCUMENT, VALUE = FileOwner.ACTIVITY, FileOwner.DOCUMENT, FileOwner.MANUAL_VALUE
FIRST = Quarter(2025, 1)


def a_scan(tmp_path: Path, name: str) -> Path:
    path = tmp_path / f"{name}.pdf"
    path.write_bytes(a_pdf(1, name))
    return path


def meeting(desk: Desk, tmp_path: Path, name: str, day: str, *files: str) -> str:
    """An activity of a day with files of these names."""
    activity = desk.activity(date=day, description=name).id
    for file in files:
        desk.services.evidence.add(ACTIVITY, activity, a_scan(tmp_path, file))
    return activity


def set_document(desk: Desk, tmp_path: Path, village: str, day: str, file: str = "") -> None:
    """An LPPDesa 2024 that was handed in on a day, with a file."""
    desk.record(village, "LPPDES", 2024, date=day, number="141/2025")
    if file:
        place = (desk.village(village), "LPPDES", 2024)
        desk.services.evidence.add_to_document(*place, a_scan(tmp_path, file))


def listed(desk: Desk, moment: Moment) -> EvidenceBinder:
    """The binder's read-model as `reports.make` takes it."""
    with desk.context.reading() as rows:
        plan = rows.plan(moment.year)
        assert plan is not None
        found = frozen_model(rows, "evidence", moment)
        model = found or SOURCES["evidence"].model(rows, Request(plan, moment))
    assert isinstance(model, EvidenceBinder)
    return model


def section(model: EvidenceBinder, owner: FileOwner = ACTIVITY) -> BinderSection:
    return next(each for each in model.sections if each.owner is owner)


def names(item: BinderItem) -> list[str]:
    return [file.name for file in item.files]


def bound(model: EvidenceBinder) -> list[str]:
    return [file.name for _, _, file in model.bound()]


def test_that_the_quarters_activities_are_listed_with_their_files_in_order(
    desk: Desk, tmp_path: Path
) -> None:
    meeting(desk, tmp_path, "Kemarin", "30/9/2025", "lama")
    meeting(desk, tmp_path, "Kedua", "5/10/2025", "dua", "tiga")
    meeting(desk, tmp_path, "Pertama", "1/10/2025", "satu")
    meeting(desk, tmp_path, "Tanpa", "6/10/2025")
    items = section(listed(desk, desk.moment(4))).items
    assert [item.subject for item in items] == ["Pertama", "Kedua", "Tanpa"]
    assert [names(item) for item in items] == [["satu.pdf"], ["dua.pdf", "tiga.pdf"], []]
    assert [item.counts for item in items] == [True, True, True]


def test_that_an_activity_without_evidence_is_listed_as_not_counted(desk: Desk) -> None:
    desk.activity(date="2/10/2025", evidence="")
    (item,) = section(listed(desk, desk.moment(4))).items
    assert (item.counts, item.files, item.evidence) == (False, (), ())


def test_that_what_came_after_the_as_of_date_is_not_listed(desk: Desk, tmp_path: Path) -> None:
    meeting(desk, tmp_path, "Awal", "1/10/2025", "awal")
    meeting(desk, tmp_path, "Nanti", "20/11/2025", "nanti")
    set_document(desk, tmp_path, "Meninjo", "4/11/2025", "lpp")
    early = listed(desk, desk.moment(4, as_of=date(2025, 10, 31)))
    assert bound(early) == ["awal.pdf"]
    assert section(early, DOCUMENT).items == ()
    assert bound(listed(desk, desk.moment(4))) == ["awal.pdf", "nanti.pdf", "lpp.pdf"]


def test_that_documents_of_the_whole_year_are_listed_once_they_are_set(
    desk: Desk, tmp_path: Path
) -> None:
    set_document(desk, tmp_path, "Meninjo", "20/3/2025", "lpp meninjo")
    set_document(desk, tmp_path, "Jenggrong", "4/4/2025", "lpp jenggrong")
    set_document(desk, tmp_path, "Wonoayu", "1/3/2025")
    desk.record("Wates Kulon", "APBDES", 2024, date="20/12/2023")
    desk.services.evidence.add_to_document(
        desk.village("Ranuyoso"), "LPPDES", 2024, a_scan(tmp_path, "belum ditetapkan")
    )
    first = section(listed(desk, desk.moment(1)), DOCUMENT).items
    assert [(item.village, names(item)) for item in first] == [
        ("Meninjo", ["lpp meninjo.pdf"]),
        ("Wonoayu", []),
    ]
    assert {item.subject for item in first} == {"LPPDesa 2024"}
    assert {item.number for item in first} == {"141/2025"}
    later = section(listed(desk, desk.moment(4)), DOCUMENT).items
    assert [item.village for item in later] == ["Jenggrong", "Meninjo", "Wonoayu"]


def enter_index(desk: Desk, tmp_path: Path) -> None:
    """The goal's value, with a file."""
    with desk.store.read() as reader:
        every = reader.plans()[0].indicators
    goal = next(each for each in every if each.calculator.startswith("manual"))
    entered = {"value": "85", "evidence": "Surat 065/12", "dated": "1/11/2025"}
    value = desk.services.indicators.record_manual(goal.code, 2025, entered).id
    desk.services.evidence.add(VALUE, value, a_scan(tmp_path, "indeks"))


def test_that_a_value_is_listed_once_it_was_dated(desk: Desk, tmp_path: Path) -> None:
    enter_index(desk, tmp_path)
    assert section(listed(desk, desk.moment(3)), VALUE).items == ()
    (item,) = section(listed(desk, desk.moment(4)), VALUE).items
    assert (item.subject, item.number, names(item)) == (
        "Indeks Pelayanan Publik 2025",
        "Surat 065/12",
        ["indeks.pdf"],
    )


def test_that_the_scan_of_a_signed_report_is_no_evidence(desk: Desk, tmp_path: Path) -> None:
    desk.services.closings.close(FIRST)
    typed = {"signed_on": "1/12/2025", "signed_by": "IWAN"}
    scan = a_scan(tmp_path, "bertanda tangan")
    desk.services.progress.signed("quarterly", desk.moment(1), typed, scan)
    assert bound(listed(desk, desk.moment(1))) == []


def test_that_sections_stand_in_the_order_of_the_iku_sheet(desk: Desk) -> None:
    sections = listed(desk, desk.moment(4)).sections
    assert [(each.code, each.owner) for each in sections][:2] == [
        ("IKU-1", ACTIVITY),
        ("IKU-2", DOCUMENT),
    ]
    assert [each.owner for each in sections][2:] == [VALUE]


def test_that_every_calculator_is_known_to_prove_something_or_nothing() -> None:
    from iku_desktop.domain.indicators import CALCULATORS

    assert set(PROVED_BY) == set(CALCULATORS)


# A closed quarter


@pytest.fixture
def closed(desk: Desk, tmp_path: Path) -> Desk:
    """TW I 2025, closed with a meeting's file and a document's."""
    desk.clock.day = date(2025, 12, 10)
    meeting(desk, tmp_path, "Rapat", "5/2/2025", "notulen")
    set_document(desk, tmp_path, "Meninjo", "20/3/2025", "lpp")
    set_document(desk, tmp_path, "Wonoayu", "21/3/2025")
    desk.services.closings.close(FIRST)
    return desk


def test_that_a_closing_keeps_the_list(closed: Desk) -> None:
    model = listed(closed, closed.moment(1))
    assert bound(model) == ["notulen.pdf", "lpp.pdf"]
    assert (model.state, model.revision, model.listed_later) == (QuarterState.CLOSED, 0, False)
    assert model.signed_on == date(2025, 12, 10)


def test_that_a_file_that_came_after_the_closing_shows_in_the_next_quarter(
    closed: Desk, tmp_path: Path
) -> None:
    place = (closed.village("Wonoayu"), "LPPDES", 2024)
    closed.services.evidence.add_to_document(*place, a_scan(tmp_path, "terlambat"))
    closed.clock.day = date(2025, 12, 30)
    assert bound(listed(closed, closed.moment(1))) == ["notulen.pdf", "lpp.pdf"]
    assert bound(listed(closed, closed.moment(2))) == ["lpp.pdf", "terlambat.pdf"]


def test_that_a_file_taken_away_after_the_closing_is_still_bound(closed: Desk) -> None:
    first = closed.services.reports.make("evidence", closed.moment(1))
    with closed.store.read() as reader:
        (file,) = [each for each in reader.all_evidence_files() if each.name == "lpp.pdf"]
    closed.services.evidence.remove(file.id)
    again = closed.services.reports.make("evidence", closed.moment(1))
    assert again == first
    assert "lpp 1" in text_of(again.data)


def test_that_an_activitys_files_are_locked_with_their_quarter(
    closed: Desk, tmp_path: Path
) -> None:
    with closed.store.read() as reader:
        (file,) = [each for each in reader.all_evidence_files() if each.name == "notulen.pdf"]
    assert set(closed.refused(lambda: closed.services.evidence.remove(file.id)).values()) == {
        "quarter_closed"
    }


def test_that_a_day_within_a_closed_quarter_is_no_final_binder(closed: Desk) -> None:
    asked = closed.moment(1, as_of=date(2025, 2, 28))
    model = listed(closed, asked)
    assert bound(model) == ["notulen.pdf"]
    assert (model.state, model.listed_later) == (QuarterState.OPEN, False)
    made = closed.services.reports.make("evidence", asked)
    assert (made.final, made.name) == (False, "IKU_2025_TW1_Bukti_Ranuyoso_konsep.pdf")


def test_that_a_quarter_closed_by_an_earlier_program_is_listed_of_what_it_holds(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.clock.day = date(2025, 12, 10)
    meeting(desk, tmp_path, "Rapat", "5/2/2025", "notulen")
    known = {kind: source for kind, source in SOURCES.items() if kind != "evidence"}
    with monkeypatch.context() as earlier:
        earlier.setattr(closed_quarters, "SOURCES", known)
        desk.services.closings.close(FIRST)
    model = listed(desk, desk.moment(1))
    assert bound(model) == ["notulen.pdf"]
    assert (model.state, model.listed_later) == (QuarterState.CLOSED, True)
    made = desk.services.reports.make("evidence", desk.moment(1))
    assert made.final
    assert "disusun kemudian dari data yang terkunci" in text_of(made.data)


def test_that_a_reopened_quarter_lists_its_rows_again_and_closes_as_a_revision(
    closed: Desk, tmp_path: Path
) -> None:
    closed.services.closings.reopen(FIRST, "Bukti kurang")
    meeting(closed, tmp_path, "Susulan", "6/2/2025", "susulan")
    draft = listed(closed, closed.moment(1))
    assert bound(draft) == ["notulen.pdf", "susulan.pdf", "lpp.pdf"]
    assert (draft.state, draft.revision) == (QuarterState.OPEN, 1)
    closed.services.closings.close(FIRST)
    made = closed.services.reports.make("evidence", closed.moment(1))
    assert (made.name, made.revision) == ("IKU_2025_TW1_Bukti_Ranuyoso_rev1.pdf", 1)
    assert "Keadaan laporan: Revisi 1" in text_of(made.data)


# What it would lack


def concerns(desk: Desk, moment: Moment) -> dict[Concern, object]:
    found = desk.services.reports.concerns("evidence", moment)
    return {line.concern: line.values.get("count") for line in found}


def test_that_activities_without_a_file_or_any_evidence_are_concerns(
    desk: Desk, tmp_path: Path
) -> None:
    meeting(desk, tmp_path, "Dengan", "1/10/2025", "satu", "dua")
    for day in ("2/10/2025", "3/10/2025"):
        meeting(desk, tmp_path, f"Tanpa {day}", day)
    desk.activity(date="4/10/2025", evidence="")
    found = concerns(desk, desk.moment(4))
    assert found[Concern.FILES_MISSING] == 2
    assert found[Concern.EVIDENCE_MISSING] == 1
    assert Concern.DOCUMENT_MISSING not in found
    assert next(iter(found)) is Concern.FILES_MISSING


def test_that_where_all_have_files_none_is_missing(desk: Desk, tmp_path: Path) -> None:
    meeting(desk, tmp_path, "Dengan", "1/10/2025", "satu")
    assert Concern.FILES_MISSING not in concerns(desk, desk.moment(4))


def test_that_without_a_plan_only_the_plan_is_missing(desk: Desk) -> None:
    assert set(concerns(desk, desk.moment(1, 2031))) == {Concern.PLAN_MISSING}
    with pytest.raises(Refused):
        desk.services.reports.make("evidence", desk.moment(1, 2031))

"""What a closed quarter holds can't be changed by any way in; what comes later still can."""

from collections.abc import Callable
from datetime import date

import pytest

from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner, FileType
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.problems import Refused
from tests.services.desk import Desk

FIRST = Quarter(2025, 1)


@pytest.fixture
def closed(desk: Desk) -> Desk:
    """An office whose first quarter of 2025 was closed on 1 December."""
    desk.record("Jenggrong", "LPPDES", 2024, date="20/3/2025", number="1/2025")
    desk.activity(date="5/2/2025", description="Rapat awal tahun")
    desk.activity(
        date="6/2/2025", description="Pendampingan", output="BA", follow_up_date="20/2/2025"
    )
    desk.services.indicators.set_target("IKU-2", 2025, 1, "30")
    desk.services.indicators.write_narrative("IKU-1", FIRST, NarrativeKind.DRIVING, "Baik")
    desk.services.closings.close(FIRST)
    return desk


def activity_id(desk: Desk, description: str) -> str:
    rows = desk.services.activities.list(desk.moment(1)).rows
    return next(row.activity.id for row in rows if row.activity.description == description)


def locked_at(desk: Desk, action: Callable[[], object]) -> list[str]:
    """The fields at which a change is refused because the quarter is closed."""
    problems = desk.problems(action)
    assert {problem.code for problem in problems} == {"quarter_closed"}
    assert {problem.values["quarter"] for problem in problems} == {"I"}
    return [problem.field for problem in problems]


def test_that_a_document_of_the_closed_quarter_is_locked(closed: Desk) -> None:
    assert locked_at(
        closed, lambda: closed.record("Jenggrong", "LPPDES", 2024, date="21/3/2025")
    ) == ["date"]
    assert locked_at(closed, lambda: closed.record("Jenggrong", "LPPDES", 2024, number="9")) == [
        "number"
    ]
    assert locked_at(closed, lambda: closed.record("Jenggrong", "LPPDES", 2024, date="")) == [
        "date"
    ]
    assert locked_at(
        closed, lambda: closed.record("Meninjo", "LPPDES", 2024, date="31/3/2025")
    ) == ["date"]


def test_that_a_late_document_and_its_cause_are_taken(closed: Desk) -> None:
    closed.record("Meninjo", "LPPDES", 2024, date="1/4/2025", number="7", cause="bpd")
    closed.record("Jenggrong", "LPPDES", 2024, note="arsip di lemari")
    closed.record("Jenggrong", "RKPDES", 2026, date="30/9/2025")


def test_that_an_activity_of_the_closed_quarter_can_only_be_followed_up(closed: Desk) -> None:
    first = activity_id(closed, "Rapat awal tahun")
    change = closed.services.activities.change
    assert locked_at(closed, lambda: change(first, {"description": "Lain"})) == ["description"]
    assert locked_at(closed, lambda: change(first, {"evidence": ""})) == ["evidence"]
    assert locked_at(closed, lambda: change(first, {"date": "1/4/2025"})) == ["date"]
    in_time = {"output": "BA", "follow_up_date": "31/3/2025"}
    assert locked_at(closed, lambda: change(first, in_time)) == ["follow_up_date"]
    change(first, {"output": "BA", "follow_up_date": "1/4/2025", "note": "x"})


def test_that_activities_of_the_closed_quarter_neither_come_nor_go(closed: Desk) -> None:
    first = activity_id(closed, "Rapat awal tahun")
    assert locked_at(closed, lambda: closed.services.activities.remove([first])) == ["date"]
    late = {"date": "31/3/2025", "description": "Baru"}
    assert locked_at(closed, lambda: closed.activity(**late)) == ["date"]
    closed.activity(date="1/4/2025", description="Baru")


def test_that_files_of_a_locked_activity_neither_come_nor_go(closed: Desk) -> None:
    first = activity_id(closed, "Rapat awal tahun")
    file = EvidenceFile(FileOwner.ACTIVITY, first, "0" * 64, FileType.PDF, "a.pdf", 1, 1)

    def attach() -> None:
        with closed.context.writing() as change:
            change.work.put(file)

    assert locked_at(closed, attach) == ["files"]
    closed.services.closings.reopen(FIRST, "bukti")
    attach()
    closed.services.closings.close(FIRST)

    def detach() -> None:
        with closed.context.writing() as change:
            (stored,) = change.work.all_evidence_files()
            change.work.remove(EvidenceFile, stored.id)

    assert locked_at(closed, detach) == ["files"]


def test_that_a_target_that_measured_the_quarter_is_locked(closed: Desk) -> None:
    set_target = closed.services.indicators.set_target
    assert locked_at(closed, lambda: set_target("IKU-2", 2025, 1, "40")) == ["value"]
    assert locked_at(closed, lambda: set_target("IKU-2", 2025, 1, "")) == ["value"]
    old = {"reason": "Perubahan", "letter_number": "1", "decided_on": "31/3/2025"}
    assert locked_at(closed, lambda: set_target("IKU-2", 2025, 1, "40", **old)) == ["value"]
    set_target("IKU-2", 2025, 1, "40", **(old | {"decided_on": "1/4/2025"}))
    set_target("IKU-2", 2025, 2, "40")
    set_target("IKU-2", 2025, 0, "90")


def test_that_a_narrative_of_the_closed_quarter_is_locked(closed: Desk) -> None:
    write = closed.services.indicators.write_narrative
    for kind in (NarrativeKind.DRIVING, NarrativeKind.HINDERING):
        assert locked_at(closed, lambda kind=kind: write("IKU-1", FIRST, kind, "Lain")) == ["text"]  # type: ignore[misc]
    write("IKU-1", Quarter(2025, 2), NarrativeKind.DRIVING, "Lain")


def test_that_no_village_comes_into_or_leaves_a_closed_quarter(closed: Desk) -> None:
    village = closed.village("Meninjo")
    villages = closed.services.villages
    assert locked_at(closed, lambda: villages.change(village, {"valid_to": "1/3/2025"})) == [
        "valid_from"
    ]
    new = {"code": "35.08.20.2099", "name": "Baru"}
    assert locked_at(closed, lambda: villages.add(new)) == ["valid_from"]
    villages.add(new | {"valid_from": "1/1/2026"})
    villages.change(village, {"head": "Bu Kades", "phone": "0812", "name": "Meninjo Baru"})


def test_that_no_rule_or_exception_moves_a_due_date_of_a_closed_quarter(closed: Desk) -> None:
    rules = closed.services.settings.rules()
    rule = next(each for each in rules if each.document_type == "LPPDES")
    change = closed.services.settings.change_rule
    assert locked_at(closed, lambda: change(rule.id, {"day": "15"})) == [""]
    place = (closed.village("Meninjo"), "LPPDES", 2024)
    granted = {"new_due": "30/4/2025", "decided_on": "30/3/2025", "reason": "Banjir"}
    grant = closed.services.documents.grant_exception
    assert locked_at(closed, lambda: grant(*place, granted)) == [""]
    grant(*place, granted | {"decided_on": "1/4/2025"})
    plan = closed.services.plan.plan(2025)
    assert plan is not None
    offsets = {"LPPDES": 0, "RKPDES": 0, "APBDES": 0}
    assert locked_at(closed, lambda: closed.services.plan.set_offsets(plan.id, offsets)) == [""]


def test_that_nothing_is_locked_once_the_quarter_is_reopened(closed: Desk) -> None:
    closed.services.closings.reopen(FIRST, "salah")
    closed.record("Jenggrong", "LPPDES", 2024, date="21/3/2025")
    closed.services.activities.remove([activity_id(closed, "Rapat awal tahun")])


def test_that_another_year_is_free(closed: Desk) -> None:
    closed.clock.day = date(2026, 2, 1)
    closed.activity(date="5/1/2026", description="Rapat awal tahun")
    closed.record("Jenggrong", "APBDES", 2025, date="20/12/2024", number="x")


def test_that_a_locked_entry_is_refused_whole(closed: Desk) -> None:
    """A form that changes a free field and a locked one changes neither."""
    first = activity_id(closed, "Rapat awal tahun")
    with pytest.raises(Refused):
        closed.services.activities.change(first, {"note": "baru", "place": "Balai"})
    rows = closed.services.activities.list(closed.moment(1)).rows
    assert all(row.activity.note == "" for row in rows)

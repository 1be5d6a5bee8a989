"""What a closed quarter holds fast of each row, and what may still be recorded afterwards."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.closing import ClosingHead
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.locking import ClosedQuarter, activity_held, held, lock_problem
from iku_desktop.domain.office import Section
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import ManualValue, Narrative, NarrativeKind, Target
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.villages import Village
from tests.builders import a_village

NOON = datetime(2025, 10, 9, 12)  # noqa: DTZ001 - the PC's own time has no zone
COUNTED = {
    ("LPPDES", 2024): date(2025, 3, 31),
    ("RKPDES", 2026): date(2025, 9, 30),
    ("APBDES", 2026): date(2025, 12, 31),
}


def closed(quarter: int = 3, year: int = 2025) -> ClosedQuarter:
    head = ClosingHead(year, quarter, 0, "0" * 64, NOON, "Siti", None, "", "", "id")
    return ClosedQuarter(Quarter(year, quarter), head, COUNTED)


THIRD = [closed()]
RKP = VillageDocument("v", "RKPDES", 2026)


def field_of(problem: Problem | None) -> str | None:
    """The field a problem stands at, None where there is no problem."""
    if problem is None:
        return None
    assert problem.code == "quarter_closed"
    return problem.field


def test_that_the_problem_names_quarter_who_and_when() -> None:
    problem = lock_problem(THIRD, None, replace(RKP, dated=date(2025, 9, 25)))
    assert problem is not None
    assert dict(problem.values) == {
        **{"quarter": "III", "year": 2025, "closed_at": NOON, "closed_by": "Siti"}
    }


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        (None, replace(RKP, dated=date(2025, 9, 30)), "date"),
        (None, replace(RKP, dated=date(2025, 10, 1)), None),
        (RKP, replace(RKP, dated=date(2025, 10, 1), cause="bpd", note="x"), None),
        (replace(RKP, dated=date(2025, 9, 1)), None, "date"),
        (replace(RKP, dated=date(2025, 9, 1)), replace(RKP, dated=date(2025, 9, 2)), "date"),
        (replace(RKP, dated=date(2025, 9, 1)), replace(RKP, dated=date(2025, 10, 2)), "date"),
        (
            replace(RKP, dated=date(2025, 9, 1)),
            replace(RKP, dated=date(2025, 9, 1), number="1"),
            "number",
        ),
        (
            replace(RKP, dated=date(2025, 10, 1)),
            replace(RKP, dated=date(2025, 10, 2), number="1"),
            None,
        ),
        (
            replace(RKP, dated=date(2025, 9, 1)),
            replace(RKP, dated=date(2025, 9, 1), note="x", cause="bpd"),
            None,
        ),
    ],
)
def test_that_a_document_dated_by_the_quarters_end_is_held(
    before: VillageDocument | None, after: VillageDocument | None, field: str | None
) -> None:
    assert field_of(lock_problem(THIRD, before, after)) == field


def test_that_a_document_the_year_does_not_count_is_free() -> None:
    other = VillageDocument("v", "APBDES", 2025, dated=date(2024, 12, 1))
    assert lock_problem(THIRD, other, replace(other, number="9")) is None


ACTIVITY = Activity(
    *("a", date(2025, 8, 12), "Rapat", "s", None, "Balai"),
    evidence=(Evidence(EvidenceKind.MEETING, "1"),),
)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"day": date(2025, 8, 13)}, "date"),
        ({"day": date(2025, 11, 13)}, "date"),
        ({"first_day": date(2025, 8, 11)}, "first_day"),
        ({"description": "Lain"}, "description"),
        ({"section_id": "t"}, "section"),
        ({"place": "Pendopo"}, "place"),
        ({"evidence": ()}, "evidence"),
        ({"evidence": (Evidence(EvidenceKind.MEETING, "2"),)}, "evidence"),
        ({"output": "SK", "follow_up_date": date(2025, 9, 30)}, "follow_up_date"),
        ({"output": "SK", "follow_up_date": date(2025, 10, 5)}, None),
        ({"output": "SK"}, None),
        ({"note": "catatan"}, None),
    ],
)
def test_that_an_activity_of_a_closed_quarter_may_only_be_followed_up_later(
    changes: dict[str, object], field: str | None
) -> None:
    after = replace(ACTIVITY, **changes)  # type: ignore[arg-type]
    assert field_of(lock_problem(THIRD, ACTIVITY, after)) == field


def test_that_an_activity_comes_and_goes_only_in_open_quarters() -> None:
    assert field_of(lock_problem(THIRD, None, ACTIVITY)) == "date"
    assert field_of(lock_problem(THIRD, ACTIVITY, None)) == "date"
    later = replace(ACTIVITY, day=date(2025, 10, 1))
    assert lock_problem(THIRD, None, later) is None
    assert lock_problem(THIRD, later, None) is None
    assert lock_problem(THIRD, None, replace(ACTIVITY, day=date(2024, 8, 12))) is None


def test_that_an_activity_followed_up_in_time_keeps_output_and_date() -> None:
    done = replace(ACTIVITY, output="SK", follow_up_date=date(2025, 9, 1))
    for changes in ({"output": "BA"}, {"follow_up_date": date(2025, 10, 1)}):
        after = replace(done, **changes)  # type: ignore[arg-type]
        assert lock_problem(THIRD, done, after) is not None


def test_that_a_later_quarter_holds_the_follow_up_an_earlier_one_did_not() -> None:
    done = replace(ACTIVITY, output="SK", follow_up_date=date(2025, 11, 1))
    after = replace(done, follow_up_date=date(2025, 11, 2))
    assert lock_problem([closed(3)], done, after) is None
    problem = lock_problem([closed(3), closed(4)], done, after)
    assert problem is not None
    assert problem.values["quarter"] == "IV"


def test_that_the_files_of_an_activity_are_held() -> None:
    one, two = activity_held(ACTIVITY, closed(), ["a"]), activity_held(ACTIVITY, closed(), ["b"])
    assert one != two
    assert activity_held(ACTIVITY, closed(), ["a", "b"]) == activity_held(
        ACTIVITY, closed(), ["b", "a"]
    )


TARGET = Target("i", 2025, 3, Fraction(85))


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        (TARGET, replace(TARGET, value=Fraction(80)), "value"),
        (TARGET, None, "value"),
        (None, TARGET, None),
        (None, replace(TARGET, quarter=4), None),
        (None, replace(TARGET, revision=1), "value"),
        (None, replace(TARGET, revision=1, decided_on=date(2025, 9, 30)), "value"),
        (None, replace(TARGET, revision=1, decided_on=date(2025, 10, 1)), None),
        (replace(TARGET, quarter=4), replace(TARGET, quarter=4, value=Fraction(1)), None),
        (replace(TARGET, quarter=0), replace(TARGET, quarter=0, value=Fraction(1)), "value"),
        (replace(TARGET, year=2026), replace(TARGET, year=2026, value=Fraction(1)), None),
    ],
)
def test_that_a_target_valid_at_the_quarters_end_is_held_but_may_come_first_later(
    before: Target | None, after: Target | None, field: str | None
) -> None:
    assert field_of(lock_problem(THIRD, before, after)) == field


def test_that_a_value_of_the_year_may_come_later_but_not_change() -> None:
    entered = ManualValue("i", 2025, Fraction(85), evidence="Surat")
    assert lock_problem(THIRD, None, entered) is None
    assert field_of(lock_problem(THIRD, entered, replace(entered, value=Fraction(9)))) == "value"
    assert lock_problem(THIRD, entered, replace(entered, evidence="Surat 2")) is None
    assert lock_problem(THIRD, replace(entered, year=2026), None) is None


def test_that_a_narrative_of_the_closed_quarter_is_held() -> None:
    narrative = Narrative("i", 2025, 3, NarrativeKind.DRIVING, "Baik")
    assert field_of(lock_problem(THIRD, None, narrative)) == "text"
    assert field_of(lock_problem(THIRD, narrative, None)) == "text"
    assert field_of(lock_problem(THIRD, narrative, replace(narrative, text="Lain"))) == "text"
    assert lock_problem(THIRD, None, replace(narrative, quarter=4)) is None


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        (None, a_village(), "valid_from"),
        (a_village(), None, "valid_from"),
        (None, a_village(valid_from=date(2026, 1, 1)), None),
        (None, a_village("35.08.20.1001"), None),
        (a_village(), a_village(valid_to=date(2025, 12, 30)), "valid_to"),
        (a_village(), a_village(valid_to=date(2025, 12, 31)), None),
        (a_village(), a_village(valid_from=date(2025, 4, 1)), "valid_from"),
        (a_village(), a_village(name="Lain", head="Bu Kades", phone="0812"), None),
    ],
)
def test_that_a_village_counts_for_the_same_documents(
    before: Village | None, after: Village | None, field: str | None
) -> None:
    assert field_of(lock_problem(THIRD, before, after)) == field


def test_that_a_row_of_another_kind_is_not_held() -> None:
    assert held(Section("s", "S", "Seksi", "S"), closed()) == {}
    assert lock_problem(THIRD, None, Section("s", "S", "Seksi", "S")) is None

"""What the facts of a year say for its drafts: who is late, who is missing, what waits, what is open."""

from datetime import date

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.drafts import (
    Behind,
    DocumentStanding,
    document_standings,
    open_activities,
)
from iku_desktop.domain.facts import YearFacts
from tests.builders import LITERAL, a_document, a_moment, a_village, an_exception, year_facts

ONE, TWO, THREE = "35.08.20.2001", "35.08.20.2002", "35.08.20.2003"
THIRD = a_moment(2025, 3, today=date(2025, 10, 9))
MEETING = (Evidence(EvidenceKind.MEETING),)


def three_villages(*documents: object, **values: object) -> YearFacts:
    villages = [a_village(code) for code in (ONE, TWO, THREE)]
    return year_facts(villages=villages, documents=documents, **values)  # type: ignore[arg-type]


def standing(facts: YearFacts, kind: str = "LPPDES", moment: object = THIRD) -> DocumentStanding:
    found = document_standings(facts, moment)  # type: ignore[arg-type]
    return next(each for each in found if each.counted.document_type.code == kind)


def test_that_documents_come_in_the_order_in_which_they_fall_due() -> None:
    found = document_standings(year_facts(), THIRD)
    assert [each.counted.document_type.code for each in found] == ["LPPDES", "RKPDES", "APBDES"]
    literal = document_standings(year_facts(offsets=LITERAL), THIRD)
    assert [each.counted.document_type.code for each in literal] == ["APBDES", "LPPDES", "RKPDES"]


def test_that_villages_behind_are_told_longest_first_with_their_days() -> None:
    found = standing(
        three_villages(
            a_document(ONE, dated=date(2025, 4, 2)),
            a_document(TWO, dated=date(2025, 4, 20)),
            a_document(THREE, dated=date(2025, 3, 31)),
        )
    )
    assert found.late == (Behind("Desa 2002", 20), Behind("Desa 2001", 2))
    assert (found.expected, found.on_time, found.missing) == (3, 1, ())


def test_that_a_document_without_a_date_is_missing_only_once_its_due_date_passed() -> None:
    facts = three_villages()
    assert standing(facts).missing[0] == Behind("Desa 2001", 183)
    before = a_moment(2025, 1, today=date(2025, 3, 31))
    assert standing(facts, moment=before).missing == ()
    assert standing(facts, moment=before).waiting == {
        date(2025, 3, 31): ("Desa 2001", "Desa 2002", "Desa 2003")
    }


def test_that_a_date_after_the_moment_is_not_known_yet() -> None:
    found = standing(three_villages(a_document(ONE, dated=date(2025, 10, 3))))
    assert Behind("Desa 2001", 183) in found.missing
    assert found.late == ()


def test_that_an_exception_moves_its_village_to_its_own_due_date() -> None:
    granted = an_exception(TWO, "APBDES", 2026, date(2026, 1, 31), date(2025, 9, 1))
    found = standing(three_villages(exceptions=[granted]), "APBDES")
    assert dict(found.waiting) == {
        date(2025, 12, 31): ("Desa 2001", "Desa 2003"),
        date(2026, 1, 31): ("Desa 2002",),
    }
    undecided = an_exception(TWO, "APBDES", 2026, date(2026, 1, 31), date(2025, 10, 1))
    assert list(standing(three_villages(exceptions=[undecided]), "APBDES").waiting) == [
        date(2025, 12, 31)
    ]


def test_that_causes_are_counted_with_the_unrecorded_ones_last() -> None:
    found = standing(
        three_villages(
            a_document(ONE, dated=date(2025, 4, 2)),
            a_document(TWO, cause="bpd"),
            a_document(THREE, dated=date(2025, 4, 9), cause="bpd"),
        )
    )
    assert list(found.causes.items()) == [
        (("bpd", ""), ("Desa 2002", "Desa 2003")),
        (("", ""), ("Desa 2001",)),
    ]


def test_that_the_cause_of_a_document_on_time_is_no_cause_of_lateness() -> None:
    facts = three_villages(a_document(ONE, dated=date(2025, 3, 1), cause="bpd", cause_text="x"))
    assert list(standing(facts).causes) == [("", "")]


def test_that_a_kelurahan_and_a_village_of_later_are_not_counted() -> None:
    villages = [
        a_village(ONE),
        a_village("35.08.20.1001"),
        a_village(THREE, valid_from=date(2025, 6, 1)),
    ]
    facts = year_facts(villages=villages)
    assert standing(facts).expected == 1
    assert standing(facts, "RKPDES").expected == 2


def an_activity(day: date, done: date | None = None, **values: object) -> Activity:
    given = {"evidence": MEETING, "output": "Notula"} | values
    return Activity(str(day), day, "Rapat", "s", follow_up_date=done, **given)  # type: ignore[arg-type]


def test_that_open_activities_are_those_of_the_year_up_to_the_moment_oldest_first() -> None:
    activities = [
        an_activity(date(2025, 9, 30)),
        an_activity(date(2025, 1, 1)),
        an_activity(date(2024, 12, 31)),
        an_activity(date(2025, 10, 1)),
        an_activity(date(2025, 5, 5), done=date(2025, 5, 6)),
    ]
    found = open_activities(activities, THIRD)
    assert [each.day for each in found.open] == [date(2025, 1, 1), date(2025, 9, 30)]
    assert found.without_evidence == ()


def test_that_a_follow_up_after_the_moment_leaves_the_activity_open() -> None:
    later = an_activity(date(2025, 9, 1), done=date(2025, 10, 1))
    on_the_day = an_activity(date(2025, 9, 2), done=date(2025, 9, 30))
    assert open_activities([later, on_the_day], THIRD).open == (later,)


def test_that_an_activity_without_evidence_is_told_apart_from_an_open_one() -> None:
    bare = an_activity(date(2025, 9, 1), done=date(2025, 9, 2), evidence=())
    found = open_activities([bare], THIRD)
    assert (found.open, found.without_evidence) == ((), (bare,))


def test_that_a_day_asked_for_after_the_year_adds_no_activities_of_the_next() -> None:
    moment = a_moment(2025, 4, as_of=date(2026, 1, 20))
    inside, after = an_activity(date(2025, 12, 31)), an_activity(date(2026, 1, 5))
    assert open_activities([inside, after], moment).open == (inside,)

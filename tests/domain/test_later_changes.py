"""What counts as changed since a quarter was closed: late documents and later follow-ups, nothing else."""

from datetime import date

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.documents import DocumentStatus
from iku_desktop.domain.later_changes import ChangeKind, documents_changed, follow_ups_done
from iku_desktop.domain.periods import Moment, Quarter
from tests.builders import a_document, a_village, an_exception, year_facts

TODAY = date(2025, 7, 9)
FIRST = Quarter(2025, 1)
BEFORE = Moment.at(FIRST, TODAY)
AFTER = Moment(FIRST, date(2025, 6, 30), TODAY)


def changed(*documents: object, exceptions: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    facts = year_facts(villages=[a_village()], documents=documents, exceptions=exceptions)
    return [
        (each.counted.document_type.code, each.before.status, each.after.status, each.after.days)
        for each in documents_changed(facts, BEFORE, AFTER)
        if each.counted and each.before and each.after
    ]


def lpp(dated: date) -> object:
    return a_document("35.08.20.2001", "LPPDES", 2024, dated)


def test_that_a_late_document_that_came_in_is_a_change() -> None:
    expected = ("LPPDES", DocumentStatus.MISSING, DocumentStatus.LATE, 4)
    assert changed(lpp(date(2025, 4, 4))) == [expected]


def test_that_a_document_still_missing_is_none_though_its_days_grow() -> None:
    assert changed() == []


def test_that_what_was_known_or_not_due_before_is_none() -> None:
    assert changed(lpp(date(2025, 3, 20))) == []
    assert changed(lpp(date(2025, 7, 1))) == [], "dated after the moment now"
    assert changed(a_document("35.08.20.2001", "RKPDES", 2026, date(2025, 6, 1))) == []


def test_that_an_exception_decided_later_is_a_change() -> None:
    exception = an_exception(new_due=date(2025, 5, 1), decided_on=date(2025, 4, 2))
    (found,) = changed(lpp(date(2025, 4, 4)), exceptions=(exception,))
    assert found[:3] == ("LPPDES", DocumentStatus.MISSING, DocumentStatus.ON_TIME)


def an_activity(day: date, followed_up: date | None = None, proof: bool = True) -> Activity:
    evidence = (Evidence(EvidenceKind.MEETING),) if proof else ()
    return Activity(
        *("a", day, "Rapat", "s"),
        evidence=evidence,
        output="BA" if followed_up else "",
        follow_up_date=followed_up,
    )


def test_that_only_a_follow_up_between_both_days_is_a_change() -> None:
    february = date(2025, 2, 5)
    activities = [
        an_activity(february, date(2025, 4, 5)),
        an_activity(february, date(2025, 3, 5)),
        an_activity(february, date(2025, 7, 5)),
        an_activity(february),
        an_activity(february, date(2025, 4, 5), proof=False),
        an_activity(date(2025, 4, 2), date(2025, 4, 5)),
    ]
    (change,) = follow_ups_done(activities, BEFORE.as_of, AFTER.as_of)
    assert (change.kind, change.subject, change.since, change.dated) == (
        *(ChangeKind.FOLLOW_UP, "Rapat"),
        *(february, date(2025, 4, 5)),
    )

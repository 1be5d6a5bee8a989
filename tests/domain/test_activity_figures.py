"""Activities: when they count, when they were followed up, and indicator 1."""

from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind, activity_problems
from iku_desktop.domain.facts import ActivityFact
from iku_desktop.domain.indicators import measure
from iku_desktop.domain.measurement import Measurement
from iku_desktop.domain.periods import Moment
from tests.builders import a_moment, an_indicator, year_facts

DAY = date(2025, 8, 12)
PROOF = (Evidence(EvidenceKind.MINUTES, "BA/1"),)


def an_activity(**values: object) -> Activity:
    given = {"id": "a", "day": DAY, "description": "Rapat", "section_id": "s"}
    return Activity(**(given | values))  # type: ignore[arg-type]


def fact(day: date, counts: bool = True, followed_up_on: date | None = None) -> ActivityFact:
    return ActivityFact(day, counts, followed_up_on)


def figures(facts: list[ActivityFact], moment: Moment) -> Measurement:
    return measure(year_facts(activities=facts), an_indicator("follow_up"), moment)


def test_that_the_seeds_five_kinds_of_evidence_are_known() -> None:
    assert [kind.value for kind in EvidenceKind] == [
        "rapat_koordinasi",
        "dokumen_laporan",
        "sk_camat",
        "rekomendasi",
        "berita_acara",
    ]


@pytest.mark.parametrize("kind", list(EvidenceKind))
def test_that_an_activity_with_one_evidence_of_any_kind_counts(kind: EvidenceKind) -> None:
    assert an_activity(evidence=(Evidence(kind),)).counts


def test_that_an_activity_without_evidence_is_kept_and_does_not_count() -> None:
    bare = an_activity(output="Selesai", follow_up_date=DAY)
    assert not bare.counts
    assert not bare.is_followed_up(date(2026, 1, 1))


def test_that_an_activity_with_output_is_followed_up_from_its_follow_up_date() -> None:
    activity = an_activity(evidence=PROOF, output="Selesai", follow_up_date=date(2025, 8, 26))
    assert not activity.is_followed_up(date(2025, 8, 25))
    assert activity.is_followed_up(date(2025, 8, 26))


def test_that_output_without_date_or_date_without_output_is_no_follow_up() -> None:
    later = date(2026, 1, 1)
    assert not an_activity(evidence=PROOF, output="Selesai").is_followed_up(later)
    assert not an_activity(evidence=PROOF, follow_up_date=DAY).is_followed_up(later)


def test_that_a_follow_up_on_the_activitys_own_day_is_fine() -> None:
    assert activity_problems(DAY, None, DAY, date(2025, 9, 1)) == []


def test_that_a_follow_up_before_the_activity_is_refused() -> None:
    (problem,) = activity_problems(DAY, None, date(2025, 8, 11), date(2025, 9, 1))
    assert (problem.code, problem.field) == ("follow_up_before_activity", "follow_up_date")


def test_that_every_date_in_the_future_is_refused_at_its_field() -> None:
    today = date(2025, 1, 1)
    problems = activity_problems(DAY, DAY, DAY, today)
    assert [(each.code, each.field) for each in problems] == [
        ("date_in_future", "date"),
        ("date_in_future", "first_day"),
        ("date_in_future", "follow_up_date"),
    ]


def test_that_an_activity_cannot_begin_after_its_last_day() -> None:
    (problem,) = activity_problems(DAY, date(2025, 8, 13), None, date(2025, 9, 1))
    assert (problem.code, problem.field) == ("first_day_after_last", "first_day")
    assert activity_problems(DAY, DAY, None, date(2025, 9, 1)) == []


def test_that_an_activity_over_several_days_belongs_to_its_last_day() -> None:
    activity = an_activity(first_day=date(2025, 6, 30), day=date(2025, 7, 1))
    third = figures([fact(activity.day)], a_moment(quarter=3))
    assert third.side_figures[0].denominator == 1
    assert figures([fact(activity.day)], a_moment(quarter=2)).denominator == 0


def test_that_the_actual_value_is_cumulative_and_the_quarters_own_stands_beside_it() -> None:
    facts = [
        fact(date(2025, 1, 1), followed_up_on=date(2025, 1, 2)),
        fact(date(2025, 3, 31)),
        fact(date(2025, 4, 1), followed_up_on=date(2025, 6, 30)),
        fact(date(2025, 6, 30), followed_up_on=date(2025, 6, 30)),
        fact(date(2025, 7, 1), followed_up_on=date(2025, 7, 1)),
    ]
    figure = figures(facts, a_moment(quarter=2))
    assert (figure.numerator, figure.denominator, figure.actual) == (3, 4, Fraction(75))
    own = figure.side_figures[0]
    assert (own.numerator, own.denominator, own.value) == (2, 2, Fraction(100))


def test_that_a_follow_up_after_the_as_of_date_changes_later_reports_only() -> None:
    facts = [fact(date(2025, 3, 20), followed_up_on=date(2025, 4, 2))]
    assert figures(facts, a_moment(quarter=1)).numerator == 0
    assert figures(facts, a_moment(quarter=2)).numerator == 1
    assert figures(facts, a_moment(quarter=2)).side_figures[0].value is None


def test_that_activities_without_evidence_are_counted_beside() -> None:
    facts = [fact(DAY, counts=False, followed_up_on=DAY), fact(DAY, followed_up_on=DAY)]
    figure = figures(facts, a_moment(quarter=3))
    assert (figure.numerator, figure.denominator, figure.extra["uncounted"]) == (1, 1, 1)


def test_that_without_a_counted_activity_there_is_no_value_and_it_says_why() -> None:
    figure = figures([fact(DAY, counts=False)], a_moment(quarter=3))
    assert (figure.actual, figure.attainable) == (None, None)
    assert figure.missing is not None
    assert figure.missing.code == "no_activities"


def test_that_all_is_attainable_whenever_something_counted() -> None:
    assert figures([fact(DAY)], a_moment(quarter=3)).attainable == 100


def test_that_activities_of_other_years_or_after_the_as_of_date_are_left_out() -> None:
    facts = [fact(date(2024, 12, 31)), fact(date(2026, 1, 1)), fact(DAY)]
    assert figures(facts, a_moment(quarter=4)).denominator == 1
    assert figures(facts, a_moment(quarter=3, as_of=date(2025, 8, 11))).denominator == 0
    assert figures(facts, a_moment(as_of=date(2026, 6, 1), today=date(2026, 7, 1))).denominator == 1

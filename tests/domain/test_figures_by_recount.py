"""Indicators against a slow, plain recount that shares no code with the program."""

import calendar
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from iku_desktop.domain.documents import DeadlineException, VillageDocument
from iku_desktop.domain.facts import ActivityFact
from iku_desktop.domain.indicators import measure
from iku_desktop.domain.indicators.documents_on_time import expected_documents
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.villages import Village
from tests.builders import CALENDAR, FISCAL, LITERAL, an_indicator, year_facts

DAYS = st.dates(min_value=date(2024, 6, 1), max_value=date(2026, 6, 30))
PRESETS = st.sampled_from([CALENDAR, LITERAL, FISCAL])
TYPES = ("RKPDES", "APBDES", "LPPDES")


@st.composite
def villages(draw: st.DrawFn) -> list[Village]:
    chosen = []
    for number in range(draw(st.integers(0, 6))):
        digit = draw(st.sampled_from("1223"))
        code = f"35.08.20.{digit}{number:03d}"
        ends = (draw(st.none() | DAYS), draw(st.none() | DAYS))
        chosen.append(Village(code, code, "Desa", valid_from=ends[0], valid_to=ends[1]))
    return chosen


@st.composite
def offices(
    draw: st.DrawFn,
) -> tuple[list[Village], list[VillageDocument], list[DeadlineException]]:
    places = draw(villages())
    documents, exceptions = [], []
    for village in places:
        for kind in TYPES:
            for fiscal_year in (2024, 2025, 2026):
                if draw(st.booleans()):
                    dated = draw(st.none() | DAYS)
                    documents.append(VillageDocument(village.id, kind, fiscal_year, dated))
                if draw(st.integers(0, 5)) == 0:
                    new_due, decided = draw(DAYS), draw(DAYS)
                    exceptions.append(
                        DeadlineException(village.id, kind, fiscal_year, new_due, decided, "x")
                    )
    return places, documents, exceptions


def plain_due(kind: str, fiscal_year: int) -> date:
    if kind == "RKPDES":
        return date(fiscal_year - 1, 9, 30)
    if kind == "APBDES":
        return date(fiscal_year - 1, 12, 31)
    return date(fiscal_year + 1, 3, 31)


def recount(
    office: tuple[list[Village], list[VillageDocument], list[DeadlineException]],
    preset: dict[str, int],
    as_of: date,
    today: date,
) -> dict[str, int]:
    """Counts by walking through everything, document by document, in the words of the rules."""
    places, documents, exceptions = office
    counts = {"expected": 0, "on_time": 0, "due": 0, "late": 0}
    for kind in TYPES:
        fiscal_year = 2025 + preset[kind]
        due_of_all = plain_due(kind, fiscal_year)
        for village in places:
            if village.code.split(".")[3][0] == "1":
                continue
            if village.valid_from and due_of_all < village.valid_from:
                continue
            if village.valid_to and due_of_all > village.valid_to:
                continue
            due = due_of_all
            for each in exceptions:
                mine = (each.village_id, each.document_type, each.fiscal_year)
                if mine == (village.code, kind, fiscal_year) and each.decided_on <= as_of:
                    due = each.new_due
            in_time = False
            for document in documents:
                mine = (document.village_id, document.document_type, document.fiscal_year)
                if mine == (village.code, kind, fiscal_year) and document.dated:
                    in_time = document.dated <= due and document.dated <= as_of
            counts["expected"] += 1
            counts["on_time"] += 1 if in_time else 0
            counts["due"] += 1 if in_time or due <= as_of else 0
            counts["late"] += 1 if due <= as_of and due < today and not in_time else 0
    return counts


@given(offices(), PRESETS, st.integers(1, 4), DAYS, DAYS)
@example(([], [], []), CALENDAR, 1, date(2025, 3, 31), date(2025, 3, 31))
def test_that_the_documents_figures_are_those_of_a_plain_recount(
    office: tuple[list[Village], list[VillageDocument], list[DeadlineException]],
    preset: dict[str, int],
    quarter: int,
    as_of: date,
    today: date,
) -> None:
    places, documents, exceptions = office
    facts = year_facts(2025, places, documents, exceptions, preset)
    figure = measure(facts, an_indicator(), Moment(Quarter(2025, quarter), as_of, today))
    counted = recount(office, preset, as_of, today)
    assert figure.numerator == counted["on_time"]
    assert figure.denominator == counted["expected"]
    assert (figure.extra["due"], figure.extra["late"]) == (counted["due"], counted["late"])
    if counted["expected"]:
        assert figure.actual == Fraction(100 * counted["on_time"], counted["expected"])
        possible = counted["expected"] - counted["late"]
        assert figure.attainable == Fraction(100 * possible, counted["expected"])
    else:
        assert (figure.actual, figure.attainable) == (None, None)
    if counted["due"]:
        assert figure.extra["actual_due"] == Fraction(100 * counted["on_time"], counted["due"])
    else:
        assert figure.extra["actual_due"] is None


@given(offices(), PRESETS, DAYS, DAYS)
def test_that_a_status_agrees_with_what_it_adds_to_the_figures(
    office: tuple[list[Village], list[VillageDocument], list[DeadlineException]],
    preset: dict[str, int],
    as_of: date,
    today: date,
) -> None:
    places, documents, exceptions = office
    facts = year_facts(2025, places, documents, exceptions, preset)
    for each in expected_documents(facts, Moment(Quarter(2025, 4), as_of, today)):
        assert each.state.days >= 0
        assert each.is_on_time == (each.state.status == "on_time")
        if each.is_late:
            assert each.state.status in ("late", "missing")
        if each.state.status == "missing":
            assert each.is_late
        if each.state.status == "waiting":
            assert not each.is_late


@given(offices(), DAYS)
def test_that_time_alone_only_takes_away_what_is_attainable(
    office: tuple[list[Village], list[VillageDocument], list[DeadlineException]], as_of: date
) -> None:
    places, documents, _ = office
    facts = year_facts(2025, places, documents)
    today = date(2027, 1, 1)
    sooner = measure(facts, an_indicator(), Moment(Quarter.of(as_of), as_of, today))
    next_day = as_of + timedelta(days=1)
    later = measure(facts, an_indicator(), Moment(Quarter.of(next_day), next_day, today))
    if sooner.actual is not None and later.actual is not None:
        assert later.actual >= sooner.actual
        assert sooner.attainable is not None
        assert later.attainable is not None
        assert later.attainable <= sooner.attainable
        assert later.actual <= later.attainable


FACTS = st.builds(ActivityFact, DAYS, st.booleans(), st.none() | DAYS, st.integers(1, 3))


@given(st.lists(FACTS, max_size=30), st.integers(1, 4), DAYS)
def test_that_the_activity_figures_are_those_of_a_plain_recount(
    facts: list[ActivityFact], quarter: int, as_of: date
) -> None:
    moment = Moment(Quarter(2025, quarter), as_of, date(2027, 1, 1))
    figure = measure(year_facts(activities=facts), an_indicator("follow_up"), moment)
    counted = done = bare = in_quarter = done_in_quarter = 0
    for day, counts, followed_up_on, number in facts:
        if day.year != 2025 or day > as_of:
            continue
        if not counts:
            bare += number
            continue
        ready = followed_up_on is not None and followed_up_on <= as_of
        counted += number
        done += number if ready else 0
        first_month = {1: 1, 2: 4, 3: 7, 4: 10}[quarter]
        if first_month <= day.month <= first_month + 2:
            in_quarter += number
            done_in_quarter += number if ready else 0
    assert (figure.numerator, figure.denominator) == (done, counted)
    assert figure.extra["uncounted"] == bare
    assert figure.extra["quarter_numerator"] == done_in_quarter
    assert figure.extra["quarter_denominator"] == in_quarter
    assert figure.actual == (Fraction(100 * done, counted) if counted else None)
    assert figure.attainable == (100 if counted else None)


@given(st.integers(1, 12), st.integers(2000, 2100))
def test_that_quarters_end_where_the_calendar_says(month: int, year: int) -> None:
    quarter = Quarter.of(date(year, month, 1))
    last_month = ((month - 1) // 3 + 1) * 3
    assert quarter.end == date(year, last_month, calendar.monthrange(year, last_month)[1])
    assert quarter.start == date(year, last_month - 2, 1)

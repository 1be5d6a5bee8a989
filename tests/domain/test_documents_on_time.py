"""Indicator 2: its figures at a moment, with exceptions and validity, and the worked example."""

from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.documents import DocumentStatus, VillageDocument
from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.indicators import measure
from iku_desktop.domain.indicators.documents_on_time import expected_documents
from iku_desktop.domain.measurement import Measurement
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.presentation.numbers import show_decimal
from tests.builders import (
    FISCAL,
    LITERAL,
    RULES,
    a_document,
    a_moment,
    a_village,
    an_exception,
    an_indicator,
    eleven_villages,
    year_facts,
)

CODES = [village.code for village in eleven_villages()]
LOOKED_AT = date(2026, 2, 1)


def figures(facts: YearFacts, moment: Moment) -> Measurement:
    return measure(facts, an_indicator(), moment)


def at(as_of: date, today: date = LOOKED_AT) -> Moment:
    return Moment(Quarter.of(as_of), as_of, today)


def worked_example() -> YearFacts:
    """9 LPPDesa on time (3 by the end of February), one late, one never; 10 RKPDesa; 11 APBDesa."""
    lpp_days = [date(2025, 2, 14)] * 3 + [date(2025, 3, 20)] * 5 + [date(2025, 3, 31)]
    documents = [a_document(code, dated=day) for code, day in zip(CODES, lpp_days, strict=False)]
    documents.append(a_document(CODES[9], dated=date(2025, 4, 4)))
    documents += [a_document(code, "RKPDES", 2026, date(2025, 9, 30)) for code in CODES[:10]]
    documents += [a_document(code, "APBDES", 2026, date(2025, 12, 31)) for code in CODES]
    return year_facts(documents=documents)


@pytest.mark.parametrize(
    ("as_of", "terms", "actual", "of_due", "actual_due", "possible", "attainable"),
    [
        (date(2025, 2, 28), (3, 33), "9,09", (3, 3), "100,00", 33, "100,00"),
        (date(2025, 3, 31), (9, 33), "27,27", (9, 11), "81,82", 31, "93,94"),
        (date(2025, 6, 30), (9, 33), "27,27", (9, 11), "81,82", 31, "93,94"),
        (date(2025, 9, 30), (19, 33), "57,58", (19, 22), "86,36", 30, "90,91"),
        (date(2025, 12, 31), (30, 33), "90,91", (30, 33), "90,91", 30, "90,91"),
    ],
)
def test_that_the_worked_example_holds(
    as_of: date,
    terms: tuple[int, int],
    actual: str,
    of_due: tuple[int, int],
    actual_due: str,
    possible: int,
    attainable: str,
) -> None:
    figure = figures(worked_example(), at(as_of))
    (due,) = figure.side_figures
    assert (figure.numerator, figure.denominator) == terms
    assert show_decimal(figure.actual) == actual
    assert (due.numerator, due.denominator) == of_due
    assert show_decimal(due.value) == actual_due
    assert figure.attainable == Fraction(possible, 33) * 100
    assert show_decimal(figure.attainable) == attainable


def test_that_on_the_due_date_itself_everything_is_still_attainable() -> None:
    live = figures(worked_example(), at(date(2025, 3, 31), today=date(2025, 3, 31)))
    assert show_decimal(live.attainable) == "100,00"
    assert (live.numerator, live.extra["late"], live.extra["due"]) == (9, 0, 11)


def test_that_nothing_is_due_before_the_first_deadline_and_no_share_is_made_up() -> None:
    figure = figures(year_facts(), at(date(2025, 1, 15)))
    assert (figure.numerator, figure.denominator, figure.actual) == (0, 33, 0)
    assert figure.extra["actual_due"] is None
    assert figure.attainable == 100


def test_that_a_document_on_time_counts_as_due_before_its_deadline() -> None:
    early = a_document(CODES[0], "APBDES", 2026, date(2025, 1, 10))
    figure = figures(year_facts(documents=[early]), at(date(2025, 1, 15)))
    assert (figure.extra["due"], figure.extra["actual_due"]) == (1, 100)


def test_that_a_late_document_never_becomes_on_time_and_what_it_lost_stays_lost() -> None:
    late = a_document(CODES[0], dated=date(2025, 4, 1))
    facts = year_facts(villages=[a_village()], documents=[late])
    before = figures(facts, at(date(2025, 3, 31)))
    after = figures(facts, at(date(2025, 12, 31)))
    assert before.numerator == after.numerator == 0
    assert before.attainable == Fraction(200, 3)
    assert after.extra["late"] == 3


def test_that_an_excepted_document_is_on_time_until_its_new_due_date() -> None:
    document, exception = a_document(dated=date(2025, 4, 20)), an_exception()
    facts = year_facts(villages=[a_village()], documents=[document], exceptions=[exception])
    march = figures(facts, at(date(2025, 3, 31)))
    assert (march.extra["late"], march.extra["due"], march.attainable) == (0, 0, 100)
    april = figures(facts, at(date(2025, 4, 30)))
    assert (april.numerator, april.extra["due"]) == (1, 1)


def test_that_an_exception_decided_later_does_not_change_what_was_known_before() -> None:
    document = a_document(dated=date(2025, 4, 20))
    exception = an_exception(decided_on=date(2025, 5, 2))
    facts = year_facts(villages=[a_village()], documents=[document], exceptions=[exception])
    states = {
        day: next(each for each in expected_documents(facts, at(day)) if each.document)
        for day in (date(2025, 5, 1), date(2025, 5, 2))
    }
    assert states[date(2025, 5, 1)].state.status is DocumentStatus.LATE
    assert states[date(2025, 5, 1)].exception is None
    assert states[date(2025, 5, 2)].state.status is DocumentStatus.ON_TIME
    assert states[date(2025, 5, 2)].exception == exception


def test_that_kelurahan_are_left_out() -> None:
    villages = [a_village("35.08.20.1001"), a_village("35.08.20.2001"), a_village("91.03.01.3001")]
    assert figures(year_facts(villages=villages), at(LOOKED_AT)).denominator == 6


def test_that_a_village_formed_in_mid_year_counts_from_then_on() -> None:
    villages = [*eleven_villages()[:2], a_village("35.08.20.2012", valid_from=date(2025, 6, 1))]
    figure = figures(year_facts(villages=villages), at(date(2025, 12, 31)))
    assert figure.denominator == 2 + 3 + 3
    assert [term.key for term in figure.denominator_terms] == ["document_expected"]
    assert figure.denominator_terms[0].count == 8


def test_that_without_such_a_change_the_denominator_is_villages_times_documents() -> None:
    figure = figures(year_facts(), at(date(2025, 12, 31)))
    assert [(term.key, term.count) for term in figure.denominator_terms] == [
        ("village", 11),
        ("document_type", 3),
    ]


def test_that_an_office_without_villages_has_no_value_and_says_why() -> None:
    for villages in ((), (a_village("35.08.20.1001"),)):
        figure = figures(year_facts(villages=villages), at(date(2025, 12, 31)))
        assert (figure.actual, figure.attainable, figure.denominator) == (None, None, 0)
        assert figure.missing is not None
        assert figure.missing.code == "no_documents_expected"


def test_that_108_villages_are_counted_like_eleven() -> None:
    villages = [a_village(f"95.06.03.{2001 + number}") for number in range(108)]
    assert figures(year_facts(villages=villages), at(date(2025, 12, 31))).denominator == 324


def test_that_each_document_is_reported_with_its_fiscal_year() -> None:
    documents = figures(worked_example(), at(date(2025, 9, 30))).extra["documents"]
    assert documents == {
        "RKPDES": {"fiscal_year": 2026, "on_time": 10, "expected": 11},
        "APBDES": {"fiscal_year": 2026, "on_time": 0, "expected": 11},
        "LPPDES": {"fiscal_year": 2024, "on_time": 9, "expected": 11},
    }


def test_that_the_terms_of_the_numerator_add_up_and_what_remains_is_known() -> None:
    figure = figures(worked_example(), at(date(2025, 9, 30)))
    assert [term.count for term in figure.numerator_terms] == [10, 0, 9]
    assert sum(term.count for term in figure.numerator_terms) == figure.numerator
    assert figure.remaining == 33 - 3 - 19


def test_that_the_literal_budget_is_known_on_1_january() -> None:
    budgets = [a_document(code, "APBDES", 2025, date(2024, 12, 20)) for code in CODES[:8]]
    facts = year_facts(documents=budgets, offsets=LITERAL)
    figure = figures(facts, at(date(2025, 1, 1), today=date(2025, 1, 1)))
    assert (figure.numerator, figure.extra["due"], figure.extra["late"]) == (8, 11, 3)


def test_that_the_fiscal_year_ends_with_the_report_of_the_next_spring() -> None:
    reports = [a_document(code, "LPPDES", 2025, date(2026, 3, 31)) for code in CODES]
    facts = year_facts(documents=reports, offsets=FISCAL)
    december = figures(facts, a_moment(2025, 4, today=date(2026, 5, 1)))
    spring = figures(facts, a_moment(2025, 4, today=date(2026, 5, 1), as_of=date(2026, 3, 31)))
    assert (december.numerator, spring.numerator) == (0, 11)


def test_that_documents_of_other_years_and_villages_change_nothing() -> None:
    others = [
        a_document(CODES[0], "LPPDES", 2023, date(2024, 3, 1)),
        VillageDocument("35.08.20.2099", "LPPDES", 2024, date(2025, 3, 1)),
        a_document(CODES[0], "SPM", 2024, date(2025, 3, 1)),
    ]
    assert figures(year_facts(documents=others), at(date(2025, 12, 31))).numerator == 0


def test_that_a_row_without_a_date_is_no_document() -> None:
    noted = a_document(CODES[0], cause="bpd", number="3/2025")
    figure = figures(year_facts(documents=[noted]), at(date(2025, 12, 31)))
    assert (figure.numerator, figure.extra["late"]) == (0, 33)
    assert len(RULES) == len(figure.numerator_terms)

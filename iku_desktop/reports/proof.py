"""The proof of a figure in one line: its terms, its side figures, and how its achievement comes about."""

from collections.abc import Iterator

from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.measurement import Measurement, SideFigure, Term
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import IndicatorRow
from iku_desktop.presentation.numbers import show_decimal, show_number
from iku_desktop.presentation.texts import area, t
from iku_desktop.reports.text import Span, kept


def proof(row: IndicatorRow, number: int) -> list[Span]:
    """The proof line of a row of table A."""
    assessment = row.assessment
    spans = [Span(t("report.proof.label", number=number), bold=True), *_figure(assessment)]
    found = assessment.measurement
    roman = assessment.moment.quarter.roman
    spans += [_whole(_side(each, roman)) for each in found.side_figures]
    if found.attainable is not None and found.remaining is not None and found.denominator:
        reached = (found.numerator or 0) + found.remaining
        words = t("report.proof.attainable", **_terms(reached, found, found.attainable))
        spans.append(_whole(words))
    spans.append(_whole(_achievement(row)))
    return spans


def _whole(sentence: str) -> Span:
    """A sentence whose sum isn't broken over two lines."""
    label, colon, rest = sentence.partition(": ")
    return Span(label + colon + kept(rest))


def missing_words(problem: Problem | None) -> str:
    """Why a figure has no value, in two or three words."""
    key = f"report.a.missing.{problem.code if problem else 'other'}"
    return t(key if key in area("report") else "report.a.missing.other")


def has_year_target_only(row: IndicatorRow) -> bool:
    """Whether the quarter is measured against the year's target for want of one of its own."""
    moment = row.assessment.moment
    own = next(point.target for point in row.course if point.quarter == moment.quarter)
    return own is None and row.assessment.target is not None


def _figure(assessment: Assessment) -> Iterator[Span]:
    found = assessment.measurement
    if found.actual is None:
        yield Span(t("report.proof.no_value", reason=missing_words(found.missing)))
        yield Span(t("report.proof.end"))
        return
    if found.denominator_terms:
        plus, times = t("report.proof.plus"), t("report.proof.times")
        above, below = _sum(found.numerator_terms, plus), _sum(found.denominator_terms, times)
        single = len(found.numerator_terms) == len(found.denominator_terms) == 1
        key = "short_formula" if single else "formula"
        values = _terms(found.numerator or 0, found, found.actual)
        yield Span(t(f"report.proof.{key}", above=above, below=below, **values))
    else:
        yield Span(t("report.proof.entered", year=assessment.moment.year))
    yield Span(show_decimal(found.actual), bold=True)
    yield Span(t("report.proof.end"))


def _sum(terms: tuple[Term, ...], sign: str) -> str:
    words = sign.join(
        t(f"report.proof.term.{term.key}", count=show_number(term.count), **term.values)
        for term in terms
    )
    return t("report.proof.sum", terms=words) if len(terms) > 1 else words


def _terms(numerator: object, found: Measurement, value: object) -> dict[str, str]:
    return {
        "numerator": show_number(numerator),  # type: ignore[arg-type]
        "denominator": show_number(found.denominator),
        "value": show_decimal(value),  # type: ignore[arg-type]
    }


def _side(side: SideFigure, roman: str) -> str:
    if side.value is None:
        return t(f"report.proof.side_none.{side.key}", roman=roman)
    return t(
        f"report.proof.side.{side.key}",
        roman=roman,
        numerator=side.numerator,
        denominator=side.denominator,
        value=show_decimal(side.value),
    )


def _achievement(row: IndicatorRow) -> str:
    assessment = row.assessment
    if assessment.achievement is None:
        return t("report.proof.no_achievement", reason=no_achievement(assessment))
    year = assessment.moment.year
    of_year = t("report.proof.of_year", year=year) if has_year_target_only(row) else ""
    return t(
        f"report.proof.achievement.{assessment.indicator.direction.value}",
        actual=show_decimal(assessment.measurement.actual),
        target=show_decimal(assessment.target),
        value=show_decimal(assessment.achievement),
        of_year=of_year,
    )


def no_achievement(assessment: Assessment) -> str:
    """Why there is no achievement."""
    if assessment.target is None:
        return t("report.a.no_target")
    if assessment.measurement.actual is None:
        return t("report.a.no_value")
    return t("report.a.target_zero")

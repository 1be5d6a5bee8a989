"""Section D of the annual report: the quarters of the year, and charts of the quarters and of the years."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from math import inf

from iku_desktop.domain.assessment import QuarterPoint
from iku_desktop.domain.periods import ROMAN
from iku_desktop.domain.report_models import AnnualReport, AnnualRow
from iku_desktop.presentation.numbers import show_decimal, show_number
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.trend import trend, trend_of_years
from iku_desktop.reports.annual_tables import revision_notes
from iku_desktop.reports.bar_chart import BarChart
from iku_desktop.reports.boxes import Cell, Grid, Look, Row, scaled, table
from iku_desktop.reports.flow import Block, Hold
from iku_desktop.reports.gauge import Swatch
from iku_desktop.reports.heads import head_of, title
from iku_desktop.reports.paper import MM
from iku_desktop.reports.proof import missing_words, no_achievement
from iku_desktop.reports.styles import (
    BAND_GREY,
    CELL,
    CELL_BOLD,
    CELL_RIGHT,
    NOTE,
    SECTION,
    SECTION_GAP,
    SMALL_RIGHT,
    SUBJECT,
)
from iku_desktop.reports.text import Text

COLUMNS_MM = (60, 30, 30, 30, 30)
LOOK = Look(pad_upright=0.8 * MM)
PLAIN = Look(pad=0.0, pad_upright=0.0, ruled=False, whole_up_to=inf)
SIGNS = ("actual", "attainable", "mark")
# More years than that need the whole width.
MOST_YEARS_BESIDE = 6
GAP_PART, CHART_PART = 6.0, 90.0


def course_section(model: AnnualReport, room: float) -> Iterator[Block]:
    """The table of the quarters, the legend, and per indicator its charts."""
    yield _text(t("papers.annual.d.heading", year=model.moment.year), SECTION, SECTION_GAP, room)
    if not model.rows:
        yield Text(t("report.a.no_rows"), NOTE).lay(room)
        return
    widths = scaled(COLUMNS_MM, room)
    titles = [title(t("papers.annual.d.what"))]
    titles += [title(t("report.a.quarter", roman=roman)) for roman in ROMAN]
    yield from table(head_of([titles], widths), _rows(model.rows, widths))
    yield Text(t("papers.annual.d.note"), NOTE, before=1.5 * MM).lay(room)
    yield from revision_notes(model, room, of_year=False)
    yield _legend(room)
    for row in model.rows:
        yield from _charts(model, row, room)
    for row in model.objectives:
        # Its value is one of the whole year.
        yield _text(_name(row), SUBJECT, 3 * MM, room)
        beside = Cell() if len(row.years) <= MOST_YEARS_BESIDE else None
        yield _beside([_years(model, row), beside], room)


def _text(words: str, style: object, before: float, room: float) -> Block:
    return Text(words, style, before=before, keeps_next=True).lay(room)  # type: ignore[arg-type]


def _rows(rows: Sequence[AnnualRow], widths: Sequence[float]) -> Iterator[Row]:
    for row in rows:
        band = Cell((Text(_name(row), CELL_BOLD),), span=len(widths), grey=BAND_GREY)
        lines = [Row((band,), widths, LOOK)]
        for name in ("target", "actual", "reached"):
            cells = [Cell((Text(t(f"papers.annual.d.{name}"), CELL),), middle=True)]
            cells += [_value(name, point) for point in row.figures.course]
            lines.append(Row(cells, widths, LOOK))
        for line in lines[:-1]:
            line.holds_next = Hold.TOGETHER
        yield from lines


def _name(row: AnnualRow) -> str:
    indicator = row.figures.indicator
    code = indicator.code.replace("-", " ")
    return t("papers.annual.d.indicator", code=code, title=indicator.title, unit=indicator.unit)


def _value(name: str, point: QuarterPoint) -> Cell:
    assessment = point.assessment
    if name == "target":
        return _number(assessment.target if assessment else point.target)
    if assessment is None:
        return _number(None, t("papers.annual.no_figure") if name == "actual" else "")
    found = assessment.measurement
    if name == "reached":
        why = "" if assessment.achievement is not None else no_achievement(assessment)
        return _number(assessment.achievement, why)
    if found.actual is None:
        return _number(None, missing_words(found.missing))
    if not found.denominator_terms:
        return _number(found.actual)
    terms = {
        "numerator": show_number(found.numerator),
        "denominator": show_number(found.denominator),
    }
    return _number(found.actual, t("report.a.ratio", **terms))


def _number(value: Fraction | None, below: str = "") -> Cell:
    texts = [Text(show_decimal(value), CELL_RIGHT)]
    if below:
        texts.append(Text(below, SMALL_RIGHT))
    return Cell(tuple(texts), middle=True)


def _legend(room: float) -> Block:
    """What solid, hatched and the thick line stand for."""
    cells: list[Cell] = []
    for sign in SIGNS:
        cells.append(Cell((Swatch(sign, NOTE.leading),)))
        cells.append(Cell((Text(t(f"papers.annual.d.sign.{sign}"), NOTE),)))
    cells.append(Cell())
    legend = Grid(tuple(cells), (6.0, 24.0, 6.0, 40.0, 6.0, 20.0, 60.0), PLAIN)
    row = legend.lay(room)
    row.before = 3 * MM
    row.holds_next = Hold.TOGETHER
    return row


def _charts(model: AnnualReport, row: AnnualRow, room: float) -> Iterator[Block]:
    """The quarters at the left, the years of the plan at the right or, many of them, below."""
    unit = row.figures.indicator.unit
    yield _text(_name(row), SUBJECT, 3 * MM, room)
    moment = model.moment
    quarters = _chart(
        t("papers.annual.d.quarters", year=moment.year),
        BarChart(trend(row.figures.course, moment, unit), 1 * MM),
    )
    if len(row.years) <= MOST_YEARS_BESIDE:
        yield _beside([quarters, _years(model, row)], room)
        return
    above = _beside([quarters, Cell()], room)
    above.holds_next = Hold.TOGETHER
    yield above
    yield _beside([_years(model, row), None], room)


def _beside(cells: Sequence[Cell | None], room: float) -> Row:
    """Two charts beside each other, or one over the whole width."""
    one, other = cells
    if one is not None and other is not None:
        widths = scaled((CHART_PART, GAP_PART, CHART_PART), room)
        return Row((one, Cell(), other), widths, PLAIN)
    return Row([each for each in cells if each], (room,), PLAIN)


def _years(model: AnnualReport, row: AnnualRow) -> Cell:
    plan = model.plan
    words = t("papers.annual.d.years", first=plan.first_year, last=plan.last_year)
    chart = BarChart(trend_of_years(row.years, row.figures.indicator.unit), 1 * MM)
    return _chart(words, chart)


def _chart(words: str, chart: BarChart) -> Cell:
    return Cell((Text(words, replace(NOTE, italic=True), keeps_next=True), chart))

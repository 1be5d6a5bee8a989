"""Section A of the quarterly report: the table of targets, realisasi and achievement with its proofs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from iku_desktop.domain.assessment import QuarterPoint
from iku_desktop.domain.periods import QUARTERS, ROMAN, Moment
from iku_desktop.domain.read_models import IndicatorRow, QuarterReport
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.numbers import NO_VALUE, show_decimal, show_number
from iku_desktop.presentation.target_words import revision_note
from iku_desktop.presentation.texts import t
from iku_desktop.reports.boxes import Cell, Head, Look, Row, scaled, table
from iku_desktop.reports.flow import Block, Hold
from iku_desktop.reports.heads import column_numbers, head_of, title
from iku_desktop.reports.paper import MM
from iku_desktop.reports.proof import missing_words, no_achievement, proof
from iku_desktop.reports.styles import (
    CELL,
    CELL_CENTRED,
    CELL_RIGHT,
    NOTE,
    PROOF,
    PROOF_GREY,
    SECTION,
    SECTION_GAP,
    SMALL_RIGHT,
)
from iku_desktop.reports.text import Text, kept

COLUMNS_MM = (8, 42, 51, 13, 14, *(13,) * 4, *(14,) * 4, 16, 22)
LOOK = Look()
PROOF_LOOK = Look(pad_upright=0.9 * MM)


def achievement_section(model: QuarterReport, room: float) -> Iterator[Block]:
    """The heading, the table, and the notes under it."""
    moment = model.moment
    heading = t("report.a.heading", roman=moment.quarter.roman, day=show_long(moment.as_of))
    yield Text(heading, SECTION, before=SECTION_GAP, keeps_next=True).lay(room)
    widths = scaled(COLUMNS_MM, room)
    yield from table(_head(moment, widths), _rows(model, widths))
    yield from _notes(model, room)


def _head(moment: Moment, widths: Sequence[float]) -> Head:
    tall = {"goal": "report.a.goal", "indicator": "report.a.indicator", "unit": "report.a.unit"}
    quarters = [title(t("report.a.quarter", roman=roman)) for roman in ROMAN]
    first = [
        title(t("report.a.number"), rows=2),
        *(title(t(key), rows=2) for key in tall.values()),
        title(t("report.a.year_target", year=moment.year), rows=2),
        title(t("report.a.target"), span=len(QUARTERS)),
        title(t("report.a.actual"), span=len(QUARTERS)),
        title(t("report.a.achievement", roman=moment.quarter.roman), rows=2),
        title(t("report.a.category"), rows=2),
    ]
    return head_of((first, quarters * 2, column_numbers(len(widths))), widths)


def _rows(model: QuarterReport, widths: Sequence[float]) -> Iterator[Row]:
    for number, row in enumerate(model.rows, start=1):
        figures = Row(_cells(number, row), widths, LOOK)
        figures.holds_next = Hold.TOGETHER
        yield figures
        words = Text(proof(row, number), PROOF)
        cells = (Cell(grey=PROOF_GREY), Cell((words,), span=len(widths) - 1, grey=PROOF_GREY))
        yield Row(cells, widths, PROOF_LOOK)
    if not model.rows:
        words = Text(t("report.a.no_rows"), CELL_CENTRED)
        yield Row((Cell((words,), span=len(widths)),), widths, LOOK)


def _cells(number: int, row: IndicatorRow) -> list[Cell]:
    assessment = row.assessment
    category = assessment.category.name if assessment.category else NO_VALUE
    return [
        _middle(Text(str(number), CELL_CENTRED)),
        _middle(Text(row.goal.text, CELL)),
        _middle(Text(row.indicator.title, CELL)),
        _middle(Text(row.indicator.unit or NO_VALUE, CELL_CENTRED)),
        _middle(_number(row.year_target)),
        *(_middle(_number(point.target)) for point in row.course),
        *(_actual(point, assessment.moment) for point in row.course),
        _achievement(row),
        _middle(Text(category, CELL_CENTRED)),
    ]


def _middle(*texts: Text) -> Cell:
    return Cell(texts, middle=True)


def _number(value: Fraction | None, bold: bool = False) -> Text:
    return Text(show_decimal(value), replace(CELL_RIGHT, bold=bold))


def _actual(point: QuarterPoint, moment: Moment) -> Cell:
    """A quarter's cumulative realisasi over its terms, or why there is none."""
    own = point.quarter == moment.quarter
    if point.assessment is None:
        begun = point.quarter.start <= moment.today
        key = "report.a.after" if begun else "report.a.not_begun"
        reason = t(key, quarter=kept(t("report.a.quarter", roman=moment.quarter.roman)))
        return _middle(_number(None), Text(reason, SMALL_RIGHT))
    found = point.assessment.measurement
    if found.actual is None:
        return _middle(_number(None), Text(missing_words(found.missing), SMALL_RIGHT))
    if not found.denominator_terms:
        return _middle(_number(found.actual, bold=own))
    terms = t(
        "report.a.ratio",
        numerator=show_number(found.numerator),
        denominator=show_number(found.denominator),
    )
    return _middle(_number(found.actual, bold=own), Text(terms, SMALL_RIGHT))


def _achievement(row: IndicatorRow) -> Cell:
    reached = row.assessment.achievement
    if reached is not None:
        return _middle(_number(reached, bold=True))
    return _middle(_number(None), Text(no_achievement(row.assessment), SMALL_RIGHT))


def _notes(model: QuarterReport, room: float) -> Iterator[Block]:
    heading = Text(t("report.a.notes"), replace(NOTE, bold=True), before=2.5 * MM, keeps_next=True)
    yield heading.lay(room)
    yield Text(t("report.a.note_cumulative"), NOTE).lay(room)
    for row in model.objectives:
        yield Text(_objective(row), NOTE).lay(room)
    for row in (*model.rows, *model.objectives):
        for revision in row.revisions:
            yield Text(revision_note(revision, row.indicator), NOTE).lay(room)


def _objective(row: IndicatorRow) -> str:
    """The goal indicator's value of the year with target and achievement, or that it is not entered."""
    assessment = row.assessment
    actual = assessment.measurement.actual
    if actual is None:
        value = missing_words(assessment.measurement.missing)
    else:
        unit = row.indicator.unit
        value = t("report.a.objective_value", value=show_decimal(actual), unit=unit).strip()
    if assessment.achievement is not None:
        value = t(
            "report.a.objective_target",
            value=value,
            target=show_decimal(assessment.target),
            achievement=show_decimal(assessment.achievement),
            category=assessment.category.name if assessment.category else NO_VALUE,
        )
    return t(
        "report.a.objective",
        goal=row.goal.text,
        indicator=row.indicator.title,
        year=assessment.moment.year,
        value=value,
    )

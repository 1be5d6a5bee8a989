"""The gauges under table A: each with its title and the figures it draws, two beside each other."""

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from iku_desktop.domain.plan import PERCENT
from iku_desktop.domain.read_models import IndicatorRow, QuarterReport
from iku_desktop.presentation.numbers import NO_VALUE, show_number, show_percent
from iku_desktop.presentation.texts import area, t
from iku_desktop.reports.boxes import Cell, Grid, Look, Row
from iku_desktop.reports.flow import Block
from iku_desktop.reports.gauge import GaugePicture, Swatch
from iku_desktop.reports.paper import MM
from iku_desktop.reports.proof import has_year_target_only, missing_words
from iku_desktop.reports.styles import BODY, SUBJECT
from iku_desktop.reports.text import Align, Text

BESIDE = 2
GAUGE_PART, LEGEND_PART, FREE_PART = 54.0, 70.0, 14.0
SIGN_PART, LABEL_PART, VALUE_PART = 9.0, 36.0, 28.0
PLAIN = Look(pad=0.0, pad_upright=0.0, ruled=False, whole_up_to=inf)
LINE = Look(pad=0.0, pad_upright=0.5 * MM, ruled=False)
VALUE = replace(BODY, bold=True, align=Align.RIGHT)


def gauge_cards(model: QuarterReport, room: float) -> Iterator[Block]:
    """Rows of gauges, one for every indicator measured in percent."""
    rows = [row for row in model.rows if row.indicator.unit == PERCENT]
    for at in range(0, len(rows), BESIDE):
        cards = [_card(row) for row in rows[at : at + BESIDE]]
        cards += [Cell()] * (BESIDE - len(cards))
        line = Row(cards, (room / BESIDE,) * BESIDE, PLAIN)
        line.before = 3 * MM
        yield line


def _card(row: IndicatorRow) -> Cell:
    title = t(
        "report.gauge.title",
        code=row.indicator.code.replace("-", " "),
        title=row.indicator.short_title or row.indicator.title,
    )
    legend = Grid(
        (Cell((_picture(row),), middle=True), Cell(tuple(_legend(row)), middle=True), Cell()),
        (GAUGE_PART, LEGEND_PART, FREE_PART),
        PLAIN,
    )
    return Cell((Text(title, SUBJECT, keeps_next=True), legend))


def _picture(row: IndicatorRow) -> GaugePicture:
    found = row.assessment.measurement
    if found.actual is None:
        words = missing_words(found.missing)
        return GaugePicture(None, None, row.assessment.target, NO_VALUE, words)
    key = f"report.gauge.terms.{found.counted_as or 'other'}"
    terms = t(
        key if key in area("report") else "report.gauge.terms.other",
        numerator=show_number(found.numerator),
        denominator=show_number(found.denominator),
    )
    return GaugePicture(
        actual=found.actual,
        attainable=found.attainable,
        target=row.assessment.target,
        value=show_percent(found.actual),
        terms=terms if found.denominator else "",
    )


def _legend(row: IndicatorRow) -> Iterator[Grid]:
    assessment = row.assessment
    found, moment = assessment.measurement, assessment.moment
    yield _line("actual", t("report.gauge.actual"), show_percent(found.actual))
    if found.attainable is not None:
        label = t("report.gauge.attainable")
        yield _line("attainable", label, show_percent(found.attainable))
    key = "report.gauge.year_target" if has_year_target_only(row) else "report.gauge.target"
    label = t(key, year=moment.year, roman=moment.quarter.roman)
    missing = t("report.gauge.not_filled")
    target = missing if assessment.target is None else show_percent(assessment.target)
    yield _line("target", label, target)
    yield _line("", t("report.gauge.achievement"), show_percent(assessment.achievement))
    category = assessment.category.name if assessment.category else NO_VALUE
    yield _line("", t("report.gauge.category"), category)


def _line(sign: str, label: str, value: str) -> Grid:
    cells = (
        Cell((Swatch(sign, BODY.leading),)),
        Cell((Text(label, BODY),)),
        Cell((Text(value, VALUE),)),
    )
    return Grid(cells, (SIGN_PART, LABEL_PART, VALUE_PART), LINE)

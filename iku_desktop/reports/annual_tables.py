"""Sections A to C of the annual report: the achievement, against earlier years, against the plan's end."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.plan import WHOLE_YEAR
from iku_desktop.domain.read_models import QuarterState
from iku_desktop.domain.report_models import AnnualReport, AnnualRow, FigureSource, YearFigure
from iku_desktop.presentation.dates import show_medium
from iku_desktop.presentation.numbers import NO_VALUE, show_decimal, show_number, show_points
from iku_desktop.presentation.target_words import revision_note
from iku_desktop.presentation.texts import t
from iku_desktop.reports.boxes import Cell, Head, Look, Row, scaled, table
from iku_desktop.reports.flow import Block, Hold
from iku_desktop.reports.heads import column_numbers, head_of, title
from iku_desktop.reports.paper import MM
from iku_desktop.reports.proof import missing_words, no_achievement, proof
from iku_desktop.reports.styles import (
    BAND_GREY,
    CELL,
    CELL_BOLD,
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

COLUMNS_MM = (8, 44, 58, 14, 16, 18, 18, 24)
YEARS_MM, UPRIGHT_YEARS_MM = (8, 60, 14), (8, 44, 14)
YEAR_MM = (16, 17, 17)
CHANGE_MM = 24
END_MM = (8, 74, 14, 26, 26, 26)
# As many years as stand beside each other, fewer on upright paper; earlier ones stand in a table above.
BESIDE, BESIDE_UPRIGHT = 3, 2
UPRIGHT = 220 * MM
# So few rows look lost when a page parts them.
FEW = 6
LOOK = Look()
PROOF_LOOK = Look(pad_upright=0.9 * MM)


def achievement_tables(model: AnnualReport, room: float) -> Iterator[Block]:
    """The three tables, each under its heading."""
    year, plan = model.moment.year, model.plan
    yield _heading(t("papers.annual.a.heading", year=year), room)
    yield from _year_table(model, room)
    yield from revision_notes(model, room, of_year=True)
    yield _heading(t("papers.annual.b.heading"), room)
    years = tuple(range(plan.first_year, year + 1))
    if len(years) > 1:
        for some in _beside(years, room):
            yield from _comparison(model, some, room)
        yield Text(t("papers.annual.b.note"), NOTE, before=1.5 * MM).lay(room)
    else:
        yield Text(t("papers.annual.b.first_year", year=year), NOTE).lay(room)
    yield _heading(t("papers.annual.c.heading", year=plan.last_year), room)
    yield from _end_of_plan(model, room)


def revision_notes(model: AnnualReport, room: float, *, of_year: bool) -> Iterator[Block]:
    """Which targets of the year, or else of its quarters, were revised."""
    for row in every_row(model):
        for revision in row.figures.revisions:
            if (revision.target.quarter == WHOLE_YEAR) is of_year:
                words = revision_note(revision, row.figures.indicator)
                yield Text(words, NOTE, before=1 * MM).lay(room)


def every_row(model: AnnualReport) -> tuple[AnnualRow, ...]:
    """The strategic indicators in the sheet's order, then those of the goals."""
    return (*model.rows, *model.objectives)


def own_year(row: AnnualRow, year: int) -> Assessment | None:
    """The figure of the report's own year, None where that has not begun."""
    return next((each.assessment for each in row.years if each.year == year), None)


def held(rows: list[Row]) -> list[Row]:
    """Few rows stay on one page."""
    for row in rows[:-1] if len(rows) <= FEW else ():
        row.holds_next = Hold.TOGETHER
    return rows


def _heading(words: str, room: float) -> Block:
    return Text(words, SECTION, before=SECTION_GAP, keeps_next=True).lay(room)


def _year_table(model: AnnualReport, room: float) -> list[Block]:
    widths = scaled(COLUMNS_MM, room)
    year = model.moment.year
    titles = [
        title(t("report.a.number")),
        title(t("papers.annual.a.goal")),
        title(t("report.a.indicator")),
        title(t("report.a.unit")),
        title(t("papers.annual.target", year=year)),
        title(t("papers.annual.actual", year=year)),
        title(t("papers.annual.achievement")),
        title(t("report.a.category")),
    ]
    return table(head_of((titles, column_numbers(len(widths))), widths), _year_rows(model, widths))


def _year_rows(model: AnnualReport, widths: Sequence[float]) -> Iterator[Row]:
    number = 0
    for key, rows in (("goals", model.rows), ("objectives", model.objectives)):
        if not rows and key == "objectives":
            continue
        words = Text(t(f"papers.annual.a.{key}"), CELL_BOLD)
        band = Row((Cell((words,), span=len(widths), grey=BAND_GREY),), widths, LOOK)
        band.holds_next = Hold.TOGETHER
        yield band
        for row in rows:
            number += 1
            yield from _figures_and_proof(model, row, number, widths)
        if not rows:
            words = Text(t("report.a.no_rows"), CELL_CENTRED)
            yield Row((Cell((words,), span=len(widths)),), widths, LOOK)


def _figures_and_proof(
    model: AnnualReport, row: AnnualRow, number: int, widths: Sequence[float]
) -> Iterator[Row]:
    figures, own = row.figures, own_year(row, model.moment.year)
    category = own.category.name if own and own.category else NO_VALUE
    line = Row(
        (
            _middle(Text(str(number), CELL_CENTRED)),
            _middle(Text(figures.goal.text, CELL)),
            _middle(Text(figures.indicator.title, CELL)),
            _middle(Text(figures.indicator.unit or NO_VALUE, CELL_CENTRED)),
            _middle(_number(figures.year_target)),
            _actual(own, bold=True),
            _achievement(own, bold=True),
            _middle(Text(category, CELL_CENTRED)),
        ),
        widths,
        LOOK,
    )
    if own is None:
        yield line
        return
    line.holds_next = Hold.TOGETHER
    yield line
    words = Text(proof(figures, number), PROOF)
    cells = (Cell(grey=PROOF_GREY), Cell((words,), span=len(widths) - 1, grey=PROOF_GREY))
    yield Row(cells, widths, PROOF_LOOK)


def _beside(years: Sequence[int], room: float) -> Iterator[Sequence[int]]:
    """The years of one table after the other; the newest never stands without the one before it."""
    most = BESIDE if room > UPRIGHT else BESIDE_UPRIGHT
    first = len(years) % most
    if first:
        yield years[:first]
    for at in range(first, len(years), most):
        yield years[at : at + most]


def _comparison(model: AnnualReport, years: Sequence[int], room: float) -> list[Block]:
    """Target, realisasi and achievement of some years beside each other; the last table tells the change."""
    newest = model.moment.year in years
    change = (CHANGE_MM,) if newest else ()
    first = YEARS_MM if room > UPRIGHT else UPRIGHT_YEARS_MM
    widths = scaled((*first, *YEAR_MM * len(years), *change), room)
    rows = [
        Row(_compared(model, number, row, years), widths, LOOK)
        for number, row in enumerate(every_row(model), start=1)
    ]
    if not rows:
        words = Text(t("report.a.no_rows"), CELL_CENTRED)
        rows = [Row((Cell((words,), span=len(widths)),), widths, LOOK)]
    return table(_comparison_head(model, years, widths), held(rows))


def _comparison_head(model: AnnualReport, years: Sequence[int], widths: Sequence[float]) -> Head:
    first = [title(t("report.a.number"), rows=2), title(t("report.a.indicator"), rows=2)]
    first.append(title(t("report.a.unit"), rows=2))
    second = []
    for year in years:
        figures = [each for row in every_row(model) for each in row.years if each.year == year]
        first.append(title(_year_title(model, year, figures), span=len(YEAR_MM)))
        second += [title(t(f"papers.annual.b.{name}")) for name in ("target", "actual", "reached")]
    if model.moment.year in years:
        first.append(title(t("papers.annual.b.change", year=model.moment.year - 1), rows=2))
    return head_of((first, second, column_numbers(len(widths))), widths, before=1.5 * MM)


def _year_title(model: AnnualReport, year: int, figures: Sequence[YearFigure]) -> str:
    """The year, and whether its figures are those of a closed report."""
    if year == model.moment.year:
        revision, closed = model.revision, model.state is QuarterState.CLOSED
    else:
        sources = [each for each in figures if each.source is FigureSource.CLOSED]
        revision, closed = (sources[0].revision if sources else 0), bool(sources)
    key = ("closed_revision" if revision else "closed") if closed else "open"
    if year == model.moment.year and model.state is QuarterState.RUNNING:
        key = "running"
    day = kept(show_medium(model.moment.as_of))
    return t(f"papers.annual.source.{key}", year=year, revision=revision, day=day)


def _compared(model: AnnualReport, number: int, row: AnnualRow, years: Sequence[int]) -> list[Cell]:
    indicator = row.figures.indicator
    cells = [
        _middle(Text(str(number), CELL_CENTRED)),
        _middle(Text(indicator.title, CELL)),
        _middle(Text(indicator.unit or NO_VALUE, CELL_CENTRED)),
    ]
    by_year = {each.year: each for each in row.years}
    for year in years:
        figure, own = by_year[year], year == model.moment.year
        cells.append(_middle(_number(figure.target)))
        cells.append(_actual(figure.assessment, bold=own))
        cells.append(_achievement(figure.assessment, bold=own))
    if model.moment.year in years:
        cells.append(_change(by_year, model.moment.year))
    return cells


def _change(by_year: dict[int, YearFigure], year: int) -> Cell:
    """How the actual value moved against the year before, in the indicator's own unit."""
    values = [
        figure.assessment.measurement.actual
        for figure in (by_year.get(year - 1), by_year[year])
        if figure and figure.assessment
    ]
    if len(values) < 2 or values[0] is None or values[1] is None:
        return _middle(Text(NO_VALUE, CELL_RIGHT))
    return _middle(Text(show_points(values[1] - values[0]), CELL_RIGHT))


def _end_of_plan(model: AnnualReport, room: float) -> list[Block]:
    widths = scaled(END_MM, room)
    year, last = model.moment.year, model.plan.last_year
    titles = [
        title(t("report.a.number")),
        title(t("report.a.indicator")),
        title(t("report.a.unit")),
        title(t("papers.annual.c.end_target", year=last)),
        title(t("papers.annual.actual", year=year)),
        title(t("papers.annual.c.progress")),
    ]
    rows = [
        Row(_end_cells(model, number, row), widths, LOOK)
        for number, row in enumerate(every_row(model), start=1)
    ]
    if not rows:
        words = Text(t("report.a.no_rows"), CELL_CENTRED)
        rows = [Row((Cell((words,), span=len(widths)),), widths, LOOK)]
    return table(head_of((titles, column_numbers(len(widths))), widths), held(rows))


def _end_cells(model: AnnualReport, number: int, row: AnnualRow) -> list[Cell]:
    own = own_year(row, model.moment.year)
    indicator = row.figures.indicator
    progress = row.progress if own else None
    if progress is not None:
        reached = _middle(_number(progress, bold=True))
    else:
        key = "report.a.no_target" if row.end_target is None else "report.a.no_value"
        reached = _middle(_number(None), Text(t(key), SMALL_RIGHT))
    return [
        _middle(Text(str(number), CELL_CENTRED)),
        _middle(Text(indicator.title, CELL)),
        _middle(Text(indicator.unit or NO_VALUE, CELL_CENTRED)),
        _middle(_number(row.end_target)),
        _actual(own),
        reached,
    ]


def _middle(*texts: Text) -> Cell:
    return Cell(texts, middle=True)


def _number(value: Fraction | None, bold: bool = False) -> Text:
    return Text(show_decimal(value), replace(CELL_RIGHT, bold=bold))


def _actual(assessment: Assessment | None, bold: bool = False) -> Cell:
    """An actual value over its terms, or why there is none."""
    if assessment is None:
        return _middle(_number(None), Text(t("papers.annual.no_figure"), SMALL_RIGHT))
    found = assessment.measurement
    if found.actual is None:
        return _middle(_number(None), Text(missing_words(found.missing), SMALL_RIGHT))
    if not found.denominator_terms:
        return _middle(_number(found.actual, bold))
    terms = t(
        "report.a.ratio",
        numerator=show_number(found.numerator),
        denominator=show_number(found.denominator),
    )
    return _middle(_number(found.actual, bold), Text(kept(terms), SMALL_RIGHT))


def _achievement(assessment: Assessment | None, bold: bool = False) -> Cell:
    if assessment is None:
        return _middle(_number(None))
    if assessment.achievement is not None:
        return _middle(_number(assessment.achievement, bold))
    # A target of TW IV there may be; the year has one of its own.
    lacks_target = assessment.target is None
    words = t("papers.annual.no_year_target") if lacks_target else no_achievement(assessment)
    return _middle(_number(None), Text(words, SMALL_RIGHT))

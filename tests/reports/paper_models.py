"""Read-models of the annual report, letters, village cards and the matrix, made from the worked example."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from iku_desktop.domain.achievement import achievement
from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.documents import VillageDocument, status_on
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.read_models import IndicatorRow, QuarterReport
from iku_desktop.domain.report_models import (
    AnnualReport,
    AnnualRow,
    FigureSource,
    MatrixReport,
    OpenDocument,
    QuarterTexts,
    ReminderLetter,
    ReminderLetters,
    VillageCard,
    VillageCards,
    VillageYear,
    YearFigure,
    YearNarratives,
)
from iku_desktop.domain.villages import Village
from iku_desktop.services.matrix_report import matrix_report
from tests.builders import APB, LPP, RKP, RULES
from tests.reports.models import CAMAT, a_report, some_villages

DAY = date(2025, 12, 11)
KINDS = ((LPP, 2024, RULES[2]), (RKP, 2026, RULES[0]), (APB, 2026, RULES[1]))


def open_documents(day: date = DAY, kinds: Sequence[int] = (0, 1, 2)) -> tuple[OpenDocument, ...]:
    """LPPDesa 2024, RKPDesa 2026 and APBDesa 2026, none of them in by a day."""
    moment = Moment(Quarter.of(day), day, day)
    counted = [CountedDocument(*KINDS[each]) for each in kinds]
    return tuple(
        OpenDocument(each, each.due, status_on(each.due, None, moment)) for each in counted
    )


def an_annual_report(
    content: OfficeContent,
    villages: Sequence[Village] | None = None,
    documents: Sequence[VillageDocument] | None = None,
    today: date = date(2026, 1, 9),
    years: Sequence[YearFigure] = (),
    **changes: object,
) -> AnnualReport:
    """The annual report of 2025 on the worked example; earlier years as given, else 2024 with 80 of 100."""
    report = a_report(content, 4, today, villages, documents)
    model = AnnualReport(
        office=report.office,
        plan=report.plan,
        moment=report.moment,
        state=report.state,
        revision=report.revision,
        rows=tuple(_annual_row(report, row, years) for row in report.rows),
        objectives=tuple(_annual_row(report, row, years) for row in report.objectives),
        matrix=report.matrix,
        narratives=tuple(
            YearNarratives(
                block.indicator,
                tuple(
                    QuarterTexts(Quarter(2025, number), dict(block.texts) if number == 2 else {})
                    for number in (1, 2, 3, 4)
                ),
            )
            for block in report.narratives
        ),
        categories=report.categories,
        causes=report.causes,
        official=report.official,
        signed_on=report.signed_on,
        logo=report.logo,
    )
    return replace(model, **changes)  # type: ignore[arg-type]


def _annual_row(report: QuarterReport, row: IndicatorRow, years: Sequence[YearFigure]) -> AnnualRow:
    target = row.year_target
    found = row.assessment
    reached = achievement(found.measurement.actual, target, row.indicator.direction)
    own = replace(row, assessment=replace(found, target=target, achievement=reached))
    begun = own.assessment if report.moment.today.year >= 2025 else None
    before = replace(own.assessment, moment=Moment.at(Quarter(2024, 4), report.moment.today))
    earlier = years or (YearFigure(2024, FigureSource.LIVE, target, before),)
    later = (YearFigure(2026, FigureSource.LATER, Fraction(92), None),)
    every = (*earlier, YearFigure(2025, FigureSource.LIVE, target, begun), *later)
    end = Fraction(92)
    progress = achievement(found.measurement.actual, end, row.indicator.direction)
    return AnnualRow(own, every, end, progress)


def with_narrative(model: AnnualReport, kind: NarrativeKind, words: str) -> AnnualReport:
    """The report with one narrative of TW I alone."""
    block = model.narratives[0]
    texts = (QuarterTexts(Quarter(2025, 1), {kind: words}), *block.quarters[1:])
    return replace(model, narratives=(replace(block, quarters=texts),))


def some_cards(
    content: OfficeContent,
    villages: Sequence[Village],
    documents: Sequence[VillageDocument] | None = None,
    years: int = 2,
    **changes: object,
) -> VillageCards:
    """The cards of some villages, each with so many years of the worked example up to 2025."""
    report = a_report(content, 4, date(2026, 1, 9), villages, documents)
    counted = report.matrix.counted
    cards = tuple(
        VillageCard(
            row.village,
            tuple(VillageYear(year, counted, row.cells) for year in range(2025 - years + 1, 2026)),
        )
        for row in report.matrix.rows
    )
    model = VillageCards(
        report.office, report.moment, report.state, cards, None, dict(report.causes)
    )
    return replace(model, **changes)  # type: ignore[arg-type]


def a_matrix(content: OfficeContent, **given: object) -> MatrixReport:
    """The matrix alone of the third quarter of the worked example."""
    return matrix_report(a_report(content, **given))  # type: ignore[arg-type]


def some_letters(
    content: OfficeContent,
    villages: Sequence[Village] = (),
    documents: tuple[OpenDocument, ...] = (),
    **changes: object,
) -> ReminderLetters:
    """Letters of 11 December 2025 with the numbers 1, 2, …, to one village unless told otherwise."""
    letters = tuple(
        ReminderLetter(village, documents or open_documents(), f"140/{number}/XII/2025")
        for number, village in enumerate(villages or some_villages(1), start=1)
    )
    model = ReminderLetters(content.office, DAY, DAY, "Penting", letters, CAMAT, None)
    return replace(model, **changes)  # type: ignore[arg-type]

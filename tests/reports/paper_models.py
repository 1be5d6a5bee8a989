"""Read-models of the annual report, letters, village cards and the matrix, made from the worked example."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.documents import status_on
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.report_models import OpenDocument, ReminderLetter, ReminderLetters
from iku_desktop.domain.villages import Village
from tests.builders import APB, LPP, RKP, RULES
from tests.reports.models import CAMAT, some_villages

DAY = date(2025, 12, 11)
KINDS = ((LPP, 2024, RULES[2]), (RKP, 2026, RULES[0]), (APB, 2026, RULES[1]))


def open_documents(day: date = DAY, kinds: Sequence[int] = (0, 1, 2)) -> tuple[OpenDocument, ...]:
    """LPPDesa 2024, RKPDesa 2026 and APBDesa 2026, none of them in by a day."""
    moment = Moment(Quarter.of(day), day, day)
    counted = [CountedDocument(*KINDS[each]) for each in kinds]
    return tuple(
        OpenDocument(each, each.due, status_on(each.due, None, moment)) for each in counted
    )


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

"""The read-models of the reports beside sheet and quarterly report: annual, matrix, letters, cards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from iku_desktop.domain.achievement import Category
from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.documents import DeadlineException, StatusOnDate
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.office import Office, Official
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.plan import IkuPlan, Indicator, NarrativeKind
from iku_desktop.domain.read_models import (
    ConcernLine,
    DocumentCell,
    DocumentMatrix,
    IndicatorRow,
    QuarterState,
)
from iku_desktop.domain.villages import Village


class FigureSource(StrEnum):
    """Where a year's figure comes from: a closed report, the rows as they are now, or a later year."""

    CLOSED = "closed"
    LIVE = "live"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class YearFigure:
    """One year of the plan for one indicator; `assessment` None where the year has no figure yet.

    `target` is the year's own, `revision` that of the closed report it was taken from.
    """

    year: int
    source: FigureSource
    target: Fraction | None
    assessment: Assessment | None
    revision: int = 0


@dataclass(frozen=True, slots=True)
class AnnualRow:
    """One indicator of the annual report.

    `figures` holds it against the year's target, with the course of the quarters; `years` are all years
    of the plan; `end_target` is the target of its last year and `progress` the year's actual value
    against it in percent.
    """

    figures: IndicatorRow
    years: tuple[YearFigure, ...]
    end_target: Fraction | None
    progress: Fraction | None


@dataclass(frozen=True, slots=True)
class QuarterTexts:
    """The narratives of one indicator in one quarter; only those that were written."""

    quarter: Quarter
    texts: Mapping[NarrativeKind, str]


@dataclass(frozen=True, slots=True)
class YearNarratives:
    """The narratives of one indicator in the four quarters of a year."""

    indicator: Indicator
    quarters: tuple[QuarterTexts, ...]


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """All that the annual report prints; `moment` is the year's newest, `state` and `revision` the year's.

    A year is closed by its TW IV; it is running until 31 December is over.
    """

    office: Office
    plan: IkuPlan
    moment: Moment
    state: QuarterState
    revision: int
    rows: tuple[AnnualRow, ...]
    objectives: tuple[AnnualRow, ...]
    matrix: DocumentMatrix
    narratives: tuple[YearNarratives, ...]
    categories: tuple[Category, ...]
    causes: Mapping[str, str]
    official: Official | None
    signed_on: date
    logo: bytes | None
    concerns: tuple[ConcernLine, ...] = ()


@dataclass(frozen=True, slots=True)
class MatrixReport:
    """The village x document matrix alone, as the quarterly report of the same moment prints it."""

    office: Office
    moment: Moment
    state: QuarterState
    revision: int
    matrix: DocumentMatrix
    causes: Mapping[str, str]
    official: Official | None
    signed_on: date
    logo: bytes | None


@dataclass(frozen=True, slots=True)
class OpenDocument:
    """A document a village is reminded of: its binding due date and where it stands on the letter's day."""

    counted: CountedDocument
    due: date
    state: StatusOnDate
    exception: DeadlineException | None = None


@dataclass(frozen=True, slots=True)
class ReminderLetter:
    """One letter to one village; `number` "" as long as it was not issued."""

    village: Village
    documents: tuple[OpenDocument, ...]
    number: str = ""


@dataclass(frozen=True, slots=True)
class ReminderLetters:
    """Letters of one day, one for each village; `as_of` is the day their documents are looked at.

    `copies` names who gets a copy (Tembusan) of each.
    """

    office: Office
    as_of: date
    dated: date
    nature: str
    letters: tuple[ReminderLetter, ...]
    official: Official | None
    logo: bytes | None
    copies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VillageYear:
    """One measured year of one village: a cell for each document counted, by due date."""

    year: int
    counted: tuple[CountedDocument, ...]
    cells: tuple[DocumentCell, ...]


@dataclass(frozen=True, slots=True)
class VillageCard:
    """One village's documents over the years, the oldest first."""

    village: Village
    years: tuple[VillageYear, ...]


@dataclass(frozen=True, slots=True)
class VillageCards:
    """The cards of some villages as of one moment; `state` is that of the moment's year."""

    office: Office
    moment: Moment
    state: QuarterState
    cards: tuple[VillageCard, ...]
    logo: bytes | None
    causes: Mapping[str, str] = field(default_factory=dict)

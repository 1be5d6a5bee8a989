"""The frozen shapes in which services answer pages, reports and the command line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from iku_desktop.domain.achievement import Category
from iku_desktop.domain.activities import Activity
from iku_desktop.domain.agenda import AgendaCounts
from iku_desktop.domain.assessment import Assessment, QuarterPoint
from iku_desktop.domain.backups import BackupState
from iku_desktop.domain.closing import ClosingHead
from iku_desktop.domain.documents import DeadlineException, DocumentStatus, StatusOnDate
from iku_desktop.domain.later_changes import LaterChange
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.office import Office, Official, Section
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.plan import (
    Goal,
    IkuPlan,
    Indicator,
    ManualValue,
    NarrativeKind,
    Target,
)
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.target_history import TargetRevision
from iku_desktop.domain.villages import Village


@dataclass(frozen=True, slots=True)
class Saved:
    """An accepted entry is on disk: when, under which id ("" when removed), and what is odd about it."""

    at: datetime
    id: str = ""
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a row was made and last changed, and by whom."""

    created_at: datetime
    created_by: str
    changed_at: datetime
    changed_by: str


class QuarterState(StrEnum):
    """Where a quarter stands: not begun, running, over but open, or closed (locked)."""

    FUTURE = "future"
    RUNNING = "running"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class FrameView:
    """What the window's frame shows beside the pages; `closings` are those of closed quarters."""

    office: Office
    years: tuple[int, ...]
    states: Mapping[int, QuarterState]
    problem_count: int
    backups: BackupState
    closings: Mapping[int, ClosingHead] = field(default_factory=dict)


class AgendaKind(StrEnum):
    """What falls due: a village document, the evaluation of a draft, or the end of a quarter."""

    DOCUMENT = "document"
    EVALUATION = "evaluation"
    QUARTER_END = "quarter_end"


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One coming date; `missing` names the villages that have no date or no answer yet.

    `working_days_left` is only an evaluation's.
    """

    kind: AgendaKind
    due: date
    days_left: int
    counted: CountedDocument | None = None
    missing: tuple[str, ...] = ()
    quarter: int = 0
    working_days_left: int = 0


class Concern(StrEnum):
    """What an open problem is about; also which page and filter its door opens."""

    DOCUMENT_MISSING = "document_missing"
    CAUSE_MISSING = "cause_missing"
    ORDER_FLAG = "order_flag"
    EVIDENCE_MISSING = "evidence_missing"
    FILES_MISSING = "files_missing"
    FOLLOW_UP_OPEN = "follow_up_open"
    MANUAL_MISSING = "manual_missing"
    TARGET_MISSING = "target_missing"
    NARRATIVE_MISSING = "narrative_missing"
    OFFICIAL_MISSING = "official_missing"
    PROFILE_MISSING = "profile_missing"
    RULE_MISSING = "rule_missing"
    NO_VILLAGES = "no_villages"
    PLAN_MISSING = "plan_missing"
    ROWS_DIFFER = "rows_differ"
    COPY_OLD = "copy_old"


@dataclass(frozen=True, slots=True)
class ConcernLine:
    """One open problem: what it is about, the words' values, and the row its door leads to.

    `values` may hold: village, document (e.g. "LPPDesa 2024"), days, count, indicator, year, quarter
    (roman), fields (names of blank fields or narrative kinds); an order flag also date, other and
    other_type. `village_id` with `document_type` or `indicator_code` names the place.
    """

    concern: Concern
    values: Mapping[str, object]
    village_id: str = ""
    document_type: str = ""
    indicator_code: str = ""


@dataclass(frozen=True, slots=True)
class HomeView:
    """Beranda: figures, their course, what falls due and what is to be put right.

    `previous` (the quarter before, within the year), `previous_year` (the whole year before) and
    `courses` are keyed by the indicator's code. Agenda and `pressing` are of today, whatever the moment.
    """

    moment: Moment
    state: QuarterState
    counted: tuple[CountedDocument, ...]
    strategic: tuple[Assessment, ...]
    objectives: tuple[Assessment, ...]
    others: tuple[Assessment, ...]
    previous: Mapping[str, Assessment]
    previous_year: Mapping[str, Assessment]
    courses: Mapping[str, tuple[QuarterPoint, ...]]
    agenda: tuple[AgendaLine, ...]
    concerns: tuple[ConcernLine, ...]
    pressing: AgendaCounts = field(default_factory=AgendaCounts)


@dataclass(frozen=True, slots=True)
class DocumentCell:
    """One village's document in the matrix; `state` is None where the village isn't expected to have it."""

    village_id: str
    document_type: str
    fiscal_year: int
    due: date
    state: StatusOnDate | None
    dated: date | None = None
    number: str = ""
    cause: str = ""
    cause_text: str = ""
    note: str = ""
    exception: DeadlineException | None = None
    flag: Problem | None = None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One village with a cell per counted document, in the documents' order."""

    village: Village
    cells: tuple[DocumentCell, ...]

    @property
    def on_time(self) -> int:
        """How many of its documents are on time."""
        return sum(cell.state is not None and cell.state.status is ON_TIME for cell in self.cells)

    @property
    def expected(self) -> int:
        """How many documents it is expected to have."""
        return sum(cell.state is not None for cell in self.cells)


ON_TIME = DocumentStatus.ON_TIME


@dataclass(frozen=True, slots=True)
class MatrixTotal:
    """The footer of one document: how many in each status."""

    counted: CountedDocument
    expected: int
    on_time: int
    late: int
    missing: int
    waiting: int
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class CauseCount:
    """How often a cause of lateness was given, and by whom."""

    cause: str
    cause_text: str
    count: int
    villages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DocumentMatrix:
    """The village x document matrix of a measured year at a moment."""

    moment: Moment
    counted: tuple[CountedDocument, ...]
    rows: tuple[MatrixRow, ...]
    totals: tuple[MatrixTotal, ...]
    causes: tuple[CauseCount, ...]
    exceptions: tuple[tuple[Village, CountedDocument, DeadlineException], ...]
    kelurahan: tuple[Village, ...]

    @property
    def on_time(self) -> int:
        """All documents on time."""
        return sum(total.on_time for total in self.totals)

    @property
    def expected(self) -> int:
        """All documents expected."""
        return sum(total.expected for total in self.totals)


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """One activity with its section and whether it counts and was followed up as of the moment."""

    number: int
    activity: Activity
    section: Section | None
    counts: bool
    followed_up: bool
    changed_at: str = ""
    changed_by: str = ""


@dataclass(frozen=True, slots=True)
class ActivityList:
    """The activities of one quarter (or of the year, quarter None), with totals."""

    moment: Moment
    whole_year: bool
    rows: tuple[ActivityRow, ...]
    sections: tuple[Section, ...]
    counted: int
    uncounted: int
    followed_up: int


@dataclass(frozen=True, slots=True)
class VillageRow:
    """One village with its documents over the years, newest year first."""

    village: Village
    documents: tuple[tuple[int, tuple[DocumentCell, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class FactLine:
    """One row behind a figure and what it adds to the numerator (0 or 1).

    A document: `subject` the village, `item` "LPPDesa 2024", `status` a DocumentStatus value with `days`.
    An activity: `subject` what was done on `dated`, `item` its section, `due` None, `status` followed_up,
    follow_up_open or uncounted.
    """

    subject: str
    item: str
    due: date | None
    dated: date | None
    status: str
    days: int
    adds: int
    village_id: str = ""
    document_type: str = ""
    activity_id: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """Everything the page Indikator & Target shows of one indicator; also the explanation of a figure.

    `targets` holds every revision of the year's targets, `manual` what was entered by hand, `drafts`
    what the facts say for each of `narratives`, also of one that is written.
    """

    assessment: Assessment
    goal: Goal
    previous: Assessment | None
    course: tuple[QuarterPoint, ...]
    year_target: Fraction | None
    lines: tuple[FactLine, ...]
    narratives: Mapping[NarrativeKind, str]
    categories: tuple[Category, ...]
    targets: tuple[Target, ...] = ()
    manual: ManualValue | None = None
    drafts: Mapping[NarrativeKind, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One indicator's figure before and after a change of rule, preset or validity."""

    before: Assessment
    after: Assessment


@dataclass(frozen=True, slots=True)
class IkuSheet:
    """All that the IKU sheet prints; `logo` is image bytes or None."""

    office: Office
    plan: IkuPlan
    logo: bytes | None


@dataclass(frozen=True, slots=True)
class NarrativeBlock:
    """The three narratives of one indicator; `drafts` (made from the facts) are those not written."""

    indicator: Indicator
    texts: Mapping[NarrativeKind, str]
    drafts: Mapping[NarrativeKind, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One row of the report's table A; `revisions` are those of the year's targets valid at the moment."""

    goal: Goal
    indicator: Indicator
    year_target: Fraction | None
    course: tuple[QuarterPoint, ...]
    assessment: Assessment
    revisions: tuple[TargetRevision, ...] = ()


@dataclass(frozen=True, slots=True)
class QuarterReport:
    """All that the quarterly report prints, as of `moment`.

    `changes` are those since the closed quarter `compared_with` (None: the one before is not closed).
    """

    office: Office
    plan: IkuPlan
    moment: Moment
    state: QuarterState
    revision: int
    rows: tuple[IndicatorRow, ...]
    objectives: tuple[IndicatorRow, ...]
    matrix: DocumentMatrix
    activities: tuple[ActivityRow, ...]
    narratives: tuple[NarrativeBlock, ...]
    categories: tuple[Category, ...]
    causes: Mapping[str, str]
    official: Official | None
    signed_on: date
    logo: bytes | None
    concerns: tuple[ConcernLine, ...]
    compared_with: Quarter | None = None
    changes: tuple[LaterChange, ...] = ()

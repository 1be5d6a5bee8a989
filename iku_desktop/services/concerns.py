"""What is still to be put right, on screen and before a report is printed."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.documents import DocumentStatus
from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.office import signing_official
from iku_desktop.domain.packages import waiting_rows
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import GoalKind, IkuPlan, NarrativeKind
from iku_desktop.domain.read_models import Concern, ConcernLine, DocumentCell, DocumentMatrix
from iku_desktop.presentation.words import counted_text
from iku_desktop.services.facts import assess_year, year_facts
from iku_desktop.services.matrix import document_matrix
from iku_desktop.services.snapshot import Snapshot

PRINTED_FIELDS = (
    *("name", "kabupaten", "province", "government_line", "office_line"),
    *("address", "postal_line", "place", "main_duty", "functions"),
)
SIGNATORY_FIELDS = ("place", "set_on", "signatory_name")


def open_concerns(rows: Snapshot, moment: Moment) -> tuple[ConcernLine, ...]:
    """Every open problem of the year as of the moment, most urgent kind first."""
    plan = rows.plan(moment.year)
    if plan is None:
        return (ConcernLine(Concern.PLAN_MISSING, {"year": moment.year}),)
    facts = year_facts(rows, moment.year)
    matrix = document_matrix(rows, facts, moment)
    assessments = assess_year(rows, moment, facts)
    return (
        *_of_packages(rows),
        *_of_villages(rows),
        *_of_rules(rows, plan, facts),
        *_of_documents(matrix),
        *_of_activities(assessments),
        *_of_values(plan, assessments, moment),
        *_of_office(rows, moment),
    )


def report_concerns(rows: Snapshot, moment: Moment) -> tuple[ConcernLine, ...]:
    """What the quarterly report would lack: the open problems, open follow-ups and narratives."""
    plan = rows.plan(moment.year)
    if plan is None:
        return open_concerns(rows, moment)
    assessments = assess_year(rows, moment)
    return (
        *open_concerns(rows, moment),
        *_open_follow_ups(assessments),
        *_of_narratives(rows, plan, moment),
    )


def sheet_concerns(rows: Snapshot, plan: IkuPlan) -> tuple[ConcernLine, ...]:
    """What the IKU sheet would lack: the profile and its place, date and signatory."""
    blank = [name for name in SIGNATORY_FIELDS if not getattr(plan, name)]
    lines = [_profile(rows)]
    if blank:
        lines.append(ConcernLine(Concern.OFFICIAL_MISSING, {"fields": tuple(blank)}))
    return tuple(line for line in lines if line is not None)


def _of_packages(rows: Snapshot) -> Iterator[ConcernLine]:
    waiting = waiting_rows(rows.row_variants())
    if waiting:
        yield ConcernLine(Concern.ROWS_DIFFER, {"count": len(waiting)})


def _of_villages(rows: Snapshot) -> Iterator[ConcernLine]:
    if not any(village.sets_documents for village in rows.villages()):
        yield ConcernLine(Concern.NO_VILLAGES, {})


def _of_rules(rows: Snapshot, plan: IkuPlan, facts: YearFacts) -> Iterator[ConcernLine]:
    ruled = {each.document_type.code for each in facts.counted}
    for kind in rows.document_types():
        if kind.code in plan.offsets and kind.code not in ruled:
            fiscal_year = facts.year + plan.offsets[kind.code]
            values = {"document": f"{kind.name} {fiscal_year}", "year": facts.year}
            yield ConcernLine(Concern.RULE_MISSING, values, document_type=kind.code)


def _of_documents(matrix: DocumentMatrix) -> Iterator[ConcernLine]:
    cells = [
        (counted, row.village.name, row.cells[at])
        for at, counted in enumerate(matrix.counted)
        for row in matrix.rows
        if row.cells[at].state is not None
    ]
    cells.sort(key=lambda each: -each[2].state.days if each[2].state else 0)
    for concern, is_open in OF_A_CELL.items():
        for counted, village, cell in cells:
            if is_open(cell):
                yield _cell_line(concern, counted, village, cell)


def _cell_line(
    concern: Concern, counted: CountedDocument, village: str, cell: DocumentCell
) -> ConcernLine:
    values: dict[str, object] = {"village": village, "document": counted_text(counted)}
    if cell.state is not None:
        values["days"] = cell.state.days
    if cell.flag is not None:
        values |= cell.flag.values
    return ConcernLine(concern, values, cell.village_id, cell.document_type)


def _is(cell: DocumentCell, status: DocumentStatus) -> bool:
    return cell.state is not None and cell.state.status is status


OF_A_CELL: Mapping[Concern, Callable[[DocumentCell], bool]] = {
    Concern.DOCUMENT_MISSING: lambda cell: _is(cell, DocumentStatus.MISSING),
    Concern.CAUSE_MISSING: lambda cell: (
        _is(cell, DocumentStatus.LATE) and not cell.cause and not cell.cause_text
    ),
    Concern.ORDER_FLAG: lambda cell: cell.flag is not None,
}


def _of_activities(assessments: Sequence[Assessment]) -> Iterator[ConcernLine]:
    for each in assessments:
        uncounted = each.measurement.extra.get("uncounted")
        if uncounted:
            values = {"count": uncounted, "year": each.moment.year}
            yield ConcernLine(Concern.EVIDENCE_MISSING, values, indicator_code=each.indicator.code)


def _open_follow_ups(assessments: Sequence[Assessment]) -> Iterator[ConcernLine]:
    for each in assessments:
        left = each.measurement.remaining
        if each.measurement.counted_as == "activity" and left:
            values = {"count": left, "year": each.moment.year}
            yield ConcernLine(Concern.FOLLOW_UP_OPEN, values, indicator_code=each.indicator.code)


def _of_values(
    plan: IkuPlan, assessments: Sequence[Assessment], moment: Moment
) -> Iterator[ConcernLine]:
    """Values to enter by hand, then targets; a goal's own target only once there is a value to hold."""
    objectives = {each.id for each in plan.of_kind(GoalKind.OBJECTIVE)}
    for concern in (Concern.MANUAL_MISSING, Concern.TARGET_MISSING):
        for each in assessments:
            entered = each.measurement.missing is None or (
                each.measurement.missing.code != "not_entered"
            )
            if concern is Concern.MANUAL_MISSING:
                is_open = not entered
            else:
                is_open = each.target is None and (entered or each.indicator.id not in objectives)
            if is_open:
                values = {
                    "indicator": each.indicator.short_title or each.indicator.title,
                    "year": moment.year,
                    "quarter": moment.quarter.roman,
                }
                yield ConcernLine(concern, values, indicator_code=each.indicator.code)


def _of_narratives(rows: Snapshot, plan: IkuPlan, moment: Moment) -> Iterator[ConcernLine]:
    written = {
        (each.indicator_id, each.kind)
        for each in rows.narratives(moment.year, moment.quarter.number)
        if each.text
    }
    for indicator in plan.of_kind(GoalKind.STRATEGIC):
        blank = tuple(kind.value for kind in NarrativeKind if (indicator.id, kind) not in written)
        if blank:
            values = {
                "indicator": indicator.short_title or indicator.title,
                "year": moment.year,
                "quarter": moment.quarter.roman,
                "fields": blank,
            }
            yield ConcernLine(Concern.NARRATIVE_MISSING, values, indicator_code=indicator.code)


def _of_office(rows: Snapshot, moment: Moment) -> Iterator[ConcernLine]:
    if signing_official(rows.officials(), moment.today) is None:
        yield ConcernLine(Concern.OFFICIAL_MISSING, {"fields": ("signing_official",)})
    profile = _profile(rows)
    if profile is not None:
        yield profile


def _profile(rows: Snapshot) -> ConcernLine | None:
    office = rows.office()
    blank = tuple(name for name in PRINTED_FIELDS if not getattr(office, name))
    return ConcernLine(Concern.PROFILE_MISSING, {"fields": blank}) if blank else None

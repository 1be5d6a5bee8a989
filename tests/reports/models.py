"""Read-models of reports, made through the domain from the worked example or from what a test names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.assessment import assess, course_of_year, year_target
from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.documents import DeadlineException, DocumentType, VillageDocument
from iku_desktop.domain.facts import ActivityFact, YearFacts
from iku_desktop.domain.office import Official, Section
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.plan import GoalKind, NarrativeKind
from iku_desktop.domain.read_models import (
    ActivityRow,
    IndicatorRow,
    NarrativeBlock,
    QuarterReport,
    QuarterState,
)
from iku_desktop.domain.villages import Village
from iku_desktop.services.matrix import document_matrix
from tests.builders import TYPES, a_document, a_target, a_village, year_facts

CAMAT = Official("o", "IWAN HADI PURNOMO, S.STP, M.M.", "CAMAT RANUYOSO", "197509211996021002")
SECTIONS = (
    Section("s2", "PEM", "Seksi Pemerintahan", "Pemerintahan", 2),
    Section("s1", "UMUM", "Subbagian Umum", "Umum", 1),
)
TARGETS = {1: (90, 80, 85, 88, 90), 2: (90, 30, 30, 60, 90)}
PER_QUARTER = ((11, 14), (13, 15), (15, 17), (0, 0))


def worked_documents() -> list[VillageDocument]:
    """The documents of the worked example of domain.md, the late one with its cause."""
    codes = [f"35.08.20.{number}" for number in range(2001, 2012)]
    lpp = [a_document(code, "LPPDES", 2024, date(2025, 3, 31), number="141") for code in codes[:9]]
    late = a_document(codes[9], "LPPDES", 2024, date(2025, 4, 4), cause="bpd")
    rkp = [
        a_document(code, "RKPDES", 2026, date(2025, 9, 30), number="5/2025") for code in codes[:10]
    ]
    apb = [a_document(code, "APBDES", 2026, date(2025, 12, 31)) for code in codes]
    return [*lpp, late, *rkp, *apb]


def worked_activities() -> list[ActivityFact]:
    """11 of 14, 13 of 15 and 15 of 17 activities followed up in the quarters I to III."""
    facts: list[ActivityFact] = []
    for number, (done, counted) in enumerate(PER_QUARTER, start=1):
        quarter = Quarter(2025, number)
        facts += [ActivityFact(quarter.start, True, quarter.end)] * done
        facts += [ActivityFact(quarter.start, True, None)] * (counted - done)
    return facts


def some_villages(count: int, name: str = "Desa {number}") -> tuple[Village, ...]:
    """So many villages of Ranuyoso."""
    return tuple(
        a_village(f"35.08.20.{2001 + number}", name=name.format(number=number + 1))
        for number in range(count)
    )


def some_activities(count: int, **values: object) -> tuple[ActivityRow, ...]:
    """So many activities of the third quarter, every fifth without evidence, every third not done."""
    rows = []
    for number in range(count):
        day = date(2025, 7, 1) + timedelta(days=number % 90)
        evidence = (Evidence(EvidenceKind.MEETING, f"005/{number}/2025"),) if number % 5 else ()
        done = day if number % 3 else None
        given = {"description": f"Kegiatan ke-{number + 1}", "output": "Notula"} | values
        activity = Activity(
            str(number), day, section_id="s", evidence=evidence, follow_up_date=done, **given
        )  # type: ignore[arg-type]
        section = SECTIONS[number % 2]
        counts = activity.counts
        rows.append(ActivityRow(number + 1, activity, section, counts, counts and done is not None))
    return tuple(rows)


@dataclass(frozen=True)
class _Types:
    """What the matrix asks of an office's rows."""

    def document_types(self) -> tuple[DocumentType, ...]:
        return TYPES


def a_report(
    content: OfficeContent,
    quarter: int = 3,
    today: date = date(2025, 10, 9),
    villages: Sequence[Village] | None = None,
    documents: Iterable[VillageDocument] | None = None,
    exceptions: Iterable[DeadlineException] = (),
    facts: Sequence[ActivityFact] | None = None,
    targets: bool = True,
    **changes: object,
) -> QuarterReport:
    """The quarterly report of 2025 on the worked example; `changes` replace fields of the read-model."""
    plan = content.plans[0]
    moment = Moment.at(Quarter(2025, quarter), today)
    year = year_facts(
        villages=villages,
        documents=worked_documents() if documents is None else documents,
        exceptions=exceptions,
        activities=worked_activities() if facts is None else facts,
        targets=_targets() if targets else (),
    )
    report = QuarterReport(
        office=content.office,
        plan=plan,
        moment=moment,
        state=QuarterState.OPEN,
        revision=0,
        rows=_rows(content, year, moment, GoalKind.STRATEGIC),
        objectives=_rows(content, year, moment, GoalKind.OBJECTIVE),
        matrix=document_matrix(_Types(), year, moment, as_printed=True),  # type: ignore[arg-type]
        activities=some_activities(19),
        narratives=tuple(
            NarrativeBlock(each, {NarrativeKind.DRIVING: "Hasil rapat dibagi pada hari yang sama."})
            for each in plan.of_kind(GoalKind.STRATEGIC)
        ),
        categories=content.categories,
        causes=content.causes,
        official=CAMAT,
        signed_on=today,
        logo=None,
        concerns=(),
    )
    return replace(report, **changes)  # type: ignore[arg-type]


def _targets() -> list[object]:
    return [
        a_target(value, quarter, indicator_id=f"iku-{indicator}")
        for indicator, values in TARGETS.items()
        for quarter, value in enumerate(values)
    ]


def _rows(
    content: OfficeContent, year: YearFacts, moment: Moment, kind: GoalKind
) -> tuple[IndicatorRow, ...]:
    plan = content.plans[0]
    goals = {goal.id: goal for goal in plan.goals}
    return tuple(
        IndicatorRow(
            goal=goals[each.goal_id],
            indicator=each,
            year_target=year_target(year, each, moment),
            course=course_of_year(year, each, moment, content.categories),
            assessment=assess(year, each, moment, content.categories),
        )
        for each in plan.of_kind(kind)
    )

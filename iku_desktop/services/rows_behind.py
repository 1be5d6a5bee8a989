"""The rows behind an indicator's figure, by its calculator: documents or activities."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.indicators.documents_on_time import expected_documents
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import Indicator
from iku_desktop.domain.read_models import ActivityRow, FactLine
from iku_desktop.presentation.words import counted_text
from iku_desktop.services.activity_rows import activity_rows
from iku_desktop.services.snapshot import Snapshot

Lines = tuple[FactLine, ...]


def rows_behind(rows: Snapshot, facts: YearFacts, indicator: Indicator, moment: Moment) -> Lines:
    """One line per document or activity that the figure is made of; none for a hand-entered one."""
    find = LINES.get(indicator.calculator)
    return () if find is None else find(rows, facts, moment)


def _documents(rows: Snapshot, facts: YearFacts, moment: Moment) -> Lines:
    return tuple(
        FactLine(
            subject=each.village.name,
            item=counted_text(each.counted),
            due=each.due,
            dated=each.document.dated if each.document else None,
            status=each.state.status.value,
            days=each.state.days,
            adds=int(each.is_on_time),
            village_id=each.village.id,
            document_type=each.counted.document_type.code,
        )
        for each in expected_documents(facts, moment)
    )


def _activities(rows: Snapshot, facts: YearFacts, moment: Moment) -> Lines:
    last = min(moment.as_of, date(moment.year, 12, 31))
    activities = activity_rows(rows, moment, date(moment.year, 1, 1), last)
    return tuple(
        FactLine(
            subject=each.activity.description,
            item=each.section.short_name or each.section.name if each.section else "",
            due=None,
            dated=each.activity.day,
            status=_status(each),
            days=0,
            adds=int(each.followed_up),
            activity_id=each.activity.id,
        )
        for each in activities
    )


def _status(row: ActivityRow) -> str:
    if not row.counts:
        return "uncounted"
    return "followed_up" if row.followed_up else "follow_up_open"


LINES: Mapping[str, Callable[[Snapshot, YearFacts, Moment], Lines]] = MappingProxyType(
    {"documents_on_time": _documents, "follow_up": _activities}
)

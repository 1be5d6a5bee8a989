"""Lists the evidence of a quarter for the binder: activities, village documents, values, and their files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from iku_desktop.domain.binder_models import BinderItem, BinderSection, EvidenceBinder
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.office import signing_official
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import GoalKind, IkuPlan, Indicator
from iku_desktop.domain.read_models import Concern, ConcernLine
from iku_desktop.presentation.words import counted_text
from iku_desktop.services.concerns import open_concerns
from iku_desktop.services.facts import year_facts
from iku_desktop.services.frame import told_state
from iku_desktop.services.frozen_quarters import closing_of
from iku_desktop.services.matrix import document_matrix
from iku_desktop.services.snapshot import Snapshot

# An item and the id of the row whose files it has.
Listed = tuple[str, BinderItem]
OF_A_BINDER = (
    *(Concern.PLAN_MISSING, Concern.EVIDENCE_MISSING, Concern.MANUAL_MISSING),
    *(Concern.OFFICIAL_MISSING, Concern.PROFILE_MISSING),
)


def evidence_binder(rows: Snapshot, plan: IkuPlan, moment: Moment, revision: int) -> EvidenceBinder:
    """All that the binder of the moment's quarter holds, by the rows as they are.

    Activities are the quarter's own by the as-of date; documents and values those of the year that were
    dated by then, since the year's figure rests on all of them.
    """
    signed_on = max(moment.today, moment.as_of)
    return EvidenceBinder(
        office=rows.office(),
        moment=moment,
        state=told_state(rows, moment),
        revision=revision,
        sections=tuple(_sections(rows, plan, moment)),
        official=signing_official(rows.officials(), signed_on),
        signed_on=signed_on,
        logo=rows.reader.logo(),
        listed_later=closing_of(rows, moment) is not None,
    )


def binder_concerns(rows: Snapshot, moment: Moment) -> tuple[ConcernLine, ...]:
    """What the binder would lack: activities without a file or without any evidence, values, the profile."""
    lines = [line for line in open_concerns(rows, moment) if line.concern in OF_A_BINDER]
    counted = [row_id for row_id, item in _activities(rows, moment) if item.counts]
    bare = len(counted) - len(rows.reader.evidence_files(FileOwner.ACTIVITY, counted))
    if bare:
        lines.insert(0, ConcernLine(Concern.FILES_MISSING, {"count": bare, "year": moment.year}))
    return tuple(lines)


def _sections(rows: Snapshot, plan: IkuPlan, moment: Moment) -> Iterator[BinderSection]:
    """A section for each indicator whose rows can have files; the same rows are bound only once."""
    told: set[FileOwner] = set()
    for indicator in (*plan.of_kind(GoalKind.STRATEGIC), *plan.of_kind(GoalKind.OBJECTIVE)):
        known = PROVED_BY.get(indicator.calculator)
        if known is None or (known[0] in told and known[0] is not FileOwner.MANUAL_VALUE):
            continue
        owner, listed = known
        told.add(owner)
        items = _with_files(rows, owner, tuple(listed(rows, indicator, moment)))
        title = indicator.short_title or indicator.title
        yield BinderSection(indicator.code, title, owner, items)


def _with_files(
    rows: Snapshot, owner: FileOwner, listed: Sequence[Listed]
) -> tuple[BinderItem, ...]:
    files = rows.reader.evidence_files(owner, [row_id for row_id, _ in listed])
    return tuple(replace(item, files=files.get(row_id, ())) for row_id, item in listed)


def _activities(rows: Snapshot, moment: Moment) -> Iterator[Listed]:
    until = min(moment.quarter.end, moment.as_of)
    for each in rows.reader.activities(moment.quarter.start, until):
        item = BinderItem(each.description, each.day, evidence=each.evidence, counts=each.counts)
        yield each.id, item


def _documents(rows: Snapshot, moment: Moment) -> Iterator[Listed]:
    """The documents that villages are expected to have and had set by the as-of date."""
    facts = year_facts(rows, moment.year)
    matrix = document_matrix(rows, facts, moment, as_printed=True)
    for at, counted in enumerate(matrix.counted):
        for row in matrix.rows:
            cell = row.cells[at]
            stored = facts.documents.get((cell.village_id, cell.document_type, cell.fiscal_year))
            if cell.state is None or cell.dated is None or stored is None:
                continue
            yield (
                stored.id,
                BinderItem(
                    counted_text(counted), cell.dated, village=row.village.name, number=cell.number
                ),
            )


def _values(rows: Snapshot, indicator: Indicator, moment: Moment) -> Iterator[Listed]:
    entered = rows.manual_values(moment.year).get(indicator.id)
    if entered is None or (entered.dated is not None and entered.dated > moment.as_of):
        return
    subject = f"{indicator.short_title or indicator.title} {moment.year}"
    yield entered.id, BinderItem(subject, entered.dated, number=entered.evidence)


Listing = Callable[[Snapshot, Indicator, Moment], Iterator[Listed]]
_OF_A_VALUE: tuple[FileOwner, Listing] = (FileOwner.MANUAL_VALUE, _values)
# What proves an indicator, by its calculator; one that stands nowhere here has no files.
PROVED_BY: Mapping[str, tuple[FileOwner, Listing]] = MappingProxyType(
    {
        "follow_up": (FileOwner.ACTIVITY, lambda rows, _, moment: _activities(rows, moment)),
        "documents_on_time": (FileOwner.DOCUMENT, lambda rows, _, moment: _documents(rows, moment)),
        "manual_value": _OF_A_VALUE,
        "manual_ratio": _OF_A_VALUE,
    }
)

"""What falls due next: village documents that are still missing, evaluations, and the quarter's end."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path

from iku_desktop.domain.agenda import CHASED_DAYS, Agenda, OpenEvaluation, OpenItem
from iku_desktop.domain.closing import clock_problem
from iku_desktop.domain.documents import DocumentType, effective_due, rule_for
from iku_desktop.domain.evaluation import EvaluationState
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import AgendaKind, AgendaLine
from iku_desktop.domain.typed_input import shortened
from iku_desktop.presentation.texts import t
from iku_desktop.services.context import Context
from iku_desktop.services.evaluations import clocks
from iku_desktop.services.facts import counted_in
from iku_desktop.services.snapshot import Snapshot

# A due date lies at most two years before or after its fiscal year; one more is still to come.
YEARS_AROUND = range(-3, 5)
CONFIRMATIONS = "clock_confirmation"


class AgendaDesk:
    """The agenda of today: to look at, for a calendar, and as texts for messages."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._looked: tuple[int, datetime | None] | None = None

    def agenda(self) -> Agenda:
        """All that is open today."""
        with self._context.reading() as rows:
            return whole_agenda(rows, self._context.today)

    def calendar(self) -> bytes:
        """The coming dates as a calendar file (RFC 5545)."""
        from iku_desktop.presentation.agenda_events import agenda_events
        from iku_desktop.presentation.calendar_file import calendar_file

        agenda = self.agenda()
        name = t("agenda.calendar_name", office=agenda.office.name)
        return calendar_file(agenda_events(agenda), self._context.clock.now().astimezone(), name)

    def save_calendar(self, path: Path) -> None:
        """Write the calendar file; Unavailable where the disk refuses, and an older file is whole then."""
        from iku_desktop.storage.files import write_whole

        write_whole(path, self.calendar())

    def village_text(self, village_id: str) -> str:
        """What is written to one village; Refused where nothing of it presses, or nobody knows it."""
        from iku_desktop.presentation.message_words import village_message

        agenda = self.agenda()
        mine = [each for each in agenda.items if each.village.id == village_id]
        if not mine and village_id not in self._village_ids():
            values = {"typed": shortened(village_id)}
            raise Refused(Problem("unknown_village", "village", values))
        pressing = tuple(each for each in mine if each.is_pressing)
        if not pressing:
            raise Refused(Problem("nothing_presses", "village"))
        return village_message(agenda, pressing)

    def group_text(self) -> str:
        """What is written to the group of all villages; Refused where nothing presses."""
        from iku_desktop.presentation.message_words import group_message

        agenda = self.agenda()
        pressing = tuple(each for each in agenda.items if each.is_pressing)
        if not pressing:
            raise Refused(Problem("nothing_presses", "village"))
        return group_message(agenda, pressing)

    def clock_problem(self) -> Problem | None:
        """Why the PC's clock can't be right: something was written later than it says; else None."""
        with self._context.reading() as rows:
            return clock_problem(self._context.clock.now(), self._last_seen(rows))

    def _last_seen(self, rows: Snapshot) -> datetime | None:
        """The latest time in the trail; asked again and again, so only what is new of it is read."""
        counter = rows.reader.change_counter()
        before = self._looked
        if before is None or CONFIRMATIONS in rows.reader.changed_since(before[0]):
            seen = rows.reader.last_seen()
        else:
            times = (before[1], rows.reader.latest_since(before[0]))
            seen = max((each for each in times if each is not None), default=None)
        self._looked = (counter, seen)
        return seen

    def _village_ids(self) -> set[str]:
        with self._context.reading() as rows:
            return {each.id for each in rows.villages()}


def whole_agenda(rows: Snapshot, today: date) -> Agenda:
    """What is open on a day: documents by due date and village, evaluations by their last day."""
    items = sorted(open_items(rows, today), key=lambda each: (each.due, each.village.code))
    evaluations = sorted(
        open_evaluations(rows, today), key=lambda each: (each.evaluation.until, each.village.code)
    )
    quarter = Quarter.of(today)
    is_closed = quarter.number in rows.closed(quarter.year)
    end = None if is_closed else quarter.end
    return Agenda(rows.office(), today, tuple(items), tuple(evaluations), end)


def agenda_lines(agenda: Agenda) -> tuple[AgendaLine, ...]:
    """The coming dates by day: documents not yet set, evaluations that run, the quarter's end."""
    today = agenda.today
    lines = list(_document_lines(agenda.items, today))
    lines += _evaluation_lines(agenda.evaluations, today)
    end = agenda.quarter_end
    if end is not None:
        number = Quarter.of(today).number
        lines.append(AgendaLine(AgendaKind.QUARTER_END, end, (end - today).days, quarter=number))
    return tuple(sorted(lines, key=lambda line: (line.due, line.kind is AgendaKind.QUARTER_END)))


def _document_lines(items: Iterable[OpenItem], today: date) -> Iterator[AgendaLine]:
    coming: dict[tuple[str, int, date], list[OpenItem]] = {}
    for item in items:
        if not item.is_overdue:
            counted = item.counted
            key = (counted.document_type.code, counted.fiscal_year, item.due)
            coming.setdefault(key, []).append(item)
    for (_, _, due), mine in coming.items():
        names = tuple(each.village.name for each in mine)
        days = (due - today).days
        yield AgendaLine(AgendaKind.DOCUMENT, due, days, mine[0].counted, names)


def _evaluation_lines(evaluations: Iterable[OpenEvaluation], today: date) -> Iterator[AgendaLine]:
    running: dict[tuple[str, int, date], list[OpenEvaluation]] = {}
    for each in evaluations:
        if each.evaluation.state is EvaluationState.RUNNING:
            counted = each.counted
            key = (counted.document_type.code, counted.fiscal_year, each.evaluation.until)
            running.setdefault(key, []).append(each)
    for (_, _, until), mine in running.items():
        yield AgendaLine(
            AgendaKind.EVALUATION,
            until,
            (until - today).days,
            mine[0].counted,
            tuple(each.village.name for each in mine),
            working_days_left=mine[0].evaluation.left,
        )


def open_items(rows: Snapshot, today: date) -> Iterator[OpenItem]:
    """The documents that villages have not set: overdue ones, and of each kind the next that are due."""
    for kind in _kinds(rows, today):
        yield from _of_kind(rows, kind, today)


def _kinds(rows: Snapshot, today: date) -> tuple[DocumentType, ...]:
    plan = rows.plan(today.year)
    if plan is None:
        return ()
    return tuple(each for each in rows.document_types() if each.code in plan.offsets)


def _of_kind(rows: Snapshot, kind: DocumentType, today: date) -> Iterator[OpenItem]:
    """What is owed of a document up to its next common due date, and exceptions that run beyond it."""
    for fiscal_year in (today.year + offset for offset in YEARS_AROUND):
        rule = rule_for(rows.rules(), kind.code, fiscal_year)
        if rule is None:
            continue
        counted = CountedDocument(kind, fiscal_year, rule)
        items = tuple(_of_document(rows, counted, today))
        yield from items
        if counted.due >= today and any(each.due == counted.due for each in items):
            return


def _of_document(rows: Snapshot, counted: CountedDocument, today: date) -> Iterator[OpenItem]:
    years = [today.year + offset for offset in YEARS_AROUND]
    documents, exceptions = rows.documents(years), rows.exceptions(years)
    is_chased = counted in counted_in(rows, today.year)
    for village in rows.villages():
        if not village.counts_on(counted.due):
            continue
        key = (village.id, counted.document_type.code, counted.fiscal_year)
        document = documents.get(key)
        if document is None or document.dated is None:
            due = effective_due(counted.due, exceptions.get(key), today)
            days = (due - today).days
            if is_chased or days >= -CHASED_DAYS:
                yield OpenItem(village, counted, due, days, due != counted.due)


def open_evaluations(rows: Snapshot, today: date) -> Iterator[OpenEvaluation]:
    """The drafts whose evaluation runs, or has been lately been silent for too long."""
    villages = {each.id: each for each in rows.villages()}
    kinds = {each.code: each for each in rows.document_types()}
    years = [today.year + offset for offset in YEARS_AROUND]
    for (village_id, code, fiscal_year), found in clocks(rows, years, today):
        rule = rule_for(rows.rules(), code, fiscal_year)
        lapsed = found.state is EvaluationState.LAPSED
        if found.state is not EvaluationState.RUNNING and not lapsed:
            continue
        if lapsed and (today - found.until).days > CHASED_DAYS:
            continue
        if rule is not None and village_id in villages and code in kinds:
            counted = CountedDocument(kinds[code], fiscal_year, rule)
            yield OpenEvaluation(villages[village_id], counted, found)

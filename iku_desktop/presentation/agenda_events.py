"""Turns the agenda into events of a calendar: one for each date of a document, evaluation and quarter."""

from collections.abc import Iterator

from iku_desktop.domain.agenda import STEPS, Agenda, OpenEvaluation, OpenItem
from iku_desktop.domain.evaluation import EvaluationState
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.periods import Quarter
from iku_desktop.presentation.calendar_file import CalendarEvent
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import counted_text

# An evaluation lasts about a month: its first call is too early to be of use.
EVALUATION_STEPS = (7, 1)


def agenda_events(agenda: Agenda) -> tuple[CalendarEvent, ...]:
    """The coming dates; what is overdue already has no day left in a calendar."""
    events = [*_documents(agenda), *_evaluations(agenda), *_quarter(agenda)]
    return tuple(sorted(events, key=lambda each: (each.day, each.uid)))


def _documents(agenda: Agenda) -> Iterator[CalendarEvent]:
    together: dict[tuple[str, int], list[OpenItem]] = {}
    for item in agenda.items:
        if item.is_overdue:
            continue
        if item.has_exception:
            village = item.village.code
            yield _document(_uid(agenda, item.counted, village), [item], "agenda.event.exception")
        else:
            counted = item.counted
            key = (counted.document_type.code, counted.fiscal_year)
            together.setdefault(key, []).append(item)
    for items in together.values():
        yield _document(_uid(agenda, items[0].counted), items, "agenda.event.due")


def _document(uid: str, items: list[OpenItem], key: str) -> CalendarEvent:
    counted, due = items[0].counted, items[0].due
    names = [each.village.name for each in items]
    about = t(
        f"agenda.event.about.{counted.rule.counts.value}",
        document=counted.document_type.full_name or counted.document_type.name,
        due=show_long(due),
        basis=counted.rule.legal_basis,
        villages=", ".join(names),
    )
    title = t(key, document=counted_text(counted), count=len(names), village=names[0])
    return CalendarEvent(uid, due, title, about, STEPS)


def _evaluations(agenda: Agenda) -> Iterator[CalendarEvent]:
    for each in agenda.evaluations:
        if each.evaluation.state is EvaluationState.RUNNING:
            yield _evaluation(agenda, each)


def _evaluation(agenda: Agenda, each: OpenEvaluation) -> CalendarEvent:
    values = {"document": counted_text(each.counted), "village": each.village.name}
    about = t(
        "agenda.event.evaluation_about",
        received=show_long(each.evaluation.received),
        until=show_long(each.evaluation.until),
        basis=each.evaluation.legal_basis,
    )
    uid = _uid(agenda, each.counted, each.village.code, "evaluasi")
    title = t("agenda.event.evaluation", **values)
    return CalendarEvent(uid, each.evaluation.until, title, about, EVALUATION_STEPS)


def _quarter(agenda: Agenda) -> Iterator[CalendarEvent]:
    if agenda.quarter_end is not None:
        quarter = Quarter.of(agenda.quarter_end)
        uid = f"iku-{agenda.office.code}-{quarter.year}-tw{quarter.number}@iku-desktop"
        title = t("agenda.event.quarter", roman=quarter.roman, year=quarter.year)
        about = t("agenda.event.quarter_about", date=show_long(quarter.following.start))
        yield CalendarEvent(uid, quarter.end, title, about, (7, 1))


def _uid(agenda: Agenda, counted: CountedDocument, village: str = "", kind: str = "") -> str:
    """What names the date for good, so that a file taken over again changes it instead of doubling it."""
    parts = [agenda.office.code, counted.document_type.code, str(counted.fiscal_year)]
    parts += [part for part in (village, kind) if part]
    return f"iku-{'-'.join(parts).lower()}@iku-desktop"

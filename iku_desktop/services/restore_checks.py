"""Whether a removed row may come back: the checks its entry would go through now."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.services.document_entry import DocumentEntry
from iku_desktop.services.snapshot import Change

Values = Mapping[str, Any]


def restore_problems(change: Change, table: str, values: Values) -> list[Problem]:
    """What forbids it beside the database's own constraints and the guard of closed quarters."""
    check = CHECKS.get(table)
    return [] if check is None else check(change, values)


def _activity(change: Change, values: Values) -> list[Problem]:
    day = date.fromisoformat(values["day"])
    twin = change.work.find_activity(day, values["description"], values["section_id"])
    problems = []
    if twin is not None:
        problems.append(Problem("activity_twice", "description", {"date": day}))
    if values["section_id"] not in {each.id for each in change.rows.sections()}:
        problems.append(Problem("restore_section_first"))
    return problems


def _document(change: Change, values: Values) -> list[Problem]:
    key = (values["village_id"], values["document_type"], values["fiscal_year"])
    if key[0] not in {each.id for each in change.rows.villages()}:
        return [Problem("restore_village_first")]
    try:
        DocumentEntry(change.rows, change.today).place(*key)
    except Refused as refused:
        return list(refused.problems)
    return []


def _village(change: Change, values: Values) -> list[Problem]:
    if values["code"] not in {each.code for each in change.rows.villages()}:
        return []
    return [Problem("village_code_twice", "code", {"code": values["code"]})]


def _of_an_indicator(change: Change, values: Values) -> list[Problem]:
    plans = change.rows.plans()
    known = {each.id for plan in plans for each in plan.indicators}
    if values["indicator_id"] in known:
        return []
    return [Problem("restore_indicator_first")]


CHECKS: Mapping[str, Callable[[Change, Values], list[Problem]]] = {
    "activity": _activity,
    "village_document": _document,
    "deadline_exception": _document,
    "village": _village,
    "target": _of_an_indicator,
    "manual_value": _of_an_indicator,
    "narrative": _of_an_indicator,
}

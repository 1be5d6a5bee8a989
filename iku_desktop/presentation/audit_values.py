"""Shows a stored value as the clerk knows it: dates, numbers, names for ids, words for codes."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from fractions import Fraction

from iku_desktop.domain.periods import ROMAN
from iku_desktop.domain.trail import REFERENCES, TrailNames
from iku_desktop.presentation.dates import month_name, show_short, show_time
from iku_desktop.presentation.numbers import show_number
from iku_desktop.presentation.texts import area, t

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T[\d:.]+")
FLAGS = ("practice", "shows_post", "electronic", "village_documents", "active")
LISTS = ("aliases", "functions", "organisation_lines", "documents")
FRACTIONS = ("value", "numerator", "denominator", "bound")
# The key of the words for a code, by table and column.
WORDS: Mapping[str, Callable[[str], str]] = {
    "evidence.kind": lambda code: f"common.evidence.{code}",
    "evidence_file.kind": lambda code: f"common.evidence.{code}",
    "narrative.kind": lambda code: f"common.narrative.{code}",
    "deadline_rule.counts": lambda code: f"common.counting.{code}",
    "indicator.direction": lambda code: f"services.direction.{code}",
    "indicator.calculator": lambda code: f"settings.plan.calculator.{code}",
    "official.acting": lambda code: f"settings.officials.acting.{code}",
    "official.on_behalf": lambda code: f"settings.officials.on_behalf.{code}",
    "account.role": lambda code: f"accounts.role.{code}",
    "account.secret": lambda code: f"accounts.secret.{code}",
    "goal.kind": lambda code: f"audit.goal.{code}",
    "issued_document.state": lambda code: f"audit.issued.{code}",
    "preference.name": lambda code: f"audit.preference.{code}",
    "evidence_file.owner": lambda code: f"step.table.{code}",
}
REPORTS = ("issued_document.kind", "report_progress.kind")
LONGEST = 600


def value_text(table: str, column: str, value: object, names: TrailNames, subject: str = "") -> str:
    """The value in words, "" for nothing; `subject` names a row of the trail by table and id."""
    if value is None or value == "":
        return ""
    if isinstance(value, dict):
        return t("audit.bytes", count=show_number(int(value.get("bytes", 0))))
    if subject:
        return subject
    shower = _shower(table, column, names)
    shown = shower(value) if shower is not None else _plain(value)
    return shown if len(shown) <= LONGEST else shown[: LONGEST - 1] + "…"


def refers(column: str) -> bool:
    """Whether a column holds the id of another row."""
    return column in REFERENCES or column == "owner_id"


def _shower(table: str, column: str, names: TrailNames) -> Callable[[object], str] | None:
    named = f"{table}.{column}"
    if named in WORDS:
        return lambda value: _worded(WORDS[named](str(value)), str(value))
    if named in REPORTS:
        return lambda value: names.reports.get(str(value), str(value))
    by_column: dict[str, Callable[[object], str]] = {
        "document_type": lambda value: names.types.get(str(value), str(value)),
        "not_after": lambda value: names.types.get(str(value), str(value)),
        "cause": lambda value: names.causes.get(str(value), str(value)),
        "quarter": _quarter,
        "month": lambda value: month_name(int(str(value))),
        **dict.fromkeys(FLAGS, _flag),
        **dict.fromkeys(LISTS, _list),
    }
    if column in FRACTIONS and table != "preference":
        return _fraction
    return by_column.get(column)


def _plain(value: object) -> str:
    text = str(value)
    if DAY.fullmatch(text):
        return show_short(date.fromisoformat(text))
    if MOMENT.fullmatch(text):
        moment = datetime.fromisoformat(text)
        return f"{show_short(moment.date())} {show_time(moment)}"
    return text


def _worded(key: str, code: str) -> str:
    return area(key.partition(".")[0]).get(key, code)


def _quarter(value: object) -> str:
    number = int(str(value))
    if 1 <= number <= len(ROMAN):
        return t("common.quarter_short", roman=ROMAN[number - 1])
    return t("common.whole_year")


def _flag(value: object) -> str:
    return t("common.yes" if value else "common.no")


def _list(value: object) -> str:
    try:
        return "; ".join(str(each) for each in json.loads(str(value)))
    except (ValueError, TypeError):
        return str(value)


def _fraction(value: object) -> str:
    try:
        return show_number(Fraction(str(value)))
    except (ValueError, ZeroDivisionError):
        return str(value)

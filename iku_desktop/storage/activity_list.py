"""Reads of long lists of activities: ids in the wanted order, without reading the rows."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    UnaryExpression,
    bindparam,
    case,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.sql.operators import custom_op

from iku_desktop.domain.activity_query import ActivityQuery
from iku_desktop.storage import registry
from iku_desktop.storage.listed_activities import ListedActivityReader

ROW = registry.ACTIVITY.table.c
PROOF = registry.EVIDENCE.rows.table.c
SECTION = registry.SECTION.table.c
OFFICE: ColumnElement[str] = bindparam("office")
Text = ColumnElement[str]
Truth = ColumnElement[bool]

COUNTS: Truth = (
    select(literal(1))
    .where(PROOF.office == ROW.office, PROOF.activity_id == ROW.id)
    .correlate(registry.ACTIVITY.table)
    .exists()
)
FOLLOWED: Truth = (ROW.output != literal("")) & (ROW.follow_up_date <= bindparam("as_of")) & COUNTS
PROOFS = (
    select(func.count())
    .where(PROOF.office == ROW.office, PROOF.activity_id == ROW.id)
    .correlate(registry.ACTIVITY.table)
    .scalar_subquery()
)
SECTION_NAME = (
    select(SECTION.short_name)
    .where(SECTION.office == ROW.office, SECTION.id == ROW.section_id)
    .correlate(registry.ACTIVITY.table)
    .scalar_subquery()
)
SECTION_PLACE = (
    select(SECTION.position)
    .where(SECTION.office == ROW.office, SECTION.id == ROW.section_id)
    .correlate(registry.ACTIVITY.table)
    .scalar_subquery()
)
OF_ROW = (PROOF.office == ROW.office) & (PROOF.activity_id == ROW.id)
BEARS_NUMBERS: Truth = (
    select(literal(1))
    .where(OF_ROW, PROOF.number != literal(""))
    .correlate(registry.ACTIVITY.table)
    .exists()
)
IN_ORDER = (
    select(PROOF.number)
    .where(OF_ROW)
    .order_by(PROOF.position, PROOF.id)
    .correlate(registry.ACTIVITY.table)
    .subquery()
)
NUMBERS = select(func.group_concat(IN_ORDER.c.number, literal("; "))).scalar_subquery()
OPTIONAL = ("first_day", "place", "evidence_numbers", "output", "note")
BEYOND = (
    select(ROW.id)
    .where(ROW.office == OFFICE, ROW.day.between(bindparam("first"), bindparam("last")))
    .limit(1)
    .offset(bindparam("most"))
)
# Where most rows are looked at anyway, reading them as they lie on disk is ten times as fast as
# looking up each by the index of days.
UNINDEXED_DAY: ColumnElement[str] = UnaryExpression(ROW.day, operator=custom_op("+"))
LONG_DAYS = 180
# Characters of a list of ids that are taken apart at once.
PART = 500_000
YES, NONE = "yes", "none"
DAY_LIKE = re.compile(r"[\d/]+")


def _shown_day(day: ColumnElement[str]) -> Text:
    return func.strftime("%d/%m/%Y", day)


def _texts(words: Mapping[str, str]) -> dict[str, Text]:
    """What each column shows."""

    def word(name: str) -> ColumnElement[str]:
        return literal(words.get(name, ""))

    waiting = case((COUNTS, word("open")), else_=word("no_follow_up"))
    return {
        "date": _shown_day(ROW.day),
        "description": ROW.description,
        "section": func.coalesce(SECTION_NAME, ""),
        "evidence": case((COUNTS, literal("")), else_=word("no_evidence")),
        "follow_up_date": func.coalesce(_shown_day(ROW.follow_up_date), waiting),
        "counts": case((COUNTS, word("yes")), else_=word("no")),
        "first_day": func.coalesce(_shown_day(ROW.first_day), ""),
        "evidence_numbers": case((BEARS_NUMBERS, NUMBERS), else_=literal("")),
        "place": ROW.place,
        "output": ROW.output,
        "note": ROW.note,
    }


def _condition(key: str, wanted: str, texts: Mapping[str, Text]) -> Truth:
    """One column's filter: its drop-down where it has one, else a part of its text."""
    if key == "section":
        return ROW.section_id == literal(wanted)
    if key == "counts":
        return COUNTS if wanted == YES else ~COUNTS
    if key == "follow_up_date":
        open_ = COUNTS & ~func.coalesce(FOLLOWED, False)
        return FOLLOWED if wanted == YES else open_
    if key == "evidence":
        of_kind = exists().where(
            PROOF.office == ROW.office,
            PROOF.activity_id == ROW.id,
            PROOF.kind == literal(wanted),
        )
        return ~COUNTS if wanted == NONE else of_kind
    return _holds(texts[key], wanted)


def _holds(text: Text, word: str) -> Truth:
    return func.instr(func.lower(text), literal(word.lower())) > 0


def _search(query: ActivityQuery, texts: Mapping[str, Text]) -> list[Truth]:
    """Where the word stands in any column; what is the same for many rows is looked at once."""
    word, words = query.search, query.words
    named = (
        select(SECTION.id)
        .where(SECTION.office == OFFICE, _holds(SECTION.short_name, word))
        .scalar_subquery()
    )
    found = [_holds(ROW.description, word), ROW.section_id.in_(named)]
    if DAY_LIKE.fullmatch(word):
        found += [_holds(_shown_day(day), word) for day in (ROW.day, ROW.follow_up_date)]
    is_open = ROW.follow_up_date.is_(None)
    told = {
        "no_evidence": ~COUNTS,
        "open": COUNTS & is_open,
        "no_follow_up": ~COUNTS & is_open,
        "yes": COUNTS,
        "no": ~COUNTS,
    }
    found += [_holds(texts[key], word) for key in OPTIONAL if key in query.columns]
    shown = {name: words.get(name, "").lower() for name in told}
    return [*found, *(told[name] for name, text in shown.items() if word.lower() in text)]


SORTS: Mapping[str, ColumnElement[Any]] = {
    "date": ROW.day,
    "section": SECTION_PLACE,
    "evidence": PROOFS,
    "follow_up_date": ROW.follow_up_date,
    "first_day": ROW.first_day,
    "counts": COUNTS,
}


def _order(query: ActivityQuery, texts: Mapping[str, Text]) -> list[ColumnElement[Any]]:
    """Empty ones last, or first where the order is turned round; equal ones by day."""
    if not query.sort or query.sort not in texts:
        return [ROW.day, ROW.id]
    if query.sort == "date" and query.descending:
        return [ROW.day.desc(), ROW.id.desc()]
    key = SORTS.get(query.sort)
    if key is None:
        key = func.lower(texts[query.sort])
        empty: Truth = key == literal("")
    else:
        empty = key.is_(None)
    wanted = (empty, key)
    return [*(each.desc() if query.descending else each for each in wanted), ROW.day, ROW.id]


def _is_long(query: ActivityQuery) -> bool:
    return (query.last - query.first).days > LONG_DAYS


def ids_of(query: ActivityQuery) -> Select[tuple[str]]:
    """The statement of a query's ids."""
    texts = _texts(query.words)
    looks_at_rows = bool(query.search or any(query.filters.values()))
    day = UNINDEXED_DAY if looks_at_rows and _is_long(query) else ROW.day
    statement = select(ROW.id).where(
        ROW.office == OFFICE, day.between(bindparam("first"), bindparam("last"))
    )
    for key, wanted in query.filters.items():
        if wanted and key in texts:
            statement = statement.where(_condition(key, wanted, texts))
    if query.search:
        statement = statement.where(or_(*_search(query, texts)))
    return statement.order_by(*_order(query, texts))


class ActivityListReader(ListedActivityReader):
    """Lists of activities too long to be read whole."""

    def has_more_activities(self, query: ActivityQuery, most: int) -> bool:
        """Whether more than so many activities lie between the days; counting stops there."""
        return bool(self._rows(BEYOND, **_days(query), most=most))

    def activity_ids(self, query: ActivityQuery) -> list[str]:
        """The ids of the wanted activities in their order."""
        return [each for some in self.activity_ids_by_parts(query) for each in some]

    def activity_ids_by_parts(self, query: ActivityQuery) -> Iterator[list[str]]:
        """The same some thousands at a time: a million texts at once take a hundred megabytes."""
        # A hundred thousand rows of one column cost twice as much as one text of them all.
        wanted = ids_of(query).subquery()
        statement = select(func.group_concat(wanted.c.id, literal(",")))
        ((ids,),) = self._rows(statement, **_days(query), as_of=query.as_of.isoformat())
        return _parts(ids or "")


def _parts(ids: str) -> Iterator[list[str]]:
    """The texts between commas, a part after the other."""
    start = 0
    while start < len(ids):
        end = ids.find(",", start + PART)
        end = len(ids) if end < 0 else end
        yield ids[start:end].split(",")
        start = end + 1


def _days(query: ActivityQuery) -> dict[str, str]:
    return {"first": query.first.isoformat(), "last": query.last.isoformat()}

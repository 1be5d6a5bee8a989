"""Reads of activities as a long list needs them: pages of whole rows, columns of many rows, changed days."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import text

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.activity_columns import ActivityColumns, flags_of
from iku_desktop.domain.read_models import Stamp
from iku_desktop.storage import registry
from iku_desktop.storage.row_reader import RowReader, Rows, as_list

COLUMNS = registry.ACTIVITY.read_columns
STAMPS = ("created_at", "created_by", "changed_at", "changed_by")
WIDTH = len(COLUMNS)
# Evidence comes with its row: a list of kinds and numbers in their order beside it. CROSS JOIN: left to
# itself SQLite begins with the table, not with the list of ids.
PAGE = text(
    "SELECT {columns}, e.kind, e.number FROM json_each(:ids) AS wanted CROSS JOIN activity AS a "
    "LEFT JOIN evidence AS e ON e.office = a.office AND e.activity_id = a.id "
    "WHERE a.office = :office AND a.id = wanted.value ORDER BY wanted.key, e.position, e.id".replace(
        "{columns}", ", ".join(f"a.{name}" for name in (*COLUMNS, *STAMPS))
    )
)
# A hundred thousand rows of a column cost twice as much as one text of them all, and while SQLite
# makes the texts, Python's other threads go on.
TEXTS = """
    group_concat(id, ','), group_concat(day, ','), group_concat(section_id, ','),
    group_concat(coalesce(replace(follow_up_date, '-', ''), '0'), ','),
    group_concat(output <> '', ''),
    group_concat(replace(description,char(10), char(11)), char(10))
"""
UNTIL = text(
    "SELECT max(id) FROM "
    "(SELECT id FROM activity WHERE office = :office AND id > :after ORDER BY id LIMIT :most)"
)
CHUNK = text(
    "SELECT {texts} FROM ("
    "SELECT id, day, section_id, follow_up_date, output, description FROM activity "
    "WHERE office = :office AND id > :after AND id <= :until "
    "AND +day BETWEEN :first AND :last ORDER BY id)".replace("{texts}", TEXTS)
)
PROOFS_OF_CHUNK = text(
    "SELECT group_concat(activity_id, ','), group_concat(kind, ',') FROM evidence "
    "WHERE office = :office AND activity_id > :after AND activity_id <= :until"
)
DAY = text(
    "SELECT {texts} FROM ("
    "SELECT id, day, section_id, follow_up_date, output, description FROM activity "
    "WHERE office = :office AND day = :day ORDER BY id)".replace("{texts}", TEXTS)
)
PROOFS_OF_DAY = text(
    "SELECT group_concat(e.activity_id, ','), group_concat(e.kind, ',') "
    "FROM activity AS a CROSS JOIN evidence AS e "
    "WHERE a.office = :office AND a.day = :day AND e.office = :office AND e.activity_id = a.id"
)
HEAD = text(
    "SELECT id FROM activity WHERE office = :office AND day BETWEEN :first AND :last "
    "ORDER BY day, id LIMIT :most"
)
CHANGES = text(
    "SELECT table_name, row_id, old, new FROM audit WHERE office = :office AND sequence > :counter "
    "AND +table_name IN ('activity', 'evidence') LIMIT :most"
)
DAYS_OF = text(
    "SELECT a.day FROM json_each(:ids) AS wanted CROSS JOIN activity AS a "
    "WHERE a.office = :office AND a.id = wanted.value"
)
OWNERS_OF = text(
    "SELECT e.activity_id FROM json_each(:ids) AS wanted CROSS JOIN evidence AS e "
    "WHERE e.office = :office AND e.id = wanted.value"
)


class ListedActivityReader(RowReader):
    """What a list of activities is read by that is too long to be read whole."""

    def listed_activities(self, ids: Iterable[str]) -> tuple[tuple[Activity, Stamp], ...]:
        """The activities of these ids that exist, in their order, and who changed each."""
        of_row: dict[str, Rows] = {}
        for row in self._rows(PAGE, ids=as_list(ids)):
            of_row.setdefault(row[0], []).append(row)
        return tuple(map(_listed, of_row.values()))

    def first_activity_ids(self, first: date, last: date, most: int) -> tuple[str, ...]:
        """The first ids of these days by day and id."""
        days = {"first": first.isoformat(), "last": last.isoformat()}
        return tuple(row_id for (row_id,) in self._rows(HEAD, **days, most=most))

    def activity_columns(self, first: date, last: date, after: str, most: int) -> ActivityColumns:
        """Of the next `most` activities after that id those that lie within the days, by id."""
        ((until,),) = self._rows(UNTIL, after=after, most=most)
        if until is None:
            return ActivityColumns()
        days = {"first": first.isoformat(), "last": last.isoformat()}
        (texts,) = self._rows(CHUNK, **days, after=after, until=until)
        return _columns(until, texts, self._rows(PROOFS_OF_CHUNK, after=after, until=until))

    def activity_columns_of(self, day: date) -> ActivityColumns:
        """The activities of one day, by id."""
        (texts,) = self._rows(DAY, day=day.isoformat())
        return _columns("", texts, self._rows(PROOFS_OF_DAY, day=day.isoformat()))

    def changed_activity_days(self, counter: int, most: int) -> frozenset[date] | None:
        """The days whose activities were changed after that change counter, or left or entered them.

        None where there are more than so many changes.
        """
        changes = self._rows(CHANGES, counter=counter, most=most + 1)
        if len(changes) > most:
            return None
        days: set[str] = set()
        activities: set[str] = set()
        proofs: set[str] = set()
        for table, row_id, *states in changes:
            (activities if table == "activity" else proofs).add(row_id)
            for state in (json.loads(each) for each in states if each):
                days |= {state["day"]} if "day" in state else set()
                activities |= {state["activity_id"]} if "activity_id" in state else set()
        if proofs:
            activities.update(row[0] for row in self._rows(OWNERS_OF, ids=as_list(proofs)))
        if activities:
            days.update(row[0] for row in self._rows(DAYS_OF, ids=as_list(activities)))
        return frozenset(map(date.fromisoformat, days))


def _listed(rows: Rows) -> tuple[Activity, Stamp]:
    """One activity of its rows, one for each evidence."""
    made, maker, changed, changer = rows[0][WIDTH : WIDTH + 4]
    proofs = [row[WIDTH + 4 :] for row in rows if row[WIDTH + 4] is not None]
    activity = registry.ACTIVITY.decode(rows[0], evidence=registry.EVIDENCE.together(proofs))
    time_of = datetime.fromisoformat
    return activity, Stamp(time_of(made), maker, time_of(changed), changer)


def _columns(until: str, texts: Sequence[Any], proofs: Rows) -> ActivityColumns:
    if texts[0] is None:
        return ActivityColumns(last=until)
    ids, days, sections, follow_ups, outputs, words = texts
    ((owners, kinds),) = proofs
    listed = ids.split(",")
    return ActivityColumns(
        ids=listed,
        days=days.split(","),
        sections=sections.split(","),
        follow_ups=list(map(int, follow_ups.split(","))),
        flags=flags_of(listed, outputs, _split(owners), _split(kinds)),
        texts=words.split("\n"),
        last=until,
    )


def _split(texts: str | None) -> list[str]:
    return texts.split(",") if texts else []

"""Remembers which of the clerk's own headings stand for which columns, and proposes what may be meant."""

import json
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from iku_desktop.domain.import_models import ColumnMatch, SheetHead, WantedColumn
from iku_desktop.domain.preferences import Preference, PreferenceName
from iku_desktop.exchange.layout import folded
from iku_desktop.exchange.sheet_head import same_headings
from iku_desktop.presentation.texts import t
from iku_desktop.services.snapshot import Change, Snapshot

NAME = PreferenceName.COLUMN_MATCHES
MOST_REMEMBERED = 50
LIKE_ENOUGH = 0.62
SEPARATOR = ";"


def remembered(rows: Snapshot) -> tuple[ColumnMatch, ...]:
    """The matches of all imports before, the newest first."""
    return matches_of(rows.preferences().get(NAME, ""))


def remember(change: Change, matches: Sequence[ColumnMatch]) -> None:
    """Keep these matches in place of older ones for the same headings; nothing where nothing is new."""
    known = remembered(change.rows)
    text = text_of(_with_newer(known, matches))
    if not matches or text == text_of(known):
        return
    stored = {each.name: each.id for each in change.work.stored_preferences()}
    change.work.put(Preference(NAME, text, stored.get(NAME, "")))


def matches_of(text: str) -> tuple[ColumnMatch, ...]:
    """The matches that a text holds; what isn't one is left out, so a damaged text costs no import."""
    try:
        entries = json.loads(text) if text else []
    except ValueError:
        return ()
    found = map(_match, entries if isinstance(entries, list) else [])
    return tuple(each for each in found if each is not None)


def text_of(matches: Iterable[ColumnMatch]) -> str:
    """The matches as the JSON text that is kept."""
    entries = [
        {"sheet": each.sheet, "headings": list(each.headings), "columns": dict(each.columns)}
        for each in matches
    ]
    return json.dumps(entries, ensure_ascii=False, sort_keys=True) if entries else ""


def proposed(head: SheetHead) -> Mapping[str, str]:
    """For each column that isn't there the heading that may mean it, by the column's key.

    A heading is proposed once, for the column it is most like.
    """
    pairs = sorted(
        (
            (-_likeness(column, heading), at, column.key, heading)
            for at, column in enumerate(head.missing)
            for heading in head.left
        ),
    )
    found: dict[str, str] = {}
    for likeness, _, key, heading in pairs:
        if -likeness >= LIKE_ENOUGH and key not in found and heading not in found.values():
            found[key] = heading
    return found


def _likeness(column: WantedColumn, heading: str) -> float:
    """1 for a usual other name of the column, else how much of the letters agree."""
    written = folded(heading)
    aliases = t(f"workbook.aliases.{column.key}").split(SEPARATOR)
    if written in map(folded, aliases):
        return 1.0
    return SequenceMatcher(None, written, folded(column.title)).ratio()


def _with_newer(
    known: Sequence[ColumnMatch], newer: Sequence[ColumnMatch]
) -> tuple[ColumnMatch, ...]:
    kept = [
        each
        for each in known
        if not any(
            each.sheet == other.sheet and same_headings(each.headings, other.headings)
            for other in newer
        )
    ]
    return (*newer, *kept)[:MOST_REMEMBERED]


def _match(entry: object) -> ColumnMatch | None:
    if not isinstance(entry, dict):
        return None
    sheet, headings, columns = (entry.get(key) for key in ("sheet", "headings", "columns"))
    if not (isinstance(sheet, str) and isinstance(headings, list) and isinstance(columns, dict)):
        return None
    texts = (*headings, *columns, *columns.values())
    if not all(isinstance(each, str) for each in texts):
        return None
    return ColumnMatch(sheet, tuple(headings), dict(columns))

"""Rows of a package, a JSON object a line; every field is checked to be of its kind before it is believed."""

import json
from collections.abc import Iterable, Iterator, Mapping

from iku_desktop.domain.evidence_files import MOST_BYTES, MOST_PAGES, FileType
from iku_desktop.domain.merging import REMOVED, RowVersion
from iku_desktop.domain.package_models import PackageRow
from iku_desktop.domain.row_content import (
    ACTIVITY,
    DATES,
    FIELDS,
    LISTS,
    canonical,
    fields_of,
)
from iku_desktop.exchange import json_shapes as shape
from iku_desktop.exchange.json_shapes import BadShape
from iku_desktop.exchange.package_layout import MOST_EVENTS, MOST_TEXT, MOST_VERSIONS

LONGEST_KEY = 100
MOST_LISTED = 500
FILE_TYPES = frozenset(each.value for each in FileType)


def row_line(row: PackageRow) -> bytes:
    """A row as one line; its versions in an order that the row alone decides."""
    versions = sorted(row.versions, key=lambda each: each.precedence, reverse=True)
    found = {
        "key": row.key,
        "versions": [
            {
                "events": sorted(each.events),
                "at": each.at.isoformat(),
                "by": each.by,
                "content": fields_of(each.content) or None,
            }
            for each in versions
        ],
    }
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def read_rows(table: str, lines: Iterable[bytes]) -> Iterator[PackageRow]:
    """The rows of a table, each key once; BadShape for a line that is none, naming its number."""
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        try:
            row = _row(table, shape.parsed(line.decode()))
        except (BadShape, UnicodeDecodeError, KeyError) as fault:
            raise BadShape(str(number)) from fault
        if row.key in seen:
            raise BadShape(str(number))
        seen.add(row.key)
        yield row


def _row(table: str, found: Mapping[str, object]) -> PackageRow:
    key = shape.line(found["key"], "key", LONGEST_KEY)
    if not key or (table != ACTIVITY and key.count("/") != 2):
        raise BadShape("key")
    versions = shape.items(found["versions"], "versions", MOST_VERSIONS)
    if not versions:
        raise BadShape("versions")
    return PackageRow(table, key, tuple(_version(table, each) for each in versions))


def _version(table: str, value: object) -> RowVersion:
    found = shape.mapping(value, "version")
    events = shape.items(found["events"], "events", MOST_EVENTS)
    return RowVersion(
        frozenset(shape.line(each, "events", LONGEST_KEY) for each in events),
        _content(table, found["content"]),
        shape.time(found["at"], "at"),
        shape.text(found["by"], "by"),
    )


def _content(table: str, value: object) -> str:
    if value is None:
        return REMOVED
    found = shape.mapping(value, "content")
    if set(found) != set(FIELDS[table]):
        raise BadShape("content")
    return canonical({name: _field(name, each) for name, each in found.items()})


def _field(name: str, value: object) -> object:
    if name in DATES:
        return shape.day_or_none(value, name)
    if name not in LISTS:
        return shape.text(value, name, MOST_TEXT)
    parts = [shape.items(each, name, LISTS[name]) for each in shape.items(value, name, MOST_LISTED)]
    if any(len(each) != LISTS[name] for each in parts):
        raise BadShape(name)
    if name == "files":
        files = [_file(each) for each in parts]
        if len({each[0] for each in files}) != len(files):
            raise BadShape(name)
        return sorted(files, key=lambda each: str(each[0]))
    return [[shape.line(kind, name), shape.text(number, name)] for kind, number in parts]


def _file(found: list[object]) -> list[object]:
    sha256, kind, name, size, pages, shows = found
    if kind not in FILE_TYPES:
        raise BadShape("files")
    return [
        *(shape.digits(sha256, "files"), kind, shape.line(name, "files")),
        *(shape.whole(size, "files", 1, MOST_BYTES), shape.whole(pages, "files", 1, MOST_PAGES)),
        shape.line(shows, "files"),
    ]

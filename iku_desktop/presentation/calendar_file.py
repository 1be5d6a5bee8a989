"""Writes a calendar file (RFC 5545) of all-day events, each with its reminders; a pure function."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE_END = "\r\n"
# Octets of a content line, its end not counted; a longer one goes on after CRLF and a space.
MOST_OCTETS = 75
# A reminder rings at this hour of its day; an all-day event itself begins at midnight.
HOUR = 8
PRODUCT = "-//IKU Desktop//IKU Desktop//ID"
ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
TAB = "\t"


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """An event of one whole day; the same `uid` in a later file is the same event, changed.

    `alarms` are the days before it on which its reminder rings.
    """

    uid: str
    day: date
    title: str
    about: str
    alarms: tuple[int, ...] = ()


def calendar_file(events: Iterable[CalendarEvent], made_at: datetime, name: str) -> bytes:
    """The file as UTF-8 bytes; `made_at` bears its zone and is written as UTC."""
    stamp = made_at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}"),
        *("CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(name)}"),
    ]
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _event(event: CalendarEvent, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{escaped(event.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
    if event.day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}"
    yield f"SUMMARY:{escaped(event.title)}"
    if event.about:
        yield f"DESCRIPTION:{escaped(event.about)}"
    yield "TRANSP:TRANSPARENT"
    for days in event.alarms:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:{_before(days)}")
        yield from (f"DESCRIPTION:{escaped(event.title)}", "END:VALARM")
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _before(days: int) -> str:
    """The morning of the day so many days before: `-P29DT16H` is 8 o'clock thirty days earlier."""
    if days <= 0:
        return f"PT{HOUR}H"
    whole = f"{days - 1}D" if days > 1 else ""
    return f"-P{whole}T{24 - HOUR}H"


def escaped(text: str) -> str:
    """A TEXT value: separators escaped, line ends as \\n, other control characters left out."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").translate(ESCAPES)
    return "".join(each for each in plain if each == TAB or (ord(each) >= 32 and ord(each) != 127))


def folded(line: str) -> bytes:
    """A content line with its end, folded so that no line is longer than 75 octets, no letter split."""
    parts, part = [], b""
    for character in line:
        octets = character.encode("utf-8", "replace")
        # Every line but the first begins with the space that says that it goes on.
        if len(part) + len(octets) > MOST_OCTETS:
            parts.append(part)
            part = b" "
        part += octets
    return b"\r\n".join([*parts, part]) + LINE_END.encode()

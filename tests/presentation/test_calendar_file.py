"""The calendar file after RFC 5545: lines, folding, escaping, all-day events and their reminders."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.presentation.calendar_file import CalendarEvent, calendar_file, escaped, folded

AT = datetime(2025, 12, 1, 10, 24, tzinfo=timezone(timedelta(hours=7)))
EVENT = CalendarEvent(
    "iku-35.08.20-apbdes-2026@iku-desktop",
    date(2025, 12, 31),
    "Tenggat APBDesa 2026 (11 desa belum)",
    "Belum: Jenggrong, Meninjo; dst.\nDasar hukum: Permendagri 20/2018",
    (30, 14, 7, 1),
)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


def unfolded(data: bytes) -> list[str]:
    """The content lines as a reader of the file puts them together again."""
    text = data.decode("utf-8")
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


def unescaped(text: str) -> str:
    out, rest = "", iter(text)
    for each in rest:
        if each == "\\":
            after = next(rest)
            out += "\n" if after in "nN" else after
        else:
            out += each
    return out


def value(lines: list[str], name: str) -> str:
    found = next(line for line in lines if line.split(":")[0].split(";")[0] == name)
    return found.partition(":")[2]


def test_that_an_event_is_a_whole_day_that_blocks_nobody() -> None:
    lines = unfolded(calendar_file([EVENT], AT, "Agenda IKU"))
    assert lines[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//IKU Desktop//IKU Desktop//ID"]
    assert lines[-1] == "END:VCALENDAR"
    assert "DTSTART;VALUE=DATE:20251231" in lines
    assert "DTEND;VALUE=DATE:20260101" in lines
    assert "TRANSP:TRANSPARENT" in lines
    assert value(lines, "UID") == EVENT.uid
    assert value(lines, "DTSTAMP") == "20251201T032400Z"


def test_that_reminders_ring_at_eight_on_their_days() -> None:
    lines = unfolded(calendar_file([EVENT], AT, "x"))
    triggers = [line.partition(":")[2] for line in lines if line.startswith("TRIGGER")]
    assert triggers == ["-P29DT16H", "-P13DT16H", "-P6DT16H", "-PT16H"]
    midnight = datetime(2025, 12, 31, tzinfo=UTC)
    rings = [midnight - timedelta(days=days, hours=16) for days in (29, 13, 6, 0)]
    assert [(ring.month, ring.day, ring.hour) for ring in rings] == [
        (12, 1, 8),
        (12, 17, 8),
        (12, 24, 8),
        (12, 30, 8),
    ]
    assert lines.count("BEGIN:VALARM") == lines.count("END:VALARM") == 4
    assert lines.count("ACTION:DISPLAY") == 4


def test_that_a_reminder_of_the_day_itself_rings_in_its_morning() -> None:
    event = CalendarEvent("u", date(2025, 12, 31), "t", "", (0,))
    assert "TRIGGER:PT8H" in unfolded(calendar_file([event], AT, "x"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a;b,c", "a\\;b\\,c"),
        ("C:\\data", "C:\\\\data"),
        ("satu\r\ndua\rtiga", "satu\\ndua\\ntiga"),
        ("a\x00b\x1b\x7fc\td", "abc\td"),
    ],
)
def test_that_separators_are_escaped_and_controls_left_out(text: str, shown: str) -> None:
    assert escaped(text) == shown


@given(ANY_TEXT)
def test_that_no_line_is_longer_than_75_octets_and_no_letter_is_split(text: str) -> None:
    data = folded(f"SUMMARY:{escaped(text)}")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    assert unfolded(data) == [f"SUMMARY:{escaped(text)}"]


@given(ANY_TEXT, ANY_TEXT)
def test_that_no_text_of_the_office_can_end_an_event(title: str, about: str) -> None:
    event = CalendarEvent("uid", date(2025, 12, 31), title, about or "x", (7,))
    lines = unfolded(calendar_file([event], AT, "x"))
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    known = "".join(each for each in title if each in "\t\r\n" or ord(each) >= 32)
    known = known.replace("\x7f", "").replace("\r\n", "\n").replace("\r", "\n")
    assert unescaped(value(lines, "SUMMARY")) == known


def test_that_the_last_day_of_all_needs_no_day_after() -> None:
    event = CalendarEvent("u", date.max, "t", "")
    lines = unfolded(calendar_file([event], AT, "x"))
    assert "DTSTART;VALUE=DATE:99991231" in lines
    assert not any(line.startswith("DTEND") for line in lines)


def test_that_an_empty_agenda_is_a_calendar_all_the_same() -> None:
    lines = unfolded(calendar_file([], AT, "Agenda, IKU"))
    assert "X-WR-CALNAME:Agenda\\, IKU" in lines
    assert "BEGIN:VEVENT" not in lines

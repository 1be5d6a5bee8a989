"""How the answers of a PC are judged: room, path, clock, printers and screen."""

from datetime import datetime

import pytest

from iku_desktop.domain.computer import (
    GIGABYTE,
    MEGABYTE,
    ClockFacts,
    Finding,
    Part,
    PrinterFacts,
    ScreenFacts,
    State,
    WindowFacts,
    is_f4,
    judge_clock,
    judge_fonts,
    judge_path,
    judge_seconds,
    judge_space,
    judge_window,
    worst,
)
from iku_desktop.domain.folder_kinds import ROOM_FOR_NAMES, is_too_long

NOW = datetime.fromisoformat("2026-11-25T10:24")
SCREEN = ScreenFacts(1366, 768, 1.0, 9.75, "id")


def told(finding: Finding) -> tuple[State, str]:
    return finding.state, finding.code


@pytest.mark.parametrize(
    ("free", "code"),
    [
        (200 * MEGABYTE - 1, "full"),
        (200 * MEGABYTE, "low"),
        (2 * GIGABYTE - 1, "low"),
        (2 * GIGABYTE, "fine"),
    ],
)
def test_that_room_on_the_disk_is_judged_by_what_a_copy_needs(free: int, code: str) -> None:
    assert judge_space(free).code == code


def test_that_a_disk_that_takes_two_seconds_is_still_fine() -> None:
    assert told(judge_seconds(Part.WRITING, 2.0)) == (State.FINE, "fine")
    slow = judge_seconds(Part.WRITING, 2.6)
    assert (told(slow), slow.values) == ((State.ODD, "slow"), {"seconds": 3})


def test_that_a_path_leaves_room_for_the_longest_name() -> None:
    most = 259 - ROOM_FOR_NAMES
    assert not is_too_long("x" * most, 259)
    assert is_too_long("x" * (most + 1), 259)
    assert not is_too_long("x" * 4000, None)
    found = judge_path("x" * 200, 259)
    assert (told(found), found.values["most"]) == ((State.BAD, "too_long"), most)


@pytest.mark.parametrize(
    ("now", "zone", "seen", "expected"),
    [
        (NOW, 7.0, None, (State.FINE, "fine")),
        (NOW, 9.0, NOW, (State.FINE, "fine")),
        (NOW, None, None, (State.FINE, "fine")),
        (NOW, 0.0, None, (State.ODD, "zone")),
        (NOW, 5.5, None, (State.ODD, "zone")),
        (NOW, 7.0, datetime.fromisoformat("2026-11-25T10:25"), (State.BAD, "fallen_back")),
        (datetime.fromisoformat("2009-01-01"), 7.0, None, (State.BAD, "year")),
        (datetime.fromisoformat("2091-01-01"), 7.0, None, (State.BAD, "year")),
    ],
)
def test_that_a_clock_must_be_plausible_and_not_before_what_was_written(
    now: datetime, zone: float | None, seen: datetime | None, expected: tuple[State, str]
) -> None:
    assert told(judge_clock(ClockFacts(now, zone, seen))) == expected


def test_that_a_zone_is_shown_as_it_is_written() -> None:
    assert judge_clock(ClockFacts(NOW, 5.5)).values["hours"] == "+5,5"
    assert judge_clock(ClockFacts(NOW, -8.0)).values["hours"] == "-8"


def test_that_spoiled_fonts_are_named() -> None:
    assert told(judge_fonts(())) == (State.FINE, "fine")
    assert judge_fonts(("A", "B")).values == {"names": "A, B"}


@pytest.mark.parametrize(
    ("size", "is_the_paper"),
    [((215, 330), True), ((330, 215), True), ((216, 330), True), ((210, 297), False)],
)
def test_that_f4_is_known_by_its_size(size: tuple[float, float], is_the_paper: bool) -> None:
    assert is_f4(*size) == is_the_paper


@pytest.mark.parametrize(
    ("printers", "codes"),
    [
        ((), ["none", "untried"]),
        ((PrinterFacts("A", is_default=True),), ["fine", "untold"]),
        ((PrinterFacts("A", is_default=True, takes_f4=True),), ["fine", "fine"]),
        ((PrinterFacts("A", is_default=True, takes_f4=False),), ["fine", "no_f4"]),
    ],
)
def test_that_printers_are_judged_by_the_one_that_is_used(
    printers: tuple[PrinterFacts, ...], codes: list[str]
) -> None:
    assert [each.code for each in judge_window(WindowFacts(printers, SCREEN))[:2]] == codes


def test_that_the_usual_printer_is_the_one_looked_at() -> None:
    printers = (PrinterFacts("A", is_default=False), PrinterFacts("B", is_default=True))
    found, _, _ = judge_window(WindowFacts(printers, SCREEN))
    assert found.values == {"count": 2, "name": "B"}


def test_that_a_narrow_screen_is_told_and_without_a_window_nothing_is_claimed() -> None:
    narrow = ScreenFacts(800, 600, 1.5, 9.75, "id")
    assert told(judge_window(WindowFacts((), narrow))[2]) == (State.ODD, "small")
    assert judge_window(WindowFacts((), SCREEN))[2].values["font"] == "9,75"
    assert {each.state for each in judge_window(None)} == {State.UNTRIED}


def test_that_the_worst_is_told_and_what_was_not_tried_does_not_count() -> None:
    fine, odd, bad, untried = (Finding(Part.LOCK, state, "fine") for state in State)
    assert worst([fine, odd, bad, untried]) is State.BAD
    assert worst([fine, odd]) is State.ODD
    assert worst([fine, untried]) is State.FINE

"""What *Uji komputer ini* asks of a PC, and how each answer is judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from iku_desktop.domain.closing import clock_problem
from iku_desktop.domain.folder_kinds import ROOM_FOR_NAMES, is_too_long
from iku_desktop.domain.problems import Unavailable


class Part(StrEnum):
    """What is looked at, in the order in which it is told."""

    WRITING = "writing"
    LOCK = "lock"
    REPLACING = "replacing"
    SPACE = "space"
    PATH = "path"
    TEMPORARY = "temporary"
    SECOND_PLACE = "second_place"
    CLOCK = "clock"
    FONTS = "fonts"
    PRINTER = "printer"
    PAPER = "paper"
    SCREEN = "screen"


class State(StrEnum):
    """How a part of the PC does: it works, it works with a snag, it doesn't work, nobody could try."""

    FINE = "fine"
    ODD = "odd"
    BAD = "bad"
    UNTRIED = "untried"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the answer; `code` names the sentence of its part, `fault` speaks for itself instead."""

    part: Part
    state: State
    code: str
    values: Mapping[str, object] = field(default_factory=dict)
    fault: Unavailable | None = None


@dataclass(frozen=True, slots=True)
class PrinterFacts:
    """A printer that Windows knows; `takes_f4` None where it doesn't tell its papers."""

    name: str
    is_default: bool
    takes_f4: bool | None = None


@dataclass(frozen=True, slots=True)
class ScreenFacts:
    """The screen: its size in points as programs see it, its scale (1.5 is 150 %), the font in points."""

    width: int
    height: int
    scale: float
    font: float
    language: str


@dataclass(frozen=True, slots=True)
class WindowFacts:
    """What only a window can ask; without one nobody knows."""

    printers: tuple[PrinterFacts, ...]
    screen: ScreenFacts


@dataclass(frozen=True, slots=True)
class ClockFacts:
    """What the clock says, how far its zone lies from UTC (hours), the latest time that was written."""

    now: datetime
    zone_hours: float | None
    last_seen: datetime | None = None


MEGABYTE = 1024 * 1024
GIGABYTE = 1024 * MEGABYTE
# Below it a copy of a large office no longer fits; below the other entries themselves are at risk.
LOW_SPACE, LEAST_SPACE = 2048 * MEGABYTE, 200 * MEGABYTE
SLOW_SECONDS = 2.0
# WIB, WITA and WIT.
ZONES = (7.0, 8.0, 9.0)
FIRST_YEAR, LAST_YEAR = 2025, 2090
F4_MM, SLACK_MM = (215.0, 330.0), 2.0
LEAST_SCREEN = (900, 560)


def judge_seconds(part: Part, seconds: float) -> Finding:
    """Something of the disk worked; whether it took so long that a virus scanner or a weak disk shows."""
    if seconds > SLOW_SECONDS:
        return Finding(part, State.ODD, "slow", {"seconds": round(seconds)})
    return Finding(part, State.FINE, "fine")


def judge_space(free: int) -> Finding:
    """Whether the disk of the data folder has room; `free` in bytes."""
    state, code = State.FINE, "fine"
    if free < LEAST_SPACE:
        state, code = State.BAD, "full"
    elif free < LOW_SPACE:
        state, code = State.ODD, "low"
    return Finding(Part.SPACE, state, code, {"free": Fraction(free * 10 // GIGABYTE, 10)})


def judge_path(path: str, limit: int | None) -> Finding:
    """Whether the data folder's path leaves room for the names of its files."""
    values = {"length": len(path), "most": (limit or 0) - ROOM_FOR_NAMES}
    if is_too_long(path, limit):
        return Finding(Part.PATH, State.BAD, "too_long", values)
    return Finding(Part.PATH, State.FINE, "fine", values)


def judge_clock(facts: ClockFacts) -> Finding:
    """Whether date, time and zone of the PC can be right."""
    values: dict[str, object] = {"now": facts.now}
    if not FIRST_YEAR <= facts.now.year <= LAST_YEAR:
        return Finding(Part.CLOCK, State.BAD, "year", values)
    fallen_back = clock_problem(facts.now, facts.last_seen)
    if fallen_back is not None:
        return Finding(Part.CLOCK, State.BAD, "fallen_back", {**values, **fallen_back.values})
    if facts.zone_hours is not None and facts.zone_hours not in ZONES:
        hours = f"{facts.zone_hours:+g}".replace(".", ",")
        return Finding(Part.CLOCK, State.ODD, "zone", {**values, "hours": hours})
    return Finding(Part.CLOCK, State.FINE, "fine", values)


def judge_fonts(spoiled: Sequence[str]) -> Finding:
    """Whether the fonts of the papers can be read; `spoiled` names those that can't."""
    if spoiled:
        return Finding(Part.FONTS, State.BAD, "spoiled", {"names": ", ".join(spoiled)})
    return Finding(Part.FONTS, State.FINE, "fine")


def judge_window(facts: WindowFacts | None) -> tuple[Finding, ...]:
    """What a window found of printers and screen; None: there was no window to ask."""
    if facts is None:
        parts = (Part.PRINTER, Part.PAPER, Part.SCREEN)
        return tuple(Finding(part, State.UNTRIED, "untried") for part in parts)
    return (*_judge_printers(facts.printers), _judge_screen(facts.screen))


def _judge_printers(printers: Sequence[PrinterFacts]) -> tuple[Finding, Finding]:
    if not printers:
        nothing = Finding(Part.PRINTER, State.ODD, "none")
        return nothing, Finding(Part.PAPER, State.UNTRIED, "untried")
    usual = next((each for each in printers if each.is_default), printers[0])
    values = {"count": len(printers), "name": usual.name}
    found = Finding(Part.PRINTER, State.FINE, "fine", values)
    if usual.takes_f4 is None:
        return found, Finding(Part.PAPER, State.UNTRIED, "untold", values)
    if usual.takes_f4:
        return found, Finding(Part.PAPER, State.FINE, "fine", values)
    return found, Finding(Part.PAPER, State.ODD, "no_f4", values)


def is_f4(width: float, height: float) -> bool:
    """Whether a paper of that size (mm, either way round) is F4, or near enough not to be cut."""
    sides = sorted((width, height))
    return all(abs(side - wanted) <= SLACK_MM for side, wanted in zip(sides, F4_MM, strict=True))


def _judge_screen(screen: ScreenFacts) -> Finding:
    values = {
        "width": screen.width,
        "height": screen.height,
        "scale": round(screen.scale * 100),
        "font": f"{screen.font:g}".replace(".", ","),
        "language": screen.language,
    }
    fits = screen.width >= LEAST_SCREEN[0] and screen.height >= LEAST_SCREEN[1]
    state, code = (State.FINE, "fine") if fits else (State.ODD, "small")
    return Finding(Part.SCREEN, state, code, values)


def worst(findings: Sequence[Finding]) -> State:
    """The worst state of all that could be tried."""
    states = {each.state for each in findings}
    return next((each for each in (State.BAD, State.ODD) if each in states), State.FINE)

"""Puts the agenda into words, and a coming deadline onto a line from thirty days before it."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from iku_desktop.domain.agenda import SOON_DAYS, STEPS, AgendaCounts
from iku_desktop.domain.periods import ROMAN
from iku_desktop.domain.read_models import AgendaKind, AgendaLine
from iku_desktop.presentation.dates import month_short, show_long
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import counted_text

STATIONS = (*STEPS, 0)
NEAR = STATIONS[0]
NAMED = 3


@dataclass(frozen=True, slots=True)
class Station:
    """A point of the deadline's line at `place` (0 to 1); `passed` lies before today, `here` is today."""

    place: float
    label: str
    day: str
    passed: bool
    here: bool


@dataclass(frozen=True, slots=True)
class DeadlineTrack:
    """The stations from H-30 to the deadline and where today is among them."""

    stations: tuple[Station, ...]
    today: float


def headline(counts: AgendaCounts) -> tuple[tuple[str, str], ...]:
    """`Terlambat 2`, `7 hari lagi 3`, `Evaluasi 1`, each with its colour; only what there is."""
    parts = (
        (counts.overdue, "miss", "agenda.overdue"),
        (counts.soon, "late", "agenda.soon"),
        (counts.evaluations, "wait", "agenda.evaluations"),
    )
    return tuple((t(key, count=count, days=SOON_DAYS), tone) for count, tone, key in parts if count)


def headline_after(words: str, counts: AgendaCounts) -> str:
    """`per 1 Desember 2025 · Terlambat 2 · 7 hari lagi 3`: some words with the headline behind them."""
    parts = [words, *(part for part, _ in headline(counts))]
    return t("agenda.between").join(parts)


def headline_spoken(counts: AgendaCounts) -> str:
    """The same in one sentence for a screen reader."""
    return t(
        "agenda.headline_spoken",
        overdue=counts.overdue,
        soon=counts.soon,
        days=SOON_DAYS,
        evaluations=counts.evaluations,
    )


def agenda_title(line: AgendaLine) -> str:
    """`APBDesa 2026`, `Evaluasi APBDesa 2026`, `Triwulan IV berakhir`."""
    if line.counted is None:
        return t("home.agenda.quarter_end", roman=ROMAN[line.quarter - 1])
    name = counted_text(line.counted)
    if line.kind is AgendaKind.EVALUATION:
        return t("agenda.evaluation_title", document=name)
    return name


def agenda_about(line: AgendaLine) -> str:
    """What is still missing of it; few villages are named, many counted."""
    if line.counted is None:
        return t("home.agenda.quarter_end_about", date=show_long(line.due + timedelta(days=1)))
    distance = "near" if is_near(line) else "far"
    villages = t("home.agenda.count", count=len(line.missing))
    if distance == "near" and len(line.missing) <= NAMED:
        villages = ", ".join(line.missing)
    if line.kind is AgendaKind.EVALUATION:
        return t("agenda.evaluation_about", villages=villages, left=line.working_days_left)
    return t(f"home.agenda.{distance}.{line.counted.rule.counts.value}", villages=villages)


def agenda_days(line: AgendaLine) -> str:
    """`H-30`; the day itself is said in words."""
    if line.days_left == 0:
        return t("home.agenda.today")
    return t("home.agenda.days", days=line.days_left)


def agenda_who(line: AgendaLine) -> str:
    """Every village that has none yet, or whose draft waits; "" for what isn't a document."""
    if line.kind is AgendaKind.EVALUATION:
        return ", ".join(line.missing)
    if line.kind is not AgendaKind.DOCUMENT:
        return ""
    return t("home.agenda.who", villages=", ".join(line.missing))


def agenda_month(line: AgendaLine) -> str:
    """`Des 2025`."""
    return f"{month_short(line.due.month)} {line.due.year}"


def agenda_spoken(line: AgendaLine) -> str:
    """The line for a screen reader."""
    return t(
        "home.agenda.spoken",
        title=agenda_title(line),
        date=show_long(line.due),
        days=line.days_left,
        about=agenda_about(line),
    )


def is_near(line: AgendaLine) -> bool:
    """Whether the deadline's line of thirty days has begun."""
    return line.days_left <= NEAR


def deadline_track(due: date, today: date) -> DeadlineTrack:
    """The line of a near deadline; stations stand evenly, today between those around it."""
    left = min(max((due - today).days, 0), NEAR)
    return DeadlineTrack(
        tuple(_station(at, days, due, left) for at, days in enumerate(STATIONS)), _place(left)
    )


def _station(at: int, days: int, due: date, left: int) -> Station:
    day = due - timedelta(days=days)
    words = f"{day.day} {month_short(day.month)}"
    return Station(
        place=at / (len(STATIONS) - 1),
        label=t("home.agenda.days", days=days) if days else t("home.agenda.due"),
        day=t("home.agenda.today") if days == left and days else words,
        passed=days > left,
        here=days == left,
    )


def _place(left: int) -> float:
    for at, (before, after) in enumerate(pairwise(STATIONS)):
        if left >= after:
            return (at + (before - left) / (before - after)) / (len(STATIONS) - 1)
    return 1.0

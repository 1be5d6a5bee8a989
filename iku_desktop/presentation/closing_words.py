"""Puts into words how ready a quarter is, what its closing was, and which papers of it there are."""

from datetime import datetime

from iku_desktop.domain.closing import ClosingHead
from iku_desktop.domain.closing_models import Level, Readiness, ReadinessKind, ReadinessLine
from iku_desktop.domain.issued import IssuedDocument
from iku_desktop.domain.read_models import QuarterState
from iku_desktop.presentation.concern_words import concern_spoken
from iku_desktop.presentation.dates import show_short, show_time
from iku_desktop.presentation.texts import area, t
from iku_desktop.presentation.words import shown_values

FILLED_IN = (
    *(ReadinessKind.CAUSES, ReadinessKind.TARGETS, ReadinessKind.MANUAL),
    *(ReadinessKind.NARRATIVES, ReadinessKind.OFFICIAL, ReadinessKind.OFFICE),
)


def stamp_text(at: datetime) -> str:
    """`09/10/2025 08.47`."""
    return f"{show_short(at.date())} {show_time(at)}"


def chip_text(readiness: Readiness) -> tuple[str, str]:
    """How the quarter stands in two or three words, and the status it is coloured by."""
    blocks, notes = readiness.count(Level.BLOCK), readiness.count(Level.NOTE)
    if readiness.closing is not None:
        return t("closing.locked"), "ok"
    if readiness.state in (QuarterState.RUNNING, QuarterState.FUTURE):
        return t(f"common.quarter_state.{readiness.state.value}"), "wait"
    if blocks:
        return t("closing.blocked", count=blocks), "miss"
    return (t("closing.ready_notes", count=notes), "ok") if notes else (t("closing.ready"), "ok")


def closing_facts(readiness: Readiness) -> str:
    """When and by whom a closed quarter was closed; "" of an open one."""
    closing = readiness.closing
    if closing is None:
        return ""
    number = closing.revision
    revision = t("closing.locked_revision", revision=number) if number else ""
    at = stamp_text(closing.closed_at)
    return t("closing.locked_about", at=at, by=closing.closed_by, revision=revision)


def closing_title(revision: int, closing: ClosingHead | None) -> str:
    """`Penutupan pertama`, `Revisi 1`; papers that no closing has yet are drafts."""
    if closing is None:
        return t("closing.history_draft")
    return (
        t("closing.history_revision", revision=revision) if revision else t("closing.history_first")
    )


def paper_facts(paper: IssuedDocument) -> str:
    """State, day, person and check code of a paper that left the program."""
    code = "-".join(paper.code[at : at + 4] for at in range(0, len(paper.code), 4))
    return t(
        "closing.history_paper",
        state=t(f"closing.history_{paper.state.value}"),
        at=stamp_text(paper.issued_at),
        by=paper.issued_by,
        code=code,
    )


def line_title(line: ReadinessLine) -> str:
    """`2 kegiatan belum ditindaklanjuti`."""
    return t(f"readiness.{line.kind.value}.{line.level.value}", **_values(line))


def line_detail(line: ReadinessLine) -> str:
    """What is behind a line or what follows from it, "" where the title says all."""
    key = f"readiness.{line.kind.value}.{line.level.value}.detail"
    return t(key, **_values(line)) if key in area("readiness") else ""


def line_spoken(line: ReadinessLine) -> str:
    """Title and detail in one, for a screen reader."""
    detail = line_detail(line)
    title = line_title(line)
    return t("readiness.spoken", title=title, detail=detail) if detail else title


def line_door(line: ReadinessLine) -> str:
    """What the door of a line does: fill something in, or look."""
    return t("closing.fill_line" if line.kind in FILLED_IN else "closing.open_line")


def _values(line: ReadinessLine) -> dict[str, object]:
    first = "" if line.concern is None else concern_spoken(line.concern)
    return {"first": first} | shown_values(line.values)

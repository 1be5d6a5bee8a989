"""Puts copies of the office into words: the status bar, lists of copies, and what a copy holds."""

from datetime import datetime
from fractions import Fraction
from typing import NamedTuple

from iku_desktop.domain.backups import (
    BackupCopy,
    BackupOutcome,
    BackupState,
    Manifest,
    OfficeFacts,
    RestoreOutcome,
)
from iku_desktop.presentation.dates import show_long, show_short, show_time
from iku_desktop.presentation.numbers import show_decimal
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import quarter_text

KILOBYTE = 1000


class FactRow(NamedTuple):
    """One line of a comparison: what it is, in the copy, here, and whether they differ."""

    name: str
    there: str
    here: str
    differs: bool


def at_text(at: datetime) -> str:
    """`30 September 2026 10.24`."""
    return f"{show_long(at.date())} {show_time(at)}"


def status_text(state: BackupState) -> str:
    """What the status bar says: the last copy, or that one is missing outside."""
    if state.last is None:
        return t("backup.status_none")
    if state.reminder is not None:
        return t("backup.status_reminder", days=state.reminder)
    made_at = state.last.made_at
    return t("backup.status", date=show_short(made_at.date()), time=show_time(made_at))


def status_tip(state: BackupState) -> str:
    """The same at length: what is here, what is outside, and what a click does."""
    lines = [
        t("backup.tip_here", at=at_text(state.last.made_at))
        if state.last
        else t("backup.status_none")
    ]
    if state.place.copied_at:
        at, folder = at_text(state.place.copied_at), state.place.folder
        lines.append(t("backup.tip_outside", at=at, folder=folder))
    else:
        lines.append(t("backup.tip_never"))
    lines.append(t("backup.tip_click"))
    return "\n".join(lines)


def reason_text(copy: BackupCopy) -> str:
    """Why a copy was made: `saat program ditutup`."""
    return t(f"backup.reason.{copy.reason.value}")


def copy_text(copy: BackupCopy) -> str:
    """A copy as a line of a list."""
    return t("backup.copy", at=at_text(copy.made_at), reason=reason_text(copy))


def size_text(size: int) -> str:
    """`12,3 MB`, `840 KB`."""
    if size < KILOBYTE**2:
        return t("backup.kilobytes", size=-(-size // KILOBYTE))
    return t("backup.megabytes", size=show_decimal(Fraction(size, KILOBYTE**2), 1))


def made_text(outcome: BackupOutcome) -> str:
    """What a finished copy holds, and which evidence the folder lacked."""
    manifest = outcome.manifest
    words = t(
        "backup.made_text",
        path=outcome.path,
        size=size_text(manifest.size),
        files=len(manifest.members) - 1,
        villages=manifest.facts.villages,
        documents=manifest.facts.documents,
        activities=manifest.facts.activities,
    )
    missing = len(manifest.missing)
    return f"{words}\n\n{t('backup.made_missing', count=missing)}" if missing else words


def restored_text(outcome: RestoreOutcome) -> str:
    """Which state is here now, and where the one before is kept."""
    at = at_text(outcome.manifest.made_at)
    if not outcome.kept:
        return t("backup.restored_new", at=at, files=outcome.evidence)
    key = "backup.restored_aside" if outcome.aside else "backup.restored_text"
    return t(key, at=at, kept=outcome.kept, files=outcome.evidence)


def fact_rows(manifest: Manifest, here: OfficeFacts | None) -> tuple[FactRow, ...]:
    """What a copy holds beside what is here, line by line; `here` None where nothing can be read."""
    there = _facts(manifest.facts)
    present = _facts(here) if here is not None else dict.fromkeys(there, t("backup.unreadable"))
    return tuple(
        FactRow(t(f"backup.fact.{key}"), words, present[key], words != present[key])
        for key, words in there.items()
    )


def _facts(facts: OfficeFacts) -> dict[str, str]:
    name = t("backup.practice_office", name=facts.name) if facts.practice else facts.name
    closed = ", ".join(quarter_text(each) for each in facts.closed)
    return {
        "office": f"{name} ({facts.code})",
        "last_change": at_text(facts.last_change) if facts.last_change else t("backup.never"),
        "villages": str(facts.villages),
        "documents": str(facts.documents),
        "activities": str(facts.activities),
        "files": str(facts.files),
        "closed": closed or t("backup.none_closed"),
    }

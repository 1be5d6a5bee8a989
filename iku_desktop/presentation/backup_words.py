"""Puts copies of the office into words: the status bar, lists of copies, and what a copy holds."""

from datetime import datetime
from typing import NamedTuple

from iku_desktop.domain.backups import (
    BackupCopy,
    BackupOutcome,
    BackupState,
    Manifest,
    OfficeFacts,
    RestoreOutcome,
)
from iku_desktop.domain.checkups import Checkup
from iku_desktop.domain.evidence_files import FileFinding
from iku_desktop.presentation.dates import show_long, show_short, show_time
from iku_desktop.presentation.evidence_words import size_text
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text, quarter_text, unavailable_text


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


def cli_made_text(outcome: BackupOutcome) -> str:
    """A finished copy in one line."""
    manifest = outcome.manifest
    size, files = size_text(manifest.size), len(manifest.members) - 1
    return t("backup.cli_made", path=outcome.path, size=size, files=files)


def checkup_lines(found: Checkup) -> tuple[list[str], list[str]]:
    """What a check found whole, and what it found spoiled, a line each."""
    fine = [
        t("backup.checked_evidence", count=found.evidence.ok),
        t("backup.checked_closings", count=found.closings),
        t("backup.checked_copies", count=found.copies),
    ]
    spoiled = [_finding("backup.checked_missing", each) for each in found.evidence.missing]
    spoiled += [_finding("backup.checked_altered", each) for each in found.evidence.altered]
    spoiled += [
        t("backup.checked_bad_copy", name=name, problem=problem_text(problem))
        for name, problem in found.spoiled_copies
    ]
    return fine, spoiled


def checkup_text(found: Checkup) -> str:
    """Everything a check found, the worst first."""
    fine, spoiled = checkup_lines(found)
    worst = [*map(problem_text, found.problems), *map(unavailable_text, found.spoiled_closings)]
    return "\n".join([*worst, *spoiled, *fine])


def _finding(key: str, finding: FileFinding) -> str:
    subject = t("backup.checked_subject", subject=finding.subject) if finding.subject else ""
    return t(key, file=finding.file.name, subject=subject)


def restored_text(outcome: RestoreOutcome) -> str:
    """Which state is here now, and where the one before is kept."""
    at = at_text(outcome.manifest.made_at)
    if not outcome.kept:
        return t("backup.restored_new", at=at, files=outcome.evidence)
    key = "backup.restored_aside" if outcome.aside else "backup.restored_text"
    return t(key, at=at, kept=outcome.kept, files=outcome.evidence)


def older_text(manifest: Manifest, here: OfficeFacts | None) -> str:
    """What would be lost: changes later than the copy's last one; "" where there are none."""
    there = manifest.facts.last_change
    if here is None or here.last_change is None or there is None or here.last_change <= there:
        return ""
    return t("backup.restore_older", at=at_text(there))


def fact_rows(
    manifest: Manifest, here: OfficeFacts | None, is_there: bool = True
) -> tuple[FactRow, ...]:
    """What a copy holds beside what is here, line by line.

    `here` None where nothing can be read, or (not `is_there`) where there is no office yet.
    """
    there = _facts(manifest.facts)
    nothing = t("backup.unreadable" if is_there else "backup.absent")
    present = _facts(here) if here is not None else dict.fromkeys(there, nothing)
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

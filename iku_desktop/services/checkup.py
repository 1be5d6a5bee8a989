"""*Periksa data*: the database, every evidence file, every closing's hash and every copy."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.audit import AuditHead
from iku_desktop.domain.backups import Manifest
from iku_desktop.domain.checkups import Checkup
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.services.backup_making import Progress, untold
from iku_desktop.services.backup_source import verify_backup
from iku_desktop.services.frozen_quarters import snapshot_of

if TYPE_CHECKING:
    from iku_desktop.services.context import Context
    from iku_desktop.services.office_services import OfficeServices


def check_everything(
    services: "OfficeServices", progress: Progress = untold, *, with_copies: bool = True
) -> Checkup:
    """Look at all an office keeps, its copies only where that is asked; nothing is changed.

    `progress` is told (steps done, in all) and may raise to stop.
    """
    from iku_desktop.storage.backup_folder import restored_after

    copies = services.backups.copies() if with_copies else ()
    total = 3 + len(copies)
    problems = services.context.store.check()
    progress(1, total)
    evidence = services.evidence.check(lambda _count, _all: progress(1, total))
    progress(2, total)
    closings, spoiled = _closings(services.context)
    folder = services.context.store.paths.backups
    bad: list[tuple[str, Problem]] = []
    anchors: list[tuple[str, AuditHead]] = []
    restored = restored_after(folder)
    with tempfile.TemporaryDirectory(prefix="iku-periksa-") as scratch:
        for number, copy in enumerate(copies, 3):
            progress(number, total)

            def told(_count: int, at: int = number) -> None:
                progress(at, total)

            found = _read_whole(folder / copy.name, Path(scratch) / "salinan", told)
            if isinstance(found, Problem):
                bad.append((copy.name, found))
            elif copy.sequence > restored and found.audit is not None:
                anchors.append((copy.name, found.audit))
    progress(total, total)
    if not problems:
        problems = _lost_trail(services.context, anchors)
    sound = len(copies) - len(bad)
    return Checkup(problems, evidence, closings, spoiled, sound, tuple(bad))


def _closings(context: "Context") -> tuple[int, tuple[Unavailable, ...]]:
    """How many snapshots are what was closed, and what is to be said of the others."""
    spoiled = []
    with context.reading() as rows:
        heads = rows.closings()
        for head in heads:
            try:
                snapshot_of(rows, head)
            except Unavailable as fault:
                spoiled.append(fault)
    return len(heads) - len(spoiled), tuple(spoiled)


def _lost_trail(
    context: "Context", anchors: Sequence[tuple[str, AuditHead]]
) -> tuple[Problem, ...]:
    """What is to be said where a copy knows changes that the trail does not, of the oldest such copy.

    The trail is whole in itself then, and yet another: its end was cut, an old database was put in its
    place without *Pulihkan*, or somebody wrote all of it anew.
    """
    held = 0
    with context.reading() as rows:
        for name, head in sorted(anchors, key=lambda each: each[1].count):
            if head.count and rows.reader.audit_hash(head.count - 1) != head.hash:
                values = {"copy": name, "first": held + 1, "last": head.count}
                return (Problem("audit_lost", "", values),)
            held = head.count
    return ()


def _read_whole(path: Path, scratch: Path, told: Callable[[int], None]) -> Manifest | Problem:
    try:
        return verify_backup(path, "", scratch, told)
    except Refused as refused:
        return refused.problems[0]
    except Unavailable as fault:
        return Problem("backup_unreadable", "file", {"reason": fault.values.get("reason", "")})

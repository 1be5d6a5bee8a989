"""*Periksa data*: the database, every evidence file, every closing's hash and every copy."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

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
    copies = services.backups.copies() if with_copies else ()
    total = 3 + len(copies)
    problems = services.context.store.check()
    progress(1, total)
    evidence = services.evidence.check(lambda _count, _all: progress(1, total))
    progress(2, total)
    closings, spoiled = _closings(services.context)
    folder = services.context.store.paths.backups
    bad = []
    with tempfile.TemporaryDirectory(prefix="iku-periksa-") as scratch:
        for number, copy in enumerate(copies, 3):
            progress(number, total)

            def told(_count: int, at: int = number) -> None:
                progress(at, total)

            problem = _fault_of(folder / copy.name, Path(scratch) / "salinan", told)
            if problem is not None:
                bad.append((copy.name, problem))
    progress(total, total)
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


def _fault_of(path: Path, scratch: Path, told: Callable[[int], None]) -> Problem | None:
    try:
        verify_backup(path, "", scratch, told)
    except Refused as refused:
        return refused.problems[0]
    except Unavailable as fault:
        return Problem("backup_unreadable", "file", {"reason": fault.values.get("reason", "")})
    return None

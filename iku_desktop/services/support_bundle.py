"""*Buat berkas bantuan*: what support needs, shown before it is saved; no data unasked."""

import json
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.computer import WindowFacts
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.domain.typed_input import Typed
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.support_words import about_text, checkup_codes, computer_codes
from iku_desktop.services.backups import passphrase_problems
from iku_desktop.services.computer_check import check_computer, trial_in
from iku_desktop.services.logbook import Logbook, Work

if TYPE_CHECKING:
    from iku_desktop.services.context import Clock
    from iku_desktop.services.office_services import OfficeServices

Progress = Callable[[int, int], None]
STEPS = 4
COPY_NAME = "data.ikubak"


@dataclass(frozen=True, slots=True)
class Asked:
    """Of what a bundle is to tell: the folder, the program, and the office that is open, if one is."""

    paths: OfficePaths
    clock: "Clock"
    log: Logbook
    versions: Mapping[str, str]
    office: "OfficeServices | None" = None
    window: WindowFacts | None = None
    # What was chosen for this user of the PC, and the folder where crashes are kept.
    choices: Mapping[str, object] = field(default_factory=dict)
    crashes: Path | None = None


def untold(_count: int, _total: int) -> None:
    """Nobody watches the progress."""


def bundle_name(now: datetime) -> str:
    """`IKU_bantuan_20261125-1024.zip`; no name of an office in it."""
    stamp = now.isoformat()[:16].translate(str.maketrans("T", "-", "-:"))
    return f"IKU_bantuan_{stamp}.zip"


def collect(asked: Asked, progress: Progress = untold) -> dict[str, str]:
    """The texts of a bundle by the names they will have; nothing personal is in any of them.

    `progress` is told (steps done, in all) and may raise to stop.
    """
    progress(0, STEPS)
    texts = {"versi.json": _json(asked.versions), "setelan.json": _json(_settings(asked))}
    progress(1, STEPS)
    context = asked.office.context if asked.office is not None else None
    trial = trial_in(asked.paths, asked.clock, context, asked.window)
    texts["komputer.txt"] = computer_codes(check_computer(trial, _at(progress, 1)))
    progress(2, STEPS)
    texts["periksa.txt"] = _checked(asked, _at(progress, 2))
    progress(3, STEPS)
    counts = asked.log.bugs.counts.items()
    bugs = [{"kind": bug.kind, "places": bug.places, "count": count} for bug, count in counts]
    texts["kesalahan.json"] = _json(bugs)
    texts |= {f"mogok/{name}": text for name, text in _crashes(asked).items()}
    if asked.log.file is not None:
        texts |= {f"log/{name}": text for name, text in asked.log.file.texts().items()}
    progress(STEPS, STEPS)
    return {"baca-dulu.txt": about_text(texts), **texts}


def _at(progress: Progress, step: int) -> Progress:
    """Tells the same step again, so that Batal is heard within it."""
    return lambda _count, _total: progress(step, STEPS)


def _crashes(asked: Asked) -> dict[str, str]:
    from iku_desktop.storage.crash_file import kept_reports

    return kept_reports(asked.crashes) if asked.crashes is not None else {}


def _checked(asked: Asked, progress: Progress) -> str:
    from iku_desktop.services.checkup import check_everything

    if asked.office is None:
        return "office none\n"
    try:
        return checkup_codes(check_everything(asked.office, progress, with_copies=False))
    except Unavailable as fault:
        return f"unavailable {fault.code}\n"


def _settings(asked: Asked) -> dict[str, object]:
    """What is set, as numbers, codes and yes or no."""
    found: dict[str, object] = dict(asked.choices)
    if asked.office is None:
        return found
    try:
        return found | _office_settings(asked.office)
    except Unavailable as fault:
        return found | {"office": fault.code}


def _office_settings(office: "OfficeServices") -> dict[str, object]:
    from iku_desktop.storage.database_copy import counts_of
    from iku_desktop.storage.database_file import version_of

    paths = office.context.store.paths
    settings, backups = office.settings.office(), office.backups
    letters, signing = office.preferences.letters(), office.preferences.signing()
    place = backups.place()
    return {
        "office": settings.code,
        "practice": settings.practice,
        "schema": version_of(paths.database),
        "database_bytes": paths.database.stat().st_size,
        "rows": counts_of(paths.database),
        "copies": len(backups.copies()),
        "second_place": bool(place.folder),
        "second_place_sealed": place.sealed,
        "letter_pattern": bool(letters.pattern),
        "time_authority": bool(signing.timestamp_url),
        "trusted_roots": len(signing.roots),
    }


def save(asked: Asked, path: Path, texts: Mapping[str, str]) -> None:
    """Write a bundle without data; Unavailable `file_…` where the disk refuses, nothing is left then."""
    from iku_desktop.storage.bundle_file import write_bundle

    with asked.log.timing(Work.BUNDLE):
        write_bundle(path, texts, {})


def save_with_data(
    asked: Asked,
    path: Path,
    texts: Mapping[str, str],
    typed: Mapping[str, Typed],
    progress: Progress = untold,
) -> None:
    """Write a bundle with a copy of the open office, sealed where a passphrase was typed (twice).

    Refused for the passphrase or where no office is open; Unavailable as copies and files. `progress` is
    told (kilobytes done, in all) and may raise to stop; nothing is left then.
    """
    from iku_desktop.storage.bundle_file import write_bundle
    from iku_desktop.storage.faults import of_the_disk

    passphrase = str(typed.get("passphrase") or "")
    problems = passphrase_problems(typed) if passphrase or typed.get("passphrase_again") else []
    if problems:
        raise Refused(problems)
    if asked.office is None:
        raise Refused(Problem("support_no_office"))
    scratch = tempfile.TemporaryDirectory(prefix="iku-bantuan-", ignore_cleanup_errors=True)
    with asked.log.timing(Work.BUNDLE), of_the_disk(), scratch as folder:
        copy = Path(folder) / COPY_NAME
        asked.office.backups.write(copy, passphrase, progress)
        size, done = copy.stat().st_size // 1024, 0

        def told(count: int) -> None:
            nonlocal done
            done += count // 1024
            progress(done, max(size, done))

        write_bundle(path, texts, {COPY_NAME: copy}, told)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"

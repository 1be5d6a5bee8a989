"""*Pulihkan*: shows what a copy holds beside what is here, and puts it in the place of the office."""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.backups import (
    BackupCopy,
    BackupReason,
    Manifest,
    OfficeFacts,
    RestoreOutcome,
)
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.services.backup_making import Meter, Progress, Wanted, make_backup, untold
from iku_desktop.services.backup_source import opened_backup
from iku_desktop.services.restore_login import By, let_in_by_copy

if TYPE_CHECKING:  # storage loads SQLModel, which the window must not wait for
    from datetime import datetime

    from iku_desktop.storage.backup_reader import BackupReader


@dataclass(frozen=True, slots=True)
class Restoring:
    """One restore that is asked for: from which file, under which passphrase, when, by whom, and as whom."""

    path: Path
    passphrase: str
    at: "datetime"
    who: str
    by: By = None


def facts_here(paths: OfficePaths) -> OfficeFacts | None:
    """What the office in a folder holds; None where there is none or it can't be read."""
    from iku_desktop.storage.planting import facts_of

    return facts_of(paths.database) if paths.database.is_file() else None


def copies_here(paths: OfficePaths) -> tuple[BackupCopy, ...]:
    """The copies in an office's folder, the newest first."""
    from iku_desktop.storage.backup_folder import copies_in

    return copies_in(paths.backups)


def lost_database(paths: OfficePaths) -> Unavailable | None:
    """What is to be said where the copies of an office lie in its folder and its database is gone."""
    if paths.database.exists() or not copies_here(paths):
        return None
    values = {"folder": str(paths.folder), "name": paths.database.name}
    return Unavailable("database_missing", damaged=True, **values)


def newest_whole(paths: OfficePaths) -> Path | None:
    """The newest copy in an office's folder that can be opened; None where there is none."""
    from iku_desktop.services.backup_source import look_into

    for copy in copies_here(paths):
        with suppress(Refused, Unavailable):
            look_into(paths.backups / copy.name)
            return paths.backups / copy.name
    return None


def damage_behind(paths: OfficePaths) -> Unavailable | None:
    """The damage of the database over which the program stumbled; None where that is whole.

    Rows that can't be what the program wrote, as after a page was zeroed, are met as its own mistakes.
    """
    from iku_desktop.storage.store import Store

    if not paths.database.is_file():
        return None
    try:
        with closing(Store.glance(paths)) as store:
            problems = store.check()
    except Unavailable as fault:
        return fault if fault.damaged else None
    except Exception as fault:  # noqa: BLE001 - that even the check stumbles is the answer
        return Unavailable("damaged", damaged=True, reason=type(fault).__name__)
    reason = "; ".join(str(each.values["details"]) for each in problems)
    return Unavailable("damaged", damaged=True, reason=reason) if problems else None


def can_help(fault: Unavailable) -> bool:
    """Whether restoring a copy can put right what is the matter: the database can't be read."""
    return fault.damaged or fault.code == "foreign_database"


def restore(paths: OfficePaths, wanted: Restoring, progress: Progress = untold) -> RestoreOutcome:
    """Put a copy in the place of the office in that folder, which must not be open.

    The office as it is is copied first; one that can't be read is kept whole among the copies.
    Refused, with nothing changed: as opened_backup, `backup_newer_schema`, `backup_other_office`,
    `backup_practice`, and as restore_login. Unavailable where the disk refuses.
    """
    from iku_desktop.storage.backup_folder import note_restore
    from iku_desktop.storage.faults import of_the_disk
    from iku_desktop.storage.planting import (
        holds_what_it_should,
        plant,
        put_back_evidence,
    )

    with of_the_disk(), opened_backup(wanted.path, wanted.passphrase) as reader:
        _refuse_foreign(reader.manifest, paths)
        meter = Meter(progress, 2 * reader.manifest.size)
        # Nothing here is touched before all of the copy was read and found right.
        reader.verify_evidence(meter.add)
        with _staged(reader, paths, meter) as staged:
            let_in_by_copy(paths, staged, wanted.by)
            kept, aside = _keep_present(paths, wanted)
            evidence = put_back_evidence(reader, paths, meter.add)
            note_restore(paths.backups)
            plant(staged, paths)
        if not holds_what_it_should(paths.database, reader.manifest):
            raise Unavailable("damaged", damaged=True, reason="restore")
        return RestoreOutcome(reader.manifest, kept, aside, evidence)


def refuse_foreign_folder(paths: OfficePaths) -> None:
    """Unavailable `not_empty` where the folder holds something that no office put there."""
    from iku_desktop.storage.faults import of_the_disk
    from iku_desktop.storage.planting import foreign_name

    with of_the_disk():
        name = foreign_name(paths)
    if name:
        raise Unavailable("not_empty", folder=str(paths.folder), name=name)


def _refuse_foreign(manifest: Manifest, paths: OfficePaths) -> None:
    from iku_desktop.storage.database_file import SCHEMA_VERSION

    if manifest.schema > SCHEMA_VERSION:
        values = {"version": manifest.schema, "known": SCHEMA_VERSION}
        raise Refused(Problem("backup_newer_schema", "file", values))
    here, there = facts_here(paths), manifest.facts
    if here is None:
        return
    if here.code != there.code:
        raise Refused(
            Problem(
                "backup_other_office",
                "file",
                {"theirs": there.name, "their_code": there.code, "ours": here.name},
            )
        )
    if here.practice != there.practice:
        code = "backup_practice" if there.practice else "backup_not_practice"
        raise Refused(Problem(code, "file", {"name": there.name}))


@contextmanager
def _staged(reader: "BackupReader", paths: OfficePaths, meter: Meter) -> "Iterator[Path]":
    """The copy's database beside the office's; what is left of it in the end is taken away."""
    from iku_desktop.storage.database_file import remove_leftovers
    from iku_desktop.storage.planting import STAGED_NAME, make_folders, stage

    make_folders(paths)
    try:
        yield stage(reader, paths, meter.add)
    finally:
        remove_leftovers(paths.folder / STAGED_NAME)


def _keep_present(paths: OfficePaths, wanted: Restoring) -> tuple[str, bool]:
    """Where the present state is kept, and whether it had to be kept as it is, unread."""
    from iku_desktop.storage.planting import is_sound, set_aside

    if not paths.database.exists():
        return "", False
    if is_sound(paths.database):
        made = make_backup(paths, Wanted(BackupReason.RESTORE, wanted.at, wanted.who))
        return Path(made.path).name, False
    return set_aside(paths).name, True

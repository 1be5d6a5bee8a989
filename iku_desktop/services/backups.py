"""The office's copies: made when something changed, thinned out, and brought to a second place."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from iku_desktop.domain.backups import (
    LEAST_PASSPHRASE,
    BackupCopy,
    BackupOutcome,
    BackupReason,
    BackupState,
    Manifest,
    SecondPlace,
    days_without_copy,
    office_in_names,
)
from iku_desktop.domain.permissions import Permission
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.domain.read_models import Concern, ConcernLine, Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.paths import OfficePaths
from iku_desktop.services.backup_making import Progress, Wanted, make_backup, untold
from iku_desktop.services.backup_source import look_into
from iku_desktop.services.context import Context
from iku_desktop.services.gate import require
from iku_desktop.services.logbook import Work
from iku_desktop.services.snapshot import Snapshot

# What a stick that was pulled makes the system say.
GONE = frozenset({"file_disk_error", "file_folder_missing", "disk_error", "folder_missing"})


class Backups:
    """Makes copies of one open office, which goes on working meanwhile.

    `progress` is told (kilobytes done, in all) and may raise to stop; nothing is left behind then.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def _paths(self) -> OfficePaths:
        return self._context.store.paths

    def copies(self) -> tuple[BackupCopy, ...]:
        """The copies in the office's own folder, the newest first."""
        from iku_desktop.storage.backup_folder import copies_in

        return copies_in(self._paths.backups)

    def state(self) -> BackupState:
        """How the copies stand: the last one here, and whether to remind of one outside."""
        with self._context.reading() as rows:
            return backup_state(self._paths, rows, self._context)

    def is_needed(self) -> bool:
        """Whether anything was entered that the newest copy doesn't hold."""
        newest = self._newest()
        with self._context.reading() as rows:
            return newest is None or rows.reader.audit_head() != newest.audit

    def _newest(self) -> Manifest | None:
        """What the newest copy says; None where there is none, or only one that can't be read."""
        for copy in self.copies()[:1]:
            try:
                return look_into(self._paths.backups / copy.name)
            except (Refused, Unavailable):
                return None
        return None

    def make(self, reason: BackupReason, progress: Progress = untold) -> BackupOutcome:
        """Make a copy in the office's own folder, and let go of those that are not kept any longer.

        Unavailable: `damaged` (the database itself), `file_…`; the copies that were there stay then.
        """
        from iku_desktop.storage.backup_folder import remove_unfinished, thin_out

        remove_unfinished(self._paths.backups)
        made = self._make(self._wanted(reason), progress)
        # The copy that is being restored from must not go while it is read.
        if reason is not BackupReason.RESTORE:
            facts = made.manifest.facts
            thin_out(self._paths.backups, office_in_names(facts.name, practice=facts.practice))
        return made

    def make_if_changed(
        self, reason: BackupReason, progress: Progress = untold
    ) -> BackupOutcome | None:
        """The same where the newest copy doesn't hold everything already; else None."""
        return self.make(reason, progress) if self.is_needed() else None

    def write(self, path: Path, passphrase: str = "", progress: Progress = untold) -> BackupOutcome:
        """Make a copy in any file, or under its own name in any folder; whoever may carries data out."""
        require(self._context, Permission.BACKUP)
        wanted = self._wanted(BackupReason.MANUAL)
        return self._make(replace(wanted, target=path, passphrase=passphrase), progress)

    def _make(self, wanted: Wanted, progress: Progress) -> BackupOutcome:
        with self._context.log.timing(Work.BACKUP):
            return make_backup(self._paths, wanted, progress)

    def _wanted(self, reason: BackupReason) -> Wanted:
        return Wanted(reason, self._context.clock.now(), self._context.user)

    def place(self) -> SecondPlace:
        """Where copies go outside."""
        from iku_desktop.storage.backup_folder import read_place

        return read_place(self._paths.backups)

    def change_place(self, typed: Mapping[str, Typed]) -> Saved:
        """Choose the second place as it was typed: folder, sealed, passphrase, passphrase_again.

        Refused with all problems; the passphrase itself is kept nowhere.
        """
        folder, sealed = str(typed.get("folder") or ""), bool(typed.get("sealed"))
        problems = passphrase_problems(typed) if sealed else []
        if not folder:
            problems.insert(0, Problem("copy_place_unset", "folder"))
        if problems:
            raise Refused(problems)
        self.choose_place(Path(folder), sealed=sealed)
        return Saved(self._context.clock.now())

    def choose_place(self, folder: Path, *, sealed: bool) -> None:
        """Remember the second place; Refused where it is missing or lies in the office's own folder."""
        from iku_desktop.storage.backup_folder import write_place

        require(self._context, Permission.BACKUP)
        if not folder.is_dir():
            raise Refused(Problem("copy_place_missing", "folder", {"folder": str(folder)}))
        if folder.resolve().is_relative_to(self._paths.folder.resolve()):
            raise Refused(Problem("copy_place_inside", "folder"))
        write_place(self._paths.backups, replace(self.place(), folder=str(folder), sealed=sealed))

    def copy_out(self, passphrase: str = "", progress: Progress = untold) -> BackupOutcome:
        """Make a copy at the second place; older ones of this office go as they do here.

        Refused: `copy_place_unset`, `copy_place_missing` (the stick is not there), `passphrase_needed_here`
        where copies there are sealed. Unavailable `copy_place_gone` where it was pulled meanwhile.
        """
        from iku_desktop.storage.backup_folder import note_copy, remove_unfinished, thin_out_second

        require(self._context, Permission.BACKUP)
        place = self.place()
        folder = Path(place.folder)
        if not place.folder:
            raise Refused(Problem("copy_place_unset", "folder"))
        if not folder.is_dir():
            raise Refused(Problem("copy_place_missing", "folder", {"folder": place.folder}))
        if place.sealed and not passphrase:
            raise Refused(Problem("backup_passphrase_needed", "passphrase"))
        remove_unfinished(folder)
        wanted = replace(self._wanted(BackupReason.COPY_OUT), target=folder, passphrase=passphrase)
        try:
            made = self._make(wanted, progress)
        except Unavailable as fault:
            if fault.code in GONE:
                raise Unavailable("copy_place_gone", folder=place.folder) from fault
            raise
        manifest = made.manifest
        note_copy(self._paths.backups, Path(made.path).name, manifest.sequence, manifest.made_at)
        thin_out_second(self._paths.backups)
        return made


def passphrase_problems(typed: Mapping[str, Typed]) -> list[Problem]:
    """What is wrong with a new passphrase: passphrase, passphrase_again."""
    given = str(typed.get("passphrase") or "")
    problems = []
    if len(given) < LEAST_PASSPHRASE:
        problems.append(Problem("passphrase_short", "passphrase", {"least": LEAST_PASSPHRASE}))
    if given != str(typed.get("passphrase_again") or ""):
        problems.append(Problem("passphrase_differs", "passphrase_again"))
    return problems


def copy_concern(state: BackupState) -> tuple[ConcernLine, ...]:
    """The reminder of a copy outside as an open problem; none while there is nothing to remind of."""
    if state.reminder is None:
        return ()
    return (ConcernLine(Concern.COPY_OLD, {"days": state.reminder}),)


def backup_state(paths: OfficePaths, rows: Snapshot, context: Context) -> BackupState:
    """How the copies of an office stand, by what lies in its folder."""
    from iku_desktop.storage.backup_folder import copies_in, read_place

    copies, place = copies_in(paths.backups), read_place(paths.backups)
    first = min((each.made_at.date() for each in copies), default=None)
    practice = rows.office().practice
    reminder = days_without_copy(first, place.copied_at, context.today, practice=practice)
    return BackupState(copies[0] if copies else None, place, reminder)

"""Opens and makes offices: one program holds a data folder, from its lock to its services."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.backups import BackupReason, RestoreOutcome
from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.services.folder_kinds import refuse_shared
from iku_desktop.services.logbook import Logbook

if TYPE_CHECKING:  # the window is on screen before services and storage are loaded
    from iku_desktop.services.backup_making import Progress
    from iku_desktop.services.context import Clock, Context
    from iku_desktop.services.office_services import OfficeServices
    from iku_desktop.services.restore_login import By
    from iku_desktop.storage.folder_lock import FolderLock
    from iku_desktop.storage.store import Store


@dataclass(frozen=True, slots=True)
class OpenOffice:
    """An office in use; nobody else can use its folder until it is closed."""

    paths: OfficePaths
    services: "OfficeServices"
    _lock: "FolderLock"

    def close(self) -> None:
        """Give the folder back."""
        self.services.context.store.close()
        self.services.context.log.closed()
        self._lock.release()


@dataclass(frozen=True, slots=True)
class Offices:
    """The ways to an open office, for one user of this PC and its clock."""

    clock: "Clock"
    user: str
    log: Logbook = field(default_factory=Logbook)

    def open(self, paths: OfficePaths) -> OpenOffice:
        """The office in that folder; Unavailable says why it can't be had."""
        if not paths.database.exists():
            from iku_desktop.services.restoring import lost_database

            raise lost_database(paths) or Unavailable("no_office", folder=str(paths.folder))
        refuse_shared(paths.folder)
        return self._held(paths, lambda: self._opened(paths))

    def _opened(self, paths: OfficePaths) -> "Store":
        """The database, copied first where it has to be brought up to date."""
        from iku_desktop.storage.database_file import SCHEMA_VERSION, version_of
        from iku_desktop.storage.store import Store

        if version_of(paths.database) < SCHEMA_VERSION:
            from iku_desktop.services.backup_making import Wanted, make_backup

            make_backup(paths, Wanted(BackupReason.MIGRATION, self.clock.now(), self.user))
        return Store.open(paths)

    def restore(
        self,
        paths: OfficePaths,
        path: Path,
        passphrase: str = "",
        progress: "Progress | None" = None,
        by: "By" = None,
    ) -> RestoreOutcome:
        """Put a copy in the place of the office in that folder, which nobody may have open.

        `by` is the login or account that restores where there are accounts (restore_login).

        Refused, Unavailable as services.restoring.restore; Unavailable `folder_held`, and where the
        folder can't be a live place.
        """
        from iku_desktop.services.backup_making import untold
        from iku_desktop.services.restore_login import let_in
        from iku_desktop.services.restoring import Restoring, refuse_foreign_folder, restore
        from iku_desktop.storage.faults import of_the_disk
        from iku_desktop.storage.folder_lock import FolderLock
        from iku_desktop.storage.planting import remove_folders

        refuse_shared(paths.folder)
        refuse_foreign_folder(paths)
        is_new = not paths.folder.exists()
        with of_the_disk():
            paths.folder.mkdir(parents=True, exist_ok=True)
        lock = FolderLock(paths)
        try:
            lock.acquire(self.user)
            who = let_in(paths, by, self.clock, self.user)
            wanted = Restoring(path, passphrase, self.clock.now(), who, by)
            return restore(paths, wanted, progress or untold)
        except BaseException:
            lock.release()
            if is_new:
                remove_folders(paths)
            raise
        finally:
            lock.release()

    @contextmanager
    def glance(self, paths: OfficePaths) -> "Iterator[Context | None]":
        """The office in that folder for reads alone, None where there is none.

        Whoever has it open goes on working. Unavailable says why it can't be read.
        """
        from iku_desktop.services.context import Context
        from iku_desktop.storage.store import Store

        if not paths.database.exists():
            yield None
            return
        store = Store.glance(paths)
        try:
            yield Context(store, self.clock, self.user)
        finally:
            store.close()

    def create(self, paths: OfficePaths, kecamatan_code: str) -> OpenOffice:
        """A new office of a kecamatan; Refused for an unknown code, Unavailable for the folder."""
        from iku_desktop.services.new_office import create_office

        _refuse_unfit(paths)
        create_office(paths, kecamatan_code, self.clock, self.user).close()
        return self.open(paths)

    def create_practice(self, paths: OfficePaths) -> OpenOffice:
        """The practice office with its made-up data."""
        from iku_desktop.services.practice import create_practice_office

        _refuse_unfit(paths)
        create_practice_office(paths, self.clock, self.user).close()
        return self.open(paths)

    def _held(self, paths: OfficePaths, open_store: "Callable[[], Store]") -> OpenOffice:
        from iku_desktop.services.context import Context
        from iku_desktop.services.office_services import OfficeServices
        from iku_desktop.storage.database_file import SCHEMA_VERSION
        from iku_desktop.storage.folder_lock import FolderLock
        from iku_desktop.storage.leftovers import remove_unfinished_files

        lock = FolderLock(paths)
        lock.acquire(self.user)
        try:
            # Only whoever holds the folder knows that nobody is making them just now.
            remove_unfinished_files(paths)
            began = time.perf_counter()
            context = Context(open_store(), self.clock, self.user, log=self.log)
            services = OfficeServices.of(context)
            self.log.opened(paths.log, SCHEMA_VERSION, time.perf_counter() - began)
        except BaseException:
            lock.release()
            raise
        return OpenOffice(paths, services, lock)


def _refuse_unfit(paths: OfficePaths) -> None:
    """Unavailable where no new office may live: a shared folder, or one with the copies of a lost one."""
    from iku_desktop.services.restoring import lost_database

    refuse_shared(paths.folder)
    if (lost := lost_database(paths)) is not None:
        raise lost

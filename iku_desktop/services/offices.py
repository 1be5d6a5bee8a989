"""Opens and makes offices: one program holds a data folder, from its lock to its services."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths

if TYPE_CHECKING:  # the window is on screen before services and storage are loaded
    from iku_desktop.services.context import Clock, Context
    from iku_desktop.services.office_services import OfficeServices
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
        self._lock.release()


@dataclass(frozen=True, slots=True)
class Offices:
    """The ways to an open office, for one user of this PC and its clock."""

    clock: "Clock"
    user: str

    def open(self, paths: OfficePaths) -> OpenOffice:
        """The office in that folder; Unavailable says why it can't be had."""
        from iku_desktop.storage.store import Store

        if not paths.database.exists():
            raise Unavailable("no_office", folder=str(paths.folder))
        return self._held(paths, lambda: Store.open(paths))

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

        create_office(paths, kecamatan_code, self.clock, self.user).close()
        return self.open(paths)

    def create_practice(self, paths: OfficePaths) -> OpenOffice:
        """The practice office with its made-up data."""
        from iku_desktop.services.practice import create_practice_office

        create_practice_office(paths, self.clock, self.user).close()
        return self.open(paths)

    def _held(self, paths: OfficePaths, open_store: "Callable[[], Store]") -> OpenOffice:
        from iku_desktop.services.context import Context
        from iku_desktop.services.office_services import OfficeServices
        from iku_desktop.storage.folder_lock import FolderLock

        lock = FolderLock(paths)
        lock.acquire(self.user)
        try:
            services = OfficeServices.of(Context(open_store(), self.clock, self.user))
        except BaseException:
            lock.release()
            raise
        return OpenOffice(paths, services, lock)

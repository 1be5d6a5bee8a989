"""*Perbarui dari berkas*: an installer from a stick is copied, checked as that copy, and run; or refused."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from iku_desktop import __version__
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.domain.updates import (
    DESCRIPTION_NAME,
    MOST_DESCRIPTION_BYTES,
    Update,
    installer_name,
    update_problem,
)
from iku_desktop.paths import RESOURCES
from iku_desktop.services.logbook import Logbook, Work

Progress = Callable[[int, int], None]
Runner = Callable[[Path], None]
KILOBYTE = 1024


def release_keys() -> tuple[str, ...]:
    """The public keys of the program's makers, as shipped."""
    from iku_desktop.signing.release_keys import keys_of

    return keys_of((RESOURCES / "update" / "release-keys.txt").read_text("utf-8"))


def known_schema() -> int:
    """The version of data that this program writes."""
    from iku_desktop.storage.database_file import SCHEMA_VERSION

    return SCHEMA_VERSION


def is_windows() -> bool:
    """Whether an installer can be run here at all."""
    return sys.platform == "win32"


def run_installer(path: Path) -> None:
    """Start an installer that goes on when this program has ended; Unavailable where it can't be started."""
    if sys.platform != "win32":
        raise Unavailable("update_only_windows")
    try:
        os.startfile(path)  # noqa: S606 - its signature was checked
    except OSError as fault:
        raise Unavailable("update_not_started", reason=fault.strerror or str(fault)) from fault


@dataclass(frozen=True, slots=True)
class Here:
    """What an update is held against and how it is run; tests bring their own."""

    keys: tuple[str, ...] = field(default_factory=release_keys)
    version: str = __version__
    schema: int = field(default_factory=known_schema)
    run: Runner = run_installer
    can_run: bool = field(default_factory=is_windows)


@dataclass(frozen=True, slots=True)
class Prepared:
    """An update that was found good, and the private copy of its installer."""

    update: Update
    installer: Path

    def discard(self) -> None:
        """Take the copy away; nothing else was changed."""
        from iku_desktop.storage.update_copy import remove

        remove(self.installer.parent)


class Updates:
    """Takes updates for one program on one PC."""

    def __init__(self, here: Here, log: Logbook) -> None:
        self.here, self._log = here, log

    def prepare(self, path: Path, progress: Progress) -> Prepared:
        """Look at an installer (or at its update.json), copy it, and check the copy.

        `progress` is told (kilobytes done, in all) and may raise to stop. Refused says why it is no good;
        Unavailable: `update_…` of the stick or this PC. After either nothing is changed.
        """
        from iku_desktop.storage.update_copy import copied_privately, sweep

        sweep()
        update = self._described(path)
        source = path.with_name(update.file)
        self._refuse_other_file(path, source, update)
        done, total = 0, 2 * update.size // KILOBYTE

        def told(count: int) -> None:
            nonlocal done
            done += count
            progress(min(done // KILOBYTE, total), total)

        with self._log.timing(Work.UPDATE):
            copy = copied_privately(source, installer_name(update.version), told)
            prepared = Prepared(update, copy)
            try:
                _refuse_changed(prepared, told)
            except BaseException:
                prepared.discard()
                raise
        return prepared

    def start(self, prepared: Prepared) -> None:
        """Run the installer, checked once more; the office must be closed. Refused, Unavailable: not run."""
        if not self.here.can_run:
            raise Unavailable("update_only_windows")
        _refuse_changed(prepared, lambda _count: None)
        self.here.run(prepared.installer)

    def _described(self, path: Path) -> Update:
        """The update as its makers signed it, if this program can take it."""
        from iku_desktop.exchange.update_description import described, read
        from iku_desktop.signing.release_keys import is_release

        beside = path.with_name(DESCRIPTION_NAME)
        try:
            with beside.open("rb") as file:
                data = file.read(MOST_DESCRIPTION_BYTES + 1)
        except FileNotFoundError:
            raise Refused(Problem("update_undescribed", "file")) from None
        except OSError as fault:
            reason = fault.strerror or str(fault)
            raise Unavailable("update_unread", reason=reason) from fault
        update, signature = read(data)
        if not is_release(self.here.keys, described(update), signature):
            raise Refused(Problem("update_unsigned", "file"))
        problem = update_problem(update, self.here.version, self.here.schema)
        if problem is not None:
            raise Refused(problem)
        return update

    def _refuse_other_file(self, path: Path, source: Path, update: Update) -> None:
        values = {"file": update.file}
        is_description = path.name.lower() == DESCRIPTION_NAME
        if update.file != installer_name(update.version) or (
            not is_description and path.name.lower() != update.file.lower()
        ):
            raise Refused(Problem("update_other_file", "file", values))
        try:
            size = source.stat().st_size
        except OSError:
            raise Refused(Problem("update_installer_missing", "file", values)) from None
        if size != update.size:
            raise Refused(Problem("update_damaged", "file", values))


def _refuse_changed(prepared: Prepared, told: Callable[[int], object]) -> None:
    from iku_desktop.storage.update_copy import hash_of

    update = prepared.update
    if hash_of(prepared.installer, told) != (update.sha256, update.size):
        raise Refused(Problem("update_damaged", "file", {"file": update.file}))

"""*Uji komputer ini*: whether this PC can do what the program needs; nothing of the office is changed."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.computer import (
    ClockFacts,
    Finding,
    Part,
    State,
    WindowFacts,
    judge_clock,
    judge_fonts,
    judge_path,
    judge_seconds,
    judge_space,
    judge_window,
)
from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths

if TYPE_CHECKING:
    from iku_desktop.services.context import Clock, Context

Progress = Callable[[int, int], None]


def untold(_count: int, _total: int) -> None:
    """Nobody watches the progress."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What is to be tried: the data folder, the clock, the latest time written there, a window's facts."""

    paths: OfficePaths
    clock: "Clock"
    last_seen: datetime | None = None
    window: WindowFacts | None = None


def trial_in(
    paths: OfficePaths, clock: "Clock", office: "Context | None", window: WindowFacts | None = None
) -> Trial:
    """A trial of the PC for a data folder; where an office is there its trail tells the latest time."""
    seen = None
    if office is not None:
        # A database that can't be read is found by the check of the data.
        with suppress(Unavailable), office.store.read() as reader:
            seen = reader.last_seen()
    return Trial(paths, clock, seen, window)


def check_computer(trial: Trial, progress: Progress = untold) -> tuple[Finding, ...]:
    """Try everything, a finding for each Part; `progress` is told (tried, all) and may raise to stop."""
    parts = (*_PROBES, *_WINDOW)
    found: list[Finding] = []
    for part, probe in _PROBES.items():
        progress(len(found), len(parts))
        try:
            found.append(probe(trial))
        except Unavailable as fault:
            found.append(Finding(part, State.BAD, "fault", fault=fault))
    found += judge_window(trial.window)
    progress(len(parts), len(parts))
    return tuple(found)


def _writing(trial: Trial) -> Finding:
    from iku_desktop.storage.computer_probe import try_writing

    return judge_seconds(Part.WRITING, try_writing(_folder(trial)))


def _lock(trial: Trial) -> Finding:
    from iku_desktop.storage.computer_probe import is_lock_kept

    kept = is_lock_kept(_folder(trial))
    return Finding(Part.LOCK, *((State.FINE, "fine") if kept else (State.BAD, "not_kept")))


def _replacing(trial: Trial) -> Finding:
    from iku_desktop.storage.computer_probe import try_replacing

    return judge_seconds(Part.REPLACING, try_replacing(_folder(trial)))


def _space(trial: Trial) -> Finding:
    from iku_desktop.storage.computer_probe import free_space

    return judge_space(free_space(_folder(trial)))


def _path(trial: Trial) -> Finding:
    from iku_desktop.storage.folder_facts import path_limit

    return judge_path(str(trial.paths.folder), path_limit())


def _temporary(_trial: Trial) -> Finding:
    from iku_desktop.storage.computer_probe import temporary_folder, try_writing

    return judge_seconds(Part.TEMPORARY, try_writing(temporary_folder()))


def _second_place(trial: Trial) -> Finding:
    from iku_desktop.storage.backup_folder import read_place
    from iku_desktop.storage.computer_probe import try_writing

    folder = read_place(trial.paths.backups).folder
    if not folder:
        return Finding(Part.SECOND_PLACE, State.ODD, "unset")
    if not Path(folder).is_dir():
        return Finding(Part.SECOND_PLACE, State.ODD, "absent", {"folder": folder})
    # A stick is slow by nature.
    try_writing(Path(folder))
    return Finding(Part.SECOND_PLACE, State.FINE, "fine", {"folder": folder})


def _clock(trial: Trial) -> Finding:
    offset = datetime.now().astimezone().utcoffset()
    hours = None if offset is None else offset.total_seconds() / 3600
    return judge_clock(ClockFacts(trial.clock.now(), hours, trial.last_seen))


def _fonts(_trial: Trial) -> Finding:
    from iku_desktop.reports.fonts import spoiled_faces

    return judge_fonts(spoiled_faces())


def _folder(trial: Trial) -> Path:
    from iku_desktop.storage.computer_probe import nearest_folder

    return nearest_folder(trial.paths.folder)


_PROBES: dict[Part, Callable[[Trial], Finding]] = {
    Part.WRITING: _writing,
    Part.LOCK: _lock,
    Part.REPLACING: _replacing,
    Part.SPACE: _space,
    Part.PATH: _path,
    Part.TEMPORARY: _temporary,
    Part.SECOND_PLACE: _second_place,
    Part.CLOCK: _clock,
    Part.FONTS: _fonts,
}
_WINDOW = (Part.PRINTER, Part.PAPER, Part.SCREEN)

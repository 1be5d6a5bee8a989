"""Trials of the window, on a screen in memory; each leaves its picture to be looked at."""

import shlex
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from winsmoke.computer import wait_until
from winsmoke.trial import Trial, windows_name

# Blue of the gauges and of the chosen quarter (blue, green, red), as the light look has it.
OWN_BLUE = bytes((0xA8, 0x5E, 0x0F))
GAUGE_POINTS = 3_000
SECONDS = 90


@contextmanager
def started(
    trial: Trial, *command: str, more: dict[str, str] | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """Something runs with the screen in sight; it and all it started are killed at the end."""
    with subprocess.Popen(
        ["wine", *command],
        env={**trial.wine.environment(), **(more or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as running:
        try:
            yield running
        finally:
            trial.wine.stop()
            running.wait(30)


def points_of(trial: Trial, colour: bytes) -> int:
    """How many points of the screen have a colour."""
    pixels, _row = trial.screen.picture()
    return sum(pixels[at : at + 3] == colour for at in range(0, len(pixels), 4))


@contextmanager
def window_open(trial: Trial, data: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The program, started as the Start menu does it, until the gauges of its office are painted."""
    pythonw = trial.folder / "program" / "python" / "pythonw.exe"
    where = windows_name(trial.wine, data)
    before = points_of(trial, OWN_BLUE)
    with started(trial, str(pythonw), "-m", "iku_desktop", "--data", where) as running:
        enough = before + GAUGE_POINTS
        wait_until(SECONDS, lambda: points_of(trial, OWN_BLUE) > enough, "gauges on the screen")
        yield running


def show_window(trial: Trial, data: Path, pictures: Path) -> None:
    """Its picture."""
    with window_open(trial, data):
        trial.screen.save(pictures / "window.png")


def double_click(trial: Trial, data: Path, pictures: Path) -> None:
    """A copy opened by the very command the installer registered: the dialog that restores comes up.

    Wine 8 itself doesn't look at what a user's own registry says of kinds of files, as Windows does.
    """
    where = windows_name(trial.wine, data)
    copy = data.parent / "Salinan kantor.ikubak"
    name = windows_name(trial.wine, copy)
    trial.program("--data", where, "backup", name)
    plain = points_of(trial, OWN_BLUE)
    with started(trial, *registered_command(trial, name), more={"IKU_DATA": where}):
        wait_until(SECONDS, lambda: points_of(trial, OWN_BLUE) > GAUGE_POINTS + plain, "the window")
        wait_until(SECONDS, lambda: is_dimmed(trial), "the dialog over the second gauge")
        trial.screen.save(pictures / "double-click.png")


def registered_command(trial: Trial, name: str) -> list[str]:
    """Program and arguments that Windows would start for a copy of this name."""
    key = r"HKCU\Software\Classes\IKUDesktop.Salinan\shell\open\command"
    said = trial.wine.run(["reg", "query", key, "/ve"], seconds=30).stdout
    line = said.partition("REG_SZ")[2].strip()
    return [each.replace("%1", name) for each in shlex.split(line.replace("\\", "\\\\"))]


def is_dimmed(trial: Trial) -> bool:
    """Whether something lies over the second gauge, in the middle of the screen."""
    pixels, row = trial.screen.picture()
    middle = pixels[350 * row + 490 * 4 : 350 * row + 530 * 4]
    return OWN_BLUE not in {middle[at : at + 3] for at in range(0, len(middle), 4)}

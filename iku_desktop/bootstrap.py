"""The one place that wires data folder, clock, user, services, window and command line."""

import getpass
from collections.abc import Sequence
from pathlib import Path

from iku_desktop import cli
from iku_desktop.paths import OfficePaths, default_folder
from iku_desktop.services.context import PcClock
from iku_desktop.services.offices import Offices


def run(arguments: Sequence[str]) -> int:
    """The window where no command is given, else the command; the process's exit code."""
    wanted = cli.parse(arguments)
    if isinstance(wanted, int):
        return wanted
    folder = Path(wanted.data) if wanted.data else default_folder()
    paths = OfficePaths(folder.expanduser().absolute())
    offices = Offices(PcClock(), user_name())
    if wanted.command is not None:
        return cli.run(wanted, paths, offices)

    from iku_desktop.ui.application import run_window

    return run_window(paths, offices)


def user_name() -> str:
    """Who works on this PC, as the audit trail shows it; "" where the system doesn't tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""

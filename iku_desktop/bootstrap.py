"""The one place that wires data folder, clock, user, services, window and command line."""

import getpass
from collections.abc import Sequence
from pathlib import Path

from iku_desktop.cli.arguments import parse
from iku_desktop.paths import OfficePaths, default_folder
from iku_desktop.services.offices import Offices
from iku_desktop.services.pc_clock import PcClock


def run(arguments: Sequence[str]) -> int:
    """The window where no command is given, else the command; the process's exit code."""
    wanted = parse(arguments)
    if isinstance(wanted, int):
        return wanted
    folder = Path(wanted.data) if wanted.data else default_folder()
    paths = OfficePaths(folder.expanduser().absolute())
    offices = Offices(PcClock(), user_name())
    if wanted.command is not None:
        from iku_desktop.cli.commands import run as run_command

        return run_command(wanted, paths, offices)

    from iku_desktop.ui.application import run_window

    return run_window(paths, offices)


def user_name() -> str:
    """Who works on this PC, as the audit trail shows it; "" where the system doesn't tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""

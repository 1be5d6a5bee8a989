"""The one place that wires data folder, clock, user, services, window and command line."""

import getpass
import os
from collections.abc import Sequence
from pathlib import Path

from iku_desktop.paths import (
    FOLDER_NAME,
    FOLDER_VARIABLE,
    OfficePaths,
    default_folder,
    portable_folder,
)
from iku_desktop.presentation.language import LANGUAGE_VARIABLE, Language, choose, language_of
from iku_desktop.services.folder_kinds import is_local
from iku_desktop.services.offices import Offices
from iku_desktop.services.pc_clock import PcClock

# What the installer registers for a double click.
OPENED_SUFFIXES = (".ikubak", ".ikupak")


def run(arguments: Sequence[str]) -> int:
    """The window where no command is given, else the command; the process's exit code."""
    language = language_of(os.environ.get(LANGUAGE_VARIABLE, ""))
    file = opened_file(arguments)
    if file is not None:
        return _open_window(arguments[1] if len(arguments) > 1 else "", language, file)
    # A plain call of the window doesn't wait for the parser of the commands.
    if not arguments:
        return _open_window("", language)
    if len(arguments) == 2 and arguments[0] == "--data":
        return _open_window(arguments[1], language)

    from iku_desktop.cli.arguments import parse

    if language is not None:
        choose(language)
    wanted = parse(arguments)
    if isinstance(wanted, int):
        return wanted
    if wanted.language:
        language = Language(wanted.language)
        choose(language)
    if wanted.command is None:
        return _open_window(wanted.data or "", language)

    from iku_desktop.cli.commands import run as run_command

    offices = _offices()
    # A command leaves traces in the office's own folder alone.
    offices.log.begin()
    return run_command(wanted, office_paths(wanted.data or ""), offices)


def opened_file(arguments: Sequence[str]) -> Path | None:
    """The copy or package that was double-clicked: the one argument, or the one after --data FOLDER."""
    is_alone = len(arguments) == 1 or (len(arguments) == 3 and arguments[0] == "--data")
    if not is_alone or not arguments[-1].lower().endswith(OPENED_SUFFIXES):
        return None
    return Path(arguments[-1]).absolute()


def _open_window(folder: str, language: Language | None, file: Path | None = None) -> int:
    from iku_desktop.ui.application import run_window

    return run_window(office_paths(folder), _offices(), language, file)


def office_paths(folder: str) -> OfficePaths:
    """The data folder that was named, "" for the usual one."""
    return OfficePaths((Path(folder) if folder else _usual_folder()).expanduser().absolute())


def _usual_folder() -> Path:
    """The folder without --data; beside the documents where a service synchronises those.

    An office that lies there already is still found: opening it says why it can't stay.
    """
    folder = default_folder()
    is_asked = bool(os.environ.get(FOLDER_VARIABLE)) or portable_folder() is not None
    if is_asked or OfficePaths(folder).database.exists() or is_local(folder):
        return folder
    return Path.home() / FOLDER_NAME


def _offices() -> Offices:
    return Offices(PcClock(), user_name())


def user_name() -> str:
    """Who works on this PC, as the audit trail shows it; "" where the system doesn't tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""

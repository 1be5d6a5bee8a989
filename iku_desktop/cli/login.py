"""Logs a command in where the office has accounts: --account, and its passphrase from a file or a prompt."""

import sys
from getpass import getpass
from pathlib import Path

from iku_desktop.cli.call import Call
from iku_desktop.domain.accounts import Login
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.presentation.texts import t
from iku_desktop.services.office_services import OfficeServices

LONGEST_FILE = 4096


def log_in(call: Call, services: OfficeServices) -> None:
    """Work as the account that was named; in an office without accounts nobody needs to be.

    Refused: `account_needed`, `account_passphrase_needed`, and as Accounts.log_in.
    """
    if services.accounts.are_used:
        login = login_given(call)
        if login is None:
            raise Refused(Problem("account_needed", "account"))
        services.accounts.log_in(login.name, login.passphrase)


def login_given(call: Call) -> Login | None:
    """The account that was named with its passphrase, None where none was."""
    name: str = call.given.account or ""
    if not name:
        return None
    path: Path | None = call.given.passphrase_file
    if path is not None:
        return Login(name, _of_file(path))
    if not sys.stdin.isatty():
        raise Refused(Problem("account_passphrase_needed", "passphrase"))
    return Login(name, getpass(t("cli.ask_account", name=name)))


def _of_file(path: Path) -> str:
    """The first line of a file, without its end."""
    from iku_desktop.storage.files import unavailable_file

    try:
        with path.open("rb") as file:
            start = file.read(LONGEST_FILE)
    except OSError as fault:
        raise unavailable_file(path, fault) from fault
    lines = start.decode("utf-8-sig", "replace").splitlines()
    return lines[0] if lines else ""

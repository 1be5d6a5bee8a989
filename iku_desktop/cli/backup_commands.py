"""The commands that copy an office, restore one, and check all it keeps."""

import os
import sys
from getpass import getpass

from iku_desktop.cli.arguments import DAMAGED, DONE
from iku_desktop.cli.call import Call, answer, say
from iku_desktop.cli.login import login_given
from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.backup_words import (
    checkup_lines,
    cli_made_text,
    copy_text,
    restored_text,
)
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text, unavailable_text
from iku_desktop.services.office_services import OfficeServices
from iku_desktop.services.restoring import can_help, newest_whole

PASSPHRASE = "IKU_BACKUP_PASSPHRASE"  # noqa: S105 - the variable's name


def backup(call: Call, services: OfficeServices) -> int:
    """Make a copy in a file; says how large it is and what it holds."""
    made = services.backups.write(call.given.file, os.environ.get(PASSPHRASE, ""))
    answer(cli_made_text(made))
    return DONE


def restore(call: Call) -> int:
    """Put a copy in the place of the office; says where the state before is kept."""
    login = login_given(call)
    outcome = call.offices.restore(call.paths, call.given.file, _passphrase(call), by=login)
    answer(restored_text(outcome))
    return DONE


def tell_way_back(fault: Unavailable, paths: OfficePaths) -> int:
    """Say which copy can be restored, where that puts right what is the matter."""
    if can_help(fault):
        _tell_newest(paths)
    return DAMAGED


def _tell_newest(paths: OfficePaths) -> None:
    from iku_desktop.domain.backups import copy_of

    path = newest_whole(paths)
    copy = copy_of(path.name) if path is not None else None
    if copy is None:
        say([t("backup.cli_none", folder=paths.backups)])
    else:
        say([t("backup.cli_newest", copy=copy_text(copy), file=path)])


def _passphrase(call: Call) -> str:
    """From the environment, else asked for on a terminal where the copy needs one."""
    from iku_desktop.services.backup_source import look_into

    given = os.environ.get(PASSPHRASE, "")
    if given or not sys.stdin.isatty():
        return given
    try:
        look_into(call.given.file)
    except Refused as refused:
        if [problem.code for problem in refused.problems] == ["backup_sealed"]:
            return getpass(t("backup.cli_ask"))
    return ""


def check(call: Call, services: OfficeServices) -> int:
    """Look at everything; what is whole is answered, what isn't is said."""
    from iku_desktop.services.checkup import check_everything

    found = check_everything(services)
    say(map(problem_text, found.problems))
    say(map(unavailable_text, found.spoiled_closings))
    fine, spoiled = checkup_lines(found)
    say(spoiled)
    if not found.is_sound:
        _tell_newest(call.paths)
    if not found.problems:
        answer(t("cli.checked"))
    for line in fine:
        answer(line)
    return DONE if found.is_sound else DAMAGED

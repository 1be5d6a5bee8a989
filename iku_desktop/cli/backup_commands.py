"""The commands that copy an office, restore one, and check all it keeps."""

import os
import sys
from getpass import getpass

from iku_desktop.cli.arguments import DAMAGED, DONE
from iku_desktop.cli.call import Call, answer, say
from iku_desktop.domain.problems import Refused
from iku_desktop.presentation.backup_words import checkup_lines, cli_made_text, restored_text
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text, unavailable_text
from iku_desktop.services.office_services import OfficeServices

PASSPHRASE = "IKU_BACKUP_PASSPHRASE"  # noqa: S105 - the variable's name


def backup(call: Call, services: OfficeServices) -> int:
    """Make a copy in a file; says how large it is and what it holds."""
    made = services.backups.write(call.given.file, os.environ.get(PASSPHRASE, ""))
    answer(cli_made_text(made))
    return DONE


def restore(call: Call) -> int:
    """Put a copy in the place of the office; says where the state before is kept."""
    outcome = call.offices.restore(call.paths, call.given.file, _passphrase(call))
    answer(restored_text(outcome))
    return DONE


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
    if not found.problems:
        answer(t("cli.checked"))
    for line in fine:
        answer(line)
    return DONE if found.is_sound else DAMAGED

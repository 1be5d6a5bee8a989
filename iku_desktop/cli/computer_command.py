"""`check --computer`: whether this PC can do what the program needs, with or without an office."""

from iku_desktop.cli.arguments import DONE, REFUSED
from iku_desktop.cli.call import Call, answer, say
from iku_desktop.domain.computer import State
from iku_desktop.domain.problems import Unavailable
from iku_desktop.presentation.computer_words import line_text
from iku_desktop.services.computer_check import Trial, check_computer, trial_in


def check_this_computer(call: Call) -> int:
    """Answer what works, say what doesn't; refused where something must be put right first."""
    findings = check_computer(_trial(call))
    bad = [each for each in findings if each.state is State.BAD]
    for each in findings:
        if each not in bad:
            answer(line_text(each))
    say(map(line_text, bad))
    return REFUSED if bad else DONE


def _trial(call: Call) -> Trial:
    try:
        with call.offices.glance(call.paths) as office:
            return trial_in(call.paths, call.offices.clock, office)
    except Unavailable:
        # A database that can't be opened is another command's matter.
        return trial_in(call.paths, call.offices.clock, None)

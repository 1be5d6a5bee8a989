"""What each command does: results to standard output, messages to standard error, an exit code."""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module

from iku_desktop.cli.arguments import DAMAGED, DONE, REFUSED
from iku_desktop.cli.call import Call, answer, say
from iku_desktop.cli.login import log_in
from iku_desktop.domain.bugs import bug_of
from iku_desktop.domain.outcomes import ImportOutcome
from iku_desktop.domain.periods import QUARTERS, Moment
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.domain.read_models import QuarterState
from iku_desktop.domain.typed_input import read_date
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text, row_problem_text, unavailable_text
from iku_desktop.services.office_services import OfficeServices
from iku_desktop.services.offices import Offices
from iku_desktop.services.restoring import damage_behind

LETTERS = "reminders"


def run(given: argparse.Namespace, paths: OfficePaths, offices: Offices) -> int:
    """Run one command; whatever goes wrong is said in words and told by the exit code."""
    try:
        return COMMANDS[given.command](Call(given, paths, offices))
    except Refused as refused:
        say(map(problem_text, refused.problems))
        return REFUSED
    except Unavailable as fault:
        return _unavailable(fault, paths)
    except Exception as fault:  # noqa: BLE001 - a mistake of the program is told in words as well
        offices.log.bug(bug_of(type(fault), fault.__traceback__))
        if (damage := damage_behind(paths)) is not None:
            return _unavailable(damage, paths)
        say([t("cli.bug", details=f"{type(fault).__name__}: {fault}")])
        return REFUSED


def _unavailable(fault: Unavailable, paths: OfficePaths) -> int:
    say([unavailable_text(fault)])
    _late("backup_commands", "tell_way_back")(fault, paths)
    return DAMAGED if fault.damaged else REFUSED


def _moment(call: Call, services: OfficeServices) -> Moment:
    """The moment meant: the quarter named, else the last one begun by the as-of date or by today."""
    given = call.given
    return services.frame.moment(given.year, given.quarter, read_date(given.as_of, "as_of"))


def _demo(call: Call) -> int:
    office = call.offices.create_practice(call.paths)
    office.close()
    answer(t("cli.made_practice", folder=call.paths.folder))
    return DONE


def _new(call: Call) -> int:
    office = call.offices.create(call.paths, call.given.kecamatan)
    try:
        name = office.services.settings.office().name
        count = len(office.services.villages.rows())
    finally:
        office.close()
    answer(t("cli.made_office", name=name, count=count, folder=call.paths.folder))
    return DONE


def _with_office(act: Callable[[Call, OfficeServices], int]) -> Callable[[Call], int]:
    def command(call: Call) -> int:
        office = call.offices.open(call.paths)
        try:
            log_in(call, office.services)
            return act(call, office.services)
        finally:
            office.close()

    return command


def _import(call: Call, services: OfficeServices) -> int:
    workbook = services.workbook
    path = call.given.file
    outcome = workbook.check(path) if call.given.check else workbook.import_file(path)
    say(map(problem_text, outcome.notes))
    if outcome.refused:
        say(map(row_problem_text, outcome.refused))
        say([t("cli.nothing_imported", count=len(outcome.refused))])
        return REFUSED
    answer(_outcome_text(outcome))
    return DONE


def _outcome_text(outcome: ImportOutcome) -> str:
    key = "cli.imported" if outcome.written else "cli.would_import"
    counts = {"new": outcome.new, "changed": outcome.changed, "unchanged": outcome.unchanged}
    return t(key, **counts)


def _export(call: Call, services: OfficeServices) -> int:
    services.workbook.export(call.given.file)
    answer(str(call.given.file))
    return DONE


def _indicators(call: Call, services: OfficeServices) -> int:
    from iku_desktop.presentation.indicators_json import indicators_json

    moment = _moment(call, services)
    closed = services.frame.frame(moment.year).states[moment.quarter.number] is QuarterState.CLOSED
    assessments = services.indicators.assessments(moment)
    code = services.settings.office().code
    found = indicators_json(code, moment, closed, assessments)
    answer(json.dumps(found, ensure_ascii=False, indent=1))
    return DONE


def _needs_quarter(services: OfficeServices, kind: str) -> bool:
    return any(each.needs_quarter for each in services.reports.kinds() if each.key == kind)


def _report(call: Call, services: OfficeServices) -> int:
    given = call.given
    moment = _moment(call, services)
    needs_quarter = _needs_quarter(services, given.kind)
    if given.quarter is None and needs_quarter:
        raise Refused(Problem("quarter_needed", "quarter"))
    if given.as_of and not needs_quarter:
        # A day on which a quarter ends is meant by itself, not as the end of that quarter.
        moment = services.frame.moment(given.year, QUARTERS[-1], moment.as_of)
    villages = _villages(services, given.village or ())
    if given.kind == LETTERS:
        # Whoever asks for a file of letters sends them: they get their numbers.
        document = services.letters.issue(moment, villages, given.paper)
    else:
        document = services.reports.make(given.kind, moment, given.paper, villages)
    services.reports.save(document, given.out)
    say(t("cli.not_bound", file=name) for name in document.lacks)
    answer(str(given.out))
    return DONE


def _villages(services: OfficeServices, codes: Sequence[str]) -> tuple[str, ...]:
    """The ids of villages by their codes; an unknown code stays and is refused as a village."""
    if not codes:
        return ()
    ids = {row.village.code: row.village.id for row in services.villages.rows()}
    return tuple(ids.get(code, code) for code in codes)


def _late(module: str, name: str) -> Callable[..., int]:
    """A command of another module, imported when it is called."""

    def act(*given: object) -> int:
        found: Callable[..., int] = getattr(import_module(f"iku_desktop.cli.{module}"), name)
        return found(*given)

    return act


def _check(call: Call) -> int:
    """Of the computer where that was asked, which needs no office; else of all the office keeps."""
    if call.given.computer:
        return _late("computer_command", "check_this_computer")(call)
    return _with_office(_late("backup_commands", "check"))(call)


COMMANDS: Mapping[str, Callable[[Call], int]] = {
    "demo": _demo,
    "new": _new,
    "import": _with_office(_import),
    "export": _with_office(_export),
    "receive": _with_office(_late("receive_commands", "receive")),
    "indicators": _with_office(_indicators),
    "report": _with_office(_report),
    "close": _with_office(_late("closing_commands", "close")),
    "reopen": _with_office(_late("closing_commands", "reopen")),
    "sign": _late("signing_commands", "sign"),
    "verify": _late("signing_commands", "verify"),
    "check": _check,
    "backup": _with_office(_late("backup_commands", "backup")),
    "restore": _late("backup_commands", "restore"),
    "pack": _with_office(_late("package_commands", "pack")),
    "merge": _with_office(_late("package_commands", "merge")),
    "senders": _with_office(_late("package_commands", "senders")),
}

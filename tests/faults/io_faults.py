"""The n-th change of the disk fails, once or from then on: nothing is said to be saved that isn't."""

import errno
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.presentation.words import unavailable_text
from tests.faults.campaign import Campaign, Options, Stopwatch, kept_cases
from tests.faults.office import Stand
from tests.faults.operations import opened_for
from tests.faults.shim import Shim
from tests.faults.state import State, state_of
from tests.faults.trials import Ground, answer_of, damage_of, grounds, names_made

ERRORS = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC}
VARIANTS = tuple((name, forever) for name in ERRORS for forever in (False, True))
QUICK_STEP = 7
# The change is there and the program says so, and that the disk did not say that it will stay.
SAVED_UNSURE = "saved_unsure"
Run = Callable[[Stand], object]


def run(options: Options) -> Iterator[Campaign]:
    """Every operation by itself."""
    shim = Shim()
    for ground in grounds(options, shim):
        campaign = Campaign("n-th I/O", ground.operation.name, options.seed)
        with Stopwatch(campaign):
            campaign.control_found = finds_a_false_word(ground, shim)
            for case in _cases(ground, options):
                try_one(ground, shim, case, campaign)
        yield campaign


def _cases(ground: Ground, options: Options) -> Iterator[Mapping[str, Any]]:
    name = ground.operation.name
    yield from (each for each in kept_cases("io") if each["operation"] == name)
    points = range(1, ground.expected.changes + 1)
    if options.full:
        every = [(at, variant) for at in points for variant in VARIANTS]
    else:
        start = options.random("io", name).randrange(QUICK_STEP)
        # The last changes are those of the commit.
        chosen = [*points[start::QUICK_STEP], *points[-2:]]
        every = [(at, VARIANTS[n % len(VARIANTS)]) for n, at in enumerate(chosen)]
    for at, (error, forever) in options.mine(every):
        yield {"operation": name, "at": at, "error": error, "forever": forever}


def try_one(ground: Ground, shim: Shim, case: Mapping[str, Any], campaign: Campaign) -> None:
    """Let one change fail, and judge what was said and what is there."""
    with ground.stand() as stand:
        found = _answer(ground, stand, shim, case, ground.operation.run)
    campaign.note("refused by the disk", int(found.get("failed", 0)))
    campaign.note("told that it is there but unsure", int(found.get("unsure", 0)))
    campaign.note("went on without it", int(found.get("tolerated", 0)))
    campaign.tried({**case, "call": found.get("call", "")}, found["harm"])


def _answer(
    ground: Ground, stand: Stand, shim: Shim, case: Mapping[str, Any], run_it: Run
) -> Mapping[str, Any]:
    return answer_of(lambda: _judged(ground, stand, shim, case, run_it))


def _judged(
    ground: Ground, stand: Stand, shim: Shim, case: Mapping[str, Any], run_it: Run
) -> Mapping[str, Any]:
    operation, expected = ground.operation, ground.expected
    opened_for(operation, stand)
    error, forever = ERRORS[case["error"]], bool(case["forever"])
    shim.arm(stand.folder, case["at"], error=error, forever=forever)
    try:
        said, is_done = _said(run_it, stand)
    finally:
        shim.disarm()
    is_there = is_done or said == [SAVED_UNSURE]
    harm = [each for each in said if each != SAVED_UNSURE]
    if not (operation.may_be_noted and not is_there):
        wanted = expected.after if is_there else expected.before
        harm += _wrong_now(stand, wanted, is_done=is_there)
    if not is_there:
        # A try that failed is in nobody's way.
        again, _ = _said(operation.run, stand)
        harm += [f"again: {each}" for each in again]
    if SAVED_UNSURE not in said:
        harm += [f"not there: {name}" for name in sorted(expected.names - names_made(stand))]
    stand.close()
    left, state, _ = damage_of(ground, stand)
    harm += left
    if state == "before":
        harm.append("at last not there")
    met = bool(shim.told())
    return {
        "harm": harm,
        "call": shim.told(),
        "failed": not is_there,
        "unsure": SAVED_UNSURE in said,
        "tolerated": is_done and met,
    }


def _said(run_it: Run, stand: Stand) -> tuple[list[str], bool]:
    """What was wrong with what the operation said, and whether it said that it is done."""
    try:
        run_it(stand)
    except Unavailable as fault:
        words = unavailable_text(fault)
        if fault.code == SAVED_UNSURE:
            return [SAVED_UNSURE], False
        return ([] if words.count(".") else [f"no sentence: {fault.code}"]), False
    except Refused as fault:
        codes = ", ".join(each.code for each in fault.problems)
        return [f"took a fault of the disk for a mistake of the clerk: {codes}"], False
    except Exception as fault:  # noqa: BLE001 - that it came is the finding
        return [f"{type(fault).__name__}: {fault}"], False
    return [], True


def _wrong_now(stand: Stand, wanted: State, *, is_done: bool) -> list[str]:
    """Where the office isn't as it should be while the program goes on."""
    was_open = stand.office is not None
    services = stand.services if was_open else stand.open()
    found = state_of(services, with_figures=False)
    if not was_open:
        stand.close()
    if found.is_as(wanted):
        return []
    word = "said to be done" if is_done else "failed and yet changed"
    return [f"{word}: {wanted.differs_from(found)}"]


def finds_a_false_word(ground: Ground, shim: Shim) -> bool | None:
    """Whether a program that swallows the fault and says that it is done is found out."""
    if ground.expected.before == ground.expected.after:
        return None

    def swallowing(stand: Stand) -> None:
        try:
            ground.operation.run(stand)
        except Unavailable:
            return

    for at in range(1, ground.expected.changes + 1):
        case = {"at": at, "error": "EIO", "forever": True}
        with ground.stand() as stand:
            found = _answer(ground, stand, shim, case, swallowing)
        if any(each.startswith("said to be done") for each in found["harm"]):
            return True
    return False

"""kill -9 at any moment of every operation: nothing acknowledged is lost, nothing half done or damaged."""

import os
import select
import signal
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from iku_desktop.services.context import Context
from tests.faults.campaign import Campaign, Options, Stopwatch, kept_cases
from tests.faults.office import Stand
from tests.faults.operations import OPERATIONS, opened_for
from tests.faults.shim import KILLS, How, Shim
from tests.faults.trials import Ground, damage_of, forked, grounds, names_made

QUICK, FULL = 100, 500
READY, ACKNOWLEDGED = b"R", b"A"
MOST_SECONDS = 5.0
# Import and merge write the most, and came last.
WEIGHTS = {"import": 3, "merge": 3}
BY_TIME = "time"
CONTROLLED = frozenset({"enter", "import", "merge"})


def run(options: Options) -> Iterator[Campaign]:
    """Every operation by itself, then the control."""
    shim = Shim()
    for ground in grounds(options, shim):
        campaign = Campaign("kill -9", ground.operation.name, options.seed)
        with Stopwatch(campaign):
            campaign.control_found = finds_an_early_word(ground, shim)
            for case in _cases(ground, options):
                try_one(ground, shim, case, campaign)
        yield campaign


def _cases(ground: Ground, options: Options) -> Iterator[Mapping[str, Any]]:
    name = ground.operation.name
    yield from (each for each in kept_cases("kill") if each["operation"] == name)
    random = options.random("kill", name)
    weights = sum(WEIGHTS.get(each, 1) for each in OPERATIONS)
    count = FULL if options.full else -(-QUICK * WEIGHTS.get(name, 1) // weights)
    cases: list[Mapping[str, Any]] = []
    for number in range(count):
        if number % 4 == 3:
            cases.append({"operation": name, "how": BY_TIME, "at": round(random.random() * 1.2, 4)})
        else:
            # Beyond the last one it has said that it is done.
            how, at = random.choice(KILLS), random.randint(1, ground.expected.changes * 10 // 9)
            cases.append({"operation": name, "how": how.name, "at": at})
    yield from options.mine(cases)


def try_one(ground: Ground, shim: Shim, case: Mapping[str, Any], campaign: Campaign) -> None:
    """Kill one operation, open the office again, and judge what is there."""
    with ground.stand() as stand:
        acknowledged = _killed(ground, stand, shim, case)
        began = time.perf_counter()
        harm, state, unclaimed = damage_of(ground, stand)
        campaign.note("acknowledged", acknowledged)
        campaign.note("contents nobody claims", unclaimed)
        seconds = time.perf_counter() - began
        if seconds > MOST_SECONDS:
            harm.append(f"opened and looked at in {seconds:.1f} s")
        if acknowledged and (state == "before" or ground.expected.names - names_made(stand)):
            harm.append("acknowledged and lost")
        campaign.tried(case, harm)


def _killed(ground: Ground, stand: Stand, shim: Shim, case: Mapping[str, Any]) -> bool:
    def work(pipe: int) -> None:
        opened_for(ground.operation, stand)
        if case["how"] != BY_TIME:
            shim.arm(stand.folder, case["at"], how=How[case["how"]])
        os.write(pipe, READY)
        ground.operation.run(stand)
        os.write(pipe, ACKNOWLEDGED)
        signal.pause()

    child = forked(work)
    first = os.read(child.pipe, 1)
    if case["how"] == BY_TIME:
        # Not how long it takes is measured here, only when it ends.
        select.select([], [], [], case["at"] * ground.expected.seconds)
        os.kill(child.process, signal.SIGKILL)
    elif first == READY:
        # Either the shim ends it, or it says that it is done and waits to be ended.
        select.select([child.pipe], [], [])
        said = os.read(child.pipe, 1)
        os.kill(child.process, signal.SIGKILL)
        first += said
    said = first + child.said()
    code = child.ended()
    if code != -signal.SIGKILL:
        raise RuntimeError(f"{dict(case)}: ended with {code}: {said[-2000:].decode()}")
    return ACKNOWLEDGED in said


@contextmanager
def spoken_too_early(pipe: int) -> Iterator[None]:
    """A program that says that it saved before it did: the word is given inside the transaction."""
    kept = Context.writing

    @contextmanager
    def writing(self: Context, *given: Any, **named: Any) -> Iterator[Any]:
        with kept(self, *given, **named) as change:
            yield change
            os.write(pipe, ACKNOWLEDGED)

    Context.writing = writing  # type: ignore[method-assign]
    try:
        yield
    finally:
        Context.writing = kept  # type: ignore[method-assign]


def finds_an_early_word(ground: Ground, shim: Shim) -> bool | None:
    """Whether an entry that is acknowledged before it is committed is found lost; None for other kinds."""
    if ground.operation.name not in CONTROLLED:
        return None
    return any(_early_word_lost(ground, shim, at) for at in range(ground.expected.changes, 0, -1))


def _early_word_lost(ground: Ground, shim: Shim, at: int) -> bool:
    with ground.stand() as stand:

        def work(pipe: int) -> None:
            opened_for(ground.operation, stand)
            shim.arm(stand.folder, at, how=How.KILL_BEFORE)
            with spoken_too_early(pipe):
                ground.operation.run(stand)

        child = forked(work)
        said = child.said()
        child.ended()
        return ACKNOWLEDGED in said and damage_of(ground, stand)[1] == "before"

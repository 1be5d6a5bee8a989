"""Two programs on one folder, killed holders, stale locks: no change is lost, a wait is said in words."""

import json
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from iku_desktop.domain.problems import Unavailable
from iku_desktop.presentation.words import unavailable_text
from iku_desktop.services.context import Context
from iku_desktop.storage.store import Store
from tests.faults.campaign import Campaign, Options, Stopwatch
from tests.faults.office import YEAR, Stand, make_base, offices, workplace
from tests.faults.state import leftovers, soundness
from tests.faults.trials import Child, forked
from tests.services.desk import StoppedClock

QUICK, FULL = 200, 20_000
PROGRAMS = 2
IN_ONE_GO = 5
WAITING = frozenset({"folder_held", "locked"})
PATIENCE = 60.0
RAW = "database is locked"
Way = Callable[[Stand, int, int], Mapping[str, Any]]
# What a lock file may hold that a program left behind: another's name, a process id, nothing, noise.
STALE = (
    b"",
    b'{"who": "Budi", "computer": "PC-LAMA"}',
    b'{"who": "Budi", "computer": "' + os.uname().nodename.encode() + b'", "pid": 1}',
    str(os.getpid()).encode(),
    b"\x00\xff" * 3000,
    b"[1, 2",
)


def run(options: Options) -> Iterator[Campaign]:
    """Taking turns by the folder's lock, writing at the same time past it, killed holders, stale files."""
    count = FULL if options.full else QUICK
    with workplace() as place:
        base = make_base(place / "kantor")
        for name, way, share in (("turns", take_turns, 4), ("at once", write_at_once, 1)):
            campaign = Campaign("two programs", name, options.seed)
            with Stopwatch(campaign):
                stand = base.copied_to(place / name)
                _try(campaign, stand, way, max(count // share // options.part[1], PROGRAMS))
                if way is write_at_once:
                    campaign.control_found = finds_a_lost_update(base.copied_to(place / "kontrol"))
            yield campaign
        campaign = Campaign("two programs", "stale locks", options.seed)
        with Stopwatch(campaign):
            stand = base.copied_to(place / "sisa")
            for number in range(len(STALE) * (8 if options.full else 1)):
                campaign.tried(
                    {"lock": number % len(STALE)}, _stale(stand, STALE[number % len(STALE)])
                )
            for number in range(100 if options.full else 10):
                campaign.tried(
                    {"killed": number}, _holder_killed(stand, options.random(number).random())
                )
        yield campaign


def _try(campaign: Campaign, stand: Stand, way: Way, count: int) -> None:
    each = count // PROGRAMS
    answers = _side_by_side(stand, way, each)
    done = sum(answer["done"] for answer in answers)
    campaign.note("waits that were said in words", sum(answer["waits"] for answer in answers))
    harm = [word for answer in answers for word in answer["harm"]]
    for _ in range(done):
        campaign.tried({}, ())
    harm += judged(stand, done, [answer["rows"] for answer in answers])
    if harm:
        campaign.tried({"way": way.__name__, "count": count}, harm)


def _side_by_side(stand: Stand, way: Way, each: int) -> list[Mapping[str, Any]]:
    def child(number: int) -> Child:
        return forked(lambda pipe: os.write(pipe, json.dumps(way(stand, number, each)).encode()))

    children = [child(number) for number in range(PROGRAMS)]
    said = [each.said() for each in children]
    codes = [each.ended() for each in children]
    broken = [
        text.decode(errors="replace")[-500:] for text, code in zip(said, codes, strict=True) if code
    ]
    if broken:
        return [{"done": 0, "waits": 0, "rows": [], "harm": broken}]
    return [json.loads(text) for text in said]


@dataclass
class Tally:
    """What one program did: changes that were acknowledged, waits, and what it should not have been told."""

    done: int = 0
    waits: int = 0
    harm: list[str] | None = None

    def patiently(self, act: Callable[[], object]) -> None:
        """Try until it goes, as a clerk would who reads that another program is at work."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            try:
                act()
            except Unavailable as fault:
                words = unavailable_text(fault)
                if fault.code not in WAITING or RAW in words:
                    self.harm = [*(self.harm or ()), f"{fault.code}: {words}"]
                    return
                self.waits += 1
                time.sleep(0.002)
            else:
                return
        self.harm = [*(self.harm or ()), "waited for a minute"]


def take_turns(stand: Stand, program: int, count: int) -> Mapping[str, Any]:
    """Open the office whenever it is free, make a few changes, close it."""
    tally, rows = Tally(), []
    while tally.done < count and not tally.harm:
        tally.patiently(stand.open)
        for _ in range(min(IN_ONE_GO, count - tally.done)):
            rows.append(one_more(stand.services.context, stand, program, tally.done))
            tally.done += 1
        stand.close()
    return {"done": tally.done, "waits": tally.waits, "rows": rows, "harm": tally.harm or []}


def write_at_once(stand: Stand, program: int, count: int) -> Mapping[str, Any]:
    """Write without asking for the folder, as a program that doesn't know its lock would."""
    tally, rows = Tally(), []
    with closing(Store.open(stand.paths)) as store:
        context = Context(store, StoppedClock(), f"Program {program}")
        while tally.done < count and not tally.harm:
            number = tally.done

            def act(number: int = number) -> None:
                rows.append(one_more(context, stand, program, number))

            tally.patiently(act)
            tally.done += 1
    return {"done": tally.done, "waits": tally.waits, "rows": rows, "harm": tally.harm or []}


def one_more(context: Context, stand: Stand, program: int, number: int) -> str:
    """Count on in a row that both programs change, and add a row of this program's own; gives its id."""
    with context.writing() as change:
        counted = change.work.activity(stand.notes["activity"])
        assert counted is not None
        change.work.put(replace(counted, note=str(int(counted.note or 0) + 1)))
        day = date(YEAR, 7, 1) + timedelta(days=number % 90)
        own = replace(counted, id="", day=day, description=f"Program {program} kegiatan {number}")
        return change.work.put(replace(own, evidence=(), note=""))


def judged(stand: Stand, done: int, rows: list[list[str]]) -> list[str]:
    """What is missing of changes that were acknowledged."""
    with stand.opened() as services, services.context.store.read() as reader:
        counted = reader.activity(stand.notes["activity"])
        there = {each.id for each in reader.activities(date.min, date.max)}
    assert counted is not None
    harm = [] if int(counted.note or 0) == done else [f"lost updates: {counted.note} of {done}"]
    gone = {each for some in rows for each in some} - there
    harm += [f"{len(gone)} acknowledged rows are gone"] if gone else []
    with stand.opened() as services:
        harm += [f"check: {each}" for each in soundness(services)]
    return harm + [f"left over: {each}" for each in leftovers(stand.paths)]


def finds_a_lost_update(stand: Stand) -> bool:
    """Whether two programs that read first and write later are found to lose what the other wrote."""
    with closing(Store.open(stand.paths)) as store:
        contexts = [Context(store, StoppedClock(), name) for name in ("Satu", "Dua")]
        read = []
        for context in contexts:
            with context.reading() as rows:
                read.append(rows.reader.activity(stand.notes["activity"]))
        for context, counted in zip(contexts, read, strict=True):
            assert counted is not None
            with context.writing() as change:
                change.work.put(replace(counted, note=str(int(counted.note or 0) + 1)))
    return any(each.startswith("lost updates") for each in judged(stand, len(contexts), []))


def _stale(stand: Stand, content: bytes) -> list[str]:
    stand.paths.lock.write_bytes(content)
    return _opens(stand)


def _opens(stand: Stand) -> list[str]:
    try:
        with stand.opened() as services:
            services.settings.office()
    except Unavailable as fault:
        return [f"not opened: {fault.code}"]
    return []


def _holder_killed(stand: Stand, moment: float) -> list[str]:
    """A program that holds the folder is killed; meanwhile another is told who holds it."""

    def hold(pipe: int) -> None:
        stand.open()
        os.write(pipe, b"R")
        signal.pause()

    child = forked(hold)
    os.read(child.pipe, 1)
    harm = []
    try:
        offices().open(stand.paths).close()
        harm.append("opened twice")
    except Unavailable as fault:
        if fault.code != "folder_held" or "Siti Aminah" not in unavailable_text(fault):
            harm.append(f"not told who holds it: {fault.code}")
    time.sleep(moment / 1000)
    os.kill(child.process, signal.SIGKILL)
    child.ended()
    return harm + _opens(stand)

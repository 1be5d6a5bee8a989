"""Backup, wipe, restore: whatever the state of an office and of its folder, the copy brings it back."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from iku_desktop.domain.problems import Refused
from tests.faults.campaign import Campaign, Options, Stopwatch
from tests.faults.office import Stand, make_base, offices, workplace
from tests.faults.operations import OPERATIONS
from tests.faults.state import leftovers, soundness, state_of
from tests.services.copies import content_of

QUICK, FULL = 20, 300
STEPS = 8
DOINGS = ("enter", "evidence", "paste", "undo", "close", "reopen", "import", "backup")
JOURNAL, WAL = bytes.fromhex("d9d505f920a163d7"), bytes.fromhex("377f0682")
Wipe = Callable[[Stand], object]


def _some_evidence(stand: Stand) -> None:
    for path in sorted(stand.paths.evidence.iterdir())[::2]:
        path.unlink()


def _altered_evidence(stand: Stand) -> None:
    for path in sorted(stand.paths.evidence.iterdir())[1::2]:
        path.write_bytes(b"%PDF-1.4 lain")


def _nothing(_stand: Stand) -> None:
    """The office is as it was."""


def _emptied(stand: Stand) -> None:
    shutil.rmtree(stand.paths.folder)
    stand.paths.folder.mkdir()


WIPES: Mapping[str, Wipe] = {
    "nothing": _nothing,
    "database": lambda stand: stand.paths.database.unlink(),
    "folder": lambda stand: shutil.rmtree(stand.paths.folder),
    "content of the folder": _emptied,
    "database cut": lambda stand: stand.paths.database.write_bytes(
        stand.paths.database.read_bytes()[:9_000]
    ),
    "database emptied": lambda stand: stand.paths.database.write_bytes(b""),
    "some evidence": _some_evidence,
    "evidence altered": _altered_evidence,
    "evidence": lambda stand: shutil.rmtree(stand.paths.evidence),
}
PLANTS: Mapping[str, bytes] = {"-journal": JOURNAL, "-wal": WAL, "-shm": b"\x18\xe2\x2d\x00"}


def restored(
    stand: Stand, wipe: str, planted: tuple[str, ...], chance: Random, *, loses: bool = False
) -> str:
    """What differs after a copy was made, the office wiped and the copy restored; "" where nothing does."""
    copy = stand.outside / "salinan.ikubak"
    with stand.opened() as services:
        services.backups.write(copy)
        before = state_of(services)
        evidence = content_of(stand.paths.evidence)
    WIPES[wipe](stand)
    for suffix in planted:
        if stand.paths.folder.exists():
            path = stand.paths.database.with_name(stand.paths.database.name + suffix)
            path.write_bytes(PLANTS[suffix] + chance.randbytes(chance.randint(0, 9_000)))
    offices().restore(stand.paths, copy)
    if loses:
        _some_evidence(stand)
    if any(
        stand.paths.database.with_name(f"{stand.paths.database.name}{each}").exists()
        for each in PLANTS
    ):
        return "a journal of another time is left"
    with stand.opened() as services:
        differs = before.differs_from(state_of(services))
        unsound = soundness(services)
    here = content_of(stand.paths.evidence)
    if not evidence.items() <= here.items():
        differs += " evidence of other bytes"
    return f"{differs} {unsound or ''} {leftovers(stand.paths) or ''}".strip()


def machine_of(
    base: Stand, home: Path, campaign: Campaign, salt: int
) -> type[RuleBasedStateMachine]:
    """A machine that brings an office into a state, and wipes and restores it in the end."""
    numbers = count()

    class Living(RuleBasedStateMachine):
        def __init__(self) -> None:
            super().__init__()
            self.number = next(numbers)
            self.stand = base.copied_to(home / f"kantor-{salt}-{self.number}")
            self.did: list[str] = []

        @rule(name=st.sampled_from(DOINGS))
        def do(self, name: str) -> None:
            self.did.append(name)
            operation = OPERATIONS[name]
            if name in ("evidence", "import"):
                operation.prepare(self.stand)
            with self.stand.opened(), suppress(Refused):
                operation.ready(self.stand)
                operation.run(self.stand)

        def teardown(self) -> None:
            chance = Random(f"{campaign.seed} {salt} {self.number}")
            wipe = chance.choice(list(WIPES))
            planted = tuple(each for each in PLANTS if chance.random() < 0.5)
            case: Mapping[str, Any] = {"did": self.did, "wipe": wipe, "planted": planted}
            try:
                wrong = restored(self.stand, wipe, planted, chance)
            finally:
                self.stand.close()
                shutil.rmtree(self.stand.folder)
            campaign.tried(case, [wrong] if wrong else [])

    return Living


def run(options: Options) -> Iterator[Campaign]:
    """States of a machine; parts differ in what the machine draws."""
    campaign = Campaign("restore", "any state", options.seed)
    part, parts = options.part
    most = -(-(FULL if options.full else QUICK) // parts)
    with Stopwatch(campaign), workplace() as home:
        base = make_base(home / "asal")
        loser = base.copied_to(home / "kendali")
        campaign.control_found = bool(restored(loser, "nothing", (), Random(1), loses=True))
        living = seed(options.seed * 1_000 + part)(machine_of(base, home, campaign, part))
        run_state_machine_as_test(
            living,
            settings=settings(
                max_examples=most,
                stateful_step_count=STEPS,
                database=None,
                deadline=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
    yield campaign

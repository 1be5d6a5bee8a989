"""An office made ready for the trials of one operation, what is right after it, and child processes."""

import json
import os
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from shutil import rmtree
from typing import Any

from tests.faults.campaign import Options
from tests.faults.office import Stand, make_base, workplace
from tests.faults.operations import EVERY, Operation, opened_for
from tests.faults.shim import Shim
from tests.faults.state import State, leftovers, soundness, state_of, strays

BUG = 70


@dataclass(frozen=True, slots=True)
class Expected:
    """What is right before and after an operation, what our check says then, and how many changes it is."""

    before: State
    after: State
    sound: frozenset[str]
    names: frozenset[str]
    changes: int
    seconds: float


@dataclass(slots=True)
class Ground:
    """A prepared office that is copied for every trial of one operation."""

    operation: Operation
    template: Stand
    folder: Path
    expected: Expected
    numbers: Iterator[int]

    @contextmanager
    def stand(self) -> Iterator[Stand]:
        """A fresh copy, closed; taken away in the end."""
        folder = self.folder / f"{self.operation.name}-{next(self.numbers)}"
        try:
            yield self.template.copied_to(folder)
        finally:
            rmtree(folder, ignore_errors=True)


def grounds(options: Options, shim: Shim | None = None) -> Iterator[Ground]:
    """One after the other for every operation that is wanted."""
    with workplace() as place:
        base = make_base(place / "kantor")
        for operation in EVERY:
            if options.wants(operation.name):
                template = base.copied_to(place / operation.name)
                operation.prepare(template)
                expected = _expected(operation, template, place / "contoh", shim)
                yield Ground(operation, template, place, expected, count(1))
                rmtree(template.folder)


def _expected(operation: Operation, template: Stand, folder: Path, shim: Shim | None) -> Expected:
    from time import perf_counter

    before = _left(operation, template, folder, lambda _stand: None)
    told: dict[str, float] = {}

    def measured(stand: Stand) -> None:
        if shim is not None:
            shim.count(stand.folder)
        began = perf_counter()
        operation.run(stand)
        told["seconds"] = perf_counter() - began
        told["changes"] = shim.disarm() if shim is not None else 0

    after = _left(operation, template, folder, measured)
    return Expected(
        before[0],
        after[0],
        before[1] | after[1],
        after[2],
        int(told["changes"]),
        told["seconds"],
    )


def _left(
    operation: Operation, template: Stand, folder: Path, act: Callable[[Stand], object]
) -> tuple[State, frozenset[str], frozenset[str]]:
    stand = template.copied_to(folder)
    try:
        opened_for(operation, stand)
        act(stand)
        stand.close()
        with stand.opened() as services:
            found = state_of(services), frozenset(soundness(services))
        assert not leftovers(stand.paths), leftovers(stand.paths)
        return *found, names_made(stand)
    finally:
        rmtree(folder)


def names_made(stand: Stand) -> frozenset[str]:
    """The files that were written for people: copies, papers, packages."""
    folders = (stand.paths.backups, stand.paths.reports, stand.outside)
    return frozenset(
        f"{folder.name}/{path.name}"
        for folder in folders
        for path in folder.iterdir()
        if path.name[0] != "."
    )


def damage_of(ground: Ground, stand: Stand) -> tuple[list[str], str, int]:
    """What is wrong with an office that was reopened; which state it is in, and contents nobody claims."""
    expected, harm = ground.expected, []
    with stand.opened() as services:
        found = state_of(services)
        sound = frozenset(soundness(services)) - expected.sound
    harm += [f"check: {each}" for each in sorted(sound)]
    harm += [f"left over: {each}" for each in leftovers(stand.paths)]
    state = "half"
    if found.is_as(expected.after):
        state = "after"
    if found.is_as(expected.before):
        state = "both" if state == "after" else "before"
    if state == "half":
        harm.append(f"half done: {expected.before.differs_from(found)}")
    return harm, state, strays(stand.paths)


@dataclass(frozen=True, slots=True)
class Child:
    """A forked process that works on its own and writes lines into a pipe."""

    process: int
    pipe: int

    def said(self) -> bytes:
        """All that it wrote until it ended."""
        parts = []
        while data := os.read(self.pipe, 65536):
            parts.append(data)
        return b"".join(parts)

    def ended(self) -> int:
        """Wait for it; its exit code, negative for a signal."""
        os.close(self.pipe)
        _, status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(status)


def forked(work: Callable[[int], object]) -> Child:
    """Start a child that does `work` with the writing end of a pipe; it never returns here."""
    reading, writing = os.pipe()
    process = os.fork()
    if process:
        os.close(writing)
        return Child(process, reading)
    os.close(reading)
    code = BUG
    try:
        work(writing)
        code = 0
    except BaseException:  # noqa: BLE001 - a child that fails says so and must not go on as its parent
        os.write(writing, traceback.format_exc().encode())
    finally:
        os._exit(code)


def answer_of(work: Callable[[], Mapping[str, Any]]) -> Mapping[str, Any]:
    """What `work` answers when it is done in a child of its own."""
    child = forked(lambda pipe: os.write(pipe, json.dumps(work()).encode()))
    said = child.said()
    code = child.ended()
    if code:
        return {"harm": [f"ended with {code}: {said.decode(errors='replace')[-400:]}"]}
    found: Mapping[str, Any] = json.loads(said)
    return found

"""What a fault was tried on and what came of it: the common result of all harnesses, and their names."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any, TypeVar

ROOT = Path(__file__).resolve().parents[2]
CASES = Path(__file__).with_name("cases")
SEED = 7
Trial = TypeVar("Trial")


@dataclass(frozen=True, slots=True)
class Failure:
    """One trial that did harm: `case` is all that is needed to try it again."""

    what: str
    case: Mapping[str, Any]


@dataclass(slots=True)
class Campaign:
    """The trials of one fault on one operation; `control_found` says whether planted harm was noticed.

    `notes` counts what is no harm and yet worth telling.
    """

    fault: str
    operation: str
    seed: int
    trials: int = 0
    failures: list[Failure] = field(default_factory=list)
    seconds: float = 0.0
    control_found: bool | None = None
    notes: dict[str, int] = field(default_factory=dict)

    def note(self, what: str, count: int = 1) -> None:
        """Count something that is no harm."""
        if count:
            self.notes[what] = self.notes.get(what, 0) + count

    def tried(self, case: Mapping[str, Any], harm: Sequence[str]) -> None:
        """Enter one trial with what it harmed."""
        self.trials += 1
        if harm:
            self.failures.append(Failure("; ".join(harm), dict(case)))

    @property
    def passed(self) -> bool:
        """Nothing was harmed, and the harness was able to tell harm."""
        return not self.failures and self.control_found is not False

    def line(self) -> str:
        """The result for people."""
        control = {None: "–", True: "found", False: "NOT FOUND"}[self.control_found]
        told = "".join(f", {count} {what}" for what, count in self.notes.items())
        return (
            f"{self.fault:<14} {self.operation:<12} {self.trials:>6} trials, "
            f"{len(self.failures)} failures, seed {self.seed}, {self.seconds:.1f} s, control {control}{told}"
        )


@dataclass(frozen=True, slots=True)
class Options:
    """How much of a harness is run: `part` (i, n) is the i-th of n parts, from 1; no names mean all."""

    full: bool = False
    seed: int = SEED
    part: tuple[int, int] = (1, 1)
    operations: tuple[str, ...] = ()

    def random(self, *salt: object) -> Random:
        """A generator of its own for each purpose, the same in every run of a seed."""
        return Random(f"{self.seed} {salt}")

    def wants(self, operation: str) -> bool:
        """Whether an operation is to be tried."""
        return not self.operations or operation in self.operations

    def mine(self, trials: Sequence[Trial]) -> Sequence[Trial]:
        """Those trials that belong to this part."""
        number, parts = self.part
        return trials[number - 1 :: parts]


@dataclass(frozen=True, slots=True)
class Harness:
    """One fault: its module in this package, and whether it works in a process with the shim."""

    module: str
    about: str
    needs_shim: bool = False

    def run(self, options: Options) -> Iterator[Campaign]:
        """Try it in this process."""
        found: Callable[[Options], Iterator[Campaign]] = import_module(
            f"tests.faults.{self.module}"
        ).run
        return found(options)


HARNESSES: Mapping[str, Harness] = {
    "kill": Harness("kills", "kill -9 at any moment of every operation", needs_shim=True),
    "io": Harness("io_faults", "the n-th change of the disk fails: EIO, ENOSPC", needs_shim=True),
    "damage": Harness(
        "damage", "bits, bytes, pages of the database changed, cut, foreign journals"
    ),
    "two": Harness("two_programs", "two programs on one folder, stale locks, reused process ids"),
    "files": Harness("strange_files", "mutated workbooks, packages, copies and evidence"),
    "papers": Harness(
        "papers", "signed papers: each byte, increments, shadow content, appended bytes"
    ),
    "clock": Harness("clocks", "odd days, hours and zones; a clock that falls back"),
    "restore": Harness("restores", "backup, wipe, restore of any state, with stale journals"),
    "versions": Harness("versions", "databases of older, newer and other programs"),
    "texts": Harness("texts", "hostile strings in every field, then shown, printed and sent"),
    "audit": Harness(
        "trails", "the audit trail edited, cut, swapped, rewritten, an old database put back"
    ),
}


@dataclass
class Stopwatch:
    """Gives a campaign its seconds."""

    campaign: Campaign

    def __enter__(self) -> Campaign:
        self._began = perf_counter()
        return self.campaign

    def __exit__(self, *_: object) -> None:
        self.campaign.seconds += perf_counter() - self._began


def campaigns_of(name: str, options: Options) -> list[Campaign]:
    """Run one harness in a process of its own, under the shim where it needs that."""
    from tests.faults import shim

    with tempfile.TemporaryDirectory(prefix="iku-kampanye-") as folder:
        answer = Path(folder) / "answer.json"
        library = shim.build(Path(folder)) if HARNESSES[name].needs_shim else None
        command = [sys.executable, "-m", "tests.faults", name, "--inside", "--json", str(answer)]
        command += ["--seed", str(options.seed), "--part", "/".join(map(str, options.part))]
        command += ["--full"] if options.full else []
        for operation in options.operations:
            command += ["--operation", operation]
        done = subprocess.run(command, env=shim.environment(library), cwd=ROOT, check=False)
        if not answer.exists():
            raise RuntimeError(f"{name} ended with {done.returncode} and no answer")
        return [from_plain(each) for each in json.loads(answer.read_text("utf-8"))]


def as_plain(campaigns: Sequence[Campaign]) -> str:
    """Results as JSON."""
    return json.dumps([asdict(each) for each in campaigns], ensure_ascii=False, indent=1) + "\n"


def from_plain(plain: Mapping[str, Any]) -> Campaign:
    """A result from its JSON."""
    failures = [Failure(**each) for each in plain["failures"]]
    return Campaign(**{**plain, "failures": failures})


def kept_cases(name: str) -> list[Mapping[str, Any]]:
    """The cases of a harness that once did harm."""
    path = CASES / f"{name}.json"
    return list(json.loads(path.read_text("utf-8"))) if path.exists() else []

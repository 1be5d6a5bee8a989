"""A mistake of the program as data: its kind and the places it went through, never what was typed."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import TracebackType

OURS = "iku_desktop/"
# Of other code the name of its file must do; the folders above it may bear a person's name.
ROOTS = (OURS, "site-packages/", "tests/")
FRAME = re.compile(r'\s*File "(?P<path>[^"]*)", line (?P<line>\d+) in (?P<function>[\w<>.]+)')
# What Python's own crash report says beside its frames.
CRASH_LINES = re.compile(
    r"Fatal Python error: [\w ]+|Windows fatal exception: [\w ]+|"
    r"(Current thread|Thread) 0x[0-9a-f]+.*\(most recent call first\):|\s*<no Python frame>|\s*\.\.\."
)


@dataclass(frozen=True, slots=True)
class Bug:
    """A mistake that comes again is the same one; `places` lead from the outermost to where it happened."""

    kind: str
    places: tuple[str, ...]

    @property
    def place(self) -> str:
        """The last place in our own code, else the last of all, "" where none is known."""
        ours = [each for each in self.places if each.startswith(OURS)]
        return next(reversed(ours or self.places), "")


@dataclass(slots=True)
class BugCounter:
    """How often each mistake happened since the program was started."""

    counts: Counter[Bug] = field(default_factory=Counter)

    def note(self, bug: Bug) -> int:
        """Count it; 1 the first time."""
        self.counts[bug] += 1
        return self.counts[bug]


def bug_of(kind: type[BaseException], trace: TracebackType | None) -> Bug:
    """The mistake that was raised; its message is left out, for it may hold what was typed."""
    return Bug(kind.__name__, tuple(_places(trace)))


def _places(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        yield f"{shown_path(code.co_filename)}:{trace.tb_lineno}:{code.co_name}"
        trace = trace.tb_next


def is_painting(bug: Bug) -> bool:
    """Whether it happened while something was drawn, when no window may be opened."""
    return any("paint" in each.rpartition(":")[2].lower() for each in bug.places)


def shown_path(path: str) -> str:
    """A source file without the folders above it, in which a person's name may stand."""
    slashed = path.replace("\\", "/")
    for root in ROOTS:
        _, found, rest = slashed.rpartition(f"/{root}")
        if found:
            return rest if root == "site-packages/" else root + rest
        if slashed.startswith(root):
            return slashed
    return slashed.rpartition("/")[2]


def crash_text(told: str) -> str:
    """What Python wrote while it crashed, without paths of this PC and without anything it doesn't know."""
    return "\n".join(filter(None, map(_crash_line, told.splitlines())))


def _crash_line(line: str) -> str:
    frame = FRAME.fullmatch(line)
    if frame:
        return f"  {shown_path(frame['path'])}:{frame['line']}:{frame['function']}"
    return line if CRASH_LINES.fullmatch(line) else ""

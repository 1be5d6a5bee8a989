"""The log: what happened, when, how long it took; never a name, a typed text, a path or a passphrase."""

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.bugs import Bug, BugCounter
from iku_desktop.domain.problems import Problem, Unavailable
from iku_desktop.domain.steps import Step

if TYPE_CHECKING:
    from iku_desktop.storage.log_file import LogFile

# Codes, versions, tables and places in source files look like this; what people type rarely does, and
# nothing that they type is handed to the log at all.
WORD = re.compile(r"[A-Za-z0-9_.:+<>/-]{1,160}")
UNKNOWN = "?"


class Event(StrEnum):
    """What is written of."""

    STARTED = "started"
    ENDED = "ended"
    OPENED = "opened"
    CLOSED = "closed"
    CHANGED = "changed"
    WORKED = "worked"
    REFUSED = "refused"
    UNAVAILABLE = "unavailable"
    BUG = "bug"
    CRASHED = "crashed"


class Work(StrEnum):
    """What takes long enough that support asks how long."""

    BACKUP = "backup"
    REPORT = "report"
    BUNDLE = "bundle"
    UPDATE = "update"


def _now() -> datetime:
    return datetime.now().astimezone()


@dataclass(slots=True)
class Logbook:
    """One method for each thing that may be said, so that nothing else can be; silent without a file."""

    file: "LogFile | None" = None
    now: Callable[[], datetime] = _now
    bugs: BugCounter = field(default_factory=BugCounter)

    def begin(self, folders: Sequence[Path] = ()) -> None:
        """Write from now on: into an open office's own folder, else into the first of these that takes it."""
        from iku_desktop.storage.log_file import LogFile

        self.file = LogFile(folders)

    def started(self, versions: Mapping[str, str]) -> None:
        """The program began, with these versions of its parts."""
        self._note(Event.STARTED, versions)

    def ended(self) -> None:
        """The program ended as it should."""
        self._note(Event.ENDED, {})

    def opened(self, folder: Path, schema: int, seconds: float) -> None:
        """An office was opened; its own folder of logs is written to from now on."""
        if self.file is not None:
            self.file.use(folder)
        self._note(Event.OPENED, {"schema": schema, "ms": _milliseconds(seconds)})

    def closed(self) -> None:
        """The office was closed."""
        self._note(Event.CLOSED, {})
        if self.file is not None:
            self.file.use(None)

    def changed(self, step: Step, seconds: float) -> None:
        """One transaction is on disk: how many rows of which tables."""
        rows = {f"{table}.{action}": count for (table, action), count in step.rows.items()}
        self._note(Event.CHANGED, {"act": step.name.act, "ms": _milliseconds(seconds), **rows})

    def refused(self, problems: Iterable[Problem]) -> None:
        """An entry was refused, for these reasons."""
        self._note(Event.REFUSED, {"code": ",".join(sorted({each.code for each in problems}))})

    def unavailable(self, fault: Unavailable) -> None:
        """Folder, disk or database could not be used."""
        self._note(Event.UNAVAILABLE, {"code": fault.code})

    def bug(self, bug: Bug) -> int:
        """A mistake of the program; how often it happened so far."""
        count = self.bugs.note(bug)
        # One that comes with every drawing is written at 1, 2, 4, 8 … times.
        if count & (count - 1) == 0:
            self._note(Event.BUG, {"kind": bug.kind, "at": bug.place, "count": count})
        if count == 1:
            for place in bug.places:
                self._note(Event.BUG, {"by": place})
        return count

    def crashed(self, count: int) -> None:
        """So many earlier runs ended in the middle of something."""
        self._note(Event.CRASHED, {"count": count})

    @contextmanager
    def timing(self, work: Work, **numbers: int) -> Iterator[None]:
        """How long something took, and whether it came to its end."""
        began, ended = time.perf_counter(), False
        try:
            yield
            ended = True
        finally:
            taken = _milliseconds(time.perf_counter() - began)
            self._note(Event.WORKED, {"work": work, "ms": taken, "ok": int(ended), **numbers})

    def _note(self, event: Event, values: Mapping[str, object]) -> None:
        if self.file is None:
            return
        stamp = self.now().replace(microsecond=0, tzinfo=None).isoformat()
        words = [f"{name}={_word(value)}" for name, value in values.items()]
        self.file.write(" ".join([stamp, event.value, *words]))


def _word(value: object) -> str:
    text = str(value).replace(",", "+")
    return text if WORD.fullmatch(text) else UNKNOWN


def _milliseconds(seconds: float) -> int:
    return round(seconds * 1000)

"""Runs trials in forked children, where crashes, hangs, hunger and strange files or addresses are seen."""

import contextlib
import faulthandler
import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

Trial = Callable[[int], str]
ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS, MOST_MEGABYTES, HANG = 5.0, 300, 40.0
BATCH = 100
# What a program that is at work on somebody's file never does.
NEVER = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
NEVER_EITHER = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.startfile")
READABLE = ("/usr/", "/etc/localtime", "/etc/mime.types", "/proc/", "/sys/", "/dev/", "/lib")
CLEAR, PEAK = Path("/proc/self/clear_refs"), Path("/proc/self/status")
OWN = (os.devnull, str(CLEAR))


class Guard:
    """Notes files opened outside the given folders, addresses asked for and programs started."""

    def __init__(self, *folders: Path) -> None:
        self.seen: list[str] = []
        own = (*folders, ROOT, Path(sys.prefix), Path(sys.base_prefix))
        self._folders = tuple(f"{each}{os.sep}" for each in own)
        sys.addaudithook(self._hook)

    def _hook(self, event: str, values: tuple[object, ...]) -> None:
        if event in NEVER or event in NEVER_EITHER:
            self.seen.append(f"{event} {values[:2]!r}"[:200])
        elif event == "open" and isinstance(values[0], str | bytes):
            path, flags = os.path.abspath(os.fsdecode(values[0])), values[2]  # noqa: PTH100 - no call back
            writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            allowed = self._folders if writes else (*self._folders, *READABLE)
            if not path.startswith(allowed) and path not in OWN:
                self.seen.append(f"open {path!r}"[:200])

    def taken(self) -> str:
        """What was noted since it was last asked, in one line."""
        found, self.seen[:] = ", ".join(self.seen), []
        return found


def in_children(
    prepare: Callable[[], Trial],
    numbers: Sequence[int],
    folder: Path,
    guarded: Sequence[Path] = (),
    steps: int = 1,
) -> dict[int, str]:
    """What was wrong with each trial that did not hold, by its number.

    `prepare` is called in every child and gives the trial, which says what is wrong, "" for nothing.
    A trial fails too where it raises, takes more than MOST_SECONDS for each of its `steps` or MOST_MEGABYTES
    above what the child had, kills its child, or touches a file outside `folder` and `guarded`.
    """
    found: dict[int, str] = {}
    left = list(numbers)
    while left:
        done = 0
        for said in _child(prepare, left[:BATCH], (folder, *guarded), steps):
            if said:
                found[left[done]] = said
            done += 1
        left = left[done:]
    return found


def _child(
    prepare: Callable[[], Trial], numbers: Sequence[int], folders: Sequence[Path], steps: int
) -> Iterator[str]:
    """A line for each trial that was begun; the last one may be what ended the child."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if not pid:
        os.close(reading)
        faulthandler.disable()  # a child that is to die does so without a word
        with contextlib.suppress(BaseException):
            _work(prepare, numbers, Guard(*folders), writing, steps)
        os._exit(0)
    os.close(writing)
    given = 0
    with os.fdopen(reading, "rb") as pipe:
        for _ in numbers:
            ready, _w, _x = select.select([pipe], [], [], HANG)
            line = pipe.readline() if ready else b""
            if not line:
                break
            given += 1
            yield str(json.loads(line))
    os.kill(pid, signal.SIGKILL)
    _pid, status = os.waitpid(pid, 0)
    if given < len(numbers):
        yield f"the child ended with {os.waitstatus_to_exitcode(status)}, or hung"


def _work(
    prepare: Callable[[], Trial], numbers: Sequence[int], guard: Guard, writing: int, steps: int
) -> None:
    # Unbuffered, so that what was done before a crash is told.
    with os.fdopen(writing, "wb", buffering=0) as pipe:
        trial: Trial | str
        try:
            trial = prepare()
        except BaseException:  # noqa: BLE001 - told to the parent
            trial = traceback.format_exc(limit=-6)
        guard.taken()
        for number in numbers:
            said = trial if isinstance(trial, str) else _one(trial, number, guard, steps)
            pipe.write(json.dumps(said).encode() + b"\n")


def _one(trial: Trial, number: int, guard: Guard, steps: int) -> str:
    before, began = _peak(reset=True), time.process_time()
    try:
        said = trial(number)
    except BaseException:  # noqa: BLE001 - whatever it is, it is a failed trial
        said = traceback.format_exc(limit=-4)
    seconds, more = time.process_time() - began, _peak() - before
    if not said and seconds > MOST_SECONDS * steps:
        said = f"took {seconds:.1f} s"
    if not said and more > MOST_MEGABYTES:
        said = f"took {more} MB"
    touched = guard.taken()
    return said or (touched and f"touched {touched}")


def _peak(*, reset: bool = False) -> int:
    """The most memory that this process ever had in megabytes; from now on, where it is reset."""
    if reset:
        with contextlib.suppress(OSError):
            CLEAR.write_text("5")
    line = next(each for each in PEAK.read_text().splitlines() if each.startswith("VmHWM"))
    return int(line.split()[1]) // 1024

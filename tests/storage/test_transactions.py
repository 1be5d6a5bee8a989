"""Transactions: one consistent read, one writer, any thread, and a killed program leaves what was."""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest

from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.storage import engine
from iku_desktop.storage.engine import connect
from iku_desktop.storage.store import Store
from tests.builders import a_village
from tests.storage.office_content import AT, LATER, WHO

ROOT = Path(__file__).parents[2]

KILLED = """
import os, signal, sys
from datetime import date, datetime
from pathlib import Path
from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.paths import OfficePaths
from iku_desktop.storage.store import Store

store = Store.open(OfficePaths(Path(sys.argv[1])))
with store.write("Terputus", datetime(2025, 12, 3)) as unit:
    if sys.argv[3] == "spilled":
        # So little memory that changed pages reach the file long before the commit.
        unit._connection.exec_driver_sql("PRAGMA cache_size=5")
    section = unit.sections()[0].id
    evidence = (Evidence(EvidenceKind.DECREE, "1"),)
    unit.put_all(
        Activity("", date(2025, 5, 1), f"Kegiatan {n} " * 20, section, evidence=evidence)
        for n in range(int(sys.argv[2]))
    )
    print("written", flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""

HOLDING = """
import sys
from datetime import datetime
from pathlib import Path
from iku_desktop.paths import OfficePaths
from iku_desktop.storage.store import Store

store = Store.open(OfficePaths(Path(sys.argv[1])))
with store.write("Yang Lain", datetime(2025, 12, 3)) as unit:
    unit.put_causes({"lain": "Lainnya"})
    print("written", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def program(text: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Another program at work in the folder, as far as the line it prints."""
    process = subprocess.Popen(
        [sys.executable, "-c", text, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        yield process


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(("count", "memory"), [(1, "kept"), (2000, "kept"), (2000, "spilled")])
def test_that_a_killed_program_leaves_the_state_before(
    paths: OfficePaths, count: int, memory: str
) -> None:
    before = paths.database.read_bytes()
    with program(KILLED, paths.folder, count, memory) as process:
        assert process.wait() == -signal.SIGKILL
    if memory == "spilled":
        assert paths.database.read_bytes() != before, (
            "nothing reached the file: no test of recovery"
        )
    with closing(Store.open(paths)) as store:
        assert store.check() == ()
        with store.read() as reader:
            assert reader.activities(date.min, date.max) == ()
            assert reader.last_change() == AT
        with store.write(WHO, LATER) as unit:
            unit.put(a_village("35.08.20.2003", id=""))
        with store.read() as reader:
            assert len(reader.villages()) == 4
            assert reader.last_change() == LATER


def test_that_a_second_writer_is_told_to_wait(
    paths: OfficePaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "SETTINGS", (*engine.SETTINGS, "busy_timeout=0"))
    with program(HOLDING, paths.folder) as other, closing(Store.open(paths)) as store:
        with pytest.raises(Unavailable) as caught, store.write(WHO, LATER):
            pytest.fail("two writers at once")
        assert caught.value.code == "locked"
        with store.read() as reader:
            assert list(reader.causes()) == ["bpd", "aturan"]
        other.communicate("\n")
        with store.read() as reader:
            assert list(reader.causes()) == ["lain"]
        with store.write(WHO, LATER) as unit:
            unit.put_causes({})


def test_that_a_read_sees_one_state_from_its_first_look(store: Store, paths: OfficePaths) -> None:
    with store.read() as reader:
        seen = reader.villages()
        with closing(connect(paths.database)) as other:
            other.execute("PRAGMA busy_timeout=0")
            other.execute("BEGIN IMMEDIATE")
            other.execute("DELETE FROM target")
            assert reader.villages() == seen
            assert len(reader.targets()) == 2
            other.execute("ROLLBACK")


def test_that_a_write_is_seen_by_others_only_when_it_is_done(store: Store) -> None:
    seen: list[int] = []

    def look() -> None:
        with store.read() as reader:
            seen.append(len(reader.villages()))

    with store.write(WHO, LATER) as unit:
        unit.put(a_village("35.08.20.2003", id=""))
        other = threading.Thread(target=look)
        other.start()
        other.join()
    look()
    assert seen == [3, 4]


def test_that_a_store_opened_in_one_thread_works_in_another(paths: OfficePaths) -> None:
    opened: list[Store] = []

    def open_and_read() -> None:
        opened.append(Store.open(paths))
        with opened[0].read() as reader:
            reader.plans()

    worker = threading.Thread(target=open_and_read)
    worker.start()
    worker.join()
    with closing(opened[0]) as store:
        with store.write(WHO, LATER) as unit:
            unit.put(a_village("35.08.20.2003", id=""))
        with store.read() as reader:
            assert len(reader.villages()) == 4


def test_that_many_threads_write_one_after_the_other(store: Store) -> None:
    def write(number: int) -> None:
        with store.write(f"Orang {number}", LATER) as unit:
            counted = len(unit.villages())
            unit.put(a_village(f"35.08.20.2{counted:03d}", id=""))

    workers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    with store.read() as reader:
        assert len(reader.villages()) == 11


def test_that_a_write_within_a_read_of_the_same_thread_is_a_bug(store: Store) -> None:
    with store.read(), pytest.raises(RuntimeError), store.write(WHO, LATER):
        pytest.fail("it would wait for itself")
    with store.write(WHO, LATER) as unit:
        unit.put_causes({})


def test_that_a_failed_block_does_not_block_the_next(store: Store) -> None:
    for _ in range(12):
        with pytest.raises(ZeroDivisionError), store.write(WHO, LATER) as unit:
            unit.put_causes({"x": str(1 // 0)})
        with pytest.raises(ZeroDivisionError), store.read() as reader:
            reader.activity_facts(1 // 0)
    with store.write(WHO, LATER) as unit:
        unit.put_causes({})


def test_that_closing_lets_the_file_go(paths: OfficePaths) -> None:
    store = Store.open(paths)
    with store.read() as reader:
        reader.villages()
    store.close()
    renamed = paths.folder.with_name("pindah")
    paths.folder.rename(renamed)
    with closing(Store.open(OfficePaths(renamed))) as moved, moved.read() as reader:
        assert reader.office().name == "Ranuyoso"

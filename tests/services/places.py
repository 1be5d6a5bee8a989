"""A closed office with a copy of its earlier state, and the ways in which a database can be damaged."""

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices
from tests.services.copies import a_copy
from tests.services.desk import Desk, StoppedClock


@dataclass(frozen=True)
class Place:
    """A closed office in its folder, a copy of its earlier state, and what stood in each."""

    paths: OfficePaths
    copy: Path
    then: int
    now: int

    def restore(self, path: Path | None = None, passphrase: str = "") -> object:
        return offices().restore(self.paths, path or self.copy, passphrase)

    def activities(self) -> int:
        """How many activities an office that is opened here has."""
        office = offices().open(self.paths)
        try:
            with office.services.context.reading() as rows:
                assert office.services.context.store.check() == ()
                return sum(each.number for each in rows.activity_facts(2025))
        finally:
            office.close()


def offices() -> Offices:
    return Offices(StoppedClock(), "Siti Aminah")


def a_place(desk: Desk, folder: Path) -> Place:
    """The office of a desk, copied to `flash.ikubak` in a folder, then one activity older, then closed."""
    made = a_copy(desk)
    copy = folder / "flash.ikubak"
    shutil.copyfile(made.path, copy)
    desk.activity(description="Rapat sesudah cadangan")
    desk.store.close()
    return Place(desk.store.paths, copy, 1, 2)


def break_header(database: Path) -> None:
    data = bytearray(database.read_bytes())
    data[:100] = b"x" * 100
    database.write_bytes(data)


def break_pages(database: Path) -> None:
    data = bytearray(database.read_bytes())
    for at in range(4096, len(data), 8192):
        data[at : at + 4096] = os.urandom(len(data[at : at + 4096]))
    database.write_bytes(data)


def cut_off(database: Path) -> None:
    database.write_bytes(database.read_bytes()[:20_000])


def empty(database: Path) -> None:
    database.write_bytes(b"")


def drop_a_table(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DROP TABLE office")
        connection.commit()


DAMAGES = [break_header, break_pages, cut_off, empty, drop_a_table]

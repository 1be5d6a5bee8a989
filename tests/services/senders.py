"""Five PCs of one kecamatan for tests of packages: each a copy of an office, or made anew."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.package_models import DifferingRow, MergeOutcome, PackOrder
from iku_desktop.domain.packages import Purpose
from iku_desktop.paths import OfficePaths
from iku_desktop.services.row_states import RowStates
from iku_desktop.storage.store import Store
from tests.services.desk import Desk

SECTION = PackOrder(purpose=Purpose.SECTION)


@dataclass
class Town:
    """Desks that send each other packages; each has a data folder of its own under `folder`."""

    folder: Path
    blank: Path
    desks: dict[str, Desk] = field(default_factory=dict)
    count: int = 0

    def desk(self, name: str, like: str = "") -> Desk:
        """A new PC, with a copy of the blank office's folder or of another PC's."""
        paths = OfficePaths(self.folder / name)
        source = self.desks[like].store.paths.folder if like else self.blank
        shutil.copytree(source, paths.folder)
        desk = Desk(Store.open(paths))
        desk.context.user = name
        self.desks[name] = desk
        return desk

    def pack(self, name: str, order: PackOrder = SECTION) -> Path:
        """A package of a PC."""
        self.count += 1
        path = self.folder / f"{name}-{self.count}.ikupak"
        self.desks[name].services.packages.pack(path, order)
        return path

    def merge(self, name: str, *paths: Path) -> MergeOutcome:
        """Merge packages on a PC, one call for all."""
        return self.desks[name].services.packages.merge(paths)

    def close(self) -> None:
        """Close all databases."""
        for desk in self.desks.values():
            desk.store.close()


def only(rows: tuple[DifferingRow, ...]) -> DifferingRow:
    """The one row that differs."""
    (row,) = rows
    return row


def pass_time(*desks: Desk, days: int = 1) -> None:
    """Let some days pass on these PCs, so that the next change is later."""
    for desk in desks:
        desk.clock.day += timedelta(days=days)


def activities(desk: Desk) -> tuple[Activity, ...]:
    """All activities of a PC."""
    with desk.store.read() as reader:
        return reader.activities(date.min, date.max)


def told(desk: Desk) -> dict[str, object]:
    """All that a PC holds of rows that travel: contents, kept versions, and what each knows."""
    with desk.context.reading() as rows:
        states = RowStates(rows)
        found = states.of(states.known())
        kept = {key: states.variants.get(key, ()) for key in found}
    return {
        "/".join(key): (
            local.version,
            sorted((each.digest, each.state, each.content, each.rival) for each in kept[key]),
        )
        for key, local in found.items()
        if local.version is not None or kept[key]
    }


def a_town(folder: Path, blank: Path) -> Iterator[Town]:
    """A town that is closed when the test ends."""
    town = Town(folder, blank)
    yield town
    town.close()

"""An office of Ranuyoso in a real database, with a clock that a test sets."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

import pytest

from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.read_models import Saved
from iku_desktop.paths import OfficePaths
from iku_desktop.services.context import Context
from iku_desktop.services.new_office import create_office
from iku_desktop.services.office_services import OfficeServices
from iku_desktop.storage.store import Store

TODAY = date(2025, 12, 1)


@dataclass
class StoppedClock:
    """A clock that stands still until a test moves it."""

    day: date = TODAY

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return datetime.combine(self.day, time(10, 24))


@dataclass
class Desk:
    """An open office with its services, and short ways to what tests ask for."""

    store: Store
    clock: StoppedClock = field(default_factory=StoppedClock)

    def __post_init__(self) -> None:
        self.context = Context(self.store, self.clock, "Siti Aminah")
        self.services = OfficeServices.of(self.context)

    def moment(self, quarter: int = 4, year: int = 2025, as_of: date | None = None) -> Moment:
        return Moment.at(Quarter(year, quarter), self.clock.day, as_of)

    def village(self, name: str = "Jenggrong") -> str:
        with self.store.read() as reader:
            return next(each.id for each in reader.villages() if each.name == name)

    def section(self, at: int = 0) -> str:
        return self.services.settings.sections()[at].id

    def activity(self, **typed: object) -> Saved:
        given = {
            "date": date(2025, 10, 3),
            "description": "Rapat koordinasi persiapan penyusunan APBDesa 2026",
            "section": self.section(),
            "evidence": "Rapat koordinasi",
        }
        return self.services.activities.add(given | typed)  # type: ignore[arg-type]

    def counter(self) -> int:
        with self.store.read() as reader:
            return reader.change_counter()

    def refused(self, action: Callable[[], object]) -> dict[str, str]:
        """The problems' codes by field of an entry that is refused and changes nothing."""
        before = self.counter()
        with pytest.raises(Refused) as caught:
            action()
        assert self.counter() == before, "a refused entry changed something"
        return {problem.field: problem.code for problem in caught.value.problems}


@pytest.fixture(scope="session")
def blank_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of Ranuyoso as a new office has it; copied for each test."""
    folder = tmp_path_factory.mktemp("office") / "IKU"
    create_office(OfficePaths(folder), "35.08.20", StoppedClock(), "Siti Aminah").close()
    return folder


@pytest.fixture
def desk(blank_office: Path, tmp_path: Path) -> Iterator[Desk]:
    """A fresh office of Ranuyoso on 1 December 2025."""
    folder = tmp_path / "IKU"
    shutil.copytree(blank_office, folder)
    store = Store.open(OfficePaths(folder))
    yield Desk(store)
    store.close()

"""A clerk's desk for tests: an open office, a clock that stands, and short ways to what tests ask for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time

import pytest

from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import Saved
from iku_desktop.presentation.words import problem_text
from iku_desktop.services.context import Context
from iku_desktop.services.office_services import OfficeServices
from iku_desktop.storage.store import Store

TODAY = date(2025, 12, 1)
VILLAGES = (
    *("Jenggrong", "Meninjo", "Tegalbangsri", "Sumberpetung", "Alun-Alun", "Ranubedali"),
    *("Ranuyoso", "Wonoayu", "Penawungan", "Wates Kulon", "Wates Wetan"),
)


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

    def record(self, village: str, kind: str, fiscal_year: int, **typed: object) -> Saved:
        place = (self.village(village), kind, fiscal_year)
        return self.services.documents.record(*place, typed)  # type: ignore[arg-type]

    def figures(self, moment: Moment, code: str = "IKU-2") -> Assessment:
        found = self.services.indicators.assessments(moment)
        return next(each for each in found if each.indicator.code == code)

    def problems(self, action: Callable[[], object]) -> tuple[Problem, ...]:
        """The problems of an entry that is refused and changes nothing."""
        before = self.counter()
        with pytest.raises(Refused) as caught:
            action()
        assert self.counter() == before, "a refused entry changed something"
        for problem in caught.value.problems:
            assert problem_text(problem)
        return caught.value.problems

    def refused(self, action: Callable[[], object]) -> dict[str, str]:
        """The same as codes by field."""
        return {problem.field: problem.code for problem in self.problems(action)}

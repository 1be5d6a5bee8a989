"""The office that the campaign harms: made once, lived in a little, then copied for every trial."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.package_models import PackOrder
from iku_desktop.domain.packages import Purpose
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.paths import OfficePaths
from iku_desktop.services.office_services import OfficeServices
from iku_desktop.services.offices import Offices, OpenOffice
from tests.scans import a_pdf
from tests.services.desk import StoppedClock
from tests.signing.keys import CAMAT, NIP, a_p12

YEAR = 2025
CLOSED, OPEN = Quarter(YEAR, 1), Quarter(YEAR, 2)
SECTION = PackOrder(purpose=Purpose.SECTION)
IN_MEMORY = Path("/dev/shm")


def offices() -> Offices:
    """The ways to an office for the clerk of the campaign, on a clock that stands."""
    return Offices(StoppedClock(), "Siti Aminah")


@dataclass
class Stand:
    """Where an operation is run: a data folder, a folder outside it, and the office while it is open."""

    folder: Path
    office: OpenOffice | None = None
    notes: dict[str, str] = field(default_factory=dict)

    @property
    def paths(self) -> OfficePaths:
        return OfficePaths(self.folder / "IKU")

    @property
    def outside(self) -> Path:
        return self.folder / "luar"

    @property
    def services(self) -> OfficeServices:
        assert self.office is not None, "the office is closed"
        return self.office.services

    def moment(self, quarter: Quarter = CLOSED) -> Moment:
        return Moment.at(quarter, self.services.context.today)

    def open(self) -> OfficeServices:
        self.office = offices().open(self.paths)
        return self.services

    def close(self) -> None:
        if self.office is not None:
            self.office.close()
            self.office = None

    @contextmanager
    def opened(self) -> Iterator[OfficeServices]:
        """The office, open for the length of a block."""
        try:
            yield self.open()
        finally:
            self.close()

    def copied_to(self, folder: Path) -> "Stand":
        """The same, closed, in another folder."""
        shutil.copytree(self.folder, folder)
        return Stand(folder, notes=dict(self.notes))


def make_base(folder: Path) -> Stand:
    """An office with activities, evidence, documents, a closed quarter, a copy and a package key."""
    stand = Stand(folder)
    stand.outside.mkdir(parents=True)
    office = offices().create(stand.paths, "35.08.20")
    stand.office = office
    services = office.services
    services.settings.add_official({"name": CAMAT, "post": "CAMAT RANUYOSO", "nip": NIP})
    section = services.settings.sections()[0].id
    ids = [
        services.activities.add(
            {
                **{"date": date(YEAR, month, 14), "description": f"Rapat koordinasi {month}"},
                **{"section": section, "evidence": "Rapat koordinasi", "place": "Balai desa"},
            }
        ).id
        for month in range(1, 12)
    ]
    for number, row_id in enumerate(ids[:3]):
        data = a_pdf(1, f"Notulen {number}")
        services.evidence.store_bytes(FileOwner.ACTIVITY, row_id, data, f"Notulen {number}.pdf")
    for row in services.villages.rows()[:6]:
        place = (row.village.id, "APBDES", YEAR)
        services.documents.record(*place, {"date": date(YEAR - 1, 12, 20), "number": "5/2024"})
    services.closings.close(CLOSED)
    services.packages.pack(stand.outside / "pertama.ikupak", SECTION)
    stand.notes |= {"section": section, "activity": ids[5]}
    (stand.outside / "camat.p12").write_bytes(a_p12(CAMAT, valid=(-3000, 3000)))
    stand.close()
    return stand


@contextmanager
def workplace() -> Iterator[Path]:
    """A folder for trials; in memory where this computer has such a place, so that a trial is quick."""
    home = IN_MEMORY if os.access(IN_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="iku-uji-", dir=home) as folder:
        yield Path(folder)

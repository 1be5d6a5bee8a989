"""What a copy of an office with much evidence costs, beside a plain copy of the same files with hashing."""

import hashlib
import shutil
import tempfile
import time
from pathlib import Path

from iku_desktop.domain.backups import BackupReason
from iku_desktop.paths import OfficePaths
from iku_desktop.services.office_services import OfficeServices
from iku_desktop.services.offices import Offices
from iku_desktop.services.pc_clock import PcClock
from tests.bench.lines import line

CHUNK = 1024 * 1024


def backups(services: OfficeServices, runs: int) -> None:
    """With what the office has by then: 200 evidence files and 700 activities more."""
    paths = services.context.store.paths
    files = [paths.database, *paths.evidence.iterdir()]
    size = sum(each.stat().st_size for each in files) / 1e6
    plain, ours, sealed, back = [], [], [], []
    offices = Offices(PcClock(), "bench")
    with tempfile.TemporaryDirectory(dir=paths.folder) as place:
        for number in range(runs + 1):
            folder = Path(place) / str(number)
            folder.mkdir()
            plain.append(_spent(lambda folder=folder: _plain_copy(files, folder)))
            ours.append(_spent(lambda: services.backups.make(BackupReason.MANUAL)))
            made = paths.backups / services.backups.copies()[0].name
            sealed.append(
                _spent(
                    lambda folder=folder: services.backups.write(folder / "s.ikubak", "kopi tubruk")
                )
            )
            new = OfficePaths(folder / "pulih")
            back.append(_spent(lambda new=new, made=made: offices.restore(new, made)))
            shutil.rmtree(folder)
    # The first of each warms what the others find warm.
    line(f"plain copy with hashing, {size:.0f} MB", plain[1:], "ms", "–")
    line("backup, reopened and counted", ours[1:], "ms", "–")
    speeds = [one / other for one, other in zip(plain[1:], ours[1:], strict=True)]
    line("  its speed as a share of the plain copy's", speeds, "×", "≥ 0.5")
    line("backup under a passphrase, read again from the disk", sealed[1:], "ms", "–")
    line("restore into an empty folder", back[1:], "ms", "–")
    line("whether a backup is needed", [_spent(services.backups.is_needed)], "ms", "≤ 100")


def _spent(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return (time.perf_counter() - start) * 1000


def _plain_copy(files: list[Path], folder: Path) -> None:
    # Without waiting for the disk, which a copy of ours does: the harder thing to be held against.
    for path in files:
        digest = hashlib.sha256()
        with path.open("rb") as source, (folder / path.name).open("wb") as target:
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                target.write(chunk)

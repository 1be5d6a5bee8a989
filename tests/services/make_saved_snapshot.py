"""Saves snapshots of closed quarters for test_saved_snapshots; those that are saved already stay.

python -m tests.services.make_saved_snapshot
"""

import gzip
import shutil
import tempfile
from datetime import date
from pathlib import Path

from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.paths import OfficePaths
from iku_desktop.services.frozen_quarters import FORMAT
from iku_desktop.services.new_office import create_office
from iku_desktop.storage.store import Store
from tests.scans import a_pdf, a_picture
from tests.services.desk import Desk, StoppedClock

SNAPSHOTS = Path(__file__).parent / "snapshots"


def close_a_year(desk: Desk) -> list[str]:
    """An office in which every part of a report has something, closed quarter by quarter."""
    desk.clock.day = date(2026, 2, 1)
    desk.record("Jenggrong", "LPPDES", 2024, date="20/3/2025", number="1/2025")
    desk.record("Meninjo", "LPPDES", 2024, date="4/4/2025", cause="bpd", note="<b>catatan</b>")
    desk.record("Jenggrong", "RKPDES", 2026, date="30/9/2025")
    granted = {"new_due": "31/10/2025", "decided_on": "1/9/2025", "reason": "Banjir"}
    desk.services.documents.grant_exception(desk.village("Wonoayu"), "RKPDES", 2026, granted)
    desk.activity(date="5/2/2025", description="Rapat awal tahun")
    desk.activity(date="6/2/2025", output="Berita acara", follow_up_date="5/4/2025")
    desk.activity(date="7/8/2025", description="Tanpa bukti", evidence="")
    for indicator in ("IKU-1", "IKU-2"):
        for quarter, value in ((0, "90"), (1, "30"), (3, "66,67")):
            desk.services.indicators.set_target(indicator, 2025, quarter, value)
    first = Quarter(2025, 1)
    desk.services.indicators.write_narrative(
        "IKU-2", first, NarrativeKind.HINDERING, "BPD\nbaris dua"
    )
    desk.services.settings.add_official(
        {"name": "IWAN", "post": "CAMAT RANUYOSO", "nip": "197509211996021002", "acting": "plt"}
    )
    texts = []
    for number in (1, 2, 3, 4):
        desk.services.closings.close(Quarter(2025, number))
        head = desk.services.closings.history(2025)[-1]
        with desk.store.read() as reader:
            text = reader.closing_snapshot(head.id)
        assert text is not None
        texts.append(text)
    return texts


def close_with_evidence(desk: Desk) -> list[str]:
    """A quarter whose activity, village document and value have files; one activity has none."""
    desk.clock.day = date(2026, 2, 1)
    evidence = desk.services.evidence
    activity = desk.activity(date="5/2/2025", evidence_numbers="005/1/2025").id
    desk.activity(date="6/2/2025", description="Tanpa berkas")
    desk.record("Meninjo", "LPPDES", 2024, date="20/3/2025", number="141/2025")
    entered = {"value": "85", "evidence": "Surat 065/12", "dated": "20/3/2025"}
    value = desk.services.indicators.record_manual("IPP", 2025, entered).id
    evidence.store_bytes(FileOwner.ACTIVITY, activity, a_pdf(2), "notulen.pdf")
    evidence.store_bytes(FileOwner.MANUAL_VALUE, value, a_picture("PNG"), "indeks.png")
    with tempfile.TemporaryDirectory() as place:
        scan = Path(place) / "lpp.jpg"
        scan.write_bytes(a_picture())
        evidence.add_to_document(desk.village("Meninjo"), "LPPDES", 2024, scan)
    desk.services.settings.add_official(
        {"name": "IWAN", "post": "CAMAT RANUYOSO", "nip": "197509211996021002", "acting": "plt"}
    )
    desk.services.closings.close(Quarter(2025, 1))
    with desk.store.read() as reader:
        text = reader.closing_snapshot(desk.services.closings.history(2025)[-1].id)
    assert text is not None
    return [text]


def main() -> None:
    """Writes `snapshots/0001-1.json.gz` and so on: a year's four quarters, then one with evidence."""
    SNAPSHOTS.mkdir(exist_ok=True)
    texts: list[str] = []
    for close in (close_a_year, close_with_evidence):
        with tempfile.TemporaryDirectory() as place:
            paths = OfficePaths(Path(place) / "IKU")
            create_office(paths, "35.08.20", StoppedClock(), "Siti Aminah").close()
            store = Store.open(paths)
            texts += close(Desk(store))
            store.close()
            shutil.rmtree(paths.folder)
    for number, text in enumerate(texts, start=1):
        path = SNAPSHOTS / f"{FORMAT:04d}-{number}.json.gz"
        if not path.exists():
            path.write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    main()

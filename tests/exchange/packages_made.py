"""Packages for tests: made whole, and packed anew with other members than their own."""

import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from iku_desktop.domain.audit import AuditHead
from iku_desktop.domain.merging import REMOVED, RowVersion
from iku_desktop.domain.package_models import (
    Counts,
    Manifest,
    PackageRow,
    QuarterPart,
    Sender,
)
from iku_desktop.domain.packages import PACKAGE_FORMAT, Purpose
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.row_content import ACTIVITY, DOCUMENT, FIELDS, canonical
from iku_desktop.exchange.package_reading import opened_package
from iku_desktop.exchange.package_writing import PackageWriter

SCHEMA = 3


AT = datetime.fromisoformat("2025-10-01T08:30")


EVIDENCE_NAME = "ab" * 32 + ".pdf"


def a_manifest(**values: object) -> Manifest:
    given = {
        "format": PACKAGE_FORMAT,
        "schema": SCHEMA,
        "program": "0.5.0",
        "purpose": Purpose.SECTION,
        "sender": Sender("35.08.20", "Ranuyoso", "PEM", "Seksi Pemerintahan", "0" * 64),
        "sequence": 3,
        "since": 0,
        "made_at": AT,
        "made_by": "Siti Aminah",
        "audit": AuditHead(12, "1" * 64),
        "counts": Counts(1, 1, 1, 1),
        "quarter": QuarterPart(Quarter(2025, 3), True, 1),
    }
    return Manifest(**(given | values))  # type: ignore[arg-type]


def content(table: str = ACTIVITY, **values: object) -> str:
    fields: dict[str, object] = dict.fromkeys(FIELDS[table], "")
    dates = ("date", "first_day", "follow_up_date", "draft_received", "evaluated_on")
    fields |= {name: None for name in dates if name in fields}
    fields |= {name: [] for name in ("evidence", "files") if name in fields}
    if table == ACTIVITY:
        fields |= {"date": "2025-08-01", "description": "Rapat", "section": "PEM"}
    return canonical(fields | values)


def a_row(key: str = "a", *contents: str, table: str = ACTIVITY) -> PackageRow:
    versions = tuple(
        RowVersion(frozenset({"e1", f"x{place}"}), text, AT, "Siti")
        for place, text in enumerate(contents or (content(table),))
    )
    return PackageRow(table, key, versions)


ROWS = (
    a_row("a", content(evidence=[["sk_camat", "1/2025"]]), REMOVED),
    a_row("b", content(files=[["ab" * 32, "pdf", "Surat.pdf", 9, 1, "sk_camat"]])),
    a_row("35.08.20.2001/APBDES/2026", content(DOCUMENT, date="2025-12-01"), table=DOCUMENT),
)


def write(path: Path, **values: object) -> Manifest:
    evidence = path.with_suffix(".evidence")
    evidence.write_bytes(b"%PDF-1.7 ")
    with PackageWriter(path) as writer:
        writer.put_rows(ACTIVITY, (row for row in ROWS if row.table == ACTIVITY))
        writer.put_rows(DOCUMENT, (row for row in ROWS if row.table == DOCUMENT))
        writer.put_evidence(EVIDENCE_NAME, evidence)
        writer.put_quarter_file("nilai.json", b"{}")
        manifest, data = writer.with_members(a_manifest(**values))
        writer.finish(data, b"s" * 64)
    return manifest


def no_progress(_done: int, _total: int) -> None:
    """Nobody watches."""


def read(path: Path) -> tuple[PackageRow, ...]:
    with opened_package(path, SCHEMA) as package:
        package.check(no_progress)
        return tuple(package.rows())


def refused(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        read(path)
    (problem,) = caught.value.problems
    assert (problem.field, problem.values["file"]) == ("file", path.name)
    return problem.code


def repacked(path: Path, change: Callable[[dict[str, bytes]], Iterator[zipfile.ZipInfo]]) -> None:
    """The package written anew with other members than its own."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in change(parts):
            archive.writestr(entry, parts.get(entry.filename, b"isi"))


def plain(parts: dict[str, bytes]) -> Iterator[zipfile.ZipInfo]:
    yield from map(zipfile.ZipInfo, parts)

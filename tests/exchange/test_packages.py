"""Packages come back as they were written; whatever else is on a stick is refused in words."""

import io
import json
import stat
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
from iku_desktop.exchange.package_layout import MANIFEST, SIGNATURE
from iku_desktop.exchange.package_manifest import manifest_json, read_manifest
from iku_desktop.exchange.package_reading import Package, opened_package
from iku_desktop.exchange.package_rows import read_rows, row_line
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


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Seksi Pemerintahan.ikupak"


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


def test_that_a_package_comes_back_as_it_was_written(path: Path) -> None:
    manifest = write(path)
    with opened_package(path, SCHEMA) as package:
        package.check(no_progress)
        assert package.manifest == manifest
        assert package.signature == b"s" * 64
        assert tuple(package.rows()) == ROWS
        assert package.evidence(EVIDENCE_NAME) == b"%PDF-1.7 "
        assert package.evidence("cd" * 32 + ".pdf") is None
        (member,) = package.quarter_files()
        assert (member.name, package.quarter_file(member)) == ("triwulan/nilai.json", b"{}")
    assert [each.name for each in manifest.members] == [
        *("kegiatan.jsonl", "dokumen.jsonl", f"bukti/{EVIDENCE_NAME}", "triwulan/nilai.json")
    ]


def test_that_the_same_rows_give_the_same_file(path: Path, tmp_path: Path) -> None:
    write(path)
    write(tmp_path / "lain.ikupak")
    assert path.read_bytes() == (tmp_path / "lain.ikupak").read_bytes()


def test_that_whoever_watches_a_check_is_told_how_far_it_is(path: Path) -> None:
    manifest = write(path)
    told: list[tuple[int, int]] = []
    with opened_package(path, SCHEMA) as package:
        package.check(lambda done, total: told.append((done, total)))
    total = sum(each.size for each in manifest.members)
    assert told == sorted(told)
    assert told[-1] == (total, total)


def test_that_what_a_reader_does_wrong_is_not_called_a_damaged_package(path: Path) -> None:
    write(path)
    with pytest.raises(ValueError, match="saya"), opened_package(path, SCHEMA):
        raise ValueError("saya")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "package_not_one"),
        (b"%PDF-1.7", "package_not_one"),
        (b"PK", "package_damaged"),
        (b"PK\x03\x04" + b"\x00" * 100, "package_damaged"),
    ],
)
def test_that_what_is_no_zip_is_refused(path: Path, data: bytes, code: str) -> None:
    path.write_bytes(data)
    assert refused(path) == code


def test_that_a_file_that_is_gone_or_a_folder_is_refused(path: Path, tmp_path: Path) -> None:
    assert refused(path) == "package_missing"
    assert refused(tmp_path) == "package_not_one"


def test_that_another_program_s_zip_is_refused(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert refused(path) == "package_not_one"


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_that_a_cut_package_is_refused_wherever_it_was_cut(path: Path, data: st.DataObject) -> None:
    write(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    assert refused(path) in {"package_damaged", "package_not_one"}


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_that_a_flipped_byte_is_refused_or_changes_nothing_that_is_read(
    path: Path, data: st.DataObject
) -> None:
    write(path)
    whole = bytearray(path.read_bytes())
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    path.write_bytes(whole)
    try:
        with opened_package(path, SCHEMA) as package:
            package.check(no_progress)
            found = (package.manifest_bytes, package.signature, tuple(package.rows()))
    except Refused as fault:
        codes = {each.code for each in fault.problems}
    else:
        codes = set()
    if codes:
        assert codes <= {
            *("package_damaged", "package_not_one", "package_unsafe", "package_swells"),
            *("package_signature", "package_newer", "package_older"),
        }
        return
    write(path)
    with opened_package(path, SCHEMA) as package:
        same = (package.manifest_bytes, package.signature, tuple(package.rows()))
    assert found == same


def repacked(path: Path, change: Callable[[dict[str, bytes]], Iterator[zipfile.ZipInfo]]) -> None:
    """The package written anew with other members than its own."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in change(parts):
            archive.writestr(entry, parts.get(entry.filename, b"isi"))


def plain(parts: dict[str, bytes]) -> Iterator[zipfile.ZipInfo]:
    yield from map(zipfile.ZipInfo, parts)


STRANGE = [
    *("../../keluar.txt", "/etc/passwd", "bukti/../../x.pdf", "bukti\\..\\x.pdf", "C:\\x.pdf"),
    *("bukti/", "bukti/CON.pdf", "bukti/surat.pdf", f"bukti/{'AB' * 32}.pdf", "catatan.txt"),
    *(f"bukti/{'ab' * 32}.exe", "triwulan/..", "triwulan/.tersembunyi", "triwulan/a/b.pdf"),
    f"bukti/{'ab' * 32}.pdf\n",
]


@pytest.mark.parametrize("name", STRANGE)
def test_that_a_name_that_no_package_has_is_refused(path: Path, name: str) -> None:
    write(path)

    def change(parts: dict[str, bytes]) -> Iterator[zipfile.ZipInfo]:
        yield from plain(parts)
        yield zipfile.ZipInfo(name)

    repacked(path, change)
    assert refused(path) == "package_unsafe"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_that_a_member_that_comes_twice_is_refused(path: Path) -> None:
    write(path)

    def change(parts: dict[str, bytes]) -> Iterator[zipfile.ZipInfo]:
        yield from plain(parts)
        yield zipfile.ZipInfo(f"bukti/{EVIDENCE_NAME}")

    repacked(path, change)
    assert refused(path) == "package_unsafe"


def test_that_a_link_in_the_place_of_evidence_is_refused(path: Path) -> None:
    write(path)

    def change(parts: dict[str, bytes]) -> Iterator[zipfile.ZipInfo]:
        for entry in plain(parts):
            if entry.filename.startswith("bukti/"):
                entry.external_attr = (stat.S_IFLNK | 0o777) << 16
            yield entry

    repacked(path, change)
    assert refused(path) == "package_unsafe"


@pytest.mark.parametrize("change", ["left out", "added", "changed"])
def test_that_members_that_the_manifest_doesn_t_name_so_are_refused(
    path: Path, change: str
) -> None:
    write(path)

    def changed(parts: dict[str, bytes]) -> Iterator[zipfile.ZipInfo]:
        name = f"bukti/{EVIDENCE_NAME}"
        if change == "changed":
            parts[name] = b"%PDF-1.8 "
        yield from (each for each in plain(parts) if change != "left out" or each.filename != name)
        if change == "added":
            yield zipfile.ZipInfo("triwulan/tambahan.csv")

    repacked(path, changed)
    assert refused(path) == "package_damaged"


def test_that_a_member_that_swells_is_refused_before_it_is_unpacked(path: Path) -> None:
    write(path)

    def change(parts: dict[str, bytes]) -> Iterator[zipfile.ZipInfo]:
        parts["kegiatan.jsonl"] = b"\n" * 20_000_000
        for entry in plain(parts):
            entry.compress_type = zipfile.ZIP_DEFLATED
            yield entry

    repacked(path, change)
    assert refused(path) == "package_swells"


def test_that_a_member_larger_than_it_says_is_refused(path: Path) -> None:
    write(path)
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo("kegiatan.jsonl")
        said = entry.file_size.to_bytes(4, "little")
    data = path.read_bytes()
    assert said in data
    path.write_bytes(data.replace(said, (8).to_bytes(4, "little")))
    assert refused(path) in {"package_damaged", "package_swells"}


def with_manifest(path: Path, change: Callable[[dict[str, object]], object]) -> None:
    with zipfile.ZipFile(path) as archive:
        manifest = json.loads(archive.read(MANIFEST))
    change(manifest)

    def changed(parts: dict[str, bytes]) -> Iterator[zipfile.ZipInfo]:
        parts[MANIFEST] = json.dumps(manifest).encode()
        yield from plain(parts)

    repacked(path, changed)


@pytest.mark.parametrize(("name", "ours"), [("format", PACKAGE_FORMAT), ("schema", SCHEMA)])
def test_that_a_package_of_another_format_or_schema_is_told_newer_or_older(
    path: Path, name: str, ours: int
) -> None:
    write(path)
    with_manifest(path, lambda manifest: manifest.update({name: ours + 1, "sender": "lain"}))
    assert refused(path) == "package_newer"
    with_manifest(path, lambda manifest: manifest.update({name: ours - 1}))
    assert refused(path) == "package_older"


BAD: dict[str, object] = {
    "format": "1",
    "schema": True,
    "purpose": "mainan",
    "sequence": 0,
    "made_at": "kemarin",
    "made_by": "a\nb",
    "audit": {"count": -1, "hash": ""},
    "members": [{"name": "kegiatan.jsonl", "size": 1, "sha256": "A" * 64}],
    "lacking": ["x"],
    "quarter": {"year": 2025, "quarter": 5, "closed": True, "revision": 0},
    "counts": [],
    "sender": {"office": "35.08.20"},
}


@pytest.mark.parametrize("name", BAD)
def test_that_a_manifest_that_is_none_is_refused(path: Path, name: str) -> None:
    write(path)
    with_manifest(path, lambda manifest: manifest.update({name: BAD[name]}))
    assert refused(path) == "package_not_one"


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b"\xff", b'{"format":1,"format":1}', b"[" * 100_000, b"NaN"]
)
def test_that_json_that_is_no_manifest_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as caught:
        read_manifest(data, SCHEMA, "x.ikupak")
    assert caught.value.problems[0].code == "package_not_one"


def test_that_a_manifest_comes_back_as_it_was(path: Path) -> None:
    for manifest in (a_manifest(), a_manifest(quarter=None, lacking=("f" * 64,), since=2)):
        assert read_manifest(manifest_json(manifest), SCHEMA, "x") == manifest


@pytest.mark.parametrize("signature", [b"", b"zz" * 64, b"00" * 63, "é".encode() * 64])
def test_that_a_signature_that_is_none_is_refused(path: Path, signature: bytes) -> None:
    write(path)

    def change(parts: dict[str, bytes]) -> Iterator[zipfile.ZipInfo]:
        parts[SIGNATURE] = signature
        yield from plain(parts)

    repacked(path, change)
    assert refused(path) == "package_signature"


def line(**values: object) -> bytes:
    found = json.loads(row_line(a_row()))
    return json.dumps(found | values).encode() + b"\n"


def version(**values: object) -> dict[str, object]:
    found: dict[str, object] = json.loads(row_line(a_row()))["versions"][0]
    return found | values


def fields(**values: object) -> dict[str, object]:
    found: dict[str, object] = json.loads(content())
    return found | values


BAD_LINES = {
    "no object": b"[]\n",
    "no key": line(key=""),
    "a key of another kind": line(key=7),
    "no version": line(versions=[]),
    "events of another kind": line(versions=[version(events=[1])]),
    "a time that is none": line(versions=[version(at="2025-13-01")]),
    "a time with a zone": line(versions=[version(at="2025-10-01T08:00:00+07:00")]),
    "a field too many": line(versions=[version(content=fields(lebih=1))]),
    "a field too few": line(versions=[version(content={"date": None})]),
    "a date that is none": line(versions=[version(content=fields(date="31/09/2025"))]),
    "a short date": line(versions=[version(content=fields(date="20250901"))]),
    "a number for a text": line(versions=[version(content=fields(place=5))]),
    "half a character": line(versions=[version(content=fields(place="\ud800"))]),
    "evidence of one part": line(versions=[version(content=fields(evidence=[["sk_camat"]]))]),
    "a file of an unknown kind": line(
        versions=[version(content=fields(files=[["ab" * 32, "exe", "x", 1, 1, ""]]))]
    ),
    "a file without bytes": line(
        versions=[version(content=fields(files=[["ab" * 32, "pdf", "x", 0, 1, ""]]))]
    ),
    "a file twice": line(
        versions=[version(content=fields(files=[["ab" * 32, "pdf", "x", 1, 1, ""]] * 2))]
    ),
    "the same key again": line() * 2,
    "bytes that are no text": b"\xff\n",
}


@pytest.mark.parametrize("data", BAD_LINES.values(), ids=BAD_LINES)
def test_that_a_line_that_is_no_row_is_refused_with_its_number(path: Path, data: bytes) -> None:
    with PackageWriter(path) as writer:
        writer._put("kegiatan.jsonl", [line(key="ada"), data], zipfile.ZIP_DEFLATED)
        _, manifest = writer.with_members(a_manifest())
        writer.finish(manifest, b"s" * 64)
    assert refused(path) == "package_row_broken"
    with pytest.raises(Refused) as caught:
        read(path)
    assert caught.value.problems[0].values["line"] in {"2", "3"}


def test_that_a_line_without_end_is_refused_before_it_fills_the_memory(path: Path) -> None:
    with PackageWriter(path) as writer:
        writer._put("kegiatan.jsonl", [b'"' + b"ab c" * 700_000], zipfile.ZIP_STORED)
        _, manifest = writer.with_members(a_manifest())
        writer.finish(manifest, b"s" * 64)
    assert refused(path) == "package_row_broken"


def test_that_a_document_is_known_by_village_type_and_year() -> None:
    key = "35.08.20.2001/APBDES/2026"
    lines = io.BytesIO(row_line(a_row(key, table=DOCUMENT)))
    assert [row.key for row in read_rows(DOCUMENT, lines)] == [key]


def test_that_a_row_is_one_line_whatever_order_its_versions_have() -> None:
    row = a_row("a", content(place="Aula"), content(place="Balai\nBarat"))
    other = PackageRow(row.table, row.key, row.versions[::-1])
    assert row_line(row) == row_line(other)
    assert row_line(row).count(b"\n") == 1


def test_that_a_package_speaks_of_its_members_only_after_they_were_checked(path: Path) -> None:
    write(path)
    with opened_package(path, SCHEMA) as package:
        assert isinstance(package, Package)
        assert package.manifest.sender.fingerprint == "6668 7AAD F862 BD77 6C8F C18B 8E9F 8E20"

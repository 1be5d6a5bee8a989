"""Manifests and rows of packages: what is not of its kind is refused before it is believed."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from iku_desktop.domain.package_models import (
    PackageRow,
)
from iku_desktop.domain.packages import PACKAGE_FORMAT
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.row_content import DOCUMENT
from iku_desktop.exchange.package_layout import MANIFEST, SIGNATURE
from iku_desktop.exchange.package_manifest import manifest_json, read_manifest
from iku_desktop.exchange.package_rows import read_rows, row_line
from iku_desktop.exchange.package_writing import PackageWriter
from tests.exchange.packages_made import (
    SCHEMA,
    a_manifest,
    a_row,
    content,
    plain,
    read,
    refused,
    repacked,
    write,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Seksi Pemerintahan.ikupak"


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

"""Packages come back as they were written; whatever else is on a stick is refused in words."""

import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku_desktop.domain.problems import Refused
from iku_desktop.exchange.package_reading import Package, opened_package
from tests.exchange.packages_made import (
    EVIDENCE_NAME,
    ROWS,
    SCHEMA,
    no_progress,
    plain,
    refused,
    repacked,
    write,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Seksi Pemerintahan.ikupak"


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


def test_that_a_package_speaks_of_its_members_only_after_they_were_checked(path: Path) -> None:
    write(path)
    with opened_package(path, SCHEMA) as package:
        assert isinstance(package, Package)
        assert package.manifest.sender.fingerprint == "6668 7AAD F862 BD77 6C8F C18B 8E9F 8E20"

"""A folder or zip as a list of files: what points elsewhere, swells or is locked is named, never followed."""

import io
import stat
import struct
import sys
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import pytest

from iku_desktop.domain.problems import Refused
from iku_desktop.exchange import sent_files
from iku_desktop.exchange.opensid import find_list
from iku_desktop.exchange.sent_files import opened
from tests.sendings import LIST_HEAD, a_folder, a_list, a_zip, zipped

PDF = b"%PDF-1.7 isi"


def contents(source: Path) -> Mapping[str, object]:
    """What each file holds, or the code of why it isn't read."""
    found: dict[str, object] = {}
    with opened(source) as sent:
        for file in sent.files:
            try:
                found[file.path] = file.read()
            except Refused as refused:
                found[file.path] = refused.problems[0].code
    return found


def refusal(source: Path) -> str:
    with pytest.raises(Refused) as caught, opened(source):
        pass
    return caught.value.problems[0].code


def test_that_a_folder_is_listed_by_paths_without_what_computers_leave(tmp_path: Path) -> None:
    files = {"Jenggrong/2025/APBDes.pdf": PDF, "a.pdf": b"2", "Jenggrong/2025/Thumbs.db": b"x"}
    litter = {
        "~$daftar.xlsx": b"x",
        ".DS_Store": b"x",
        "__MACOSX/._a.pdf": b"x",
        "desktop.ini": b"",
    }
    assert contents(a_folder(tmp_path / "kiriman", files | litter)) == {
        "a.pdf": b"2",
        "Jenggrong/2025/APBDes.pdf": PDF,
    }


def test_that_a_zip_is_listed_the_same_way(tmp_path: Path) -> None:
    files = {"Jenggrong/2025/APBDes.pdf": PDF, "__MACOSX/Jenggrong/._APBDes.pdf": b"x"}
    with opened(a_zip(tmp_path / "desa.zip", files)) as sent:
        assert sent.name == "desa"
        assert [(each.path, each.name) for each in sent.files] == [
            ("Jenggrong/2025/APBDes.pdf", "APBDes.pdf")
        ]
        assert sent.files[0].read() == PDF


def test_that_links_are_named_and_never_followed(tmp_path: Path) -> None:
    outside = a_folder(tmp_path / "luar", {"rahasia.pdf": PDF})
    folder = a_folder(tmp_path / "kiriman", {"a.pdf": PDF})
    with suppress(OSError):
        (folder / "b.pdf").symlink_to(outside / "rahasia.pdf")
    if sys.platform == "win32" and not (folder / "b.pdf").is_symlink():
        # Windows keeps links from ordinary users; Wine 8 says that it made one, and makes none.
        pytest.skip("links can't be made here")
    (folder / "c").symlink_to(outside, target_is_directory=True)
    (folder / "d").symlink_to(folder, target_is_directory=True)
    assert contents(folder) == {"a.pdf": PDF, **dict.fromkeys(("b.pdf", "c", "d"), "sent_link")}


def test_that_a_link_in_a_zip_is_named(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("b.pdf")
    info.create_system = 3
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    source = tmp_path / "desa.zip"
    source.write_bytes(data.getvalue())
    assert contents(source) == {"b.pdf": "sent_link"}


@pytest.mark.parametrize(
    "name", ["../../a.pdf", "/etc/a.pdf", "C:/a.pdf", "..\\a.pdf", "a/../b.pdf", "x" * 600 + ".pdf"]
)
def test_that_a_name_that_leads_out_is_not_read(tmp_path: Path, name: str) -> None:
    (found,) = contents(a_zip(tmp_path / "desa.zip", {name: PDF})).values()
    assert found == "sent_bad_name"


def test_that_a_name_that_windows_keeps_for_itself_is_only_a_name(tmp_path: Path) -> None:
    assert contents(a_zip(tmp_path / "desa.zip", {"CON.pdf": PDF})) == {"CON.pdf": PDF}


def test_that_names_are_read_as_utf8_also_where_the_zip_does_not_say_so(tmp_path: Path) -> None:
    data = bytearray(zipped({"Dés.pdf": PDF}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + place
        data[at + 1] &= 0xF7
    source = tmp_path / "desa.zip"
    source.write_bytes(bytes(data))
    assert list(contents(source)) == ["Dés.pdf"]
    # 0x82 is é where DOS programs wrote it.
    source.write_bytes(bytes(data).replace("é".encode(), b"\x82\x82"))
    assert list(contents(source)) == ["Déés.pdf"]


def test_that_a_name_that_is_there_twice_is_read_once(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("a.pdf", b"1")
        # Named afterwards: on Windows ZipInfo itself makes "/" of "\\".
        twin = zipfile.ZipInfo("twin")
        twin.filename = "b\\a.pdf"
        archive.writestr(twin, b"2")
        archive.writestr("b/a.pdf", b"3")
    source = tmp_path / "desa.zip"
    source.write_bytes(data.getvalue())
    with opened(source) as sent:
        codes = [each.problem.code if each.problem else "" for each in sent.files]
    assert codes == ["", "", "sent_twice"]


def test_that_an_entry_that_swells_is_not_unpacked(tmp_path: Path) -> None:
    source = a_zip(tmp_path / "desa.zip", {"a.pdf": bytes(8 * 1024 * 1024), "b.pdf": PDF})
    assert source.stat().st_size < 20_000
    assert contents(source) == {"a.pdf": "sent_entry_swells", "b.pdf": PDF}


def test_that_a_size_that_lies_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sent_files, "MOST_BYTES", 1000)
    monkeypatch.setattr(sent_files, "CHUNK", 100)
    data = bytearray(zipped({"a.pdf": bytes(9000)}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 11)
    source = tmp_path / "desa.zip"
    source.write_bytes(bytes(data))
    assert contents(source) == {"a.pdf": "sent_entry_broken"}


def test_that_an_entry_gives_one_byte_too_many_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sent_files, "MOST_BYTES", 1000)
    monkeypatch.setattr(sent_files, "CHUNK", 100)
    (found,) = contents(a_zip(tmp_path / "desa.zip", {"a.pdf": bytes(9000)})).values()
    assert isinstance(found, bytes)
    assert 1000 < len(found) <= 1100


def test_that_an_entry_with_a_password_is_named(tmp_path: Path) -> None:
    data = bytearray(zipped({"a.pdf": PDF}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= sent_files.ENCRYPTED_FLAG
    source = tmp_path / "desa.zip"
    source.write_bytes(bytes(data))
    assert contents(source) == {"a.pdf": "sent_encrypted"}


def test_that_a_spoiled_entry_is_named(tmp_path: Path) -> None:
    data = zipped({"a.pdf": PDF * 50})
    place = data.index(b"a.pdf") + 8
    source = tmp_path / "desa.zip"
    source.write_bytes(data[:place] + bytes(8) + data[place + 8 :])
    assert contents(source) == {"a.pdf": "sent_entry_broken"}


def test_that_deep_folders_are_named(tmp_path: Path) -> None:
    deep = "/".join("abcdefghijkl") + "/x.pdf"
    assert contents(a_folder(tmp_path / "kiriman", {deep: PDF})) == {
        "a/b/c/d/e/f/g/h/i/j": "sent_too_deep"
    }
    assert contents(a_zip(tmp_path / "desa.zip", {deep: PDF})) == {deep: "sent_too_deep"}


def test_that_a_source_without_bounds_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {f"{number}.pdf": PDF for number in range(4)}
    folder, source = a_folder(tmp_path / "kiriman", files), a_zip(tmp_path / "desa.zip", files)
    monkeypatch.setattr(sent_files, "MOST_FILES", 3)
    assert (refusal(folder), refusal(source)) == ("sent_too_many", "sent_too_many")
    monkeypatch.setattr(sent_files, "MOST_FILES", 9)
    monkeypatch.setattr(sent_files, "MOST_UNPACKED", 10)
    assert refusal(source) == "sent_swells"
    monkeypatch.setattr(sent_files, "MOST_ZIP_BYTES", 10)
    assert refusal(source) == "sent_too_large"


def test_that_what_is_neither_folder_nor_zip_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "tidak ada") == "sent_missing"
    other = tmp_path / "a.rar"
    other.write_bytes(b"Rar!" + bytes(40))
    assert refusal(other) == "sent_no_zip"
    other.write_bytes(b"")
    assert refusal(other) == "sent_no_zip"


def test_that_an_empty_folder_holds_no_files(tmp_path: Path) -> None:
    assert contents(tmp_path) == {}


# The list of OpenSID


def listed(tmp_path: Path, files: Mapping[str, bytes]) -> list[tuple[str, str, str, str]] | None:
    with opened(a_zip(tmp_path / "desa.zip", files)) as sent:
        found = find_list(sent)
        if found is None:
            return None
        return [(each.title, each.year, each.village, each.name) for each in found.reports]


@pytest.mark.parametrize("head", [LIST_HEAD, LIST_HEAD[::-1], tuple(map(str.upper, LIST_HEAD))])
def test_that_the_list_is_read_with_its_columns_in_any_order(
    tmp_path: Path, head: tuple[str, ...]
) -> None:
    data = a_list([("Laporan APBDes", 2025.0, "lap.pdf", "35.08.20.2001")], LIST_HEAD)
    if head != LIST_HEAD and head[0].islower():
        data = a_list([("Laporan APBDes", 2025, "lap.pdf", "35.08.20.2001")], head)
    expected = [("Laporan APBDes", "2025", "35.08.20.2001", "lap.pdf")]
    assert listed(tmp_path, {"laporan.xlsx": data, "lap.pdf": PDF}) == expected


def test_that_another_workbook_is_no_list(tmp_path: Path) -> None:
    other = a_list([], ("judul", "tahun", "nama_file"))
    assert listed(tmp_path, {"a.xlsx": other, "b.xlsx": b"PK broken"}) is None


def test_that_two_lists_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        listed(tmp_path, {"a.xlsx": a_list([]), "b.xlsx": a_list([])})
    assert caught.value.problems[0].code == "sent_lists"

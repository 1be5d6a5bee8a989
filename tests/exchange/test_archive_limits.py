"""What is asked of a file before any parser sees it."""

import io
import struct
import zipfile

import pytest

from iku_desktop.domain.problems import Refused
from iku_desktop.exchange import archive
from iku_desktop.exchange.archive import has_macros, packed, parts_of
from tests.workbooks import a_workbook

DESA = a_workbook({"Desa": [("Kode Desa", "Nama Desa"), ("35.08.20.2001", "Jenggrong")]})


def a_zip(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return target.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as caught:
        parts_of(data)
    (problem,) = caught.value.problems
    return problem.code


def test_that_the_xml_parts_of_a_workbook_are_unpacked() -> None:
    parts = parts_of(DESA)
    assert {"xl/workbook.xml", "xl/worksheets/sheet1.xml"} <= set(parts)
    assert b"Jenggrong" in parts["xl/worksheets/sheet1.xml"]


def test_that_pictures_and_macros_are_left_behind() -> None:
    data = a_zip(**{"xl/workbook.xml": b"<workbook/>", "xl/media/a.png": b"x", "xl/vba.bin": b"x"})
    assert set(parts_of(data)) == {"xl/workbook.xml"}


def test_that_macros_are_told_of_but_never_taken_along() -> None:
    data = a_zip(**{"xl/workbook.xml": b"<workbook/>", "xl/vbaProject.bin": b"Sub Auto_Open()"})
    assert has_macros(data)
    assert set(parts_of(data)) == {"xl/workbook.xml"}
    assert not has_macros(DESA)


def test_that_a_packed_copy_holds_the_same_parts() -> None:
    parts = parts_of(DESA)
    assert parts_of(packed(parts)) == parts


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "workbook_empty"),
        (b"\0" * 64, "workbook_empty"),
        (b"Kode Desa;Nama Desa\n", "workbook_is_text"),
        ("Kode Desa;Nama Desa\n".encode("utf-16"), "workbook_is_text"),
        ("Kode Desa;Señor\n".encode("cp1252"), "workbook_is_text"),
        (b"<html><table><tr><td>Kode Desa</td></tr></table></html>", "workbook_is_text"),
        (b"PK\x03\x04" + bytes(26) + archive.ODS_MARK + b".spreadsheet", "workbook_is_ods"),
        (a_zip(**{"xl/workbook.bin": b"x"}), "workbook_is_binary"),
        (a_zip(**{"xl/workbook.xml": b"<a/>", "../../a.xml": b"x"}), "workbook_bad_names"),
        (a_zip(**{"xl/workbook.xml": b"<a/>", "xl\\..\\..\\a.exe": b"x"}), "workbook_bad_names"),
        (a_zip(**{"xl/workbook.xml": b"<a/>", "C:/a.exe": b"x"}), "workbook_bad_names"),
        (b"PK\x03\x04 cut off", "workbook_not_xlsx"),
        (DESA[: len(DESA) // 2], "workbook_not_xlsx"),
        (archive.OLE_MARK + bytes(2000), "workbook_old_format"),
        (archive.OLE_MARK + archive.ENCRYPTED_STREAM + bytes(99), "workbook_encrypted"),
        (a_zip(**{"word/document.xml": b"<a/>"}), "workbook_not_xlsx"),
    ],
)
def test_that_what_is_no_workbook_is_refused(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_that_a_broken_part_is_refused() -> None:
    place = DESA.index(b"xl/worksheets/sheet1.xml") + 40
    spoiled = DESA[:place] + bytes(16) + DESA[place + 16 :]
    assert refusal(spoiled) == "workbook_not_xlsx"


def test_that_a_file_over_the_size_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", len(DESA))
    assert parts_of(DESA)
    assert refusal(DESA + b"x") == "workbook_too_large"


def test_that_a_part_that_swells_is_refused() -> None:
    bomb = a_zip(**{"xl/workbook.xml": b"<workbook/>", "xl/styles.xml": bytes(8 * 1024 * 1024)})
    assert len(bomb) < 20_000
    assert refusal(bomb) == "workbook_swells"


def test_that_many_parts_can_not_swell_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_UNPACKED", 1000)
    parts = {"xl/workbook.xml": b"<workbook/>"}
    assert parts_of(a_zip(**parts, **{"xl/a.xml": bytes(900)}))
    assert refusal(a_zip(**parts, **{"xl/a.xml": bytes(900), "xl/b.xml": bytes(900)})) == (
        "workbook_swells"
    )


def test_that_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_ENTRIES", 3)
    names = {f"xl/media/{number}.png": b"" for number in range(3)}
    assert refusal(a_zip(**{"xl/workbook.xml": b"<workbook/>"}, **names)) == "workbook_swells"


def test_that_a_part_that_is_there_twice_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        made.writestr("xl/workbook.xml", b"<workbook/>")
        # Named afterwards: on Windows ZipInfo itself makes "/" of "\\".
        twin = zipfile.ZipInfo("twin")
        twin.filename = "xl\\workbook.xml"
        made.writestr(twin, b"<other/>")
    assert refusal(target.getvalue()) == "workbook_not_xlsx"


def test_that_a_size_that_lies_is_found_out() -> None:
    data = bytearray(a_zip(**{"xl/workbook.xml": b"<workbook>" + b" " * 9000 + b"</workbook>"}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 11)
    assert refusal(bytes(data)) == "workbook_not_xlsx"


def test_that_a_part_protected_by_a_password_is_refused() -> None:
    data = bytearray(a_zip(**{"xl/workbook.xml": b"<workbook/>"}))
    directory = data.index(b"PK\x01\x02")
    data[directory + 8] |= archive.ENCRYPTED_FLAG
    assert refusal(bytes(data)) == "workbook_encrypted"

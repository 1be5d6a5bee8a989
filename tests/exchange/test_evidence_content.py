"""Evidence is what its content says: taken when it opens and is whole, else refused with what to do."""

import os
import socket
import zlib
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iku_desktop.domain.evidence_files import MOST_BYTES, FileType
from iku_desktop.domain.problems import Refused
from iku_desktop.exchange import evidence_content
from iku_desktop.exchange.evidence_content import Recognised, read_evidence, recognise
from iku_desktop.presentation.words import problem_text
from tests.scans import (
    a_changed_pdf,
    a_huge_jpeg,
    a_huge_png,
    a_pdf,
    a_pdf_without_pages,
    a_picture,
    an_encrypted_pdf,
)


def refused(data: bytes, name: str = "bukti.pdf") -> str:
    """The code of the one problem, whose sentence names the file."""
    with pytest.raises(Refused) as caught:
        recognise(data, name)
    (problem,) = caught.value.problems
    assert name in problem_text(problem)
    assert problem.field == "file"
    return problem.code


def test_that_a_pdf_is_known_by_its_content_and_its_pages_are_counted() -> None:
    assert recognise(a_pdf(3), "tanpa-akhiran") == Recognised(FileType.PDF, 3)


@pytest.mark.parametrize(
    ("kind", "found", "options"),
    [
        ("JPEG", FileType.JPEG, {}),
        ("JPEG", FileType.JPEG, {"progressive": True}),
        ("JPEG", FileType.JPEG, {"mode": "L", "colour": 200}),
        ("JPEG", FileType.JPEG, {"mode": "CMYK", "colour": (0, 90, 90, 0)}),
        ("PNG", FileType.PNG, {}),
        ("PNG", FileType.PNG, {"mode": "RGBA", "colour": (1, 2, 3, 100)}),
        ("PNG", FileType.PNG, {"mode": "1", "colour": 1}),
        ("PNG", FileType.PNG, {"mode": "P", "colour": 3}),
    ],
)
def test_that_pictures_of_every_kind_are_one_page(
    kind: str, found: FileType, options: dict[str, object]
) -> None:
    assert recognise(a_picture(kind, **options), "x.pdf") == Recognised(found, 1)  # type: ignore[arg-type]


def test_that_bytes_before_the_beginning_of_a_pdf_are_borne_as_readers_bear_them() -> None:
    assert recognise(b"\r\n  " + a_pdf(), "a.pdf").type is FileType.PDF


def test_that_a_pdf_that_only_forbids_things_is_taken_and_one_with_a_password_is_not() -> None:
    assert recognise(an_encrypted_pdf(user=""), "a.pdf").pages == 1
    assert refused(an_encrypted_pdf()) == "pdf_encrypted"


def test_that_a_pdf_with_a_damaged_end_is_taken_when_all_pages_are_whole() -> None:
    assert recognise(a_pdf(3)[:-30], "a.pdf").pages == 3


@pytest.mark.parametrize("share", [0.1, 0.4, 0.6])
def test_that_a_pdf_that_was_cut_off_is_refused(share: float) -> None:
    data = a_pdf(20)
    assert refused(data[: int(len(data) * share)]) == "pdf_broken"


@pytest.mark.parametrize("picture", ["Im1", "Im2"])
def test_that_a_damaged_pdf_is_refused_only_when_it_lost_a_picture(picture: str) -> None:
    drawn = f"q /{picture} Do Q"
    objects = (
        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
        (
            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
            "/Resources<</XObject<</Im1 5 0 R/Im2 9 0 R>>>>>>endobj"
        ),
        f"4 0 obj<</Length {len(drawn)}>>stream\n{drawn}\nendstream endobj",
        (
            "5 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8"
            "/ColorSpace/DeviceGray/Length 1>>stream\nx\nendstream endobj"
        ),
        "trailer<</Root 1 0 R>>",
    )
    data = ("%PDF-1.4\n" + "\n".join(objects)).encode()
    if picture == "Im1":
        assert recognise(data, "a.pdf").pages == 1
    else:
        assert refused(data) == "pdf_broken"


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("listed", [True, False])
def test_that_a_page_whose_instructions_swell_is_refused_before_they_do(
    times: int, listed: bool
) -> None:
    def swollen(megabytes: int) -> bytes:
        packed = bytes(megabytes * 1024**2)
        for _ in range(times):
            packed = zlib.compress(packed)

        def fill(pdf: pikepdf.Pdf) -> None:
            stream = pikepdf.Stream(pdf, b"")
            names = pikepdf.Array([pikepdf.Name.FlateDecode] * times)
            stream.write(packed, filter=names, decode_parms=None)
            pdf.pages[0].obj.Contents = pikepdf.Array([stream]) if listed else stream

        return a_changed_pdf(fill)

    assert recognise(swollen(31), "gambar.pdf").pages == 1
    assert refused(swollen(33)) == "pdf_broken"


def test_that_a_pdf_without_pages_is_refused() -> None:
    assert refused(a_pdf_without_pages()) == "pdf_no_pages"


def test_that_a_pdf_of_too_many_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence_content, "MOST_PAGES", 4)
    assert refused(a_pdf(5)) == "pdf_too_many_pages"


@pytest.mark.parametrize("data", [a_huge_png(), a_huge_jpeg()], ids=["png", "jpeg"])
def test_that_an_image_of_400_megapixels_is_refused_before_it_is_decoded(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def decoded(*_given: object) -> None:
        raise AssertionError("decoded")

    monkeypatch.setattr("PIL.ImageFile.ImageFile.load", decoded)
    monkeypatch.setattr("PIL.ImageFile.ImageFile.verify", decoded)
    assert refused(data) == "picture_too_large"


def test_that_an_image_just_within_the_limit_is_taken_without_a_warning() -> None:
    data = a_picture("PNG", (9_999, 10_000), colour=1, mode="1")
    assert recognise(data, "a.png").type is FileType.PNG


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.9])
def test_that_a_picture_that_was_cut_off_is_refused(kind: str, share: float) -> None:
    data = a_picture(kind, (640, 480), mode="RGB", colour=(9, 99, 199))
    noisy = a_picture(kind, (64, 64)) if share < 0.1 else data
    assert refused(noisy[: max(12, int(len(noisy) * share))]) == "image_broken"


def test_that_a_png_with_a_changed_byte_is_refused() -> None:
    data = bytearray(a_picture("PNG", (64, 64)))
    data[data.index(b"IDAT") + 6] ^= 0xFF
    assert refused(bytes(data)) == "image_broken"


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (b"MZ\x90\x00 %PDF-1.4", "file_is_program"),
        (b"\x7fELF\x02", "file_is_program"),
        (b"#!/bin/sh\n", "file_is_program"),
        (b"PK\x03\x04rest", "file_is_office"),
        (b"\xd0\xcf\x11\xe0\xa1", "file_is_office"),
        (b"GIF89a", "file_is_other_image"),
        (b"RIFF....WEBP", "file_is_other_image"),
        (b"\x00\x00\x00\x1cftypheic", "file_is_other_image"),
        (b"halo", "file_not_evidence"),
        (b"%PD", "file_not_evidence"),
        (b"", "file_empty"),
    ],
)
def test_that_whatever_is_renamed_to_pdf_is_refused_by_its_content(start: bytes, code: str) -> None:
    assert refused(start) == code


def test_that_a_file_of_over_50_mb_is_refused_and_never_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "besar.pdf"
    with path.open("wb") as file:
        file.truncate(MOST_BYTES * 20)
    data = read_evidence(path)
    assert len(data) == MOST_BYTES + 1
    assert refused(data) == "file_too_large"


def read_refused(path: Path) -> str:
    with pytest.raises(Refused) as caught:
        read_evidence(path)
    (problem,) = caught.value.problems
    assert path.name in problem_text(problem)
    return problem.code


def test_that_a_folder_and_a_file_that_vanished_are_told_apart(tmp_path: Path) -> None:
    assert read_refused(tmp_path) == "file_is_folder"
    assert read_refused(tmp_path / "hilang.pdf") == "file_gone"
    (tmp_path / "berkas").write_bytes(b"x")
    assert read_refused(tmp_path / "berkas" / "di-dalam.pdf") == "file_gone"


def test_that_a_locked_file_and_a_failing_disk_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "terkunci.pdf"
    path.write_bytes(a_pdf())

    def raising(fault: OSError) -> None:
        def opened(*_given: object, **_named: object) -> None:
            raise fault

        monkeypatch.setattr(Path, "open", opened)

    raising(PermissionError(13, "Permission denied"))
    assert read_refused(path) == "file_locked"
    raising(OSError(5, "Input/output error"))
    assert read_refused(path) == "file_unreadable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes in folders are of Unix")
def test_that_what_is_no_plain_file_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.pdf")
    assert read_refused(tmp_path / "pipa.pdf") == "file_not_plain"
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(str(tmp_path / "s"))
        assert read_refused(tmp_path / "s") == "file_not_plain"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_that_spoiled_files_are_taken_or_refused_but_never_a_bug(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([a_pdf(2), a_picture("JPEG"), a_picture("PNG")]))
    spoiled = bytearray(whole)
    for at in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=12)):
        spoiled[at] = data.draw(st.integers(0, 255))
    try:
        assert recognise(bytes(spoiled), "a.pdf").pages > 0
    except Refused as refusal:
        told = refusal.problems
        if len(told) != 1:
            pytest.fail(f"{len(told)} problems")

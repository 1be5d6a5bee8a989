"""The visible block of an electronic signature: as large as the room, readable, whole with long names."""

from dataclasses import replace
from datetime import datetime

import pytest

from iku_desktop.domain.proof import SignatureMark
from iku_desktop.reports.signature import FREE, WIDE
from iku_desktop.reports.signature_mark import render
from tests.reports.reading import pages_of, text_of

MARK = SignatureMark(
    "IWAN HADI PURNOMO, S.STP, M.M.",
    "197509211996021002",
    datetime(2026, 11, 25, 4, 20),  # noqa: DTZ001 - the PC's own time
    "IKU 35.08.20 2026-3 7H3P-WK92-M5KD",
)
LONG = "Prof. Dr. Ir. H. RADEN MAS SOSRODININGRAT KUSUMOADIPUTRO WIJAYAKUSUMA, S.Sos., M.Si., M.AP."
SENTENCE = "menggunakan sertifikat elektronik yang diterbitkan oleh Balai Besar Sertifikasi"


def test_that_the_block_says_who_signed_and_when() -> None:
    assert text_of(render(MARK)) == (
        "Ditandatangani secara elektronik oleh IWAN HADI PURNOMO, S.STP, M.M. "
        "NIP. 19750921 199602 1 002 25 November 2026 pukul 04.20 menurut PC"
    )


def test_that_the_block_fills_the_room_to_sign() -> None:
    (page,) = pages_of(render(MARK))
    assert (page.width, page.height) == pytest.approx((WIDE, FREE), abs=0.1)


def test_that_a_signer_without_a_nip_has_no_line_for_it() -> None:
    assert "NIP" not in text_of(render(replace(MARK, nip="")))


def test_that_only_a_bsre_signature_bears_the_bsre_sentence() -> None:
    assert SENTENCE not in text_of(render(MARK))
    assert SENTENCE in text_of(render(replace(MARK, is_bsre=True)))


@pytest.mark.parametrize("name", [LONG, LONG * 2, "X" * 120, "<b>Iwan</b> <img src='/etc/passwd'>"])
def test_that_nothing_is_cut_whatever_the_name(name: str) -> None:
    (page,) = pages_of(render(replace(MARK, name=name, is_bsre=True)))
    assert name.replace(" ", "") in page.text.replace(" ", "").replace("\n", "").replace("\r", "")
    for letter in page.letters:
        assert 0 <= letter.left <= letter.right <= WIDE + 0.1
        assert -0.1 <= letter.bottom <= letter.top <= FREE + 0.1


def test_that_the_same_mark_gives_the_same_bytes() -> None:
    assert render(MARK) == render(MARK)
    assert render(MARK) != render(replace(MARK, qr="lain"))

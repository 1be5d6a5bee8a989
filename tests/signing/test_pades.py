"""Signatures of a PDF: where they stand, that earlier ones stay, and that another reader agrees."""

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from asn1crypto import cms
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

from iku_desktop.domain.problems import Refused
from iku_desktop.domain.proof import MAIN_PLACE, SECOND_PLACE
from iku_desktop.presentation.words import problem_text
from iku_desktop.signing.pades import Look, free_place, readable, sign, spot_of, with_empty_field
from tests.reports.reading import text_of
from tests.scans import a_pdf, an_encrypted_pdf
from tests.signing.keys import KASI, a_p12, under_a_root
from tests.signing.papers import MARK, NOON, a_key, a_report


@pytest.fixture(scope="module")
def report() -> bytes:
    return a_report()


@pytest.fixture(scope="module")
def signed(report: bytes) -> bytes:
    return sign(report, a_key(), Look(MAIN_PLACE, MARK, NOON))[0]


def fields(data: bytes) -> dict[str, pikepdf.Object]:
    """The signature fields of a PDF by name, as another library reads them."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = pdf.Root.AcroForm.Fields
        return {str(each.T): [float(at) for at in each.Rect] for each in found}  # type: ignore[misc]


def test_that_a_signature_is_added_behind_what_was_there(report: bytes, signed: bytes) -> None:
    assert signed.startswith(report)
    assert text_of(signed).startswith("Halaman 1")


def test_that_the_block_stands_where_the_report_names_the_place(signed: bytes) -> None:
    left, bottom, right, top = fields(signed)["TandaTangan1"]  # type: ignore[misc]
    assert (left, top) == (330, 400)
    assert right - left == pytest.approx(80 * 72 / 25.4, abs=1)
    assert top - bottom == pytest.approx(22 * 72 / 25.4, abs=1)
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        assert [len(page.get("/Annots", [])) for page in pdf.pages] == [0, 0, 1]


def test_that_the_block_can_be_read(signed: bytes) -> None:
    with pikepdf.open(io.BytesIO(signed)) as pdf:
        look = pdf.pages[2].Annots[0].AP.N
        fonts: list[str] = []

        def collect(form: pikepdf.Object) -> None:
            for name, font in (form.get("/Resources", {}).get("/Font", {})).items():
                fonts.append(f"{name} {font.get('/BaseFont')}")
            for inner in (form.get("/Resources", {}).get("/XObject", {})).values():
                collect(inner)

        collect(look)
    assert fonts, "the block has its own fonts"
    assert all("Liberation" in each for each in fonts)


def test_that_a_second_signature_stands_beside_the_first(signed: bytes) -> None:
    assert free_place(signed, MAIN_PLACE) == SECOND_PLACE
    both = sign(signed, a_key(under_a_root(KASI)), Look(SECOND_PLACE, MARK, NOON))[0]
    assert both.startswith(signed)
    assert set(fields(both)) == {"TandaTangan1", "TandaTangan2"}
    with pytest.raises(Refused) as refused:
        free_place(both, MAIN_PLACE)
    assert refused.value.problems[0].code == "no_place_to_sign"


def test_that_a_key_on_a_curve_signs_too(report: bytes, tmp_path: Path) -> None:
    result = sign(report, a_key(a_p12(curve=True)), Look(MAIN_PLACE, MARK, NOON))[0]
    assert set(fields(result)) == {"TandaTangan1"}
    contents = result[result.rindex(b"/Contents <") :].split(b"<", 1)[1].split(b">", 1)[0]
    packed = cms.ContentInfo.load(bytes.fromhex(contents.decode()), strict=False)["content"]
    (signer,) = packed["signer_infos"]
    assert signer["signature_algorithm"]["algorithm"].native == "sha256_ecdsa"
    public = a_key(a_p12(curve=True)).certificate.public_key()
    assert isinstance(public, ec.EllipticCurvePublicKey)
    attributes = signer["signed_attrs"].untag().dump()
    public.verify(signer["signature"].native, attributes, ec.ECDSA(hashes.SHA256()))


def test_that_a_pdf_without_places_is_signed_unseen() -> None:
    foreign = a_pdf(2)
    result = sign(foreign, a_key(), Look(MAIN_PLACE, MARK, NOON))[0]
    assert fields(result)["TandaTangan1"] == [0, 0, 0, 0]
    with readable(foreign) as writer:
        assert spot_of(writer, MAIN_PLACE).box is None


def test_that_an_empty_field_waits_at_its_place_and_is_filled_later(report: bytes) -> None:
    waiting = with_empty_field(report, MAIN_PLACE)
    assert waiting.startswith(report)
    assert fields(waiting)["TandaTangan1"][0] == 330  # type: ignore[index]
    assert free_place(waiting, MAIN_PLACE) == MAIN_PLACE
    filled = sign(waiting, a_key(), Look(MAIN_PLACE, MARK, NOON))[0]
    assert set(fields(filled)) == {"TandaTangan1"}
    with pytest.raises(Refused):
        with_empty_field(filled, MAIN_PLACE)


def test_that_a_place_taken_is_told_and_not_signed_over(signed: bytes) -> None:
    with pytest.raises(Refused) as refused:
        sign(signed, a_key(), Look(MAIN_PLACE, MARK, NOON))
    assert refused.value.problems[0].code == "no_place_to_sign"


def test_that_an_unreachable_authority_leaves_the_time_of_the_pc(report: bytes) -> None:
    result, stamped = sign(report, a_key(), Look(MAIN_PLACE, MARK, NOON), "http://127.0.0.1:9/tsa")
    assert not stamped
    assert set(fields(result)) == {"TandaTangan1"}


NONSENSE = b"%PDF-1.7\n" + b"".join(
    b"%d 0 obj<</A %d 0 R>>endobj\n" % (number, number + 1) for number in range(2000)
)


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda _report: b"", "pdf_unreadable"),
        (lambda _report: b"bukan PDF", "pdf_unreadable"),
        (lambda report: report[: len(report) // 2], "pdf_unreadable"),
        (lambda _report: NONSENSE, "pdf_unreadable"),
        (lambda _report: an_encrypted_pdf(), "pdf_locked"),
    ],
)
def test_that_what_can_not_be_signed_is_refused(
    report: bytes, make: Callable[[bytes], bytes], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        sign(make(report), a_key(), Look(MAIN_PLACE, MARK, NOON))
    (problem,) = refused.value.problems
    assert problem.code == code
    assert problem_text(problem)


@pytest.mark.skipif(shutil.which("pdfsig") is None, reason="poppler's pdfsig is not installed")
def test_that_poppler_finds_both_signatures_valid(signed: bytes, tmp_path: Path) -> None:
    both = sign(signed, a_key(under_a_root(KASI)), Look(SECOND_PLACE, MARK, NOON))[0]
    path = tmp_path / "dua.pdf"
    path.write_bytes(both)
    home = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    said = subprocess.run(
        ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False, env=home
    ).stdout
    assert said.count("Signature Validation: Signature is Valid.") == 2
    assert said.count("Signature Type: ETSI.CAdES.detached") == 2
    assert "Total document signed" in said
    path.write_bytes(both.replace(b"Halaman", b"Halamun", 1) if b"Halaman" in both else both[:-9])
    said = subprocess.run(
        ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False, env=home
    ).stdout
    assert said.count("Signature Validation: Signature is Valid.") < 2

"""Looking at signatures: whole ones are believed, and not one byte can be changed unseen."""

import io
import random
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers

from iku_desktop.domain.proof import MAIN_PLACE, SECOND_PLACE, FoundSignature, Result
from iku_desktop.domain.verdict import judge
from iku_desktop.signing.inspection import inspect
from iku_desktop.signing.pades import Look, sign, with_empty_field
from iku_desktop.signing.roots import read_roots
from tests.scans import a_pdf, a_picture, an_encrypted_pdf
from tests.signing.authority import an_authority
from tests.signing.keys import CAMAT, KASI, NIP, PASSPHRASE, a_p12, a_root, under_a_root
from tests.signing.papers import (
    MARK,
    NOON,
    a_key,
    a_report,
    last_gap,
    signed_once,
    signed_twice,
    with_an_addition,
    written_anew,
)

ROOTS = read_roots(a_root()[0].public_bytes(Encoding.PEM))


@pytest.fixture(scope="module")
def once() -> bytes:
    return signed_once(a_report())


@pytest.fixture(scope="module")
def twice() -> bytes:
    return signed_twice(a_report())


@pytest.fixture(scope="module")
def stamped() -> bytes:
    with an_authority() as url:
        return signed_once(a_report(), url)


def result_of(data: bytes) -> Result:
    """What is said of a file by its signatures alone."""
    return judge(inspect(data), "", None).result


def the_signature(data: bytes) -> FoundSignature:
    (found,) = inspect(data, ROOTS).signatures
    return found


def with_byte(data: bytes, at: int, value: int) -> bytes:
    changed = bytearray(data)
    changed[at] = value
    return bytes(changed)


def test_that_a_signature_is_told_with_signer_issuer_and_time(once: bytes) -> None:
    found = the_signature(once)
    assert (found.signer, found.nip, found.place) == (CAMAT, NIP, MAIN_PLACE)
    assert found.issuer == "Balai Besar Sertifikasi Elektronik CA G1"
    assert found.signed_at == NOON
    assert found.intact
    assert found.covers_whole
    assert found.proven
    assert not found.timestamped


def test_that_only_an_entered_root_makes_a_signature_trusted(once: bytes) -> None:
    assert the_signature(once).trusted
    (unknown,) = inspect(once).signatures
    assert unknown.intact
    assert not unknown.trusted


def test_that_a_second_signature_leaves_the_first_one_whole(twice: bytes) -> None:
    first, second = inspect(twice, ROOTS).signatures
    assert (first.signer, first.place) == (CAMAT, MAIN_PLACE)
    assert (second.signer, second.place) == (KASI, SECOND_PLACE)
    for each in (first, second):
        assert (each.intact, each.covers_whole, each.proven) == (True, True, True)
    assert [first.trusted, second.trusted] == [True, False]


def test_that_an_authoritys_time_is_told_as_such(stamped: bytes) -> None:
    found = the_signature(stamped)
    assert found.timestamped
    assert found.intact
    assert found.proven
    now = datetime.now()  # noqa: DTZ005 - the PC's own time
    assert found.signed_at is not None
    assert abs(found.signed_at - now) < timedelta(minutes=10), "the token's time, not noon"


@pytest.mark.parametrize("spoil", ["busy", "garbage", "refusal", "foreign"])
def test_that_an_authority_that_fails_leaves_a_good_signature_with_the_pcs_time(spoil: str) -> None:
    with an_authority(spoil) as url:
        data, was_stamped = sign(a_report(), a_key(), Look(MAIN_PLACE, MARK, NOON), url)
    assert not was_stamped
    found = the_signature(data)
    assert (found.intact, found.timestamped, found.signed_at) == (True, False, NOON)


@pytest.mark.parametrize("paper", ["once", "twice", "stamped"])
def test_that_any_changed_byte_of_the_signatures_own_place_is_seen(
    paper: str, request: pytest.FixtureRequest
) -> None:
    data: bytes = request.getfixturevalue(paper)
    assert result_of(data) is Result.GENUINE
    start, end = last_gap(data)
    seed = random.Random(7)
    for at in [start, end - 1, end - 2, *seed.sample(range(start, end), 60)]:
        swapped = ord(chr(data[at]).swapcase())
        other = seed.choice([each for each in b"0123456789ABCDEFabcdef " if each != data[at]])
        for value in {swapped, other} - {data[at]}:
            assert result_of(with_byte(data, at, value)) is Result.ALTERED, (at, value)


def test_that_any_changed_byte_outside_is_seen(twice: bytes) -> None:
    seed = random.Random(11)
    for at in seed.sample(range(len(twice)), 60):
        changed = with_byte(twice, at, twice[at] ^ (1 << seed.randrange(8)))
        assert result_of(changed) is Result.ALTERED, at


def test_that_padding_of_the_signature_can_hold_nothing(once: bytes) -> None:
    _, end = last_gap(once)
    assert once[end - 9 : end - 1] == b"00000000"
    assert result_of(once[: end - 9] + b"cafebabe" + once[end - 1 :]) is Result.ALTERED


EVIL: dict[str, Callable[[bytes], bytes]] = {
    "one byte behind": lambda data: data + b"\n",
    "an increment": with_an_addition,
    "another end of file": lambda data: data + b"\n%%EOF\n",
    "a byte before": lambda data: b"\n" + data,
    "saved anew": written_anew,
    "cut": lambda data: data[:-20],
    "cut within the signature": lambda data: data[: last_gap(data)[0] + 3000],
    "no field": lambda data: data.replace(b"/FT /Sig", b"/FT /Tx "),
    "no byte range": lambda data: data.replace(b"/ByteRange", b"/ByteRunge"),
    "wider gap": lambda data: data.replace(b"/Contents <", b"/Contents  "),
}


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("paper", ["once", "twice"])
def test_that_what_evil_hands_do_is_seen(
    paper: str, evil: str, request: pytest.FixtureRequest
) -> None:
    data: bytes = request.getfixturevalue(paper)
    changed = EVIL[evil](data)
    assert changed != data
    assert result_of(changed) is Result.ALTERED


def test_that_an_edit_between_two_signatures_is_seen(once: bytes) -> None:
    key = a_key(a_p12(KASI))
    both = sign(with_an_addition(once), key, Look(SECOND_PLACE, MARK, NOON))[0]
    first, second = inspect(both).signatures
    assert (first.covers_whole, second.covers_whole) == (False, True)
    assert result_of(both) is Result.ALTERED


def test_that_two_papers_signatures_cant_be_exchanged(once: bytes) -> None:
    other = signed_once(a_report("lain"))
    start, end = last_gap(other)
    mine = last_gap(once)
    assert end - start == mine[1] - mine[0]
    swapped = once[: mine[0]] + other[start:end] + once[mine[1] :]
    assert result_of(swapped) is Result.ALTERED


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-",
        b"bukan apa-apa",
        a_pdf(),
        an_encrypted_pdf(),
        a_picture(),
        with_empty_field(a_report(), MAIN_PLACE),
    ],
    ids=["empty", "head", "words", "plain", "locked", "picture", "waiting"],
)
def test_that_a_file_without_signature_is_unknown(data: bytes) -> None:
    found = inspect(data)
    assert found.signatures == ()
    assert not found.looks_signed
    assert result_of(data) is Result.UNKNOWN


def test_that_a_signature_made_by_another_program_is_believed_too() -> None:
    signer = signers.SimpleSigner.load_pkcs12_data(under_a_root(), (), PASSPHRASE.encode())
    writer = IncrementalPdfFileWriter(io.BytesIO(with_empty_field(a_report(), MAIN_PLACE)))
    metadata = signers.PdfSignatureMetadata(field_name="TandaTangan1")
    data = signers.sign_pdf(writer, metadata, signer).getvalue()
    found = the_signature(data)
    assert (found.intact, found.covers_whole, found.trusted, found.proven) == (True,) * 4
    assert result_of(data) is Result.GENUINE
    assert result_of(data + b" ") is Result.ALTERED

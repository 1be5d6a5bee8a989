"""Certificates of authorities: read from files of every kind, refused with the reason, kept as text."""

import contextlib
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    pkcs7,
)
from cryptography.x509.oid import NameOID
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.problems import Refused
from iku_desktop.domain.proof import RootCertificate
from iku_desktop.presentation.words import problem_text
from iku_desktop.signing.roots import BLOCK, read_roots, roots_of, text_of
from tests.signing.keys import CAMAT, SHA256, a_certificate, a_name, a_p12, a_root, rsa_key

BSRE = "Balai Sertifikasi Elektronik Root"
OTHER = "Root CA Indonesia DS G1"


def pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.PEM)


def der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)


@cache
def bsre() -> x509.Certificate:
    return a_root(BSRE)[0]


@cache
def other() -> x509.Certificate:
    return a_root(OTHER)[0]


def built(
    common: str, *extensions: x509.ExtensionType, number: int = 7, name: str = ""
) -> x509.Certificate:
    """A self-signed certificate with just these extensions."""
    key = rsa_key(common)
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(a_name(name or common))
        .issuer_name(a_name(name or common))
        .public_key(key.public_key())
        .serial_number(number)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
    )
    for each in extensions:
        builder = builder.add_extension(each, critical=True)
    return builder.sign(key, SHA256)


CA = x509.BasicConstraints(ca=True, path_length=None)


def why_not(data: bytes) -> str:
    """The code of the only problem, which has a sentence and stands at its field."""
    with pytest.raises(Refused) as refused:
        read_roots(data)
    (problem,) = refused.value.problems
    assert problem.field == "roots"
    assert problem_text(problem)
    return problem.code


@pytest.mark.parametrize("encoded", [pem, der])
def test_that_a_root_is_read_from_text_and_from_bytes(encoded: object) -> None:
    (root,) = read_roots(encoded(bsre()))  # type: ignore[operator]
    assert (root.subject, root.issuer) == (BSRE, BSRE)
    assert root.pem.encode() == pem(bsre())
    assert root.sha256 == bsre().fingerprint(hashes.SHA256()).hex()
    assert root.valid_from < datetime.now() < root.valid_to  # noqa: DTZ005 - the PC's own time


def test_that_the_times_are_those_of_the_pc() -> None:
    (root,) = read_roots(pem(bsre()))
    assert root.valid_to.tzinfo is None
    assert root.valid_to.astimezone(UTC) == bsre().not_valid_after_utc


def test_that_one_file_may_hold_several_each_once() -> None:
    data = b"# induk\r\n" + pem(bsre()) + b"\nlain:\n" + pem(other()) + pem(bsre())
    assert [root.subject for root in read_roots(data)] == [BSRE, OTHER]


def test_that_line_ends_of_windows_and_a_byte_order_mark_do_no_harm() -> None:
    (root,) = read_roots(b"\xef\xbb\xbf" + pem(bsre()).replace(b"\n", b"\r\n"))
    assert root.pem.encode() == pem(bsre())


def test_that_a_private_key_in_the_file_is_passed_over() -> None:
    key = rsa_key("rahasia").private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (root,) = read_roots(key + pem(bsre()))
    assert "PRIVATE" not in root.pem
    assert why_not(key) == "root_not_certificate"


def test_that_an_authority_below_another_is_taken_too() -> None:
    _, key = a_root(BSRE)
    middle = a_certificate("CA Menengah", rsa_key("m"), (bsre().subject, key), is_root=True)
    (root,) = read_roots(der(middle))
    assert (root.subject, root.issuer) == ("CA Menengah", BSRE)


def test_that_an_expired_root_is_taken_and_tells_when() -> None:
    old = a_certificate("Induk lama", rsa_key("lama"), is_root=True, valid=(-900, -400))
    (root,) = read_roots(pem(old))
    assert root.valid_to.astimezone(UTC) == old.not_valid_after_utc


def test_that_the_certificate_of_a_person_is_no_root() -> None:
    person = a_certificate(CAMAT, rsa_key(CAMAT))
    assert why_not(pem(person)) == "root_not_authority"
    with pytest.raises(Refused) as refused:
        read_roots(der(person))
    assert CAMAT in problem_text(refused.value.problems[0])


def test_that_an_authority_must_say_so_and_have_a_key_for_it() -> None:
    uses = dict.fromkeys(
        ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement"), False
    ) | dict.fromkeys(("crl_sign", "encipher_only", "decipher_only"), False)
    signs = x509.KeyUsage(digital_signature=True, key_cert_sign=False, **uses)
    assert why_not(der(built("Tanpa keterangan"))) == "root_not_authority"
    assert why_not(der(built("Kunci lain", CA, signs))) == "root_not_authority"
    assert read_roots(der(built("Tanpa batas guna", CA)))[0].subject == "Tanpa batas guna"


def test_that_one_that_is_no_authority_refuses_the_whole_file() -> None:
    person = a_certificate(CAMAT, rsa_key(CAMAT))
    assert why_not(pem(bsre()) + pem(person)) == "root_not_authority"


def test_that_a_root_whose_own_signature_is_wrong_is_broken() -> None:
    data = bytearray(der(bsre()))
    data[-5] ^= 1
    assert why_not(bytes(data)) == "root_broken"


def test_that_a_root_claiming_the_name_of_another_key_is_broken() -> None:
    forged = a_certificate(BSRE, rsa_key("palsu"), (a_name(BSRE), rsa_key("lain")), is_root=True)
    assert why_not(der(forged)) == "root_broken"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"0" * 1_000_001,
        b"bukan sertifikat",
        b"-----BEGIN CERTIFICATE-----\n!!!\n-----END CERTIFICATE-----",
        b"-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
        b"-----BEGIN CERTIFICATE-----\nMIIB",
        a_p12(),
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_that_a_file_of_another_kind_is_no_certificate(data: bytes) -> None:
    assert why_not(data) == "root_not_certificate"


def test_that_cut_certificates_are_told_and_raise_nothing_else() -> None:
    whole = der(bsre())
    for end in range(1, len(whole), 37):
        assert why_not(whole[:end]) == "root_not_certificate"
    packed = pkcs7.serialize_certificates([bsre()], Encoding.DER)
    assert why_not(packed) == "root_not_certificate"


@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_that_a_flipped_bit_never_gives_another_root_silently(place: int, bit: int) -> None:
    data = bytearray(der(bsre()))
    data[place % len(data)] ^= 1 << bit
    found: tuple[RootCertificate, ...] = ()
    with contextlib.suppress(Refused):
        found = read_roots(bytes(data))
    # Only one that became the child of another is still read: no signature of its own stands over it.
    # The names themselves are compared, since a blank that became unprintable is shown as a blank.
    certificates = [x509.load_pem_x509_certificate(root.pem.encode()) for root in found]
    assert all(each.subject != each.issuer for each in certificates)
    assert all(root.sha256 != bsre().fingerprint(hashes.SHA256()).hex() for root in found)


@given(st.binary(max_size=300))
def test_that_any_bytes_are_refused_in_words(data: bytes) -> None:
    framed = b"-----BEGIN CERTIFICATE-----\n" + data + b"\n-----END CERTIFICATE-----"
    assert why_not(data).startswith("root_")
    assert why_not(framed).startswith("root_")


def test_that_a_name_without_a_common_name_and_with_odd_signs_can_be_shown() -> None:
    name = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, "BSSN")])
    key = rsa_key("tanpa nama")
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 9, now, now + timedelta(days=1))
        .add_extension(CA, critical=True)
        .sign(key, SHA256)
    )
    assert read_roots(der(made))[0].subject == "O=BSSN"
    odd = built("odd", CA, name="Induk\n\u202eNegara\t")
    assert read_roots(der(odd))[0].subject == "Induk  Negara"


def test_that_the_setting_keeps_the_roots_in_their_order() -> None:
    roots = read_roots(pem(other()) + pem(bsre()))
    text = text_of(roots)
    assert roots_of(text) == roots
    assert [each.subject for each in roots] == [OTHER, BSRE]
    assert text_of(roots_of(text)) == text
    assert text_of([*roots, *roots]) == text


def test_that_an_office_without_roots_trusts_none() -> None:
    assert roots_of("") == ()
    assert text_of(()) == ""


def test_that_a_stored_root_that_broke_is_trusted_no_more_and_the_others_are() -> None:
    text = text_of(read_roots(pem(bsre()) + pem(other())))
    blocks = [found.group().decode() for found in BLOCK.finditer(text.encode())]
    middle = len(blocks[0]) // 2
    broken = blocks[0][:middle] + "????" + blocks[0][middle + 4 :]
    assert [each.subject for each in roots_of(broken + "\n" + blocks[1])] == [OTHER]
    assert roots_of("bukan apa-apa \ud800") == ()


def test_that_a_person_slipped_into_the_setting_is_not_trusted() -> None:
    person = pem(a_certificate(CAMAT, rsa_key(CAMAT))).decode()
    assert roots_of(person) == ()

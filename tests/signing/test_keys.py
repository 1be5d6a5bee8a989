"""The key of a .p12 is described, or the one reason is told why it can't sign; nothing secret is said."""

from datetime import datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa

from iku_desktop.domain.problems import Refused
from iku_desktop.presentation.words import problem_text
from iku_desktop.signing.keys import open_key
from tests.signing.keys import (
    CAMAT,
    NIP,
    PASSPHRASE,
    a_certificate,
    a_p12,
    packed,
    rsa_key,
    under_a_root,
)


def now() -> datetime:
    return datetime.now()  # noqa: DTZ005 - the PC's own time


def why_not(data: bytes, passphrase: str = PASSPHRASE) -> str:
    """The code of the only problem; its sentence tells nothing of the passphrase."""
    with pytest.raises(Refused) as refused:
        open_key(data, passphrase, now())
    (problem,) = refused.value.problems
    assert PASSPHRASE not in f"{problem_text(problem)} {refused.value} {refused.value.__cause__}"
    return problem.code


@pytest.mark.parametrize("curve", [False, True])
def test_that_a_good_key_tells_whose_it_is(curve: bool) -> None:
    about = open_key(a_p12(curve=curve), PASSPHRASE, now()).describe()
    assert (about.name, about.nip, about.issuer) == (CAMAT, NIP, CAMAT)
    assert about.valid_from < now() < about.valid_to
    assert about.valid_to.tzinfo is None
    assert not about.is_bsre


def test_that_the_issuer_is_the_one_above() -> None:
    key = open_key(under_a_root(), PASSPHRASE, now())
    assert key.describe().issuer == "Balai Besar Sertifikasi Elektronik CA G1"
    assert len(key.others) == 2


def test_that_an_open_key_shows_nothing_of_itself() -> None:
    assert repr(open_key(a_p12(), PASSPHRASE, now())) == "OpenKey()"


def test_that_a_key_without_a_passphrase_opens() -> None:
    assert open_key(a_p12(passphrase=""), "", now()).describe().name == CAMAT


@pytest.mark.parametrize(
    "typed", ["", "salah", PASSPHRASE.upper(), PASSPHRASE + " ", "ü\x00", "\ud800"]
)
def test_that_a_wrong_passphrase_is_told_as_such(typed: str) -> None:
    assert why_not(a_p12(), typed) == "key_wrong_passphrase"


@pytest.mark.parametrize(
    "data", [b"", b"0", b"%PDF-1.7", b"0\x80" * 50, a_p12()[:400], b"0" * 2_000_000]
)
def test_that_a_file_that_is_no_p12_is_told_as_such(data: bytes) -> None:
    assert why_not(data) == "key_not_p12"


def test_that_times_of_validity_are_told_apart() -> None:
    assert why_not(a_p12("Lama", valid=(-30, -1))) == "key_expired"
    assert why_not(a_p12("Baru", valid=(1, 30))) == "key_not_yet_valid"


def test_that_the_clock_given_decides_what_is_valid() -> None:
    data = a_p12()
    later = now() + timedelta(days=400)
    with pytest.raises(Refused) as refused:
        open_key(data, PASSPHRASE, later)
    assert refused.value.problems[0].code == "key_expired"


def test_that_a_key_for_other_uses_does_not_sign() -> None:
    assert why_not(a_p12("Server", signs=False)) == "key_not_for_signing"


def test_that_a_certificate_alone_does_not_sign() -> None:
    certificate = a_certificate("Tanpa kunci", rsa_key("Tanpa kunci"))
    assert why_not(packed(None, certificate, ())) == "key_without_private_key"


def test_that_another_kind_of_key_does_not_sign() -> None:
    key = ed25519.Ed25519PrivateKey.generate()
    certificate = a_certificate("Ed", key, issuer=None, algorithm=None)  # type: ignore[arg-type]
    assert why_not(packed(key, certificate, ())) == "key_kind_unknown"  # type: ignore[arg-type]


def test_that_a_key_that_can_be_broken_does_not_sign() -> None:
    weak = rsa.generate_private_key(65537, 1024)
    assert why_not(packed(weak, a_certificate("Lemah", weak), ())) == "key_too_weak"
    small = ec.generate_private_key(ec.SECP192R1())
    assert why_not(packed(small, a_certificate("Kecil", small), ())) == "key_too_weak"


@pytest.mark.parametrize(
    ("common", "nip"),
    [
        (f"Iwan {NIP}", NIP),
        ("Iwan 1975092119960210021", ""),
        ("Iwan 19750921 199602 1 002", ""),
        ("Iwan", ""),
    ],
)
def test_that_a_nip_is_eighteen_digits_that_stand_alone(common: str, nip: str) -> None:
    data = a_p12(common, nip="")
    assert open_key(data, PASSPHRASE, now()).describe().nip == nip

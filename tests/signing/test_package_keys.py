"""Packages are signed by one PC's key; whatever else claims to be its signature is none."""

import pytest

from iku_desktop.signing.package_keys import (
    CONTEXT,
    KEY_BYTES,
    SIGNATURE_BYTES,
    is_signed_by,
    make_key,
    public_key_of,
    sign_package,
)

MANIFEST = b'{"format":1}'


def test_that_a_signature_stands_for_exactly_one_manifest_and_key() -> None:
    public, private = make_key()
    other, _ = make_key()
    signature = sign_package(private, MANIFEST)
    assert is_signed_by(public, MANIFEST, signature)
    assert not is_signed_by(public, MANIFEST + b" ", signature)
    assert not is_signed_by(other, MANIFEST, signature)


def test_that_every_key_is_another_and_its_public_half_follows_from_the_private() -> None:
    keys = [make_key() for _ in range(5)]
    assert len(set(keys)) == 5
    assert all(public_key_of(private) == public for public, private in keys)
    assert {(len(bytes.fromhex(public)), len(private)) for public, private in keys} == {
        (KEY_BYTES, KEY_BYTES)
    }


@pytest.mark.parametrize("place", [0, 31, 32, 63])
def test_that_one_flipped_bit_of_a_signature_makes_it_none(place: int) -> None:
    public, private = make_key()
    signature = bytearray(sign_package(private, MANIFEST))
    assert len(signature) == SIGNATURE_BYTES
    signature[place] ^= 1
    assert not is_signed_by(public, MANIFEST, bytes(signature))


@pytest.mark.parametrize("key", ["", "00", "zz" * 32, "ff" * 32, "0" * 63, "é" * 64])
def test_that_what_is_no_key_has_signed_nothing(key: str) -> None:
    _, private = make_key()
    assert not is_signed_by(key, MANIFEST, sign_package(private, MANIFEST))
    assert not is_signed_by(key, MANIFEST, b"")


def test_that_a_signature_over_the_bare_manifest_is_none() -> None:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    public, private = make_key()
    bare = Ed25519PrivateKey.from_private_bytes(private).sign(MANIFEST)
    assert not is_signed_by(public, MANIFEST, bare)
    assert is_signed_by(public, MANIFEST.removeprefix(CONTEXT), sign_package(private, MANIFEST))


def test_that_what_is_no_private_key_signs_nothing() -> None:
    with pytest.raises(ValueError, match="32"):
        sign_package(b"pendek", MANIFEST)
    with pytest.raises(ValueError, match="32"):
        public_key_of(b"")

"""Updates are taken from the owners of the shipped keys alone, and for nothing else that was signed."""

from iku_desktop.services.updates import release_keys
from iku_desktop.signing.package_keys import make_key, sign_package
from iku_desktop.signing.release_keys import is_release, keys_of, sign_update

DATA = b'{"version":"0.2.0"}'


def test_that_the_owner_of_any_shipped_key_may_sign() -> None:
    (old, old_secret), (new, new_secret) = make_key(), make_key()
    for secret in (old_secret, new_secret):
        assert is_release((old, new), DATA, sign_update(secret, DATA))
    assert not is_release((new,), DATA, sign_update(old_secret, DATA))
    assert not is_release((), DATA, sign_update(old_secret, DATA))


def test_that_changed_data_or_signatures_are_refused() -> None:
    key, secret = make_key()
    signature = sign_update(secret, DATA)
    assert not is_release((key,), DATA + b" ", signature)
    assert not is_release((key,), DATA, bytes(64))
    assert not is_release((key,), DATA, b"")
    assert not is_release(("zz",), DATA, signature)


def test_that_the_signature_of_a_package_is_none_of_an_update() -> None:
    key, secret = make_key()
    assert not is_release((key,), DATA, sign_package(secret, DATA))


def test_that_keys_are_read_with_their_remarks() -> None:
    key, _ = make_key()
    assert keys_of(f"# kunci\n\n {key.upper()}  # lama\nabc\n") == (key,)


def test_that_a_key_is_shipped_and_no_private_one() -> None:
    (key,) = release_keys()
    assert len(bytes.fromhex(key)) == 32

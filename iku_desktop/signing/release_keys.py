"""The keys that the program's makers sign updates with: Ed25519 over an update's description."""

from collections.abc import Iterable

# What is signed is never the description alone, so that no package of an office can pass for an update.
CONTEXT = b"IKU-PEMBARUAN-1\n"
KEY_DIGITS = 64


def keys_of(text: str) -> tuple[str, ...]:
    """The public keys of a text, one a line as hexadecimal digits; what follows `#` is a remark."""
    lines = (line.partition("#")[0].strip().lower() for line in text.splitlines())
    return tuple(line for line in lines if len(line) == KEY_DIGITS)


def sign_update(private_key: bytes, described: bytes) -> bytes:
    """The signature over an update's description."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private_key).sign(CONTEXT + described)


def is_release(keys: Iterable[str], described: bytes, signature: bytes) -> bool:
    """Whether the owner of one of the public keys signed exactly this description."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    for each in keys:
        try:
            key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(each))
            key.verify(signature, CONTEXT + described)
        except (ValueError, InvalidSignature):
            continue
        return True
    return False

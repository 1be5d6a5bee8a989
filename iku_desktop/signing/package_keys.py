"""The keys that packages are signed with: Ed25519, made here, raw bytes in and out."""

# What is signed is never the manifest alone, so that no other file of the office can pass for one.
CONTEXT = b"IKU-PAKET-1\n"
KEY_BYTES, SIGNATURE_BYTES = 32, 64


def make_key() -> tuple[str, bytes]:
    """A new key: its public half as hexadecimal digits, and its private half."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.generate()
    return key.public_key().public_bytes_raw().hex(), key.private_bytes_raw()


def public_key_of(private_key: bytes) -> str:
    """The public half of a private key; ValueError where it is none."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    key = Ed25519PrivateKey.from_private_bytes(private_key)
    return key.public_key().public_bytes_raw().hex()


def sign_package(private_key: bytes, manifest: bytes) -> bytes:
    """The signature over a manifest."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private_key).sign(CONTEXT + manifest)


def is_signed_by(public_key: str, manifest: bytes, signature: bytes) -> bool:
    """Whether the owner of that public key signed exactly this manifest; False for whatever is no key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
        key.verify(signature, CONTEXT + manifest)
    except (ValueError, InvalidSignature):
        return False
    return True

"""Keeps passphrases of accounts as Argon2id strings, and tells whether one that is typed is the same.

Memory and passes are those that RFC 9106 names second (64 MiB, 3 passes, 4 lanes): the office's PCs
have little memory, and three tenths of a second at the door is what a clerk waits for gladly.
"""

import os
import unicodedata

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

MEMORY_KIB, PASSES, LANES = 64 * 1024, 3, 4
SALT, KEY = 16, 32
# Whoever can write the database chose its text; a larger one would keep this computer busy for ever.
HEAD = f"$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}$"


def kept_secret(passphrase: str) -> str:
    """The text that is stored in place of a passphrase; each call gives another one."""
    kdf = Argon2id(
        salt=os.urandom(SALT), length=KEY, iterations=PASSES, lanes=LANES, memory_cost=MEMORY_KIB
    )
    return kdf.derive_phc_encoded(_bytes(passphrase))


def is_secret(passphrase: str, kept: str) -> bool:
    """Whether the passphrase is the one that was kept; False too where the text is not one of ours."""
    if not kept.startswith(HEAD):
        return False
    try:
        Argon2id.verify_phc_encoded(_bytes(passphrase), kept)
    except (InvalidKey, ValueError):
        return False
    return True


def _bytes(passphrase: str) -> bytes:
    # The same characters can be typed in two ways on two keyboards.
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")

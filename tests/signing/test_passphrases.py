"""Passphrases of accounts: kept as Argon2id with a salt of their own, and nothing else opens."""

import re

import pytest

from iku_desktop.signing import passphrases
from iku_desktop.signing.passphrases import is_secret, kept_secret

KEPT = kept_secret("kata sandi yang panjang")


def test_that_the_kept_text_names_the_parameters_of_rfc_9106() -> None:
    assert re.fullmatch(
        r"\$argon2id\$v=19\$m=65536,t=3,p=4\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}", KEPT
    )


def test_that_only_the_same_passphrase_is_taken() -> None:
    assert is_secret("kata sandi yang panjang", KEPT)
    for other in ("kata sandi yang Panjang", "", "kata sandi yang panjang "):
        assert not is_secret(other, KEPT)


def test_that_two_accounts_of_one_passphrase_keep_different_texts() -> None:
    assert kept_secret("kata sandi yang panjang") != KEPT


def test_that_the_two_ways_to_type_an_accent_are_one() -> None:
    assert is_secret("cafe\u0301 senja", kept_secret("caf\u00e9 senja"))


def test_that_a_half_of_a_pair_of_characters_can_be_a_passphrase() -> None:
    assert is_secret("x\ud800yzabcde", kept_secret("x\ud800yzabcde"))


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "kata sandi yang panjang",
        KEPT[:-1],
        KEPT.replace("m=65536", "m=4194304"),
        KEPT.replace("t=3", "t=4000"),
        KEPT.replace("argon2id", "argon2i"),
        passphrases.HEAD,
        passphrases.HEAD + "$",
        passphrases.HEAD + "!!!$???",
    ],
    # The salt differs in every process; the names of tests may not.
    ids=range(9),
)
def test_that_a_text_that_is_not_ours_opens_for_nobody(kept: str) -> None:
    assert not is_secret("kata sandi yang panjang", kept)

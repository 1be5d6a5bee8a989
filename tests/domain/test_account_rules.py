"""Accounts: how long wrong tries make wait, and which accounts an office may have."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from iku_desktop.domain.accounts import (
    Account,
    Role,
    account_problems,
    active_admins,
    fitted,
    named,
    secret_problems,
    still_to_wait,
    waiting,
)

NOW = datetime.fromisoformat("2026-03-02T08:00")
ADMIN = Account("Siti Aminah", Role.ADMIN, id="a")
BUDI = Account("Budi", Role.OPERATOR, "pem", id="b")


def codes(accounts: list[Account], wanted: Account) -> dict[str, str]:
    return {each.field: each.code for each in account_problems(accounts, wanted)}


def test_that_each_wrong_try_doubles_the_wait_up_to_a_minute() -> None:
    assert [waiting(tries) for tries in range(10)] == [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert waiting(10_000) == 60


@pytest.mark.parametrize(
    ("passed", "left"),
    [(0, 4), (0.1, 4), (1, 3), (3.999, 1), (4, 0), (400, 0)],
)
def test_that_the_wait_is_counted_from_the_last_wrong_try(passed: float, left: int) -> None:
    account = replace(ADMIN, wrong_tries=3, tried_at=NOW)
    assert still_to_wait(account, NOW + timedelta(seconds=passed)) == left


def test_that_a_clock_set_back_makes_wait_in_full() -> None:
    account = replace(ADMIN, wrong_tries=7, tried_at=NOW)
    assert still_to_wait(account, NOW - timedelta(days=6000)) == 60


def test_that_nobody_waits_without_a_wrong_try() -> None:
    assert still_to_wait(ADMIN, NOW) == 0
    assert still_to_wait(replace(ADMIN, tried_at=NOW), NOW) == 0


def test_that_names_are_told_apart_whatever_their_letters() -> None:
    assert named([ADMIN, BUDI], " siti AMINAH ") is ADMIN
    assert named([ADMIN, BUDI], "Siti") is None
    assert codes([ADMIN, BUDI], Account("BUDI", Role.CAMAT)) == {"name": "account_twice"}
    assert codes([ADMIN, BUDI], replace(BUDI, name="BUDI")) == {}


def test_that_an_account_needs_a_name_and_an_operator_a_section() -> None:
    assert codes([ADMIN], Account("", Role.OPERATOR)) == {
        "name": "needed",
        "section": "account_needs_section",
    }
    assert codes([ADMIN], Account("Kasi", Role.KASI)) == {}


def test_that_the_first_account_is_an_admin() -> None:
    assert codes([], Account("Camat", Role.CAMAT)) == {"role": "first_account_admin"}
    assert codes([], Account("Siti", Role.ADMIN)) == {}


def test_that_the_last_active_admin_stays_one() -> None:
    assert codes([ADMIN, BUDI], replace(ADMIN, role=Role.KASI)) == {"role": "last_admin"}
    assert codes([ADMIN, BUDI], replace(ADMIN, active=False)) == {"active": "last_admin"}
    asleep = replace(ADMIN, id="c", name="Lama", active=False)
    assert codes([ADMIN, asleep], replace(ADMIN, active=False)) == {"active": "last_admin"}
    second = replace(ADMIN, id="d", name="Kedua")
    assert codes([ADMIN, second], replace(ADMIN, active=False)) == {}
    assert active_admins([ADMIN, BUDI, asleep, second]) == (ADMIN, second)


def test_that_a_role_keeps_only_what_it_has_a_use_for() -> None:
    whole = Account("X", Role.OPERATOR, "pem", village_documents=True)
    assert fitted(whole) == whole
    assert fitted(replace(whole, role=Role.KASI)) == Account("X", Role.KASI, "pem")
    assert fitted(replace(whole, role=Role.CAMAT)) == Account("X", Role.CAMAT)
    assert fitted(replace(whole, role=Role.ADMIN)) == Account("X", Role.ADMIN)


@pytest.mark.parametrize(
    ("passphrase", "again", "code"),
    [
        ("pendek7", "pendek7", "passphrase_short"),
        ("x" * 201, "x" * 201, "passphrase_long"),
        ("cukup panjang", "cukup  panjang", "passphrase_differs"),
    ],
)
def test_that_a_passphrase_is_refused_without_telling_it(
    passphrase: str, again: str, code: str
) -> None:
    (problem,) = secret_problems(passphrase, again)
    assert problem.code == code
    assert passphrase not in str(problem)


@pytest.mark.parametrize("passphrase", ["delapan8", "x" * 200, "kata sandi: é 😀"])
def test_that_a_passphrase_of_a_fair_length_is_taken(passphrase: str) -> None:
    assert secret_problems(passphrase, passphrase) == []


def test_that_an_account_never_shows_its_secret() -> None:
    assert "argon2id" not in repr(replace(ADMIN, secret="$argon2id$v=19$..."))

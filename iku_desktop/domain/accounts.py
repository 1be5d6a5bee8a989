"""Accounts of a data folder: who they are, which role they have, and how long a wrong try makes wait."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from iku_desktop.domain.problems import Problem

NAME_LENGTH = 100
LEAST_SECRET, MOST_SECRET = 8, 200
LONGEST_WAIT = 60
IDLE_MINUTES, LEAST_IDLE, MOST_IDLE = 15, 1, 240


class Role(StrEnum):
    """What somebody is in the office, as far as the program asks: domain.permissions says what they may."""

    OPERATOR = "operator"
    KASI = "kasi"
    CAMAT = "camat"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Account:
    """One who may log in.

    `section_id` is the section whose activities an operator or Kasi writes (a Kasi without one writes
    those of all), `village_documents` lets an operator enter village documents too, `secret` is the
    passphrase as Argon2id keeps it. `wrong_tries` counts those since the last login, the last at
    `tried_at`.
    """

    name: str
    role: Role
    section_id: str | None = None
    village_documents: bool = False
    secret: str = field(default="", repr=False)
    active: bool = True
    wrong_tries: int = 0
    tried_at: datetime | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Login:
    """A name and the passphrase that was typed with it."""

    name: str
    passphrase: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account as lists show it, with its section's name and without its secret."""

    id: str
    name: str
    role: Role
    section_id: str
    section: str
    village_documents: bool
    active: bool


def waiting(wrong_tries: int) -> int:
    """How many seconds must pass after so many wrong tries: 1, 2, 4 … 60."""
    return min(2 ** min(wrong_tries - 1, 6), LONGEST_WAIT) if wrong_tries > 0 else 0


def still_to_wait(account: Account, now: datetime) -> int:
    """The seconds until another try counts, 0 for at once.

    A clock that fell back before the last try makes wait in full: it must not open the door.
    """
    if account.tried_at is None or not account.wrong_tries:
        return 0
    whole = waiting(account.wrong_tries)
    passed = (now - account.tried_at) / timedelta(seconds=1)
    if passed < 0:
        return whole
    return max(0, -int(-(whole - passed) // 1))


def fitted(account: Account) -> Account:
    """The account without what its role has no use for."""
    has_section = account.role in (Role.OPERATOR, Role.KASI)
    return replace(
        account,
        section_id=account.section_id if has_section else None,
        village_documents=account.village_documents and account.role is Role.OPERATOR,
    )


def active_admins(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Those who can look after the accounts."""
    return tuple(each for each in accounts if each.active and each.role is Role.ADMIN)


def named(accounts: Iterable[Account], name: str) -> Account | None:
    """The account of that name, in upper or lower case."""
    wanted = name.strip().casefold()
    return next((each for each in accounts if each.name.casefold() == wanted), None)


def account_problems(accounts: Sequence[Account], wanted: Account) -> list[Problem]:
    """What is wrong with an account that is to be added or changed (known by its id)."""
    others = [each for each in accounts if each.id != wanted.id]
    problems = [] if wanted.name else [Problem("needed", "name")]
    if wanted.name and named(others, wanted.name) is not None:
        problems.append(Problem("account_twice", "name", {"name": wanted.name}))
    if wanted.role is Role.OPERATOR and wanted.section_id is None:
        problems.append(Problem("account_needs_section", "section"))
    if not active_admins([*others, wanted]):
        code = "last_admin" if accounts else "first_account_admin"
        problems.append(Problem(code, "active" if not wanted.active else "role"))
    return problems


def secret_problems(passphrase: str, again: str) -> list[Problem]:
    """What is wrong with a new passphrase that was typed twice; nothing of it is told."""
    if len(passphrase) < LEAST_SECRET:
        return [Problem("passphrase_short", "passphrase", {"least": LEAST_SECRET})]
    if len(passphrase) > MOST_SECRET:
        return [Problem("passphrase_long", "passphrase", {"most": MOST_SECRET})]
    return [] if passphrase == again else [Problem("passphrase_differs", "passphrase_again")]

"""Accounts of a data folder: who may log in, logging in and out, and the passphrases behind it."""

from collections.abc import Mapping
from dataclasses import replace

from iku_desktop.domain.accounts import (
    NAME_LENGTH,
    Account,
    AccountLine,
    Role,
    account_problems,
    fitted,
    named,
    secret_problems,
    still_to_wait,
    waiting,
)
from iku_desktop.domain.form_fields import choice_field, flag_field, text_field
from iku_desktop.domain.forms import Field, changed, read_fields, refuse
from iku_desktop.domain.office import Section
from iku_desktop.domain.permissions import Permission, logged_in, permission_problem
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import Typed, read_text, shortened
from iku_desktop.services.context import Context, saved
from iku_desktop.services.gate import require
from iku_desktop.services.snapshot import Change

FIELDS = (
    text_field("name", NAME_LENGTH, needed=True),
    choice_field("role", {each.value: each for each in Role}, needed=True),
    flag_field("village_documents"),
    flag_field("active"),
)
STORED_NAMES = {"section": "section_id"}


class Accounts:
    """The accounts of one open office.

    Keys of an account: name, role (a value of Role), section (its id or code, "" for none),
    village_documents, active; of a passphrase: passphrase, passphrase_again, old.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    @property
    def are_used(self) -> bool:
        """Whether somebody must log in here."""
        with self._context.reading() as rows:
            return bool(rows.accounts())

    @property
    def current(self) -> Account | None:
        """Who is logged in."""
        with self._context.reading() as rows:
            return logged_in(rows.accounts(), self._context.account)

    def lines(self) -> tuple[AccountLine, ...]:
        """All accounts by name."""
        with self._context.reading() as rows:
            sections = {each.id: each.name for each in rows.sections()}
            return tuple(
                AccountLine(
                    id=each.id,
                    name=each.name,
                    role=each.role,
                    section_id=each.section_id or "",
                    section=sections.get(each.section_id or "", ""),
                    village_documents=each.village_documents,
                    active=each.active,
                )
                for each in rows.accounts()
            )

    def may(self, permission: Permission) -> bool:
        """Whether whoever is logged in may; in an office without accounts everybody."""
        with self._context.reading() as rows:
            problem = permission_problem(rows.accounts(), self._context.account, permission)
            return problem is None

    def log_in(self, name: str, passphrase: str) -> Account:
        """Work as that account from now on.

        Refused: `account_unknown`, `login_wait` while a wrong try makes wait, `login_wrong`; each wrong
        try is kept, so that closing the program doesn't shorten the wait.
        """
        from iku_desktop.signing.passphrases import is_secret

        now = self._context.clock.now()
        with self._context.reading() as rows:
            account = named((each for each in rows.accounts() if each.active), name)
        if account is None:
            raise Refused(Problem("account_unknown", "name", {"name": shortened(name)}))
        seconds = still_to_wait(account, now)
        if seconds:
            if account.tried_at is not None and now < account.tried_at:
                # From here the wait is counted on the clock as it stands now.
                self._keep(replace(account, tried_at=now))
            raise Refused(Problem("login_wait", "passphrase", {"seconds": seconds}))
        if not is_secret(passphrase, account.secret):
            tries = account.wrong_tries + 1
            self._keep(replace(account, wrong_tries=tries, tried_at=now))
            raise Refused(Problem("login_wrong", "passphrase", {"seconds": waiting(tries)}))
        if account.wrong_tries:
            account = replace(account, wrong_tries=0, tried_at=None)
            self._keep(account)
        self._context.act_as(account)
        return account

    def _keep(self, account: Account) -> None:
        """Write what the door itself notes: nobody is logged in yet, and it is no step to undo."""
        with self._context.store.write(self._context.user, self._context.clock.now()) as work:
            work.put(account)

    def log_out(self) -> None:
        """Nobody works here until the next login."""
        self._context.act_as(None)

    def add(self, typed: Mapping[str, Typed]) -> Saved:
        """Add an account with its passphrase; the first one, an admin, is logged in at once.

        Refused with every problem of the form: see domain.accounts.
        """
        passphrase = str(typed.get("passphrase") or "")
        with self._context.writing() as change:
            known = change.rows.accounts()
            account, problems = _typed_account(
                change, Account("", Role.OPERATOR), typed, whole=True
            )
            again = str(typed.get("passphrase_again") or "")
            refuse([*problems, *secret_problems(passphrase, again)])
            account = _with_secret(account, passphrase)
            account = replace(account, id=change.work.put(account))
            answer = saved(change, account.id)
        if not known:
            self._context.act_as(account)
        return answer

    def change(self, account_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields, the passphrase too where one is typed; the last active admin stays one."""
        passphrase = str(typed.get("passphrase") or "")
        again = str(typed.get("passphrase_again") or "")
        is_new = bool(passphrase or again)
        if is_new:
            require(self._context, Permission.ACCOUNTS)
        with self._context.writing() as change:
            account, problems = _typed_account(change, _known(change, account_id), typed)
            refuse([*problems, *(secret_problems(passphrase, again) if is_new else ())])
            if is_new:
                account = _with_secret(account, passphrase)
            answer = saved(change, change.work.put(account))
        mine = self._context.account
        if mine is not None and mine.id == account_id:
            self._context.act_as(account)
        return answer

    def set_passphrase(self, account_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Give an account another passphrase, which ends its waiting; own ones by `change_passphrase`."""
        require(self._context, Permission.ACCOUNTS)
        return self._renew(account_id, typed)

    def change_passphrase(self, typed: Mapping[str, Typed]) -> Saved:
        """Change the own passphrase, knowing the old one; Refused `login_wrong_old` otherwise."""
        mine = self._mine()
        self._confirm(mine, str(typed.get("old") or ""), "old")
        return self._renew(mine.id, typed)

    def turn_off(self, passphrase: str) -> Saved:
        """Take all accounts away: everybody may do all again. The own passphrase confirms it."""
        require(self._context, Permission.ACCOUNTS)
        self._confirm(self._mine(), passphrase, "passphrase")
        with self._context.writing() as change:
            for each in change.rows.accounts():
                change.work.remove(Account, each.id)
            answer = saved(change)
        self._context.act_as(None)
        return answer

    def _mine(self) -> Account:
        mine = self.current
        if mine is None:
            raise Refused(Problem("login_needed"))
        return mine

    def _confirm(self, account: Account, passphrase: str, field: str) -> None:
        from iku_desktop.signing.passphrases import is_secret

        if not is_secret(passphrase, account.secret):
            raise Refused(Problem("login_wrong_old", field))

    def _renew(self, account_id: str, typed: Mapping[str, Typed]) -> Saved:
        passphrase = str(typed.get("passphrase") or "")
        refuse(secret_problems(passphrase, str(typed.get("passphrase_again") or "")))
        with self._context.writing() as change:
            account = _with_secret(_known(change, account_id), passphrase)
            return saved(change, change.work.put(account))


def _with_secret(account: Account, passphrase: str) -> Account:
    """The account with another passphrase, which ends its waiting."""
    from iku_desktop.signing.passphrases import kept_secret

    return replace(account, secret=kept_secret(passphrase), wrong_tries=0, tried_at=None)


def _typed_account(
    change: Change, stored: Account, typed: Mapping[str, Typed], *, whole: bool = False
) -> tuple[Account, list[Problem]]:
    """The account with the typed fields in place, and what is wrong with it."""
    section = Field("section", lambda typed, name: _section(change.rows.sections(), typed, name))
    values, problems = read_fields((*FIELDS, section), typed, whole)
    named_so = {STORED_NAMES.get(name, name): value for name, value in values.items()}
    account = fitted(changed(stored, named_so))
    found = {(each.field, each.code) for each in problems}
    more = account_problems(change.rows.accounts(), account)
    return account, [*problems, *(each for each in more if (each.field, each.code) not in found)]


def _section(sections: tuple[Section, ...], typed: Typed, field: str) -> str | None:
    text = read_text(typed, field)
    if not text:
        return None
    for each in sections:
        if text == each.id or text.casefold() == each.code.casefold():
            return each.id
    raise Refused(Problem("unknown_section", field, {"typed": shortened(text)}))


def _known(change: Change, account_id: str) -> Account:
    for each in change.rows.accounts():
        if each.id == account_id:
            return each
    raise Refused(Problem("unknown_row"))

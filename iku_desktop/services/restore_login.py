"""Who may restore a copy: an account of the office that is here, or of the copy where that is damaged."""

from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from iku_desktop.domain.accounts import Account, Login, named
from iku_desktop.domain.backups import Manifest
from iku_desktop.domain.permissions import Permission, logged_in, may, refusal, who_may
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.services.context import Clock, Context

By = Login | Account | None
TABLE = "account"


def accounts_here(paths: OfficePaths) -> tuple[Account, ...] | None:
    """The accounts of the office in a folder; None where its database can't be read, () where none is."""
    from iku_desktop.storage.store import Store

    if not paths.database.exists():
        return ()
    try:
        with closing(Store.glance(paths)) as store, store.read() as reader:
            return reader.accounts()
    except Unavailable as fault:
        # Before the fourth schema there were no accounts.
        return () if fault.code == "older_database" else None


def asks_login(paths: OfficePaths, manifest: Manifest) -> bool:
    """Whether restoring this copy into that folder needs a login."""
    here = accounts_here(paths)
    return bool(manifest.tables.get(TABLE)) if here is None else bool(here)


def let_in(paths: OfficePaths, by: By, clock: Clock, user: str) -> str:
    """The name of who restores over the office that is here, `user` where it has no accounts.

    `by` is a login, or the account that has the office open already. Refused: `restore_needs_login`,
    `not_permitted`, and as Accounts.log_in, whose waiting counts here too.
    """
    from iku_desktop.services.accounts import Accounts
    from iku_desktop.storage.store import Store

    here = accounts_here(paths)
    if not here:
        return user
    if isinstance(by, Account):
        return _allowed(logged_in(here, by))
    if by is None:
        raise _needs_login()
    with closing(Store.open(paths)) as store:
        return _allowed(Accounts(Context(store, clock, user)).log_in(by.name, by.passphrase))


def let_in_by_copy(paths: OfficePaths, staged: Path, by: By) -> None:
    """Refused unless the login is one of the copy's, where the office here can't be asked any more."""
    from iku_desktop.signing.passphrases import is_secret
    from iku_desktop.storage.store import Store

    if accounts_here(paths) is not None:
        return
    with closing(Store.glance(paths, staged)) as store, store.read() as reader:
        accounts = reader.accounts()
    if not accounts:
        return
    if not isinstance(by, Login):
        raise _needs_login()
    account = _active(accounts, by.name)
    if not is_secret(by.passphrase, account.secret):
        raise Refused(Problem("login_wrong_old", "passphrase"))
    _allowed(account)


def _active(accounts: Collection[Account], name: str) -> Account:
    account = named((each for each in accounts if each.active), name)
    if account is None:
        raise Refused(Problem("account_unknown", "name", {"name": name[:60]}))
    return account


def _allowed(account: Account | None) -> str:
    if account is None or not may(account, Permission.RESTORE):
        raise Refused(refusal(account, Permission.RESTORE))
    return account.name


def _needs_login() -> Refused:
    return Refused(Problem("restore_needs_login", "", {"roles": who_may(Permission.RESTORE)}))

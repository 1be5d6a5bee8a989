"""Puts roles and permissions into words."""

from collections.abc import Iterable

from iku_desktop.domain.accounts import Account, Role
from iku_desktop.domain.permissions import Permission
from iku_desktop.presentation.texts import t


def role_text(role: Role) -> str:
    """`Operator Seksi`."""
    return t(f"accounts.role.{role.value}")


def roles_text(roles: Iterable[Role]) -> str:
    """`Kasi/Kasubbag, Camat atau Admin`."""
    *others, last = map(role_text, roles)
    if not others:
        return last
    return t("accounts.roles_last", others=", ".join(others), last=last)


def permission_text(permission: Permission) -> str:
    """`Menutup triwulan dan memastikan jam PC`."""
    return t(f"accounts.may.{permission.value}")


def worker_text(user: str, account: Account | None) -> str:
    """Who works, for the status bar: `Adi (Camat)`, or the user of the PC in an office without accounts."""
    if account is None:
        return user
    return t("accounts.worker", name=account.name, role=role_text(account.role))

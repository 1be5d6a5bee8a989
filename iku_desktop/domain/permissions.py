"""Who may do what: the table of roles, and which permission each stored kind needs to be written."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum

from iku_desktop.domain.accounts import Account, Role
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.issued import IssuedState
from iku_desktop.domain.preferences import PreferenceName
from iku_desktop.domain.problems import Problem

Row = Mapping[str, object]


class Permission(StrEnum):
    """What somebody may be allowed to do; to read is allowed to all."""

    ACTIVITIES = "activities"
    EVERY_SECTION = "every_section"
    DOCUMENTS = "documents"
    EXCEPTIONS = "exceptions"
    VILLAGES = "villages"
    FIGURES = "figures"
    PAPERS = "papers"
    SIGN = "sign"
    CLOSE = "close"
    REOPEN = "reopen"
    PACK = "pack"
    MERGE = "merge"
    SETTINGS = "settings"
    BACKUP = "backup"
    RESTORE = "restore"
    ACCOUNTS = "accounts"


P = Permission
# The acts of the office (exceptions, signatures, closing) are its officials'; the admin looks after the
# program and its data, so neither can do the other's work under his own name.
GRANTS: Mapping[Role, frozenset[Permission]] = {
    Role.OPERATOR: frozenset({P.ACTIVITIES, P.PACK}),
    Role.KASI: frozenset(
        {
            *(P.ACTIVITIES, P.DOCUMENTS, P.EXCEPTIONS, P.VILLAGES, P.FIGURES, P.PAPERS, P.SIGN),
            *(P.CLOSE, P.PACK, P.MERGE, P.BACKUP),
        }
    ),
    Role.CAMAT: frozenset(set(P) - {P.ACCOUNTS}),
    Role.ADMIN: frozenset(set(P) - {P.EXCEPTIONS, P.SIGN, P.CLOSE, P.REOPEN}),
}
# What writing a row of each table needs; None is allowed to everybody who is logged in.
WRITES: Mapping[str, Permission | None] = {
    **dict.fromkeys(("office", "logo", "section", "official"), P.SETTINGS),
    **dict.fromkeys(("document_type", "deadline_rule", "cause", "category"), P.SETTINGS),
    **dict.fromkeys(("iku_plan", "plan_offset", "preset", "goal", "indicator"), P.SETTINGS),
    **dict.fromkeys(("preference", "holiday"), P.SETTINGS),
    "village": P.VILLAGES,
    "village_document": P.DOCUMENTS,
    "deadline_exception": P.EXCEPTIONS,
    **dict.fromkeys(("target", "manual_value", "narrative"), P.FIGURES),
    **dict.fromkeys(("activity", "evidence"), P.ACTIVITIES),
    "evidence_file": P.ACTIVITIES,
    "closing": P.CLOSE,
    "clock_confirmation": P.CLOSE,
    **dict.fromkeys(("issued_document", "issued_content"), P.PAPERS),
    **dict.fromkeys(("report_progress", "letter"), P.PAPERS),
    **dict.fromkeys(("office_key", "sent_package"), P.PACK),
    **dict.fromkeys(("known_sender", "merged_package", "row_base", "row_variant"), P.MERGE),
    "account": P.ACCOUNTS,
}
FILES: Mapping[str, Permission] = {
    FileOwner.ACTIVITY.value: P.ACTIVITIES,
    FileOwner.DOCUMENT.value: P.DOCUMENTS,
    FileOwner.MANUAL_VALUE.value: P.FIGURES,
    FileOwner.REPORT.value: P.PAPERS,
}
# Remembered for whoever works, not set for the office.
REMEMBERED = frozenset(
    {PreferenceName.COLUMN_MATCHES.value, PreferenceName.FIRST_STEPS_HIDDEN.value}
)
UPDATE = "update"


def granted(account: Account) -> frozenset[Permission]:
    """All that an account may do; what concerns activities within the sections of `writes_section`."""
    more = set()
    if account.role is Role.OPERATOR and account.village_documents:
        more.add(P.DOCUMENTS)
    if account.role is Role.KASI and account.section_id is None:
        more.add(P.EVERY_SECTION)
    return GRANTS[account.role] | more


def writes_section(account: Account, section_id: str) -> bool:
    """Whether the account may write activities of a section ("": one that is not known any more)."""
    if P.EVERY_SECTION in granted(account):
        return True
    return P.ACTIVITIES in granted(account) and section_id == account.section_id


def needed(action: str, table: str, row: Row) -> Permission | None:
    """The permission that writing a row needs, None where everybody may; `action` insert, update, delete."""
    if table == "closing" and action == UPDATE:
        return P.REOPEN
    if table == "evidence_file":
        return FILES.get(str(row.get("owner")), P.SETTINGS)
    if table == "preference" and row.get("name") in REMEMBERED:
        return None
    if table == "issued_document" and row.get("state") == IssuedState.DRAFT.value:
        return None
    return WRITES[table]


def is_own_secret(account: Account, table: str, row: Row, old: Row | None) -> bool:
    """Whether the write is somebody's change of the own passphrase."""
    is_own = table == "account" and old is not None and old.get("id") == account.id
    return (
        is_own
        and old is not None
        and changed_columns(row, old) <= {"secret", "wrong_tries", "tried_at"}
    )


def changed_columns(row: Row, old: Row) -> set[str]:
    """The columns in which a row differs from what is stored."""
    return {name for name, value in row.items() if old.get(name) != value}


def may(account: Account, permission: Permission) -> bool:
    """Whether the account has the permission."""
    return permission in granted(account)


def who_may(permission: Permission) -> tuple[Role, ...]:
    """The roles that have a permission by themselves, in their order."""
    return tuple(role for role in Role if permission in GRANTS[role])


def refusal(account: Account | None, permission: Permission, section: str = "") -> Problem:
    """Why it is refused and who may; `section` names the one whose activities were meant."""
    if account is None:
        return Problem("login_needed")
    values = {
        "permission": permission,
        "section": section,
        "roles": who_may(permission),
        "name": account.name,
        "role": account.role,
    }
    return Problem("not_of_the_section" if section else "not_permitted", "", values)


def logged_in(accounts: Iterable[Account], account: Account | None) -> Account | None:
    """The account as it is stored now, None where it was taken away or shut since its login."""
    if account is None:
        return None
    return next((each for each in accounts if each.id == account.id and each.active), None)


def permission_problem(
    accounts: Collection[Account], account: Account | None, permission: Permission
) -> Problem | None:
    """What forbids it; nothing does in an office without accounts."""
    mine = logged_in(accounts, account)
    if not accounts or (mine is not None and may(mine, permission)):
        return None
    return refusal(mine, permission)

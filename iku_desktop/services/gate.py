"""The gate of every transaction in an office with accounts: nobody writes what the role may not."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from iku_desktop.domain.accounts import Account
from iku_desktop.domain.permissions import (
    Permission,
    granted,
    is_own_secret,
    logged_in,
    needed,
    permission_problem,
    refusal,
    writes_section,
)
from iku_desktop.domain.problems import Refused
from iku_desktop.services.snapshot import Snapshot

if TYPE_CHECKING:  # storage loads SQLModel, which the window must not wait for
    from iku_desktop.services.context import Context
    from iku_desktop.storage.unit_of_work import UnitOfWork

Row = Any
ACTIVITY, EVIDENCE, FILE = "activity", "evidence", "evidence_file"
# Of an activity that is not there (any more) nobody knows the section.
UNKNOWN = ""


class Gate:
    """Is asked by the unit of work about each row before it is written; refuses at the first."""

    def __init__(self, work: "UnitOfWork", rows: Snapshot, account: Account | None) -> None:
        self._work = work
        self._rows = rows
        self._account = account
        self._granted = granted(account) if account is not None else frozenset()
        self._all_sections = Permission.EVERY_SECTION in self._granted
        self._sections: dict[str, str] = {}

    def check(self, action: str, table: str, rows: Sequence[tuple[Row, Row | None]]) -> None:
        """Refused `login_needed`, `not_permitted` or `not_of_the_section` with who may."""
        for row, old in rows:
            self._ask_one(action, table, {**(old or {}), **row}, old)
        if self._account is not None and not self._all_sections:
            if table == ACTIVITY:
                self._ask_sections(rows)
            elif table in (EVIDENCE, FILE):
                self._ask_owners(table, [{**(old or {}), **row} for row, old in rows])

    def _ask_one(self, action: str, table: str, row: Row, old: Row | None) -> None:
        permission = needed(action, table, row)
        account = self._account
        if account is None:
            raise Refused(refusal(None, permission or Permission.ACTIVITIES))
        if permission is None or permission in self._granted:
            return
        if not is_own_secret(account, table, row, old):
            raise Refused(refusal(account, permission))

    def _ask_sections(self, rows: Sequence[tuple[Row, Row | None]]) -> None:
        for row, old in rows:
            for each in (row, old):
                if each is not None:
                    self._ask_section(str(each["section_id"]))
            self._sections[str((old or row)["id"])] = str(row["section_id"])

    def _ask_owners(self, table: str, rows: Sequence[Row]) -> None:
        if table == EVIDENCE:
            owners = [str(row["activity_id"]) for row in rows]
        else:
            owners = [str(row["owner_id"]) for row in rows if row["owner"] == ACTIVITY]
        unknown = [each for each in dict.fromkeys(owners) if each not in self._sections]
        for activity in self._work.activities_by_ids(unknown):
            self._sections[activity.id] = activity.section_id
        for each in dict.fromkeys(owners):
            self._ask_section(self._sections.get(each, UNKNOWN))

    def _ask_section(self, section_id: str) -> None:
        account = self._account
        if account is None or writes_section(account, section_id):
            return
        known = (each.name for each in self._rows.sections() if each.id == section_id)
        name = next(known, section_id or "?")
        raise Refused(refusal(account, Permission.EVERY_SECTION, name))


def gate_of(work: "UnitOfWork", rows: Snapshot, account: Account | None) -> Gate | None:
    """The gate of a transaction; None in an office without accounts, where everybody may do all."""
    accounts = rows.accounts()
    return Gate(work, rows, logged_in(accounts, account)) if accounts else None


def require(context: "Context", permission: Permission) -> None:
    """Refused unless whoever is logged in may: for acts that write nothing, or too little to tell.

    In an office without accounts nothing is refused.
    """
    with context.reading() as rows:
        problem = permission_problem(rows.accounts(), context.account, permission)
    if problem is not None:
        raise Refused(problem)

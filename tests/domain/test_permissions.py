"""The table of who may do what: whole, and what each role may and may not."""

import pytest

from iku_desktop.domain.accounts import Account, Role
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.permissions import (
    FILES,
    GRANTS,
    WRITES,
    Permission,
    granted,
    is_own_secret,
    logged_in,
    may,
    needed,
    permission_problem,
    refusal,
    who_may,
    writes_section,
)
from iku_desktop.storage.tables import METADATA

P = Permission
OPERATOR = Account("Budi", Role.OPERATOR, "pem", id="o")
KASI = Account("Rina", Role.KASI, "pem", id="k")
KASUBBAG = Account("Joko", Role.KASI, id="s")
CAMAT = Account("Adi", Role.CAMAT, id="c")
ADMIN = Account("Siti", Role.ADMIN, id="a")
NOBODY_WRITES = {"audit"}


def test_that_every_table_says_who_may_write_it() -> None:
    assert set(WRITES) == set(METADATA.tables) - NOBODY_WRITES


def test_that_every_owner_of_files_says_who_may_write_them() -> None:
    assert set(FILES) == {each.value for each in FileOwner}


def test_that_every_role_has_its_permissions_and_every_permission_a_role() -> None:
    assert set(GRANTS) == set(Role)
    assert all(who_may(each) for each in Permission)


@pytest.mark.parametrize(
    ("permission", "roles"),
    [
        (P.CLOSE, (Role.KASI, Role.CAMAT)),
        (P.REOPEN, (Role.CAMAT,)),
        (P.SIGN, (Role.KASI, Role.CAMAT)),
        (P.RESTORE, (Role.CAMAT, Role.ADMIN)),
        (P.SETTINGS, (Role.CAMAT, Role.ADMIN)),
        (P.ACCOUNTS, (Role.ADMIN,)),
        (P.MERGE, (Role.KASI, Role.CAMAT, Role.ADMIN)),
        (P.BACKUP, (Role.KASI, Role.CAMAT, Role.ADMIN)),
        (P.EXCEPTIONS, (Role.KASI, Role.CAMAT)),
        (P.PAPERS, (Role.KASI, Role.CAMAT, Role.ADMIN)),
        (P.FIGURES, (Role.KASI, Role.CAMAT, Role.ADMIN)),
        (P.DOCUMENTS, (Role.KASI, Role.CAMAT, Role.ADMIN)),
        (P.VILLAGES, (Role.KASI, Role.CAMAT, Role.ADMIN)),
        (P.EVERY_SECTION, (Role.CAMAT, Role.ADMIN)),
        (P.ACTIVITIES, tuple(Role)),
        (P.PACK, tuple(Role)),
    ],
)
def test_that_each_permission_is_for_these_roles(
    permission: Permission, roles: tuple[Role, ...]
) -> None:
    assert who_may(permission) == roles


def test_that_an_operator_enters_village_documents_only_where_allowed() -> None:
    assert not may(OPERATOR, P.DOCUMENTS)
    allowed = Account("Budi", Role.OPERATOR, "pem", village_documents=True)
    assert granted(allowed) - granted(OPERATOR) == {P.DOCUMENTS}


@pytest.mark.parametrize(
    ("account", "own", "other"),
    [
        (OPERATOR, True, False),
        (KASI, True, False),
        (KASUBBAG, True, True),
        (CAMAT, True, True),
        (ADMIN, True, True),
    ],
    ids=lambda each: each.name if isinstance(each, Account) else "",
)
def test_that_operators_and_kasi_write_activities_of_their_own_section(
    account: Account, own: bool, other: bool
) -> None:
    assert writes_section(account, "pem") is own
    assert writes_section(account, "umum") is other
    assert writes_section(account, "") is other


@pytest.mark.parametrize(
    ("action", "table", "row", "permission"),
    [
        ("insert", "closing", {}, P.CLOSE),
        ("update", "closing", {}, P.REOPEN),
        ("delete", "closing", {}, P.CLOSE),
        ("insert", "issued_document", {"state": "draft"}, None),
        ("insert", "issued_document", {"state": "final"}, P.PAPERS),
        ("insert", "issued_document", {"state": "signed"}, P.PAPERS),
        ("update", "preference", {"name": "column_matches"}, None),
        ("insert", "preference", {"name": "first_steps_hidden"}, None),
        ("insert", "preference", {"name": "signing_roots"}, P.SETTINGS),
        ("insert", "evidence_file", {"owner": "activity"}, P.ACTIVITIES),
        ("delete", "evidence_file", {"owner": "report_progress"}, P.PAPERS),
        ("delete", "evidence_file", {"owner": "anything"}, P.SETTINGS),
        ("update", "account", {"secret": "x"}, P.ACCOUNTS),
    ],
)
def test_that_a_row_needs_its_permission(
    action: str, table: str, row: dict[str, object], permission: Permission | None
) -> None:
    assert needed(action, table, row) is permission


def test_that_nothing_but_the_own_passphrase_is_everybodys_own() -> None:
    stored = {"id": "o", "name": "Budi", "secret": "old", "role": "operator"}
    assert is_own_secret(OPERATOR, "account", {**stored, "secret": "new"}, stored)
    assert not is_own_secret(KASI, "account", {**stored, "secret": "new"}, stored)
    both = {**stored, "secret": "new", "role": "admin"}
    assert not is_own_secret(OPERATOR, "account", both, stored)
    assert not is_own_secret(OPERATOR, "account", stored, None)
    assert not is_own_secret(OPERATOR, "preference", {**stored, "secret": "new"}, stored)


def test_that_an_office_without_accounts_forbids_nothing() -> None:
    for each in Permission:
        assert permission_problem((), None, each) is None


def test_that_nobody_may_anything_before_a_login_where_there_are_accounts() -> None:
    for each in Permission:
        problem = permission_problem((ADMIN,), None, each)
        assert problem is not None
        assert problem.code == "login_needed"


def test_that_an_account_that_was_shut_is_not_logged_in_any_more() -> None:
    shut = Account("Siti", Role.ADMIN, active=False, id="a")
    assert logged_in((ADMIN,), ADMIN) is ADMIN
    assert logged_in((shut,), ADMIN) is None
    assert logged_in((OPERATOR,), ADMIN) is None
    assert logged_in((ADMIN,), None) is None


def test_that_the_role_stored_now_counts_and_not_the_one_at_login() -> None:
    once = Account("Siti", Role.CAMAT, id="a")
    assert permission_problem((ADMIN,), once, P.REOPEN) is not None
    assert permission_problem((ADMIN,), once, P.ACCOUNTS) is None


def test_that_a_refusal_says_who_may_and_who_asked() -> None:
    problem = refusal(OPERATOR, P.REOPEN)
    assert problem.code == "not_permitted"
    assert problem.values["roles"] == (Role.CAMAT,)
    assert (problem.values["name"], problem.values["role"]) == ("Budi", Role.OPERATOR)
    assert refusal(OPERATOR, P.EVERY_SECTION, "Seksi Sosial").code == "not_of_the_section"

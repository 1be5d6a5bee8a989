"""Every service call by every role: what the table of permissions allows is done, else nothing changes."""

import ast
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from iku_desktop.domain.accounts import Account
from iku_desktop.domain.permissions import Permission, granted
from iku_desktop.domain.problems import Refused
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.words import problem_text
from iku_desktop.services.office_services import OfficeServices
from iku_desktop.storage.store import Store
from tests.services.busy_office import Made, accounts, busy_office
from tests.services.desk import Desk
from tests.services.service_calls import CALLS, OF_A_SECTION

NOT_ALLOWED = {"not_permitted", "not_of_the_section"}
NOBODY = "nobody"
WHO = (
    *("operator", "operator with documents", "operator elsewhere", "kasi", "kasi elsewhere"),
    *("kasi of all", "camat", "admin"),
)


ELSEWHERE = {"operator elsewhere", "kasi elsewhere"}
# Whose section it is matters to what writes activities alone.
CASES = [
    (who, name)
    for who in WHO
    for name in CALLS
    if who not in ELSEWHERE
    or CALLS[name].permission is Permission.ACTIVITIES
    or name in OF_A_SECTION
]


@dataclass
class Guarded:
    """Offices with accounts, to be copied for each call."""

    folder: Path
    made: Made
    accounts: dict[str, Account]

    def desk(self, target: Path, who: str, closed: bool) -> Desk:
        shutil.copytree(self.folder / ("TUTUP" if closed else "IKU"), target / "IKU")
        for name in ("bukti.pdf", "camat.p12", "dua.ikupak"):
            shutil.copy(self.folder / name, target)
        desk = Desk(Store.open(OfficePaths(target / "IKU")))
        desk.context.act_as(self.accounts.get(who))
        return desk


@pytest.fixture(scope="session")
def guarded(blank_office: Path, tmp_path_factory: pytest.TempPathFactory) -> Guarded:
    folder = tmp_path_factory.mktemp("guarded")
    made = busy_office(blank_office, folder)
    who: dict[str, Account] = {}
    for name in ("IKU", "TUTUP"):
        store = Store.open(OfficePaths(folder / name))
        with store.write("Siti Aminah", Desk(store).clock.now()) as work:
            for account in (who or accounts(made)).values():
                work.put(account)
        with store.read() as reader:
            stored = {each.name: each for each in reader.accounts()}
        who = {key: stored[each.name] for key, each in accounts(made).items()}
        store.close()
    return Guarded(folder, made, who)


@pytest.fixture
def opened() -> Iterator[list[Desk]]:
    desks: list[Desk] = []
    yield desks
    for desk in desks:
        desk.store.close()


def is_allowed(account: Account, name: str, made: Made) -> bool:
    permission = CALLS[name].permission
    if permission is None:
        return True
    of_a_section = permission is Permission.ACTIVITIES or name in OF_A_SECTION
    if of_a_section and Permission.EVERY_SECTION not in granted(account):
        return permission in granted(account) and account.section_id == made.own
    return permission in granted(account)


def state(desk: Desk) -> tuple[object, ...]:
    """All that a refused call must leave as it was: rows, evidence, copies, reports, files outside."""
    folder = desk.store.paths.folder.parent
    files = sorted(
        each.relative_to(folder).as_posix() for each in folder.rglob("*.*") if each.is_file()
    )
    return desk.counter(), [each for each in files if "journal" not in each]


@pytest.mark.parametrize(("who", "name"), CASES)
def test_that_a_role_does_what_it_may_and_nothing_else(
    guarded: Guarded, opened: list[Desk], tmp_path: Path, name: str, who: str
) -> None:
    call = CALLS[name]
    desk = guarded.desk(tmp_path, who, call.closed)
    opened.append(desk)
    if is_allowed(guarded.accounts[who], name, guarded.made):
        call.act(desk, guarded.made)
        return
    before = state(desk)
    with pytest.raises(Refused) as caught:
        call.act(desk, guarded.made)
    (problem,) = caught.value.problems
    assert problem.code in NOT_ALLOWED
    assert guarded.accounts[who].name in problem_text(problem)
    now = state(desk)
    # What asks a file of its own first (a workbook, a folder) may have made that.
    assert now[0] == before[0]
    assert {each for each in now[1] if each.startswith("IKU/bukti")} == {
        each for each in before[1] if each.startswith("IKU/bukti")
    }


@pytest.mark.parametrize("name", [each for each in CALLS if CALLS[each].permission is not None])
def test_that_nobody_writes_before_a_login(
    guarded: Guarded, opened: list[Desk], tmp_path: Path, name: str
) -> None:
    desk = guarded.desk(tmp_path, NOBODY, CALLS[name].closed)
    opened.append(desk)
    before = desk.counter()
    with pytest.raises(Refused) as caught:
        CALLS[name].act(desk, guarded.made)
    assert [each.code for each in caught.value.problems] == ["login_needed"]
    assert desk.counter() == before


@pytest.mark.parametrize(
    "name", [each for each in CALLS if not each.startswith("accounts.") or each == "accounts.add"]
)
def test_that_without_accounts_everybody_does_everything(
    guarded: Guarded, opened: list[Desk], tmp_path: Path, name: str
) -> None:
    if name == "accounts.add":
        pytest.skip("the first account must be an admin's: test_accounts")
    desk = guarded.desk(tmp_path, NOBODY, CALLS[name].closed)
    opened.append(desk)
    with desk.store.write("Siti", desk.clock.now()) as work:
        for each in work.accounts():
            work.remove(Account, each.id)
    CALLS[name].act(desk, guarded.made)


# How a transaction begins, who may is asked, and what of other modules writes.
WRITING = {"writing", "require", "choose", "pack", "make_backup", "write_place", "issue"}
# Each of these writes only through another call that stands in the table, or is called by one alone.
WITHIN = {
    "reports.issue_within",
    "progress.sign_within",
    "progress.attach_within",
    "progress.kept",
}


def services() -> dict[str, type]:
    """The services of an open office by the name of their property."""
    found: dict[str, type] = {}
    for name, prop in vars(OfficeServices).items():
        function = getattr(prop, "func", None)
        if function is not None:
            annotation = function.__annotations__["return"].strip('"')
            module = _module_of(annotation)
            found[name] = getattr(__import__(module, fromlist=[annotation]), annotation)
    return found


def _module_of(annotation: str) -> str:
    source = Path(OfficeServices.__module__.replace(".", "/") + ".py").read_text("utf-8")
    found = re.search(rf"from (iku_desktop\.services\.\w+) import {annotation}\n", source)
    assert found is not None, annotation
    return found[1]


def _called(node: ast.FunctionDef) -> set[str]:
    names = set()
    for each in ast.walk(node):
        if isinstance(each, ast.Call):
            function = each.func
            if isinstance(function, ast.Attribute):
                names.add(function.attr)
            elif isinstance(function, ast.Name):
                names.add(function.id)
    return names


def test_that_every_call_of_a_service_that_writes_stands_in_the_table() -> None:
    writing: set[str] = set()
    for name, kind in services().items():
        source = Path(kind.__module__.replace(".", "/") + ".py").read_text("utf-8")
        functions = {
            node.name: _called(node)
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.FunctionDef)
        }
        writes: set[str] = set()
        begun = WRITING
        while begun:
            writes |= begun
            begun = {each for each, called in functions.items() if called & writes} - writes
        public = {each for each in vars(kind) if not each.startswith("_") and each in writes}
        writing |= {f"{name}.{each}" for each in public}
    assert writing - WITHIN - set(CALLS) == set()
    # And it is found of every call that it writes, so that a new one would be.
    assert set(CALLS) - writing == set(), writing


def test_that_the_table_names_only_calls_that_there_are() -> None:
    known = services()
    for name in CALLS:
        service, _, method = name.partition(".")
        assert callable(getattr(known[service], method)), name

"""A new office is made whole or not at all, and only in a folder that holds nothing else."""

import errno
import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.plan import Goal, GoalKind, Indicator
from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.words import unavailable_text
from iku_desktop.storage import database_file, migrator, new_office
from iku_desktop.storage.store import Store
from iku_desktop.storage.unit_of_work import UnitOfWork
from tests.builders import CALENDAR, CATEGORIES, FISCAL, RULES, TYPES
from tests.storage.office_content import (
    AT,
    CONTENT,
    GOALS,
    OFFICE,
    PLAN,
    VILLAGES,
    WHO,
)


def create(folder: Path, content: OfficeContent = CONTENT) -> Store:
    return Store.create(OfficePaths(folder), content, WHO, AT)


def fault_of(folder: Path, content: OfficeContent = CONTENT) -> Unavailable:
    with pytest.raises(Unavailable) as caught:
        create(folder, content)
    assert "{" not in unavailable_text(caught.value)
    return caught.value


def everything_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def test_that_a_new_folder_has_the_parts_of_an_office(tmp_path: Path) -> None:
    create(tmp_path / "Kantor" / "IKU Desktop").close()
    assert everything_in(tmp_path / "Kantor" / "IKU Desktop") == {
        *("iku.sqlite3", "bukti", "cadangan", "laporan", "log"),
    }


def test_that_the_content_is_all_there(store: Store) -> None:
    with store.read() as reader:
        assert reader.office() == OFFICE
        assert [replace(each, id="") for each in reader.villages()] == sorted(
            VILLAGES, key=lambda village: village.code
        )
        assert [replace(each, id="") for each in reader.rules()] == sorted(
            RULES, key=lambda rule: rule.document_type
        )
        assert reader.document_types() == TYPES
        assert reader.categories() == CATEGORIES
        assert reader.presets() == {"calendar": CALENDAR, "fiscal": FISCAL}
        assert reader.causes() == CONTENT.causes
        (plan,) = reader.plans()
        assert (plan.title, plan.offsets, plan.set_on) == (PLAN.title, PLAN.offsets, PLAN.set_on)
        assert [goal.text for goal in plan.goals] == [goal.text for goal in GOALS]


def test_that_references_follow_the_new_ids(store: Store) -> None:
    with store.read() as reader:
        (plan,) = reader.plans()
        targets = reader.targets()
    goals = {goal.text: goal.id for goal in plan.goals}
    indicators = {each.code: each for each in plan.indicators}
    assert indicators["IPP"].goal_id == goals["Meningkatnya pelayanan"]
    assert indicators["IKU-2"].goal_id == goals["Meningkatnya koordinasi"]
    assert {each.indicator_id for each in targets} == {indicators["IKU-1"].id}
    given = {"tujuan", "sasaran", "ipp", "iku-1", "iku-2", "lembar"}
    assert given.isdisjoint({*goals.values(), plan.id, *(each.id for each in plan.indicators)})


def test_that_two_plans_may_use_the_same_ids_for_their_parts(tmp_path: Path) -> None:
    later = replace(PLAN, first_year=2027, last_year=2029)
    content = replace(CONTENT, plans=(PLAN, later))
    with closing(create(tmp_path / "IKU", content)) as store, store.read() as reader:
        first, second = reader.plans()
    for plan in (first, second):
        own = {goal.id for goal in plan.goals}
        assert {each.goal_id for each in plan.indicators} <= own
    assert {each.id for each in first.goals}.isdisjoint({each.id for each in second.goals})


def test_that_an_office_may_have_nothing_but_its_name(tmp_path: Path) -> None:
    with closing(create(tmp_path / "IKU", OfficeContent(OFFICE))) as store, store.read() as reader:
        assert reader.office() == OFFICE
        assert (reader.villages(), reader.plans(), reader.categories()) == ((), (), ())


@pytest.mark.parametrize("known", [(), ("iku.lock",), ("log/iku.log",), ("iku.lock", "log/a.log")])
def test_that_a_folder_with_our_own_lock_and_log_is_empty(
    tmp_path: Path, known: tuple[str, ...]
) -> None:
    for name in known:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    create(tmp_path).close()
    assert all((tmp_path / name).read_text() == "x" for name in known)


@pytest.mark.parametrize("name", ["surat.docx", "foto/desa.jpg", ".git", "iku.sqlite3-wal"])
def test_that_a_folder_with_something_else_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("penting")
    before = everything_in(tmp_path)
    fault = fault_of(tmp_path)
    assert (fault.code, fault.values["name"]) == ("not_empty", name.split("/")[0])
    assert everything_in(tmp_path) == before
    assert (tmp_path / name).read_text() == "penting"


def test_that_an_office_is_never_made_over_another(paths: OfficePaths) -> None:
    before = paths.database.read_bytes()
    assert fault_of(paths.folder).code == "office_exists"
    assert paths.database.read_bytes() == before


def test_that_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    assert fault_of(tmp_path / "berkas").code == "not_a_folder"
    assert fault_of(tmp_path / "berkas" / "di dalam").code == "folder_missing"
    assert (tmp_path / "berkas").read_text() == "x"


def test_that_content_that_contradicts_itself_leaves_nothing(tmp_path: Path) -> None:
    twice = replace(CONTENT, villages=(VILLAGES[0], VILLAGES[0]))
    with pytest.raises(Refused):
        create(tmp_path / "IKU", twice)
    assert not (tmp_path / "IKU").exists()


def test_that_an_indicator_without_its_goal_is_a_bug_and_leaves_nothing(tmp_path: Path) -> None:
    goal = Goal("g", GoalKind.STRATEGIC, "Sasaran")
    lost = Indicator("i", "IKU-9", "Judul", "Pendek", "no-goal", "follow_up")
    content = replace(CONTENT, plans=(replace(PLAN, goals=(goal,), indicators=(lost,)),))
    with pytest.raises(KeyError):
        create(tmp_path / "IKU", content)
    assert not (tmp_path / "IKU").exists()


def refuse(number: int) -> Callable[..., None]:
    """The disk's refusal, given by hand: the tests may run as root, whom no permission stops."""

    def refused(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refused


STEPS = {
    "at the folder": (Path, "mkdir"),
    "at the empty file": (Path, "touch"),
    "at the migration": (migrator, "run_steps"),
    "at the content": (UnitOfWork, "put_presets"),
    "at the fsync": (database_file, "sync_file"),
    "at the move": (Path, "replace"),
}


@pytest.mark.parametrize(("place", "name"), STEPS.values(), ids=STEPS.keys())
@pytest.mark.parametrize(
    ("number", "code"), [(errno.ENOSPC, "disk_full"), (errno.EROFS, "read_only")]
)
def test_that_a_disk_that_refuses_leaves_nothing_and_the_next_try_works(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: object,
    name: str,
    number: int,
    code: str,
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(place, name, refuse(number))
        assert fault_of(tmp_path / "IKU").code == code
    assert not (tmp_path / "IKU").exists()
    with closing(create(tmp_path / "IKU")) as store:
        assert store.check() == ()


def test_that_a_crash_leaves_no_half_office_and_the_next_try_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unfinished = tmp_path / new_office.UNFINISHED_NAME
    with monkeypatch.context() as patched:
        # What a pulled plug leaves behind: nobody cleans up.
        patched.setattr(new_office, "remove_leftovers", lambda _: None)
        patched.setattr(new_office, "move_into_place", refuse(errno.EIO))
        assert fault_of(tmp_path).code == "disk_error"
    assert unfinished.exists()
    with pytest.raises(Unavailable) as caught:
        Store.open(OfficePaths(tmp_path))
    assert caught.value.code == "no_office"
    (tmp_path / f"{new_office.UNFINISHED_NAME}-journal").write_bytes(b"half")
    create(tmp_path).close()
    assert everything_in(tmp_path) == {"iku.sqlite3", "bukti", "cadangan", "laporan", "log"}


def test_that_a_folder_that_was_there_stays_when_making_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "iku.lock").write_text("")
    with monkeypatch.context() as patched:
        patched.setattr(database_file, "sync_file", refuse(errno.ENOSPC))
        fault_of(tmp_path)
    assert everything_in(tmp_path) == {"iku.lock"}

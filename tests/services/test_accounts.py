"""Accounts of an office: made by an admin, opened by a passphrase, waiting after wrong tries."""

from datetime import datetime, timedelta

import pytest

from iku_desktop.domain.accounts import Role
from iku_desktop.domain.audit import AuditFilter
from iku_desktop.domain.permissions import Permission
from iku_desktop.presentation.audit_words import action_text, changes_text
from iku_desktop.services.context import Context
from iku_desktop.services.office_services import OfficeServices
from tests.services.desk import Desk

SECRET = "rahasia sekali"


class MovedClock:
    """A clock that tests move by seconds."""

    def __init__(self) -> None:
        self.time = datetime.fromisoformat("2025-12-01T10:24:00")

    def today(self):  # type: ignore[no-untyped-def]
        return self.time.date()

    def now(self) -> datetime:
        return self.time

    def go_on(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


def typed(name: str, role: Role = Role.ADMIN, **more: object) -> dict[str, object]:
    secret = {"passphrase": SECRET, "passphrase_again": SECRET}
    return {"name": name, "role": role.value, **secret, **more}


@pytest.fixture
def guarded(desk: Desk) -> Desk:
    """An office whose only account is its admin's, who is logged in."""
    desk.services.accounts.add(typed("Siti Aminah"))  # type: ignore[arg-type]
    return desk


def restarted(desk: Desk, clock: object) -> OfficeServices:
    return OfficeServices.of(Context(desk.store, clock, "PC Kantor"))  # type: ignore[arg-type]


def told(desk: Desk) -> list[str]:
    lines = desk.services.trail.page(AuditFilter(tables=("account",))).lines
    return [
        f"{each.who}: {action_text(each)} {each.subject}: {changes_text(each)}" for each in lines
    ]


def test_that_an_office_begins_without_accounts_and_nobody_must_log_in(desk: Desk) -> None:
    accounts = desk.services.accounts
    assert not accounts.are_used
    assert (accounts.lines(), accounts.current) == ((), None)
    assert all(accounts.may(each) for each in Permission)


def test_that_whoever_makes_the_first_account_works_as_it_from_then_on(guarded: Desk) -> None:
    accounts = guarded.services.accounts
    assert accounts.are_used
    assert accounts.current is not None
    assert accounts.current.name == "Siti Aminah"
    assert guarded.context.user == "Siti Aminah"
    assert not accounts.may(Permission.CLOSE)


def test_that_the_first_account_must_be_an_admin(desk: Desk) -> None:
    add = desk.services.accounts.add
    assert desk.refused(lambda: add(typed("Adi", Role.CAMAT))) == {"role": "first_account_admin"}  # type: ignore[arg-type]


def test_that_every_problem_of_a_new_account_is_told_at_once(guarded: Desk) -> None:
    form = {"name": "siti aminah", "role": "operator", "passphrase": "pendek"}
    assert guarded.refused(lambda: guarded.services.accounts.add(form)) == {
        "name": "account_twice",
        "section": "account_needs_section",
        "passphrase": "passphrase_short",
    }
    assert guarded.refused(lambda: guarded.services.accounts.add({})) == {
        "name": "needed",
        "role": "needed",
        "section": "account_needs_section",
        "passphrase": "passphrase_short",
    }
    unknown = typed("Budi", Role.OPERATOR, section="TIDAK ADA")
    assert guarded.refused(lambda: guarded.services.accounts.add(unknown)) == {  # type: ignore[arg-type]
        "section": "account_needs_section"
    }


def test_that_an_account_is_listed_with_its_section_by_name(guarded: Desk) -> None:
    section = guarded.services.settings.sections()[1]
    for spelling in (section.id, section.code.lower()):
        name = f"Budi {spelling[:3]}"
        guarded.services.accounts.add(typed(name, Role.OPERATOR, section=spelling))  # type: ignore[arg-type]
    lines = guarded.services.accounts.lines()
    assert [each.section for each in lines[:2]] == [section.name, section.name]
    assert lines[2].section == ""


def test_that_a_login_needs_the_passphrase_and_an_active_account(guarded: Desk) -> None:
    admin = guarded.services.accounts
    added = admin.add(typed("Adi", Role.CAMAT))  # type: ignore[arg-type]
    services = restarted(guarded, guarded.clock)
    assert services.accounts.current is None
    assert services.accounts.log_in("ADI", SECRET).role is Role.CAMAT
    assert services.context.user == "Adi"
    admin.change(added.id, {"active": False})
    assert services.accounts.current is None
    assert guarded.refused(lambda: services.accounts.log_in("Adi", SECRET)) == {
        "name": "account_unknown"
    }
    assert guarded.refused(lambda: services.accounts.log_in("Orang", SECRET)) == {
        "name": "account_unknown"
    }


def test_that_logging_out_gives_the_name_of_the_user_of_the_pc_back(guarded: Desk) -> None:
    services = restarted(guarded, guarded.clock)
    services.accounts.log_in("Siti Aminah", SECRET)
    services.accounts.log_out()
    assert (services.context.user, services.accounts.current) == ("PC Kantor", None)


def test_that_wrong_tries_make_wait_longer_and_longer(guarded: Desk) -> None:
    clock = MovedClock()
    accounts = restarted(guarded, clock).accounts

    def code(passphrase: str) -> tuple[str, object]:
        from iku_desktop.domain.problems import Refused

        with pytest.raises(Refused) as caught:
            accounts.log_in("Siti Aminah", passphrase)
        (problem,) = caught.value.problems
        return problem.code, problem.values["seconds"]

    for seconds in (1, 2, 4, 8, 16, 32, 60, 60):
        assert code("salah sekali") == ("login_wrong", seconds)
        clock.go_on(seconds - 0.5)
        # Even the right one has to wait, so that nobody learns anything meanwhile.
        assert code(SECRET) == ("login_wait", 1)
        clock.go_on(0.5)
    assert accounts.log_in("Siti Aminah", SECRET).wrong_tries == 0
    assert code("salah sekali") == ("login_wrong", 1)


def test_that_closing_the_program_does_not_shorten_the_wait(guarded: Desk) -> None:
    clock = MovedClock()
    for _ in range(5):
        with pytest.raises(Exception, match="login_wrong"):
            restarted(guarded, clock).accounts.log_in("Siti Aminah", "salah sekali")
        clock.go_on(100)
    clock.go_on(-99)
    with pytest.raises(Exception, match="login_wait"):
        restarted(guarded, clock).accounts.log_in("Siti Aminah", SECRET)


def test_that_a_clock_set_back_neither_opens_the_door_nor_shuts_it_for_years(
    guarded: Desk,
) -> None:
    clock = MovedClock()
    accounts = restarted(guarded, clock).accounts
    with pytest.raises(Exception, match="login_wrong"):
        accounts.log_in("Siti Aminah", "salah sekali")
    clock.go_on(-5_000_000)
    with pytest.raises(Exception, match="login_wait"):
        accounts.log_in("Siti Aminah", SECRET)
    clock.go_on(1)
    assert accounts.log_in("Siti Aminah", SECRET).name == "Siti Aminah"


def test_that_only_an_admin_gives_another_account_a_passphrase(guarded: Desk) -> None:
    accounts = guarded.services.accounts
    added = accounts.add(typed("Adi", Role.CAMAT))  # type: ignore[arg-type]
    new = {"passphrase": "lain lagi sekali", "passphrase_again": "lain lagi sekali"}
    camat = restarted(guarded, guarded.clock)
    camat.accounts.log_in("Adi", SECRET)
    for each in accounts.lines():
        refused = guarded.refused(lambda each=each: camat.accounts.set_passphrase(each.id, new))
        assert refused == {"": "not_permitted"}
    accounts.set_passphrase(added.id, new)
    assert accounts.log_in("Adi", "lain lagi sekali").name == "Adi"


def test_that_whoever_knows_the_old_passphrase_changes_the_own_one(guarded: Desk) -> None:
    accounts = guarded.services.accounts
    section = guarded.section()
    accounts.add(typed("Budi", Role.OPERATOR, section=section))  # type: ignore[arg-type]
    accounts.log_in("Budi", SECRET)
    new = {"passphrase": "lain lagi sekali", "passphrase_again": "lain lagi sekali"}
    assert guarded.refused(lambda: accounts.change_passphrase({**new, "old": "salah"})) == {
        "old": "login_wrong_old"
    }
    assert guarded.refused(lambda: accounts.change_passphrase({**new, "passphrase": "x"})) == {
        "old": "login_wrong_old"
    }
    accounts.change_passphrase({**new, "old": SECRET})
    accounts.log_out()
    assert guarded.refused(lambda: accounts.change_passphrase({**new, "old": SECRET})) == {
        "": "login_needed"
    }
    assert accounts.log_in("Budi", "lain lagi sekali").name == "Budi"


def test_that_the_last_admin_can_not_shut_himself_out(guarded: Desk) -> None:
    accounts = guarded.services.accounts
    mine = accounts.lines()[0].id
    assert guarded.refused(lambda: accounts.change(mine, {"active": False})) == {
        "active": "last_admin"
    }
    assert guarded.refused(lambda: accounts.change(mine, {"role": "camat"})) == {
        "role": "last_admin"
    }
    assert guarded.refused(lambda: accounts.change("tidak ada", {})) == {"": "unknown_row"}


def test_that_a_new_name_and_role_count_at_once(guarded: Desk) -> None:
    accounts = guarded.services.accounts
    accounts.add(typed("Kedua"))  # type: ignore[arg-type]
    mine = accounts.current
    assert mine is not None
    accounts.change(mine.id, {"name": "Siti A.", "role": "camat"})
    assert guarded.context.user == "Siti A."
    assert accounts.may(Permission.CLOSE)
    assert guarded.refused(lambda: accounts.change(mine.id, {"role": "admin"})) == {
        "": "not_permitted"
    }


def test_that_turning_accounts_off_needs_the_admins_passphrase_and_frees_all(
    guarded: Desk,
) -> None:
    accounts = guarded.services.accounts
    accounts.add(typed("Adi", Role.CAMAT))  # type: ignore[arg-type]
    assert guarded.refused(lambda: accounts.turn_off("salah")) == {"passphrase": "login_wrong_old"}
    accounts.log_in("Adi", SECRET)
    assert guarded.refused(lambda: accounts.turn_off(SECRET)) == {"": "not_permitted"}
    accounts.log_in("Siti Aminah", SECRET)
    accounts.turn_off(SECRET)
    assert not accounts.are_used
    assert all(accounts.may(each) for each in Permission)
    assert guarded.activity().id


def test_that_changes_of_accounts_are_done_for_good(guarded: Desk) -> None:
    guarded.activity()
    accounts = guarded.services.accounts
    accounts.add(typed("Adi", Role.CAMAT))  # type: ignore[arg-type]
    turned = guarded.services.history.undo(guarded.moment())
    assert next(table for table, _ in turned.step.rows) == "activity"
    assert len(accounts.lines()) == 2
    assert guarded.refused(lambda: guarded.services.history.undo(guarded.moment())) == {
        "": "only_for_good"
    }


def test_that_nobody_takes_back_what_another_account_did(guarded: Desk) -> None:
    accounts = guarded.services.accounts
    accounts.add(typed("Adi", Role.CAMAT))  # type: ignore[arg-type]
    guarded.activity()
    accounts.log_in("Siti Aminah", SECRET)
    assert guarded.services.history.undoable is not None, "the same account came back"
    accounts.log_in("Adi", SECRET)
    assert guarded.services.history.undoable is None


def test_that_the_trail_names_the_account_and_tells_no_passphrase(guarded: Desk) -> None:
    accounts = guarded.services.accounts
    accounts.add(typed("Budi", Role.OPERATOR, section=guarded.section(), village_documents=True))  # type: ignore[arg-type]
    accounts.log_in("Budi", SECRET)
    saved = guarded.activity()
    with guarded.context.reading() as rows:
        (entry,) = rows.reader.audit_of("activity", saved.id)
    assert entry.created_by == "Budi"
    accounts.change_passphrase(
        {"old": SECRET, "passphrase": SECRET * 2, "passphrase_again": SECRET * 2}
    )
    said = told(guarded)
    assert said[0] == "Budi: Ubah Budi: Kata sandi: – → diganti"
    assert "Peran: Operator Seksi" in said[1]
    assert "Mengisi dokumen Desa: Ya" in said[1]
    assert not any("argon2" in each or SECRET in each for each in said)
    accounts.log_in("Siti Aminah", SECRET)
    accounts.turn_off(SECRET)
    with guarded.store.read() as reader:
        entries = reader.audit_between(0, reader.change_counter())
    assert not any("argon2" in f"{each.old}{each.new}" for each in entries)
    assert guarded.store.check() == ()


def test_that_an_admin_changes_an_account_and_its_passphrase_in_one_step(guarded: Desk) -> None:
    accounts = guarded.services.accounts
    added = accounts.add(typed("Adi", Role.CAMAT))  # type: ignore[arg-type]
    both = {"name": "Adi W.", "passphrase": SECRET * 2, "passphrase_again": SECRET}
    assert guarded.refused(lambda: accounts.change(added.id, both)) == {
        "passphrase_again": "passphrase_differs"
    }
    accounts.change(added.id, {**both, "passphrase_again": SECRET * 2})
    assert accounts.log_in("Adi W.", SECRET * 2).role is Role.CAMAT
    own = accounts.current
    assert own is not None
    refused = guarded.refused(
        lambda: accounts.change(own.id, {**both, "passphrase_again": SECRET * 2})
    )
    assert refused == {"": "not_permitted"}, "the own passphrase needs the old one"


def test_that_the_screen_locks_after_a_quarter_of_an_hour_unless_set_otherwise(desk: Desk) -> None:
    preferences = desk.services.preferences
    assert preferences.idle_minutes() == 15
    preferences.change_locking({"idle_lock": "5"})
    assert preferences.idle_minutes() == 5
    assert desk.refused(lambda: preferences.change_locking({"idle_lock": "0"})) == {
        "idle_lock": "out_of_range"
    }
    preferences.change_locking({"idle_lock": ""})
    assert preferences.idle_minutes() == 15

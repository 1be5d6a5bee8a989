"""Accounts in the window: the door, waiting after a wrong try, the lock, another account, the settings."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from iku_desktop.domain.accounts import Role
from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices
from iku_desktop.ui.account_desk import AccountDesk
from iku_desktop.ui.dialogs.login import LoginDialog
from iku_desktop.ui.dialogs.restore_login import RestoreLoginDialog
from iku_desktop.ui.dialogs.settings_pages.accounts import AccountsPage
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.pages.start import StartPage
from iku_desktop.ui.theme import Theme
from tests.services.desk import Desk, StoppedClock
from tests.ui.conftest import message_boxes
from tests.ui.settings_pages import Open

SECRET = "rahasia sekali"


def typed(name: str, role: Role, **more: object) -> dict[str, object]:
    secret = {"passphrase": SECRET, "passphrase_again": SECRET}
    return {"name": name, "role": role.value, **secret, **more}


@dataclass
class Door:
    """The window before an office with accounts."""

    main: MainWindow
    qtbot: QtBot

    def dialog(self) -> LoginDialog:
        found = [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, LoginDialog) and each.isVisible()
        ]
        assert len(found) == 1
        return found[0]

    def log_in(self, name: str, passphrase: str = SECRET) -> None:
        dialog = self.dialog()
        dialog.form.load({"name": name, "passphrase": passphrase})
        dialog.log_in()
        self.qtbot.waitUntil(lambda: _is_settled(dialog), timeout=20_000)

    @property
    def view(self) -> OfficeView:
        view = self.main.centralWidget()
        assert isinstance(view, OfficeView)
        return view

    @property
    def desk(self) -> AccountDesk:
        desk = self.view.findChild(AccountDesk)
        assert desk is not None
        return desk


def _is_settled(dialog: LoginDialog) -> bool:
    try:
        return not dialog.isVisible() or bool(dialog.form.fields["passphrase"].problem)
    except RuntimeError:  # it is gone
        return True


@pytest.fixture
def door(blank_office: Path, tmp_path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Door]:
    folder = tmp_path / "IKU"
    shutil.copytree(blank_office, folder)
    offices = Offices(StoppedClock(), "PC Kantor")
    office = offices.open(OfficePaths(folder))
    accounts = office.services.accounts
    accounts.add(typed("Siti", Role.ADMIN))  # type: ignore[arg-type]
    section = office.services.settings.sections()[0].id
    accounts.add(typed("Budi", Role.OPERATOR, section=section))  # type: ignore[arg-type]
    office.close()
    main = MainWindow(offices, theme)
    main.show()
    main.open_office(OfficePaths(folder))
    door = Door(main, qtbot)
    qtbot.waitUntil(lambda: main.findChild(LoginDialog) is not None, timeout=20_000)
    yield door
    QThreadPool.globalInstance().waitForDone()
    if main.office is not None:
        main.office.close()


def test_that_nothing_of_an_office_is_shown_before_a_login(door: Door) -> None:
    behind = door.main.centralWidget()
    assert isinstance(behind, QLabel)
    assert behind.text() == "", "nothing is opened any more"
    names = door.dialog().form.fields["name"]
    assert names.typed() == "Budi"
    door.log_in("Siti")
    assert door.view.status.user.text() == "Siti (Admin)"
    assert door.desk.idle.isActive()
    assert door.desk.idle.interval() == 15 * 60_000


def test_that_a_wrong_passphrase_is_told_and_counts_down(door: Door) -> None:
    door.log_in("Siti", "salah sekali")
    dialog = door.dialog()
    assert "setelah 1 detik" in dialog.form.fields["passphrase"].problem
    assert dialog.form.typed()["passphrase"] == ""
    assert not dialog.go_button.isEnabled()
    dialog.tick.timeout.emit()
    assert dialog.go_button.isEnabled()
    assert not dialog.tick.isActive()
    assert "tidak cocok" in dialog.form.fields["passphrase"].problem
    door.log_in("Siti")
    assert "Tunggu 1 detik" in door.dialog().form.fields["passphrase"].problem


def test_that_going_away_from_the_door_gives_the_folder_back(door: Door) -> None:
    door.dialog().leave_button.click()
    assert isinstance(door.main.centralWidget(), StartPage)
    assert door.main.office is None


def test_that_the_lock_hides_window_and_dialogs_and_gives_them_back(door: Door) -> None:
    door.log_in("Budi")
    other = QDialog(door.main)
    other.open()
    door.desk.idle.timeout.emit()
    assert door.desk.is_locked
    assert not other.isVisible()
    door.desk.lock()
    dialog = door.dialog()
    dialog.reject()
    assert dialog.isVisible(), "nobody gets past the lock"
    assert dialog.form.typed()["name"] == "Budi"
    door.log_in("Budi")
    assert not door.desk.is_locked
    assert other.isVisible()
    assert door.desk.idle.isActive()


def test_that_another_account_takes_over_and_one_may_stay(door: Door) -> None:
    door.log_in("Budi")
    door.desk.switch()
    door.dialog().leave_button.click()
    assert door.view.status.user.text() == "Budi (Operator Seksi)"
    door.desk.switch()
    door.log_in("Siti")
    assert door.view.status.user.text() == "Siti (Admin)"


def test_that_a_refusal_says_who_may(door: Door) -> None:
    door.log_in("Budi")
    settings = door.view.context.services.settings
    door.view.context.attempt(lambda: settings.change_office({"place": "X"}))
    (box,) = message_boxes()
    assert "hanya boleh oleh Camat atau Admin" in box.informativeText() + box.text()
    box.close()


def test_that_an_office_without_accounts_neither_locks_nor_asks(
    context: object, desk: Desk
) -> None:
    assert not desk.services.accounts.are_used


def page(settings: Open) -> AccountsPage:
    found = settings("accounts").pages["accounts"]
    assert isinstance(found, AccountsPage)
    return found


def test_that_the_first_account_is_made_on_the_settings_page(settings: Open, desk: Desk) -> None:
    accounts = page(settings)
    assert accounts.off_button.isHidden()
    accounts.rows.begin_new()
    form = accounts.rows.detail.form
    assert form.typed()["role"] == "admin"
    form.fields["name"].put("Siti")
    form.fields["passphrase"].put(SECRET)
    form.fields["passphrase_again"].put("lain")
    accounts.rows.detail.save()
    assert form.fields["passphrase_again"].problem
    form.fields["passphrase_again"].put(SECRET)
    accounts.rows.detail.save()
    assert [each.name for each in desk.services.accounts.lines()] == ["Siti"]
    assert desk.context.user == "Siti"
    assert accounts.off_button.isVisibleTo(accounts)
    assert not accounts.rows.detail.form.typed()["passphrase"], "a passphrase stays nowhere"


def test_that_the_minutes_of_the_lock_are_set_there(settings: Open, desk: Desk) -> None:
    accounts = page(settings)
    assert accounts.idle.form.typed()["idle_lock"] == "15"
    accounts.idle.form.fields["idle_lock"].put("5")
    accounts.idle.save()
    assert desk.services.preferences.idle_minutes() == 5


def test_that_accounts_are_turned_off_with_the_admins_passphrase(
    settings: Open, desk: Desk
) -> None:
    desk.services.accounts.add(typed("Siti", Role.ADMIN))  # type: ignore[arg-type]
    accounts = page(settings)
    accounts._turn_off("salah")
    (box,) = message_boxes()
    box.close()
    assert desk.services.accounts.are_used
    accounts._turn_off(SECRET)
    assert not desk.services.accounts.are_used


def _restorer(door: Door) -> RestoreLoginDialog:
    def found() -> list[RestoreLoginDialog]:
        return [each for each in door.main.findChildren(RestoreLoginDialog) if each.isVisible()]

    door.qtbot.waitUntil(lambda: len(found()) == 1, timeout=20_000)
    return found()[0]


def _give(door: Door, name: str, passphrase: str) -> None:
    dialog = _restorer(door)
    dialog.form.load({"name": name, "passphrase": passphrase})
    dialog.go_button.click()


def test_that_a_copy_is_restored_from_the_start_page_by_who_may(door: Door, tmp_path: Path) -> None:
    door.log_in("Siti")
    copy = tmp_path / "flash.ikubak"
    door.view.office.services.backups.write(copy, "")
    paths = door.view.office.paths
    door.main.show_start(paths)
    door.qtbot.waitUntil(lambda: door.main.office is None, timeout=20_000)
    door.main.restore_copy(paths, copy, "")
    assert any("memakai akun" in each.text() for each in _restorer(door).findChildren(QLabel))
    _give(door, "Budi", SECRET)
    door.qtbot.waitUntil(lambda: bool(message_boxes()), timeout=20_000)
    (box,) = message_boxes()
    assert "hanya boleh oleh" in box.text() + box.informativeText()
    box.close()


def test_that_a_wrong_passphrase_of_who_restores_is_told_at_its_field(
    door: Door, tmp_path: Path
) -> None:
    door.log_in("Siti")
    copy = tmp_path / "flash.ikubak"
    door.view.office.services.backups.write(copy, "")
    paths = door.view.office.paths
    door.main.show_start(paths)
    door.qtbot.waitUntil(lambda: door.main.office is None, timeout=20_000)
    door.main.restore_copy(paths, copy, "")
    _give(door, "Siti", "salah sekali")
    dialog = _restorer(door)
    assert "tidak cocok" in dialog.form.fields["passphrase"].problem
    assert dialog.form.typed()["name"] == "Siti"
    dialog.reject()
    assert isinstance(door.main.centralWidget(), StartPage)
    clock = door.main.offices.clock
    assert isinstance(clock, StoppedClock)
    clock.day += timedelta(days=1)
    door.main.restore_copy(paths, copy, "")
    _give(door, "Siti", SECRET)
    door.qtbot.waitUntil(lambda: bool(message_boxes()), timeout=20_000)
    (box,) = message_boxes()
    assert box.text() == "Cadangan sudah dipulihkan"
    box.close()

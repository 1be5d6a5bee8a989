"""The window over midnight, after sleep, and with a PC clock that fell back."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from iku_desktop.domain.backups import BackupReason
from iku_desktop.domain.problems import Unavailable
from iku_desktop.domain.read_models import Concern, ConcernLine
from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.page import Door
from iku_desktop.ui.pages.documents import DocumentsPage
from iku_desktop.ui.pages.home import HomePage
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.concern_rows import LINE
from tests.services.desk import StoppedClock
from tests.ui.conftest import message_boxes


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock(date(2025, 12, 23))


@pytest.fixture
def view(
    theme: Theme, clock: StoppedClock, blank_office: Path, tmp_path: Path, qtbot: QtBot
) -> OfficeView:
    window = MainWindow(Offices(clock, "Siti Aminah"), theme)
    qtbot.addWidget(window)
    window.show()
    folder = tmp_path / "IKU"
    shutil.copytree(blank_office, folder)
    window.open_office(OfficePaths(folder))
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), OfficeView), timeout=20_000)
    opened = window.centralWidget()
    assert isinstance(opened, OfficeView)
    return opened


def chips(view: OfficeView) -> list[str]:
    page = view.page
    assert isinstance(page, HomePage)
    return [each.text() for each in page.agenda.chips.values() if not each.isHidden()]


def test_that_midnight_moves_date_and_agenda_of_the_open_window(
    view: OfficeView, clock: StoppedClock
) -> None:
    assert "7 hari lagi 11" not in chips(view)
    clock.day = date(2025, 12, 24)
    view.look_at_the_day()
    assert view.status.today.text() == "Rabu, 24 Desember 2025"
    assert "7 hari lagi 11" in chips(view)
    assert view.context.moment.today == date(2025, 12, 24)


def test_that_a_new_year_makes_the_missing_ones_overdue(
    view: OfficeView, clock: StoppedClock
) -> None:
    clock.day = date(2025, 12, 31)
    view.look_at_the_day()
    assert "7 hari lagi 11" in chips(view)
    clock.day = date(2026, 1, 1)
    view.look_at_the_day()
    assert chips(view) == ["Terlambat 11"]


def test_that_coming_back_after_sleep_looks_at_the_day_at_once(
    view: OfficeView, clock: StoppedClock
) -> None:
    clock.day = date(2025, 12, 27)
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert view.context.moment.today == date(2025, 12, 23)
    application.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert view.context.moment.today == date(2025, 12, 27)


def test_that_the_clock_is_looked_at_again_and_again(view: OfficeView, clock: StoppedClock) -> None:
    assert view._clock.isActive()
    clock.day = date(2025, 12, 28)
    view._clock.timeout.emit()
    assert view.context.moment.today == date(2025, 12, 28)


def test_that_a_clock_that_fell_back_is_warned_of_with_both_times(
    view: OfficeView, clock: StoppedClock
) -> None:
    view.look_at_the_day()
    assert view.clock_strip.isHidden()
    clock.day = date(2009, 1, 1)
    view.look_at_the_day()
    assert view.clock_strip.isVisible()
    assert "01/01/2009" in view.clock_strip.words.text()
    assert "01/12/2025" in view.clock_strip.words.text()
    clock.day = date(2025, 12, 24)
    view.look_at_the_day()
    assert view.clock_strip.isHidden()


def test_that_a_clock_can_be_said_to_be_right(view: OfficeView, clock: StoppedClock) -> None:
    clock.day = date(2025, 11, 1)
    view.look_at_the_day()
    view.clock_strip.button.click()
    (box,) = message_boxes()
    assert "01/11/2025" in box.text()
    next(each for each in box.buttons() if each.text() == "Jam PC sudah benar").click()
    assert view.clock_strip.isHidden()
    assert view.office.services.agenda.clock_problem() is None


def test_that_a_busy_database_keeps_the_last_warning_instead_of_failing(
    view: OfficeView, clock: StoppedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock.day = date(2009, 1, 1)
    view.look_at_the_day()

    def busy() -> None:
        raise Unavailable("locked")

    monkeypatch.setattr(view.office.services.agenda, "clock_problem", busy)
    view.look_at_the_day()
    assert view.clock_strip.isVisible()


def test_that_midnight_leaves_what_is_being_typed(view: OfficeView, clock: StoppedClock) -> None:
    view.go_to(Door("documents"))
    page = view.page
    assert isinstance(page, DocumentsPage)
    villages = view.office.services.villages.rows()
    page.grid.go_to(villages[0].village.id, "0.date")
    QTest.keyClicks(page.grid.table, "1")
    (editor,) = page.grid.table.findChildren(QLineEdit)
    QTest.keyClicks(editor, "2/1")
    clock.day = date(2025, 12, 24)
    view.look_at_the_day()
    assert view.status.today.text() == "Rabu, 24 Desember 2025"
    editors = [each.text() for each in page.grid.table.findChildren(QLineEdit)]
    assert editors == ["12/1"]


def test_that_an_old_copy_stands_on_beranda_until_its_line_made_a_new_one(
    view: OfficeView, clock: StoppedClock, tmp_path: Path, qtbot: QtBot
) -> None:
    backups = view.context.services.backups
    (tmp_path / "FLASH").mkdir()
    backups.make(BackupReason.CLOSE)
    backups.choose_place(tmp_path / "FLASH", sealed=False)
    clock.day = date(2025, 12, 31)
    view.look_at_the_day()
    page = view.page
    assert isinstance(page, HomePage)

    def lines() -> list[ConcernLine]:
        rows = page.concerns.rows
        return [rows.item(place).data(LINE) for place in range(rows.count())]

    assert lines()[0].concern is Concern.COPY_OLD
    page.concerns.rows.line_opened.emit(lines()[0])
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=20_000)
    for box in message_boxes():
        box.close()
    assert len(list((tmp_path / "FLASH").iterdir())) == 1
    assert Concern.COPY_OLD not in {each.concern for each in lines()}

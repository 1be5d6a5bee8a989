"""The menu Laporan: every report, and what is done with the one that is shown and with its quarter."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from iku_desktop.domain.periods import Quarter
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.texts import t
from iku_desktop.services.offices import Offices
from iku_desktop.ui.dialogs.closing_history import ClosingHistoryDialog
from iku_desktop.ui.dialogs.quarter_closing import CloseQuarterDialog
from iku_desktop.ui.dialogs.work_dialog import WorkDialog
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.menus import REPORT_ACTS
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.pages import reports
from iku_desktop.ui.pages.reports import ReportsPage
from iku_desktop.ui.theme import Theme
from tests.services.desk import StoppedClock
from tests.ui.dialogs_open import open_dialogs, the_dialog
from tests.ui.pdfs import MadeReports
from tests.ui.report_pages import made as made

FIRST = Quarter(2025, 1)


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> MainWindow:
    window = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def view(
    window: MainWindow, made: MadeReports, blank_office: Path, tmp_path: Path, qtbot: QtBot
) -> OfficeView:
    """An office at TW I 2025, whose reports are made at once."""
    shutil.copytree(blank_office, tmp_path / "IKU")
    window.open_office(OfficePaths(tmp_path / "IKU"))
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), OfficeView), timeout=20_000)
    view = window.centralWidget()
    assert isinstance(view, OfficeView)
    view.choose_quarter(FIRST)
    return view


def entries(window: MainWindow) -> list[QAction]:
    """The entries of the menu Laporan, without the lines between them."""
    menus = window.menuBar().findChildren(QMenu)
    (menu,) = [each for each in menus if each.title() == t("frame.menu.report")]
    return [each for each in menu.actions() if not each.isSeparator()]


def press(window: MainWindow, key: str) -> None:
    words = t(f"frame.action.{key}")
    next(each for each in entries(window) if each.text() == words).trigger()


def page_of(view: OfficeView) -> ReportsPage:
    assert isinstance(view.page, ReportsPage)
    return view.page


def test_that_the_menu_lists_the_reports_and_then_what_is_done_with_them(
    view: OfficeView, window: MainWindow
) -> None:
    assert [each.text() for each in entries(window)] == [
        *("Laporan capaian IKU", "Lembar IKU", "Surat Pengingat"),
        *(t(f"frame.action.{key}") for _act, key, _keys in REPORT_ACTS),
    ]


def test_that_no_two_entries_of_all_menus_have_the_same_shortcut(
    view: OfficeView, window: MainWindow
) -> None:
    menus = window.menuBar().findChildren(QMenu)
    every = [each.shortcut().toString() for menu in menus for each in menu.actions()]
    keys = [each for each in every if each]
    assert {"Ctrl+S", "Ctrl+P", "Ctrl+L"} <= set(keys)
    assert len(set(keys)) == len(keys)


def test_that_an_entry_of_a_report_shows_that_report(view: OfficeView, window: MainWindow) -> None:
    for entry, kind in zip(entries(window), ("quarterly", "sheet", "reminders"), strict=False):
        entry.trigger()
        assert page_of(view).list.chosen == kind


def test_that_tutup_triwulan_asks_about_the_quarter_that_is_shown(
    view: OfficeView, window: MainWindow
) -> None:
    press(window, "close_quarter")
    assert isinstance(view.page, ReportsPage)
    assert the_dialog(CloseQuarterDialog).windowTitle() == "Tutup TW I 2025"


def test_that_buka_kembali_asks_for_the_reason(view: OfficeView, window: MainWindow) -> None:
    view.office.services.closings.close(FIRST)
    press(window, "reopen_quarter")
    dialog = the_dialog(WorkDialog)
    assert dialog.windowTitle() == "Buka kembali TW I 2025"
    assert list(dialog.form.fields) == ["reason"]


def test_that_riwayat_shows_the_quarters_history(view: OfficeView, window: MainWindow) -> None:
    press(window, "closing_history")
    assert the_dialog(ClosingHistoryDialog).windowTitle() == "Riwayat TW I 2025"


def test_that_closing_from_the_menu_locks_the_period_and_the_title(
    view: OfficeView, window: MainWindow, qtbot: QtBot
) -> None:
    assert view.period.quarters.button(1).icon().isNull()
    press(window, "close_quarter")
    with qtbot.waitSignal(view.context.data_changed, timeout=20_000):
        the_dialog(CloseQuarterDialog).go_button.click()
    assert not view.period.quarters.button(1).icon().isNull()
    assert view.period.state.text() == t("common.quarter_state.closed")
    assert window.windowTitle().endswith(t("frame.title_locked"))
    assert not open_dialogs(CloseQuarterDialog)


def test_that_simpan_waits_for_the_report_and_asks_where(
    view: OfficeView, window: MainWindow, qtbot: QtBot
) -> None:
    press(window, "save_report")
    qtbot.waitUntil(lambda: bool(open_dialogs(QFileDialog)), timeout=20_000)
    dialog = the_dialog(QFileDialog)
    assert [Path(each).name for each in dialog.selectedFiles()] == ["quarterly.pdf"]
    dialog.reject()


def test_that_cetak_prints_what_is_shown(
    view: OfficeView, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printed: list[str] = []
    monkeypatch.setattr(
        reports.ReportOutput,
        "print_report",
        lambda _self, shown, _moment: printed.append(shown.document.name),
    )
    press(window, "print_report")
    qtbot.waitUntil(lambda: bool(printed), timeout=20_000)
    press(window, "print_report")
    assert printed == ["quarterly.pdf", "quarterly.pdf"]

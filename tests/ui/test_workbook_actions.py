"""Excel from the menu: dialogs open, files go where they were told, Batal undoes all."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.progress import ProgressDialog, run_with_progress
from iku_desktop.ui.dialogs.receive import ReceiveDialog
from iku_desktop.ui.dialogs.workbook_import import WorkbookImportDialog
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.workbook_actions import WorkbookActions
from tests.services.desk import StoppedClock
from tests.ui.conftest import message_boxes
from tests.ui.dialogs_open import the_dialog


@pytest.fixture
def view(theme: Theme, blank_office: Path, tmp_path: Path, qtbot: QtBot) -> OfficeView:
    folder = tmp_path / "IKU"
    shutil.copytree(blank_office, folder)
    window = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(window)
    window.show()
    window.open_office(OfficePaths(folder))
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), OfficeView), timeout=20_000)
    shown = window.centralWidget()
    assert isinstance(shown, OfficeView)
    return shown


@pytest.fixture
def actions(view: OfficeView) -> WorkbookActions:
    """The ones that the menus made."""
    found = view.findChild(WorkbookActions)
    assert found is not None
    return found


def box(qtbot: QtBot) -> QMessageBox:
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=20_000)
    return message_boxes()[-1]


def menu_action(view: OfficeView, words: str) -> None:
    """Choose an entry of the menu bar by its words."""
    window = view.window()
    assert isinstance(window, MainWindow)
    for menu in window.menuBar().actions():
        inside = menu.menu()
        for action in inside.actions() if inside is not None else ():
            if action.text().replace("&", "") == words:
                action.trigger()
                return
    raise AssertionError(words)


def drop(widget: QWidget, *paths: Path) -> bool:
    """Drag files onto a widget and let them go; whether they were accepted."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(each)) for each in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), copy, mime, left, none))
    return True


def test_that_the_menu_opens_import_and_receiving(view: OfficeView) -> None:
    menu_action(view, "Impor buku kerja Excel…")
    the_dialog(WorkbookImportDialog).reject()
    menu_action(view, "Terima dari desa…")
    the_dialog(ReceiveDialog).reject()


def test_that_a_workbook_dropped_on_the_window_is_checked(
    view: OfficeView, actions: WorkbookActions, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "semua.xlsx"
    actions._workbook.export(path)
    assert drop(view, path)
    dialog = the_dialog(WorkbookImportDialog)
    qtbot.waitUntil(lambda: dialog.outcome is not None, timeout=20_000)
    assert dialog.file.line.text() == "semua.xlsx"


def test_that_a_folder_or_zip_dropped_on_the_window_is_received(
    view: OfficeView, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "kiriman"
    folder.mkdir()
    assert drop(view, folder)
    dialog = the_dialog(ReceiveDialog)
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.grid, timeout=20_000)
    dialog.reject()
    assert drop(view, tmp_path / "desa.ZIP")
    qtbot.waitUntil(lambda: bool(message_boxes()) or bool(dialogs(ReceiveDialog)), timeout=20_000)


def dialogs(kind: type[QWidget]) -> list[QWidget]:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
    return [each for each in found if each.isVisible()]


def test_that_several_files_at_once_are_not_taken(view: OfficeView, tmp_path: Path) -> None:
    assert not drop(view, tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    assert not dialogs(WorkbookImportDialog)


def test_that_an_export_goes_where_it_was_told(
    actions: WorkbookActions, tmp_path: Path, qtbot: QtBot
) -> None:
    actions.choose_export()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
    dialog.fileSelected.emit(str(tmp_path / "ekspor.xlsx"))
    assert box(qtbot).text() == "Buku kerja tersimpan"
    assert (tmp_path / "ekspor.xlsx").read_bytes().startswith(b"PK")


def test_that_an_export_the_disk_refuses_is_said_in_words(
    actions: WorkbookActions, tmp_path: Path, qtbot: QtBot
) -> None:
    actions.choose_template()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
    dialog.fileSelected.emit(str(tmp_path / "tidak" / "ada.xlsx"))
    assert "ada.xlsx" in box(qtbot).informativeText()


def endless(report: tasks.Progress) -> object:
    count = 0
    while True:
        count = (count + 1) % 100
        report(count, 100)


def test_that_batal_stops_what_takes_long(view: OfficeView, qtbot: QtBot) -> None:
    faults: list[Exception] = []
    dialog = run_with_progress("Mengimpor…", endless, faults.append, faults.append, view)
    qtbot.waitUntil(dialog.isVisible, timeout=20_000)
    assert dialog.bar.maximum() == 100
    qtbot.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(faults), timeout=20_000)
    assert isinstance(faults[0], tasks.Cancelled)


def test_that_quick_work_shows_no_progress(view: OfficeView, qtbot: QtBot) -> None:
    results: list[object] = []
    shown: list[bool] = []
    dialog = run_with_progress("Sebentar…", lambda _: 7, results.append, results.append, view)
    dialog.finished.connect(lambda _: shown.append(dialog.isVisible()))
    qtbot.waitUntil(lambda: bool(results), timeout=20_000)
    assert results == [7]
    assert shown == [False]
    assert not [each for each in view.findChildren(ProgressDialog) if each.isVisible()]

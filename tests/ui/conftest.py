"""What tests of the window share: an open office of Ranuyoso and the context its pages are given."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.paths import OfficePaths
from iku_desktop.services.new_office import create_office
from iku_desktop.services.offices import Offices
from iku_desktop.storage.store import Store
from iku_desktop.ui.dialogs.settings import SettingsDialog
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.style_sheet import style_sheet
from iku_desktop.ui.theme import Look, Shade, Theme
from tests.services.desk import Desk, StoppedClock
from tests.ui.settings_pages import Open


@pytest.fixture(autouse=True)
def _no_window_left(qapp: QApplication) -> Iterator[None]:
    """No window of one test is found by the next; closing alone may open a question."""
    yield
    for widget in QApplication.topLevelWidgets():
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def blank_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of Ranuyoso as a new office has it; copied for each test."""
    folder = tmp_path_factory.mktemp("office") / "IKU"
    create_office(OfficePaths(folder), "35.08.20", StoppedClock(), "Siti Aminah").close()
    return folder


@pytest.fixture
def desk(blank_office: Path, tmp_path: Path) -> Iterator[Desk]:
    """A fresh office of Ranuyoso on 1 December 2025."""
    folder = tmp_path / "IKU"
    shutil.copytree(blank_office, folder)
    store = Store.open(OfficePaths(folder))
    yield Desk(store)
    # A worker may still read; the database is closed after it.
    QThreadPool.globalInstance().waitForDone()
    store.close()


@pytest.fixture(scope="session")
def practice_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder of the practice office; copied for each test."""
    folder = tmp_path_factory.mktemp("practice") / "IKU"
    Offices(StoppedClock(), "Siti Aminah").create_practice(OfficePaths(folder)).close()
    return folder


@pytest.fixture
def practice_view(
    theme: Theme, practice_office: Path, tmp_path: Path, qtbot: QtBot
) -> Iterator[OfficeView]:
    """The practice office in the program's window."""
    shutil.copytree(practice_office, tmp_path / "Latihan")
    main = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    main.show()
    main.open_office(OfficePaths(tmp_path / "Latihan"))
    qtbot.waitUntil(lambda: isinstance(main.centralWidget(), OfficeView), timeout=20_000)
    view = main.centralWidget()
    assert isinstance(view, OfficeView)
    yield view
    QThreadPool.globalInstance().waitForDone()
    view.office.close()


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light look, on the whole application."""
    theme = Theme(Look(Shade.LIGHT))
    qapp.setFont(theme.font())
    qapp.setPalette(theme.palette())
    qapp.setStyleSheet(style_sheet(theme))
    yield theme
    qapp.setStyleSheet("")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """The window over which messages appear."""
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def context(desk: Desk, theme: Theme, window: QWidget) -> PageContext:
    """What a page is given in TW IV 2025 on 1 December 2025."""
    return PageContext(desk.services, desk.moment(), theme, Notifier(window))


@pytest.fixture
def settings(context: PageContext, qtbot: QtBot) -> Open:
    """Opens the settings at a page."""
    kept = []

    def show(page: str) -> SettingsDialog:
        dialog = SettingsDialog(context, None, page)
        qtbot.addWidget(dialog)
        dialog.open()
        kept.append(dialog)
        return dialog

    return show


def message_boxes() -> list[QMessageBox]:
    """The message boxes that are open."""
    return [each for each in QApplication.topLevelWidgets() if _is_open_box(each)]  # type: ignore[misc]


def _is_open_box(widget: QWidget) -> bool:
    return isinstance(widget, QMessageBox) and widget.isVisible()

"""Closing the window: what stands in a field is written, and what changed is copied first."""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.services.backups import Backups
from iku_desktop.services.offices import Offices
from iku_desktop.storage.store import Store
from iku_desktop.ui.dialogs.progress import ProgressDialog
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.page import Door
from iku_desktop.ui.pages.indicators import IndicatorsPage
from iku_desktop.ui.theme import Theme
from tests.services.copies import names_in
from tests.services.desk import Desk, StoppedClock
from tests.ui.conftest import message_boxes


def a_window(theme: Theme, qtbot: QtBot) -> MainWindow:
    window = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(window)
    window.show()
    return window


def opened(window: MainWindow, folder: Path, qtbot: QtBot) -> OfficeView:
    window.open_office(OfficePaths(folder))
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), OfficeView), timeout=20_000)
    view = window.centralWidget()
    assert isinstance(view, OfficeView)
    return view


@pytest.fixture
def folder(blank_office: Path, tmp_path: Path) -> Path:
    """A folder with an office that was never copied."""
    shutil.copytree(blank_office, tmp_path / "IKU")
    return tmp_path / "IKU"


def copies(folder: Path) -> list[str]:
    return names_in(OfficePaths(folder))


def left(window: MainWindow, qtbot: QtBot) -> None:
    window.close()
    qtbot.waitUntil(lambda: window.office is None and not window.isVisible(), timeout=20_000)


def test_that_closing_copies_what_changed_and_only_that(
    folder: Path, theme: Theme, qtbot: QtBot
) -> None:
    for count in (1, 1, 2):
        window = a_window(theme, qtbot)
        view = opened(window, folder, qtbot)
        if count == 2:
            Desk(view.office.services.context.store).activity()
        left(window, qtbot)
        assert len(copies(folder)) == count
    assert all(name.endswith("_tutup.ikubak") for name in copies(folder))


def test_that_a_copy_at_closing_can_be_skipped(
    folder: Path, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = a_window(theme, qtbot)
    opened(window, folder, qtbot)
    goes_on = threading.Event()

    def slow(_self: Backups, _reason: object, progress: Callable[[int, int], None]) -> None:
        goes_on.wait(20)
        progress(1, 2)

    monkeypatch.setattr(Backups, "make_if_changed", slow)
    window.close()
    assert window.isVisible()
    window.close()
    (note,) = window.findChildren(ProgressDialog)
    qtbot.waitUntil(note.isVisible, timeout=20_000)
    assert note.cancel_button.text() == "Lewati"
    assert not window.centralWidget().isEnabled()
    qtbot.mouseClick(note.cancel_button, Qt.MouseButton.LeftButton)
    goes_on.set()
    qtbot.waitUntil(lambda: window.office is None and not window.isVisible(), timeout=20_000)
    assert copies(folder) == []


@pytest.mark.parametrize("stays", [True, False])
def test_that_a_copy_that_fails_at_closing_is_the_clerks_decision(
    folder: Path, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, stays: bool
) -> None:
    window = a_window(theme, qtbot)
    view = opened(window, folder, qtbot)

    def full(*_given: object) -> None:
        raise Unavailable("file_disk_full", file="x.ikubak", folder="cadangan")

    monkeypatch.setattr(Backups, "make_if_changed", full)
    window.close()
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=20_000)
    (box,) = message_boxes()
    assert box.text() == "Cadangan tidak dapat dibuat"
    assert "diska penuh" in box.informativeText()
    if stays:
        box.escapeButton().click()
        qtbot.waitUntil(window.centralWidget().isEnabled, timeout=20_000)
        assert window.centralWidget() is view
        assert window.office is not None
        monkeypatch.undo()
        left(window, qtbot)
        assert len(copies(folder)) == 1
    else:
        button = next(each for each in box.buttons() if each.text() == "Tutup tanpa cadangan")
        button.click()
        qtbot.waitUntil(lambda: window.office is None and not window.isVisible(), timeout=20_000)
        assert copies(folder) == []


def test_that_another_office_is_opened_after_the_first_was_copied(
    folder: Path, theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    other = tmp_path / "lain"
    shutil.copytree(folder, other)
    window = a_window(theme, qtbot)
    first = opened(window, folder, qtbot)
    window.open_office(OfficePaths(other))
    qtbot.waitUntil(
        lambda: (
            isinstance(window.centralWidget(), OfficeView) and window.centralWidget() is not first
        ),
        timeout=20_000,
    )
    assert window.office is not None
    assert window.office.paths.folder == other
    assert len(copies(folder)) == 1
    # The folder is free for others.
    Offices(StoppedClock(), "x").open(OfficePaths(folder)).close()
    left(window, qtbot)


def test_that_a_narrative_being_typed_is_on_disk_when_the_window_is_closed(
    blank_office: Path, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    folder = tmp_path / "IKU"
    shutil.copytree(blank_office, folder)
    window = a_window(theme, qtbot)
    view = opened(window, folder, qtbot)
    view.go_to(Door("indicators", {"indicator_code": "IKU-2", "focus": "narrative"}))
    page = view.page
    assert isinstance(page, IndicatorsPage)
    field = page.entry.narratives.fields[NarrativeKind.DRIVING]
    assert window.focusWidget() is field.text
    qtbot.keyClicks(field.text, "Camat mengingatkan tiap pekan")
    window.close()
    qtbot.waitUntil(lambda: window.office is None, timeout=20_000)
    desk = Desk(Store.open(OfficePaths(folder)))
    found = desk.services.indicators.view("IKU-2", desk.moment())
    desk.store.close()
    assert found.narratives[NarrativeKind.DRIVING] == "Camat mengingatkan tiap pekan"

"""Closing the window: what stands in a field is written, and a worker's reading is waited for."""

import shutil
from pathlib import Path

from pytestqt.qtbot import QtBot

from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices
from iku_desktop.storage.store import Store
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.page import Door
from iku_desktop.ui.pages.indicators import IndicatorsPage
from iku_desktop.ui.theme import Theme
from tests.services.desk import Desk, StoppedClock


def test_that_a_narrative_being_typed_is_on_disk_when_the_window_is_closed(
    blank_office: Path, tmp_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    folder = tmp_path / "IKU"
    shutil.copytree(blank_office, folder)
    window = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(window)
    window.show()
    window.open_office(OfficePaths(folder))
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), OfficeView), timeout=20_000)
    view = window.centralWidget()
    assert isinstance(view, OfficeView)
    view.go_to(Door("indicators", {"indicator_code": "IKU-2", "focus": "narrative"}))
    page = view.page
    assert isinstance(page, IndicatorsPage)
    field = page.entry.narratives.fields[NarrativeKind.DRIVING]
    assert window.focusWidget() is field.text
    qtbot.keyClicks(field.text, "Camat mengingatkan tiap pekan")
    window.close()
    desk = Desk(Store.open(OfficePaths(folder)))
    found = desk.services.indicators.view("IKU-2", desk.moment())
    desk.store.close()
    assert found.narratives[NarrativeKind.DRIVING] == "Camat mengingatkan tiap pekan"

"""A block that waits is asked about before its columns, its period or the window are left."""

from collections.abc import Sized
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.periods import Quarter
from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices
from iku_desktop.ui.grid.model import NEW_ID
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.activities import ActivitiesPage
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.waiting_blocks import WaitingBlocks
from tests.services.desk import Desk, StoppedClock
from tests.ui.activity_desk import make
from tests.ui.blocks import paste
from tests.ui.conftest import message_boxes

ROW = "2/12/2025\tRapat baru"


class Held:
    """A block with cells that are accepted or not; applying writes them unless it still lacks a word."""

    def __init__(self, accepted: int, refused: int = 0, *, lacks: bool = False) -> None:
        self.accepted: Sized = range(accepted)
        self.refused: Sized = range(refused)
        self.is_waiting, self.lacks = True, lacks
        self.was: list[str] = []
        self.typing = True

    def end_typing(self) -> None:
        self.typing = False

    def apply(self) -> None:
        self.was.append("applied")
        self.is_waiting = self.lacks

    def drop(self) -> None:
        self.was.append("dropped")
        self.is_waiting = False


def answer(words: str) -> str:
    """Press a button of the question that stands open; what the question says."""
    (box,) = message_boxes()
    told = f"{box.text()} {box.informativeText()}".strip()
    button = next(each for each in box.buttons() if each.text() == words)
    button.click()
    return told


class Ways:
    """What became of the question."""

    def __init__(self, window: QWidget, *held: Held) -> None:
        self.taken: list[str] = []
        blocks = WaitingBlocks(Notifier(window))
        for each in held:
            blocks.add(each)
        self.blocks = blocks
        blocks.settle(lambda: self.taken.append("on"), lambda: self.taken.append("stayed"))


def test_that_nothing_is_asked_where_no_block_waits(window: QWidget, qtbot: QtBot) -> None:
    idle = Held(0)
    idle.is_waiting = False
    assert Ways(window, idle).taken == ["on"]
    assert not message_boxes()
    assert not idle.typing, "what is being typed is taken even so"


def test_that_a_block_is_applied_before_the_clerk_goes_on(window: QWidget, qtbot: QtBot) -> None:
    held = Held(5, 2)
    ways = Ways(window, held)
    assert ways.blocks.is_waiting
    assert not ways.taken
    assert answer("Terapkan") == (
        "Masih ada tempelan yang belum diterapkan. "
        "5 sel siap disimpan. 2 sel ditolak dan tidak ikut disimpan."
    )
    assert (held.was, ways.taken) == (["applied"], ["on"])


def test_that_a_block_is_left_out_or_kept(window: QWidget, qtbot: QtBot) -> None:
    dropped, kept = Held(5), Held(5)
    ways = Ways(window, dropped)
    answer("Buang")
    assert (dropped.was, ways.taken) == (["dropped"], ["on"])
    ways = Ways(window, kept)
    answer("Batal")
    assert (kept.was, ways.taken) == ([], ["stayed"])
    assert ways.blocks.is_waiting


def test_that_who_applied_stays_where_something_still_waits(window: QWidget, qtbot: QtBot) -> None:
    ways = Ways(window, Held(5, lacks=True))
    answer("Terapkan")
    assert ways.taken == ["stayed"]


def test_that_nothing_to_write_can_only_be_left_out(window: QWidget, qtbot: QtBot) -> None:
    Ways(window, Held(0, 3))
    (box,) = message_boxes()
    assert {each.text() for each in box.buttons()} == {"Buang", "Batal"}
    answer("Batal")


# On the page Kegiatan


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> ActivitiesPage:
    made = make(desk, context, qtbot)
    paste(made.grid, ROW, (NEW_ID, "date"))
    assert made.grid.block.is_waiting
    return made


def test_that_the_whole_year_waits_for_the_answer(page: ActivitiesPage) -> None:
    page.year_button.setChecked(True)
    answer("Batal")
    assert not page.year_button.isChecked()
    assert page.grid.block.is_waiting
    page.year_button.setChecked(True)
    answer("Buang")
    assert page.year_button.isChecked()
    assert not page.grid.block.is_waiting
    assert page.grid.model.shown_count == 4


# In the window


@pytest.fixture
def window_with_block(blank_office: Path, tmp_path: Path, theme: Theme, qtbot: QtBot) -> MainWindow:
    import shutil

    shutil.copytree(blank_office, tmp_path / "IKU")
    made = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(made)
    made.show()
    made.open_office(OfficePaths(tmp_path / "IKU"))
    qtbot.waitUntil(lambda: isinstance(made.centralWidget(), OfficeView), timeout=20_000)
    view = view_of(made)
    view.go_to(Door("activities"))
    page = view.page
    assert isinstance(page, ActivitiesPage)
    page.grid.table.setFocus()
    paste(page.grid, ROW, (NEW_ID, "date"))
    assert view.context.blocks.is_waiting
    return made


def view_of(window: MainWindow) -> OfficeView:
    view = window.centralWidget()
    assert isinstance(view, OfficeView)
    return view


def test_that_another_quarter_waits_for_the_answer(window_with_block: MainWindow) -> None:
    view = view_of(window_with_block)
    view.choose_quarter(Quarter(2025, 1))
    answer("Batal")
    assert view.context.moment.quarter == Quarter(2025, 4)
    view.choose_quarter(Quarter(2025, 1))
    answer("Buang")
    assert view.context.moment.quarter == Quarter(2025, 1)


def test_that_closing_the_window_waits_for_the_answer(
    window_with_block: MainWindow, qtbot: QtBot
) -> None:
    window = window_with_block
    window.close()
    assert window.isVisible()
    answer("Batal")
    assert window.isVisible()
    assert view_of(window).context.blocks.is_waiting
    window.close()
    answer("Buang")
    qtbot.waitUntil(lambda: window.office is None and not window.isVisible(), timeout=20_000)

"""*Uji komputer ini* in the window: lines by icon and word, Batal, again, and a result that is copied."""

from threading import Event

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QAction, QGuiApplication, QPageSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.computer import Finding, Part, State
from iku_desktop.domain.problems import Unavailable
from iku_desktop.services.offices import Offices
from iku_desktop.ui.care_actions import CareActions
from iku_desktop.ui.computer_facts import takes_f4, window_facts
from iku_desktop.ui.dialogs.computer_check import Check, ComputerCheckDialog
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.tasks import Progress
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.icon_label import IconLabel
from tests.services.desk import Desk, StoppedClock
from tests.ui.conftest import message_boxes
from tests.ui.dialogs_open import words_of
from tests.ui.test_closing_dialogs import PATIENCE, press
from tests.ui.test_nothing_is_cut import cut_words

FOUND = (
    Finding(Part.WRITING, State.FINE, "fine"),
    Finding(Part.LOCK, State.BAD, "not_kept"),
    Finding(Part.SECOND_PLACE, State.ODD, "unset"),
    Finding(Part.PRINTER, State.UNTRIED, "untried"),
    Finding(Part.SPACE, State.BAD, "fault", fault=Unavailable("folder_missing")),
)


def opened(theme: Theme, window: QWidget, check: Check) -> ComputerCheckDialog:
    dialog = ComputerCheckDialog(theme, Notifier(window), check, window)
    dialog.open()
    return dialog


def test_that_each_part_is_told_by_icon_word_and_what_to_do(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    dialog = opened(theme, window, lambda _report: FOUND)
    qtbot.waitUntil(lambda: bool(dialog.findings), timeout=PATIENCE)
    words = words_of(dialog)
    assert dialog.headline.text() == "Ada yang harus dibetulkan lebih dahulu."
    for word in ("Baik", "Tidak baik", "Perhatikan", "Belum diuji", "Kunci folder"):
        assert word in words
    assert any(each.startswith("Folder data tidak ditemukan") for each in words)
    assert len(dialog.findChildren(IconLabel)) == len(FOUND)
    assert cut_words(dialog) == []


def test_that_the_result_can_be_copied(theme: Theme, window: QWidget, qtbot: QtBot) -> None:
    dialog = opened(theme, window, lambda _report: FOUND)
    qtbot.waitUntil(dialog.copy_button.isEnabled, timeout=PATIENCE)
    press(qtbot, dialog.copy_button)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[2].startswith("Kunci folder: Tidak baik. Dua program")
    assert dialog.note.text() == "Hasil sudah disalin."


def test_that_batal_stops_it_and_it_can_be_run_again(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    go_on = Event()

    def slow(report: Progress) -> tuple[Finding, ...]:
        go_on.wait(60)
        report(1, 2)
        return FOUND

    dialog = opened(theme, window, slow)
    assert dialog.close_button.text() == "Batal"
    press(qtbot, dialog.close_button)
    go_on.set()
    qtbot.waitUntil(lambda: dialog.close_button.text() == "Tutup", timeout=PATIENCE)
    assert dialog.headline.text() == "Pengujian dibatalkan."
    assert not dialog.copy_button.isEnabled()
    press(qtbot, dialog.again_button)
    qtbot.waitUntil(lambda: bool(dialog.findings), timeout=PATIENCE)
    assert dialog.isVisible()
    press(qtbot, dialog.close_button)
    assert not dialog.isVisible()


def test_that_a_mistake_of_the_program_is_told(
    theme: Theme, window: QWidget, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_report: Progress) -> tuple[Finding, ...]:
        raise ZeroDivisionError

    dialog = opened(theme, window, broken)
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=PATIENCE)
    assert message_boxes()[0].text() == "Program mengalami kesalahan"
    assert dialog.again_button.isEnabled()


class Printer:
    def __init__(self, custom: bool, *sizes: tuple[float, float]) -> None:
        self.custom, self.sizes = custom, sizes

    def supportsCustomPageSizes(self) -> bool:
        return self.custom

    def supportedPageSizes(self) -> list[QPageSize]:
        return [QPageSize(QSizeF(*each), QPageSize.Unit.Millimeter) for each in self.sizes]


def test_that_a_printers_papers_tell_whether_it_takes_f4() -> None:
    assert takes_f4(Printer(True)) is True  # type: ignore[arg-type]
    assert takes_f4(Printer(False)) is None  # type: ignore[arg-type]
    assert takes_f4(Printer(False, (210, 297))) is False  # type: ignore[arg-type]
    assert takes_f4(Printer(False, (210, 297), (215, 330))) is True  # type: ignore[arg-type]


def test_that_the_screen_and_the_chosen_font_are_told(theme: Theme, window: QWidget) -> None:
    facts = window_facts(window, theme).screen
    assert (facts.width, facts.font, facts.language) == (
        window.screen().size().width(),
        9.75,
        "Indonesia",
    )


def test_that_the_menu_has_it_also_without_an_office(
    theme: Theme, desk: Desk, qtbot: QtBot
) -> None:
    window = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(window)
    window.show_start(desk.store.paths)
    line = next(each for each in window.findChildren(QAction) if "Uji komputer" in each.text())
    line.trigger()
    (dialog,) = window.findChildren(ComputerCheckDialog)
    qtbot.waitUntil(lambda: bool(dialog.findings), timeout=PATIENCE)
    assert [each.part for each in dialog.findings] == list(Part)
    assert len(window.findChildren(CareActions)) == 1

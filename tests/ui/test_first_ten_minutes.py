"""The first ten minutes at the window: from the kecamatan's name to the first printed quarterly report.

Every key and every click counts as one action; what the installer asks for is added to them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.first_steps import FirstStep
from iku_desktop.domain.periods import Quarter
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.texts import t
from iku_desktop.services.offices import Offices
from iku_desktop.ui.dialogs.first_step_pages import (
    OfficialsStep,
    ReportStep,
    TargetsStep,
    VillagesStep,
)
from iku_desktop.ui.dialogs.first_steps import FirstStepsDialog
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.pages import report_output
from iku_desktop.ui.pages.home import HomePage
from iku_desktop.ui.pages.reports import ReportsPage
from iku_desktop.ui.pages.start import StartPage
from iku_desktop.ui.preview.pdf_pages import PdfPages
from iku_desktop.ui.preview.print_pdf import PrintJob, page_layout
from iku_desktop.ui.theme import Theme
from tests.services.desk import StoppedClock
from tests.ui.conftest import message_boxes

MOST_ACTIONS = 60
# A double click on the file, Pasang, Selesai.
INSTALLER_ACTIONS = 3


@dataclass
class Hands:
    """Keys and clicks on whatever has the focus, each counted."""

    qtbot: QtBot
    actions: int = field(default=0)

    def type(self, words: str) -> None:
        for letter in words:
            self.qtbot.keyClicks(self.focus(), letter)
            self.actions += 1

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.qtbot.keyClick(self.focus(), key, modifier)
        self.actions += 1

    def click(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.actions += 1

    def focus(self) -> QWidget:
        found: list[QWidget] = []

        def has_focus() -> bool:
            widget = QApplication.focusWidget()
            if widget is not None and widget.isVisible():
                found.append(widget)
            return bool(found)

        self.qtbot.waitUntil(has_focus, timeout=20_000)
        return found[-1]


@pytest.fixture
def window(theme: Theme, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.open_office(OfficePaths(tmp_path / "IKU"))
    page = made.centralWidget()
    assert isinstance(page, StartPage)
    qtbot.waitUntil(lambda: page.picker._is_ready, timeout=20_000)
    return made


def guide(window: MainWindow, qtbot: QtBot) -> FirstStepsDialog:
    """The first steps, which open by themselves over the new office."""
    found: list[FirstStepsDialog] = []

    def is_open() -> bool:
        found[:] = [each for each in window.findChildren(FirstStepsDialog) if each.isVisible()]
        return bool(found)

    qtbot.waitUntil(is_open, timeout=20_000)
    return found[0]


def view_of(window: MainWindow) -> OfficeView:
    view = window.centralWidget()
    assert isinstance(view, OfficeView)
    return view


def entry(window: MainWindow, words: str) -> QAction:
    every = [each for menu in window.menuBar().findChildren(QMenu) for each in menu.actions()]
    return next(each for each in every if each.text().replace("&", "").startswith(words))


def home_of(window: MainWindow) -> HomePage:
    page = view_of(window).page
    assert isinstance(page, HomePage)
    return page


def printer_is_a_file(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's print dialog answers at once with a printer that prints into a file."""

    def answer(
        parent: QWidget, pages: PdfPages, name: str, start: Callable[[PrintJob], object]
    ) -> None:
        printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setPageLayout(page_layout(pages.sizes[0]))
        start(PrintJob(printer, pages, parent))

    monkeypatch.setattr(report_output, "has_printer", lambda: True)
    monkeypatch.setattr(report_output, "open_print_dialog", answer)


def begun(window: MainWindow, hands: Hands) -> FirstStepsDialog:
    hands.type("klak")
    hands.press(Qt.Key.Key_Return)
    return guide(window, hands.qtbot)


def test_that_the_first_quarterly_report_is_printed_within_sixty_actions(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = Hands(qtbot, INSTALLER_ACTIONS)
    steps = begun(window, hands)
    assert view_of(window).office.services.settings.office().name == "Klakah"
    hands.press(Qt.Key.Key_Return)
    hands.type("Jl. Raya 2")
    hands.press(Qt.Key.Key_Return)
    hands.type("Agus Salim")
    hands.press(Qt.Key.Key_Tab)
    hands.type("196803141990031008")
    officials = steps.pages[FirstStep.OFFICIALS]
    assert isinstance(officials, OfficialsStep)
    # Seen by the clerk, in its field and in the block as it will print.
    assert officials.place.form.fields["place"].isVisible()
    assert officials.page.preview.lines[0] == "Klakah, 1 Desember 2025"
    hands.press(Qt.Key.Key_Return)
    assert view_of(window).office.services.settings.office().place == "Klakah"
    hands.type("90")
    targets = steps.pages[FirstStep.TARGETS]
    assert isinstance(targets, TargetsStep)
    hands.click(targets.saving.form.fields["IKU-2:1"].input.editor)
    hands.type("95")
    hands.click(targets.fill)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Return)
    page = view_of(window).page
    assert isinstance(page, ReportsPage)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=20_000)
    printer_is_a_file(tmp_path / "cetak.pdf", monkeypatch)
    # Ctrl+P; a window without a window system hands out no shortcuts.
    entry(window, "Cetak").trigger()
    # Enter in the system's own print dialog.
    hands.actions += 2
    first_steps = view_of(window).office.services.first_steps
    qtbot.waitUntil(lambda: not first_steps.state(Quarter(2025, 4)).is_offered, timeout=20_000)
    assert page.shown is not None
    assert page.shown.document.kind == "quarterly"
    printed = PdfPages.of((tmp_path / "cetak.pdf").read_bytes())
    assert len(printed.sizes) == len(page.shown.pages.sizes)
    assert hands.actions <= MOST_ACTIONS


def test_that_what_was_typed_in_the_steps_is_the_offices(window: MainWindow, qtbot: QtBot) -> None:
    hands = Hands(qtbot)
    steps = begun(window, hands)
    hands.press(Qt.Key.Key_Return)
    hands.type("Jl. Raya 2")
    hands.press(Qt.Key.Key_Return)
    hands.type("Agus Salim")
    hands.press(Qt.Key.Key_Return)
    hands.type("90")
    hands.press(Qt.Key.Key_Return)
    services = view_of(window).office.services
    assert services.settings.office().address == "Jl. Raya 2"
    assert [(each.name, each.post) for each in services.settings.officials()] == [
        ("Agus Salim", "CAMAT KLAKAH")
    ]
    found = services.first_steps.targets(2025)
    assert found[0].values[1] == 90
    assert found[0].values[2] is None
    assert steps.step is FirstStep.REPORT


def test_that_steps_left_are_taken_up_where_they_were_left(
    window: MainWindow, qtbot: QtBot
) -> None:
    hands = Hands(qtbot)
    steps = begun(window, hands)
    hands.press(Qt.Key.Key_Return)
    hands.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not steps.isVisible())
    strip = home_of(window).first_steps
    assert strip.words.text() == "Langkah awal: 1 dari 5 selesai. Berikutnya: Kop surat."
    hands.click(strip.go_on)
    assert guide(window, qtbot).step is FirstStep.LETTERHEAD


def test_that_a_refused_target_keeps_its_step(window: MainWindow, qtbot: QtBot) -> None:
    hands = Hands(qtbot)
    steps = begun(window, hands)
    steps.show_step(FirstStep.TARGETS)
    hands.type("120")
    hands.press(Qt.Key.Key_Return)
    page = steps.pages[FirstStep.TARGETS]
    assert isinstance(page, TargetsStep)
    assert steps.step is FirstStep.TARGETS
    assert page.saving.form.fields["IKU-1:1"].problem
    assert view_of(window).office.services.first_steps.targets(2025)[0].values[1] is None


def test_that_another_place_of_signing_follows_what_is_typed_and_is_kept(
    window: MainWindow, qtbot: QtBot
) -> None:
    hands = Hands(qtbot)
    steps = begun(window, hands)
    steps.show_step(FirstStep.OFFICIALS)
    page = steps.pages[FirstStep.OFFICIALS]
    assert isinstance(page, OfficialsStep)
    assert not page.is_dirty
    hands.type("Agus Salim")
    editor = page.place.form.fields["place"].input.editor
    editor.setFocus()
    editor.selectAll()  # type: ignore[attr-defined]
    hands.type("Lumajang")
    assert page.is_dirty
    assert page.page.preview.lines[0] == "Lumajang, 1 Desember 2025"
    hands.press(Qt.Key.Key_Return)
    assert view_of(window).office.services.settings.office().place == "Lumajang"
    assert steps.step is FirstStep.TARGETS


def test_that_a_refused_place_keeps_its_step(window: MainWindow, qtbot: QtBot) -> None:
    steps = begun(window, Hands(qtbot))
    steps.show_step(FirstStep.OFFICIALS)
    page = steps.pages[FirstStep.OFFICIALS]
    assert isinstance(page, OfficialsStep)
    page.place.form.fields["place"].put("x" * 101)
    steps.go_on()
    assert steps.step is FirstStep.OFFICIALS
    assert page.place.form.fields["place"].problem


def test_that_going_back_asks_before_typing_is_lost(window: MainWindow, qtbot: QtBot) -> None:
    hands = Hands(qtbot)
    steps = begun(window, hands)
    steps.show_step(FirstStep.TARGETS)
    hands.type("90")
    hands.click(steps.back_button)
    (box,) = message_boxes()
    assert steps.step is FirstStep.TARGETS
    next(each for each in box.buttons() if each.text() == t("forms.discard")).click()
    assert steps.step is FirstStep.OFFICIALS
    assert not steps.pages[FirstStep.TARGETS].is_dirty


def test_that_blank_targets_take_the_value_at_their_left_and_none_is_overwritten(
    window: MainWindow, qtbot: QtBot
) -> None:
    steps = begun(window, Hands(qtbot))
    steps.show_step(FirstStep.TARGETS)
    page = steps.pages[FirstStep.TARGETS]
    assert isinstance(page, TargetsStep)
    fields = page.saving.form.fields
    fields["IKU-1:2"].put("80")
    fields["IKU-1:4"].put("85")
    page.fill.click()
    assert [fields[f"IKU-1:{place}"].typed() for place in (1, 2, 3, 4, 0)] == [
        "",
        "80",
        "80",
        "85",
        "85",
    ]
    assert not fields["IKU-2:1"].typed()


def test_that_the_steps_can_be_put_away_from_beranda(window: MainWindow, qtbot: QtBot) -> None:
    steps = begun(window, Hands(qtbot))
    steps.reject()
    strip = home_of(window).first_steps
    assert strip.isVisible()
    strip.hide_button.click()
    (box,) = message_boxes()
    next(each for each in box.buttons() if each.text() == "Sembunyikan").click()
    assert not strip.isVisible()
    entry(window, "Langkah awal").trigger()
    assert guide(window, qtbot).step is FirstStep.VILLAGES


def test_that_the_step_of_villages_leads_to_their_page(window: MainWindow, qtbot: QtBot) -> None:
    steps = begun(window, Hands(qtbot))
    page = steps.pages[FirstStep.VILLAGES]
    assert isinstance(page, VillagesStep)
    assert page.names.count() == 12
    page.change.click()
    assert view_of(window).page.key == "villages"
    assert not steps.isVisible()


def test_that_the_last_step_names_what_is_still_open(window: MainWindow, qtbot: QtBot) -> None:
    steps = begun(window, Hands(qtbot))
    steps.show_step(FirstStep.REPORT)
    page = steps.pages[FirstStep.REPORT]
    assert isinstance(page, ReportStep)
    assert page.lacks.text() == "Masih dapat dilengkapi: Desa, Kop surat, Pejabat, Target."

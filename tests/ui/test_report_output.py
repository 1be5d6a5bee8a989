"""What leaves the page Laporan: saved and printed bytes, registered, and every fault said in words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.issued import IssuedState
from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.domain.periods import Quarter
from iku_desktop.presentation.texts import t
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages import report_output
from iku_desktop.ui.pages.reports import ReportsPage
from iku_desktop.ui.preview.pdf_pages import PdfPages
from iku_desktop.ui.preview.print_pdf import PrintJob, page_layout
from tests.services.desk import Desk
from tests.ui.conftest import message_boxes
from tests.ui.pdfs import a_pdf
from tests.ui.report_pages import made as made
from tests.ui.report_pages import page as page
from tests.ui.report_pages import wait_for

# Saving


def test_that_saving_proposes_the_name_in_the_report_folder(
    page: ReportsPage, desk: Desk, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    page.buttons.save_button.click()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
    assert Path(dialog.directory().absolutePath()) == desk.store.paths.reports
    assert [Path(each).name for each in dialog.selectedFiles()] == ["quarterly.pdf"]
    dialog.reject()


def test_that_a_door_saves_as_soon_as_the_report_is_made(page: ReportsPage, qtbot: QtBot) -> None:
    page.go_to(Door("reports", {"kind": "sheet", "act": "save"}))
    wait_for(page, qtbot)
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
    assert [Path(each).name for each in dialog.selectedFiles()] == ["sheet.pdf"]
    dialog.reject()


def test_that_the_saved_file_is_what_was_shown_and_is_registered(
    page: ReportsPage, context: PageContext, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    document = wait_for(page, qtbot)
    with qtbot.waitSignal(context.selection_told, timeout=20_000) as told:
        page.output.save_as(document, tmp_path / "laporan.pdf")
    assert (tmp_path / "laporan.pdf").read_bytes() == a_pdf() == document.data
    assert "laporan.pdf" in told.args[0]
    papers = desk.services.progress.history(Quarter(2025, 4)).papers
    assert [(each.name, each.state) for each in papers] == [("quarterly.pdf", IssuedState.DRAFT)]


def test_that_a_file_that_cannot_be_written_is_said_in_words(
    page: ReportsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.output.save_as(PdfDocument(b"%PDF", "x.pdf"), tmp_path / "tidak" / "ada" / "x.pdf")
    qtbot.waitUntil(lambda: len(message_boxes()) == 1, timeout=20_000)
    assert "x.pdf" in message_boxes()[0].informativeText()


# Printing


def print_to(
    target: Path, monkeypatch: pytest.MonkeyPatch, started: Callable[[PrintJob], object]
) -> None:
    """The printer dialog answers at once with a printer that writes a PDF."""

    def answer(
        parent: QWidget, pages: PdfPages, _name: str, start: Callable[[PrintJob], object]
    ) -> None:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setPageLayout(page_layout(pages.sizes[0]))
        job = PrintJob(printer, pages, parent)
        started(job)
        start(job)

    monkeypatch.setattr(report_output, "has_printer", lambda: True)
    monkeypatch.setattr(report_output, "open_print_dialog", answer)


def test_that_no_printer_is_said_in_words_and_saving_is_offered(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    monkeypatch.setattr(report_output, "has_printer", lambda: False)
    page.buttons.print_button.click()
    (box,) = message_boxes()
    assert box.informativeText() == t("laporan.no_printer")
    next(each for each in box.buttons() if each.text() == t("laporan.save")).click()
    assert any(isinstance(each, QFileDialog) for each in QApplication.topLevelWidgets())


def test_that_what_is_printed_is_told_and_registered(
    page: ReportsPage,
    context: PageContext,
    desk: Desk,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    wait_for(page, qtbot)
    print_to(tmp_path / "cetak.pdf", monkeypatch, lambda _job: None)
    told: list[str] = []
    context.selection_told.connect(told.append)
    page.buttons.print_button.click()
    qtbot.waitUntil(lambda: bool(told), timeout=60_000)
    assert told == [t("laporan.printed", name="quarterly.pdf")]
    assert len(PdfPages.of((tmp_path / "cetak.pdf").read_bytes()).sizes) == 3
    assert len(desk.services.progress.history(Quarter(2025, 4)).papers) == 1


def test_that_printing_that_was_stopped_is_no_printing(
    page: ReportsPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    jobs: list[PrintJob] = []
    print_to(tmp_path / "cetak.pdf", monkeypatch, jobs.append)
    page.buttons.print_button.click()
    with qtbot.waitSignal(jobs[0].finished, timeout=60_000):
        jobs[0].cancel()
    assert desk.services.progress.history(Quarter(2025, 4)).papers == ()
    assert message_boxes() == []


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_that_a_printer_that_fails_is_said_in_words(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    print_to(Path("/tidak/ada/cetak.pdf"), monkeypatch, lambda _job: None)
    page.buttons.print_button.click()
    qtbot.waitUntil(lambda: len(message_boxes()) == 1, timeout=20_000)
    assert message_boxes()[0].informativeText() == t("laporan.not_printed")

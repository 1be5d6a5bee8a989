"""Printing draws the very pages at their true size: paper, bands, chosen pages, Batal, no printer."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSizeF
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.ui.preview import print_pdf
from iku_desktop.ui.preview.pdf_pages import PdfPages
from iku_desktop.ui.preview.print_pdf import (
    BAND_PIXELS,
    PrintJob,
    PrintOutcome,
    bands,
    has_printer,
    open_print_dialog,
    page_layout,
)
from iku_desktop.ui.theme import Theme
from tests.ui.pdfs import A4, F4_LANDSCAPE, a_pdf


def to_pdf(target: Path, pages: PdfPages) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setResolution(150)
    printer.setPageLayout(page_layout(pages.sizes[0]))
    return printer


def run(qtbot: QtBot, job: PrintJob) -> object:
    with qtbot.waitSignal(job.finished, timeout=60_000) as ended:
        job.start()
    return ended.args[0]


@pytest.mark.parametrize(("size", "landscape"), [(F4_LANDSCAPE, True), (A4, False)])
def test_that_the_paper_is_exactly_the_pages_and_has_no_margins(
    size: tuple[float, float], landscape: bool
) -> None:
    layout = page_layout(QSizeF(*size))
    paper = layout.fullRectPoints()
    assert (paper.width(), paper.height()) == (round(size[0]), round(size[1]))
    assert layout.margins().isNull()
    assert layout.mode() is layout.Mode.FullPageMode
    assert (layout.orientation() is layout.Orientation.Landscape) is landscape


def test_that_printing_draws_every_page_at_its_true_size(
    tmp_path: Path, theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    pages = PdfPages.of(a_pdf(2))
    printer = to_pdf(tmp_path / "cetak.pdf", pages)
    assert run(qtbot, PrintJob(printer, pages, window)) is PrintOutcome.SENT
    printed = PdfPages.of((tmp_path / "cetak.pdf").read_bytes())
    assert len(printed.sizes) == 2
    assert printed.sizes[0].width() == pytest.approx(F4_LANDSCAPE[0], abs=1)
    image = printed.image(0, 1.0)
    row = image.height() - 30
    edge = [x for x in range(60, 90) if image.pixelColor(x, row).lightness() > 128]
    assert abs(edge[0] - 72) <= 1
    top = [y for y in range(500, 560) if image.pixelColor(30, y).lightness() < 128]
    assert abs(image.height() - top[0] - 72) <= 1


def test_that_pages_of_another_size_get_their_own_paper(
    tmp_path: Path, theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    wide, tall = PdfPages.of(a_pdf(1)), PdfPages.of(a_pdf(1, A4))

    class Mixed(PdfPages):
        def image(self, number: int, scale: float, rows: tuple[int, int] | None = None):  # type: ignore[no-untyped-def]
            return (wide, tall)[number].image(0, scale, rows)

    pages = Mixed(b"", (*wide.sizes, *tall.sizes))
    printer = to_pdf(tmp_path / "cetak.pdf", pages)
    assert run(qtbot, PrintJob(printer, pages, window)) is PrintOutcome.SENT
    printed = PdfPages.of((tmp_path / "cetak.pdf").read_bytes())
    assert [size.width() > size.height() for size in printed.sizes] == [True, False]


def test_that_bands_cover_a_page_without_gap_or_overlap_and_are_small() -> None:
    pages = PdfPages.of(a_pdf(2))
    scale = 600 / 72
    cut = list(bands(pages, range(2), scale))
    for number in range(2):
        rows = [band for page, band in cut if page == number]
        assert rows[0][0] == 0
        assert rows[-1][1] == pages.rows_at(number, scale)
        assert all(one[1] == other[0] for one, other in pairwise(rows))
        wide = pages.sizes[number].width() * scale
        assert all((last - first) * wide <= BAND_PIXELS + wide for first, last in rows)


def test_that_the_bands_of_a_page_make_the_whole_page() -> None:
    pages = PdfPages.of(a_pdf(1))
    whole = pages.image(0, 1.37)
    at = 0
    while at < whole.height():
        band = pages.image(0, 1.37, (at, min(at + 37, whole.height())))
        assert band.width() == whole.width()
        assert band == whole.copy(0, at, whole.width(), band.height())
        at += band.height()


def test_that_only_the_chosen_pages_are_printed(
    tmp_path: Path, theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    pages = PdfPages.of(a_pdf(5))
    printer = to_pdf(tmp_path / "cetak.pdf", pages)
    printer.setFromTo(2, 3)
    assert run(qtbot, PrintJob(printer, pages, window)) is PrintOutcome.SENT
    assert len(PdfPages.of((tmp_path / "cetak.pdf").read_bytes()).sizes) == 2


def test_that_batal_stops_after_the_band_under_way(
    tmp_path: Path, theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    pages = PdfPages.of(a_pdf(5))
    job = PrintJob(to_pdf(tmp_path / "cetak.pdf", pages), pages, window)
    drawn: list[int] = []
    job.progressed.connect(lambda count, _all: drawn.append(count))
    job.progressed.connect(lambda _count, _all: job.cancel())
    assert run(qtbot, job) is PrintOutcome.CANCELLED
    assert drawn == [1]


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_that_a_printer_that_cannot_begin_is_told(
    theme: Theme, window: QWidget, qtbot: QtBot
) -> None:
    pages = PdfPages.of(a_pdf(1))
    printer = to_pdf(Path("/tidak/ada/folder/cetak.pdf"), pages)
    assert run(qtbot, PrintJob(printer, pages, window)) is PrintOutcome.FAILED


def test_that_the_dialog_hands_over_the_pages_on_their_own_paper(
    theme: Theme, window: QWidget, tmp_path: Path, qtbot: QtBot
) -> None:
    pages = PdfPages.of(a_pdf(3))
    jobs: list[QObject] = []
    open_print_dialog(window, pages, "laporan.pdf", jobs.append)
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QPrintDialog))
    printer = dialog.printer()
    assert (dialog.minPage(), dialog.maxPage()) == (1, 3)
    printer.setOutputFileName(str(tmp_path / "cetak.pdf"))
    printer.setFullPage(False)
    dialog.accepted.emit(printer)
    assert printer.fullPage()
    assert printer.pageLayout().fullRectPoints().width() == round(F4_LANDSCAPE[0])
    assert len(jobs) == 1
    dialog.reject()


def test_that_only_windows_without_printers_has_nothing_to_print_with(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    monkeypatch.setattr(print_pdf.sys, "platform", "linux")
    assert has_printer(), "the printer dialog writes a PDF itself"
    monkeypatch.setattr(print_pdf.sys, "platform", "win32")
    assert not has_printer()

"""Prints a finished PDF at its true size through the printer dialog of the desktop."""

import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui import tasks
from iku_desktop.ui.preview.pdf_pages import POINTS_PER_INCH, PdfPages

if TYPE_CHECKING:  # the print support of Qt is loaded when somebody prints
    from PySide6.QtPrintSupport import QPrinter

# What a laser printer resolves; a driver that names more (1200, 2400) interpolates.
MOST_DPI = 600
MM_PER_POINT = 25.4 / POINTS_PER_INCH
# A page at 600 dpi is 150 MB; drawn in bands it never holds the window, nor the memory.
BAND_PIXELS = 2_000_000


def has_printer() -> bool:
    """Whether there is anything to print with; the printer dialog of Linux always writes a PDF itself."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return sys.platform != "win32" or bool(QPrinterInfo.availablePrinterNames())


class PrintOutcome(StrEnum):
    """How printing ended."""

    SENT = "sent"
    CANCELLED = "cancelled"
    FAILED = "failed"


class PrintJob(QObject):
    """Draws the chosen pages band by band, each rendered beside the window.

    `finished` carries the PrintOutcome, `progressed` how many bands of all are drawn.
    """

    finished = Signal(object)
    progressed = Signal(int, int)

    def __init__(self, printer: "QPrinter", pages: PdfPages, parent: QObject) -> None:
        super().__init__(parent)
        self._printer, self._pages = printer, pages
        self._painter = QPainter()
        self._cancelled = False
        self._scale = min(printer.resolution(), MOST_DPI) / POINTS_PER_INCH
        self._bands = list(bands(pages, page_range(printer, pages), self._scale))
        self._at = 0

    def start(self) -> None:
        """Begin; a printer that can't is told at once."""
        if not self._painter.begin(self._printer):
            self.finished.emit(PrintOutcome.FAILED)
            return
        self._next()

    def cancel(self) -> None:
        """Send nothing more."""
        self._cancelled = True

    def _next(self) -> None:
        if self._cancelled:
            self._give_up(PrintOutcome.CANCELLED)
            return
        if self._at == len(self._bands):
            sent = self._painter.end()
            self.finished.emit(PrintOutcome.SENT if sent else PrintOutcome.FAILED)
            return
        page, rows = self._bands[self._at]
        tasks.run(
            lambda _progress: self._pages.image(page, self._scale, rows),
            self._draw,
            self._failed,
            self,
        )

    def _draw(self, image: object) -> None:
        assert isinstance(image, QImage)
        page, (first, last) = self._bands[self._at]
        if self._at and page != self._bands[self._at - 1][0]:
            self._printer.setPageLayout(page_layout(self._pages.sizes[page]))
            self._printer.newPage()
        pixels = self._printer.resolution() / (POINTS_PER_INCH * self._scale)
        place = QRectF(0, first * pixels, image.width() * pixels, (last - first) * pixels)
        self._painter.drawImage(place, image)
        self._at += 1
        self.progressed.emit(self._at, len(self._bands))
        self._next()

    def _failed(self, fault: Exception) -> None:
        self._give_up(PrintOutcome.FAILED)
        raise fault

    def _give_up(self, outcome: PrintOutcome) -> None:
        self._printer.abort()
        self._painter.end()
        self.finished.emit(outcome)


def open_print_dialog(
    parent: QWidget, pages: PdfPages, name: str, start: Callable[[PrintJob], object]
) -> None:
    """Ask for the printer; `start` is given the job of the pages that were chosen."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageLayout(page_layout(pages.sizes[0]))
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(t("laporan.print"))
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(pages.sizes))

    def go() -> None:
        # The dialog's own paper list may have put another paper there; the page's is printed.
        printer.setPageLayout(page_layout(pages.sizes[page_range(printer, pages).start]))
        start(PrintJob(printer, pages, parent))

    dialog.accepted.connect(go)
    dialog.finished.connect(dialog.deleteLater)
    # QPrintDialog's own open() wants a receiver; the plain one of every dialog is meant.
    QDialog.open(dialog)


def page_range(printer: "QPrinter", pages: PdfPages) -> range:
    """The pages chosen in the dialog, from 0; all where none were."""
    first = max(1, printer.fromPage()) - 1
    last = printer.toPage() or len(pages.sizes)
    return range(min(first, len(pages.sizes) - 1), min(last, len(pages.sizes)))


def bands(pages: PdfPages, which: range, scale: float) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each page cut into bands of whole pixel rows (from, to)."""
    for number in which:
        rows = pages.rows_at(number, scale)
        wide = max(1, round(pages.sizes[number].width() * scale))
        step = max(1, BAND_PIXELS // wide)
        for first in range(0, rows, step):
            yield number, (first, min(rows, first + step))


def page_layout(size: QSizeF) -> QPageLayout:
    """The layout of a page given in points: its exact paper, no margins of the printer's."""
    landscape = size.width() > size.height()
    short, long = sorted((size.width(), size.height()))
    paper = QPageSize(
        QSizeF(short * MM_PER_POINT, long * MM_PER_POINT),
        QPageSize.Unit.Millimeter,
        "",
        # A fuzzy match would take F4 for Folio, which is 1 mm wider.
        QPageSize.SizeMatchPolicy.ExactMatch,
    )
    turned = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
    layout = QPageLayout(paper, turned, QMarginsF(0, 0, 0, 0))
    # Set anew for each page, a layout would else bring the printer's own margins back.
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout

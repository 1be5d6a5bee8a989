"""Prints a finished PDF at its true size through the printer dialog of the desktop."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui.preview.pdf_pages import POINTS_PER_INCH, PdfPages

if TYPE_CHECKING:  # the print support of Qt is loaded when somebody prints
    from PySide6.QtPrintSupport import QPrinter

MOST_DPI = 300
MM_PER_POINT = 25.4 / POINTS_PER_INCH


def has_printer() -> bool:
    """Whether any printer is installed."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return bool(QPrinterInfo.availablePrinterNames())


def open_print_dialog(
    parent: QWidget, pages: PdfPages, name: str, done: Callable[[bool], None]
) -> None:
    """Ask for the printer and print; `done` tells whether it was sent."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageLayout(page_layout(pages.sizes[0]))
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(t("laporan.print"))
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(pages.sizes))
    dialog.accepted.connect(lambda: done(print_pages(printer, pages)))
    dialog.finished.connect(dialog.deleteLater)
    # QPrintDialog's own open() wants a receiver; the plain one of every dialog is meant.
    QDialog.open(dialog)


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
    return QPageLayout(paper, turned, QMarginsF(0, 0, 0, 0))


def print_pages(printer: "QPrinter", pages: PdfPages) -> bool:
    """Draw the chosen pages, one point of the PDF on one point of paper; False when it can't begin."""
    first = max(1, printer.fromPage()) - 1
    last = printer.toPage() or len(pages.sizes)
    painter = QPainter()
    if not painter.begin(printer):
        return False
    pixels = printer.resolution() / POINTS_PER_INCH
    scale = min(printer.resolution(), MOST_DPI) / POINTS_PER_INCH
    for number in range(first, min(last, len(pages.sizes))):
        if number > first:
            printer.setPageLayout(page_layout(pages.sizes[number]))
            printer.newPage()
        size = pages.sizes[number]
        image = pages.image(number, scale)
        painter.drawImage(QRectF(0, 0, size.width() * pixels, size.height() * pixels), image)
    return painter.end()

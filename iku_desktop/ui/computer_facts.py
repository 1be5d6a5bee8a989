"""Asks Qt what only a window knows of the PC: printers and their papers, screen, scale, font."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from iku_desktop.domain.computer import PrinterFacts, ScreenFacts, WindowFacts, is_f4
from iku_desktop.presentation.texts import t
from iku_desktop.ui.theme import Theme

if TYPE_CHECKING:  # the print support of Qt is loaded when somebody asks
    from PySide6.QtPrintSupport import QPrinterInfo


def window_facts(window: QWidget, theme: Theme) -> WindowFacts:
    """What this window's PC has; the papers are asked of the usual printer alone, others may be far away."""
    return WindowFacts(_printers(), _screen(window, theme))


def _printers() -> tuple[PrinterFacts, ...]:
    from PySide6.QtPrintSupport import QPrinterInfo

    names = QPrinterInfo.availablePrinterNames()
    usual = QPrinterInfo.defaultPrinterName() or next(iter(names), "")
    return tuple(
        PrinterFacts(
            name, name == usual, takes_f4(QPrinterInfo.printerInfo(name)) if name == usual else None
        )
        for name in names
    )


def takes_f4(printer: "QPrinterInfo") -> bool | None:
    """Whether a printer names F4 among its papers, or takes any size; None where it names none."""
    from PySide6.QtGui import QPageSize

    if printer.supportsCustomPageSizes():
        return True
    papers = [each.size(QPageSize.Unit.Millimeter) for each in printer.supportedPageSizes()]
    return any(is_f4(each.width(), each.height()) for each in papers) if papers else None


def _screen(window: QWidget, theme: Theme) -> ScreenFacts:
    screen = window.screen()
    size = screen.size()
    return ScreenFacts(
        size.width(),
        size.height(),
        screen.devicePixelRatio(),
        theme.look.points,
        t("computer.language"),
    )

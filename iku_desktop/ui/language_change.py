"""Lets the open window speak another language at once: the page, quarter and cell stay, the words change."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QThreadPool
from PySide6.QtWidgets import QApplication

from iku_desktop.presentation.language import Language, choose, spoken
from iku_desktop.ui.grid.grid_page import GridPage
from iku_desktop.ui.help_desk import help_desk
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.pages.start import StartPage
from iku_desktop.ui.qt_words import speak_qt

if TYPE_CHECKING:
    from iku_desktop.ui.main_window import MainWindow

WORKERS_MILLISECONDS = 10_000
Index = QModelIndex | QPersistentModelIndex


def change_language(
    window: "MainWindow", language: Language, stay: Callable[[], object] = lambda: None
) -> None:
    """Speak a language from now on; a block that waits is asked about first, and `stay` ends it there.

    The office stays open with its undo steps, for only what is seen is made anew.
    """
    view = window.centralWidget()
    if language is spoken():
        return
    if isinstance(view, OfficeView):
        view.context.blocks.settle(lambda: _in_office(window, view, language), stay)
    elif isinstance(view, StartPage):
        _speak(window, language)
        window.show_start(view.paths)
    else:
        # An office is being opened or closed; what comes next would be made of two languages.
        stay()


def _in_office(window: "MainWindow", view: OfficeView, language: Language) -> None:
    field = window.focusWidget()
    if field is not None:
        # A field that is left is written.
        field.clearFocus()
    view.desk.stop()
    # What workers still bring belongs to the pages that go.
    QThreadPool.globalInstance().waitForDone(WORKERS_MILLISECONDS)
    quarter, tab, cell = view.context.moment.quarter, view.tabs.currentIndex(), _cell(view)
    _speak(window, language)
    window.show_office(view.office)
    made = cast("OfficeView", window.centralWidget())
    made.choose_quarter(quarter)
    made.tabs.setCurrentIndex(tab)
    made.page.setFocus()
    if cell is not None and isinstance(made.page, GridPage):
        grid = made.page.grid
        grid.table.go_to(grid.model.index(*cell))


def _cell(view: OfficeView) -> tuple[int, int] | None:
    page = view.page
    if not isinstance(page, GridPage):
        return None
    index: Index = page.grid.table.currentIndex()
    return (index.row(), index.column()) if index.isValid() else None


def _speak(window: "MainWindow", language: Language) -> None:
    choose(language)
    speak_qt(cast("QApplication", QApplication.instance()))
    help_desk(window).forget()
    window.theme.choose(replace(window.theme.look, language=language))

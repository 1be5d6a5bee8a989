"""The menu's cut, copy, paste, fill and select all: for the field typed in, else for the grid."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.grid.grid_page import GridPage
from iku_desktop.ui.office_view import OfficeView

# The acts of a grid by name, their keys as the menu tells them; the widgets take the keys themselves.
LINES = (
    ("cut", "Ctrl+X"),
    ("copy", "Ctrl+C"),
    ("paste", "Ctrl+V"),
    ("fill_down", "Ctrl+D"),
    ("fill_right", "Ctrl+R"),
    ("select_all", "Ctrl+A"),
)


class EditActions(QObject):
    """Adds its lines to the menu Sunting of one open office."""

    def __init__(self, view: OfficeView, menu: QMenu) -> None:
        super().__init__(view)
        self._view = view
        for act, keys in LINES:
            line = menu.addAction(f"{t(f'grid.{act}')}\t{keys}")
            line.triggered.connect(partial(self.do, act))

    def do(self, act: str, _on: bool = False) -> None:  # Qt's triggered carries it
        """Do it where the clerk is."""
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
            _acts_of(field).get(act, lambda: None)()
            return
        page, grid = self._view.page, grid_around(field)
        if grid is None and isinstance(page, GridPage):
            grid = page.grid
        if grid is not None:
            grid.acts.do(act)


def grid_around(widget: QWidget | None) -> Grid | None:
    """The grid that a widget is part of; None where there is none."""
    while widget is not None and not isinstance(widget, Grid):
        widget = widget.parentWidget()
    return widget


def _acts_of(field: QLineEdit | QPlainTextEdit | QTextEdit) -> dict[str, Callable[[], object]]:
    return {
        "cut": field.cut,
        "copy": field.copy,
        "paste": field.paste,
        "select_all": field.selectAll,
    }

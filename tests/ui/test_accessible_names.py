"""What a screen reader says: every control, table, list and drawing of every place has words."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtGui import QAccessible, QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QListWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from iku_desktop.ui.grid.band import Band
from iku_desktop.ui.grid.model import GridModel
from iku_desktop.ui.grid.row_header import RowHeader
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.widgets.category_bars import CategoryBars
from iku_desktop.ui.widgets.icon_label import IconLabel
from iku_desktop.ui.widgets.swatch import Swatch
from tests.ui.every_place import DIALOGS, Place, everywhere
from tests.ui.test_help_window import PARTS, dialog_names

# Drawings whose words stand beside them, and the head and foot of a table, which its cells tell.
BESIDE_WORDS = (IconLabel, Swatch, CategoryBars, Band, RowHeader)
STATUSES = {"ok", "late", "miss", "exception"}
MOST_ROWS = 12
Role = Qt.ItemDataRole


def shown(place: QWidget) -> Iterator[QWidget]:
    """What is on screen in the window of a place, without the places that lie over it."""
    for each in place.findChildren(QWidget):
        if each.isVisible() and each.window() is place.window():
            yield each


def words_for(widget: QWidget) -> str:
    """The name a screen reader says; "" for none that has a letter or a digit."""
    words = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    if isinstance(widget, QComboBox):
        # On Linux Qt gives what is chosen as the name, on Windows the name itself.
        labels = widget.window().findChildren(QLabel)
        named = [each.text() for each in labels if each.buddy() is widget]
        words = widget.accessibleName() or " ".join(named)
    return words if any(map(str.isalnum, words)) else ""


def is_control(widget: QWidget) -> bool:
    """Whether the keyboard or the mouse does something with it; parts of a field are its own."""
    if widget.focusProxy() is not None or isinstance(widget.parentWidget(), QLineEdit | QComboBox):
        return False
    focusable = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
    return focusable or isinstance(widget, QAbstractButton)


def is_drawing(widget: QWidget) -> bool:
    """Whether it is painted by a class of the program's own."""
    ours = [each for each in type(widget).__mro__ if each.__module__.startswith("iku_desktop")]
    drawn = any("paintEvent" in vars(each) for each in ours)
    return drawn and not isinstance(widget, BESIDE_WORDS)


def silent(place: QWidget) -> list[str]:
    """The controls and drawings of a place that say nothing."""
    return [
        f"{type(each).__name__} {each.objectName()}"
        for each in shown(place)
        if (is_control(each) or is_drawing(each)) and not words_for(each)
    ]


def unsaid_items(place: QWidget) -> list[str]:
    """Columns without a title, cells and lines without words where they show something else."""
    found = []
    for view in shown(place):
        if isinstance(view, QTableView) and not is_the_frozen_part(view):
            found += [f"{words_for(view)}: {each}" for each in unsaid_cells(view.model())]
        if isinstance(view, QListWidget):
            lines = [view.item(row) for row in range(view.count())]
            said = [each.data(Role.AccessibleTextRole) or each.text() for each in lines]
            found += [f"{words_for(view)}: a line" for each in said if not str(each).strip()]
    return found


def is_the_frozen_part(view: QAbstractItemView) -> bool:
    """The still columns of a grid are a second view over the first, which alone takes the keys."""
    return isinstance(view.parentWidget(), QTableView)


def unsaid_cells(model: QAbstractItemModel) -> list[str]:
    found = []
    titles = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    if not all(titles) or len(set(titles)) < len(titles):
        found.append(f"titles {titles}")
    for row in range(min(model.rowCount(), MOST_ROWS)):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            said = index.data(Role.AccessibleTextRole) or index.data(Role.DisplayRole)
            marked = bool(index.data(Role.DecorationRole) or index.data(Role.ForegroundRole))
            if isinstance(model, GridModel):
                look = model.cell(index).look
                marked = bool(look.icon) or look.tone in STATUSES
                if titles[column] not in str(said):
                    found.append(f"row {row} doesn't name its column {titles[column]}")
            if marked and not str(index.data(Role.DisplayRole) or "").strip():
                found.append(f"row {row}, {titles[column]} is told by colour or icon alone")
    return found


def test_that_every_dialog_is_among_the_places() -> None:
    assert {*DIALOGS, "SettingsDialog"} >= dialog_names() - PARTS


def test_that_everything_that_can_be_used_has_words_for_a_screen_reader(
    practice_view: OfficeView,
) -> None:
    found: dict[str, list[str]] = {}
    count = 0
    for place in everywhere(practice_view):
        problems = silent(place.widget) + unsaid_items(place.widget)
        count += sum(map(is_control, shown(place.widget)))
        if problems:
            found[place.name] = problems
    assert found == {}
    assert count > 300


@pytest.mark.parametrize("mended", [False, True])
def test_that_what_says_nothing_is_found(qtbot: QtBot, mended: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    icon, box, line, still = QToolButton(), QComboBox(), QLineEdit(), QLabel()
    icon.setIcon(QIcon())
    box.addItem("Semua")
    icon.setText("›")
    for each in (icon, box, line, still):
        column.addWidget(each)
    if mended:
        icon.setAccessibleName("Berikutnya")
        box.setAccessibleName("Status")
        still.setBuddy(line)
        still.setText("Nomor")
    window.show()
    found = [] if mended else ["QToolButton ", "QComboBox ", "QLineEdit "]
    assert silent(window) == found


def test_that_a_list_and_a_cell_without_words_are_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    rows = QListWidget()
    rows.setAccessibleName("Desa")
    rows.addItems(["Jenggrong", " "])
    column.addWidget(rows)
    window.show()
    assert isinstance(rows, QListView)
    assert unsaid_items(window) == ["Desa: a line"]
    assert Place("x", window).widget is window

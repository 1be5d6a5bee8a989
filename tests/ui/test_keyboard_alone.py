"""Keyboard alone: real keys reach every control of every place, every menu entry, and leave every dialog."""

from collections.abc import Iterator
from itertools import islice

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QMenu,
    QMenuBar,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from iku_desktop.domain.problems import Problem
from iku_desktop.ui.grid.table import TableView
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.office_view import OfficeView
from tests.ui.every_place import Place, everywhere, pages
from tests.ui.test_accessible_names import is_control, shown

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE = Modifier.NoModifier
MOST_KEYS, MOST_INSIDE = 400, 60
# Enter there searches by the code that is typed; the button beside the field says so.
WITHOUT_DEFAULT = {"CheckDocumentDialog"}


def press(window: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """A key as the window system gives it to the window, not to a widget."""
    QTest.keyClick(window.windowHandle(), key, modifier)


def tabbed(window: QWidget, back: bool = False) -> list[QWidget]:
    """What Tab reaches, until it comes round; a table is left by F6, links in a text take a Tab each."""
    reached: list[QWidget] = []
    modifier = Modifier.ShiftModifier if back else NONE
    inside = 0
    for _ in range(MOST_KEYS):
        in_table = isinstance(QApplication.focusWidget(), TableView)
        tab = Key.Key_Backtab if back else Key.Key_Tab
        press(window, Key.Key_F6 if in_table else tab, modifier)
        focused = QApplication.focusWidget()
        assert focused is not None, "the focus is lost"
        inside = inside + 1 if reached and focused is reached[-1] else 0
        if inside > MOST_INSIDE or (focused in reached and not inside):
            break
        if not inside:
            reached.append(focused)
    return reached


def wanted(window: QWidget) -> list[QWidget]:
    """The controls that Tab must reach; of buttons that exclude each other it is the chosen one."""
    return [
        each
        for each in shown(window)
        if is_control(each) and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def only_for_the_mouse(window: QWidget) -> list[QWidget]:
    """Buttons that no key reaches; in a group the arrows go from the chosen one to the others."""
    return [
        each
        for each in shown(window)
        if isinstance(each, QAbstractButton)
        and is_control(each)
        and each.isEnabled()
        and not each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not any(other.isChecked() for other in siblings(each))
    ]


def siblings(button: QAbstractButton) -> list[QAbstractButton]:
    if button.group() is not None:
        return button.group().buttons()
    parent = button.parentWidget()
    others = parent.findChildren(QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return [each for each in others if each.autoExclusive()]


def words_of(widgets: list[QWidget]) -> list[str]:
    return [f"{type(each).__name__} {each.accessibleName()}" for each in widgets]


def letters_of(window: QWidget) -> list[str]:
    """The letters that Alt takes in a window, its menu bar's too."""
    texts = [each.text() for each in shown(window) if isinstance(each, QAbstractButton)]
    for bar in window.findChildren(QMenuBar):
        texts += [each.text() for each in bar.actions()]
    texts = [each.replace("&&", "") for each in texts]
    return [each[each.index("&") + 1].lower() for each in texts if "&" in each]


def problems_of(window: QWidget) -> Iterator[str]:
    reached = tabbed(window)
    yield from (f"not by Tab: {each}" for each in words_of(missing(wanted(window), reached)))
    if not window.findChildren(TableView):
        back = tabbed(window, back=True)
        yield from (f"not back: {each}" for each in words_of(missing(wanted(window), back)))
    yield from (f"only for the mouse: {each}" for each in words_of(only_for_the_mouse(window)))
    letters = letters_of(window)
    yield from (f"Alt+{each} twice" for each in set(letters) if letters.count(each) > 1)


def missing(all_of_them: list[QWidget], reached: list[QWidget]) -> list[QWidget]:
    return [each for each in all_of_them if each not in reached]


def test_that_keys_alone_reach_every_control_of_every_place(practice_view: OfficeView) -> None:
    found: dict[str, list[str]] = {}
    count = 0
    for place in everywhere(practice_view):
        window = place.widget.window()
        window.activateWindow()
        count += len(wanted(window))
        problems = [*problems_of(window), *answers(place)]
        if problems:
            found[place.name] = problems
    assert found == {}
    assert count > 300


def answers(place: Place) -> Iterator[str]:
    """What a dialog lacks: a button for Enter; Esc, whatever has the focus."""
    if not isinstance(place.widget, QDialog):
        return
    buttons = [each for each in place.widget.findChildren(QPushButton) if each.isDefault()]
    if not buttons and place.name not in WITHOUT_DEFAULT:
        yield "no button for Enter"
    press(place.widget, Key.Key_Escape)
    if isValid(place.widget) and place.widget.isVisible():
        yield "Esc leaves it open"


def entries(menu: QMenu) -> list[QAction]:
    return [each for each in menu.actions() if not each.isSeparator() and each.isEnabled()]


def test_that_alt_and_arrows_reach_every_entry_of_every_menu(practice_view: OfficeView) -> None:
    window = practice_view.window()
    window.activateWindow()
    assert isinstance(window, MainWindow)
    for title in window.menuBar().actions():
        letter = title.text()[title.text().index("&") + 1].upper()
        press(window, Qt.Key[f"Key_{letter}"], Modifier.AltModifier)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), title.text()
        reached = set()
        for _ in range(len(menu.actions()) + 1):
            QTest.keyClick(menu, Key.Key_Down)
            reached.add(menu.activeAction())
        assert reached == set(entries(menu))
        QTest.keyClick(menu, Key.Key_Escape)


@pytest.mark.parametrize("page", [1, 2, 3])
def test_that_a_key_opens_the_menu_of_a_cell(practice_view: OfficeView, page: int) -> None:
    window = practice_view.window()
    window.activateWindow()
    (place,) = islice(pages(practice_view), page, page + 1)
    table = place.widget.findChild(TableView)
    table.setFocus()
    press(window, Key.Key_F10, Modifier.ShiftModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    words = [each.text().replace("&", "").partition("\t")[0] for each in menu.actions()]
    title = table.grid_model.columns[table.currentIndex().column()].title
    assert f"Lebarkan kolom {title}" in words
    wide = table.columnWidth(table.currentIndex().column())
    menu.actions()[words.index(f"Lebarkan kolom {title}")].trigger()
    assert table.columnWidth(table.currentIndex().column()) > wide
    menu.close()


def test_that_shift_f6_goes_back_to_the_first_control_of_the_part_before(
    practice_view: OfficeView,
) -> None:
    window = practice_view.window()
    window.activateWindow()
    (place,) = islice(pages(practice_view), 1, 2)
    table = place.widget.findChild(TableView)
    table.setFocus()
    press(window, Key.Key_F6)
    on = QApplication.focusWidget()
    assert on is not table
    press(window, Key.Key_F6, Modifier.ShiftModifier)
    assert QApplication.focusWidget() is table


def test_that_esc_drops_what_is_refused_and_only_then_may_close_a_dialog(
    practice_view: OfficeView,
) -> None:
    (place,) = islice(pages(practice_view), 1, 2)
    table = place.widget.findChild(TableView)
    at = table.grid_model.place_of(table.currentIndex())
    table.grid_model.refuse(
        at, "32/13/2025", [Problem("not_a_date", values={"typed": "32/13/2025"})]
    )
    taken = []
    for _ in range(2):
        event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Escape, NONE)
        table.keyPressEvent(event)
        taken.append(event.isAccepted())
    assert taken == [True, False]
    assert not table.grid_model.refusals


def test_that_a_button_only_for_the_mouse_is_found(practice_view: OfficeView) -> None:
    window = practice_view.window()
    window.activateWindow()
    hidden = QPushButton("Hanya tetikus", practice_view.page)
    hidden.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    hidden.setAutoExclusive(False)
    hidden.show()
    assert only_for_the_mouse(window) == [hidden]

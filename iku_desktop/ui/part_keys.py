"""Keys of every window: F6 goes on to its next part, out of tables too; Shift+F10 opens a place's menu."""

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QScrollArea, QWidget

from iku_desktop.ui.grid.band import Band

ON, BACK, MENU = "F6", "Shift+F6", "Shift+F10"
KEY_NAME = "part-key"
PARTS = ("card", "frame-bar", "status-bar")
MOST_STEPS = 5_000


class PartKeys(QObject):
    """One of a window; its dialogs, which hold the window's keys back, get the keys of their own."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._give(window)
        application = cast("QApplication", QApplication.instance())
        application.focusChanged.connect(self._look)

    def _look(self, _old: QWidget | None, new: QWidget | None) -> None:
        dialog = new.window() if new is not None else None
        if isinstance(dialog, QDialog) and dialog.findChild(QShortcut, KEY_NAME) is None:
            self._give(dialog)

    def _give(self, window: QWidget) -> None:
        acts: tuple[tuple[str, Callable[[], None]], ...] = (
            (ON, partial(go_on, 1)),
            (BACK, partial(go_on, -1)),
            (MENU, open_menu),
        )
        for keys, act in acts:
            key = QShortcut(QKeySequence(keys), window)
            key.setObjectName(KEY_NAME)
            key.activated.connect(act)


def part_keys(window: QWidget) -> PartKeys:
    """The keys of a window; menus are made anew with every office, they stay."""
    return window.findChild(PartKeys) or PartKeys(window)


def go_on(step: int) -> None:
    """Give the focus to the first control of the next part of its window, or of the one before."""
    at = QApplication.focusWidget()
    if at is None:
        return
    here = part_of(at)
    found = _next(at, step)
    for _ in range(MOST_STEPS):
        if part_of(found) is not here:
            break
        found = _next(found, step)
    if step < 0:
        found = _first_of(found)
    reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
    found.setFocus(reason)
    _show(found)


def open_menu() -> None:
    """Open the menu of the place that has the focus; the menu key does so by itself on every system."""
    at = QApplication.focusWidget()
    if at is None:
        return
    place = at.rect()
    if isinstance(at, QAbstractItemView) and at.currentIndex().isValid():
        place = at.visualRect(at.currentIndex()).translated(at.viewport().pos())
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, place.center(), at.mapToGlobal(place.center()))
    QApplication.sendEvent(at, event)


def part_of(widget: QWidget) -> QWidget:
    """The table, list, head of a table, card or bar that holds a control, else its window."""
    around = widget.parentWidget()
    if around is None or widget.isWindow() or _is_part(widget):
        return widget
    return part_of(around)


def _is_part(widget: QWidget) -> bool:
    kinds = isinstance(widget, QAbstractItemView | Band)
    return kinds or str(widget.property("role")) in PARTS


def _first_of(widget: QWidget) -> QWidget:
    part, first = part_of(widget), widget
    for _ in range(MOST_STEPS):
        before = _next(first, -1)
        if part_of(before) is not part or before is widget:
            return first
        first = before
    return first


def _next(widget: QWidget, step: int) -> QWidget:
    """The control that Tab would reach from there were it no table."""
    at = widget
    for _ in range(MOST_STEPS):
        near = at.nextInFocusChain() if step > 0 else at.previousInFocusChain()
        at = near or widget
        if at is widget or _takes_focus(at, widget.window()):
            return at
    return widget


def _takes_focus(widget: QWidget, window: QWidget) -> bool:
    reached = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return reached and widget.isVisible() and widget.isEnabled() and widget.window() is window


def _show(widget: QWidget) -> None:
    at: QWidget | None = widget.parentWidget()
    while at is not None:
        if isinstance(at, QScrollArea):
            at.ensureWidgetVisible(widget)
        at = at.parentWidget()

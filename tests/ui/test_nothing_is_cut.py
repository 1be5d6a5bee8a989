"""Pages and dialogs of forms at the clerk's sizes: no words cut, everything reachable and named."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from iku_desktop.ui.dialogs.counting import CountingDialog
from iku_desktop.ui.dialogs.new_indicator import NewIndicatorDialog
from iku_desktop.ui.dialogs.settings import SETTINGS_PAGES, SettingsDialog
from iku_desktop.ui.dialogs.target_history import TargetHistoryDialog
from iku_desktop.ui.dialogs.target_revision import TargetRevisionDialog
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.indicators import IndicatorsPage
from iku_desktop.ui.pages.reports import ReportsPage
from iku_desktop.ui.style_sheet import style_sheet
from iku_desktop.ui.theme import Look, Shade, Theme
from tests.services.desk import Desk
from tests.ui.report_pages import made as made

ROOM = {
    "usual": (9.75, 1366, 590),
    "windows at 150 %": (9.75, 910, 420),
    "16 pt": (16.0, 1366, 505),
}
Dress = Callable[[float, Shade], None]


@pytest.fixture
def dress(theme: Theme, qapp: QApplication) -> Dress:
    def change(points: float, shade: Shade) -> None:
        theme.choose(Look(shade, points))
        qapp.setFont(theme.font())
        qapp.setPalette(theme.palette())
        qapp.setStyleSheet(style_sheet(theme))

    return change


def visible(widget: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    return (each for each in widget.findChildren(kind) if each.isVisible())


def cut_words(widget: QWidget) -> list[str]:
    """The words of labels and buttons that are wider than their place."""
    cut = []
    for label in visible(widget, QLabel):
        assert isinstance(label, QLabel)
        if label.text() and not label.wordWrap() and label.pixmap().isNull():
            widest = max(map(label.fontMetrics().horizontalAdvance, label.text().split("\n")))
            if widest > label.contentsRect().width() + 1:
                cut.append(label.text())
    for button in visible(widget, QPushButton):
        assert isinstance(button, QPushButton)
        icon = button.iconSize().width() if not button.icon().isNull() else 0
        if button.fontMetrics().horizontalAdvance(button.text()) + icon > button.width():
            cut.append(button.text())
    return cut


def wrapped_words_cut(widget: QWidget) -> list[str]:
    """The words of wrapped labels that are taller than their place."""
    cut = []
    for label in visible(widget, QLabel):
        assert isinstance(label, QLabel)
        if label.text() and label.wordWrap():
            room = label.contentsRect()
            needed = label.fontMetrics().boundingRect(
                QRect(0, 0, room.width(), 10_000), Qt.TextFlag.TextWordWrap, label.text()
            )
            if needed.height() > room.height() + 1:
                cut.append(label.text())
    return cut


def nameless(widget: QWidget) -> list[str]:
    """What can be focused but has no words for a screen reader."""
    found = []
    for each in visible(widget, QWidget):
        if each.focusPolicy() == Qt.FocusPolicy.NoFocus or each.focusProxy() is not None:
            continue
        words = each.accessibleName()
        if isinstance(each, QAbstractButton):
            words = words or each.text()
        kinds = (QLineEdit, QComboBox, QPlainTextEdit, QAbstractButton, QCheckBox, QRadioButton)
        if isinstance(each, kinds) and not words.strip() and not inside_a_combo(each):
            found.append(f"{type(each).__name__} {each.objectName()}")
    return found


def inside_a_combo(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), QComboBox)


def check(widget: QWidget, width: int, height: int) -> None:
    widget.resize(width, height)
    widget.show()
    QApplication.processEvents()
    assert widget.width() <= width, "the page forces the window wider"
    assert widget.height() <= height, "the page forces the window taller"
    assert cut_words(widget) == []
    assert wrapped_words_cut(widget) == []
    assert nameless(widget) == []


@pytest.mark.parametrize("shade", [Shade.LIGHT, Shade.DARK])
@pytest.mark.parametrize("room", ROOM)
@pytest.mark.parametrize("code", ["IPP", "IKU-1", "IKU-2"])
def test_that_the_indicator_page_cuts_nothing(
    desk: Desk, context: PageContext, dress: Dress, qtbot: QtBot, room: str, shade: Shade, code: str
) -> None:
    points, width, height = ROOM[room]
    dress(points, shade)
    desk.activity()
    desk.services.indicators.set_target("IKU-2", 2025, 4, "90")
    page = IndicatorsPage(context)
    qtbot.addWidget(page)
    page.show_moment(context.moment)
    page.choose(code)
    check(page, width, height)


@pytest.mark.parametrize("room", ROOM)
def test_that_the_report_page_cuts_nothing(
    made: object, context: PageContext, dress: Dress, qtbot: QtBot, room: str
) -> None:
    points, width, height = ROOM[room]
    dress(points, Shade.LIGHT)
    page = ReportsPage(context)
    qtbot.addWidget(page)
    page.show_moment(context.moment)
    qtbot.waitUntil(lambda: page.document is not None, timeout=20_000)
    check(page, width, height)


@pytest.mark.parametrize("kind", SETTINGS_PAGES, ids=lambda kind: kind.key)
@pytest.mark.parametrize("room", ROOM)
def test_that_no_page_of_the_settings_cuts_words(
    context: PageContext, dress: Dress, qtbot: QtBot, room: str, kind: type
) -> None:
    points, width, height = ROOM[room]
    dress(points, Shade.LIGHT)
    dialog = SettingsDialog(context, None, kind.key)
    qtbot.addWidget(dialog)
    check(dialog, min(width - 20, 1200), height)


@pytest.mark.parametrize("room", ROOM)
def test_that_the_small_dialogs_cut_nothing(
    desk: Desk, context: PageContext, dress: Dress, window: QWidget, qtbot: QtBot, room: str
) -> None:
    points, width, height = ROOM[room]
    dress(points, Shade.LIGHT)
    plan = desk.services.plan.plan(2025)
    assert plan is not None
    set_target = desk.services.indicators.set_target
    set_target("IKU-2", 2025, 4, "90")
    set_target("IKU-2", 2025, 4, "75", "Pagu dari kabupaten terlambat " * 9, "1/2025", "1/12/2025")
    view = desk.services.indicators.view("IKU-2", desk.moment())
    history = desk.services.indicators.target_history("IKU-2", 2025)
    dialogs = (
        TargetHistoryDialog(context.theme, history, window),
        CountingDialog(context, plan, window),
        NewIndicatorDialog(context, plan, window),
        TargetRevisionDialog(context, view, lambda _typed: desk.activity(), window),
    )
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        size = dialog.sizeHint().boundedTo(QSize(width, height + 150))
        check(dialog, max(size.width(), dialog.minimumWidth()), size.height())


@pytest.mark.parametrize("kind", SETTINGS_PAGES, ids=lambda kind: kind.key)
def test_that_tab_reaches_every_input_of_a_settings_page_from_top_to_bottom(
    context: PageContext, qtbot: QtBot, kind: type
) -> None:
    dialog = SettingsDialog(context, None, kind.key)
    qtbot.addWidget(dialog)
    dialog.resize(980, 640)
    dialog.open()
    dialog.activateWindow()
    inputs = [
        each
        for each in (
            *visible(dialog, QLineEdit),
            *visible(dialog, QComboBox),
            *visible(dialog, QPlainTextEdit),
        )
        if each.isEnabled() and not inside_a_combo(each)
    ]
    reached: list[QWidget] = []
    for _ in range(80):
        dialog.focusNextChild()
        focused = dialog.focusWidget()
        if focused in inputs and focused not in reached:
            reached.append(focused)
    assert set(reached) == set(inputs)
    tops = [each.mapTo(dialog, each.rect().topLeft()).y() for each in rotated(reached)]
    assert tops == sorted(tops)


def rotated(widgets: list[QWidget]) -> list[QWidget]:
    """The round of Tab, begun at its topmost widget."""
    if not widgets:
        return []
    places = [(each.mapToGlobal(each.rect().topLeft()).y(), at) for at, each in enumerate(widgets)]
    start = min(places)[1]
    return widgets[start:] + widgets[:start]

"""Revised targets in the window: the mark of a cell, what it tells, and the dialog with the history."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.target_history import TargetHistoryDialog
from iku_desktop.ui.grid.marked import LOCK
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.indicators import IndicatorsPage
from iku_desktop.ui.widgets.target_columns import REVISED
from iku_desktop.ui.widgets.target_grid import TargetGrid
from tests.services.desk import Desk
from tests.ui.blocks import put
from tests.ui.target_cells import EVERY, at, can_type, look, refused, text

TW_I, TW_III, TW_IV, YEAR = 1, 3, 4, 0


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> IndicatorsPage:
    for quarter, value in ((TW_III, "60"), (TW_IV, "90"), (YEAR, "90")):
        desk.services.indicators.set_target("IKU-2", 2025, quarter, value)
    desk.services.indicators.set_target(
        "IKU-2", 2025, TW_IV, "75", "BPD <b>belum</b>\nterbentuk", "050/12/2025", "28/11/2025"
    )
    made = IndicatorsPage(context)
    qtbot.addWidget(made)
    context.data_changed.connect(lambda: made.show_moment(context.moment))
    made.resize(1366, 590)
    made.show_moment(context.moment)
    made.choose("IKU-2")
    made.show()
    made.activateWindow()
    return made


def grid(page: IndicatorsPage) -> TargetGrid:
    return page.entry.targets


def tip(page: IndicatorsPage, number: int) -> str:
    """What the cell of a target says when the mouse rests on it."""
    return str(at(grid(page), number).data(Qt.ItemDataRole.ToolTipRole) or "")


def marked(page: IndicatorsPage) -> set[int]:
    return {number for number in EVERY if REVISED in look(grid(page), number).marks}


def left_part(page: IndicatorsPage, number: int) -> bytes:
    table = grid(page).table
    rect = table.visualRect(at(grid(page), number))
    rect.setWidth(rect.height())
    return bytes(table.viewport().grab(rect).toImage().constBits())


def opened(page: IndicatorsPage, qtbot: QtBot) -> TargetHistoryDialog:
    qtbot.mouseClick(page.entry.history_button, Qt.MouseButton.LeftButton)
    return dialog()


def dialog() -> TargetHistoryDialog:
    every = QApplication.topLevelWidgets()
    return next(each for each in every if isinstance(each, TargetHistoryDialog))


def words(shown: TargetHistoryDialog) -> list[str]:
    inside = shown.area.widget()
    assert inside is not None
    return [label.text() for label in inside.findChildren(QLabel)]


def test_that_only_a_revised_target_bears_the_mark_and_tells_why(page: IndicatorsPage) -> None:
    assert marked(page) == {TW_IV}
    told = tip(page, TW_IV)
    assert "Direvisi dari 90,00 % menjadi 75,00 %, berlaku sejak 28/11/2025" in told
    assert "Surat nomor 050/12/2025. Alasan: BPD <b>belum</b>" in told
    spoken = at(grid(page), TW_IV).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told in spoken
    assert tip(page, YEAR) == ""


def test_that_the_mark_is_seen(page: IndicatorsPage) -> None:
    plain = left_part(page, YEAR)
    assert left_part(page, TW_III) == plain
    assert left_part(page, TW_IV) != plain


def test_that_the_mark_goes_with_another_indicator(page: IndicatorsPage) -> None:
    page.choose("IKU-1")
    assert marked(page) == set()
    assert tip(page, TW_IV) == ""
    page.choose("IKU-2")
    assert marked(page) == {TW_IV}


def test_that_a_value_that_is_not_valid_yet_can_not_be_put_right_by_mistake(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.show_moment(desk.moment(2))
    assert text(grid(page), TW_IV) == "90,00", "the one valid on 30 June"
    assert not can_type(grid(page), TW_IV)
    assert "Belum berlaku pada 30/06/2025" in tip(page, TW_IV)
    before = desk.counter()
    grid(page).focus_on(TW_IV)
    qtbot.keyClicks(grid(page).table, "80")
    assert grid(page).table.editor is None
    put("80")
    qtbot.keyClick(grid(page).table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert "tidak diisi" in refused(grid(page), TW_IV)
    grid(page).block.drop()
    assert desk.counter() == before
    page.show_moment(desk.moment(4))
    assert can_type(grid(page), TW_IV)
    assert text(grid(page), TW_IV) == "75,00"


def test_that_the_years_own_target_is_free_again_after_a_revision_was_ahead(
    page: IndicatorsPage, desk: Desk
) -> None:
    desk.services.indicators.set_target(
        "IKU-2", 2025, YEAR, "85", "Pagu", "051/12/2025", "29/11/2025"
    )
    page.show_moment(desk.moment(3))
    assert not can_type(grid(page), YEAR)
    page.choose("IKU-1")
    assert can_type(grid(page), YEAR)


def test_that_the_history_lists_old_and_new_with_letter_day_and_typist(
    page: IndicatorsPage, qtbot: QtBot
) -> None:
    shown = opened(page, qtbot)
    assert shown.windowTitle() == "Riwayat target IKU 2, tahun 2025"
    told = words(shown)
    assert told[:2] == [t("targets.history_about"), "TW IV"], "what was revised comes first"
    for line in (
        "Revisi 1: 90,00 % → 75,00 %",
        "Berlaku sejak 28 November 2025",
        "Surat nomor 050/12/2025",
        "Alasan: BPD <b>belum</b>\nterbentuk",
        "Semula 90,00 %",
        "Diketik 01/12/2025 10.24 oleh Siti Aminah",
        "TW III",
        "Semula 60,00 %",
        "Setahun",
    ):
        assert line in told
    formats = {label.textFormat() for label in shown.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_that_the_history_is_opened_and_read_with_the_keys_alone(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    for day in (29, 30):
        desk.services.indicators.set_target(
            "IKU-2", 2025, TW_III, str(day), "x\n" * 20, "1", f"{day}/11/2025"
        )
    page.entry.history_button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.entry.history_button, Qt.Key.Key_Space)
    shown = dialog()
    shown.activateWindow()
    bar = shown.area.verticalScrollBar()
    shown.area.setFocus(Qt.FocusReason.TabFocusReason)
    assert shown.area.accessibleName() == shown.windowTitle()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    qtbot.keyClick(shown.area, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    assert shown.close_button.isDefault()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_that_a_year_without_revisions_or_targets_says_so(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.choose("IKU-1")
    assert words(opened(page, qtbot)) == [t("targets.history_none", year=2025)]
    dialog().close()
    desk.services.indicators.set_target("IKU-1", 2025, YEAR, "90")
    qtbot.waitUntil(
        lambda: (
            not any(
                isinstance(each, TargetHistoryDialog) for each in QApplication.topLevelWidgets()
            )
        )
    )
    told = words(opened(page, qtbot))
    assert told[0] == t("targets.history_unrevised")
    assert told[1:3] == ["Setahun", "Semula 90,00 %"]


def test_that_a_closed_quarter_stays_locked_beside_the_revisions(
    page: IndicatorsPage, desk: Desk
) -> None:
    desk.services.indicators.set_target("IKU-2", 2025, TW_I, "20")
    desk.services.closings.close(desk.moment(1).quarter)
    page.show_moment(desk.moment(4))
    assert LOCK in look(grid(page), TW_I).marks
    assert LOCK not in look(grid(page), TW_IV).marks

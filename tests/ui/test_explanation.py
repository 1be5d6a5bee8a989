"""The explanation of a figure: its formula, its rows, and the doors out of it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iku_desktop.ui.dialogs.explanation import ExplanationDialog
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from tests.services.desk import Desk


@pytest.fixture
def dialog(desk: Desk, context: PageContext, qtbot: QtBot) -> ExplanationDialog:
    desk.record("Meninjo", "LPPDES", 2024, date=date(2025, 4, 4))
    made = ExplanationDialog(context, "IKU-2")
    qtbot.addWidget(made)
    made.open()
    return made


def test_that_it_shows_the_formula_and_every_row(dialog: ExplanationDialog) -> None:
    assert dialog.windowTitle() == "Penjelasan IKU 2"
    assert dialog.panel.formula.accessibleName().endswith("= 0 ÷ 33 × 100 = 0,00 %")
    assert dialog.panel.rows.table.model().rowCount() == 33


def test_that_it_follows_what_is_entered_meanwhile(
    dialog: ExplanationDialog, desk: Desk, context: PageContext
) -> None:
    desk.record("Jenggrong", "LPPDES", 2024, date=date(2025, 3, 1))
    context.data_changed.emit()
    assert dialog.panel.formula.accessibleName().endswith("= 1 ÷ 33 × 100 = 3,03 %")


def test_that_a_row_leads_to_where_it_is_recorded(
    dialog: ExplanationDialog, context: PageContext, qtbot: QtBot
) -> None:
    line = dialog.panel.rows.model.lines[0]
    with qtbot.waitSignal(context.door_opened) as opened:
        dialog.panel.rows.row_opened.emit(line)
    door = opened.args[0]
    assert isinstance(door, Door)
    assert door.page == "documents"
    assert door.hints == {"village_id": line.village_id, "document_type": line.document_type}
    assert not dialog.isVisible()


def test_that_it_leads_to_the_indicators_page(
    dialog: ExplanationDialog, context: PageContext, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(context.door_opened) as opened:
        qtbot.mouseClick(dialog.page_button, Qt.MouseButton.LeftButton)
    assert opened.args[0] == Door("indicators", {"indicator_code": "IKU-2"})


def test_that_esc_and_its_button_close_it(dialog: ExplanationDialog, qtbot: QtBot) -> None:
    assert dialog.close_button.isDefault()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()

"""Parts that the pages with a grid share: head, side panel, empty state, figure line, effect dialog."""

from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.achievement import Category
from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.measurement import Measurement
from iku_desktop.domain.read_models import FigureChange
from iku_desktop.ui.dialogs.effect import EffectDialog
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.theme import Look, Shade, Theme
from iku_desktop.ui.widgets.empty_state import EmptyState
from iku_desktop.ui.widgets.figure_line import FigureLine
from iku_desktop.ui.widgets.sided import LEAST_MAIN, PANEL, Sided
from iku_desktop.ui.widgets.tool_head import ToolHead
from tests.builders import a_moment, an_indicator
from tests.services.desk import Desk

# The head


def buttons(count: int) -> list[QPushButton]:
    return [QPushButton(f"Perintah nomor {number}") for number in range(count)]


def test_that_tools_stand_beside_the_title_where_there_is_room(theme: Theme, qtbot: QtBot) -> None:
    tools = buttons(3)
    head = ToolHead("Dokumen Desa", (QLabel("tahun 2025"),), tools)
    qtbot.addWidget(head)
    head.resize(1300, 40)
    head.show()
    assert tools[0].mapTo(head, tools[0].rect().center()).y() < 40
    assert tools[-1].mapTo(head, tools[-1].rect().topRight()).x() > 1200


def test_that_tools_stand_below_the_title_where_there_is_none(theme: Theme, qtbot: QtBot) -> None:
    tools = buttons(4)
    head = ToolHead("Dokumen Desa", (QLabel("dihitung untuk IKU 2 tahun 2025"),), tools)
    qtbot.addWidget(head)
    head.resize(700, 80)
    head.show()
    QApplication.processEvents()
    title = head.findChildren(QLabel)[0]
    assert tools[0].mapTo(head, tools[0].pos()).y() > title.y()
    assert head.minimumSizeHint().width() == 0
    head.resize(1300, 80)
    QApplication.processEvents()
    assert tools[-1].mapTo(head, tools[-1].rect().topRight()).x() > 1200


def test_that_a_tool_that_appears_may_need_another_line(theme: Theme, qtbot: QtBot) -> None:
    tools = buttons(2)
    head = ToolHead("Desa", (), tools)
    qtbot.addWidget(head)
    tools[1].hide()
    tools[1].setText("Perintah dengan nama yang panjang sekali, lebih panjang dari lainnya")
    head.resize(420, 80)
    head.show()
    QApplication.processEvents()
    before = tools[0].mapTo(head, tools[0].rect().topLeft()).y()
    tools[1].show()
    QApplication.processEvents()
    QApplication.processEvents()
    assert tools[0].mapTo(head, tools[0].rect().topLeft()).y() > before


# The side panel


@pytest.fixture
def sided(theme: Theme, qtbot: QtBot) -> Sided:
    made = Sided(theme, QWidget(), QLabel("panel"))
    qtbot.addWidget(made)
    made.resize(1300, 400)
    made.show()
    return made


def test_that_the_panel_folds_where_both_do_not_fit(sided: Sided) -> None:
    told: list[bool] = []
    sided.folded.connect(told.append)
    assert not sided.is_folded
    sided.resize(PANEL + LEAST_MAIN - 1, 400)
    assert sided.is_folded
    sided.resize(PANEL + LEAST_MAIN, 400)
    assert not sided.is_folded
    assert told == [True, False]


def test_that_the_clerks_wish_holds_until_the_width_asks_anew(sided: Sided) -> None:
    sided.resize(800, 400)
    sided.turn()
    assert not sided.is_folded
    sided.resize(810, 400)
    assert not sided.is_folded
    sided.resize(1300, 400)
    sided.turn()
    assert sided.is_folded
    sided.resize(800, 400)
    sided.resize(1300, 400)
    assert not sided.is_folded


def test_that_a_large_font_folds_the_panel_too(sided: Sided, theme: Theme) -> None:
    theme.choose(Look(Shade.LIGHT, 16))
    assert sided.is_folded


# The empty state


def test_that_an_empty_state_teaches_and_acts(theme: Theme, qtbot: QtBot) -> None:
    done: list[int] = []
    state = EmptyState(theme, "map-pin")
    qtbot.addWidget(state)
    state.resize(900, 400)
    state.say(
        "Belum ada desa", "Tambahkan desa lebih dahulu. " * 6, "Tambah", lambda: done.append(1)
    )
    state.show()
    QTest.mouseClick(state.button, Qt.MouseButton.LeftButton)
    assert done == [1]
    assert state.text.height() >= state.text.heightForWidth(state.text.width())
    state.say("Tidak ada", "Tidak perlu apa-apa.")
    assert state.button.isHidden()


# The figure line


def test_that_a_plan_without_the_indicator_has_no_line(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    line = FigureLine(context, "no_such_calculator")
    qtbot.addWidget(line)
    assert line.show_figure() is None
    assert line.isHidden()


def test_that_the_line_names_its_link_for_a_screen_reader(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    line = FigureLine(context, "documents_on_time")
    qtbot.addWidget(line)
    found = line.show_figure()
    assert found is not None
    assert line.formula_text == "IKU 2 = 0 / 33 × 100 = 0,00 %"
    assert line.link.accessibleName() == "Penjelasan IKU 2"


# The question of figures


def change(quarter: int, before: int | None, after: int | None) -> FigureChange:
    def side(count: int | None) -> Assessment:
        measurement = Measurement()
        achievement = category = None
        if count is not None:
            measurement = Measurement(count, 33, Fraction(count * 100, 33))
            achievement, category = Fraction(95), Category("Sangat Tinggi", Fraction(91), 5)
        moment = a_moment(2025, quarter)
        indicator = an_indicator(short_title="Dokumen <b>tepat</b> waktu")
        return Assessment(indicator, moment, measurement, None, achievement, category)

    return FigureChange(side(before), side(after))


def labels(dialog: EffectDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel)]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_that_both_sides_stand_with_value_terms_and_achievement(
    context: PageContext, parent: QWidget
) -> None:
    dialog = EffectDialog(context, [change(4, 19, 20)], parent)
    found = labels(dialog)
    for words in ("57,58 %", "60,61 %", "19 dari 33", "20 dari 33", "capaian 95,00 %"):
        assert words in found
    assert "Perubahan ini menggeser 1 angka. Simpan?" in found
    # What people typed stays text.
    assert "IKU 2 · Dokumen <b>tepat</b> waktu" in found


def test_that_a_figure_that_comes_or_goes_is_shown_as_none(
    context: PageContext, parent: QWidget
) -> None:
    dialog = EffectDialog(context, [change(1, None, 3), change(2, 3, None)], parent)
    assert labels(dialog).count("–") == 2


def test_that_many_figures_scroll(context: PageContext, parent: QWidget) -> None:
    few = EffectDialog(context, [change(1, 1, 2)], parent)
    many = EffectDialog(context, [change(1 + at % 4, at, at + 1) for at in range(12)], parent)
    assert not few.findChildren(QScrollArea)
    assert many.findChildren(QScrollArea)


def test_that_enter_is_safe_and_only_the_verb_accepts(
    context: PageContext, parent: QWidget, qtbot: QtBot
) -> None:
    answers: list[int] = []
    for act in ("enter", "verb"):
        dialog = EffectDialog(context, [change(1, 1, 2)], parent)
        dialog.finished.connect(answers.append)
        dialog.open()
        if act == "enter":
            QTest.keyClick(dialog, Qt.Key.Key_Return)
        else:
            dialog.save_button.click()
    assert answers == [EffectDialog.DialogCode.Rejected, EffectDialog.DialogCode.Accepted]

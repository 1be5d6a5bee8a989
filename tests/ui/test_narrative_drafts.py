"""Drafts in the narrative fields: marked, replaced by typing, taken with one click, never saved alone."""

from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iku_desktop.domain.plan import NARRATIVE_LENGTH, NarrativeKind
from iku_desktop.presentation.texts import t
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.indicators import IndicatorsPage
from iku_desktop.ui.widgets.narratives import NarrativeField
from tests.services.desk import Desk

DRIVING, HINDERING, FOLLOW_UP = NarrativeKind
LATE = "terlambat disampaikan oleh 1 desa, yaitu Meninjo (4 hari)"


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> IndicatorsPage:
    desk.record("Meninjo", "LPPDES", 2024, date=date(2025, 4, 4), cause="bpd")
    desk.record("Jenggrong", "LPPDES", 2024, date=date(2025, 3, 10))
    made = IndicatorsPage(context)
    qtbot.addWidget(made)
    context.data_changed.connect(lambda: made.show_moment(context.moment))
    context.moment_changed.connect(lambda: made.show_moment(context.moment))
    made.resize(1366, 590)
    made.show_moment(context.moment)
    made.choose("IKU-2")
    made.show()
    made.activateWindow()
    return made


def field(page: IndicatorsPage, kind: NarrativeKind = HINDERING) -> NarrativeField:
    return page.entry.narratives.fields[kind]


def stored(desk: Desk, quarter: int = 4, code: str = "IKU-2") -> dict[NarrativeKind, str]:
    return dict(desk.services.indicators.view(code, desk.moment(quarter)).narratives)


def is_offered(shown: NarrativeField) -> bool:
    """Whether the field shows a draft, with every mark of one."""
    marks = {shown.draft.is_shown, shown.mark.isVisible(), shown.take_button.isVisible()}
    marks.add(shown.text.property("draft") is True)
    assert len(marks) == 1, "marked in part"
    return marks.pop()


def test_that_an_empty_field_shows_its_draft_with_icon_word_and_button(
    page: IndicatorsPage, desk: Desk
) -> None:
    for kind in NarrativeKind:
        shown = field(page, kind)
        assert is_offered(shown)
        assert shown.text.toPlainText()
        assert shown.typed() == ""
        assert not shown.is_dirty
    assert LATE in field(page).text.toPlainText()
    assert "BPD belum menyepakati" in field(page).text.toPlainText()
    assert field(page).text.accessibleDescription() == t("drafts.about")
    assert field(page).take_button.accessibleName() == "Pakai konsep ini untuk Faktor penghambat"
    assert stored(desk) == {}


def test_that_a_draft_is_still_called_not_filled_in(page: IndicatorsPage) -> None:
    words = page.entry.narratives._empty.text()
    assert all(t(f"common.narrative.{kind.value}") in words for kind in NarrativeKind)


def test_that_one_click_makes_the_draft_ones_own(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    shown = field(page)
    words = shown.text.toPlainText()
    qtbot.mouseClick(shown.take_button, Qt.MouseButton.LeftButton)
    assert stored(desk) == {HINDERING: words}
    assert not is_offered(shown)
    assert shown.text.hasFocus()
    qtbot.keyClicks(shown.text, " Selesai.")
    qtbot.keyClick(shown.text, Qt.Key.Key_Tab)
    assert stored(desk) == {HINDERING: words + " Selesai."}
    assert is_offered(field(page, DRIVING)), "the others stay drafts"


def test_that_ctrl_enter_takes_the_draft_too(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    shown = field(page, FOLLOW_UP)
    words = shown.text.toPlainText()
    qtbot.keyClick(shown.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored(desk) == {FOLLOW_UP: words}


def test_that_tab_passes_the_button_before_its_draft_and_space_takes_it(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    shown = field(page)
    before = field(page, DRIVING)
    before.text.setFocus()
    qtbot.keyClick(before.text, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is shown.take_button
    qtbot.keyClick(shown.take_button, Qt.Key.Key_Space)
    assert HINDERING in stored(desk)


@pytest.mark.parametrize("place", [QTextCursor.MoveOperation.Start, QTextCursor.MoveOperation.End])
def test_that_typing_replaces_the_draft_wherever_the_cursor_stood(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot, place: QTextCursor.MoveOperation
) -> None:
    shown = field(page)
    shown.text.setFocus()
    shown.text.moveCursor(place)
    qtbot.keyClicks(shown.text, "BPD belum setuju")
    assert shown.text.toPlainText() == "BPD belum setuju"
    assert not is_offered(shown)
    qtbot.keyClick(shown.text, Qt.Key.Key_Tab)
    assert stored(desk) == {HINDERING: "BPD belum setuju"}


def test_that_pasting_replaces_the_draft(page: IndicatorsPage, desk: Desk) -> None:
    shown = field(page)
    shown.text.moveCursor(QTextCursor.MoveOperation.NextWord)
    pasted = QMimeData()
    pasted.setText("Dari Excel\nbaris dua")
    shown.text.insertFromMimeData(pasted)
    assert shown.text.toPlainText() == "Dari Excel\nbaris dua"
    shown.flush()
    assert stored(desk) == {HINDERING: "Dari Excel\nbaris dua"}


def test_that_deleting_in_the_draft_empties_the_field_and_leaving_offers_it_again(
    page: IndicatorsPage, desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    shown = field(page)
    words = shown.text.toPlainText()
    shown.text.setFocus()
    qtbot.keyClick(shown.text, Qt.Key.Key_Delete)
    assert shown.text.toPlainText() == ""
    context.data_changed.emit()
    assert shown.text.toPlainText() == "", "not filled again under the clerk's hands"
    qtbot.keyClick(shown.text, Qt.Key.Key_Tab)
    assert is_offered(shown)
    assert shown.text.toPlainText() == words
    assert stored(desk) == {}


def test_that_an_emptied_narrative_shows_the_draft_again(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    shown = field(page)
    shown.take()
    shown.text.selectAll()
    qtbot.keyClick(shown.text, Qt.Key.Key_Delete)
    qtbot.keyClick(shown.text, Qt.Key.Key_Tab)
    assert stored(desk) == {}
    assert is_offered(shown)


def test_that_moving_reading_and_copying_leave_the_draft_a_draft(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    shown = field(page)
    before, words = desk.counter(), shown.text.toPlainText()
    shown.text.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Shift):
        qtbot.keyClick(shown.text, key)
    shown.text.selectAll()
    shown.text.copy()
    assert QApplication.clipboard().text() == words
    qtbot.keyClick(shown.text, Qt.Key.Key_Tab)
    page.entry.flush()
    assert is_offered(shown)
    assert desk.counter() == before


def test_that_a_draft_follows_the_facts_while_it_is_shown(
    page: IndicatorsPage, desk: Desk, context: PageContext
) -> None:
    desk.record("Ranuyoso", "LPPDES", 2024, date=date(2025, 4, 9))
    context.data_changed.emit()
    assert "Ranuyoso (9 hari)" in field(page).text.toPlainText()
    field(page).take()
    desk.record("Wonoayu", "LPPDES", 2024, date=date(2025, 4, 10))
    context.data_changed.emit()
    assert "Wonoayu (10 hari)" not in field(page).text.toPlainText(), (
        "what was taken stays as it is"
    )


def test_that_what_is_being_typed_is_not_replaced_by_a_newer_draft(
    page: IndicatorsPage, desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    shown = field(page)
    qtbot.keyClicks(shown.text, "Sedang diketik")
    desk.record("Ranuyoso", "LPPDES", 2024, date=date(2025, 4, 9))
    context.data_changed.emit()
    assert shown.text.toPlainText() == "Sedang diketik"
    assert not is_offered(shown)


def test_that_each_indicator_and_quarter_has_drafts_of_its_own(
    page: IndicatorsPage, desk: Desk
) -> None:
    fourth = field(page).text.toPlainText()
    page.show_moment(desk.moment(2))
    assert "Sampai dengan 30 Juni 2025" in field(page).text.toPlainText()
    page.choose("IKU-1")
    assert not is_offered(field(page)), "no activity, nothing to say"
    assert field(page).text.toPlainText() == ""
    page.choose("IPP")
    assert not is_offered(field(page))
    page.show_moment(desk.moment(4))
    page.choose("IKU-2")
    assert field(page).text.toPlainText() == fourth
    assert stored(desk) == stored(desk, 2) == {}


def test_that_a_written_narrative_is_shown_without_a_draft(
    page: IndicatorsPage, desk: Desk, context: PageContext
) -> None:
    quarter = desk.moment().quarter
    desk.services.indicators.write_narrative("IKU-2", quarter, HINDERING, "Banjir")
    context.data_changed.emit()
    assert field(page).text.toPlainText() == "Banjir"
    assert not is_offered(field(page))


def test_that_a_refused_text_keeps_its_place_from_the_draft(
    page: IndicatorsPage, desk: Desk
) -> None:
    shown = field(page)
    shown.text.setPlainText("x" * (NARRATIVE_LENGTH + 1))
    shown.flush()
    assert shown._problem.isVisible()
    page.choose("IKU-1")
    page.choose("IKU-2")
    assert shown.text.toPlainText() == "x" * (NARRATIVE_LENGTH + 1)
    assert not is_offered(shown)
    assert stored(desk) == {}


def test_that_the_door_to_a_missing_narrative_goes_to_the_first_draft(
    page: IndicatorsPage, desk: Desk
) -> None:
    field(page, DRIVING).take()
    page.go_to(Door("indicators", {"indicator_code": "IKU-2", "focus": "narrative"}))
    assert page.focusWidget() is field(page).text
    assert is_offered(field(page))


def test_that_a_closed_quarter_offers_no_draft(page: IndicatorsPage, desk: Desk) -> None:
    desk.services.closings.close(desk.moment(1).quarter)
    page.show_moment(desk.moment(1))
    assert not any(is_offered(field(page, kind)) for kind in NarrativeKind)
    assert field(page).text.toPlainText() == ""


def test_that_the_narratives_of_a_closed_quarter_are_read_only_and_say_so(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    first = desk.moment(1)
    desk.services.indicators.write_narrative("IKU-2", first.quarter, HINDERING, "Banjir")
    desk.services.closings.close(first.quarter)
    page.show_moment(first)
    assert page.entry._narrative_title.text() == "Uraian TW I, terkunci"
    before = desk.counter()
    qtbot.keyClicks(field(page).text, "lagi")
    qtbot.keyClick(field(page).text, Qt.Key.Key_Tab)
    assert field(page).text.toPlainText() == "Banjir"
    assert desk.counter() == before
    desk.services.closings.reopen(first.quarter, "Salah ketik")
    page.show_moment(first)
    assert page.entry._narrative_title.text() == "Uraian TW I"
    qtbot.keyClicks(field(page, DRIVING).text, "Rapat")
    assert field(page, DRIVING).text.toPlainText() == "Rapat"

"""The detail panel of the page Kegiatan: every field is saved as it is left."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from iku_desktop.domain.activities import Evidence, EvidenceKind
from iku_desktop.presentation.words import evidence_text
from iku_desktop.ui.grid.model import NEW_ID
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.activities import ActivitiesPage
from iku_desktop.ui.style_sheet import style_sheet
from iku_desktop.ui.theme import Look, Shade, Theme
from tests.services.desk import Desk
from tests.ui.activity_desk import PLAN, ROAD, TAX, choose, make, stored
from tests.ui.shelf import shown

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> ActivitiesPage:
    return make(desk, context, qtbot)


def box() -> QMessageBox:
    boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    return next(each for each in boxes if each.isVisible())


def click(words: str) -> None:
    next(each for each in box().buttons() if each.text() == words).click()


# The detail panel


def field_text(page: ActivitiesPage, key: str) -> object:
    return page.panel.fields[key].typed()


def leave(page: ActivitiesPage, key: str, text: str) -> None:
    """Type into a field of the panel and go on with Tab."""
    field = page.panel.fields[key]
    editor = field.input.editor
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Key.Key_Tab)


def test_that_the_panel_shows_the_chosen_activity(page: ActivitiesPage, desk: Desk) -> None:
    choose(page, desk, PLAN)
    assert page.panel.title == "Kegiatan 1"
    assert page.panel.state == "Dihitung, ditindaklanjuti"
    assert field_text(page, "output") == "Jadwal disepakati"
    assert field_text(page, "follow_up_date") == "10/10/2025"
    assert "Siti Aminah" in page.panel.changed
    choose(page, desk, TAX)
    assert page.panel.state == "Tidak dihitung"
    choose(page, desk, ROAD)
    assert page.panel.state == "Belum ditindaklanjuti"


def test_that_a_first_activity_is_chosen_at_once(page: ActivitiesPage) -> None:
    assert page.panel.title == "Kegiatan 1"


def test_that_a_field_of_the_panel_is_saved_when_it_is_left(
    page: ActivitiesPage, desk: Desk
) -> None:
    choose(page, desk, ROAD)
    leave(page, "output", "Jalan diperbaiki")
    leave(page, "follow_up_date", "20/11/2025")
    leave(page, "place", "Balai desa")
    leave(page, "first_day", "12/11/2025")
    leave(page, "note", "Dua hari")
    made = stored(desk, ROAD)
    assert (made.output, made.place, made.note) == ("Jalan diperbaiki", "Balai desa", "Dua hari")
    assert (made.first_day, made.follow_up_date) == (date(2025, 11, 12), date(2025, 11, 20))
    assert page.panel.state == "Dihitung, ditindaklanjuti"
    assert shown(page.grid, made.id, "follow_up_date") == "20/11/2025"


def test_that_another_section_is_saved_when_it_is_chosen(page: ActivitiesPage, desk: Desk) -> None:
    choose(page, desk, ROAD)
    box = page.panel.fields["section"].input.editor
    box.setFocus()
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert stored(desk, ROAD).section_id == desk.section(0)


def test_that_a_refused_field_keeps_what_was_typed_and_says_why(
    page: ActivitiesPage, desk: Desk
) -> None:
    choose(page, desk, ROAD)
    leave(page, "first_day", "14/11/2025")
    field = page.panel.fields["first_day"]
    assert "sesudah hari terakhir" in field.problem
    assert field.typed() == "14/11/2025"
    assert stored(desk, ROAD).first_day is None
    # Another entry of the same activity is read again, and the refused one stays.
    leave(page, "place", "Balai desa")
    assert field.typed() == "14/11/2025"
    field.input.editor.setFocus()
    QTest.keyClick(field.input.editor, Key.Key_Escape)
    assert field.typed() == ""
    assert field.problem == ""


def test_that_what_was_refused_does_not_go_to_another_activity(
    page: ActivitiesPage, desk: Desk
) -> None:
    choose(page, desk, ROAD)
    leave(page, "first_day", "14/11/2025")
    choose(page, desk, PLAN)
    assert field_text(page, "first_day") == ""
    assert stored(desk, PLAN).first_day is None
    choose(page, desk, ROAD)
    assert field_text(page, "first_day") == ""


def test_that_what_is_typed_is_saved_when_another_activity_is_chosen(
    page: ActivitiesPage, desk: Desk
) -> None:
    choose(page, desk, ROAD)
    field = page.panel.fields["output"]
    field.input.editor.setFocus()
    QTest.keyClicks(field.input.editor, "Selesai")
    choose(page, desk, PLAN)
    assert stored(desk, ROAD).output == "Selesai"
    assert stored(desk, PLAN).output == "Jadwal disepakati"
    assert field_text(page, "output") == "Jadwal disepakati"


def test_that_evidence_is_added_numbered_and_removed(page: ActivitiesPage, desk: Desk) -> None:
    choose(page, desk, TAX)
    evidence = page.panel.evidence
    action = next(
        each
        for each in evidence.menu.actions()
        if each.text() == evidence_text(EvidenceKind.DECREE)
    )
    action.trigger()
    assert stored(desk, TAX).evidence == (Evidence(EvidenceKind.DECREE),)
    evidence.lines[0].setFocus()
    QTest.keyClicks(evidence.lines[0], "188/12/2025")
    QTest.keyClick(evidence.lines[0], Key.Key_Return)
    assert stored(desk, TAX).evidence == (Evidence(EvidenceKind.DECREE, "188/12/2025"),)
    assert page.panel.state == "Belum ditindaklanjuti"
    evidence.removes[0].click()
    assert stored(desk, TAX).evidence == ()
    assert not evidence.lines


def test_that_a_wrong_number_of_evidence_says_why(page: ActivitiesPage, desk: Desk) -> None:
    choose(page, desk, PLAN)
    line = page.panel.evidence.lines[0]
    line.setFocus()
    line.setText("9" * 200)
    QTest.keyClick(line, Key.Key_Return)
    assert "Terlalu panjang" in page.panel.evidence.problem.text()
    assert page.panel.evidence.problem.isVisible()
    assert stored(desk, PLAN).evidence[0].number == "1/2025"


def test_that_the_empty_row_tells_how_to_begin(page: ActivitiesPage) -> None:
    page.grid.go_to(NEW_ID, "description")
    assert "tersimpan begitu tanggal, uraian, dan seksinya terisi" in page.panel.hint_text


def test_that_the_panel_folds_and_comes_back(page: ActivitiesPage) -> None:
    assert page.panel.isVisible()
    assert page.detail_button.isHidden()
    page.panel.fold_button.click()
    assert page.panel.isHidden()
    page.detail_button.click()
    assert page.panel.isVisible()


@pytest.mark.parametrize("points", [14.6, 16.0])
def test_that_the_page_fits_a_large_font(
    page: ActivitiesPage, theme: Theme, qapp: QApplication, points: float
) -> None:
    theme.choose(Look(Shade.LIGHT, points))
    qapp.setFont(theme.font())
    qapp.setStyleSheet(style_sheet(theme))
    page.show_moment(page.context.moment)
    QApplication.processEvents()
    assert page.minimumSizeHint().width() <= 1366
    assert page.width() == 1366
    # Too narrow for both: the panel is a button now.
    assert page.panel.isHidden()
    assert page.detail_button.isVisible()
    page.detail_button.click()
    assert page.panel.isVisible()

"""The page Desa over a real office: typing, figures before and after, removal, documents over the years."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from iku_desktop.domain.read_models import VillageRow
from iku_desktop.domain.villages import Village
from iku_desktop.ui.dialogs.effect import EffectDialog
from iku_desktop.ui.grid.model import NEW_ID
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.villages import VillagesPage
from iku_desktop.ui.style_sheet import style_sheet
from iku_desktop.ui.theme import Look, Shade, Theme
from tests.services.desk import Desk
from tests.ui.shelf import shown, type_into

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> VillagesPage:
    desk.record("Meninjo", "LPPDES", 2024, date=date(2025, 4, 4))
    desk.record("Jenggrong", "LPPDES", 2024, date=date(2025, 3, 10))
    made = VillagesPage(context)
    qtbot.addWidget(made)
    context.data_changed.connect(lambda: made.show_moment(context.moment))
    made.resize(1366, 581)
    made.show_moment(context.moment)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.grid.table.setFocus()
    return made


def names(page: VillagesPage) -> list[str]:
    model = page.grid.model
    rows = (model.row_at(number) for number in range(model.shown_count))
    return [row.village.name for row in rows if isinstance(row, VillageRow)]


def stored(desk: Desk, name: str) -> Village:
    rows = desk.services.villages.rows()
    return next(row.village for row in rows if row.village.name == name)


def effect() -> EffectDialog:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, EffectDialog)]
    return next(each for each in found if each.isVisible())


def no_effect() -> bool:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, EffectDialog)]
    return not any(each.isVisible() for each in found)


def words_of(dialog: EffectDialog) -> list[str]:
    return [each.text() for each in dialog.findChildren(QLabel)]


def box() -> QMessageBox:
    boxes = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    return next(each for each in boxes if each.isVisible())


def click(words: str) -> None:
    next(each for each in box().buttons() if each.text() == words).click()


# Showing


def test_that_the_villages_stand_by_their_codes(page: VillagesPage) -> None:
    assert names(page)[0] == "Jenggrong"
    assert names(page)[-1] == "Wates Wetan"
    assert page.subtitle.text() == "11 desa"
    assert page.grid.footer.accessibleName() == "11 desa"


def test_that_filters_say_how_many_are_shown(page: VillagesPage) -> None:
    page.start_search()
    QTest.keyClicks(page.grid.header.fields["name"], "wates")
    assert names(page) == ["Wates Kulon", "Wates Wetan"]
    assert page.grid.footer.accessibleName() == "tampil 2 dari 11"
    page.grid.header.clear_filters()
    page.grid.header.choose_filter("kind", "kelurahan")
    assert names(page) == []


def test_that_a_kelurahan_is_shown_apart(
    desk: Desk, context: PageContext, page: VillagesPage
) -> None:
    desk.services.villages.add({"code": "35.08.20.1001", "name": "Kelurahan Baru"})
    page.show_moment(context.moment)
    assert page.subtitle.text() == "11 desa, 1 kelurahan"
    village = desk.village("Kelurahan Baru")
    assert shown(page.grid, village, "kind") == "kelurahan"
    page.grid.go_to(village, "name")
    assert "tidak dihitung" in page.panel.hint.text()


def test_that_no_head_of_a_column_is_cut(page: VillagesPage, theme: Theme) -> None:
    from PySide6.QtGui import QFontMetrics

    metrics = QFontMetrics(theme.font(0.96, strong=True))
    for number, column in enumerate(page.grid.model.columns):
        room = page.grid.table.columnWidth(number) - 2 * theme.px(8)
        assert metrics.horizontalAdvance(column.title) <= room


# Typing


def test_that_a_name_is_saved_at_once_and_asks_nothing(page: VillagesPage, desk: Desk) -> None:
    village = desk.village("Meninjo")
    type_into(page.grid, village, "name", "Meninjo Baru")
    assert no_effect()
    assert stored(desk, "Meninjo Baru").id == village
    type_into(page.grid, village, "head", "Sukardi")
    type_into(page.grid, village, "phone", "0812")
    assert stored(desk, "Meninjo Baru").head == "Sukardi"
    assert "Kepala Desa Sukardi" in page.panel.facts.text() or page.grid.place[0] != village


@pytest.mark.parametrize(
    ("key", "typed", "reason"),
    [
        ("code", "35.08.21.2001", "milik kecamatan lain"),
        ("code", "35.08.20.2001", "sudah dipakai desa lain"),
        ("code", "12", "bukan kode desa"),
        ("name", "x" * 101, "Terlalu panjang"),
        ("valid_from", "30/02/2025", "tidak ada dalam kalender"),
    ],
)
def test_that_a_wrong_cell_stays_typed_with_its_reason(
    page: VillagesPage, desk: Desk, key: str, typed: str, reason: str
) -> None:
    village = desk.village("Meninjo")
    before = desk.counter()
    type_into(page.grid, village, key, typed)
    assert desk.counter() == before
    assert no_effect()
    assert shown(page.grid, village, key) == typed
    assert reason in page.grid.model.refusals[village, key].sentences[0]


# Figures before and after


def test_that_a_change_of_validity_shows_the_figures_before_it_is_saved(
    page: VillagesPage, desk: Desk
) -> None:
    village = desk.village("Jenggrong")
    type_into(page.grid, village, "valid_to", "30/6/2025")
    dialog = effect()
    words = words_of(dialog)
    assert "1 dari 33" in words
    assert "1 dari 31" in words
    assert stored(desk, "Jenggrong").valid_to is None
    dialog.save_button.click()
    assert stored(desk, "Jenggrong").valid_to == date(2025, 6, 30)
    assert shown(page.grid, village, "valid_to") == "30/06/2025"


@pytest.mark.parametrize("way", ["button", "escape"])
def test_that_leaving_the_question_changes_nothing(
    page: VillagesPage, desk: Desk, way: str
) -> None:
    village = desk.village("Jenggrong")
    before = desk.counter()
    type_into(page.grid, village, "valid_to", "30/6/2025")
    if way == "button":
        effect().cancel_button.click()
    else:
        QTest.keyClick(effect(), Key.Key_Escape)
    assert no_effect()
    assert desk.counter() == before
    assert shown(page.grid, village, "valid_to") == ""
    assert not page.grid.model.refusals


def test_that_the_safe_button_is_the_default(page: VillagesPage, desk: Desk) -> None:
    type_into(page.grid, desk.village("Jenggrong"), "valid_to", "30/6/2025")
    dialog = effect()
    assert dialog.cancel_button.isDefault()
    assert not dialog.save_button.isDefault()
    dialog.reject()


def test_that_each_quarter_a_figure_moves_in_is_named(page: VillagesPage, desk: Desk) -> None:
    type_into(page.grid, desk.village("Jenggrong"), "valid_to", "30/6/2025")
    dialog = effect()
    words = words_of(dialog)
    assert "TW IV 2025" in words
    spoken = [each.accessibleName() for each in dialog.findChildren(QLabel)]
    assert any("TW IV 2025: sekarang 3,03 %" in each for each in spoken)
    dialog.reject()


def test_that_documents_left_out_are_told_of_after_saving(page: VillagesPage, desk: Desk) -> None:
    village = desk.village("Jenggrong")
    type_into(page.grid, village, "valid_from", "1/6/2025")
    effect().save_button.click()
    assert page.notice.isVisible()
    assert "1 dokumen Jenggrong tidak lagi dihitung" in page.notice.text()


def test_that_a_validity_that_moves_no_figure_is_saved_without_asking(
    page: VillagesPage, desk: Desk
) -> None:
    type_into(page.grid, desk.village("Jenggrong"), "valid_from", "1/1/2001")
    assert no_effect()
    assert stored(desk, "Jenggrong").valid_from == date(2001, 1, 1)


# New villages


def test_that_a_new_village_is_typed_into_the_last_row(page: VillagesPage, desk: Desk) -> None:
    QTest.keyClick(page.grid.table, Key.Key_N, CONTROL)
    editor = page.grid.table.editor
    assert editor is not None
    QTest.keyClicks(editor, "3508202012")
    QTest.keyClick(editor, Key.Key_Tab)
    type_into(page.grid, NEW_ID, "name", "Desa Dua Belas", Key.Key_Tab)
    effect().save_button.click()
    made = stored(desk, "Desa Dua Belas")
    assert made.code == "35.08.20.2012"
    assert names(page)[-1] == "Desa Dua Belas"
    assert page.grid.place == (made.id, "name")
    assert not page.grid.model.drafts


def test_that_a_new_village_that_is_not_wanted_stays_typed(page: VillagesPage, desk: Desk) -> None:
    type_into(page.grid, NEW_ID, "code", "35.08.20.2012")
    type_into(page.grid, NEW_ID, "name", "Desa Dua Belas")
    effect().reject()
    assert "Desa Dua Belas" not in names(page)
    assert shown(page.grid, NEW_ID, "name") == "Desa Dua Belas"
    assert len(desk.services.villages.rows()) == 11


def test_that_a_wrong_new_village_says_why_in_its_cells(page: VillagesPage) -> None:
    type_into(page.grid, NEW_ID, "name", "Desa Dua Belas")
    type_into(page.grid, NEW_ID, "code", "35.08.20.2001")
    assert "sudah dipakai" in page.grid.model.refusals[NEW_ID, "code"].sentences[0]
    assert no_effect()


def test_that_without_villages_the_page_teaches(
    page: VillagesPage, desk: Desk, context: PageContext
) -> None:
    for name in ("Meninjo", "Jenggrong"):
        desk.record(name, "LPPDES", 2024, date="")
    desk.services.villages.remove([row.village.id for row in desk.services.villages.rows()])
    page.show_moment(context.moment)
    assert "misalnya 35.08.20.2001" in page.grid.hint_text
    page.go_to(Door("villages"))
    assert page.grid.place == (NEW_ID, "code")


# Removing


def test_that_a_village_is_removed_only_after_asking(page: VillagesPage, desk: Desk) -> None:
    page.grid.go_to(desk.village("Wonoayu"), "name")
    page.panel.remove_button.click()
    assert box().text() == "Hapus Wonoayu?"
    click("Batal")
    assert "Wonoayu" in names(page)
    QTest.keyClick(page.grid.table, Key.Key_Delete, CONTROL)
    click("Hapus")
    assert "Wonoayu" not in names(page)
    assert page.subtitle.text() == "10 desa"


def test_that_a_village_with_documents_is_not_removed(page: VillagesPage, desk: Desk) -> None:
    page.grid.go_to(desk.village("Meninjo"), "name")
    page.panel.remove_button.click()
    click("Hapus")
    assert "masih memiliki 1 dokumen" in box().informativeText()
    assert "Meninjo" in names(page)


def test_that_several_villages_are_asked_about_together(page: VillagesPage) -> None:
    page.grid.table.selectAll()
    menu = page.grid.menu(page.grid.model.index(0, 0))
    next(each for each in menu.actions() if "Hapus desa" in each.text()).trigger()
    menu.close()
    assert box().text() == "Hapus 11 desa?"
    click("Hapus")
    # All or none: two of them have documents.
    assert len(names(page)) == 11


# The panel


def test_that_the_chosen_villages_documents_stand_by_years(page: VillagesPage, desk: Desk) -> None:
    page.grid.go_to(desk.village("Meninjo"), "name")
    cells = page.panel.spoken
    assert "LPPDesa 2024: Terlambat 4 hari, 04/04/2025" in cells
    assert "APBDesa 2026: Belum, 30 hari lagi" in cells
    assert "LPPDesa 2023: Belum, lewat 610 hari" in cells
    page.grid.go_to(desk.village("Jenggrong"), "name")
    assert "LPPDesa 2024: Tepat waktu, 10/03/2025" in page.panel.spoken


def test_that_the_panel_shows_head_phone_and_validity(
    page: VillagesPage, desk: Desk, context: PageContext
) -> None:
    village = desk.village("Meninjo")
    typed = {"head": "Sukardi", "phone": "0812", "valid_from": "1/1/2001", "valid_to": "1/1/2030"}
    desk.services.villages.change(village, typed)
    page.show_moment(context.moment)
    page.grid.go_to(village, "name")
    assert page.panel.facts.text().split("\n") == [
        "Kepala Desa Sukardi",
        "No. HP 0812",
        "Berlaku 01/01/2001 sampai 01/01/2030",
    ]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ({"valid_from": "1/1/2001"}, "Berlaku sejak 01/01/2001"),
        ({"valid_to": "1/1/2030"}, "Berlaku sampai 01/01/2030"),
        ({}, ""),
    ],
)
def test_that_an_open_end_is_left_out(
    page: VillagesPage, desk: Desk, context: PageContext, typed: dict[str, str], line: str
) -> None:
    village = desk.village("Meninjo")
    desk.services.villages.change(village, typed)
    page.show_moment(context.moment)
    page.grid.go_to(village, "name")
    assert page.panel.facts.text() == line


def test_that_the_empty_row_tells_how_to_begin(page: VillagesPage) -> None:
    page.grid.go_to(NEW_ID, "code")
    assert "tersimpan begitu kode dan namanya terisi" in page.panel.hint.text()
    assert page.panel.remove_button.isHidden()


def test_that_a_door_leads_to_a_village(page: VillagesPage, desk: Desk) -> None:
    village = desk.village("Wonoayu")
    page.go_to(Door("villages", {"village_id": village}))
    assert page.grid.place == (village, "name")


@pytest.mark.parametrize("points", [14.6, 16.0])
def test_that_the_page_fits_a_large_font(
    page: VillagesPage, theme: Theme, qapp: QApplication, points: float
) -> None:
    theme.choose(Look(Shade.DARK, points))
    qapp.setFont(theme.font())
    qapp.setStyleSheet(style_sheet(theme))
    page.show_moment(page.context.moment)
    QApplication.processEvents()
    assert page.minimumSizeHint().width() <= 1366
    assert page.panel.isHidden()
    page.detail_button.click()
    assert page.panel.isVisible()
    page.panel.fold_button.click()
    assert page.panel.isHidden()

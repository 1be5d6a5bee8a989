"""How the grid looks: widths, frozen columns, header, footer, menu, selection, sizes."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from iku_desktop.ui.grid.footer import BarPart, FooterCell
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.grid.model import NEW_ID
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.style_sheet import style_sheet
from iku_desktop.ui.theme import Look, Shade, Theme
from tests.ui.shelf import Jar, Shelf, names, shown, type_into

Key = Qt.Key
PLUM = Jar("a", "Plum", date(2025, 11, 3), "merah", 3)
PEAR = Jar("b", "Pear", None, "kuning", 11)
FIG = Jar("c", "Fig", date(2025, 10, 1), "merah", 2)


@pytest.fixture
def shelf(context: PageContext) -> Shelf:
    return Shelf(context)


@pytest.fixture
def grid(shelf: Shelf, qtbot: QtBot) -> Grid:
    return shelf.show(qtbot, PLUM, PEAR, FIG)


def picture(grid: Grid) -> QImage:
    return grid.table.viewport().grab().toImage()


def has_color(image: QImage, color: QColor) -> bool:
    size = image.size()
    places = ((x, y) for x in range(size.width()) for y in range(size.height()))
    return any(image.pixelColor(x, y) == color for x, y in places)


def cell_picture(grid: Grid, row_id: str, key: str) -> QImage:
    rect = grid.table.visualRect(grid.model.index_of(row_id, key))
    return grid.table.viewport().grab(rect).toImage()


# Widths and frozen columns


def test_that_spare_width_goes_to_the_column_that_stretches(grid: Grid) -> None:
    widths = [grid.table.columnWidth(number) for number in range(4)]
    assert widths[1:] == [100, 100, 100]
    assert sum(widths) == grid.table.viewport().width()


def test_that_an_edge_can_be_dragged(grid: Grid) -> None:
    left, width = grid.table.place(1)
    y = grid.header.title_line()
    QTest.mousePress(grid.header, Qt.MouseButton.LeftButton, pos=QPoint(left + width - 1, y))
    QTest.mouseMove(grid.header, QPoint(left + width + 39, y))
    QTest.mouseRelease(grid.header, Qt.MouseButton.LeftButton, pos=QPoint(left + width + 39, y))
    assert grid.table.columnWidth(1) == 140
    # The order is as it was: dragging an edge is no click on a title.
    assert grid.model.sorted_by[0] == ""


def test_that_filters_stand_under_their_columns(grid: Grid) -> None:
    for number, column in enumerate(grid.model.columns):
        field = grid.header.fields.get(column.key)
        if field is not None:
            left, width = grid.table.place(number)
            at = field.mapTo(grid.header, QPoint(0, 0)).x()
            assert left <= at
            assert at + field.width() <= left + width


@pytest.fixture
def wide(shelf: Shelf, qtbot: QtBot) -> Grid:
    jars = [Jar(f"j{number}", f"Stoples {number}", amount=number) for number in range(30)]
    return shelf.show(qtbot, *jars, wide=True)


def test_that_the_first_column_stays_while_the_others_scroll(wide: Grid) -> None:
    assert wide.table.frozen.isHidden()
    wide.go_to("j0", "amount")
    assert wide.table.frozen.isVisible()
    assert wide.table.frozen.width() == wide.table.columnWidth(0)
    assert wide.table.place(0)[0] == wide.table.edge
    left, width = wide.table.place(3)
    assert left >= wide.table.edge + wide.table.frozen_width
    assert left + width <= wide.table.width()


def test_that_rows_scroll_together_with_the_column_that_stays(wide: Grid) -> None:
    wide.go_to("j29", "amount")
    bars = (wide.table.verticalScrollBar(), wide.table.frozen.verticalScrollBar())
    assert bars[0].value() == bars[1].value() > 0
    bars[0].setValue(0)
    assert bars[1].value() == 0


def test_that_a_cell_reached_by_keyboard_is_never_under_the_column_that_stays(wide: Grid) -> None:
    wide.go_to("j0", "amount")
    for _ in range(2):
        QTest.keyClick(wide.table, Key.Key_Left)
    assert wide.place == ("j0", "filled")
    assert wide.table.place(1)[0] >= wide.table.edge + wide.table.frozen_width


def test_that_the_column_that_stays_is_typed_into_in_sight(shelf: Shelf, wide: Grid) -> None:
    wide.go_to("j0", "amount")
    wide.go_to("j0", "name")
    assert wide.table.horizontalScrollBar().value() > 0
    QTest.keyClick(wide.table, "N")
    assert wide.table.horizontalScrollBar().value() == 0
    QTest.keyClick(wide.table.editor, Key.Key_Return)
    assert shelf.written == [("j0", "name", "N")]


# Looks


def test_that_a_refused_cell_has_frame_and_soft_fill(grid: Grid, theme: Theme) -> None:
    type_into(grid, "b", "filled", "31/09/2025")
    grid.refused.balloon.hide()
    image = cell_picture(grid, "b", "filled")
    assert image.pixelColor(1, 1) == theme.color("miss")
    assert image.pixelColor(5, image.height() // 2) == theme.color("miss_soft")


def test_that_the_current_cell_has_a_frame_and_its_row_a_colour(grid: Grid, theme: Theme) -> None:
    grid.go_to("b", "filled")
    image = cell_picture(grid, "b", "filled")
    assert image.pixelColor(1, 1) == theme.color("accent")
    other = cell_picture(grid, "b", "color")
    assert other.pixelColor(3, 3) == theme.color("sel")
    assert cell_picture(grid, "c", "color").pixelColor(3, 3) == theme.color("surface")


def test_that_a_status_shows_its_icon_in_its_colour(grid: Grid, theme: Theme) -> None:
    assert has_color(cell_picture(grid, "a", "color"), theme.color("ok"))
    assert not has_color(cell_picture(grid, "a", "amount"), theme.color("ok"))


@pytest.mark.parametrize("shade", [Shade.LIGHT, Shade.DARK])
@pytest.mark.parametrize("points", [9.0, 9.75, 14.6, 16.0])
def test_that_sizes_and_colours_follow_the_theme(
    grid: Grid, theme: Theme, qapp: QApplication, shade: Shade, points: float
) -> None:
    theme.choose(Look(shade, points))
    qapp.setStyleSheet(style_sheet(theme))
    grid.table.fit()
    assert grid.table.rowHeight(0) == theme.px(24)
    assert grid.header.sizeHint().height() == theme.px(42) + theme.px(27) + theme.px(28)
    image = picture(grid)
    assert image.pixelColor(image.width() - 3, image.height() - 3) == theme.color("surface")
    assert has_color(grid.header.grab().toImage(), theme.color("surface2"))


def test_that_words_too_long_for_a_cell_are_in_its_tip(shelf: Shelf, qtbot: QtBot) -> None:
    long = "Stoples dengan nama yang sangat panjang sekali"
    grid = shelf.show(qtbot, replace(PLUM, name=long))
    tip = Qt.ItemDataRole.ToolTipRole
    assert grid.model.data(grid.model.index_of("a", "name"), tip) == long
    assert grid.model.data(grid.model.index_of("a", "color"), tip) == "sudah dicat"
    assert grid.model.data(grid.model.index_of("a", "amount"), tip) is None


def test_that_markup_in_a_cell_stays_text(shelf: Shelf, qtbot: QtBot) -> None:
    grid = shelf.show(qtbot, replace(PLUM, name="<b>&\"'"))
    assert shown(grid, "a", "name") == "<b>&\"'"
    picture(grid)


def test_that_a_footer_stands_under_its_columns_and_is_read_out(grid: Grid, theme: Theme) -> None:
    bar = (BarPart(2, "ok"), BarPart(1, "late", "hatched"), BarPart(1, "miss", "hollow"))
    grid.footer.show_cells(
        [
            FooterCell("name", "name", "Jumlah"),
            FooterCell("filled", "color", "2 dari 4", "50,00 %", bar),
            FooterCell("amount", "amount", "16", right=True),
            FooterCell("gone", "gone", "tidak tampak"),
        ]
    )
    assert grid.footer.isVisible()
    assert "2 dari 4 50,00 %" in grid.footer.accessibleName()
    image = grid.footer.grab().toImage()
    for token in ("ok", "late", "miss"):
        assert has_color(image, theme.color(token))
    grid.footer.show_cells([])
    assert grid.footer.isHidden()


def test_that_an_empty_bar_has_no_parts(grid: Grid, theme: Theme) -> None:
    grid.footer.show_cells([FooterCell("filled", "color", "0 dari 0", bar=(BarPart(0, "ok"),))])
    assert not has_color(grid.footer.grab().toImage(), theme.color("ok"))


def test_that_the_header_names_groups_and_filters_for_a_screen_reader(grid: Grid) -> None:
    assert grid.header.fields["filled"].accessibleName() == "Saring Isi Diisi"
    index = grid.model.index_of("a", "filled")
    spoken = grid.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Plum, Isi Diisi: 03/11/2025"
    empty = grid.model.index_of("b", "filled")
    assert grid.model.data(empty, Qt.ItemDataRole.AccessibleTextRole).endswith("kosong")


# Selection


def select(grid: Grid, *cells: tuple[str, str]) -> None:
    flags = grid.table.selectionModel()
    flags.clearSelection()
    for place in cells:
        flags.select(grid.model.index_of(*place), flags.SelectionFlag.Select)


def test_that_the_status_bar_counts_what_is_selected(grid: Grid, context: PageContext) -> None:
    said: list[str] = []
    context.selection_told.connect(said.append)
    select(grid, ("a", "name"), ("a", "filled"), ("b", "filled"), ("c", "filled"), ("c", "name"))
    assert said[-1] == "Dipilih 5 sel: 2 stoples, 2 tanggal"
    select(grid, ("a", "amount"), ("b", "amount"))
    assert said[-1] == "Dipilih 2 sel; jumlah 14"
    select(grid, ("a", "name"))
    assert said[-1] == ""


def test_that_the_empty_row_counts_for_nothing(grid: Grid, context: PageContext) -> None:
    said: list[str] = []
    context.selection_told.connect(said.append)
    select(grid, ("a", "name"), (NEW_ID, "name"))
    assert said[-1] == "Dipilih 2 sel: 1 stoples"


# Menu


def lines(menu: QMenu) -> list[str]:
    return [action.text().partition("\t")[0] for action in menu.actions() if action.text()]


def trigger(menu: QMenu, words: str) -> None:
    next(each for each in menu.actions() if each.text().startswith(words)).trigger()
    menu.close()


def test_that_the_menu_offers_what_a_cell_allows(grid: Grid) -> None:
    grid.menu_wanted.connect(lambda menu, row_id, key: menu.addAction(f"{row_id} {key}"))
    date_cell = grid.menu(grid.model.index_of("a", "filled"))
    assert lines(date_cell) == [
        *("Ubah", "&Potong", "&Salin", "&Tempel", "&Isi ke bawah", "Isi ke &kanan"),
        *("Isi tanggal hari ini", "Kosongkan", "Pilih s&emua", "a filled"),
        *("Urutkan naik menurut Diisi", "Urutkan turun menurut Diisi", "Saring Diisi"),
        *("Lebarkan kolom Diisi", "Sempitkan kolom Diisi"),
    ]
    date_cell.close()
    figure = grid.menu(grid.model.index_of("a", "amount"))
    assert lines(figure)[:4] == ["&Salin", "&Tempel", "Pilih s&emua", "a amount"]
    figure.close()
    new_row = grid.menu(grid.model.index_of(NEW_ID, "name"))
    assert not any(line.startswith("+") for line in lines(new_row))
    new_row.close()


def test_that_the_menu_does_what_it_says(shelf: Shelf, grid: Grid) -> None:
    grid.go_to("b", "filled")
    index = grid.model.index_of("b", "filled")
    trigger(grid.menu(index), "Isi tanggal")
    assert shelf.written == [("b", "filled", "01/12/2025")]
    trigger(grid.menu(grid.model.index_of("b", "filled")), "Kosongkan")
    assert shown(grid, "b", "filled") == ""
    trigger(grid.menu(index), "Urutkan turun menurut Diisi")
    assert grid.model.sorted_by == ("filled", Qt.SortOrder.DescendingOrder)
    trigger(grid.menu(index), "Saring")
    assert grid.header.fields["filled"].hasFocus()
    grid.header.choose_filter("name", "P")
    trigger(grid.menu(grid.model.index(0, 0)), "Hapus saringan")
    assert len(names(grid)) == 3


def test_that_the_menu_drops_a_refused_entry(grid: Grid) -> None:
    type_into(grid, "b", "filled", "31/09/2025")
    trigger(grid.menu(grid.model.index_of("b", "filled")), "Batalkan isian")
    assert not grid.model.refusals


def test_that_a_right_click_goes_to_its_cell_and_opens_the_menu(grid: Grid) -> None:
    grid.go_to("a", "name")
    point = grid.cell_point("b", "color")
    viewport = grid.table.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, viewport.mapToGlobal(point))
    QApplication.sendEvent(viewport, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert grid.place == ("b", "color")
    menu.close()

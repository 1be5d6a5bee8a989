"""The columns a clerk chose to see: in the header's menu, remembered, typed and pasted into like others."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from iku_desktop.ui.column_choice import ColumnChoice
from iku_desktop.ui.grid.model import NEW_ID
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.activities import ActivitiesPage
from tests.services.desk import Desk
from tests.ui.activity_desk import PLAN, id_of, make, stored
from tests.ui.blocks import paste
from tests.ui.conftest import message_boxes
from tests.ui.shelf import type_into

USUAL = ["date", "description", "section", "evidence", "follow_up_date", "counts"]
OPTIONAL = ("first_day", "place", "evidence_numbers", "output", "note")


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> ActivitiesPage:
    return make(desk, context, qtbot)


def keys(page: ActivitiesPage) -> list[str]:
    return [column.key for column in page.grid.model.columns]


def lines(menu: QMenu) -> dict[str, bool]:
    return {each.text(): each.isChecked() for each in menu.actions() if each.isCheckable()}


def press(page: ActivitiesPage, title: str) -> None:
    menu = page.grid.choice.menu()
    assert menu is not None
    next(each for each in menu.actions() if each.text() == title).trigger()


def show_all(page: ActivitiesPage) -> None:
    for key in OPTIONAL:
        page.grid.choice.turn(key, is_shown=True)


def test_that_the_rare_fields_of_an_activity_are_hidden_until_chosen(page: ActivitiesPage) -> None:
    assert keys(page) == USUAL
    menu = page.grid.choice.menu()
    assert menu is not None
    # What a new row needs can't be hidden, so it isn't offered.
    assert lines(menu) == {
        "Hari pertama": False,
        "Tempat": False,
        "Bukti dukung": True,
        "Nomor bukti": False,
        "Hasil (output)": False,
        "Tindak lanjut": True,
        "Catatan": False,
        "Dihitung": True,
    }


def test_that_a_column_is_shown_at_its_place_and_hidden_again(page: ActivitiesPage) -> None:
    press(page, "Tempat")
    assert keys(page) == [*USUAL[:3], "place", *USUAL[3:]]
    assert "place" in page.grid.header.fields
    press(page, "Dihitung")
    assert keys(page) == [*USUAL[:3], "place", *USUAL[3:-1]]
    press(page, "Tempat")
    assert keys(page) == USUAL[:-1]


def test_that_the_current_cell_stays_when_a_column_comes(page: ActivitiesPage, desk: Desk) -> None:
    page.grid.go_to(id_of(desk, PLAN), "evidence")
    press(page, "Tempat")
    assert page.grid.place == (id_of(desk, PLAN), "evidence")


def test_that_the_choice_opens_from_the_header_and_from_a_cell(
    page: ActivitiesPage, desk: Desk
) -> None:
    header = page.grid.header
    at = header.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(header, QContextMenuEvent(reason, at, header.mapToGlobal(at)))
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    assert "Nomor bukti" in lines(shown)
    shown.close()
    menu = page.grid.menu(page.grid.model.index_of(id_of(desk, PLAN), "date"))
    inner = [each.menu() for each in menu.actions() if each.text() == "Kolom yang ditampilkan"]
    assert len(inner) == 1
    menu.deleteLater()


def test_that_every_field_is_typed_in_its_column(page: ActivitiesPage, desk: Desk) -> None:
    show_all(page)
    row_id = id_of(desk, PLAN)
    typed = {
        "first_day": "1/10/2025",
        "place": "Balai desa",
        "evidence_numbers": "7/2025; 8/BA",
        "output": "Jadwal",
        "note": "Ulang",
    }
    for key, text in typed.items():
        type_into(page.grid, row_id, key, text)
    found = stored(desk, PLAN)
    assert found.first_day == date(2025, 10, 1)
    assert (found.place, found.output, found.note) == ("Balai desa", "Jadwal", "Ulang")
    assert [each.number for each in found.evidence] == ["7/2025", "8/BA"]
    assert not page.grid.model.refusals


def test_that_a_block_with_all_fields_is_pasted_into_new_rows(
    page: ActivitiesPage, desk: Desk
) -> None:
    show_all(page)
    section = desk.services.settings.sections()[0].short_name
    cells = (
        *("5/11/2025", "Rapat penuh", "3/11/2025", section, "Aula"),
        *("Rapat koordinasi; Berita Acara", "9/2025;10/BA", "Sepakat", "6/11/2025", "catatan"),
    )
    paste(page.grid, "\t".join(cells), (NEW_ID, "date"))
    assert not page.grid.block.refused
    page.grid.block.apply()
    found = stored(desk, "Rapat penuh")
    assert (found.day, found.first_day) == (date(2025, 11, 5), date(2025, 11, 3))
    assert (found.place, found.output, found.note) == ("Aula", "Sepakat", "catatan")
    assert [each.number for each in found.evidence] == ["9/2025", "10/BA"]


def test_that_a_block_that_waits_is_asked_about_first(page: ActivitiesPage) -> None:
    paste(page.grid, "2/12/2025\tRapat baru", (NEW_ID, "date"))
    press(page, "Tempat")
    assert keys(page) == USUAL
    (box,) = message_boxes()
    next(each for each in box.buttons() if each.text() == "Buang").click()
    assert "place" in keys(page)


# What is remembered


def test_that_the_choice_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "atur" / "kolom.json"
    ColumnChoice(path).choose("activities", "place", is_shown=True)
    again = ColumnChoice(path)
    assert again.is_shown("activities", "place", default=False)
    assert not again.is_shown("activities", "note", default=False)
    assert again.is_shown("documents", "place", default=True)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"activities": 3}', "\x00"])
def test_that_a_file_nobody_can_read_chose_nothing(tmp_path: Path, text: str) -> None:
    path = tmp_path / "kolom.json"
    path.write_text(text, "utf-8")
    assert not ColumnChoice(path).is_shown("activities", "place", default=False)


def test_that_a_folder_that_refuses_loses_only_the_memory(tmp_path: Path) -> None:
    (tmp_path / "atur").write_text("a file", "utf-8")
    choice = ColumnChoice(tmp_path / "atur" / "kolom.json")
    choice.choose("activities", "place", is_shown=True)
    assert choice.is_shown("activities", "place", default=False)


def test_that_another_page_has_no_choice_to_offer(page: ActivitiesPage) -> None:
    page.grid.choice.name = ""
    assert page.grid.choice.menu() is None

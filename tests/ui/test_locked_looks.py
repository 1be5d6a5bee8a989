"""Grids of closed quarters: lock, calm ground and tip where the guard refuses; clips with a number."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Problem
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.grid.column import CellLook
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.grid.marked import CALM, LOCK, with_files, with_lock
from iku_desktop.ui.grid.model import CellView
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.activities import ActivitiesPage
from iku_desktop.ui.pages.indicators import IndicatorsPage
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.icon_label import IconLabel
from tests.scans import a_pdf
from tests.services.desk import Desk
from tests.ui import activity_desk, matrix_desk
from tests.ui.shelf import type_into

LPP, RKP = matrix_desk.LPP, matrix_desk.RKP
FIRST_ACTIVITY = "Kegiatan triwulan I"


def view(grid: Grid, row_id: str, key: str) -> CellView:
    return grid.model.cell(grid.model.index_of(row_id, key))


def tip(grid: Grid, row_id: str, key: str) -> str:
    index = grid.model.index_of(row_id, key)
    return str(grid.model.data(index, Qt.ItemDataRole.ToolTipRole) or "")


def is_locked(grid: Grid, row_id: str, key: str) -> bool:
    """Whether a cell looks locked; ground and tip always go together."""
    calm = view(grid, row_id, key).look.ground == CALM
    assert calm == ("sudah ditutup" in tip(grid, row_id, key))
    return calm


def grounds(grid: Grid, row_id: str, key: str) -> QColor:
    """The colour in a cell's lower left corner, where no words stand."""
    rect = grid.table.visualRect(grid.model.index_of(row_id, key))
    image = grid.table.viewport().grab(rect).toImage()
    return image.pixelColor(2, image.height() - 5)


def close(desk: Desk, *quarters: int) -> None:
    for quarter in quarters:
        desk.services.closings.close(Quarter(2025, quarter))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "Berita acara.pdf"
    path.write_bytes(a_pdf(2))
    return path


# The looks themselves

CLOSED = Problem(
    "quarter_closed",
    "date",
    {"quarter": "I", "year": 2025, "closed_at": date(2025, 4, 9), "closed_by": "Siti"},
)


def test_that_an_open_cell_without_files_keeps_its_look() -> None:
    look = CellLook("circle-check", "ok", hint="Catatan")
    assert with_lock(with_files(look, 0), None) is look


def test_that_a_lock_adds_to_what_the_cell_says_already() -> None:
    flagged = CellLook(marks=(("flag", "exception"),), hint="Catatan")
    look = with_lock(flagged, CLOSED, shows_icon=True)
    assert look.marks == (("flag", "exception"), LOCK)
    assert look.hint == f"Catatan\n{problem_text(CLOSED)}"
    assert with_lock(flagged, CLOSED).marks == flagged.marks


# Dokumen Desa


def test_that_documents_of_a_closed_quarter_look_locked_and_later_ones_do_not(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    matrix_desk.fill(desk)
    close(desk, 1)
    page = matrix_desk.make(desk, context, qtbot)
    village, late, missing = (desk.village(name) for name in ("Wonoayu", "Meninjo", "Sumberpetung"))
    for part in ("date", "number"):
        assert is_locked(page.grid, village, f"{LPP}.{part}")
        assert not is_locked(page.grid, late, f"{LPP}.{part}")
        assert not is_locked(page.grid, missing, f"{LPP}.{part}")
        assert not is_locked(page.grid, village, f"{RKP}.{part}")
    assert not is_locked(page.grid, village, f"{LPP}.status")
    assert LOCK in view(page.grid, village, f"{LPP}.date").look.marks
    assert LOCK not in view(page.grid, village, f"{LPP}.number").look.marks


def test_that_the_tip_names_quarter_when_and_who(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    matrix_desk.fill(desk)
    close(desk, 1, 2)
    page = matrix_desk.make(desk, context, qtbot)
    words = tip(page.grid, desk.village("Wonoayu"), f"{LPP}.date")
    assert "Triwulan I 2025" in words
    assert "01/12/2025" in words
    assert "Siti Aminah" in words
    assert "Triwulan II 2025" in tip(page.grid, desk.village("Meninjo"), f"{LPP}.date")
    name = page.grid.model.cell_name(
        page.grid.model.index_of(desk.village("Wonoayu"), f"{LPP}.date")
    )
    assert "sudah ditutup" in name


def test_that_a_locked_cell_stands_on_calm_ground_in_the_picture(
    desk: Desk, context: PageContext, qtbot: QtBot, theme: Theme
) -> None:
    matrix_desk.fill(desk)
    close(desk, 1)
    page = matrix_desk.make(desk, context, qtbot)
    village = desk.village("Wonoayu")
    assert grounds(page.grid, village, f"{LPP}.number") == theme.color("surface2")
    assert grounds(page.grid, village, f"{RKP}.number") == theme.color("surface")


def test_that_what_looks_locked_is_refused_in_place_and_stays(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    matrix_desk.fill(desk)
    close(desk, 1)
    page = matrix_desk.make(desk, context, qtbot)
    village = desk.village("Wonoayu")
    type_into(page.grid, village, f"{LPP}.date", "27/3/2025")
    refusal = view(page.grid, village, f"{LPP}.date").refusal
    assert refusal is not None
    assert "sudah ditutup" in refusal.sentences[0]
    assert matrix_desk.cell(desk, "Wonoayu", LPP).dated == date(2025, 3, 28)


def test_that_closing_and_reopening_change_the_looks_of_the_page_that_is_shown(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    matrix_desk.fill(desk)
    page = matrix_desk.make(desk, context, qtbot)
    place = (desk.village("Wonoayu"), f"{LPP}.date")
    assert not is_locked(page.grid, *place)
    context.attempt(lambda: desk.services.closings.close(Quarter(2025, 1)))
    assert is_locked(page.grid, *place)
    context.attempt(lambda: desk.services.closings.reopen(Quarter(2025, 1), "Salah"))
    assert not is_locked(page.grid, *place)


def test_that_documents_show_how_many_files_they_have(
    desk: Desk, context: PageContext, qtbot: QtBot, scan: Path
) -> None:
    matrix_desk.fill(desk)
    page = matrix_desk.make(desk, context, qtbot)
    village, key = desk.village("Sumberpetung"), f"{LPP}.number"
    assert view(page.grid, village, key).look.files == 0
    context.attempt(lambda: desk.services.evidence.add_to_document(village, "LPPDES", 2024, scan))
    assert view(page.grid, village, key).look.files == 1
    assert "1 berkas bukti" in tip(page.grid, village, key)
    assert view(page.grid, desk.village("Wonoayu"), key).look.files == 0
    assert matrix_desk.cut(page) == []


def test_that_the_legend_explains_lock_and_clip(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    page = matrix_desk.make(desk, context, qtbot)
    words = {each.text() for each in page.legend.findChildren(type(page.kelurahan))}
    assert {"Terkunci", "Berkas bukti"} <= words


# Kegiatan


@pytest.fixture
def activities(desk: Desk, context: PageContext, qtbot: QtBot) -> ActivitiesPage:
    page = activity_desk.make(desk, context, qtbot)
    page.year_button.setChecked(True)
    return page


def test_that_an_activity_of_a_closed_quarter_looks_locked_but_for_its_open_follow_up(
    activities: ActivitiesPage, desk: Desk, context: PageContext
) -> None:
    context.attempt(lambda: desk.services.closings.close(Quarter(2025, 1)))
    row = activity_desk.id_of(desk, FIRST_ACTIVITY)
    locked = {key: is_locked(activities.grid, row, key) for key in keys(activities)}
    assert locked == {
        **{"date": True, "description": True, "section": True, "evidence": True},
        **{"follow_up_date": False, "counts": False},
    }
    assert LOCK in view(activities.grid, row, "date").look.marks
    open_row = activity_desk.id_of(desk, activity_desk.PLAN)
    assert not any(is_locked(activities.grid, open_row, key) for key in keys(activities))


def keys(page: ActivitiesPage) -> list[str]:
    return [column.key for column in page.grid.model.columns]


def test_that_a_follow_up_which_the_quarter_counted_looks_locked(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    done = {"date": "5/2/2025", "output": "BA", "follow_up_date": "20/2/2025"}
    desk.activity(description="Selesai", **done)
    page = activity_desk.make(desk, context, qtbot)
    page.year_button.setChecked(True)
    context.attempt(lambda: desk.services.closings.close(Quarter(2025, 1)))
    assert is_locked(page.grid, activity_desk.id_of(desk, "Selesai"), "follow_up_date")


def test_that_activities_show_how_many_files_they_have_beside_their_chips(
    activities: ActivitiesPage, desk: Desk, context: PageContext, scan: Path, theme: Theme
) -> None:
    row = activity_desk.id_of(desk, activity_desk.PLAN)
    empty = activities.grid.table.viewport().grab().toImage()
    context.attempt(lambda: desk.services.evidence.add(FileOwner.ACTIVITY, row, scan))
    look = view(activities.grid, row, "evidence").look
    assert (look.files, look.chips) == (1, ("Rapat", "BA"))
    assert "1 berkas bukti" in tip(activities.grid, row, "evidence")
    assert activities.grid.table.viewport().grab().toImage() != empty
    other = activity_desk.id_of(desk, activity_desk.ROAD)
    assert view(activities.grid, other, "evidence").look.files == 0


def test_that_the_empty_last_row_has_neither_lock_nor_clip(
    activities: ActivitiesPage, desk: Desk, context: PageContext
) -> None:
    context.attempt(lambda: desk.services.closings.close(Quarter(2025, 1)))
    assert not is_locked(activities.grid, "+", "date")


# Indikator & Target


def test_that_narratives_of_a_closed_quarter_stand_locked_and_say_why(
    desk: Desk, context: PageContext, qtbot: QtBot, theme: Theme
) -> None:
    page = IndicatorsPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 581)
    page.show()
    first = desk.moment(1)
    desk.services.closings.close(first.quarter)
    page.show_moment(first)
    page.choose("IKU-2")
    texts = [field.text for field in page.entry.narratives.fields.values()]
    for text in texts:
        assert "Triwulan I 2025 sudah ditutup" in text.toolTip()
        assert text.isReadOnly()
    lock = next(each for each in page.findChildren(IconLabel) if each.toolTip())
    assert lock.isVisible()
    calm = texts[0].viewport().grab().toImage()
    assert calm.pixelColor(calm.width() - 6, calm.height() - 6) == theme.color("surface2")
    page.show_moment(desk.moment(2))
    assert [text.toolTip() for text in texts] == ["", "", ""]
    assert not lock.isVisible()
    open_text = texts[0].viewport().grab().toImage()
    assert open_text.pixelColor(calm.width() - 6, calm.height() - 6) == theme.color("surface")


def test_that_the_panel_of_a_locked_activity_bears_a_lock_and_says_why(
    activities: ActivitiesPage, desk: Desk, context: PageContext
) -> None:
    context.attempt(lambda: desk.services.closings.close(Quarter(2025, 1)))
    activity_desk.choose(activities, desk, FIRST_ACTIVITY)
    assert activities.panel.lock_icon.isVisible()
    assert "Triwulan I 2025 sudah ditutup" in activities.panel.lock_icon.toolTip()
    activity_desk.choose(activities, desk, activity_desk.PLAN)
    assert not activities.panel.lock_icon.isVisible()
    assert activities.panel.lock_icon.toolTip() == ""

"""Tables as they are seen: filtered rows in their order, real dates, words for chips, the filters named."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from iku_desktop.domain.tables import TableContent
from iku_desktop.ui.dialogs.explanation import ExplanationDialog
from iku_desktop.ui.grid.grid_page import GridPage
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.page import Page
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.activities import ActivitiesPage
from iku_desktop.ui.pages.documents import DocumentsPage
from iku_desktop.ui.pages.home import HomePage
from iku_desktop.ui.pages.indicators import IndicatorsPage
from iku_desktop.ui.pages.villages import VillagesPage
from tests.services.desk import Desk
from tests.ui.conftest import message_boxes
from tests.ui.test_workbook_actions import menu_action, view  # noqa: F401 - a fixture

Shown = Callable[[type[Page]], Page]


@pytest.fixture
def shown(context: PageContext, qtbot: QtBot) -> Shown:
    """Makes a page and shows it at the context's moment."""

    def show(kind: type[Page]) -> Page:
        page = kind(context)
        qtbot.addWidget(page)
        page.resize(1366, 600)
        page.show()
        page.show_moment(context.moment)
        return page

    return show


def titles(table: TableContent) -> list[str]:
    return [each.title for each in table.columns]


def test_that_activities_are_written_as_they_are_seen(desk: Desk, shown: Shown) -> None:
    desk.activity(description="=1+1", follow_up_date="2025-10-20", output="Selesai")
    desk.activity(description="Rapat kedua", evidence="SK Camat; Berita Acara")
    page = shown(ActivitiesPage)
    (table,) = page.tables()
    assert titles(table)[:4] == ["Tanggal", "Uraian kegiatan", "Seksi", "Bukti dukung"]
    first, second = table.rows
    assert first[:2] == (date(2025, 10, 3), "=1+1")
    assert first[4] == date(2025, 10, 20)
    assert second[3] == "SK Camat; Berita Acara"
    assert second[4] == "belum"
    assert table.lines == ("Kecamatan Ranuyoso", "TW IV 2025", "Diekspor 01/12/2025")


def test_that_filters_and_order_are_those_of_the_screen(desk: Desk, shown: Shown) -> None:
    for number in (1, 3, 2):
        desk.activity(description=f"Rapat {number}", date=date(2025, 10, number))
    desk.activity(description="Survei", date=date(2025, 10, 4))
    page = shown(ActivitiesPage)
    assert isinstance(page, GridPage)
    page.grid.header.fields["description"].setText("rapat")  # type: ignore[union-attr]
    page.grid.sort_by("date", Qt.SortOrder.DescendingOrder)
    (table,) = page.tables()
    assert [row[1] for row in table.rows] == ["Rapat 3", "Rapat 2", "Rapat 1"]
    assert table.lines[3:] == ("Disaring: Uraian kegiatan = rapat", "3 dari 4 baris")
    page.grid.search("rapat 2")
    (found,) = page.tables()
    assert len(found.rows) == 1
    assert "Dicari: rapat 2" in found.lines


def test_that_a_chosen_filter_is_named_by_its_words(desk: Desk, shown: Shown) -> None:
    desk.record("Jenggrong", "LPPDES", 2024, date="2025-04-04")
    page = shown(DocumentsPage)
    assert isinstance(page, GridPage)
    page.grid.header.choose_filter("2.status", "late")
    (table,) = page.tables()
    assert [row[0] for row in table.rows] == ["Jenggrong"]
    assert "Disaring: LPPDesa 2024 – Status = Terlambat" in table.lines


def test_that_the_matrix_names_each_document_in_its_columns(desk: Desk, shown: Shown) -> None:
    desk.record("Jenggrong", "LPPDES", 2024, date="2025-03-31", number="007")
    (table,) = shown(DocumentsPage).tables()
    assert titles(table)[0] == "Desa"
    assert titles(table)[7:10] == [
        *("LPPDesa 2024 – Tanggal", "LPPDesa 2024 – Nomor", "LPPDesa 2024 – Status"),
    ]
    assert len(table.rows) == 11
    assert table.rows[0][0] == "Jenggrong"
    assert table.rows[0][7:10] == (date(2025, 3, 31), "007", "Tepat waktu")
    assert table.rows[1][7] == ""


def test_that_villages_are_written_with_codes_and_phones_as_text(desk: Desk, shown: Shown) -> None:
    desk.services.villages.change(desk.village(), {"phone": "081234567890"})
    (table,) = shown(VillagesPage).tables()
    assert table.rows[0][0] == "35.08.20.2001"
    assert "081234567890" in table.rows[0]


def test_that_an_indicator_gives_its_rows_and_its_targets(desk: Desk, shown: Shown) -> None:
    desk.record("Jenggrong", "LPPDES", 2024, date="2025-03-31")
    desk.services.indicators.set_target("IKU-2", 2025, 4, value="87,5")
    page = shown(IndicatorsPage)
    assert isinstance(page, IndicatorsPage)
    page.choose("IKU-2")
    page.figure.rows.filter_by("on_time")
    facts, targets = page.tables()
    assert [row[0] for row in facts.rows] == ["Jenggrong"]
    assert facts.rows[0][2:4] == (date(2025, 3, 31), date(2025, 3, 31))
    assert facts.rows[0][-1] == 1
    assert [row[0] for row in targets.rows] == ["TW I", "TW II", "TW III", "TW IV", "Setahun"]
    assert targets.rows[3][1] == 87.5
    assert targets.rows[3][2] is not None


def test_that_the_rows_behind_a_figure_are_exported_from_its_explanation(
    desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    desk.activity()
    wanted: list[object] = []
    context.export_wanted.connect(wanted.append)
    dialog = ExplanationDialog(context, "IKU-1")
    qtbot.addWidget(dialog)
    dialog.open()
    dialog.panel.rows.export_button.click()
    ((table,),) = wanted  # type: ignore[misc]
    assert table.rows[0][0] == date(2025, 10, 3)
    assert table.lines[0] == "Kecamatan Ranuyoso"


def test_that_the_button_of_a_page_asks_for_its_table(
    desk: Desk, context: PageContext, shown: Shown
) -> None:
    wanted: list[object] = []
    context.export_wanted.connect(wanted.append)
    for kind in (ActivitiesPage, DocumentsPage, VillagesPage):
        page = shown(kind)
        assert isinstance(page, GridPage)
        page.export_button.click()
    assert len(wanted) == 3


def test_that_a_page_without_a_table_has_none(shown: Shown) -> None:
    assert shown(HomePage).tables() == ()


def test_that_the_menu_writes_the_table_of_the_page_that_is_shown(
    view: OfficeView,  # noqa: F811 - the fixture
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    menu_action(view, "Ekspor tabel…")
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=20_000)
    assert message_boxes()[-1].text() == "Tidak ada tabel di halaman ini"
    message_boxes()[-1].accept()
    view.tabs.setCurrentIndex(3)
    menu_action(view, "Ekspor tabel…")
    chooser = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
    assert chooser.selectedFiles()[0].endswith("Desa_Ranuyoso_2025-12-01.xlsx")
    target = tmp_path / "desa.xlsx"
    chooser.fileSelected.emit(str(target))
    qtbot.waitUntil(target.exists, timeout=20_000)
    assert isinstance(view.window(), MainWindow)
    page = load_workbook(target).active
    assert page is not None
    values = [[cell.value for cell in row][:2] for row in page.iter_rows()]  # type: ignore[union-attr]
    assert values[0] == ["Desa", None]
    assert values[6] == ["35.08.20.2001", "Jenggrong"]

"""The page Laporan: the list, the report made in the background, the checklist, saving and printing."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iku_desktop.domain.problems import Unavailable
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text, unavailable_text
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.reports import ReportsPage
from tests.services.desk import Desk
from tests.ui.pdfs import MadeReports, refused
from tests.ui.report_pages import made as made
from tests.ui.report_pages import page as page
from tests.ui.report_pages import shown_page, wait_for


def titles(page: ReportsPage) -> list[str]:
    return [page.list.item(row).text() for row in range(page.list.count())]


# The list


def test_that_reports_stand_under_their_group(page: ReportsPage) -> None:
    assert titles(page) == [
        *("Triwulan", "Laporan capaian IKU", "Tahun", "Lembar IKU"),
        *("Desa", "Surat Pengingat"),
    ]
    assert page.list.chosen == "quarterly"


def test_that_every_registered_report_is_listed(context: PageContext, qtbot: QtBot) -> None:
    page = shown_page(context, qtbot)
    for kind in context.services.reports.kinds():
        assert kind.title in titles(page)


def test_that_a_door_chooses_a_report(page: ReportsPage) -> None:
    page.go_to(Door("reports", {"kind": "sheet"}))
    assert page.list.chosen == "sheet"
    page.go_to(Door("reports", {"kind": "tidak ada"}))
    assert page.list.chosen == "sheet"


# Making


def test_that_the_chosen_report_is_made_and_shown(
    page: ReportsPage, made: MadeReports, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    assert made.asked == [("quarterly", 4, "f4", ())]
    assert page.preview.view.page_count == 3
    assert page.buttons.save_button.isEnabled()


def test_that_a_report_in_the_making_says_so_and_is_not_saved(
    page: ReportsPage, context: PageContext, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    page.show_moment(context.moment)
    assert page.preview.message == t("laporan.making")
    assert not page.buttons.save_button.isEnabled()
    wait_for(page, qtbot)
    assert page.preview.message == ""


def test_that_another_paper_or_report_is_made_anew(
    page: ReportsPage, made: MadeReports, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    page.preview.paper.take("a4")
    wait_for(page, qtbot)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    wait_for(page, qtbot)
    assert made.asked == [
        ("quarterly", 4, "f4", ()),
        ("quarterly", 4, "a4", ()),
        ("sheet", 4, "f4", ()),
    ]


def test_that_a_report_of_villages_is_made_for_all_or_for_one(
    page: ReportsPage, made: MadeReports, desk: Desk, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    made.asked.clear()
    assert not page.preview.village.isVisible()
    page.list.choose("reminders")
    wait_for(page, qtbot)
    assert page.preview.village.isVisible()
    assert page.preview.village.box.count() == 12
    page.preview.village.put(desk.village("Meninjo"))
    page.preview.village.edited.emit()
    wait_for(page, qtbot)
    assert [asked[3] for asked in made.asked] == [(), (desk.village("Meninjo"),)]


def test_that_an_older_report_that_is_finished_later_is_never_shown(
    page: ReportsPage, made: MadeReports, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    go_on = Event()
    made.holds["sheet"] = go_on
    page.list.choose("sheet")
    qtbot.waitUntil(lambda: made.asked[-1][0] == "sheet", timeout=20_000)
    page.list.choose("quarterly")
    assert wait_for(page, qtbot).name == "quarterly.pdf"
    go_on.set()
    qtbot.waitUntil(lambda: made.finished.count("sheet") == 1, timeout=20_000)
    QThreadPool.globalInstance().waitForDone()
    QApplication.processEvents()
    assert page.document is not None
    assert page.document.name == "quarterly.pdf"


def test_that_going_through_the_list_makes_only_where_one_stays(
    page: ReportsPage, made: MadeReports, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    made.asked.clear()
    for kind in ("sheet", "quarterly", "sheet"):
        page.list.choose(kind)
    assert wait_for(page, qtbot).name == "sheet.pdf"
    assert [asked[0] for asked in made.asked] == ["sheet"]


def test_that_another_quarter_shows_its_own_report(
    page: ReportsPage, made: MadeReports, desk: Desk, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    page.show_moment(desk.moment(3))
    wait_for(page, qtbot)
    assert made.asked[-1][:3] == ("quarterly", 3, "f4")


def test_that_batal_stops_a_long_report_and_it_can_be_made_again(
    page: ReportsPage, made: MadeReports, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    made.parts, go_on = 200, Event()
    made.holds["sheet"] = go_on
    page.list.choose("sheet")
    making = page.preview.making
    qtbot.waitUntil(lambda: making.bar.maximum() == 200, timeout=20_000)
    qtbot.mouseClick(making.cancel_button, Qt.MouseButton.LeftButton)
    assert page.preview.message == t("laporan.stopped")
    go_on.set()
    qtbot.mouseClick(making.again_button, Qt.MouseButton.LeftButton)
    assert wait_for(page, qtbot).name == "sheet.pdf"
    assert made.finished.count("sheet") == 1, "the one that was stopped went on"


def test_that_a_refused_report_says_why(
    page: ReportsPage, made: MadeReports, desk: Desk, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    made.fault = refused()
    page.show_moment(desk.moment())
    words = problem_text(refused().problems[0])
    qtbot.waitUntil(lambda: page.preview.message == words, timeout=20_000)
    assert not page.buttons.print_button.isEnabled()


def test_that_a_fault_of_the_disk_is_said_in_place_of_the_pages(
    page: ReportsPage, made: MadeReports, desk: Desk, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    made.fault = Unavailable("disk_full")
    page.show_moment(desk.moment())
    words = unavailable_text(made.fault)
    qtbot.waitUntil(lambda: page.preview.message == words, timeout=20_000)
    assert page.preview.making.again_button.isVisible()


def test_that_a_page_that_closes_while_a_report_is_made_does_no_harm(page: ReportsPage) -> None:
    page.close()
    page.deleteLater()
    QApplication.processEvents()


# The checklist


def test_that_the_checklist_of_the_quarter_has_a_door_for_what_can_be_put_right(
    page: ReportsPage, context: PageContext, desk: Desk, qtbot: QtBot
) -> None:
    readiness = desk.services.closings.readiness(desk.moment())
    doors = [line for line in readiness.lines if line.concern is not None]
    assert len(page.readiness.doors) == len(doors) > 0
    assert page.readiness.state.text() == "Berjalan"
    with qtbot.waitSignal(context.door_opened, timeout=1000) as door:
        page.readiness.doors[0].click()
    assert door.args[0].page in ("documents", "indicators")


def test_that_a_report_of_the_year_lists_what_it_lacks(page: ReportsPage, desk: Desk) -> None:
    page.list.choose("sheet")
    lines = desk.services.reports.concerns("sheet", desk.moment())
    assert len(page.readiness.doors) == len(lines)
    page.readiness.show_lines("Lembar IKU", ())
    assert page.readiness.state.text() == t("laporan.ready")
    assert page.readiness.doors == []


# The real reports


@pytest.mark.parametrize("kind", ["quarterly", "sheet", "annual", "matrix", "village_card"])
def test_that_what_is_shown_is_byte_for_byte_what_the_service_prints(
    context: PageContext, desk: Desk, tmp_path: Path, qtbot: QtBot, kind: str
) -> None:
    page = shown_page(context, qtbot)
    page.list.choose(kind)
    document = wait_for(page, qtbot)
    assert page.preview.view.page_count >= 1
    with qtbot.waitSignal(context.selection_told, timeout=20_000):
        page.output.save_as(document, tmp_path / document.name)
    printed = desk.services.reports.make(kind, desk.moment(), document.paper)
    assert (tmp_path / printed.name).read_bytes() == printed.data


# Small windows


def test_that_the_side_folds_to_a_button_in_a_small_window(page: ReportsPage, qtbot: QtBot) -> None:
    assert page.readiness.isVisible()
    assert not page.side_button.isVisible()
    page.resize(910, 420)
    qtbot.waitUntil(lambda: not page.readiness.isVisible(), timeout=1000)
    assert page.side_button.text() == t("laporan.show_side")
    qtbot.mouseClick(page.side_button, Qt.MouseButton.LeftButton)
    assert page.readiness.isVisible()
    assert page.side_button.text() == t("laporan.hide_side")


def test_that_saving_what_was_stopped_makes_it_again(
    page: ReportsPage, made: MadeReports, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    wait_for(page, qtbot)
    saved: list[str] = []
    monkeypatch.setattr(
        page.output, "ask_where_to_save", lambda document: saved.append(document.name)
    )
    page.list.choose("sheet")
    page._stop()
    assert page.document is None
    page.go_to(Door("reports", {"act": "save"}))
    qtbot.waitUntil(lambda: bool(saved), timeout=20_000)
    assert saved == ["sheet.pdf"]

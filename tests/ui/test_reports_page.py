"""The page Laporan: the list, the report made in the background, readiness, saving and printing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.domain.problems import Unavailable
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text, unavailable_text
from iku_desktop.services.reports import Reports
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages import reports as reports_page
from iku_desktop.ui.pages.reports import ReportsPage
from tests.services.desk import Desk
from tests.ui.pdfs import MadeReports, a_pdf, refused

Open = Callable[[], ReportsPage]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> MadeReports:
    made = MadeReports()
    monkeypatch.setattr(Reports, "kinds", lambda _self: made.kinds())
    monkeypatch.setattr(Reports, "make", lambda _self, *asked: made.make(*asked))
    return made


@pytest.fixture
def page(made: MadeReports, context: PageContext, qtbot: QtBot) -> ReportsPage:
    page = ReportsPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 590)
    page.show()
    page.show_moment(context.moment)
    return page


def wait_for(page: ReportsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.document is not None, timeout=20_000)


def message() -> QMessageBox:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    return next(each for each in found if each.isVisible())


def test_that_reports_stand_under_their_period(page: ReportsPage) -> None:
    shown = [page.list.item(row).text() for row in range(page.list.count())]
    assert shown == ["Triwulan", "Laporan capaian IKU", "Tahun", "Lembar IKU"]
    assert page.list.chosen == "quarterly"


def test_that_the_chosen_report_is_made_and_shown(
    page: ReportsPage, made: MadeReports, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    assert made.asked == [("quarterly", 4, "f4")]
    assert page.preview.view.page_count == 3
    assert page.save_button.isEnabled()


def test_that_a_report_in_the_making_says_so_and_is_not_saved(
    page: ReportsPage, context: PageContext, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    page.show_moment(context.moment)
    assert page.preview.message == t("laporan.making")
    assert not page.save_button.isEnabled()
    wait_for(page, qtbot)
    assert page.preview.message == ""


def test_that_another_paper_or_report_is_made_anew(
    page: ReportsPage, made: MadeReports, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    page.preview.paper.put("a4")
    page.preview.paper.edited.emit()
    wait_for(page, qtbot)
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Down)
    wait_for(page, qtbot)
    assert made.asked == [("quarterly", 4, "f4"), ("quarterly", 4, "a4"), ("sheet", 4, "f4")]


def test_that_only_the_last_chosen_report_is_shown(page: ReportsPage, qtbot: QtBot) -> None:
    page.list.choose("sheet")
    wait_for(page, qtbot)
    assert page.document is not None
    assert page.document.name == "sheet.pdf"


def test_that_another_quarter_shows_its_own_report(
    page: ReportsPage, made: MadeReports, desk: Desk, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    page.show_moment(desk.moment(3))
    wait_for(page, qtbot)
    assert made.asked[-1] == ("quarterly", 3, "f4")


def test_that_a_refused_report_says_why(
    page: ReportsPage, made: MadeReports, desk: Desk, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    made.fault = refused()
    page.show_moment(desk.moment())
    words = problem_text(refused().problems[0])
    qtbot.waitUntil(lambda: page.preview.message == words, timeout=20_000)
    assert not page.print_button.isEnabled()


def test_that_a_fault_of_the_disk_is_said_in_place_of_the_pages(
    page: ReportsPage, made: MadeReports, desk: Desk, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    made.fault = Unavailable("disk_full")
    page.show_moment(desk.moment())
    words = unavailable_text(made.fault)
    qtbot.waitUntil(lambda: page.preview.message == words, timeout=20_000)


def test_that_what_is_missing_is_listed_with_a_door_each(
    page: ReportsPage, context: PageContext, desk: Desk, qtbot: QtBot
) -> None:
    lines = desk.services.reports.concerns("quarterly", desk.moment())
    assert len(page.readiness.doors) == len(lines) > 0
    assert page.readiness.state.text() == t("laporan.missing_count", count=len(lines))
    with qtbot.waitSignal(context.door_opened, timeout=1000) as door:
        page.readiness.doors[0].click()
    assert door.args[0].page == "documents"


def test_that_a_complete_report_is_called_ready(page: ReportsPage) -> None:
    page.readiness.show_lines("Lembar IKU", ())
    assert page.readiness.state.text() == t("laporan.ready")
    assert page.readiness.doors == []


def test_that_saving_proposes_the_name_in_the_report_folder(
    page: ReportsPage, desk: Desk, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    page.save_button.click()
    dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
    assert Path(dialog.directory().absolutePath()) == desk.store.paths.reports
    assert [Path(each).name for each in dialog.selectedFiles()] == ["quarterly.pdf"]
    dialog.reject()


def test_that_the_saved_file_is_what_was_shown(
    page: ReportsPage, context: PageContext, tmp_path: Path, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    assert page.document is not None
    with qtbot.waitSignal(context.selection_told, timeout=1000) as told:
        page.save_as(page.document, tmp_path / "laporan.pdf")
    assert (tmp_path / "laporan.pdf").read_bytes() == a_pdf() == page.document.data
    assert "laporan.pdf" in told.args[0]


def test_that_a_file_that_cannot_be_written_is_said_in_words(
    page: ReportsPage, tmp_path: Path
) -> None:
    page.save_as(PdfDocument(b"%PDF", "x.pdf"), tmp_path / "tidak" / "ada" / "x.pdf")
    assert "x.pdf" in message().informativeText()


def test_that_no_printer_is_said_in_words(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    wait_for(page, qtbot)
    monkeypatch.setattr(reports_page, "has_printer", lambda: False)
    page.print_button.click()
    assert message().informativeText() == t("laporan.no_printer")


@pytest.mark.parametrize("sent", [True, False])
def test_that_the_end_of_printing_is_told(
    page: ReportsPage,
    context: PageContext,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    sent: bool,
) -> None:
    wait_for(page, qtbot)
    told: list[str] = []
    context.selection_told.connect(told.append)
    monkeypatch.setattr(reports_page, "has_printer", lambda: True)
    monkeypatch.setattr(reports_page, "open_print_dialog", lambda _p, _pages, _n, done: done(sent))
    page.print_button.click()
    if sent:
        assert told == [t("laporan.printed", name="quarterly.pdf")]
    else:
        assert message().informativeText() == t("laporan.not_printed")


def test_that_a_page_that_closes_while_a_report_is_made_does_no_harm(
    page: ReportsPage, qtbot: QtBot
) -> None:
    page.close()
    page.deleteLater()
    QApplication.processEvents()


@pytest.mark.parametrize("kind", ["quarterly", "sheet"])
def test_that_what_is_shown_is_byte_for_byte_what_the_service_prints(
    context: PageContext, desk: Desk, tmp_path: Path, qtbot: QtBot, kind: str
) -> None:
    page = ReportsPage(context)
    qtbot.addWidget(page)
    page.show_moment(context.moment)
    page.list.choose(kind)
    wait_for(page, qtbot)
    assert page.document is not None
    assert page.preview.view.page_count >= 1
    page.save_as(page.document, tmp_path / page.document.name)
    printed = desk.services.reports.make(kind, desk.moment(), "f4")
    assert (tmp_path / printed.name).read_bytes() == printed.data

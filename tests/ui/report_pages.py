"""The page Laporan for tests: on reports that are made at once, or on the real ones."""

import pytest
from pytestqt.qtbot import QtBot

from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.services.reports import Reports
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.reports import ReportsPage
from tests.ui.pdfs import MadeReports


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> MadeReports:
    made = MadeReports()
    monkeypatch.setattr(Reports, "kinds", lambda _self: made.kinds())
    monkeypatch.setattr(Reports, "make", lambda _self, *asked: made.make(*asked))
    return made


@pytest.fixture
def page(made: MadeReports, context: PageContext, qtbot: QtBot) -> ReportsPage:
    return shown_page(context, qtbot)


def shown_page(context: PageContext, qtbot: QtBot) -> ReportsPage:
    page = ReportsPage(context)
    qtbot.addWidget(page)
    page.resize(1366, 590)
    page.show()
    page.show_moment(context.moment)
    context.data_changed.connect(lambda: page.show_moment(context.moment))
    return page


def wait_for(page: ReportsPage, qtbot: QtBot) -> PdfDocument:
    qtbot.waitUntil(lambda: page.document is not None, timeout=20_000)
    assert page.document is not None
    return page.document

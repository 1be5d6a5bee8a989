"""The evidence binder on the page Laporan: made with progress, stopped by Batal, files left out named."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner
from iku_desktop.presentation.texts import t
from iku_desktop.services.evidence import EvidenceFiles
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.reports import ReportsPage
from tests.scans import a_pdf
from tests.services.desk import Desk
from tests.ui.report_pages import shown_page, wait_for

BINDER = Door("reports", {"kind": "evidence"})


@pytest.fixture
def shelf(desk: Desk, tmp_path: Path) -> list[EvidenceFile]:
    """Three activities of TW IV 2025 with a file of two pages each."""
    for number in (1, 2, 3):
        path = tmp_path / f"bukti {number}.pdf"
        path.write_bytes(a_pdf(2, f"Isi {number}"))
        activity = desk.activity(date=f"{number}/10/2025", description=f"Kegiatan {number}").id
        desk.services.evidence.add(FileOwner.ACTIVITY, activity, path)
    with desk.store.read() as reader:
        return sorted(reader.all_evidence_files(), key=lambda file: file.name)


@pytest.fixture
def page(shelf: list[EvidenceFile], context: PageContext, qtbot: QtBot) -> ReportsPage:
    page = shown_page(context, qtbot)
    wait_for(page, qtbot)
    return page


def test_that_the_binder_is_listed_with_the_quarters_reports_and_shown(
    page: ReportsPage, qtbot: QtBot
) -> None:
    told: list[tuple[int, int]] = []
    page.maker.progressed.connect(lambda count, total: told.append((count, total)))
    page.go_to(BINDER)
    document = wait_for(page, qtbot)
    assert document.name == "IKU_2025_TW4_Bukti_Ranuyoso_konsep.pdf"
    assert page.preview.view.page_count == page.preview.thumbnails.count() == 2 + 6
    assert told[0] == (0, 6)
    assert told[-1] == (6, 6)
    assert page.buttons.about.text() == ""
    page.preview.view.go_to_page(5)
    qtbot.waitUntil(lambda: page.preview.view.is_sharp, timeout=20_000)


def test_that_batal_stops_the_binder_and_it_can_be_made_again(
    page: ReportsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, go_on = Event(), Event()
    read = EvidenceFiles.read

    def hold(self: EvidenceFiles, file: EvidenceFile) -> bytes:
        reading.set()
        assert go_on.wait(20)
        return read(self, file)

    with monkeypatch.context() as held:
        held.setattr(EvidenceFiles, "read", hold)
        page.go_to(BINDER)
        qtbot.waitUntil(reading.is_set, timeout=20_000)
        making = page.preview.making
        qtbot.waitUntil(making.cancel_button.isVisible, timeout=20_000)
        assert making.bar.maximum() == 6
        qtbot.mouseClick(making.cancel_button, Qt.MouseButton.LeftButton)
        go_on.set()
        assert page.preview.message == t("laporan.stopped")
        qtbot.mouseClick(making.again_button, Qt.MouseButton.LeftButton)
        assert wait_for(page, qtbot).kind == "evidence"


def test_that_files_left_out_are_named_beside_the_buttons(
    page: ReportsPage, shelf: list[EvidenceFile], desk: Desk, qtbot: QtBot
) -> None:
    desk.services.evidence.path(shelf[1]).unlink()
    page.go_to(BINDER)
    wait_for(page, qtbot)
    said = page.buttons.about
    assert said.isVisible()
    assert said.text().startswith("1 berkas tidak dapat dimuat: bukti 2.pdf.")
    assert page.buttons.save_button.isEnabled()
    page.go_to(Door("reports", {"kind": "quarterly"}))
    wait_for(page, qtbot)
    assert "bukti 2.pdf" not in said.text()


def test_that_a_binder_is_saved_and_registered(
    page: ReportsPage, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    page.go_to(BINDER)
    document = wait_for(page, qtbot)
    with qtbot.waitSignal(page.output.left, timeout=20_000):
        page.output.save_as(document, tmp_path / document.name)
    assert (tmp_path / document.name).read_bytes() == document.data
    with desk.store.read() as reader:
        (issued,) = reader.issued_of("evidence", 2025)
    assert (issued.name, issued.quarter) == (document.name, 4)

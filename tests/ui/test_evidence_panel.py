"""The files of an activity in its panel: added, dropped, refused in place, opened as a copy, taken off."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner
from iku_desktop.domain.periods import Quarter
from iku_desktop.presentation.texts import t
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.activities import ActivitiesPage
from iku_desktop.ui.widgets.evidence_files import EvidenceFilesPanel, activity_shelf
from tests.scans import a_pdf, a_picture
from tests.services.desk import Desk

PATIENCE = 20_000


@pytest.fixture
def activity(desk: Desk) -> str:
    return desk.activity().id


@pytest.fixture
def panel(context: PageContext, activity: str, qtbot: QtBot) -> EvidenceFilesPanel:
    made = EvidenceFilesPanel(context)
    qtbot.addWidget(made)
    made.resize(330, 200)
    made.show()
    made.show_shelf(activity_shelf(context, activity))
    context.data_changed.connect(made.reload)
    return made


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "Berita & acara.pdf"
    path.write_bytes(a_pdf(2))
    return path


def files(desk: Desk, activity: str) -> tuple[EvidenceFile, ...]:
    return desk.services.evidence.files(FileOwner.ACTIVITY, [activity]).get(activity, ())


def test_that_an_activity_without_files_says_how_to_add_one(panel: EvidenceFilesPanel) -> None:
    assert panel.hint.isVisible()
    assert "Tarik PDF" in panel.hint.text()
    assert panel.opens == []


def test_that_an_added_file_is_listed_at_once(
    panel: EvidenceFilesPanel, desk: Desk, activity: str, scan: Path, qtbot: QtBot
) -> None:
    panel.add_files([scan])
    qtbot.waitUntil(lambda: len(panel.opens) == 1, timeout=PATIENCE)
    assert panel.opens[0].text() == "Berita && acara.pdf"
    assert not panel.hint.isVisible()
    assert [each.name for each in files(desk, activity)] == ["Berita & acara.pdf"]


def test_that_files_are_dropped_together_and_the_refused_are_told(
    panel: EvidenceFilesPanel, desk: Desk, activity: str, scan: Path, qtbot: QtBot
) -> None:
    (scan.parent / "foto.jpg").write_bytes(a_picture("JPEG"))
    (scan.parent / "surat.pdf").write_bytes(b"MZ" + bytes(99))
    data = QMimeData()
    names = (scan.name, "surat.pdf", "foto.jpg")
    data.setUrls([QUrl.fromLocalFile(str(scan.parent / name)) for name in names])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    panel.dropEvent(event)
    qtbot.waitUntil(lambda: panel.problem.isVisible() and len(panel.opens) == 2, timeout=PATIENCE)
    assert "surat.pdf" in panel.problem.text()
    assert {each.name for each in files(desk, activity)} == {scan.name, "foto.jpg"}


def test_that_a_refusal_is_forgotten_with_the_next_activity(
    panel: EvidenceFilesPanel, context: PageContext, desk: Desk, scan: Path, qtbot: QtBot
) -> None:
    scan.write_bytes(b"")
    panel.add_files([scan])
    qtbot.waitUntil(panel.problem.isVisible, timeout=PATIENCE)
    panel.show_shelf(activity_shelf(context, desk.activity(description="Lain").id))
    assert not panel.problem.isVisible()


def test_that_a_locked_activity_refuses_its_file_in_place(
    context: PageContext, desk: Desk, scan: Path, qtbot: QtBot
) -> None:
    activity = desk.activity(date="5/2/2025", description="Dulu").id
    desk.services.closings.close(Quarter(2025, 1))
    panel = EvidenceFilesPanel(context)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_shelf(activity_shelf(context, activity))
    panel.add_files([scan])
    qtbot.waitUntil(panel.problem.isVisible, timeout=PATIENCE)
    assert "Triwulan I 2025 sudah ditutup" in panel.problem.text()
    assert files(desk, activity) == ()


def test_that_a_file_is_opened_as_a_copy_under_its_name(
    panel: EvidenceFilesPanel,
    scan: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    panel.add_files([scan])
    qtbot.waitUntil(lambda: len(panel.opens) == 1, timeout=PATIENCE)
    qtbot.mouseClick(panel.opens[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(opened), timeout=PATIENCE)
    assert Path(opened[0]).name == "Berita & acara.pdf"
    assert Path(opened[0]).read_bytes() == scan.read_bytes()


def test_that_a_file_is_taken_off_only_after_asking(
    panel: EvidenceFilesPanel, desk: Desk, activity: str, scan: Path, qtbot: QtBot
) -> None:
    panel.add_files([scan])
    qtbot.waitUntil(lambda: len(panel.removes) == 1, timeout=PATIENCE)
    panel.removes[0].click()
    assert len(files(desk, activity)) == 1
    (box,) = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    assert scan.name in box.text()
    next(each for each in box.buttons() if each.text() == t("evidence.remove_verb")).click()
    assert files(desk, activity) == ()
    assert panel.hint.isVisible()


def test_that_the_panel_of_the_page_shows_the_chosen_activitys_files(
    context: PageContext, desk: Desk, activity: str, scan: Path, qtbot: QtBot
) -> None:
    desk.services.evidence.add(FileOwner.ACTIVITY, activity, scan)
    page = ActivitiesPage(context)
    qtbot.addWidget(page)
    page.resize(1336, 560)
    page.show()
    page.show_moment(desk.moment(4))
    page.panel.show_row(desk.services.activities.list(desk.moment(4)).rows[0])
    assert [each.text() for each in page.panel.files.opens] == ["Berita && acara.pdf"]

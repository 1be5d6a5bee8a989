"""The agenda on Beranda and as a dialog: what presses, texts for the clipboard, the calendar file."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.problems import Unavailable
from iku_desktop.ui.dialogs.agenda import AgendaDialog
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.home import HomePage
from iku_desktop.ui.widgets.listing import Listing
from tests.services.desk import VILLAGES, Desk


@pytest.fixture
def chased(desk: Desk) -> Desk:
    """Sumberpetung owes its LPPDesa, Wates Kulon its RKPDesa; the APBDesa is due in seven days."""
    for village in VILLAGES:
        if village != "Sumberpetung":
            desk.record(village, "LPPDES", 2024, date="20/3/2025")
        if village != "Wates Kulon":
            desk.record(village, "RKPDES", 2026, date="26/9/2025")
    for village in VILLAGES[3:]:
        desk.record(village, "APBDES", 2026, date="28/11/2025")
    desk.clock.day = date(2025, 12, 24)
    return desk


@pytest.fixture
def dialog(chased: Desk, context: PageContext, window: QWidget, qtbot: QtBot) -> AgendaDialog:
    made = AgendaDialog(context, window)
    qtbot.addWidget(made)
    made.open()
    return made


def cells(listing: Listing) -> list[list[str]]:
    model = listing.listed
    return [
        [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def choose(dialog: AgendaDialog, words: str) -> None:
    box = dialog.village_choice.box
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())


def test_that_beranda_says_what_is_overdue_and_what_comes_within_a_week(
    chased: Desk, context: PageContext, qtbot: QtBot
) -> None:
    page = HomePage(context)
    qtbot.addWidget(page)
    page.show_moment(chased.moment())
    chips = [each.text() for each in page.agenda.chips.values() if not each.isHidden()]
    assert chips == ["Terlambat 2", "7 hari lagi 3"]
    assert "2 dokumen lewat tenggat" in page.agenda.pressing.accessibleName()
    for village in VILLAGES[:3]:
        chased.record(village, "APBDES", 2026, date="20/12/2025")
    chased.record("Sumberpetung", "LPPDES", 2024, date="20/12/2025")
    chased.record("Wates Kulon", "RKPDES", 2026, date="20/12/2025")
    page.show_moment(chased.moment())
    assert page.agenda.pressing.isHidden()


def test_that_a_narrow_beranda_says_it_in_its_head(
    chased: Desk, context: PageContext, qtbot: QtBot
) -> None:
    page = HomePage(context)
    qtbot.addWidget(page)
    page.resize(900, 500)
    page.show()
    page.show_moment(chased.moment())
    qtbot.waitUntil(lambda: page.head.about.text().endswith("Terlambat 2 · 7 hari lagi 3"))
    page.resize(1366, 600)
    qtbot.waitUntil(lambda: "Terlambat" not in page.head.about.text())


def test_that_beranda_opens_the_whole_agenda(
    chased: Desk, context: PageContext, qtbot: QtBot
) -> None:
    page = HomePage(context)
    qtbot.addWidget(page)
    page.show_moment(chased.moment())
    page.agenda.all.click()
    opened = page.findChildren(AgendaDialog)
    assert [each.isVisible() for each in opened] == [True]
    opened[0].reject()


def test_that_the_longest_overdue_stands_first(dialog: AgendaDialog) -> None:
    rows = cells(dialog.list)
    assert rows[0] == [
        "Lewat",
        "Sumberpetung",
        "LPPDesa 2024",
        "31/03/2025",
        "lewat 268 hari",
    ]
    assert rows[1][1:3] == ["Wates Kulon", "RKPDesa 2026"]
    assert rows[2] == ["H-7", "Jenggrong", "APBDesa 2026", "31/12/2025", "7 hari lagi"]
    assert len(rows) == 5
    assert dialog.windowTitle() == "Agenda 24 Desember 2025"


def test_that_far_deadlines_are_shown_when_asked_for(dialog: AgendaDialog) -> None:
    box = dialog.show_choice.box
    box.setCurrentIndex(1)
    box.activated.emit(1)
    rows = cells(dialog.list)
    assert ["Lebih dari 30 hari", "Jenggrong", "LPPDesa 2025", "31/03/2026", "97 hari lagi"] in rows


def test_that_an_evaluation_has_its_own_row(dialog: AgendaDialog, chased: Desk) -> None:
    chased.record("Jenggrong", "APBDES", 2026, draft_received="1/12/2025")
    dialog.reload()
    rows = cells(dialog.list)
    assert ["H-5", "Jenggrong", "Evaluasi APBDesa 2026", "29/12/2025", "sisa 3 hari kerja"] in rows


def test_that_the_text_to_the_group_is_ready_and_copied(dialog: AgendaDialog) -> None:
    text = dialog.message.toPlainText()
    assert "Belum (3 desa): Jenggrong, Meninjo, Tegalbangsri" in text
    QGuiApplication.clipboard().setText("x")
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == text
    assert "Ctrl+V" in dialog.state.text()


def test_that_only_villages_that_owe_something_are_written_to(dialog: AgendaDialog) -> None:
    box = dialog.village_choice.box
    offered = [box.itemText(each) for each in range(box.count())]
    assert offered == [
        "Grup semua desa",
        *(f"Desa {name}" for name in ("Jenggrong", "Meninjo", "Tegalbangsri")),
        *("Desa Sumberpetung", "Desa Wates Kulon"),
    ]
    choose(dialog, "Desa Meninjo")
    text = dialog.message.toPlainText()
    assert text.startswith("Yth. Bapak/Ibu Kepala Desa Meninjo")
    assert "Jenggrong" not in text


def test_that_the_text_follows_the_chosen_row(dialog: AgendaDialog, qtbot: QtBot) -> None:
    dialog.activateWindow()
    dialog.list.setFocus()
    qtbot.waitUntil(dialog.list.hasFocus)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.village_choice.box.currentText() == "Desa Wates Kulon"
    assert "RKPDesa 2026" in dialog.message.toPlainText()


def test_that_without_anything_pressing_there_is_nothing_to_copy(
    dialog: AgendaDialog, chased: Desk
) -> None:
    chased.clock.day = date(2025, 12, 24)
    for village in VILLAGES[:3]:
        chased.record(village, "APBDES", 2026, date="20/12/2025")
    chased.record("Sumberpetung", "LPPDES", 2024, date="20/12/2025")
    chased.record("Wates Kulon", "RKPDES", 2026, date="20/12/2025")
    dialog.reload()
    assert dialog.message.toPlainText() == ""
    assert not dialog.copy_button.isEnabled()
    assert "tidak ada yang perlu diingatkan" in dialog.state.text()
    assert not dialog.none.isHidden()


def test_that_the_calendar_is_written_where_the_clerk_says(
    dialog: AgendaDialog, tmp_path: Path
) -> None:
    path = tmp_path / "agenda.ics"
    dialog.save_calendar(path)
    assert path.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert dialog.state.text() == "Kalender tersimpan di agenda.ics."


def test_that_a_full_disk_is_said_and_nothing_claimed(
    dialog: AgendaDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _data: bytes) -> None:
        raise Unavailable("disk_full")

    monkeypatch.setattr("iku_desktop.storage.files.write_whole", full)
    told: list[Unavailable] = []
    monkeypatch.setattr(dialog._context.notifier, "unavailable", told.append)
    dialog.save_calendar(tmp_path / "agenda.ics")
    assert [each.code for each in told] == ["disk_full"]
    assert "tersimpan" not in dialog.state.text()


def test_that_enter_on_a_row_goes_to_the_document(
    dialog: AgendaDialog, chased: Desk, context: PageContext, qtbot: QtBot
) -> None:
    doors: list[Door] = []
    context.door_opened.connect(doors.append)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    hints = {"village_id": chased.village("Sumberpetung"), "document_type": "LPPDES"}
    assert doors == [Door("documents", hints)]
    assert not dialog.isVisible()


def test_that_nothing_of_the_agenda_is_cut_at_large_type(
    dialog: AgendaDialog, context: PageContext
) -> None:
    for points in (9.75, 14.5):
        font = QApplication.font()
        font.setPointSizeF(points)
        dialog.list.setFont(font)
        dialog.list.fit()
        metrics = dialog.list.fontMetrics()
        for column, words in enumerate(cells(dialog.list)[0]):
            if column in (0, 3, 4):
                assert metrics.horizontalAdvance(words) < dialog.list.columnWidth(column)

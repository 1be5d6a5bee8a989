"""The dialog of the audit trail: filters, the fields of a line, a row's history, the chain, the print."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.services import trail as trail_service
from iku_desktop.ui.dialogs.trail import TrailDialog
from iku_desktop.ui.forms.inputs import ChoiceInput
from iku_desktop.ui.history_entry import add_history
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.listing import Listing
from tests.services.desk import Desk


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """Siti records a budget, two days later Budi changes its date and adds an activity."""
    desk.record("Jenggrong", "APBDES", 2026, date="28/11/2025", number="5/2025")
    desk.clock.day = date(2025, 12, 3)
    desk.context.user = "Budi"
    desk.record("Jenggrong", "APBDES", 2026, date="29/11/2025")
    desk.activity(description="Rapat A", evidence="")
    return desk


@pytest.fixture
def dialog(worked: Desk, context: PageContext, window: QWidget, qtbot: QtBot) -> TrailDialog:
    made = TrailDialog(context, window)
    qtbot.addWidget(made)
    made.open()
    qtbot.waitUntil(lambda: "utuh" in made.chain.text(), timeout=10_000)
    return made


def cells(listing: Listing) -> list[list[str]]:
    model = listing.listed
    return [
        [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def choose(given: ChoiceInput, words: str) -> None:
    given.box.setCurrentIndex(given.box.findText(words))
    given.box.activated.emit(given.box.currentIndex())


def type_day(dialog: TrailDialog, words: str) -> None:
    dialog.first.line.setText(words)
    dialog.first.line.textEdited.emit(words)
    dialog.first.line.editingFinished.emit()


def test_that_the_newest_change_stands_first_with_its_fields_below(dialog: TrailDialog) -> None:
    rows = cells(dialog.list)
    assert rows[0][1:5] == ["Budi", "Tambah", "Kegiatan", "03/10/2025 Rapat A"]
    assert rows[1] == [
        *("03/12/2025 10.24", "Budi", "Ubah", "Dokumen desa", "APBDesa 2026, Jenggrong"),
        "Tanggal: 28/11/2025 → 29/11/2025",
    ]
    dialog.list.selectRow(1)
    assert cells(dialog.fields) == [["Tanggal", "28/11/2025", "29/11/2025"]]


def test_that_the_state_of_the_chain_is_shown_with_its_length(
    dialog: TrailDialog, worked: Desk
) -> None:
    count = worked.services.trail.head().count
    assert dialog.chain.text() == f"Jejak utuh, {count} catatan"
    assert dialog.chain.property("status") == "ok"


def test_that_a_broken_chain_is_shown_as_broken(
    worked: Desk, context: PageContext, window: QWidget, qtbot: QtBot
) -> None:
    with closing(sqlite3.connect(worked.store.paths.database)) as connection:
        connection.execute("DROP TRIGGER audit_is_never_changed")
        connection.execute("UPDATE audit SET created_by = 'Orang lain' WHERE sequence = 3")
        connection.commit()
    made = TrailDialog(context, window)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: "rusak" in made.chain.text(), timeout=10_000)
    assert "ke-3" in made.chain.text()
    assert made.chain.property("status") == "miss"


def test_that_kind_person_and_action_filter_at_once(dialog: TrailDialog) -> None:
    choose(dialog.kind, "Dokumen desa")
    assert [row[2] for row in cells(dialog.list)] == ["Ubah", "Tambah"]
    choose(dialog.who, "Siti Aminah")
    assert [row[2] for row in cells(dialog.list)] == ["Tambah"]
    choose(dialog.action, "Hapus")
    assert cells(dialog.list) == []
    assert not dialog.none.isHidden()
    assert not dialog.print_button.isEnabled()
    dialog.all_button.click()
    assert len(cells(dialog.list)) > 10
    assert dialog.none.isHidden()


def test_that_a_day_filters_and_a_bad_one_is_refused_in_its_place(dialog: TrailDialog) -> None:
    type_day(dialog, "2/12/2025")
    assert {row[1] for row in cells(dialog.list)} == {"Budi"}
    before = cells(dialog.list)
    type_day(dialog, "31/2/2025")
    assert "2025" in dialog.problem.text()
    assert dialog.first.editor.property("refused") is True
    assert cells(dialog.list) == before
    type_day(dialog, "")
    assert dialog.problem.isHidden()


def test_that_a_line_narrows_the_list_to_its_row(dialog: TrailDialog) -> None:
    dialog.list.selectRow(1)
    dialog.only_button.click()
    assert [row[2] for row in cells(dialog.list)] == ["Ubah", "Tambah"]
    assert not dialog.all_button.isHidden()


def test_that_older_lines_come_when_they_are_scrolled_to(
    worked: Desk,
    context: PageContext,
    window: QWidget,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(trail_service, "AT_ONCE", 10)
    made = TrailDialog(context, window)
    qtbot.addWidget(made)
    model = made.list.listed
    assert model.rowCount() == 10
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert model.rowCount() == worked.services.trail.head().count
    qtbot.waitUntil(lambda: "utuh" in made.chain.text(), timeout=10_000)


def test_that_a_grids_menu_opens_the_history_of_its_row(
    worked: Desk, context: PageContext, window: QWidget, qtbot: QtBot
) -> None:
    menu = QMenu(window)
    place = (worked.village(), "APBDES", 2026)
    add_history(menu, context, window, lambda: worked.services.trail.of_document(*place))
    (entry,) = menu.actions()
    assert entry.text() == "Riwayat baris ini…"
    entry.trigger()
    (made,) = window.findChildren(TrailDialog)
    assert made.windowTitle() == "Riwayat APBDesa 2026, Jenggrong"
    assert [row[2] for row in cells(made.list)] == ["Ubah", "Tambah"]
    qtbot.waitUntil(lambda: "utuh" in made.chain.text(), timeout=10_000)


def test_that_the_trail_is_saved_as_filtered(
    dialog: TrailDialog, qtbot: QtBot, tmp_path: Path, worked: Desk
) -> None:
    choose(dialog.kind, "Dokumen desa")
    dialog.save_button.click()
    qtbot.waitUntil(lambda: bool(dialog.findChildren(QFileDialog)), timeout=20_000)
    chooser = dialog.findChildren(QFileDialog)[-1]
    path = tmp_path / "jejak.pdf"
    chooser.fileSelected.emit(str(path))
    qtbot.waitUntil(path.exists, timeout=10_000)
    assert path.read_bytes().startswith(b"%PDF-")
    assert worked.services.proof.verify(path).reason.code == "proof_final"
    chooser.reject()


def test_that_what_is_changed_meanwhile_appears(
    dialog: TrailDialog, worked: Desk, context: PageContext, qtbot: QtBot
) -> None:
    worked.activity(description="Rapat B", evidence="")
    dialog.chain.setText("")
    context.data_changed.emit()
    assert cells(dialog.list)[0][4] == "03/10/2025 Rapat B"
    qtbot.waitUntil(lambda: "utuh" in dialog.chain.text(), timeout=10_000)


def test_that_a_word_narrows_the_lines_when_typing_pauses(dialog: TrailDialog) -> None:
    every = cells(dialog.list)
    dialog.text.line.setText("rapat a")
    dialog.text.line.textEdited.emit("rapat a")
    assert cells(dialog.list) == every, "not looked for while somebody types"
    dialog._typing.timeout.emit()
    assert [line[4] for line in cells(dialog.list)] == ["03/10/2025 Rapat A"]
    dialog.all_button.click()
    assert cells(dialog.list) == every
    assert dialog.text.line.text() == ""

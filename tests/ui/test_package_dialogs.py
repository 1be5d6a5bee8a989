"""Sending, merging and settling packages on real widgets: nothing silent, nothing lost, no stranger."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.package_models import PackOrder
from iku_desktop.domain.packages import Purpose
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.read_models import Concern, ConcernLine
from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices
from iku_desktop.storage.store import Store
from iku_desktop.ui.dialogs.differing_rows import DifferingRowsDialog
from iku_desktop.ui.dialogs.esakip import EsakipDialog
from iku_desktop.ui.dialogs.known_senders import KnownSendersDialog
from iku_desktop.ui.dialogs.merge_packages import MergePackagesDialog
from iku_desktop.ui.dialogs.send_package import SendPackageDialog
from iku_desktop.ui.doors import door_of
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.package_actions import PackageActions
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.workbook_actions import WorkbookActions
from tests.services.desk import Desk, StoppedClock
from tests.ui.conftest import message_boxes
from tests.ui.dialogs_open import open_dialogs, seen, the_dialog, words_of
from tests.ui.test_closing_dialogs import PATIENCE, press

SECTION = PackOrder(purpose=Purpose.SECTION)


@dataclass
class Section:
    """A section's PC, and the activity that it and the office know."""

    desk: Desk
    folder: Path
    row: str = ""
    count: int = 0

    def package(self) -> Path:
        self.count += 1
        path = self.folder / f"Seksi_{self.count}.ikupak"
        self.desk.services.packages.pack(path, SECTION)
        return path


@pytest.fixture
def section(desk: Desk, tmp_path: Path) -> Iterator[Section]:
    """A copy of the office on a section's PC, one activity common to both."""
    row = desk.activity(place="Aula").id
    paths = OfficePaths(tmp_path / "seksi")
    shutil.copytree(desk.store.paths.folder, paths.folder)
    made = Desk(Store.open(paths))
    made.context.user = "Dewi Lestari"
    yield Section(made, tmp_path, row)
    made.store.close()


@pytest.fixture
def differing(desk: Desk, section: Section) -> Section:
    """Both changed the common activity, and the office merged the section's package."""
    section.desk.services.activities.change(section.row, {"place": "Balai", "note": "baru"})
    desk.clock.day = date(2025, 12, 2)
    desk.services.activities.change(section.row, {"place": "Pendopo"})
    desk.services.packages.merge([section.package()])
    return section


@pytest.fixture
def merging(context: PageContext, window: QWidget) -> MergePackagesDialog:
    dialog = MergePackagesDialog(context, window)
    dialog.open()
    return dialog


def taken(dialog: MergePackagesDialog, qtbot: QtBot, *paths: Path) -> None:
    dialog.take(paths)
    qtbot.waitUntil(lambda: len(dialog.cards) == len(set(paths)), timeout=PATIENCE)


def test_that_a_stranger_s_package_waits_until_its_key_was_compared(
    merging: MergePackagesDialog, section: Section, desk: Desk, qtbot: QtBot
) -> None:
    section.desk.activity(description="Sosialisasi")
    taken(merging, qtbot, section.package())
    (card,) = merging.cards
    key = section.desk.services.packages.preview(SECTION).fingerprint
    assert key in words_of(card)
    assert any("Dewi Lestari" in line for line in words_of(card))
    assert not merging.go_button.isEnabled()
    assert isinstance(card.trust_box, QCheckBox)
    card.trust_box.click()
    assert merging.go_button.isEnabled()
    press(qtbot, merging.go_button)
    told = "1 baru, 0 berubah, 0 dihapus, 1 tetap"
    qtbot.waitUntil(lambda: told in words_of(merging), timeout=PATIENCE)
    assert not seen(merging.differing_button)
    (sender,) = desk.services.packages.senders()
    assert sender.name == "Kantor Kecamatan Ranuyoso, Dewi Lestari"


def test_that_a_known_sender_is_merged_at_once_and_a_repeated_package_is_told(
    merging: MergePackagesDialog, section: Section, desk: Desk, qtbot: QtBot
) -> None:
    path = section.package()
    desk.services.packages.merge([path])
    taken(merging, qtbot, path)
    (card,) = merging.cards
    assert card.trust_box is None
    assert any("sudah pernah digabungkan" in line for line in words_of(card))
    press(qtbot, merging.go_button)
    told = "0 baru, 0 berubah, 0 dihapus, 1 tetap"
    qtbot.waitUntil(lambda: told in words_of(merging), timeout=PATIENCE)


def test_that_a_bad_file_is_named_and_the_good_one_still_merged(
    merging: MergePackagesDialog, section: Section, qtbot: QtBot
) -> None:
    good, bad = section.package(), section.folder / "rusak.ikupak"
    bad.write_bytes(good.read_bytes()[:-50])
    taken(merging, qtbot, good, bad)
    first, second = merging.cards
    assert any("terpotong atau rusak" in line for line in words_of(second))
    assert first.trust_box is not None
    first.trust_box.click()
    assert merging.go_button.text() == "Gabungkan 1 paket"
    press(qtbot, merging.go_button)
    qtbot.waitUntil(lambda: merging.outcome is not None, timeout=PATIENCE)


def test_that_bad_files_alone_leave_nothing_to_merge(
    merging: MergePackagesDialog, section: Section, qtbot: QtBot
) -> None:
    path = section.folder / "surat.ikupak"
    path.write_text("halo")
    taken(merging, qtbot, path, path)
    assert not seen(merging.go_button)
    assert any("bukan paket" in line for line in words_of(merging.cards[0]))


def test_that_packages_can_be_dropped(
    merging: MergePackagesDialog, section: Section, qtbot: QtBot
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(section.package()))])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, left, none)
    merging.dragEnterEvent(enter)
    assert enter.isAccepted()
    merging.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, none))
    qtbot.waitUntil(lambda: len(merging.cards) == 1, timeout=PATIENCE)


def test_that_rows_that_differ_after_a_merge_are_one_click_away(
    merging: MergePackagesDialog, section: Section, desk: Desk, qtbot: QtBot
) -> None:
    section.desk.services.activities.change(section.row, {"place": "Balai"})
    desk.services.activities.change(section.row, {"place": "Pendopo"})
    taken(merging, qtbot, section.package())
    assert merging.cards[0].trust_box is not None
    merging.cards[0].trust_box.click()
    press(qtbot, merging.go_button)
    qtbot.waitUntil(lambda: seen(merging.differing_button), timeout=PATIENCE)
    press(qtbot, merging.differing_button)
    assert the_dialog(DifferingRowsDialog).sides.heads


def test_that_a_sender_can_be_trusted_no_more_after_a_question(
    merging: MergePackagesDialog, section: Section, desk: Desk, qtbot: QtBot
) -> None:
    desk.services.packages.merge([section.package()])
    merging.senders_link.click()
    dialog = the_dialog(KnownSendersDialog)
    key = section.desk.services.packages.preview(SECTION).fingerprint
    assert dialog.list.listed.index(0, 1).data() == key
    dialog.forget_button.click()
    (box,) = message_boxes()
    next(each for each in box.buttons() if each.text() == "Jangan percaya lagi").click()
    assert desk.services.packages.senders() == ()
    assert not seen(dialog.list)
    assert any("Belum ada komputer lain" in line for line in words_of(dialog))
    taken(merging, qtbot, section.package())
    assert merging.cards[0].trust_box is not None


def test_that_files_are_chosen_in_the_file_dialog(
    merging: MergePackagesDialog, section: Section, qtbot: QtBot
) -> None:
    path = section.package()
    merging.choose()
    (dialog,) = open_dialogs(QFileDialog)
    dialog.filesSelected.emit([str(path)])
    dialog.reject()
    qtbot.waitUntil(lambda: len(merging.cards) == 1, timeout=PATIENCE)


def test_that_the_report_in_a_package_can_be_saved(
    merging: MergePackagesDialog, desk: Desk, tmp_path: Path, context: PageContext, qtbot: QtBot
) -> None:
    path = tmp_path / "kab.ikupak"
    desk.services.packages.pack(path, PackOrder(quarter=Quarter(2025, 1)))
    taken(merging, qtbot, path)
    link = merging.cards[0].files_link
    assert link is not None
    link.click()
    (dialog,) = open_dialogs(QFileDialog)
    with qtbot.waitSignal(context.notice_told, timeout=PATIENCE):
        dialog.fileSelected.emit(str(tmp_path))
    dialog.reject()
    assert (tmp_path / "esakip.csv").exists()
    assert (tmp_path / "IKU_2025_TW1_Ranuyoso_konsep.pdf").exists()


@pytest.fixture
def settling(context: PageContext, differing: Section, window: QWidget) -> DifferingRowsDialog:
    dialog = DifferingRowsDialog(context, window)
    dialog.open()
    return dialog


def test_that_both_versions_stand_side_by_side_with_the_standing_one_chosen(
    settling: DifferingRowsDialog,
) -> None:
    sides = settling.sides
    assert [each.words.text() for each in sides.heads] == [
        "Di sini: Siti Aminah, 02/12/2025 10.24",
        "Dari paket: Dewi Lestari, 01/12/2025 10.24",
    ]
    assert {name: [each.words.text() for each in cells] for name, cells in sides.cells.items()} == {
        "place": ["Pendopo", "Balai"],
        "note": ["–", "baru"],
    }
    assert sides.heads[0].button.isChecked()
    assert dict(sides.picks) == {"": "di-sini"}


def test_that_a_field_of_each_version_can_be_chosen(
    settling: DifferingRowsDialog, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.mouseClick(settling.sides.cells["note"][1].words, Qt.MouseButton.LeftButton)
    press(qtbot, settling.go_button)
    with desk.store.read() as reader:
        (row,) = reader.activities(date.min, date.max)
    assert (row.place, row.note) == ("Pendopo", "baru")
    assert desk.services.packages.differing() == ()
    assert seen(settling.empty)
    assert not seen(settling.go_button)


def test_that_a_whole_version_is_chosen_at_its_head(
    settling: DifferingRowsDialog, desk: Desk, qtbot: QtBot
) -> None:
    settling.sides.heads[1].button.click()
    assert all(cells[1].button.isChecked() for cells in settling.sides.cells.values())
    press(qtbot, settling.go_button)
    with desk.store.read() as reader:
        (row,) = reader.activities(date.min, date.max)
    assert (row.place, row.note) == ("Balai", "baru")


def test_that_all_rows_are_kept_as_they_are_only_after_a_question(
    settling: DifferingRowsDialog, desk: Desk, qtbot: QtBot
) -> None:
    settling.keep_link.click()
    (box,) = message_boxes()
    assert "1 baris" in box.text()
    next(each for each in box.buttons() if each.text() == "Pakai yang di sini").click()
    assert desk.services.packages.differing() == ()
    assert seen(settling.empty)


def test_that_a_row_that_was_settled_meanwhile_is_told(
    settling: DifferingRowsDialog, desk: Desk, qtbot: QtBot
) -> None:
    desk.services.packages.keep_all()
    press(qtbot, settling.go_button)
    assert seen(settling.empty)


def test_that_a_removed_version_offers_no_single_field(
    context: PageContext, section: Section, desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    section.desk.services.activities.remove([section.row])
    desk.services.activities.change(section.row, {"place": "Pendopo"})
    desk.services.packages.merge([section.package()])
    dialog = DifferingRowsDialog(context, window)
    dialog.open()
    dialog.sides.heads[1].button.click()
    assert set(dict(dialog.sides.picks)) == {""}
    press(qtbot, dialog.go_button)
    with desk.store.read() as reader:
        assert reader.activities(date.min, date.max) == ()


def test_that_a_closed_quarter_s_row_says_so_and_is_not_changed(
    context: PageContext, section: Section, desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    section.desk.activity(date=date(2025, 2, 3), description="Rapat Musdes")
    desk.services.closings.close(Quarter(2025, 1))
    desk.services.packages.merge([section.package()])
    dialog = DifferingRowsDialog(context, window)
    dialog.open()
    assert dialog.list.listed.index(0, 1).data() == "triwulan terkunci"
    dialog.sides.heads[1].button.click()
    press(qtbot, dialog.go_button)
    assert any("I 2025" in line for line in words_of(dialog) if line == dialog.problem.text())
    with desk.store.read() as reader:
        assert len(reader.activities(date.min, date.max)) == 1


@pytest.fixture
def view(theme: Theme, blank_office: Path, tmp_path: Path, qtbot: QtBot) -> OfficeView:
    folder = tmp_path / "IKU2"
    shutil.copytree(blank_office, folder)
    window = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(window)
    window.show()
    window.open_office(OfficePaths(folder))
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), OfficeView), timeout=20_000)
    shown = window.centralWidget()
    assert isinstance(shown, OfficeView)
    return shown


def test_that_the_menu_and_the_list_of_problems_lead_to_packages(
    view: OfficeView, qtbot: QtBot
) -> None:
    actions = view.findChild(PackageActions)
    assert actions is not None
    for act, kind in (
        (actions.send, SendPackageDialog),
        (actions.merge, MergePackagesDialog),
        (actions.differing, DifferingRowsDialog),
        (actions.esakip, EsakipDialog),
    ):
        dialog = act()
        assert isinstance(dialog, kind)
        assert dialog.isVisible()
        if isinstance(dialog, SendPackageDialog):
            qtbot.waitUntil(lambda shown=dialog: shown.preview is not None, timeout=PATIENCE)
        dialog.reject()
    view.go_to(door_of(ConcernLine(Concern.ROWS_DIFFER, {"count": 1})))
    the_dialog(DifferingRowsDialog).reject()


def test_that_a_package_dropped_on_the_window_is_looked_at(
    view: OfficeView, section: Section, qtbot: QtBot
) -> None:
    workbook = view.findChild(WorkbookActions)
    assert workbook is not None
    workbook.take(section.package())
    dialog = the_dialog(MergePackagesDialog)
    qtbot.waitUntil(lambda: len(dialog.cards) == 1, timeout=PATIENCE)

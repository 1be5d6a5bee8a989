"""A copy or package that was double-clicked: the right dialog, or in words why there is none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iku_desktop.domain.backups import EXTENSION
from iku_desktop.domain.packages import SUFFIX
from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices
from iku_desktop.ui.dialogs.merge_packages import MergePackagesDialog
from iku_desktop.ui.dialogs.restore import RestoreDialog
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.opened_file import open_when_settled
from iku_desktop.ui.theme import Theme
from tests.services.desk import StoppedClock
from tests.ui.conftest import message_boxes


@pytest.fixture
def main(theme: Theme, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(made)
    yield made
    for box in message_boxes():
        box.close()
    if made.office is not None:
        made.office.close()
        made.office = None


def opened(main: MainWindow, qtbot: QtBot, folder: Path, file: Path) -> None:
    """As a double click starts it: the window settles, then the file's turn comes."""
    paths = OfficePaths(folder)
    open_when_settled(main, paths, file)
    with qtbot.waitSignal(main.settled, timeout=20_000):
        main.open_office(paths)
    QApplication.processEvents()


def words() -> list[str]:
    return [f"{box.text()} {box.informativeText()}" for box in message_boxes()]


@pytest.fixture
def copied_office(blank_office: Path, tmp_path: Path) -> Path:
    import shutil

    return Path(shutil.copytree(blank_office, tmp_path / "IKU"))


def test_that_a_copy_opens_the_dialog_that_restores(
    main: MainWindow, qtbot: QtBot, copied_office: Path, tmp_path: Path
) -> None:
    file = tmp_path / f"salinan{EXTENSION.upper()}"
    file.write_bytes(b"no copy at all")
    opened(main, qtbot, copied_office, file)
    (dialog,) = main.findChildren(RestoreDialog)
    qtbot.waitUntil(lambda: bool(dialog.note.text()), timeout=20_000)
    assert dialog.chosen.text() == file.name
    assert not dialog.go_button.isEnabled()
    dialog.reject()


def test_that_a_copy_can_be_restored_where_there_is_no_office_yet(
    main: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / f"salinan{EXTENSION}"
    file.write_bytes(b"no copy at all")
    opened(main, qtbot, tmp_path / "kosong", file)
    (dialog,) = main.findChildren(RestoreDialog)
    qtbot.waitUntil(lambda: bool(dialog.note.text()), timeout=20_000)
    dialog.reject()


def test_that_a_package_opens_the_dialog_that_merges(
    main: MainWindow, qtbot: QtBot, copied_office: Path, tmp_path: Path
) -> None:
    file = tmp_path / f"kiriman{SUFFIX}"
    file.write_bytes(b"no package at all")
    opened(main, qtbot, copied_office, file)
    (dialog,) = main.findChildren(MergePackagesDialog)
    dialog.reject()


def test_that_a_package_without_an_office_is_told_in_words(
    main: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    opened(main, qtbot, tmp_path / "kosong", tmp_path / f"kiriman{SUFFIX}")
    (told,) = words()
    assert told.startswith("kiriman.ikupak belum dibuka")
    assert "Gabungkan paket" in told
    assert not main.findChildren(MergePackagesDialog)


@pytest.mark.parametrize("suffix", [EXTENSION, SUFFIX])
def test_that_a_second_window_says_that_the_office_is_open_in_the_first(
    main: MainWindow, qtbot: QtBot, copied_office: Path, tmp_path: Path, suffix: str
) -> None:
    first = Offices(StoppedClock(), "Budi").open(OfficePaths(copied_office))
    try:
        opened(main, qtbot, copied_office, tmp_path / f"berkas{suffix}")
        qtbot.waitUntil(lambda: len(message_boxes()) == 2, timeout=5_000)
        told = " ".join(words())
    finally:
        first.close()
    assert "sedang dipakai oleh Budi" in told
    assert f"berkas{suffix} belum dibuka" in told
    assert "jendela" in told
    assert not main.findChildren(RestoreDialog)

"""The program's start: what is loaded before the window, Qt's own words, faults that no slot caught."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.presentation.language import Language
from iku_desktop.services.offices import Offices
from iku_desktop.ui.bug_hooks import bug_hook
from iku_desktop.ui.look_file import LookFile
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.qt_words import QtWords
from iku_desktop.ui.theme import Look, Shade, Theme
from tests.services.desk import StoppedClock
from tests.ui.conftest import message_boxes

ROOT = Path(__file__).resolve().parents[2]
START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
import iku_desktop.ui.application as application
from iku_desktop.ui.main_window import MainWindow

class Watched(MainWindow):
    def __init__(self, *given):
        super().__init__(*given)
        self.painted.connect(self.tell_painted)
        self.settled.connect(self.tell_settled)

    def tell_painted(self):
        heavy = {"sqlalchemy", "sqlmodel", "reportlab", "PySide6.QtSvg", "iku_desktop.cli.arguments"}
        print("before the window:", sorted(heavy & set(sys.modules)))

    def tell_settled(self):
        print("title:", self.windowTitle())
        QTimer.singleShot(0, QApplication.instance().quit)

application.MainWindow = Watched
from iku_desktop.__main__ import main
code = main(["--data", sys.argv[1]])
heavy = {"reportlab", "alembic", "xlsxwriter", "python_calamine", "pypdfium2", "sqlmodel"}
print("before the first page:", sorted(heavy & set(sys.modules)))
sys.exit(code)
"""


@pytest.fixture
def window(theme: Theme, qtbot: QtBot) -> MainWindow:
    made = MainWindow(Offices(StoppedClock(), "Siti Aminah"), theme)
    qtbot.addWidget(made)
    return made


def started(folder: Path, home: Path) -> list[str]:
    own = {name: str(home) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA")}
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **own}
    done = subprocess.run(
        [sys.executable, "-c", START, str(folder)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_that_the_window_is_up_before_anything_heavy_is_loaded(
    blank_office: Path, tmp_path: Path
) -> None:
    # Closing copies the office, which other tests want to find as it was.
    shutil.copytree(blank_office, tmp_path / "IKU")
    said = started(tmp_path / "IKU", tmp_path)
    assert said[0] == "before the window: []"
    assert said[1].startswith("title: IKU – Kec. Ranuyoso – ")
    assert said[2] == "before the first page: []"


def test_that_an_empty_folder_starts_with_the_first_page(tmp_path: Path) -> None:
    assert started(tmp_path / "kosong", tmp_path)[1] == "title: IKU – Mulai"


def test_that_a_profile_that_takes_no_files_keeps_nobody_from_working(
    blank_office: Path, tmp_path: Path
) -> None:
    shutil.copytree(blank_office, tmp_path / "IKU")
    # Below a file no folder can be made, whoever the user is.
    (tmp_path / "profil").write_text("bukan folder", "utf-8")
    said = started(tmp_path / "IKU", tmp_path / "profil" / "read_only_profile")
    assert said[1].startswith("title: IKU – Kec. Ranuyoso – ")
    assert (tmp_path / "IKU" / "log" / "iku.log").exists()


def test_that_qt_speaks_indonesian(qapp: QApplication, qtbot: QtBot) -> None:
    words = QtWords(qapp)
    qapp.installTranslator(words)
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setDetailedText("rincian")
    box.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel)
    assert {each.text() for each in box.buttons()} == {"&Ya", "Batal", "Tampilkan rincian…"}
    qapp.removeTranslator(words)


@pytest.mark.parametrize(
    ("fault", "headline"),
    [
        (Refused(Problem("quarter_needed")), "Belum disimpan"),
        (Unavailable("disk_full"), "Tidak dapat dilanjutkan"),
        (ZeroDivisionError("salah hitung"), "Program mengalami kesalahan"),
    ],
)
def test_that_a_fault_no_slot_caught_is_said_by_its_kind(
    window: MainWindow, fault: Exception, headline: str, capsys: pytest.CaptureFixture[str]
) -> None:
    bug_hook(window)(type(fault), fault, None)
    shown = message_boxes()[-1]
    assert shown.text() == headline
    assert ("salah hitung" in shown.detailedText()) == isinstance(fault, ZeroDivisionError)


def test_that_the_chosen_look_is_kept_and_a_spoiled_file_forgotten(tmp_path: Path) -> None:
    file = LookFile(tmp_path / "setelan" / "tampilan.json")
    assert file.read() == Look()
    file.write(Look(Shade.DARK, 12.0, Language.ENGLISH))
    assert file.read() == Look(Shade.DARK, 12.0, Language.ENGLISH)
    for other in ("", "xx"):
        file.path.write_text(f'{{"shade": "dark", "points": 12, "language": "{other}"}}', "utf-8")
        assert file.read() == Look(Shade.DARK, 12.0)
    file.path.write_text('{"shade": "dark", "points": 12}', "utf-8")
    assert file.read() == Look(Shade.DARK, 12.0)
    for spoiled in (
        "",
        "{",
        '{"shade": "ungu", "points": 9}',
        '{"shade": "dark", "points": "x"}',
        "[]",
    ):
        file.path.write_text(spoiled, "utf-8")
        assert file.read() == Look()


def test_that_a_disk_that_refuses_the_look_loses_nothing(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder", "utf-8")
    file = LookFile(tmp_path / "berkas" / "tampilan.json")
    file.write(Look(Shade.DARK, 12.0))
    assert file.read() == Look()


@pytest.mark.parametrize("shade", list(Shade))
def test_that_the_system_decides_only_where_it_was_asked(qapp: QApplication, shade: Shade) -> None:
    theme = Theme(Look(shade), system_is_dark=False)
    changes: list[bool] = []
    theme.changed.connect(lambda: changes.append(theme.is_dark))
    before = theme.is_dark
    theme.follow_system(True)
    assert (before, changes[-1]) == {
        Shade.SYSTEM: (False, True),
        Shade.LIGHT: (False, False),
        Shade.DARK: (True, True),
    }[shade]

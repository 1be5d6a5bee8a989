"""Mistakes in slots, drawing, threads and crashes: told once, counted, and the program goes on."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.services.logbook import Logbook
from iku_desktop.services.offices import Offices
from iku_desktop.ui.bug_hooks import catch_all
from iku_desktop.ui.main_window import MainWindow
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.versions import versions
from tests.services.desk import StoppedClock
from tests.ui.conftest import message_boxes
from tests.ui.test_closing_dialogs import PATIENCE, press

ROOT = Path(__file__).resolve().parents[2]
START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
import iku_desktop.ui.application as application
from iku_desktop.ui.main_window import MainWindow

class Painter(QWidget):
    def paintEvent(self, event):
        painted.append(1)
        raise ValueError("Desa Jenggrong")

painted = []

def boxes():
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()]

def broken():
    raise KeyError("Desa Jenggrong")

class Watched(MainWindow):
    def __init__(self, *given):
        super().__init__(*given)
        self.settled.connect(lambda: QTimer.singleShot(0, self.act))

    def act(self):
        how = sys.argv[2]
        if how == "crash":
            import os, resource
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            os.abort()
        if how == "paint":
            self.sight = Painter(self)
            self.sight.resize(50, 50)
            self.sight.show()
            QTimer.singleShot(0, broken)
            self.again = QTimer(self)
            self.again.timeout.connect(self.sight.repaint)
            self.again.start(1)
            self.tell_when(lambda: len(painted) > 20 and boxes())
        else:
            self.tell_when(lambda: True)

    def tell_when(self, ready):
        if not ready():
            QTimer.singleShot(1, lambda: self.tell_when(ready))
            return
        for box in boxes():
            print("box:", box.text())
            print("kinds:", box.detailedText().count("Traceback"), "ValueError" in box.detailedText())
            box.close()
        QApplication.instance().quit()

application.MainWindow = Watched
from iku_desktop.__main__ import main
sys.exit(main(["--data", sys.argv[1]]))
"""


def started(folder: Path, home: Path, how: str) -> subprocess.CompletedProcess[str]:
    own = {name: str(home) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "LOCALAPPDATA")}
    return subprocess.run(
        [sys.executable, "-c", START, str(folder), how],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **own},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def logs(folder: Path) -> str:
    return "\n".join(each.read_text("utf-8") for each in folder.rglob("*.log"))


@pytest.mark.skipif(sys.platform == "win32", reason="resource limits of POSIX")
def test_that_a_crash_is_told_at_the_next_start_and_only_then(
    blank_office: Path, tmp_path: Path
) -> None:
    shutil.copytree(blank_office, tmp_path / "IKU")
    assert started(tmp_path / "IKU", tmp_path, "crash").returncode < 0
    told = started(tmp_path / "IKU", tmp_path, "look")
    assert told.returncode == 0, told.stderr
    assert (
        told.stdout.splitlines()[0] == "box: Program berhenti tiba-tiba pada pemakaian sebelumnya"
    )
    assert started(tmp_path / "IKU", tmp_path, "look").stdout == ""
    (kept,) = tmp_path.rglob("galat-*.txt")
    assert "Fatal Python error: Aborted" in kept.read_text("utf-8")
    assert str(tmp_path) not in kept.read_text("utf-8")
    assert list(tmp_path.rglob("mogok-*.txt")) == []
    assert " crashed count=1" in logs(tmp_path)


def test_that_drawing_that_fails_again_and_again_is_told_in_one_dialog(
    blank_office: Path, tmp_path: Path
) -> None:
    shutil.copytree(blank_office, tmp_path / "IKU")
    told = started(tmp_path / "IKU", tmp_path, "paint")
    assert told.returncode == 0, told.stderr
    assert told.stdout.splitlines()[0] == "box: Program mengalami kesalahan"
    assert told.stdout.count("box:") == 1
    written = logs(tmp_path)
    assert " bug kind=ValueError at=" in written
    assert " count=16" in written
    assert "bug kind=KeyError" in written
    assert "Jenggrong" not in written
    assert " ended" in written


@pytest.fixture
def main_window(theme: Theme, qtbot: QtBot) -> MainWindow:
    made = MainWindow(Offices(StoppedClock(), "Siti Aminah", Logbook()), theme)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def hooks(main_window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    catch_all(main_window)


def raised(kind: type[Exception]) -> None:
    raise kind("Desa Jenggrong")


@pytest.mark.usefixtures("hooks")
def test_that_a_thread_that_fails_is_told_in_the_windows_own_thread(
    main_window: MainWindow, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    seen: list[threading.Thread] = []
    tell = main_window.notifier.bug
    main_window.notifier.bug = lambda *given: (  # type: ignore[method-assign]
        seen.append(threading.current_thread()),
        tell(*given),
    )[1]
    worker = threading.Thread(target=lambda: raised(ValueError))
    worker.start()
    worker.join()
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=PATIENCE)
    assert seen == [threading.main_thread()]
    assert "ValueError: Desa Jenggrong" in message_boxes()[0].detailedText()


@pytest.mark.usefixtures("hooks")
def test_that_what_fails_while_objects_go_is_counted_and_not_told(main_window: MainWindow) -> None:
    class Going:
        def __del__(self) -> None:
            raised(ValueError)

    Going()
    assert sum(main_window.offices.log.bugs.counts.values()) == 1
    assert message_boxes() == []


def caught(notifier: Notifier, act: Callable[[], object]) -> None:
    try:
        act()
    except Exception as fault:  # noqa: BLE001 - it is handed on
        notifier.bug(type(fault), fault, fault.__traceback__)


def test_that_another_mistake_joins_the_open_dialog_and_the_same_is_only_counted(
    window: QWidget, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    notifier = Notifier(window)
    again: list[int] = []
    notifier.bug_repeated.connect(again.append)
    for kind in (ValueError, KeyError, ValueError, ValueError):
        caught(notifier, lambda kind=kind: raised(kind))
    (box,) = message_boxes()
    assert box.detailedText().count("Traceback") == 2
    assert again == [2, 3]
    assert "tetap tersimpan" in box.informativeText()


def test_that_a_mistake_in_drawing_waits_until_nothing_is_drawn(
    window: QWidget, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    class Sight(QWidget):
        def paintEvent(self, _event: QPaintEvent) -> None:
            caught(notifier, lambda: self.paint())
            open_while_drawn.append(len(message_boxes()))

        def paint(self) -> None:
            raised(ValueError)

    notifier, open_while_drawn = Notifier(window), list[int]()
    sight = Sight()
    qtbot.addWidget(sight)
    sight.show()
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=PATIENCE)
    assert open_while_drawn[0] == 0


@pytest.mark.parametrize("how", ["bug", "crash"])
def test_that_a_file_for_support_is_offered(
    how: str, window: QWidget, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    notifier = Notifier(window)
    if how == "bug":
        caught(notifier, lambda: raised(ValueError))
    else:
        notifier.crashed(["Fatal Python error: Aborted"])
    (box,) = message_boxes()
    button = next(each for each in box.findChildren(QPushButton) if "bantuan" in each.text())
    with qtbot.waitSignal(notifier.support_wanted, timeout=PATIENCE):
        press(qtbot, button)


def test_that_a_program_without_a_console_tells_as_well(
    window: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    notifier = Notifier(window)
    caught(notifier, lambda: raised(ValueError))
    assert len(message_boxes()) == 1


def test_that_a_mistake_that_comes_again_stands_in_the_status_bar(
    main_window: MainWindow, blank_office: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    from iku_desktop.paths import OfficePaths

    shutil.copytree(blank_office, tmp_path / "IKU")
    main_window.open_office(OfficePaths(tmp_path / "IKU"))
    qtbot.waitUntil(lambda: main_window.office is not None, timeout=PATIENCE)
    main_window.notifier.bug_repeated.emit(7)
    view = main_window.centralWidget()
    assert isinstance(view, OfficeView)
    assert view.status.saved.text() == "Kesalahan program yang sama terjadi lagi (7 kali)"
    assert main_window.office is not None
    main_window.office.close()
    main_window.office = None


def test_that_the_versions_of_window_and_screen_are_told(qapp: QApplication) -> None:
    found = versions()
    assert found["platform"] == "offscreen"
    assert found["qt"].count(".") == 2
    assert found["screens"] == "1"

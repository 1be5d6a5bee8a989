"""The window's parts by themselves: work in the background, messages, the kept look, theme and icons."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QThreadPool
from PySide6.QtGui import QFontInfo, QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.domain.read_models import Concern, ConcernLine, Saved
from iku_desktop.paths import RESOURCES
from iku_desktop.ui import tasks
from iku_desktop.ui.doors import door_of, mark_of
from iku_desktop.ui.frame_bar import FrameBar
from iku_desktop.ui.icons import icon, pixmap
from iku_desktop.ui.look_file import LookFile
from iku_desktop.ui.navigation import PAGES
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.status_line import StatusLine
from iku_desktop.ui.style_sheet import style_sheet
from iku_desktop.ui.theme import DARK, LIGHT, Look, Shade, Theme
from tests.services.desk import Desk
from tests.ui.conftest import message_boxes


def test_that_work_runs_beside_the_window_and_answers_in_its_thread(
    window: QWidget, qtbot: QtBot
) -> None:
    threads: list[threading.Thread] = []

    def work(report: Callable[[int, int], None]) -> str:
        report(1, 2)
        threads.append(threading.current_thread())
        return "hasil"

    results: list[object] = []

    def done(result: object) -> None:
        threads.append(threading.current_thread())
        results.append(result)

    tasks.run(work, done, results.append, window)
    qtbot.waitUntil(lambda: bool(results), timeout=20_000)
    assert results == ["hasil"]
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_that_a_fault_in_the_background_is_handed_over(window: QWidget, qtbot: QtBot) -> None:
    faults: list[Exception] = []

    def work(_report: object) -> None:
        raise Unavailable("disk_full")

    tasks.run(work, lambda _: None, faults.append, window)
    qtbot.waitUntil(lambda: bool(faults), timeout=20_000)
    assert isinstance(faults[0], Unavailable)


def test_that_batal_stops_work_at_its_next_report(window: QWidget, qtbot: QtBot) -> None:
    begun, may_go_on = threading.Event(), threading.Event()
    faults: list[Exception] = []

    def work(report: Callable[[int, int], None]) -> None:
        begun.set()
        may_go_on.wait(10)
        report(1, 2)

    task = tasks.run(work, lambda _: pytest.fail("it went on"), faults.append, window)
    assert begun.wait(10)
    task.cancel()
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(faults), timeout=20_000)
    assert isinstance(faults[0], tasks.Cancelled)


def pressed(box: QMessageBox, words: str, qtbot: QtBot) -> None:
    button = next(each for each in box.findChildren(QPushButton) if each.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_that_a_question_runs_its_verb_and_nothing_else(window: QWidget, qtbot: QtBot) -> None:
    answers: list[str] = []
    notifier = Notifier(window)
    for words in ("Batal", "Hapus"):
        notifier.ask("Hapus desa?", "Hapus", lambda: answers.append("dihapus"))
        (box,) = message_boxes()
        assert box.defaultButton().text() == "Batal"
        pressed(box, words, qtbot)
    assert answers == ["dihapus"]


def test_that_esc_leaves_a_question_without_doing_anything(window: QWidget, qtbot: QtBot) -> None:
    answers: list[str] = []
    Notifier(window).ask("Hapus desa?", "Hapus", lambda: answers.append("dihapus"))
    (box,) = message_boxes()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert answers == []
    assert message_boxes() == []


def test_that_refused_and_unavailable_are_said_in_words(window: QWidget, qtbot: QtBot) -> None:
    notifier = Notifier(window)
    notifier.fault(Refused(Problem("needed", "name")))
    (box,) = message_boxes()
    assert box.informativeText() == "Wajib diisi."
    pressed(box, "Tutup", qtbot)
    notifier.fault(Unavailable("disk_full"))
    (box,) = message_boxes()
    assert "Diska penuh" in box.informativeText()
    pressed(box, "Tutup", qtbot)


def test_that_a_mistake_of_the_program_can_be_copied_and_is_told_once(
    window: QWidget, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    notifier = Notifier(window)
    for _ in range(3):
        notifier.fault(ZeroDivisionError("<b>division</b>"))
    (box,) = message_boxes()
    assert box.text() == "Program mengalami kesalahan"
    pressed(box, "Salin rincian", qtbot)
    assert "ZeroDivisionError: <b>division</b>" in QGuiApplication.clipboard().text()
    assert message_boxes() == [box]
    pressed(box, "Teruskan pekerjaan", qtbot)
    assert message_boxes() == []
    assert capsys.readouterr().err.count("ZeroDivisionError") == 3


def test_that_words_typed_by_people_are_never_read_as_markup(window: QWidget, qtbot: QtBot) -> None:
    Notifier(window).tell("<b>Desa</b>", "<img src=x>")
    (box,) = message_boxes()
    assert box.textFormat() is Qt.TextFormat.PlainText
    pressed(box, "Tutup", qtbot)


def test_that_a_write_is_told_as_saved_and_a_refusal_goes_to_its_field(
    context: PageContext, desk: Desk, qtbot: QtBot
) -> None:
    at = desk.clock.now()
    with qtbot.waitSignals([context.saved_at, context.data_changed]):
        assert context.attempt(lambda: Saved(at)) == Saved(at)
    told: list[object] = []

    def refuse() -> Saved:
        raise Refused(Problem("needed", "name"))

    with qtbot.assertNotEmitted(context.data_changed):
        assert context.attempt(refuse, told.append) is None
    assert told == [(Problem("needed", "name"),)]


def test_that_a_fault_of_the_disk_is_shown_and_nothing_is_told_as_saved(
    context: PageContext, qtbot: QtBot
) -> None:
    def fail() -> Saved:
        raise Unavailable("disk_full")

    with qtbot.assertNotEmitted(context.saved_at):
        assert context.attempt(fail) is None
    (box,) = message_boxes()
    pressed(box, "Tutup", qtbot)


def test_that_the_look_is_kept_and_survives_a_broken_file(tmp_path: Path) -> None:
    kept = LookFile(tmp_path / "baru" / "tampilan.json")
    assert kept.read() == Look()
    kept.write(Look(Shade.DARK, 12.0))
    assert kept.read() == Look(Shade.DARK, 12.0)
    for broken in ("", "{", "[]", '{"shade": "pink", "points": 9}', '{"shade": "dark"}'):
        kept.path.write_text(broken, "utf-8")
        assert kept.read() == Look()


def test_that_a_folder_that_refuses_the_look_loses_nothing(tmp_path: Path) -> None:
    blocker = tmp_path / "berkas"
    blocker.write_text("", "utf-8")
    LookFile(blocker / "tampilan.json").write(Look(Shade.DARK))
    assert blocker.read_text("utf-8") == ""


@pytest.mark.parametrize(("asked", "taken"), [(3.0, 9.0), (12.5, 12.5), (40.0, 16.0)])
def test_that_the_font_stays_between_nine_and_sixteen_points(
    theme: Theme, asked: float, taken: float
) -> None:
    theme.choose(replace(theme.look, points=asked))
    assert theme.look.points == taken
    assert theme.font(2.0).pointSizeF() == pytest.approx(taken * 2, abs=0.01)


def test_that_the_shipped_font_is_the_one_in_use(theme: Theme) -> None:
    assert QFontInfo(theme.font()).family() in ("Segoe UI", "Open Sans")


def test_that_light_and_dark_know_the_same_colours(theme: Theme) -> None:
    assert LIGHT.keys() == DARK.keys()
    theme.choose(Look(Shade.DARK))
    assert theme.hex("bg") == DARK["bg"]
    with pytest.raises(KeyError):
        theme.color("pink")


def test_that_the_sheet_has_no_placeholder_left(theme: Theme) -> None:
    for shade in (Shade.LIGHT, Shade.DARK):
        theme.choose(Look(shade))
        assert "$" not in style_sheet(theme)


def test_that_an_icon_is_tinted_anew_for_each_look(theme: Theme) -> None:
    def colour() -> str:
        picture = pixmap("check", "ok", theme, 32).toImage()
        shades = [picture.pixelColor(x, y) for x in range(32) for y in range(32)]
        return max(shades, key=lambda shade: shade.alpha()).name().upper()

    assert colour() == LIGHT["ok"]
    theme.choose(Look(Shade.DARK))
    assert colour() == DARK["ok"]


def test_that_every_icon_of_pages_and_problems_is_shipped(theme: Theme) -> None:
    names = [entry.icon for entry in PAGES] + [mark_of(each)[0] for each in Concern]
    for name in names:
        assert (RESOURCES / "icons" / f"{name}.svg").is_file()
        assert not icon(name, "text", theme).isNull()


@pytest.mark.parametrize("concern", list(Concern))
def test_that_every_problem_leads_to_a_page_there_is(concern: Concern) -> None:
    line = ConcernLine(concern, {"fields": ("place",)}, "v", "LPPDES", "IKU-1")
    door = door_of(line)
    assert door.page in {entry.key for entry in PAGES} | {"settings", "differing", "copy"}
    assert door.hints["village_id"] == "v"


def test_that_a_signatory_of_the_sheet_leads_to_the_plan_and_of_reports_to_officials() -> None:
    of_sheet = ConcernLine(Concern.OFFICIAL_MISSING, {"fields": ("place",)})
    of_reports = ConcernLine(Concern.OFFICIAL_MISSING, {"fields": ("signing_official",)})
    assert door_of(of_sheet).hints["page"] == "plan"
    assert door_of(of_reports).hints["page"] == "officials"


def test_that_the_bar_takes_a_second_line_where_one_is_too_short(
    theme: Theme, qtbot: QtBot
) -> None:
    tabs, period = QTabBar(), QLabel("2025  TW I  TW II  TW III  TW IV")
    tabs.setUsesScrollButtons(True)
    for words in ("Beranda", "Dokumen Desa", "Kegiatan"):
        tabs.addTab(words)
    bar = FrameBar(tabs, period)
    qtbot.addWidget(bar)
    bar.resize(900, 40)
    bar.show()
    assert period.geometry().top() < tabs.geometry().bottom()
    bar.resize(tabs.sizeHint().width() + 60, 90)
    qtbot.waitUntil(lambda: period.geometry().top() >= tabs.geometry().bottom(), timeout=20_000)


def test_that_the_status_bar_leaves_out_rather_than_cuts(theme: Theme, qtbot: QtBot) -> None:
    line = StatusLine(theme)
    qtbot.addWidget(line)
    line.resize(1366, 27)
    line.show()
    line.show_place("/data/IKU Desktop", "Siti Aminah", date(2025, 12, 1))
    assert line.folder.isVisible()
    line.show_selection("Dipilih 12 sel: 2 tanggal, 2 tepat waktu, 1 belum")
    line.resize(640, 27)
    line.grab()
    assert not line.folder.isVisible()
    assert line.selection.width() >= line.selection.sizeHint().width()
    assert line.problems.width() >= line.problems.sizeHint().width()
    line.resize(1366, 27)
    assert line.folder.isVisible()


def test_that_progress_is_told_in_the_windows_thread(window: QWidget, qtbot: QtBot) -> None:
    told: list[object] = []

    def work(report: Callable[[int, int], None]) -> None:
        report(1, 2)
        report(2, 2)

    def progressed(count: int, total: int) -> None:
        told.append((count, total, threading.current_thread() is threading.main_thread()))

    tasks.run(work, lambda _: told.append("selesai"), told.append, window, progressed)
    qtbot.waitUntil(lambda: told[-1:] == ["selesai"], timeout=20_000)
    assert told == [(1, 2, True), (2, 2, True), "selesai"]


def test_that_owners_may_go_while_their_work_runs_without_losing_others(
    window: QWidget, qtbot: QtBot
) -> None:
    results: list[object] = []
    for number in range(400):
        tasks.run(lambda _, number=number: number, results.append, results.append, window)
        gone = QObject()
        tasks.run(lambda _: "hilang", results.append, results.append, gone)
        gone.deleteLater()
        QGuiApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
    qtbot.waitUntil(lambda: len(results) >= 400, timeout=30_000)
    assert sorted(results, key=str) == sorted(range(400), key=str)


def test_that_a_task_outlives_nobody(qtbot: QtBot, theme: Theme) -> None:
    owner = QObject()
    seen: list[object] = []
    gate = threading.Event()
    tasks.run(lambda _: gate.wait(10), seen.append, seen.append, owner)
    owner.deleteLater()
    QGuiApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    gate.set()
    QThreadPool.globalInstance().waitForDone()
    QGuiApplication.processEvents()
    assert seen == []

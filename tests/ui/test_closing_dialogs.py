"""The dialogs that close a quarter and open it again, and the one that tells its history."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.closing_models import Readiness
from iku_desktop.domain.periods import Quarter
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.closing_history import ClosingHistoryDialog
from iku_desktop.ui.dialogs.quarter_closing import CloseQuarterDialog, reopen_dialog
from iku_desktop.ui.dialogs.work_dialog import WorkDialog
from iku_desktop.ui.page_context import PageContext
from tests.services.desk import Desk

FIRST, SECOND, FOURTH = (Quarter(2025, number) for number in (1, 2, 4))
PATIENCE = 20_000


def words_of(dialog: QWidget) -> str:
    """All labels that can be seen, in one text."""
    labels = [each for each in dialog.findChildren(QLabel) if each.isVisibleTo(dialog)]
    return "\n".join(each.text() for each in labels)


def press(qtbot: QtBot, button: QWidget) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def ready(desk: Desk, quarter: Quarter) -> Readiness:
    return desk.services.closings.readiness(desk.moment(quarter.number))


def closing_dialog(
    context: PageContext, desk: Desk, quarter: Quarter, window: QWidget
) -> CloseQuarterDialog:
    dialog = CloseQuarterDialog(context, ready(desk, quarter), window, lambda: ready(desk, quarter))
    dialog.open()
    return dialog


def is_closed(desk: Desk, quarter: Quarter) -> bool:
    return ready(desk, quarter).closing is not None


def test_that_the_dialog_says_what_is_frozen_and_what_is_left_open(
    context: PageContext, desk: Desk, window: QWidget
) -> None:
    desk.activity(date="5/2/2025", evidence="", description="Tanpa bukti")
    dialog = closing_dialog(context, desk, FIRST, window)
    said = words_of(dialog)
    assert "Tutup TW I 2025?" in said
    assert "dibekukan per 31 Maret 2025" in said
    assert "1 kegiatan belum ada bukti dukung" in said
    assert dialog.leave_button.isDefault(), "the safe button is the default"
    assert dialog.go_button.isVisible()
    assert not dialog.clock_button.isVisible()


def test_that_the_button_closes_the_quarter_and_the_pages_are_told(
    context: PageContext, desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    dialog = closing_dialog(context, desk, FIRST, window)
    with qtbot.waitSignal(context.data_changed, timeout=PATIENCE):
        press(qtbot, dialog.go_button)
    assert is_closed(desk, FIRST)
    assert not dialog.isVisible()


def test_that_leaving_closes_nothing(
    context: PageContext, desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    dialog = closing_dialog(context, desk, FIRST, window)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not is_closed(desk, FIRST)


@pytest.mark.parametrize(
    ("quarter", "reason"),
    [(SECOND, "TW I 2025 belum ditutup"), (FOURTH, "Triwulan belum berakhir")],
)
def test_that_what_forbids_the_closing_stands_in_the_dialog(
    context: PageContext, desk: Desk, window: QWidget, quarter: Quarter, reason: str
) -> None:
    dialog = closing_dialog(context, desk, quarter, window)
    assert reason in words_of(dialog)
    assert not dialog.go_button.isVisible()


def test_that_a_clock_behind_is_confirmed_before_closing(
    context: PageContext, desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    desk.activity()
    desk.clock.day = date(2025, 11, 30)
    dialog = closing_dialog(context, desk, FIRST, window)
    assert "01/12/2025 10.24" in words_of(dialog)
    assert not dialog.go_button.isVisible()
    press(qtbot, dialog.clock_button)
    qtbot.waitUntil(dialog.go_button.isVisible, timeout=PATIENCE)
    assert not dialog.clock_button.isVisible()
    with qtbot.waitSignal(context.data_changed, timeout=PATIENCE):
        press(qtbot, dialog.go_button)
    assert is_closed(desk, FIRST)


def test_that_a_quarter_closed_meanwhile_is_refused_in_the_dialog(
    context: PageContext, desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    dialog = closing_dialog(context, desk, FIRST, window)
    desk.services.closings.close(FIRST)
    with qtbot.waitSignal(dialog.refused, timeout=PATIENCE):
        press(qtbot, dialog.go_button)
    assert dialog.isVisible()
    assert "Triwulan I 2025 sudah ditutup" in words_of(dialog)


def opening_dialog(
    context: PageContext, desk: Desk, window: QWidget, *, signed: bool = False
) -> WorkDialog:
    desk.services.closings.close(FIRST)
    dialog = reopen_dialog(context, ready(desk, FIRST), window, signed=signed)
    dialog.open()
    return dialog


def test_that_reopening_says_which_revision_follows(
    context: PageContext, desk: Desk, window: QWidget
) -> None:
    dialog = opening_dialog(context, desk, window)
    assert "Revisi 1" in words_of(dialog)
    assert t("closing.reopen_signed") not in words_of(dialog)


def test_that_reopening_a_signed_quarter_says_that_its_paper_stays(
    context: PageContext, desk: Desk, window: QWidget
) -> None:
    dialog = opening_dialog(context, desk, window, signed=True)
    assert t("closing.reopen_signed") in words_of(dialog)


def test_that_a_quarter_is_reopened_only_with_a_reason(
    context: PageContext, desk: Desk, window: QWidget, qtbot: QtBot
) -> None:
    dialog = opening_dialog(context, desk, window)
    press(qtbot, dialog.go_button)
    qtbot.waitUntil(
        lambda: any(
            words in words_of(dialog) for words in ("Isi alasan membuka kembali", "Wajib diisi")
        ),
        timeout=PATIENCE,
    )
    assert is_closed(desk, FIRST)
    dialog.form.load({"reason": "Tanggal LPPDesa salah"})
    with qtbot.waitSignal(context.data_changed, timeout=PATIENCE):
        press(qtbot, dialog.go_button)
    assert not is_closed(desk, FIRST)
    assert desk.services.closings.history(2025)[0].reopen_reason == "Tanggal LPPDesa salah"


def test_that_the_history_tells_closings_papers_and_reasons(
    context: PageContext, desk: Desk, window: QWidget
) -> None:
    reports, closings = desk.services.reports, desk.services.closings
    closings.close(FIRST)
    reports.issue(reports.make("quarterly", desk.moment(1)))
    closings.reopen(FIRST, "Tanggal salah")
    closings.close(FIRST)
    history = desk.services.progress.history(FIRST)
    dialog = ClosingHistoryDialog(context.theme, history, window)
    dialog.open()
    said = words_of(dialog)
    assert said.index("Revisi 1") < said.index("Tanggal salah"), "the newest stands first"
    assert "IKU_2025_TW1_Ranuyoso.pdf" in said
    assert history.closings[0].sha256[:16] in said
    assert dialog.close_button.isDefault()


def test_that_a_quarter_without_history_says_so(
    context: PageContext, desk: Desk, window: QWidget
) -> None:
    history = desk.services.progress.history(SECOND)
    dialog = ClosingHistoryDialog(context.theme, history, window)
    dialog.open()
    assert t("closing.history_none", quarter="TW II 2025") in words_of(dialog)

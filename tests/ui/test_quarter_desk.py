"""What the page Laporan asks about its quarter: close, open again, history, and the steps of a report."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.issued import ProgressState
from iku_desktop.domain.outcomes import ReportKind
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.progress import ReportStanding
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.closing_history import ClosingHistoryDialog
from iku_desktop.ui.dialogs.quarter_closing import CloseQuarterDialog
from iku_desktop.ui.dialogs.work_dialog import WorkDialog
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.quarter_desk import QuarterDesk
from tests.services.desk import Desk
from tests.ui.conftest import message_boxes
from tests.ui.dialogs_open import open_dialogs, the_dialog, words_of
from tests.ui.pdfs import a_pdf

FIRST = Quarter(2025, 1)


@pytest.fixture
def quarter(context: PageContext, window: QWidget) -> QuarterDesk:
    window.show()
    return QuarterDesk(context, window)


@pytest.fixture
def told(context: PageContext) -> list[str]:
    """What was said in the status bar."""
    said: list[str] = []
    context.selection_told.connect(said.append)
    return said


def kind(desk: Desk, key: str = "quarterly") -> ReportKind:
    return next(each for each in desk.services.reports.kinds() if each.key == key)


def standing(desk: Desk, key: str = "quarterly") -> ReportStanding:
    return desk.services.progress.standing(key, desk.moment(1))


def sign(desk: Desk, folder: Path) -> None:
    scan = folder / "pindaian.pdf"
    scan.write_bytes(a_pdf(1))
    typed = {"signed_on": "1/12/2025", "signed_by": "Camat"}
    desk.services.progress.signed("quarterly", desk.moment(1), typed, scan)


def test_that_a_quarter_closed_meanwhile_is_told_instead_of_asked_about(
    quarter: QuarterDesk, desk: Desk
) -> None:
    desk.services.closings.close(FIRST)
    quarter.ask_close(desk.moment(1))
    assert open_dialogs(CloseQuarterDialog) == []
    (box,) = message_boxes()
    assert box.informativeText() == "Triwulan I 2025 sudah ditutup."


def test_that_an_open_quarter_is_not_asked_to_be_opened_again(
    quarter: QuarterDesk, desk: Desk
) -> None:
    quarter.ask_reopen(desk.moment(1))
    assert open_dialogs(WorkDialog) == []
    (box,) = message_boxes()
    assert "Triwulan I 2025" in box.informativeText()


def test_that_a_clock_called_right_is_seen_when_the_checklist_is_read_again(
    quarter: QuarterDesk, context: PageContext, desk: Desk, qtbot: QtBot
) -> None:
    desk.clock.day = date(2025, 11, 20)
    quarter.ask_close(desk.moment(1))
    dialog = the_dialog(CloseQuarterDialog)
    with qtbot.waitSignal(context.data_changed, timeout=20_000):
        dialog.clock_button.click()
    assert "Tutup TW I 2025?" in words_of(dialog)


def test_that_reopening_begins_at_the_reason(
    quarter: QuarterDesk, desk: Desk, qtbot: QtBot
) -> None:
    desk.services.closings.close(FIRST)
    quarter.ask_reopen(desk.moment(1))
    dialog = the_dialog(WorkDialog)
    assert dialog.focusWidget() is dialog.form.fields["reason"].input.editor
    assert t("closing.reopen_signed") not in words_of(dialog)


def test_that_reopening_warns_only_of_a_paper_signed_in_this_revision(
    quarter: QuarterDesk, desk: Desk, tmp_path: Path
) -> None:
    desk.services.closings.close(FIRST)
    sign(desk, tmp_path)
    quarter.ask_reopen(desk.moment(1))
    dialog = the_dialog(WorkDialog)
    assert t("closing.reopen_signed") in words_of(dialog)
    dialog.reject()
    desk.services.closings.reopen(FIRST, "salah catat")
    desk.services.closings.close(FIRST)
    quarter.ask_reopen(desk.moment(1))
    assert t("closing.reopen_signed") not in words_of(the_dialog(WorkDialog))


def test_that_the_history_is_the_quarters_own(quarter: QuarterDesk, desk: Desk) -> None:
    desk.services.closings.close(FIRST)
    quarter.show_history(desk.moment(2))
    dialog = the_dialog(ClosingHistoryDialog)
    assert words_of(dialog) == [t("closing.history_none", quarter="TW II 2025")]
    dialog.close_button.click()
    quarter.show_history(desk.moment(1))
    assert "Penutupan pertama" in words_of(the_dialog(ClosingHistoryDialog))


def test_that_printing_is_recorded_at_once(
    quarter: QuarterDesk, context: PageContext, desk: Desk, told: list[str], qtbot: QtBot
) -> None:
    desk.services.closings.close(FIRST)
    with qtbot.waitSignal(context.data_changed, timeout=20_000):
        quarter.ask_step(ProgressState.PRINTED, kind(desk), desk.moment(1))
    assert standing(desk).state is ProgressState.PRINTED
    assert told == ["Tercatat: Dicetak"]
    assert open_dialogs(QDialog) == []


def test_that_a_draft_that_cannot_be_recorded_as_printed_says_why(
    quarter: QuarterDesk, desk: Desk, told: list[str], qtbot: QtBot
) -> None:
    quarter.ask_step(ProgressState.PRINTED, kind(desk), desk.moment(1))
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=20_000)
    assert message_boxes()[0].informativeText()
    assert told == []
    assert standing(desk).progress.printed_at is None


def test_that_the_official_of_the_day_is_proposed_as_signer(
    quarter: QuarterDesk, desk: Desk
) -> None:
    desk.services.closings.close(FIRST)
    quarter.ask_step(ProgressState.SIGNED, kind(desk), desk.moment(1))
    first = the_dialog(WorkDialog)
    assert first.form.typed()["signed_by"] == "IWAN HADI PURNOMO, S.STP, M.M."
    first.reject()
    desk.services.settings.add_official(
        {"name": "Camat Baru", "post": "CAMAT RANUYOSO", "valid_from": "1/11/2025"}
    )
    quarter.ask_step(ProgressState.SIGNED, kind(desk), desk.moment(1))
    dialog = the_dialog(WorkDialog)
    assert dialog.form.typed()["signed_by"] == "Camat Baru"
    assert not dialog.form.is_dirty, "what the program proposed is no loss"
    assert dialog.focusWidget() is dialog.form.fields["signed_on"].input.editor


def test_that_a_signature_and_its_sending_are_told_when_recorded(
    quarter: QuarterDesk,
    context: PageContext,
    desk: Desk,
    told: list[str],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    desk.services.closings.close(FIRST)
    (tmp_path / "pindaian.pdf").write_bytes(a_pdf(1))
    typed = (
        {
            "signed_on": "1/12/2025",
            "signed_by": "Camat",
            "scan": str(tmp_path / "pindaian.pdf"),
        },
        {"sent_on": "1/12/2025", "sent_to": "Bagian Organisasi", "receipt": ""},
    )
    for step, values in zip((ProgressState.SIGNED, ProgressState.SENT), typed, strict=True):
        quarter.ask_step(step, kind(desk), desk.moment(1))
        dialog = the_dialog(WorkDialog)
        dialog.form.load(values)
        with qtbot.waitSignal(context.data_changed, timeout=20_000):
            dialog.go_button.click()
        qtbot.waitUntil(lambda: not open_dialogs(WorkDialog), timeout=20_000)
        assert standing(desk).state is step
    assert told == ["Tercatat: Ditandatangani", "Tercatat: Dikirim"]


def test_that_sending_before_signing_is_refused_in_the_dialog(
    quarter: QuarterDesk, desk: Desk, told: list[str], qtbot: QtBot
) -> None:
    desk.services.closings.close(FIRST)
    quarter.ask_step(ProgressState.SENT, kind(desk), desk.moment(1))
    dialog = the_dialog(WorkDialog)
    dialog.form.load({"sent_on": "1/12/2025", "sent_to": "Bagian Organisasi"})
    with qtbot.waitSignal(dialog.refused, timeout=20_000) as refused:
        dialog.go_button.click()
    assert [each.code for each in refused.args[0]] == ["report_not_signed"]
    assert dialog.isVisible()
    assert standing(desk).progress.sent_on is None
    assert told == []

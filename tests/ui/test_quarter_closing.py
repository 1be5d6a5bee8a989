"""What the dialogs of a quarter do at their edges: long lists, a clock set back, quarters out of order."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.closing import ClosingHead
from iku_desktop.domain.closing_models import Level, Readiness, ReadinessKind, ReadinessLine
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.read_models import QuarterState
from iku_desktop.presentation.closing_words import line_title
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.dialogs.quarter_closing import MOST_LINES, CloseQuarterDialog, reopen_dialog
from iku_desktop.ui.dialogs.work_dialog import WorkDialog
from iku_desktop.ui.forms.inputs import LinesInput
from iku_desktop.ui.page_context import PageContext
from tests.services.desk import Desk
from tests.ui.dialogs_open import open_dialogs, seen, words_of

FIRST, SECOND = Quarter(2025, 1), Quarter(2025, 2)
Closing = Callable[[Readiness], CloseQuarterDialog]


@pytest.fixture
def closing(desk: Desk, context: PageContext, window: QWidget) -> Closing:
    """Opens the dialog on a checklist, which it reads again from the office."""

    def ask(readiness: Readiness) -> CloseQuarterDialog:
        moment = desk.moment(readiness.quarter.number)
        dialog = CloseQuarterDialog(
            context, readiness, window, lambda: desk.services.closings.readiness(moment)
        )
        dialog.open()
        return dialog

    return ask


@pytest.fixture
def reopening(desk: Desk, context: PageContext, window: QWidget) -> Callable[[], WorkDialog]:
    """Opens the dialog on TW I, which it closes first."""

    def ask() -> WorkDialog:
        desk.services.closings.close(FIRST)
        readiness = desk.services.closings.readiness(desk.moment(1))
        dialog = reopen_dialog(context, readiness, window, signed=False)
        dialog.open()
        return dialog

    return ask


def heads(desk: Desk) -> tuple[ClosingHead, ...]:
    return desk.services.closings.history(2025)


def notes(count: int) -> Readiness:
    """The checklist of TW I with so many notes and one line that is in order."""
    fine = ReadinessLine(ReadinessKind.OFFICE, Level.OK, {"count": 0})
    open_lines = [
        ReadinessLine(ReadinessKind.FOLLOW_UPS, Level.NOTE, {"count": number + 1})
        for number in range(count)
    ]
    return Readiness(FIRST, QuarterState.OPEN, (fine, *open_lines))


def test_that_the_notes_of_the_checklist_are_listed_and_what_is_in_order_is_not(
    desk: Desk, closing: Closing
) -> None:
    readiness = desk.services.closings.readiness(desk.moment(1))
    said = words_of(closing(readiness))
    assert t("closing.close_notes") in said
    open_lines = [line for line in readiness.lines if line.level is Level.NOTE]
    assert 0 < len(open_lines) <= MOST_LINES
    for line in readiness.lines:
        assert (line_title(line) in said) == (line.level is Level.NOTE)


def test_that_a_long_list_of_notes_tells_how_many_more_there_are(closing: Closing) -> None:
    said = words_of(closing(notes(MOST_LINES + 3)))
    assert "dan 3 catatan lagi" in said
    listed = [each for each in said if each.endswith("kegiatan belum ditindaklanjuti")]
    assert len(listed) == MOST_LINES
    assert "catatan lagi" not in " ".join(words_of(closing(notes(MOST_LINES))))


def test_that_a_quarter_without_notes_says_so(closing: Closing) -> None:
    said = words_of(closing(notes(0)))
    assert t("closing.close_nothing_open") in said
    assert t("closing.close_notes") not in said


def test_that_a_revision_is_named(desk: Desk, closing: Closing) -> None:
    desk.services.closings.close(FIRST)
    desk.services.closings.reopen(FIRST, "salah catat")
    said = words_of(closing(desk.services.closings.readiness(desk.moment(1))))
    assert any("sebagai Revisi 1" in each for each in said)


def test_that_closing_really_closes(
    desk: Desk, context: PageContext, closing: Closing, qtbot: QtBot
) -> None:
    dialog = closing(desk.services.closings.readiness(desk.moment(1)))
    said: list[str] = []
    context.selection_told.connect(said.append)
    with qtbot.waitSignals([context.saved_at, context.data_changed], timeout=20_000):
        qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    assert said == ["TW I 2025 ditutup. Laporannya kini tetap."]
    qtbot.waitUntil(lambda: not open_dialogs(CloseQuarterDialog), timeout=20_000)
    (head,) = heads(desk)
    assert (head.quarter, head.revision, head.closed_by) == (1, 0, "Siti Aminah")
    assert not head.is_open_again


def test_that_return_leaves_the_quarter_open(desk: Desk, closing: Closing, qtbot: QtBot) -> None:
    dialog = closing(desk.services.closings.readiness(desk.moment(1)))
    before = desk.counter()
    with qtbot.waitSignal(dialog.rejected, timeout=20_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert desk.counter() == before
    assert heads(desk) == ()


def test_that_a_clock_set_back_while_the_dialog_is_open_is_refused_in_place(
    desk: Desk, context: PageContext, closing: Closing, qtbot: QtBot
) -> None:
    dialog = closing(desk.services.closings.readiness(desk.moment(1)))
    desk.clock.day = date(2025, 11, 20)
    with qtbot.waitSignal(dialog.refused, timeout=20_000) as told:
        dialog.go_button.click()
    assert [each.code for each in told.args[0]] == ["clock_behind"]
    assert heads(desk) == ()
    refusal = problem_text(told.args[0][0])
    assert refusal in words_of(dialog)
    assert seen(dialog.clock_button)
    with qtbot.waitSignal(context.data_changed, timeout=20_000):
        dialog.clock_button.click()
    assert refusal not in words_of(dialog)
    with qtbot.waitSignal(dialog.finished_work, timeout=20_000):
        dialog.go_button.click()
    assert len(heads(desk)) == 1


def test_that_reopening_really_opens_and_the_next_closing_is_a_revision(
    desk: Desk, context: PageContext, reopening: Callable[[], WorkDialog], qtbot: QtBot
) -> None:
    dialog = reopening()
    reason = dialog.form.fields["reason"].input
    assert isinstance(reason, LinesInput)
    qtbot.keyClicks(reason.editor, "LPPDesa Meninjo salah catat")
    with qtbot.waitSignal(context.selection_told, timeout=20_000) as told:
        dialog.go_button.click()
    assert told.args == ["TW I 2025 dibuka kembali."]
    qtbot.waitUntil(lambda: not open_dialogs(WorkDialog), timeout=20_000)
    (head,) = heads(desk)
    assert (head.is_open_again, head.reopen_reason) == (True, "LPPDesa Meninjo salah catat")
    desk.services.closings.close(FIRST)
    assert [each.revision for each in heads(desk)] == [0, 1]


def test_that_only_the_newest_closed_quarter_opens_again(
    desk: Desk, reopening: Callable[[], WorkDialog], qtbot: QtBot
) -> None:
    dialog = reopening()
    desk.services.closings.close(SECOND)
    dialog.form.fields["reason"].put("salah catat")
    with qtbot.waitSignal(dialog.refused, timeout=20_000) as told:
        dialog.go_button.click()
    (problem,) = told.args[0]
    assert problem.code == "later_quarter_closed"
    assert problem_text(problem) in words_of(dialog)
    assert not any(head.is_open_again for head in heads(desk))

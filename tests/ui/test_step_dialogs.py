"""A report on its way from printing to sending: the dialogs, the file field, the line and its card."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.issued import ProgressState
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.progress import ReportStanding
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.report_step import sending_dialog, signature_dialog
from iku_desktop.ui.forms.file_input import FileInput
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.progress_panel import ProgressPanel
from iku_desktop.ui.widgets.report_actions import ReportActions
from iku_desktop.ui.widgets.step_line import Step, StepLine
from tests.scans import a_pdf
from tests.services.desk import Desk
from tests.ui.test_closing_dialogs import PATIENCE, press, words_of

FIRST = Quarter(2025, 1)


@pytest.fixture
def printed(desk: Desk) -> Desk:
    """An office whose report of TW I was closed and printed."""
    desk.services.closings.close(FIRST)
    desk.services.progress.printed("quarterly", desk.moment(1))
    return desk


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "ttd.pdf"
    path.write_bytes(a_pdf(3))
    return path


def standing(desk: Desk) -> ReportStanding:
    return desk.services.progress.standing("quarterly", desk.moment(1))


def test_that_a_signature_in_ink_is_recorded_with_its_scan(
    context: PageContext, printed: Desk, scan: Path, window: QWidget, qtbot: QtBot
) -> None:
    asked = ("quarterly", "Laporan Triwulan", printed.moment(1), "Iwan")
    dialog = signature_dialog(context, *asked, window)
    dialog.open()
    assert "Laporan Triwulan" in words_of(dialog)
    dialog.form.load({"signed_on": "1/12/2025", "signed_by": "Iwan", "scan": str(scan)})
    with qtbot.waitSignal(context.data_changed, timeout=PATIENCE):
        press(qtbot, dialog.go_button)
    now = standing(printed)
    assert now.state is ProgressState.SIGNED
    assert [each.name for each in now.files] == ["ttd.pdf"]


def test_that_what_is_missing_stands_beside_its_field(
    context: PageContext, printed: Desk, window: QWidget, qtbot: QtBot
) -> None:
    asked = ("quarterly", "Laporan Triwulan", printed.moment(1), "")
    dialog = signature_dialog(context, *asked, window)
    dialog.open()
    press(qtbot, dialog.go_button)
    qtbot.waitUntil(lambda: words_of(dialog).count("Wajib diisi") >= 2, timeout=PATIENCE)
    assert dialog.isVisible()
    assert standing(printed).state is ProgressState.PRINTED


def test_that_a_spoiled_scan_is_refused_and_nothing_recorded(
    context: PageContext, printed: Desk, scan: Path, window: QWidget, qtbot: QtBot
) -> None:
    scan.write_bytes(b"")
    asked = ("quarterly", "Laporan Triwulan", printed.moment(1), "Iwan")
    dialog = signature_dialog(context, *asked, window)
    dialog.open()
    dialog.form.load({"signed_on": "1/12/2025", "signed_by": "Iwan", "scan": str(scan)})
    with qtbot.waitSignal(dialog.refused, timeout=PATIENCE):
        press(qtbot, dialog.go_button)
    assert "ttd.pdf" in words_of(dialog)
    assert standing(printed).state is ProgressState.PRINTED


def test_that_a_sent_report_tells_to_whom(
    context: PageContext, printed: Desk, scan: Path, window: QWidget, qtbot: QtBot
) -> None:
    typed = {"signed_on": date(2025, 12, 1), "signed_by": "Iwan"}
    printed.services.progress.signed("quarterly", printed.moment(1), typed, scan)
    dialog = sending_dialog(context, "quarterly", "Laporan Triwulan", printed.moment(1), window)
    dialog.open()
    dialog.form.load({"sent_on": "1/12/2025", "sent_to": "Inspektorat", "receipt": "12/2025"})
    with qtbot.waitSignal(context.data_changed, timeout=PATIENCE):
        press(qtbot, dialog.go_button)
    assert standing(printed).state is ProgressState.SENT
    panel = ProgressPanel(context)
    qtbot.addWidget(panel)
    panel.show_standing(standing(printed))
    assert "Inspektorat" in panel.about.text()
    assert not panel.step_button.isVisibleTo(panel), "there is no step after the last"
    assert panel.file_button.isVisibleTo(panel)


def test_that_the_card_of_a_draft_says_what_it_waits_for(
    context: PageContext, desk: Desk, qtbot: QtBot
) -> None:
    panel = ProgressPanel(context)
    qtbot.addWidget(panel)
    panel.show_standing(standing(desk))
    assert panel.about.text() == t("laporan.step.off_draft")
    assert not panel.step_button.isVisibleTo(panel)


def test_that_the_card_offers_only_the_next_step(
    context: PageContext, printed: Desk, qtbot: QtBot
) -> None:
    panel = ProgressPanel(context)
    qtbot.addWidget(panel)
    panel.show_standing(standing(printed))
    with qtbot.waitSignal(panel.step_wanted, timeout=PATIENCE) as wanted:
        press(qtbot, panel.step_button)
    assert wanted.args == [ProgressState.SIGNED]
    assert t("laporan.step.spoken_done", step="Dicetak") in panel.line.accessibleDescription()


def test_that_the_line_paints_done_steps_and_leaves_others_hollow(
    context: PageContext, qtbot: QtBot
) -> None:
    line = StepLine(context.theme)
    qtbot.addWidget(line)
    line.show_steps([Step("Konsep", "", True), Step("Dicetak", "1 Des"), Step("Dikirim")])
    line.resize(line.sizeHint().width() + 40, line.sizeHint().height())
    accent = QColor(context.theme.color("accent"))

    def accented() -> int:
        image = line.grab().toImage()
        size = image.size()
        points = ((x, y) for x in range(size.width()) for y in range(size.height()))
        return sum(image.pixelColor(x, y) == accent for x, y in points)

    done = accented()
    assert done > 20
    line.show_steps([Step("Konsep", "", True), Step("Dicetak", "1 Des")], off=True)
    assert accented() < done


def test_that_days_make_the_line_higher(context: PageContext, qtbot: QtBot) -> None:
    line = StepLine(context.theme)
    qtbot.addWidget(line)
    line.show_steps([Step("Konsep")])
    low = line.sizeHint().height()
    line.show_steps([Step("Konsep", "1 Des")])
    assert line.sizeHint().height() > low


def test_that_a_file_is_dropped_onto_its_field(scan: Path, qtbot: QtBot) -> None:
    field = FileInput("Pindaian", "PDF (*.pdf)")
    qtbot.addWidget(field)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(scan))])
    event = QDropEvent(
        QPointF(3, 3),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(field.edited, timeout=PATIENCE):
        field.dropEvent(event)
    assert field.typed() == str(scan)
    assert field.line.text() == "ttd.pdf"
    field.put("")
    assert (field.typed(), field.line.text()) == ("", "")


def test_that_the_buttons_fit_the_quarter_and_the_document(
    context: PageContext, desk: Desk, qtbot: QtBot
) -> None:
    buttons = ReportActions(context.theme)
    qtbot.addWidget(buttons)
    buttons.show_document(None)
    assert not buttons.save_button.isEnabled()
    buttons.show_quarter(desk.services.closings.readiness(desk.moment(1)))
    assert buttons.close_button.isVisibleTo(buttons)
    assert "TW I 2025" in buttons.close_button.text()
    desk.services.closings.close(FIRST)
    buttons.show_quarter(desk.services.closings.readiness(desk.moment(1)))
    assert buttons.reopen_button.isVisibleTo(buttons)
    assert not buttons.close_button.isVisibleTo(buttons)
    buttons.show_document(desk.services.reports.make("quarterly", desk.moment(1)))
    assert buttons.save_button.isEnabled()
    buttons.offer_letters(3)
    assert "3" in buttons.activity_button.text()

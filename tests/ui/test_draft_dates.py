"""The dates of a draft's evaluation in the dialog of a document, and its clock in the matrix."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from iku_desktop.domain.documents import VillageDocument
from iku_desktop.ui.dialogs.saving_dialog import SavingDialog
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.documents import DocumentsPage
from tests.services.desk import Desk
from tests.ui.matrix_desk import APB, RKP, fill, make


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> DocumentsPage:
    fill(desk)
    return make(desk, context, qtbot)


def opened(page: DocumentsPage, desk: Desk, at: int) -> SavingDialog:
    page.grid.go_to(desk.village("Jenggrong"), f"{at}.date")
    page.detail_button.click()
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, SavingDialog)]
    return next(each for each in found if each.isVisible())


def retype(dialog: SavingDialog, key: str, words: str) -> None:
    editor = dialog.saving.form.fields[key].input.editor
    assert isinstance(editor, QLineEdit)
    editor.setText(words)
    editor.textEdited.emit(words)


def stored(desk: Desk) -> VillageDocument:
    with desk.store.read() as reader:
        return reader.documents([2026])[desk.village("Jenggrong"), "APBDES", 2026]


def hint(page: DocumentsPage, desk: Desk) -> tuple[str, tuple[tuple[str, str], ...]]:
    model = page.grid.model
    row = model.row_by_id(desk.village("Jenggrong"))
    column = next(each for each in model.columns if each.key == f"{APB}.status")
    look = column.look(row)
    return look.hint, look.marks


def test_that_a_budget_takes_the_dates_of_its_evaluation(page: DocumentsPage, desk: Desk) -> None:
    dialog = opened(page, desk, APB)
    assert any("20 hari kerja" in each.text() for each in dialog.findChildren(QLabel))
    retype(dialog, "draft_received", "14/11/2025")
    dialog.saving.save_button.click()
    assert stored(desk).draft_received == date(2025, 11, 14)
    words, marks = hint(page, desk)
    assert words == "Evaluasi: sisa 9 hari kerja (sampai 12/12/2025)"
    assert marks == (("hourglass", "late"),)


def test_that_the_dialog_shows_the_running_clock_and_takes_the_answer(
    page: DocumentsPage, desk: Desk
) -> None:
    desk.record("Jenggrong", "APBDES", 2026, draft_received="14/11/2025")
    page.show_moment(desk.moment())
    dialog = opened(page, desk, APB)
    assert dialog.saving.form.typed()["draft_received"] == "14/11/2025"
    retype(dialog, "evaluated_on", "1/12/2025")
    dialog.saving.save_button.click()
    assert stored(desk).evaluated_on == date(2025, 12, 1)
    words, marks = hint(page, desk)
    assert words == "Evaluasi selesai 01/12/2025, dalam tenggat 12/12/2025"
    assert marks == ()


def test_that_a_wrong_answer_is_refused_beside_its_field(page: DocumentsPage, desk: Desk) -> None:
    dialog = opened(page, desk, APB)
    retype(dialog, "draft_received", "28/11/2025")
    retype(dialog, "evaluated_on", "27/11/2025")
    dialog.saving.save_button.click()
    assert "lebih awal" in dialog.saving.form.fields["evaluated_on"].problem
    assert dialog.isVisible()


def test_that_a_plan_of_work_asks_for_no_evaluation(page: DocumentsPage, desk: Desk) -> None:
    dialog = opened(page, desk, RKP)
    assert "draft_received" not in dialog.saving.form.fields


def test_that_silence_for_too_long_is_marked_in_the_matrix(
    page: DocumentsPage, desk: Desk, context: PageContext
) -> None:
    desk.record("Jenggrong", "APBDES", 2026, draft_received="31/10/2025")
    page.show_moment(desk.moment())
    words, marks = hint(page, desk)
    assert "berlaku dengan sendirinya" in words
    assert marks == (("clock-alert", "miss"),)


def test_that_a_menu_empties_the_dates_of_the_draft_too(page: DocumentsPage, desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2026, draft_received="14/11/2025", evaluated_on="1/12/2025")
    page.show_moment(desk.moment())
    cell = page._cell(desk.village("Jenggrong"), f"{APB}.date")
    assert cell is not None
    asked: list[object] = []
    page.context.notifier.ask = lambda *given: asked.append(given[2]())  # type: ignore[method-assign]
    page._ask_clear(cell)
    with desk.store.read() as reader:
        assert (desk.village("Jenggrong"), "APBDES", 2026) not in reader.documents([2026])

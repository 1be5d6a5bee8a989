"""Settings pages Hari libur and Jenis dokumen: holidays typed and pasted, and which drafts are evaluated."""

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from iku_desktop.domain.evaluation import EvaluationRule
from iku_desktop.ui.dialogs.saving_dialog import SavingDialog
from iku_desktop.ui.dialogs.settings import SettingsDialog
from iku_desktop.ui.dialogs.settings_pages.document_types import DocumentTypesPage
from iku_desktop.ui.dialogs.settings_pages.holidays import HolidaysPage
from tests.services.desk import Desk
from tests.ui.settings_pages import Open, retype


def holidays(dialog: SettingsDialog) -> HolidaysPage:
    page = dialog.pages["holidays"]
    assert isinstance(page, HolidaysPage)
    return page


def listed(desk: Desk) -> list[str]:
    return [f"{each.day} {each.name}" for each in desk.services.holidays.list()]


def paste(page: HolidaysPage, text: str) -> SavingDialog:
    page.paste_button.click()
    dialog = page.findChildren(SavingDialog)[-1]
    editor = dialog.saving.form.fields["list"].input.editor
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText(text)
    dialog.saving.save_button.click()
    return dialog


def test_that_an_empty_list_says_where_holidays_come_from(settings: Open) -> None:
    page = holidays(settings("holidays"))
    assert page.rows.empty.isVisible()
    assert "SKB Tiga Menteri" in page.rows.empty.text()


def test_that_a_holiday_is_typed_and_removed(settings: Open, desk: Desk, qtbot: QtBot) -> None:
    page = holidays(settings("holidays"))
    page.rows.begin_new()
    retype(qtbot, page.rows.detail.form, "day", "25/12/2026")
    retype(qtbot, page.rows.detail.form, "name", "Natal")
    page.rows.detail.save_button.click()
    assert listed(desk) == ["2026-12-25 Natal"]
    assert not page.rows.empty.isVisible()


def test_that_a_bad_day_is_refused_beside_its_field(
    settings: Open, desk: Desk, qtbot: QtBot
) -> None:
    page = holidays(settings("holidays"))
    page.rows.begin_new()
    retype(qtbot, page.rows.detail.form, "day", "31/2/2026")
    retype(qtbot, page.rows.detail.form, "name", "Natal")
    page.rows.detail.save_button.click()
    assert page.rows.detail.form.fields["day"].problem
    assert listed(desk) == []


def test_that_a_pasted_list_comes_in_whole(settings: Open, desk: Desk) -> None:
    page = holidays(settings("holidays"))
    dialog = paste(page, "1/1/2026\tTahun Baru\n25/12/2026\tNatal")
    assert not dialog.isVisible()
    assert listed(desk) == ["2026-01-01 Tahun Baru", "2026-12-25 Natal"]
    assert page.rows.list.count() == 2


def test_that_a_list_with_a_bad_line_stays_open_and_says_which(settings: Open, desk: Desk) -> None:
    page = holidays(settings("holidays"))
    dialog = paste(page, "1/1/2026\tTahun Baru\n31/2/2026\tSalah")
    assert dialog.isVisible()
    assert "Baris 2" in dialog.saving.form.fields["list"].problem
    assert listed(desk) == []


def test_that_the_days_of_an_evaluation_are_a_setting_of_the_kind(
    settings: Open, desk: Desk, qtbot: QtBot
) -> None:
    page = settings("document_types").pages["document_types"]
    assert isinstance(page, DocumentTypesPage)
    page.rows.choose("APBDES")
    form = page.rows.detail.form
    assert form.typed()["evaluation_days"] == "20"
    retype(qtbot, form, "evaluation_days", "15")
    page.rows.detail.save_button.click()
    assert desk.services.evaluations.rules() == (
        EvaluationRule("APBDES", 15, "Permendagri 20/2018 Pasal 35"),
    )
    page.rows.choose("LPPDES")
    assert form.typed()["evaluation_days"] == ""

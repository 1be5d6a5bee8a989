"""The settings dialog over a real office: pages, lists with a form, and what happens to typing on leaving."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from iku_desktop.domain.problems import Problem
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.dialogs.effect import EffectDialog
from iku_desktop.ui.dialogs.settings import SETTINGS_PAGES, SettingsDialog
from iku_desktop.ui.dialogs.settings_pages.categories import CategoriesPage
from iku_desktop.ui.dialogs.settings_pages.counting import CountingPage
from iku_desktop.ui.dialogs.settings_pages.letterhead import LetterheadPage
from iku_desktop.ui.dialogs.settings_pages.office import OfficePage
from iku_desktop.ui.dialogs.settings_pages.plan import PlanPage
from iku_desktop.ui.dialogs.settings_pages.rows_page import RowsPage
from iku_desktop.ui.forms.saving_form import SavingForm
from tests.services.desk import Desk
from tests.ui.settings_pages import Open, retype


def box() -> QMessageBox:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    return next(each for each in found if each.isVisible())


def press(words: str) -> None:
    next(each for each in box().buttons() if each.text() == words).click()


def save(qtbot: QtBot, saving: SavingForm) -> None:
    qtbot.mouseClick(saving.save_button, Qt.MouseButton.LeftButton)


def rows_page(dialog: SettingsDialog, key: str) -> RowsPage:
    page = dialog.pages[key]
    assert isinstance(page, RowsPage)
    return page


def png(side: int = 8) -> bytes:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return bytes(data.data())


@pytest.mark.parametrize("kind", SETTINGS_PAGES, ids=lambda kind: kind.key)
def test_that_every_page_opens_with_nothing_to_lose(settings: Open, kind: type) -> None:
    dialog = settings(kind.key)
    assert list(dialog.pages) == [kind.key]
    assert dialog.dirty_pages == ()
    assert dialog.pages[kind.key].isVisible()


def test_that_a_page_is_made_when_it_is_first_shown(settings: Open, qtbot: QtBot) -> None:
    dialog = settings("office")
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert list(dialog.pages) == ["office", "letterhead"]


def test_that_the_profile_is_saved_and_shown_as_it_was_stored(
    settings: Open, desk: Desk, qtbot: QtBot
) -> None:
    page = settings("office").pages["office"]
    assert isinstance(page, OfficePage)
    form = page.saving.form
    assert form.fields["functions"].typed().count("\n") == 9  # type: ignore[union-attr]
    retype(qtbot, form, "place", "  Ranuyoso ")
    save(qtbot, page.saving)
    assert desk.services.settings.office().place == "Ranuyoso"
    assert form.fields["place"].typed() == "Ranuyoso"
    assert not page.is_dirty


def test_that_all_refused_fields_of_the_profile_are_named_at_once(
    settings: Open, desk: Desk, qtbot: QtBot
) -> None:
    page = settings("office").pages["office"]
    assert isinstance(page, OfficePage)
    form = page.saving.form
    retype(qtbot, form, "name", "")
    retype(qtbot, form, "place", "x" * 101)
    before = desk.counter()
    save(qtbot, page.saving)
    assert form.fields["name"].problem
    assert form.fields["place"].problem
    assert desk.counter() == before
    assert page.is_dirty


def test_that_leaving_with_nothing_typed_asks_nothing(settings: Open, qtbot: QtBot) -> None:
    dialog = settings("office")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_that_leaving_asks_when_typing_would_be_lost(settings: Open, qtbot: QtBot) -> None:
    dialog = settings("office")
    page = dialog.pages["office"]
    assert isinstance(page, OfficePage)
    retype(qtbot, page.saving.form, "place", "Lain")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert t("settings.page.office") in box().informativeText()
    press(t("message.cancel"))
    assert dialog.isVisible()
    assert page.saving.form.fields["place"].typed() == "Lain"
    qtbot.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    press(t("forms.discard"))
    assert not dialog.isVisible()


def test_that_an_official_is_added_with_an_odd_nip_only_warned_of(
    settings: Open, desk: Desk, qtbot: QtBot
) -> None:
    page = rows_page(settings("officials"), "officials")
    qtbot.mouseClick(page.rows.add_button, Qt.MouseButton.LeftButton)
    form = page.rows.detail.form
    save(qtbot, page.rows.detail)
    assert form.fields["name"].problem
    assert form.fields["post"].problem
    retype(qtbot, form, "name", "Siti Aminah, S.Sos")
    retype(qtbot, form, "post", "Plt. CAMAT RANUYOSO")
    retype(qtbot, form, "nip", "19759921 199602 2 002")
    retype(qtbot, form, "valid_from", "1/12/2025")
    save(qtbot, page.rows.detail)
    found = [each for each in desk.services.settings.officials() if each.name.startswith("Siti")]
    assert [(each.nip, each.valid_from) for each in found] == [
        ("197599211996022002", date(2025, 12, 1))
    ]
    assert form._general.isVisible()
    assert page.rows.current_id == found[0].id
    assert form.fields["nip"].typed() == "19759921 199602 2 002"


def test_that_another_row_is_shown_only_when_typing_may_be_dropped(
    settings: Open, desk: Desk, qtbot: QtBot
) -> None:
    page = rows_page(settings("sections"), "sections")
    first, second = (each.id for each in desk.services.settings.sections()[:2])
    assert page.rows.current_id == first
    retype(qtbot, page.rows.detail.form, "short_name", "Lain")
    page.rows.list.setFocus()
    qtbot.keyClick(page.rows.list, Qt.Key.Key_Down)
    assert page.rows.list.chosen == first
    press(t("forms.discard"))
    assert page.rows.list.chosen == second
    assert page.rows.detail.form.fields["code"].typed() == desk.services.settings.sections()[1].code


def test_that_a_row_is_removed_only_after_asking(settings: Open, desk: Desk, qtbot: QtBot) -> None:
    page = rows_page(settings("sections"), "sections")
    count = len(desk.services.settings.sections())
    qtbot.mouseClick(page.rows.remove_button, Qt.MouseButton.LeftButton)
    press(t("message.cancel"))
    assert len(desk.services.settings.sections()) == count
    qtbot.mouseClick(page.rows.remove_button, Qt.MouseButton.LeftButton)
    press(t("forms.remove"))
    assert len(desk.services.settings.sections()) == count - 1
    assert page.rows.list.count() == count - 1


def test_that_a_section_with_activities_stays_with_the_reason(
    settings: Open, desk: Desk, qtbot: QtBot
) -> None:
    desk.activity()
    page = rows_page(settings("sections"), "sections")
    page.rows.choose(desk.section())
    qtbot.mouseClick(page.rows.remove_button, Qt.MouseButton.LeftButton)
    press(t("forms.remove"))
    assert any(each.id == desk.section() for each in desk.services.settings.sections())
    assert page.rows.detail.form._general.isVisible()


def test_that_a_changed_rule_shows_its_effect_and_waits_for_a_yes(
    settings: Open, desk: Desk, qtbot: QtBot
) -> None:
    desk.record("Meninjo", "LPPDES", 2024, date=date(2025, 4, 4))
    page = rows_page(settings("rules"), "rules")
    rule = next(e for e in desk.services.settings.rules() if e.document_type == "LPPDES")
    page.rows.choose(rule.id)
    form = page.rows.detail.form
    form.fields["month"].input.put("4")
    retype(qtbot, form, "day", "30")
    save(qtbot, page.rows.detail)
    dialog = next(e for e in QApplication.topLevelWidgets() if isinstance(e, EffectDialog))
    assert desk.figures(desk.moment()).measurement.numerator == 0
    dialog.reject()
    assert desk.figures(desk.moment()).measurement.numerator == 0
    assert page.is_dirty
    save(qtbot, page.rows.detail)
    dialogs = [e for e in QApplication.topLevelWidgets() if isinstance(e, EffectDialog)]
    next(e for e in dialogs if e.isVisible()).save_button.click()
    assert desk.figures(desk.moment()).measurement.numerator == 1
    assert not page.is_dirty


def test_that_a_rule_that_cannot_be_is_refused_beside_its_day(
    settings: Open, desk: Desk, qtbot: QtBot
) -> None:
    page = rows_page(settings("rules"), "rules")
    form = page.rows.detail.form
    form.fields["month"].input.put("2")
    retype(qtbot, form, "day", "31")
    save(qtbot, page.rows.detail)
    assert form.fields["day"].problem


def test_that_the_code_of_a_document_type_stays(settings: Open, desk: Desk, qtbot: QtBot) -> None:
    page = rows_page(settings("document_types"), "document_types")
    form = page.rows.detail.form
    assert not form.fields["code"].isEnabled()
    qtbot.mouseClick(page.rows.add_button, Qt.MouseButton.LeftButton)
    assert form.fields["code"].isEnabled()
    retype(qtbot, form, "code", "RPJMDES")
    retype(qtbot, form, "name", "RPJMDesa")
    save(qtbot, page.rows.detail)
    kinds = [each.code for each in desk.services.settings.document_types()]
    assert "RPJMDES" in kinds
    assert page.rows.current_id == "RPJMDES"


def test_that_the_plan_is_changed_on_its_three_tabs(
    settings: Open, desk: Desk, qtbot: QtBot
) -> None:
    page = settings("plan").pages["plan"]
    assert isinstance(page, PlanPage)
    retype(qtbot, page.head.form, "signatory_name", "Budi")
    retype(qtbot, page.head.form, "set_on", "26 Juni 2023")
    page.head.form.fields["shows_post"].input.editor.click()  # type: ignore[attr-defined]
    save(qtbot, page.head)
    page.tabs.setCurrentIndex(2)
    indicators = desk.services.plan.plan(2025).indicators  # type: ignore[union-attr]
    page.indicators.choose(next(each.id for each in indicators if each.code == "IKU-2"))
    retype(qtbot, page.indicators.detail.form, "short_title", "Dokumen tepat waktu")
    save(qtbot, page.indicators.detail)
    plan = desk.services.plan.plan(2025)
    assert plan is not None
    assert (plan.signatory_name, plan.set_on, plan.shows_post) == ("Budi", date(2023, 6, 26), True)
    changed = next(each for each in plan.indicators if each.code == "IKU-2")
    assert changed.short_title == "Dokumen tepat waktu"
    assert changed.formula == next(e for e in indicators if e.code == "IKU-2").formula
    assert not page.is_dirty


def test_that_the_post_line_is_off_as_in_the_seed(settings: Open) -> None:
    page = settings("plan").pages["plan"]
    assert isinstance(page, PlanPage)
    assert page.head.form.fields["shows_post"].typed() == 0


def test_that_another_way_of_counting_is_asked_about(
    settings: Open, desk: Desk, qtbot: QtBot
) -> None:
    desk.record("Jenggrong", "LPPDES", 2024, date=date(2025, 3, 4))
    page = settings("counting").pages["counting"]
    assert isinstance(page, CountingPage)
    assert page.form is not None
    assert page.form.choices["calendar"].isChecked()
    page.form.choices["fiscal"].click()
    assert page.form.form.fields["APBDES"].typed() == "0"
    page.form.apply_button.click()
    dialog = next(e for e in QApplication.topLevelWidgets() if isinstance(e, EffectDialog))
    dialog.save_button.click()
    plan = desk.services.plan.plan(2025)
    assert plan is not None
    assert dict(plan.offsets) == {"LPPDES": 0, "RKPDES": 0, "APBDES": 0}


def test_that_own_years_are_the_custom_way(settings: Open) -> None:
    page = settings("counting").pages["counting"]
    assert isinstance(page, CountingPage)
    assert page.form is not None
    box_ = page.form.form.fields["APBDES"].input
    box_.put("-2")
    box_.edited.emit()
    assert page.form.choices["custom"].isChecked()


def test_that_a_category_table_is_saved_and_a_wrong_row_is_named(
    settings: Open, desk: Desk, qtbot: QtBot
) -> None:
    page = settings("categories").pages["categories"]
    assert isinstance(page, CategoriesPage)
    form = page.saving.form
    retype(qtbot, form, "name.2", "")
    retype(qtbot, form, "bound.2", "")
    retype(qtbot, form, "bound.3", "enam puluh")
    save(qtbot, page.saving)
    assert form.fields["bound.3"].problem
    retype(qtbot, form, "bound.3", "70,5")
    save(qtbot, page.saving)
    table = desk.services.settings.categories()
    assert [each.name for each in table] == ["Sangat Tinggi", "Sedang", "Rendah", "Sangat Rendah"]
    assert form.fields["bound.2"].typed() == "70,5"


def test_that_a_coat_of_arms_is_checked_by_its_content(
    settings: Open, desk: Desk, tmp_path: Path
) -> None:
    page = settings("letterhead").pages["letterhead"]
    assert isinstance(page, LetterheadPage)
    false = tmp_path / "lambang.png"
    false.write_bytes(b"bukan gambar")
    page.take_logo(false)
    assert page._problem.isVisible()
    assert desk.services.settings.logo() is None
    true = tmp_path / "lambang.bin"
    true.write_bytes(png())
    page.take_logo(true)
    assert desk.services.settings.logo() == png()
    assert page.preview.has_logo
    assert not page._problem.isVisible()


def test_that_an_image_that_cannot_be_read_is_said(settings: Open, tmp_path: Path) -> None:
    page = settings("letterhead").pages["letterhead"]
    assert isinstance(page, LetterheadPage)
    page.take_logo(tmp_path / "tidak-ada.png")
    assert page._problem.text() == problem_text(Problem("logo_unreadable"))


def test_that_the_coat_of_arms_is_removed_after_asking(settings: Open, desk: Desk) -> None:
    desk.services.settings.set_logo(png())
    page = settings("letterhead").pages["letterhead"]
    assert isinstance(page, LetterheadPage)
    page.remove_button.click()
    press(t("forms.remove"))
    assert desk.services.settings.logo() is None
    assert not page.preview.has_logo


def test_that_the_letterhead_follows_what_is_typed(settings: Open, qtbot: QtBot) -> None:
    page = settings("letterhead").pages["letterhead"]
    assert isinstance(page, LetterheadPage)
    retype(qtbot, page.saving.form, "email", "camat@contoh.id")
    assert "camat@contoh.id" in page.preview.accessibleName()
    page.saving.revert_button.click()
    assert "camat@contoh.id" not in page.preview.accessibleName()


def test_that_enter_in_a_field_presses_no_button(settings: Open, desk: Desk, qtbot: QtBot) -> None:
    page = rows_page(settings("sections"), "sections")
    before = desk.counter()
    qtbot.keyClick(page.rows.detail.form.fields["name"].input.editor, Qt.Key.Key_Return)
    assert desk.counter() == before
    assert not [
        e for e in QApplication.topLevelWidgets() if isinstance(e, QMessageBox) and e.isVisible()
    ]

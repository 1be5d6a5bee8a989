"""The page Indikator & Target over a real office: list, formula, rows, targets, narratives, values."""

from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.counting import CountingDialog
from iku_desktop.ui.dialogs.new_indicator import NewIndicatorDialog
from iku_desktop.ui.dialogs.target_revision import TargetRevisionDialog
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.indicators import IndicatorsPage, bound_text
from tests.services.desk import Desk
from tests.ui.shelf import editor_of
from tests.ui.target_cells import EVERY, look, refused, text, texts, type_target

TW_IV = 4


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> IndicatorsPage:
    desk.record("Meninjo", "LPPDES", 2024, date=date(2025, 4, 4))
    desk.record("Jenggrong", "LPPDES", 2024, date=date(2025, 3, 10))
    made = IndicatorsPage(context)
    qtbot.addWidget(made)
    context.data_changed.connect(lambda: made.show_moment(context.moment))
    made.resize(1366, 590)
    made.show_moment(context.moment)
    made.choose("IKU-2")
    made.show()
    return made


def opened(kind: type[QDialog]) -> QDialog:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind))


def view_of(desk: Desk, code: str = "IKU-2") -> object:
    return desk.services.indicators.view(code, desk.moment())


def test_that_the_goal_comes_first_and_then_the_indicators_of_the_sheet(
    page: IndicatorsPage,
) -> None:
    shown = [page.list.item(row).text() for row in range(page.list.count())]
    assert shown == [
        "Indeks Pelayanan Publik",
        "Fasilitasi ditindaklanjuti",
        "Dokumen desa tepat waktu",
    ]


def test_that_the_formula_is_the_measured_one(page: IndicatorsPage) -> None:
    assert page.figure.formula.accessibleName().endswith("= 1 ÷ 33 × 100 = 3,03 %")
    terms = {link.text() for link in page.figure.formula.links}
    assert terms == {"LPPDesa", "RKPDesa", "APBDesa", "desa"}


def test_that_a_term_leads_to_the_rows_it_counts(page: IndicatorsPage, qtbot: QtBot) -> None:
    link = next(each for each in page.figure.formula.links if each.text() == "LPPDesa")
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    lines = page.figure.rows.model.lines
    assert [(line.subject, line.item, line.adds) for line in lines] == [
        ("Jenggrong", "LPPDesa 2024", 1)
    ]


def test_that_choosing_another_indicator_shows_its_own_rows(
    page: IndicatorsPage, qtbot: QtBot
) -> None:
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Up)
    assert page.figure.formula.accessibleName().startswith(t("indicators.not_computable"))
    assert page.figure.rows.model.lines == []
    assert page.list.chosen == "IKU-1"


def test_that_a_target_typed_in_place_is_on_disk_and_gives_the_achievement(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    grid = page.entry.targets
    type_target(grid, TW_IV, "90,5 %")
    assert desk.figures(desk.moment()).target == Fraction(181, 2)
    assert text(grid, TW_IV) == "90,50"
    assert text(grid, TW_IV, "achievement") == "3,35"
    assert text(grid, TW_IV, "category") == "Sangat Rendah"
    assert look(grid, TW_IV, "category").bars == 1


def test_that_a_refused_target_stays_in_its_cell_with_the_reason(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    grid = page.entry.targets
    type_target(grid, TW_IV, "sembilan puluh")
    assert text(grid, TW_IV) == "sembilan puluh"
    assert "sembilan puluh" in refused(grid, TW_IV)
    assert desk.figures(desk.moment()).target is None
    grid.go_to(str(TW_IV), "value")
    qtbot.keyClick(grid.table, Qt.Key.Key_Escape)
    assert (text(grid, TW_IV), refused(grid, TW_IV)) == ("", "")


def test_that_enter_goes_to_the_next_target(page: IndicatorsPage, qtbot: QtBot) -> None:
    grid = page.entry.targets
    grid.focus_on(1)
    for typed in ("30", "31", "60", "90", "91"):
        qtbot.keyClicks(grid.table, typed[0])
        editor = editor_of(grid)
        qtbot.keyClicks(editor, typed[1:])
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert texts(grid) == ["30,00", "31,00", "60,00", "90,00", "91,00"]


def test_that_an_emptied_target_is_removed(page: IndicatorsPage, desk: Desk, qtbot: QtBot) -> None:
    desk.services.indicators.set_target("IKU-2", 2025, TW_IV, "90")
    page.show_moment(desk.moment())
    page.entry.targets.focus_on(TW_IV)
    qtbot.keyClick(page.entry.targets.table, Qt.Key.Key_Delete)
    assert desk.figures(desk.moment()).target is None


def test_that_a_revision_keeps_the_old_target_and_its_letter(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.services.indicators.set_target("IKU-2", 2025, TW_IV, "90")
    page.show_moment(desk.moment())
    qtbot.mouseClick(page.entry.revise_button, Qt.MouseButton.LeftButton)
    dialog = opened(TargetRevisionDialog)
    assert isinstance(dialog, TargetRevisionDialog)
    fields = dialog.saving.form.fields
    assert fields["quarter"].typed() == "4"
    qtbot.mouseClick(dialog.saving.save_button, Qt.MouseButton.LeftButton)
    assert all(fields[key].problem for key in ("value", "reason", "decided_on"))
    qtbot.keyClicks(fields["value"].input.editor, "75")
    qtbot.keyClicks(fields["reason"].input.editor, "BPD belum terbentuk")
    qtbot.keyClicks(fields["letter_number"].input.editor, "050/12/2025")
    qtbot.keyClicks(fields["decided_on"].input.editor, "28/11/2025")
    qtbot.mouseClick(dialog.saving.save_button, Qt.MouseButton.LeftButton)
    found = desk.services.indicators.view("IKU-2", desk.moment())
    assert found.assessment.target == 75
    assert sorted(each.value for each in found.targets) == [75, 90]
    assert "BPD belum terbentuk" in look(page.entry.targets, TW_IV).hint


def test_that_a_narrative_is_written_when_its_field_is_left(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    field = page.entry.narratives.fields[NarrativeKind.HINDERING]
    field.text.setFocus()
    qtbot.keyClicks(field.text, "BPD Wates Kulon belum menyepakati")
    qtbot.keyClick(field.text, Qt.Key.Key_Tab)
    found = desk.services.indicators.view("IKU-2", desk.moment())
    assert found.narratives == {NarrativeKind.HINDERING: "BPD Wates Kulon belum menyepakati"}


def test_that_ctrl_enter_writes_a_narrative_and_the_hint_of_blank_ones_shrinks(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    assert t("common.narrative.tindak_lanjut") in page.entry.narratives._empty.text()
    field = page.entry.narratives.fields[NarrativeKind.FOLLOW_UP]
    qtbot.keyClicks(field.text, "Surat pengingat")
    qtbot.keyClick(field.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not field.is_dirty
    assert t("common.narrative.tindak_lanjut") not in page.entry.narratives._empty.text()


def test_that_a_narrative_being_typed_is_written_to_its_own_quarter(
    page: IndicatorsPage, desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    field = page.entry.narratives.fields[NarrativeKind.DRIVING]
    qtbot.keyClicks(field.text, "untuk TW IV")
    page.show_moment(desk.moment(3))
    assert field.typed() == ""
    found = desk.services.indicators.view("IKU-2", desk.moment(4))
    assert found.narratives[NarrativeKind.DRIVING] == "untuk TW IV"
    assert desk.services.indicators.view("IKU-2", desk.moment(3)).narratives == {}


def test_that_a_refused_narrative_stays_and_comes_back_with_its_place(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    field = page.entry.narratives.fields[NarrativeKind.DRIVING]
    field.text.setFocus()
    field.text.setPlainText("x" * 4001)
    field.flush()
    assert "4000" in field._problem.text() or "4.000" in field._problem.text()
    page.choose("IKU-1")
    assert field.text.toPlainText() == ""
    page.choose("IKU-2")
    assert field.text.toPlainText() == "x" * 4001
    assert field.is_dirty


def test_that_the_value_by_hand_is_saved_with_its_evidence(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.go_to(Door("indicators", {"indicator_code": page.list.item(0).data(256).indicator.code}))
    manual = page.entry.manual
    assert manual is not None
    qtbot.keyClicks(manual.form.fields["value"].input.editor, "3,42")
    qtbot.keyClicks(manual.form.fields["evidence"].input.editor, "Surat Bupati 060/1/2025")
    qtbot.keyClicks(manual.form.fields["dated"].input.editor, "2/10/2025")
    qtbot.mouseClick(manual.save_button, Qt.MouseButton.LeftButton)
    code = page.list.chosen
    assert desk.figures(desk.moment(), code).measurement.actual == Fraction(342, 100)
    assert manual.form.fields["dated"].typed() == "02/10/2025"
    assert "3,42" in page.figure.formula.accessibleName()


def test_that_a_computed_indicator_has_no_value_to_type(page: IndicatorsPage) -> None:
    assert page.entry.manual is None
    assert not page.entry._manual_card.isVisible()


def test_that_an_own_indicator_is_added_and_shown(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.add_button, Qt.MouseButton.LeftButton)
    dialog = opened(NewIndicatorDialog)
    assert isinstance(dialog, NewIndicatorDialog)
    qtbot.mouseClick(dialog.saving.save_button, Qt.MouseButton.LeftButton)
    fields = dialog.saving.form.fields
    assert fields["code"].problem
    assert fields["title"].problem
    qtbot.keyClicks(fields["code"].input.editor, "IKM")
    qtbot.keyClicks(fields["title"].input.editor, "Indeks Kepuasan Masyarakat")
    qtbot.mouseClick(dialog.saving.save_button, Qt.MouseButton.LeftButton)
    assert page.list.chosen == "IKM"
    assert page.entry.manual is not None
    assert any(each.code == "IKM" for each in desk.services.plan.plan(2025).indicators)  # type: ignore[union-attr]


def test_that_the_way_of_counting_can_be_left_without_a_change(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    assert t("common.preset.calendar") in page.counting_button.text()
    qtbot.mouseClick(page.counting_button, Qt.MouseButton.LeftButton)
    dialog = opened(CountingDialog)
    assert isinstance(dialog, CountingDialog)
    dialog.form.choices["fiscal"].click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.services.plan.plan(2025).offsets["RKPDES"] == 1  # type: ignore[union-attr]


def test_that_a_year_without_a_plan_is_said_instead_of_shown(
    page: IndicatorsPage, desk: Desk
) -> None:
    page.show_moment(desk.moment(4, 2019))
    assert page._no_plan.isVisible()
    assert "2019" in page._no_plan.text()
    assert not page._body.isVisible()


def test_that_a_row_opens_the_door_to_where_it_is_recorded(
    page: IndicatorsPage, context: PageContext, qtbot: QtBot
) -> None:
    page.figure.rows.filter_by("late")
    with qtbot.waitSignal(context.door_opened, timeout=1000) as opened_door:
        page.figure.rows.table.setCurrentIndex(page.figure.rows.model.index(0, 0))
        qtbot.keyClick(page.figure.rows.table, Qt.Key.Key_Return)
    door = opened_door.args[0]
    assert (door.page, door.hints["document_type"]) == ("documents", "LPPDES")


def test_that_the_page_folds_where_it_is_narrow_and_unfolds_again(page: IndicatorsPage) -> None:
    assert page._folding.is_folded is False
    page.resize(900, 560)
    assert page._folding.is_folded is True
    assert page.categories.parentWidget() is page._side.parentWidget()
    page.resize(1366, 590)
    assert page._folding.is_folded is False


def test_that_the_last_category_says_what_it_lies_below(desk: Desk) -> None:
    table = desk.services.settings.categories()
    assert [bound_text(row, table) for row in table] == ["≥ 91", "≥ 76", "≥ 66", "≥ 51", "< 51"]


def test_that_the_quarter_in_view_is_marked_in_the_table(page: IndicatorsPage, desk: Desk) -> None:
    grid = page.entry.targets

    def marked() -> list[int]:
        return [number for number in EVERY if look(grid, number, "quarter").strong]

    assert marked() == [4]
    page.show_moment(desk.moment(2))
    assert marked() == [2]
    assert Quarter(2025, 2) == page._moment.quarter


@pytest.mark.parametrize(
    ("code", "focus"), [("IKU-2", "target"), ("IPP", "manual"), ("IKU-1", "narrative")]
)
def test_that_a_door_puts_the_cursor_where_something_is_missing(
    page: IndicatorsPage, code: str, focus: str
) -> None:
    page.activateWindow()
    page.go_to(Door("indicators", {"indicator_code": code, "focus": focus}))
    assert page.list.chosen == code
    manual = page.entry.manual
    places = {
        "target": page.entry.targets.table,
        "manual": manual.form.fields["value"].input.editor if manual else None,
        "narrative": page.entry.narratives.fields[NarrativeKind.DRIVING].text,
    }
    assert page.focusWidget() is places[focus]
    if focus == "target":
        assert page.entry.targets.place == (str(TW_IV), "value")

"""What clerks type on the page Indikator & Target: spellings, refusals, values by hand, closed quarters."""

from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.presentation.target_words import place_text
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.saving_form import SavingForm
from iku_desktop.ui.grid.marked import LOCK
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.indicators import IndicatorsPage
from iku_desktop.ui.widgets.target_columns import REVISED
from iku_desktop.ui.widgets.target_grid import TargetGrid
from tests.services.desk import Desk
from tests.ui.shelf import editor_of
from tests.ui.target_cells import EVERY, at, look, refused, text, type_target

RATIO = {
    "code": "IKU-9",
    "title": "Persentase desa <b>mandiri</b> & maju",
    "short_title": "Desa <b>mandiri</b>",
    "calculator": "manual_ratio",
    "unit": "%",
}


@pytest.fixture
def page(desk: Desk, context: PageContext, qtbot: QtBot) -> IndicatorsPage:
    plan = desk.services.plan.plan(2025)
    assert plan is not None
    goal = plan.goals[-1].id
    desk.services.plan.add_indicator(plan.id, {**RATIO, "goal": goal})
    made = IndicatorsPage(context)
    qtbot.addWidget(made)
    context.data_changed.connect(lambda: made.show_moment(context.moment))
    made.resize(1366, 590)
    made.show_moment(context.moment)
    made.show()
    return made


def table(page: IndicatorsPage) -> TargetGrid:
    return page.entry.targets


def manual(page: IndicatorsPage) -> SavingForm:
    assert page.entry.manual is not None
    return page.entry.manual


def fill(qtbot: QtBot, form: SavingForm, **typed: str) -> None:
    for key, words in typed.items():
        editor = form.form.fields[key].input.editor
        editor.selectAll()  # type: ignore[attr-defined]
        qtbot.keyClicks(editor, words)
    qtbot.mouseClick(form.save_button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("words", "value", "shown"),
    [
        ("90", Fraction(90), "90,00"),
        ("90,5", Fraction(181, 2), "90,50"),
        ("90.5", Fraction(181, 2), "90,50"),
        (" 87,25 % ", Fraction(349, 4), "87,25"),
        ("100", Fraction(100), "100,00"),
    ],
)
def test_that_a_target_is_read_in_every_usual_spelling(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot, words: str, value: Fraction, shown: str
) -> None:
    page.choose("IKU-2")
    type_target(table(page), 4, words)
    assert desk.figures(desk.moment()).target == value
    assert text(table(page), 4) == shown


@pytest.mark.parametrize("words", ["-5", "sembilan", "1.2.3", "9" * 40, "=1+1", "90 persen"])
def test_that_what_is_no_target_is_refused_in_its_cell(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot, words: str
) -> None:
    page.choose("IKU-2")
    before = desk.counter()
    type_target(table(page), 4, words)
    assert refused(table(page), 4)
    assert text(table(page), 4) == words
    assert desk.counter() == before


def test_that_a_refused_target_does_not_stop_the_next_one(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.choose("IKU-2")
    type_target(table(page), 3, "x")
    type_target(table(page), 4, "90")
    assert desk.figures(desk.moment()).target == 90
    assert text(table(page), 3) == "x"
    assert refused(table(page), 3)


def test_that_a_refused_target_of_one_indicator_is_not_shown_at_another(
    page: IndicatorsPage, qtbot: QtBot
) -> None:
    page.choose("IKU-2")
    type_target(table(page), 4, "x")
    page.choose("IKU-1")
    assert (text(table(page), 4), refused(table(page), 4)) == ("", "")


def test_that_leaving_a_target_untouched_writes_nothing(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.services.indicators.set_target("IKU-2", 2025, 4, Fraction(1, 3) * 100)
    page.choose("IKU-2")
    before = desk.counter()
    table(page).focus_on(4)
    qtbot.keyClick(table(page).table, Qt.Key.Key_F2)
    qtbot.keyClick(editor_of(table(page)), Qt.Key.Key_Return)
    qtbot.keyClick(table(page).table, Qt.Key.Key_Up)
    assert text(table(page), 4) == "33,33"
    assert desk.counter() == before
    assert desk.figures(desk.moment()).target == Fraction(100, 3)


def test_that_opening_the_menu_of_a_cell_is_not_leaving_it(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.choose("IKU-2")
    table(page).focus_on(4)
    qtbot.keyClicks(table(page).table, "9")
    popup = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    QApplication.sendEvent(editor_of(table(page)), popup)
    assert desk.figures(desk.moment()).target is None


def test_that_the_year_is_the_target_where_a_quarter_has_none(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.choose("IKU-2")
    type_target(table(page), 0, "80")
    assert desk.figures(desk.moment(2)).target == 80
    assert text(table(page), 2) == ""
    assert text(table(page), 0, "actual") == ""


def test_that_a_closed_quarters_target_is_locked_and_says_why(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    for quarter in (0, 1, 2):
        desk.services.indicators.set_target("IKU-2", 2025, quarter, "40")
    desk.services.closings.close(desk.moment(1).quarter)
    page.show_moment(desk.moment())
    page.choose("IKU-2")
    grid = table(page)
    assert {number for number in EVERY if LOCK in look(grid, number).marks} == {0, 1}
    assert not look(grid, 1, "quarter").marks, "the lock stands once in a row"
    spoken = at(grid, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith(t("indicators.row_closed", row=place_text(1)))
    for hint in (look(grid, 1).hint, look(grid, 1, "quarter").hint, look(grid, 0).hint):
        assert "Triwulan I 2025 sudah ditutup 01/12/2025" in hint
        assert "Siti Aminah" in hint
    assert look(grid, 2, "quarter").hint == ""
    before = desk.counter()
    type_target(grid, 1, "9")
    assert "Triwulan I 2025" in refused(grid, 1)
    assert desk.counter() == before
    grid.focus_on(1)
    qtbot.keyClick(grid.table, Qt.Key.Key_Escape)
    assert text(grid, 1) == "40,00"


def test_that_a_target_the_closed_quarter_never_had_can_still_be_entered(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    desk.services.closings.close(desk.moment(1).quarter)
    page.show_moment(desk.moment())
    page.choose("IKU-2")
    assert not look(table(page), 1).marks
    type_target(table(page), 1, "30")
    assert desk.figures(desk.moment(1)).target is None, "the closed quarter stays as it was closed"
    assert LOCK in look(table(page), 1).marks


def test_that_a_target_is_open_again_once_its_quarter_is(page: IndicatorsPage, desk: Desk) -> None:
    quarter = desk.moment(1).quarter
    desk.services.indicators.set_target("IKU-2", 2025, 1, "40")
    desk.services.closings.close(quarter)
    page.show_moment(desk.moment())
    page.choose("IKU-2")
    desk.services.closings.reopen(quarter, "Salah")
    page.show_moment(desk.moment())
    assert not look(table(page), 1).marks
    assert look(table(page), 1).hint == ""


def test_that_a_revised_target_that_is_locked_tells_both(page: IndicatorsPage, desk: Desk) -> None:
    desk.services.indicators.set_target("IKU-2", 2025, 1, "40")
    desk.services.indicators.set_target("IKU-2", 2025, 1, "45", "Renja", "1/2025", "1/3/2025")
    desk.services.closings.close(desk.moment(1).quarter)
    page.show_moment(desk.moment())
    page.choose("IKU-2")
    found = look(table(page), 1)
    assert "sudah ditutup" in found.hint
    assert "Renja" in found.hint
    assert found.marks == (REVISED, LOCK)


def test_that_quarters_not_begun_have_no_figures(page: IndicatorsPage, desk: Desk) -> None:
    page.show_moment(desk.moment(2))
    page.choose("IKU-2")
    shown = {number: text(table(page), number, "actual") for number in (1, 2, 3, 4)}
    assert shown == {1: "0,00", 2: "0,00", 3: "–", 4: "–"}


def test_that_a_ratio_by_hand_is_computed_from_its_terms(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.choose("IKU-9")
    fill(
        qtbot,
        manual(page),
        numerator="7",
        denominator="11",
        evidence="Berita Acara 5",
        dated="1/11/2025",
    )
    assert desk.figures(desk.moment(), "IKU-9").measurement.actual == Fraction(700, 11)
    assert page.figure.formula.accessibleName() == (
        "(7 pembilang) ÷ (11 penyebut) × 100 = 7 ÷ 11 × 100 = 63,64 %"
    )


def test_that_a_value_by_hand_needs_its_evidence_and_both_terms(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.choose("IKU-9")
    before = desk.counter()
    fill(qtbot, manual(page), numerator="7")
    fields = manual(page).form.fields
    assert fields["denominator"].problem
    assert fields["evidence"].problem
    assert desk.counter() == before
    assert fields["numerator"].typed() == "7"


def test_that_evidence_from_the_future_and_a_zero_denominator_are_refused(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.choose("IKU-9")
    fill(qtbot, manual(page), numerator="7", denominator="0", evidence="x", dated="2/12/2025")
    assert manual(page).form.fields["denominator"].problem
    assert manual(page).form.fields["dated"].problem
    assert desk.figures(desk.moment(), "IKU-9").measurement.actual is None


def test_that_a_ratio_above_one_is_saved_and_called_odd(
    page: IndicatorsPage, desk: Desk, qtbot: QtBot
) -> None:
    page.choose("IKU-9")
    fill(qtbot, manual(page), numerator="12", denominator="11", evidence="x", dated="1/11/2025")
    assert desk.figures(desk.moment(), "IKU-9").measurement.actual == Fraction(1200, 11)
    assert manual(page).form._general.isVisible()


def test_that_what_is_typed_by_hand_stays_when_other_data_change(
    page: IndicatorsPage, desk: Desk, context: PageContext, qtbot: QtBot
) -> None:
    page.choose("IKU-9")
    editor = manual(page).form.fields["numerator"].input.editor
    qtbot.keyClicks(editor, "7")
    desk.activity()
    context.data_changed.emit()
    assert manual(page).form.fields["numerator"].typed() == "7"


def test_that_markup_in_an_indicators_words_is_shown_as_it_is(page: IndicatorsPage) -> None:
    page.choose("IKU-9")
    assert page.figure._name.text() == RATIO["short_title"]
    assert page.figure._name.textFormat() is Qt.TextFormat.PlainText
    assert page.figure._title.text() == RATIO["title"]


@pytest.mark.parametrize("words", ["satu\ndua", '<b>tebal</b> & "kutip"', "a" * 4000])
def test_that_a_narrative_is_stored_as_it_was_typed(
    page: IndicatorsPage, desk: Desk, words: str
) -> None:
    page.choose("IKU-1")
    field = page.entry.narratives.fields[NarrativeKind.FOLLOW_UP]
    field.text.setPlainText(words)
    field.flush()
    found = desk.services.indicators.view("IKU-1", desk.moment())
    assert found.narratives[NarrativeKind.FOLLOW_UP] == words


@pytest.mark.parametrize("words", ["a\u202eb", "a\x00b", "a" * 4001])
def test_that_a_narrative_that_would_lie_on_paper_is_refused(
    page: IndicatorsPage, desk: Desk, words: str
) -> None:
    page.choose("IKU-1")
    field = page.entry.narratives.fields[NarrativeKind.FOLLOW_UP]
    field.text.setPlainText(words)
    field.flush()
    assert field._problem.isVisible()
    assert field.text.property("refused") is True
    assert desk.services.indicators.view("IKU-1", desk.moment()).narratives == {}


def test_that_an_emptied_narrative_is_removed(page: IndicatorsPage, desk: Desk) -> None:
    page.choose("IKU-1")
    field = page.entry.narratives.fields[NarrativeKind.DRIVING]
    for words in ("ada", ""):
        field.text.setPlainText(words)
        field.flush()
    assert desk.services.indicators.view("IKU-1", desk.moment()).narratives == {}


def test_that_a_change_made_elsewhere_shows_on_the_page(
    page: IndicatorsPage, desk: Desk, context: PageContext
) -> None:
    page.choose("IKU-2")
    desk.record("Jenggrong", "LPPDES", 2024, date=date(2025, 3, 4))
    context.data_changed.emit()
    assert page.figure.formula.accessibleName().endswith("1 ÷ 33 × 100 = 3,03 %")

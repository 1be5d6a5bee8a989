"""Formula and rows behind a figure: setting, links, chips, order, and the words of every kind of term."""

from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.achievement import Category
from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.measurement import Measurement, Term
from iku_desktop.domain.plan import Indicator
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import FactLine
from iku_desktop.presentation.formula_words import spoken_formula, value_text
from iku_desktop.presentation.texts import t
from iku_desktop.ui.theme import Look, Shade, Theme
from iku_desktop.ui.widgets.category_bars import CategoryBars
from iku_desktop.ui.widgets.fact_model import CHIPS, LOOKS, line_status
from iku_desktop.ui.widgets.fact_rows import ALL, FactRows
from iku_desktop.ui.widgets.flow_layout import FlowLayout
from iku_desktop.ui.widgets.formula import FormulaView
from iku_desktop.ui.widgets.formula_layout import FractionBlock, Line, Piece, Typesetter
from tests.builders import a_moment

RKP = Term("document_on_time", 19, {"name": "RKPDesa", "fiscal_year": 2026})
ON_TIME = Measurement(
    numerator=19,
    denominator=33,
    actual=Fraction(1900, 33),
    numerator_terms=(RKP,),
    denominator_terms=(Term("village", 11), Term("document_type", 3)),
)


def an_assessment(measurement: Measurement = ON_TIME, unit: str = "%") -> Assessment:
    indicator = Indicator("1", "IKU-2", "Judul", "Dokumen", "g", "documents_on_time", unit)
    return Assessment(indicator, a_moment(), measurement, None, None, None)


def a_line(village: str = "Jenggrong", status: str = "on_time", days: int = 4) -> FactLine:
    due, dated = date(2025, 9, 30), date(2025, 9, 26) if status == "on_time" else None
    adds = int(status == "on_time")
    return FactLine(village, "RKPDesa 2026", due, dated, status, days, adds, village, "RKPDES")


def an_activity(status: str, description: str = "Rapat") -> FactLine:
    adds = int(status == "followed_up")
    return FactLine(description, "Seksi", None, date(2025, 3, 4), status, 0, adds, activity_id="a")


@pytest.fixture
def rows(qtbot: QtBot, theme: Theme) -> FactRows:
    made = FactRows(theme)
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    return made


@pytest.fixture
def formula(qtbot: QtBot, theme: Theme) -> FormulaView:
    made = FormulaView(theme)
    qtbot.addWidget(made)
    made.resize(700, 120)
    made.show()
    return made


def shown(rows: FactRows) -> list[tuple[str, str]]:
    return [(line.subject, line.status) for line in rows.model.lines]


def test_that_the_spoken_formula_says_terms_counts_and_result() -> None:
    assert spoken_formula(an_assessment()) == (
        "(19 RKPDesa tepat waktu) ÷ (11 desa × 3 dokumen) × 100 = 19 ÷ 33 × 100 = 57,58 %"
    )


def test_that_a_figure_that_cannot_be_computed_says_why() -> None:
    missing = Measurement(missing=Problem("no_activities"))
    assert spoken_formula(an_assessment(missing)).startswith(t("indicators.not_computable"))


def test_that_a_value_bears_its_own_unit() -> None:
    index = Measurement(actual=Fraction(342, 100))
    assert value_text(an_assessment(index, "indeks")) == "3,42 indeks"
    assert value_text(an_assessment(Measurement(), "indeks")) == "–"


@pytest.mark.parametrize(
    "key",
    ["followed_up", "counted", "entered_numerator", "entered_denominator", "document_expected"],
)
def test_that_every_term_has_words(key: str) -> None:
    found = Measurement(
        numerator=1,
        denominator=2,
        actual=Fraction(50),
        numerator_terms=(RKP,),
        denominator_terms=(Term(key, 2),),
    )
    assert t(f"indicators.term.{key}") in spoken_formula(an_assessment(found))


def test_that_terms_with_rows_are_links_and_factors_are_not(formula: FormulaView) -> None:
    formula.show_assessment(an_assessment())
    assert [link.text() for link in formula.links] == ["RKPDesa", "desa"]


def test_that_a_link_opens_by_click_and_by_enter(formula: FormulaView, qtbot: QtBot) -> None:
    formula.show_assessment(an_assessment())
    for press in (
        lambda: qtbot.mouseClick(formula.links[0], Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(formula.links[0], Qt.Key.Key_Return),
        lambda: qtbot.keyClick(formula.links[0], Qt.Key.Key_Space),
    ):
        with qtbot.waitSignal(formula.term_opened, timeout=1000) as opened:
            press()
        assert opened.args == [RKP]


def test_that_a_link_says_how_many_it_counts(formula: FormulaView) -> None:
    formula.show_assessment(an_assessment())
    assert formula.links[0].accessibleName() == t("indicators.term_link", count=19, term="RKPDesa")


def test_that_a_narrow_formula_is_taller_and_never_wider(formula: FormulaView) -> None:
    formula.show_assessment(an_assessment())
    assert formula.heightForWidth(260) > formula.heightForWidth(900)
    formula.resize(300, 300)
    right = max(box.right() for _, box in formula._drawing.pieces)
    assert right <= 300


def test_that_links_lie_where_their_words_are_set(formula: FormulaView) -> None:
    formula.show_assessment(an_assessment())
    formula.resize(500, 200)
    for link in formula.links:
        assert formula.rect().contains(link.geometry())
    assert not formula.links[0].geometry().intersects(formula.links[1].geometry())


def test_that_another_formula_takes_the_old_links_away(formula: FormulaView) -> None:
    formula.show_assessment(an_assessment())
    formula.show_assessment(an_assessment(Measurement(actual=Fraction(5))))
    assert formula.links == ()


def measure(piece: Piece) -> QSizeF:
    return QSizeF(10 * len(piece.text), 20 * piece.size)


def test_that_the_bar_is_as_wide_as_the_wider_side_and_lies_between() -> None:
    block = FractionBlock(Line([(Piece("aa"),)]), Line([(Piece("bbbb"),)]))
    drawing = Typesetter(measure, 20).set_blocks([block], 1000)
    (bar,) = drawing.bars
    above, below = (box for _, box in drawing.pieces)
    assert above.bottom() < bar.y1() < below.top()
    assert bar.x1() <= below.left()
    assert bar.x2() >= below.right()
    assert above.center().x() == pytest.approx(below.center().x())


def test_that_groups_are_never_torn_apart() -> None:
    line = Line([(Piece("11"), Piece("desa")), (Piece("×"), Piece("3"), Piece("dokumen"))])
    drawing = Typesetter(measure, 20).set_blocks([line], 120)
    tops = [box.top() for _, box in drawing.pieces]
    assert tops[0] == tops[1]
    assert tops[2] == tops[3] == tops[4] > tops[0]


def test_that_brackets_hold_the_whole_fraction() -> None:
    block = FractionBlock(Line([(Piece("a"),)]), Line([(Piece("b"),)]), bracketed=True)
    drawing = Typesetter(measure, 20).set_blocks([block], 1000)
    (bracket,) = drawing.brackets
    assert all(bracket.contains(box) for _, box in drawing.pieces)
    assert not Typesetter(measure, 20).set_blocks([], 100).brackets


def test_that_the_most_urgent_rows_come_first(rows: FactRows) -> None:
    rows.show_lines(
        (a_line("A"), a_line("B", "missing", 2), a_line("C", "late", 3), a_line("D", "missing", 9)),
        "",
    )
    assert shown(rows) == [("D", "missing"), ("B", "missing"), ("C", "late"), ("A", "on_time")]


def test_that_chips_count_and_filter(rows: FactRows, qtbot: QtBot) -> None:
    rows.show_lines((a_line("A"), a_line("B", "missing", 2), a_line("C")), "")
    assert [chip.accessibleName() or chip.text() for chip in rows.chips.values()] == [
        *("Semua 3", "Tepat waktu 2", "Lewat 1")
    ]
    qtbot.mouseClick(rows.chips["missing"], Qt.MouseButton.LeftButton)
    assert shown(rows) == [("B", "missing")]
    assert rows._count.text() == t("indicators.row_count", count=1)
    qtbot.mouseClick(rows.chips[ALL], Qt.MouseButton.LeftButton)
    assert rows._sum.text() == t("indicators.row_sum", count=2)


def test_that_a_filter_stays_while_rows_still_pass_it(rows: FactRows) -> None:
    rows.show_lines((a_line("A"), a_line("B", "missing", 2)), "")
    rows.filter_by("missing")
    rows.show_lines((a_line("A"), a_line("B", "missing", 3)), "")
    assert shown(rows) == [("B", "missing")]
    rows.show_lines((a_line("A"),), "")
    assert shown(rows) == [("A", "on_time")]
    assert rows.chips[ALL].isChecked()


def test_that_a_head_sorts_up_and_down(rows: FactRows) -> None:
    rows.show_lines((a_line("B"), a_line("A"), a_line("C")), "")
    rows._sort(0)
    assert [subject for subject, _ in shown(rows)] == ["A", "B", "C"]
    rows._sort(0)
    assert [subject for subject, _ in shown(rows)] == ["C", "B", "A"]


def test_that_activities_have_columns_of_their_own(rows: FactRows) -> None:
    rows.show_lines((an_activity("followed_up"), an_activity("uncounted")), "")
    heads = [
        rows.model.headerData(number, Qt.Orientation.Horizontal)
        for number in range(rows.model.columnCount())
    ]
    assert heads == ["Tanggal", "Kegiatan", "Seksi", "Status", "Dihitung"]
    assert rows.model.data(rows.model.index(0, 3)) == t("indicators.status.uncounted")


def test_that_no_rows_say_why(rows: FactRows) -> None:
    rows.show_lines((), "Belum ada")
    assert rows._empty.isVisible()
    assert not rows.table.isVisible()


def test_that_a_term_of_all_villages_shows_every_row(rows: FactRows) -> None:
    rows.show_lines((a_line("A"), a_line("B", "missing", 2)), "")
    rows.filter_by("missing")
    rows.show_term(Term("village", 11))
    assert len(shown(rows)) == 2
    rows.show_term(RKP)
    assert shown(rows) == [("A", "on_time")]


def test_that_every_status_has_a_look_a_chip_and_words() -> None:
    assert set(CHIPS) == set(LOOKS)
    for status in CHIPS:
        assert t(f"indicators.chip.{status}", count=1)
    documents = ("on_time", "late", "missing", "waiting")
    assert all(line_status(a_line(status=status)) for status in documents)
    activities = ("followed_up", "follow_up_open", "uncounted")
    assert all(line_status(an_activity(status)) for status in activities)


def test_that_columns_fit_the_table_without_scrolling_sideways(rows: FactRows) -> None:
    rows.resize(720, 300)
    rows.show_lines([a_line(f"Desa {n}", "missing", n) for n in range(40)], "")
    rows.grab()
    assert rows.table.horizontalScrollBar().maximum() == 0


def test_that_widgets_flow_into_the_next_line(qtbot: QtBot, theme: Theme) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    flow = FlowLayout(place)
    buttons = [QPushButton(f"tombol nomor {n}") for n in range(6)]
    for button in buttons:
        flow.addWidget(button)
    assert flow.heightForWidth(2000) < flow.heightForWidth(260)
    place.resize(260, 400)
    place.show()
    tops = sorted({button.y() for button in buttons})
    assert len(tops) > 1
    assert all(place.rect().contains(button.geometry()) for button in buttons)
    assert flow.takeAt(99) is None
    assert flow.itemAt(99) is None


@pytest.mark.parametrize(("filled", "token"), [(5, "accent"), (2, "late")])
def test_that_few_bars_have_the_colour_of_late(qtbot: QtBot, filled: int, token: str) -> None:
    theme = Theme(Look(Shade.LIGHT))
    category = Category("Rendah", Fraction(51), filled)
    bars = CategoryBars(theme, category.bars)
    qtbot.addWidget(bars)
    image = bars.grab().toImage()
    colors = {image.pixelColor(x, image.height() - 3).name() for x in range(image.width())}
    assert theme.color(token).name() in colors

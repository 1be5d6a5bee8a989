"""The grid's model by itself: order, filters, kept places, drafts, and what it tells."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelection, QModelIndex, Qt
from PySide6.QtWidgets import QApplication

from iku_desktop.domain.problems import Problem
from iku_desktop.ui.grid.column import ChoiceFilter, Column, EntryKind, NewRow, TextFilter
from iku_desktop.ui.grid.model import NEW_ID, GridModel
from iku_desktop.ui.grid.pending import PendingCell, PendingRow
from iku_desktop.ui.grid.selection import selection_words
from tests.ui.shelf import AT, Jar

PLUM = Jar("a", "Plum", date(2025, 11, 3), "merah", 3)
PEAR = Jar("b", "Pear", None, "kuning", 11)
FIG = Jar("c", "fig", date(2025, 10, 1), "", 2)
DESCENDING = Qt.SortOrder.DescendingOrder


def columns() -> list[Column]:
    return [
        Column("name", "Nama", lambda row: row.name, 100),
        Column("filled", "Diisi", lambda row: str(row.filled or ""), 100, sort=lambda r: r.filled),
        Column("color", "Warna", lambda row: row.color, 100, filter=None),
    ]


@pytest.fixture
def model(qapp: QApplication) -> GridModel:
    made = GridModel(lambda row: row.id, lambda row: row.name)
    made.set_columns(columns(), NewRow(("name",), "baris baru"))
    made.set_rows([PLUM, PEAR, FIG])
    return made


def names(model: GridModel) -> list[str]:
    return [model.row_at(row).name for row in range(model.shown_count)]


def test_that_empty_cells_stand_last_in_rising_order(model: GridModel) -> None:
    model.sorted_by = ("filled", Qt.SortOrder.AscendingOrder)
    model.arrange()
    assert names(model) == ["fig", "Plum", "Pear"]
    model.sorted_by = ("color", Qt.SortOrder.AscendingOrder)
    model.arrange()
    assert names(model)[-1] == "fig"


def test_that_text_sorts_without_regard_to_capitals(model: GridModel) -> None:
    model.sorted_by = ("name", Qt.SortOrder.AscendingOrder)
    model.arrange()
    assert names(model) == ["fig", "Pear", "Plum"]


def test_that_an_order_by_a_column_that_is_gone_is_no_order(model: GridModel) -> None:
    model.sorted_by = ("gone", DESCENDING)
    model.arrange()
    assert names(model) == ["Plum", "Pear", "fig"]


@given(
    st.lists(st.text("abc", max_size=3), max_size=8),
    st.text("abc", max_size=2),
    st.booleans(),
)
def test_that_filter_and_order_are_what_a_plain_recount_gives(
    texts: list[str], wanted: str, descending: bool
) -> None:
    model = GridModel(lambda row: row.id, lambda row: row.name)
    model.set_columns(columns())
    model.filters = {"name": wanted}
    order = DESCENDING if descending else Qt.SortOrder.AscendingOrder
    model.sorted_by = ("name", order)
    model.set_rows([Jar(str(number), text) for number, text in enumerate(texts)])
    kept = [text for text in texts if wanted in text]
    expected = sorted(kept, key=lambda text: (not text, text), reverse=descending)
    assert names(model) == expected


def test_that_filters_of_columns_that_are_gone_are_forgotten(model: GridModel) -> None:
    model.filters = {"name": "x", "filled": "2025"}
    model.set_columns(columns()[:1])
    assert model.filters == {"name": "x"}


def test_that_a_column_without_a_filter_keeps_all_rows() -> None:
    assert columns()[2].keeps(PLUM, "anything")


def test_that_a_choice_decides_by_its_own_rule() -> None:
    column = Column(
        "amount",
        "Isi",
        lambda row: str(row.amount),
        80,
        filter=ChoiceFilter("Semua", (("many", "Banyak"),), lambda row, _: row.amount > 5),
    )
    assert column.keeps(PEAR, "many")
    assert not column.keeps(PLUM, "many")
    assert column.keeps(PLUM, "")


def test_that_a_text_filter_is_the_usual_one() -> None:
    assert isinstance(columns()[0].filter, TextFilter)
    assert columns()[0].entry is None
    assert EntryKind("date") is EntryKind.DATE


def test_that_the_same_rows_keep_their_places_and_views_are_only_told(model: GridModel) -> None:
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.sorted_by = ("name", DESCENDING)
    model.arrange()
    resets.clear()
    model.set_rows([replace(PLUM, name="Anggur"), PEAR, FIG])
    assert names(model) == ["Anggur", "Pear", "fig"]
    assert not resets
    model.set_rows([PLUM, PEAR])
    assert resets


def test_that_places_name_rows_and_columns(model: GridModel) -> None:
    assert model.place_of(model.index(1, 2)) == ("b", "color")
    assert model.place_of(model.index(3, 0)) == (NEW_ID, "name")
    assert not model.index_of("nobody", "name").isValid()
    assert not model.index_of("a", "gone").isValid()
    assert model.id_at(99) == ""
    assert model.row_of(NEW_ID) == 3
    with pytest.raises(ValueError, match="gone"):
        model.column("gone")


def test_that_qt_is_told_what_it_asks(model: GridModel) -> None:
    assert (model.rowCount(), model.columnCount()) == (4, 3)
    inside = model.index(0, 0)
    assert (model.rowCount(inside), model.columnCount(inside)) == (0, 0)
    assert model.headerData(0, Qt.Orientation.Vertical) == "1"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Diisi"
    assert model.headerData(9, Qt.Orientation.Horizontal) is None
    assert model.headerData(0, Qt.Orientation.Vertical, Qt.ItemDataRole.FontRole) is None
    assert model.data(QModelIndex()) is None
    assert not model.can_type(QModelIndex())
    assert not model.is_date(QModelIndex())
    assert model.flags(inside) & Qt.ItemFlag.ItemIsSelectable
    assert not model.flags(inside) & Qt.ItemFlag.ItemIsEditable


def test_that_a_refusal_says_each_reason_once(model: GridModel) -> None:
    cell = PendingCell(model, "a", "name", "x")
    cell.refuse([Problem("needed", "name"), Problem("needed", "name")])
    assert model.refusals["a", "name"].sentences == ("Wajib diisi.",)
    assert not cell.settle(None)
    assert model.drop_refusal(("a", "name"))
    assert not model.drop_refusal(("a", "name"))


def test_that_what_was_not_written_stays_as_refused(model: GridModel) -> None:
    PendingCell(model, "a", "name", "x").settle(None)
    assert model.cell(model.index_of("a", "name")).text == "x"
    model.set_draft("name", "y")
    PendingRow(model, "name").settle(None)
    assert model.refusals[NEW_ID, "name"].typed == "y"


def test_that_a_problem_of_no_column_stands_in_the_last_typed_cell(model: GridModel) -> None:
    assert model.set_draft("name", "Nanas")
    row = PendingRow(model, "name")
    row.refuse([Problem("needed", "elsewhere"), Problem("needed", "color")])
    assert set(model.refusals) == {(NEW_ID, "name"), (NEW_ID, "color")}
    model.clear_drafts()
    assert not model.refusals
    assert not model.typed_drafts


def test_that_blank_cells_of_a_new_row_are_not_handed_on(model: GridModel) -> None:
    model.set_draft("name", "Nanas")
    model.set_draft("color", "  ")
    assert dict(PendingRow(model, "name").typed) == {"name": "Nanas"}
    assert not model.set_draft("name", " ")


def test_that_a_saved_row_empties_the_drafts(model: GridModel) -> None:
    from iku_desktop.domain.read_models import Saved

    model.set_draft("name", "Nanas")
    assert PendingRow(model, "name").settle(Saved(AT, "d"))
    assert model.cell(model.index_of(NEW_ID, "name")).text == ""


def test_that_nothing_is_said_of_one_cell(model: GridModel) -> None:
    one = QItemSelection(model.index(0, 0), model.index(0, 0))
    assert selection_words(model, one) == ""
    two = QItemSelection(model.index(0, 0), model.index(1, 0))
    assert selection_words(model, two) == "Dipilih 2 sel"

"""Blocks of cells: what is judged, what is refused of a row, and what of it may still stand."""

from collections.abc import Callable

import pytest

from iku_desktop.domain.blocks import (
    RefusedBlock,
    RefusedCell,
    TypedRow,
    judged,
    refuse_cells,
    refused_cells,
)
from iku_desktop.domain.problems import Problem, Refused

Judge = Callable[[str, TypedRow], str]


def refusing(**wrong: str) -> Judge:
    """A judge that refuses fields by name with a code, and makes a sorted text of the others."""

    def judge(_key: str, typed: TypedRow) -> str:
        found = [Problem(code, name) for name, code in wrong.items() if name in typed]
        if found:
            raise Refused(found)
        return ",".join(sorted(typed))

    return judge


def cells(found: list[RefusedCell]) -> list[tuple[object, str, str]]:
    return [(cell.row, cell.field, cell.problem.code) for cell in found]


def test_that_sound_rows_are_made_whole() -> None:
    made, refused = judged({"a": {"x": "1", "y": "2"}, "b": {"x": "3"}}, refusing())
    assert made == {"a": "x,y", "b": "x"}
    assert refused == []


def test_that_a_refused_field_is_left_out_and_the_rest_stands() -> None:
    made, refused = judged({"a": {"x": "1", "y": "2", "z": "3"}}, refusing(y="bad"))
    assert made == {"a": "x,z"}
    assert cells(refused) == [("a", "y", "bad")]


def test_that_a_row_of_which_everything_is_refused_makes_nothing() -> None:
    made, refused = judged({"a": {"x": "1", "y": "2"}}, refusing(x="bad", y="worse"))
    assert made == {}
    assert cells(refused) == [("a", "x", "bad"), ("a", "y", "worse")]


def test_that_what_shows_only_without_the_first_refused_field_is_found_too() -> None:
    def judge(_key: str, typed: TypedRow) -> str:
        if "date" in typed:
            raise Refused(Problem("bad_date", "date"))
        if "end" in typed:
            raise Refused(Problem("before_stored_date", "end"))
        return ",".join(typed)

    made, refused = judged({"a": {"date": "x", "end": "y", "name": "z"}}, judge)
    assert made == {"a": "name"}
    assert cells(refused) == [("a", "date", "bad_date"), ("a", "end", "before_stored_date")]


def test_that_a_problem_of_a_field_not_typed_is_said_of_every_typed_one() -> None:
    def judge(_key: str, _typed: TypedRow) -> str:
        raise Refused(Problem("unknown", "village"))

    made, refused = judged({"a": {"x": "1", "y": "2"}}, judge)
    assert made == {}
    assert cells(refused) == [("a", "x", "unknown"), ("a", "y", "unknown")]
    assert [cell.problem.field for cell in refused] == ["x", "y"]


def test_that_a_problem_of_the_whole_entry_is_said_of_every_typed_field() -> None:
    found = refused_cells("a", {"x": "1", "y": "2"}, [Problem("gone")])
    assert cells(found) == [("a", "x", "gone"), ("a", "y", "gone")]


def test_that_a_new_row_stands_or_falls_as_a_whole() -> None:
    rows = {"+1": {"x": "1", "y": "2"}, "b": {"x": "1", "y": "2"}}
    made, refused = judged(rows, refusing(y="bad"), lambda key: key.startswith("+"))
    assert made == {"b": "x"}
    assert cells(refused) == [("+1", "y", "bad"), ("b", "y", "bad")]


def test_that_a_new_row_tells_what_it_lacks_at_the_missing_field() -> None:
    def judge(_key: str, _typed: TypedRow) -> str:
        raise Refused(Problem("needed", "section"))

    _, refused = judged({"+1": {"x": "1"}}, judge, lambda key: True)
    assert cells(refused) == [("+1", "section", "needed")]


def test_that_a_row_without_fields_is_not_judged() -> None:
    def judge(_key: str, _typed: TypedRow) -> str:
        raise AssertionError

    assert judged({"a": {}}, judge) == ({}, [])


def test_that_a_refused_block_carries_its_cells_and_their_problems() -> None:
    found = [RefusedCell("a", "x", Problem("bad", "x", {"typed": "?"}))]
    with pytest.raises(RefusedBlock) as caught:
        refuse_cells(found)
    assert caught.value.cells == tuple(found)
    assert [each.code for each in caught.value.problems] == ["bad"]
    refuse_cells([])

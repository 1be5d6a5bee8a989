"""The check code: the same for the same contents, another for any other."""

import re
from dataclasses import dataclass, field, make_dataclass, replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.read_models import IkuSheet
from iku_desktop.reports.check_code import check_code
from tests.reports.models import a_report

SHAPE = re.compile(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}")
VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=3) | st.binary(max_size=3) | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.dictionaries(st.text(max_size=2), inner, max_size=3)
    ),
    max_leaves=6,
)


def told_apart(value: object) -> object:
    """A value in which 1 and True, which Python holds for equal, differ."""
    if isinstance(value, dict):
        return {key: told_apart(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(told_apart(each) for each in value)
    return type(value).__name__, value


@given(VALUES, VALUES)
def test_that_two_contents_share_a_code_only_when_they_are_equal(
    one: object, other: object
) -> None:
    assert SHAPE.fullmatch(check_code("a", one))
    same = told_apart(one) == told_apart(other)
    assert (check_code("a", one) == check_code("a", other)) is same


def test_that_the_order_of_a_mapping_does_not_matter() -> None:
    assert check_code("a", {"x": 1, "y": 2}) == check_code("a", {"y": 2, "x": 1})
    assert check_code("a", {"x": 1}) != check_code("b", {"x": 1})


def test_that_what_is_only_shown_in_the_window_does_not_matter(ranuyoso) -> None:  # type: ignore[no-untyped-def]
    report = a_report(ranuyoso)
    row = report.activities[0]
    stamped = replace(row, changed_at="10.24", changed_by="Siti")
    other = replace(report, activities=(stamped, *report.activities[1:]))
    assert check_code("quarterly", report) == check_code("quarterly", other)
    numbered = replace(report, activities=(replace(row, number=99), *report.activities[1:]))
    assert check_code("quarterly", report) != check_code("quarterly", numbered)


def test_that_codes_are_those_of_the_papers_that_were_issued_before() -> None:
    model = {"a": (Paper("x", 3), Paper("y", texts={"k": "v"})), "b": [None, b"z", Fraction(1, 3)]}
    assert check_code("quarterly", model) == "83Y8-JS4E-CV3Q"


def test_that_an_object_met_twice_counts_as_an_equal_one_does() -> None:
    one, equal, other = Paper("x", 1), Paper("x", 1), Paper("x", 2)
    assert check_code("a", (one, one)) == check_code("a", (one, equal))
    assert check_code("a", (one, one)) != check_code("a", (one, other))


def test_that_an_image_is_part_of_the_contents(sheet: IkuSheet) -> None:
    codes = {check_code("sheet", replace(sheet, logo=logo)) for logo in (None, b"", b"a", b"b")}
    assert len(codes) == 4


def test_that_lone_surrogates_have_a_code_too() -> None:
    assert SHAPE.fullmatch(check_code("a", "\ud800"))


@dataclass(frozen=True)
class Paper:
    """A paper as an earlier program knew it."""

    title: str
    count: int = 0
    texts: dict[str, str] = field(default_factory=dict)


def test_that_a_field_of_a_later_program_leaves_the_codes_of_older_papers() -> None:
    texts = field(default_factory=dict)
    shape = [("title", str), ("new", tuple, ()), ("count", int, 0), ("texts", dict, texts)]
    later = make_dataclass("Paper", shape, frozen=True)  # type: ignore[arg-type]
    old = check_code("a", Paper("x", 3))
    assert check_code("a", later(title="x", count=3)) == old
    assert check_code("a", later(title="x", count=3, new=("y",))) != old


@given(st.integers(0, 2) | st.booleans() | st.none(), st.dictionaries(st.just("k"), st.text()))
def test_that_a_field_with_its_default_is_still_told_from_any_other(
    count: object, texts: dict[str, str]
) -> None:
    paper = Paper("x", count, texts)  # type: ignore[arg-type]
    plain = Paper("x")
    same = type(count) is int and count == 0 and texts == {}
    assert (check_code("a", paper) == check_code("a", plain)) is same


def test_that_a_figure_of_nought_is_told_from_none_at_all() -> None:
    codes = {check_code("a", Paper("x", value)) for value in (0, None, Fraction(0), False, "")}  # type: ignore[arg-type]
    assert len(codes) == 5

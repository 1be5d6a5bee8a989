"""Read-models become canonical JSON and come back equal, also after their classes have changed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iku_desktop.domain.read_models import QuarterReport
from iku_desktop.reports.registry import REPORTS
from iku_desktop.services.frozen_json import ShapeError, canonical, freeze, thaw
from tests.services.desk import Desk


class Colour(StrEnum):
    RED = "merah"


@dataclass(frozen=True)
class Inner:
    share: Fraction | None
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outer:
    day: date
    at: datetime
    image: bytes | None
    number: int | Fraction | None
    inner: Inner
    pairs: tuple[tuple[str, Inner], ...]
    mixed: tuple[Inner, Colour, int]
    by_colour: Mapping[Colour, str]
    anything: Mapping[str, object]
    flag: bool = False


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
INNER = st.builds(Inner, st.none() | st.fractions(), st.lists(TEXT).map(tuple))
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | TEXT
    | st.fractions()
    | st.dates()
    | st.datetimes()
    | st.binary(),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)
OUTER = st.builds(
    *(Outer, st.dates(), st.datetimes(), st.none() | st.binary()),
    *(
        st.none() | st.integers() | st.fractions(),
        INNER,
        st.lists(st.tuples(TEXT, INNER)).map(tuple),
    ),
    *(
        st.tuples(INNER, st.just(Colour.RED), st.integers()),
        st.dictionaries(st.just(Colour.RED), TEXT),
    ),
    *(st.dictionaries(TEXT, ANYTHING, max_size=4), st.booleans()),
)


@settings(deadline=None)
@given(OUTER)
def test_that_what_is_frozen_comes_back_equal(outer: Outer) -> None:
    text = canonical(freeze(outer))
    assert thaw(json.loads(text), Outer) == outer
    assert canonical(json.loads(text)) == text


def test_that_the_text_is_canonical() -> None:
    text = canonical(freeze(Inner(Fraction(10, 4), ("é", "<b>"))))
    assert text == '{"share":"5/2","words":["é","<b>"]}'


def test_that_a_mapping_keeps_its_order() -> None:
    @dataclass(frozen=True)
    class Holder:
        mapping: Mapping[str, object]

    # The type of a local class is named where its module can't see it.
    Holder.__annotations__["mapping"] = Mapping[str, object]
    holder = thaw(json.loads(canonical(freeze(Holder({"z": 1, "a": 2})))), Holder)
    assert list(holder.mapping) == ["z", "a"]


def test_that_a_field_that_came_later_takes_its_default_and_one_that_is_gone_is_passed_over() -> (
    None
):
    assert thaw({"share": "1/2", "gone": [1, 2]}, Inner) == Inner(Fraction(1, 2))


@pytest.mark.parametrize(
    "plain",
    [
        {"words": []},
        {"share": "half"},
        {"share": "1/0"},
        {"share": None, "words": [1]},
        {"share": None, "words": 3},
        [],
        "text",
        None,
    ],
)
def test_that_a_text_of_another_shape_is_told(plain: object) -> None:
    with pytest.raises(ShapeError):
        thaw(plain, Inner)


def test_that_a_quarterly_report_comes_back_whole_and_prints_the_same(desk: Desk) -> None:
    desk.record("Jenggrong", "LPPDES", 2024, date="20/3/2025", number="1/2025")
    desk.record("Meninjo", "LPPDES", 2024, date="4/4/2025", cause="bpd")
    desk.activity(date="5/2/2025", evidence="Rapat koordinasi")
    report = desk.services.reports.quarter_report(desk.moment(1))
    again = thaw(json.loads(canonical(freeze(report))), QuarterReport)
    assert again == report
    assert REPORTS["quarterly"].render(again) == REPORTS["quarterly"].render(report)

"""One cell as its column means it."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.problems import Refused
from iku_desktop.exchange.cells import read_cell, read_column, shown
from iku_desktop.exchange.layout import CellKind

AFTERNOON = datetime.combine(date(2025, 9, 30), time(13, 5))
TEXT, DATE, WHOLE, NUMBER = CellKind.TEXT, CellKind.DATE, CellKind.WHOLE, CellKind.NUMBER


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (TEXT, "  Ranuyoso ", "Ranuyoso"),
        (TEXT, "dua\r\nbaris", "dua\nbaris"),
        (TEXT, "=1+1", "=1+1"),
        (TEXT, "   ", None),
        (TEXT, 3508202001.0, "3508202001"),
        (TEXT, 12.5, "12.5"),
        (DATE, date(2025, 9, 30), date(2025, 9, 30)),
        (DATE, AFTERNOON, date(2025, 9, 30)),
        (DATE, "30 September 2025", date(2025, 9, 30)),
        (DATE, "30/9/2025", date(2025, 9, 30)),
        (WHOLE, 2025.0, 2025),
        (WHOLE, "2025", 2025),
        (NUMBER, 85.1, Fraction(851, 10)),
        (NUMBER, "85,1", Fraction(851, 10)),
        (NUMBER, "85,1 %", Fraction(851, 10)),
        (NUMBER, 0.0, Fraction(0)),
    ],
)
def test_that_a_cell_is_read_as_its_column_means_it(
    kind: CellKind, raw: object, value: object
) -> None:
    assert read_cell(kind, raw) == value


@pytest.mark.parametrize("kind", CellKind)
@pytest.mark.parametrize("raw", ["", None])
def test_that_an_empty_cell_has_no_value(kind: CellKind, raw: object) -> None:
    assert read_cell(kind, raw) is None


def test_that_a_number_shown_in_percent_is_what_is_seen() -> None:
    assert read_cell(NUMBER, 0.07, is_percent=True) == 7
    assert read_cell(NUMBER, "85", is_percent=True) == 85


@pytest.mark.parametrize(
    ("kind", "raw", "text"),
    [
        (DATE, "31/09/2025", "31/09/2025"),
        (DATE, 45930.0, "45930"),
        (DATE, time(3, 4), "03:04:00"),
        (DATE, True, "TRUE"),
        (WHOLE, "dua ribu", "dua ribu"),
        (WHOLE, 2025.5, "2025.5"),
        (WHOLE, date(2025, 1, 1), "01/01/2025"),
        (NUMBER, "tinggi", "tinggi"),
        (NUMBER, True, "TRUE"),
        (NUMBER, timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
def test_that_what_can_not_be_read_stays_as_it_is_shown(
    kind: CellKind, raw: object, text: str
) -> None:
    assert read_cell(kind, raw) == text


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (date(2025, 3, 1), "cell_is_date"),
        (AFTERNOON, "cell_is_date"),
        (time(8, 30), "cell_is_date"),
        (timedelta(hours=30), "cell_is_date"),
        (True, "cell_not_text"),
        (False, "cell_not_text"),
    ],
)
def test_that_a_text_excel_made_something_else_of_is_refused(raw: object, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read_cell(TEXT, raw)
    assert caught.value.problems[0].code == code


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (date(2025, 9, 30), "30/09/2025"),
        (AFTERNOON, "30/09/2025"),
        (Fraction(175, 2), "87,5"),
        (2025, "2025"),
        ("a\x00b", "a b"),
        ("x" * 99, "x" * 39 + "…"),
    ],
)
def test_that_a_message_shows_a_cell_short_and_printable(value: object, text: str) -> None:
    assert shown(value) == text


RAW = st.one_of(
    st.text(alphabet="ab 1/,\r\n\u00a0\x00", max_size=12),
    st.sampled_from(["", "1", "01/02/2025", True, False, 1.0, 0.0, -0.0, 1, AFTERNOON, None]),
    st.sampled_from([date(2025, 2, 1), datetime.combine(date(2025, 2, 1), time())]),
    st.floats(allow_nan=False, allow_infinity=False),
)


def read(action: Callable[[], object]) -> tuple[object, ...]:
    """What is read or refused, with its type: True is not 1."""
    try:
        found = action()
    except Refused:
        return ("refused",)
    cells = found if isinstance(found, list) else [found]
    return tuple((type(each), each) for each in cells)


@given(st.sampled_from(CellKind), st.lists(RAW, max_size=8) | st.lists(st.text("a \r"), max_size=8))
def test_that_a_column_is_read_as_each_of_its_cells(kind: CellKind, raw: list[object]) -> None:
    expected = read(lambda: [read_cell(kind, value) for value in raw])
    assert read(lambda: read_column(kind, raw)) == expected

"""Dates as Indonesian text."""

from datetime import date, datetime

from iku_desktop.domain.typed_input import read_date
from iku_desktop.presentation.dates import (
    MONTH_NAMES,
    days_short,
    month_names,
    month_short,
    show_day_month,
    show_long,
    show_medium,
    show_short,
    show_time,
    show_weekday,
)
from iku_desktop.presentation.language import Language, speaking

DAY = date(2023, 6, 26)


def test_that_paper_has_the_month_by_its_name() -> None:
    assert show_long(DAY) == "26 Juni 2023"
    assert show_long(date(2025, 8, 1)) == "1 Agustus 2025"
    assert show_long(None) == ""


def test_that_tables_have_two_digits_for_day_and_month() -> None:
    assert show_short(DAY) == "26/06/2023"
    assert show_short(date(2025, 1, 2)) == "02/01/2025"
    assert show_short(date(987, 1, 2)) == "02/01/0987"
    assert show_short(None) == ""


def test_that_shorter_spellings_exist_where_space_is_narrow() -> None:
    assert show_medium(date(2025, 12, 31)) == "31 Des 2025"
    assert show_day_month(DAY) == "26 Juni"


def test_that_the_weekday_is_named() -> None:
    assert show_weekday(DAY) == "Senin, 26 Juni 2023"
    assert show_weekday(date(2025, 11, 30)) == "Minggu, 30 November 2025"


def test_that_time_has_a_point() -> None:
    assert show_time(datetime(2025, 12, 1, 9, 5)) == "09.05"  # noqa: DTZ001 - the PC's own time


def test_that_there_are_twelve_months() -> None:
    assert [show_long(date(2025, month, 1)).split()[1] for month in range(1, 13)] == [*MONTH_NAMES]


def test_that_names_of_months_and_days_are_english_in_english_and_the_order_stays() -> None:
    with speaking(Language.ENGLISH):
        assert show_long(DAY) == "26 June 2023"
        assert show_medium(date(2025, 8, 1)) == "1 Aug 2025"
        assert show_weekday(date(2025, 11, 30)) == "Sunday, 30 November 2025"
        assert show_short(DAY) == "26/06/2023"
        assert show_time(datetime(2025, 12, 1, 9, 5)) == "09:05"  # noqa: DTZ001 - the PC's own time
        assert (month_names()[4], days_short()[6]) == ("May", "Sun")
        assert all(read_date(f"3 {name} 2025", "day") for name in month_names())
        assert all(read_date(f"3 {month_short(n)} 2025", "day") for n in range(1, 13))

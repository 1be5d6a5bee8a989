"""The office's list of holidays: entered one by one or pasted from a decree's table."""

from datetime import date

import pytest

from tests.services.desk import Desk

LIST = "Tanggal\tNama\n1/1/2026\tTahun Baru\n\n25 Desember 2026\tHari Raya Natal\tJumat\n"


def listed(desk: Desk) -> list[tuple[date, str]]:
    return [(each.day, each.name) for each in desk.services.holidays.list()]


def test_that_a_new_office_has_no_holidays_that_nobody_entered(desk: Desk) -> None:
    assert listed(desk) == []


def test_that_holidays_stand_by_year_the_newest_first_and_by_day_in_it(desk: Desk) -> None:
    for day in ("25/12/2025", "25/12/2026", "1/1/2026"):
        desk.services.holidays.add({"day": day, "name": "Libur"})
    assert [day for day, _ in listed(desk)] == [
        date(2026, 1, 1),
        date(2026, 12, 25),
        date(2025, 12, 25),
    ]


def test_that_a_holiday_is_changed_and_removed(desk: Desk) -> None:
    holidays = desk.services.holidays
    saved = holidays.add({"day": "25/12/2026", "name": "Natl"})
    holidays.change(saved.id, {"name": "Natal"})
    assert listed(desk) == [(date(2026, 12, 25), "Natal")]
    holidays.remove(saved.id)
    assert listed(desk) == []
    assert desk.refused(lambda: holidays.remove(saved.id)) == {"": "unknown_row"}


def test_that_one_day_is_one_holiday(desk: Desk) -> None:
    holidays = desk.services.holidays
    holidays.add({"day": "25/12/2026", "name": "Natal"})
    other = holidays.add({"day": "24/12/2026", "name": "Cuti bersama"})
    again = {"day": "25/12/2026", "name": "Lagi"}
    assert desk.refused(lambda: holidays.add(again)) == {"day": "holiday_twice"}
    assert desk.refused(lambda: holidays.change(other.id, {"day": "25/12/2026"})) == {
        "day": "holiday_twice"
    }
    assert desk.refused(lambda: holidays.add({"day": "", "name": ""})) == {
        "day": "needed",
        "name": "needed",
    }


def test_that_a_pasted_list_is_added_whole_and_twice_changes_nothing(desk: Desk) -> None:
    desk.services.holidays.paste(LIST)
    assert listed(desk) == [
        (date(2026, 1, 1), "Tahun Baru"),
        (date(2026, 12, 25), "Hari Raya Natal"),
    ]
    before = desk.counter()
    desk.services.holidays.paste(LIST)
    assert desk.counter() == before


def test_that_a_pasted_day_that_is_there_already_takes_the_new_name(desk: Desk) -> None:
    desk.services.holidays.add({"day": "25/12/2026", "name": "Natl"})
    desk.services.holidays.paste("2026-12-25\tNatal")
    assert listed(desk) == [(date(2026, 12, 25), "Natal")]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["holiday_list_empty"]),
        (" \n\t\n", ["holiday_list_empty"]),
        ("1/1/2026 Tahun Baru", ["holiday_line"]),
        ("1/1/2026\t", ["holiday_line"]),
        ("31/2/2026\tLibur", ["holiday_line_date"]),
        ("besok\tLibur\n1/1/2026\t\n3/1/2026\tA", ["holiday_line"]),
        ("1/1/2026\tA\n31/9/2026\tB\nx", ["holiday_line_date", "holiday_line"]),
        ("1/1/2026\t" + "A" * 101, ["holiday_line_name"]),
        ("1/1/2026\tA\u202eB", ["holiday_line_name"]),
        ("1/1/2026\tA\n01-01-2026\tB", ["holiday_line_twice"]),
        ("1/1/2026\tA\n" * 501, ["holiday_list_long"]),
    ],
)
def test_that_a_list_with_any_bad_line_changes_nothing_and_names_each(
    desk: Desk, text: str, codes: list[str]
) -> None:
    found = desk.problems(lambda: desk.services.holidays.paste(text))
    assert [problem.code for problem in found] == codes
    assert listed(desk) == []

"""The table for e-SAKIP says what the figures say, quarter for quarter."""

from datetime import date

from iku_desktop.domain.package_models import EsakipQuarter
from iku_desktop.domain.periods import Quarter
from iku_desktop.presentation.esakip_words import esakip_head, esakip_lines, esakip_title
from tests.services.desk import Desk


def test_that_each_quarter_has_its_target_actual_and_achievement(desk: Desk) -> None:
    desk.activity(date=date(2025, 2, 3), output="Notulen", follow_up_date=date(2025, 2, 9))
    desk.activity(date=date(2025, 5, 3))
    desk.services.indicators.set_target("IKU-1", 2025, 1, "80")
    desk.services.indicators.set_target("IKU-1", 2025, 0, "90")
    table = desk.services.packages.esakip(desk.moment(3))
    assert [row.code for row in table.rows][:2] == ["IKU-1", "IKU-2"]
    row = table.rows[0]
    assert row.year_target == "90,00"
    assert row.quarters == (
        EsakipQuarter(1, "80,00", "100,00", "125,00"),
        EsakipQuarter(2, "90,00", "50,00", "55,56"),
        EsakipQuarter(3, "90,00", "50,00", "55,56"),
        EsakipQuarter(4, "", "", ""),
    )


def test_that_a_closed_quarter_says_what_was_closed(desk: Desk) -> None:
    row = desk.activity(date=date(2025, 2, 3)).id
    desk.services.closings.close(Quarter(2025, 1))
    typed = {"output": "Notulen", "follow_up_date": date(2025, 4, 9)}
    desk.services.activities.change(row, typed)
    first, second, *_ = desk.services.packages.esakip(desk.moment(4)).rows[0].quarters
    assert (first.actual, first.closed) == ("0,00", True)
    assert (second.actual, second.closed) == ("100,00", False)


def test_that_a_year_without_a_plan_has_no_rows(desk: Desk) -> None:
    assert desk.services.packages.esakip(desk.moment(4, 2031)).rows == ()


def test_that_the_table_is_told_a_line_an_indicator_and_quarter(desk: Desk) -> None:
    desk.activity()
    table = desk.services.packages.esakip(desk.moment(4))
    lines = esakip_lines(table)
    assert len(lines) == 4 * len(table.rows)
    assert all(len(line) == len(esakip_head()) for line in lines)
    assert lines[3][4:] == ["TW IV", "", "0,00", "", ""]
    assert esakip_title(table) == (
        "Capaian IKU Kecamatan Ranuyoso tahun 2025, keadaan 1 Desember 2025"
    )

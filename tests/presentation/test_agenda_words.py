"""The agenda in words, and the line of thirty days before a deadline."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.read_models import AgendaKind, AgendaLine
from iku_desktop.presentation.agenda_words import (
    agenda_about,
    agenda_days,
    agenda_month,
    agenda_spoken,
    agenda_title,
    agenda_who,
    deadline_track,
)
from tests.builders import APB, LPP, RULES

DUE = date(2025, 12, 31)
APB_2026 = CountedDocument(APB, 2026, RULES[1])
LPP_2025 = CountedDocument(LPP, 2025, RULES[2])


def a_line(days: int, *missing: str, counted: CountedDocument = APB_2026) -> AgendaLine:
    return AgendaLine(AgendaKind.DOCUMENT, DUE, days, counted, missing)


def test_that_a_near_deadline_counts_who_is_missing() -> None:
    line = a_line(30, *(f"Desa {number}" for number in range(11)))
    assert agenda_title(line) == "APBDesa 2026"
    assert agenda_about(line) == "11 desa belum menetapkan Perdes"
    assert agenda_days(line) == "H-30"
    assert agenda_month(line) == "Des 2025"


def test_that_the_last_few_villages_are_named() -> None:
    line = a_line(3, "Meninjo", "Wates Kulon", counted=LPP_2025)
    assert agenda_about(line) == "Meninjo, Wates Kulon belum menyampaikan"
    assert agenda_who(line) == "Belum ada: Meninjo, Wates Kulon"


def test_that_a_far_deadline_says_how_it_is_met() -> None:
    assert agenda_about(a_line(31, "Meninjo")) == "1 desa, ditetapkan dengan Perdes"
    assert agenda_about(a_line(120, "A", counted=LPP_2025)).endswith("melalui Camat")


def test_that_the_day_itself_is_today() -> None:
    assert agenda_days(a_line(0, "Meninjo")) == "hari ini"


def test_that_the_end_of_a_quarter_says_what_comes_after() -> None:
    line = AgendaLine(AgendaKind.QUARTER_END, DUE, 30, quarter=4)
    assert agenda_title(line) == "Triwulan IV berakhir"
    assert agenda_about(line) == "Laporan disusun mulai 1 Januari 2026"
    assert agenda_who(line) == ""
    assert "31 Desember 2025" in agenda_spoken(line)


def test_that_today_stands_on_its_station() -> None:
    track = deadline_track(DUE, date(2025, 12, 1))
    assert track.today == 0
    assert [each.label for each in track.stations] == ["H-30", "H-14", "H-7", "H-1", "Tenggat"]
    assert [each.day for each in track.stations] == [
        *("hari ini", "17 Des", "24 Des", "30 Des"),
        "31 Des",
    ]
    assert [each.here for each in track.stations] == [True, False, False, False, False]


@pytest.mark.parametrize(("days", "place"), [(22, 0.125), (14, 0.25), (7, 0.5), (1, 0.75), (0, 1)])
def test_that_today_moves_between_the_stations(days: int, place: float) -> None:
    assert deadline_track(DUE, DUE - timedelta(days=days)).today == place


@given(st.integers(min_value=0, max_value=30))
def test_that_stations_behind_today_are_the_passed_ones(days: int) -> None:
    track = deadline_track(DUE, DUE - timedelta(days=days))
    for station in track.stations:
        assert station.passed == (station.place < track.today)

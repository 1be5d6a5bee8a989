"""The worked example of domain.md, played through the services day by day on a real database."""

from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.presentation.numbers import show_decimal
from tests.services.desk import VILLAGES, Desk


@pytest.fixture
def played(desk: Desk) -> Desk:
    """2025 with LPPDesa 2024, RKPDesa 2026 and APBDesa 2026 as the example has them, seen in 2026."""
    desk.clock.day = date(2026, 2, 1)
    handed_in = dict.fromkeys(VILLAGES, date(2025, 3, 31)) | {
        "Jenggrong": date(2025, 2, 14),
        "Tegalbangsri": date(2025, 2, 27),
        "Alun-Alun": date(2025, 2, 28),
        "Meninjo": date(2025, 4, 4),
    }
    for village in VILLAGES:
        if village != "Sumberpetung":
            desk.record(village, "LPPDES", 2024, date=handed_in[village])
        if village != "Wates Kulon":
            desk.record(village, "RKPDES", 2026, date=date(2025, 9, 30))
        desk.record(village, "APBDES", 2026, date=date(2025, 12, 31))
    return desk


def shown(assessment: Assessment) -> tuple[str, str, str]:
    measurement = assessment.measurement
    of_due = measurement.side_figures[0].value
    return (
        show_decimal(measurement.actual),
        show_decimal(of_due),
        show_decimal(measurement.attainable),
    )


@pytest.mark.parametrize(
    ("quarter", "as_of", "figures"),
    [
        (1, date(2025, 2, 28), ("9,09", "100,00", "100,00")),
        (1, None, ("27,27", "81,82", "93,94")),
        (2, None, ("27,27", "81,82", "93,94")),
        (3, None, ("57,58", "86,36", "90,91")),
        (4, None, ("90,91", "90,91", "90,91")),
    ],
)
def test_that_the_worked_example_holds_through_the_services(
    played: Desk, quarter: int, as_of: date | None, figures: tuple[str, str, str]
) -> None:
    assert shown(played.figures(played.moment(quarter, as_of=as_of))) == figures


def test_that_a_running_last_day_can_still_be_met(played: Desk) -> None:
    seen_live = Moment.at(Quarter(2025, 1), date(2025, 3, 31))
    assert shown(played.figures(seen_live)) == ("27,27", "81,82", "100,00")


def test_that_a_figure_is_right_at_once_after_each_entry(desk: Desk) -> None:
    moment = desk.moment()
    for count, village in enumerate(VILLAGES, start=1):
        desk.record(village, "RKPDES", 2026, date="30 September 2025")
        assert desk.figures(moment).measurement.numerator == count
    desk.record("Meninjo", "RKPDES", 2026, date="1/10/2025")
    assert desk.figures(moment).measurement.actual == Fraction(1000, 33)
    desk.record("Jenggrong", "RKPDES", 2026, date="")
    assert desk.figures(moment).measurement.numerator == 9


def test_that_the_matrix_sums_to_the_same_figures(played: Desk) -> None:
    moment = played.moment(4)
    matrix = played.services.documents.matrix(moment)
    assert (matrix.on_time, matrix.expected) == (30, 33)
    assert [(total.on_time, total.late, total.missing) for total in matrix.totals] == [
        (10, 0, 1),
        (11, 0, 0),
        (9, 1, 1),
    ]
    assert played.figures(moment).measurement.numerator == matrix.on_time

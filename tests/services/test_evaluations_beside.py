"""Evaluations and holidays beside the rest: closed quarters, undoing, the trail, hostile lists."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku_desktop.domain.audit import AuditFilter
from iku_desktop.domain.holidays import Holiday
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.presentation.audit_words import changes_text
from iku_desktop.services.holidays import read_list
from tests.services.desk import VILLAGES, Desk

MESSY = st.text(st.sampled_from("0123456789/-\t\n abcDesN\u202e\x00,.;=+"), max_size=80)


def drafts(desk: Desk) -> dict[str, object]:
    with desk.store.read() as reader:
        return {
            "received": [each.draft_received for each in reader.documents().values()],
            "evaluated": [each.evaluated_on for each in reader.documents().values()],
        }


def test_that_a_closed_quarter_holds_no_date_of_an_evaluation(desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2026, date="20/1/2025")
    desk.services.closings.close(Quarter(2025, 1))
    before = desk.services.indicators.assessments(desk.moment(1))
    desk.record("Jenggrong", "APBDES", 2026, draft_received="2/1/2025", evaluated_on="15/1/2025")
    assert desk.services.indicators.assessments(desk.moment(1)) == before
    assert drafts(desk)["received"] == [date(2025, 1, 2)]


def test_that_the_figures_never_depend_on_an_evaluation(desk: Desk) -> None:
    for village in VILLAGES[:5]:
        desk.record(village, "APBDES", 2026, date="28/11/2025")
    before = desk.figures(desk.moment())
    for village in VILLAGES:
        desk.record(village, "APBDES", 2026, draft_received="3/11/2025")
    assert desk.figures(desk.moment()) == before


def test_that_undoing_takes_the_dates_of_a_draft_back(desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2026, draft_received="14/11/2025")
    desk.record("Jenggrong", "APBDES", 2026, evaluated_on="28/11/2025")
    desk.services.history.undo(desk.moment())
    assert drafts(desk) == {"received": [date(2025, 11, 14)], "evaluated": [None]}
    desk.services.history.redo(desk.moment())
    assert drafts(desk)["evaluated"] == [date(2025, 11, 28)]


def test_that_a_pasted_list_of_holidays_is_one_step(desk: Desk) -> None:
    lines = "\n".join(f"{day}/12/2025\tLibur {day}" for day in range(1, 11))
    desk.services.holidays.paste(lines)
    assert len(desk.services.holidays.list()) == 10
    desk.services.history.undo(desk.moment())
    assert desk.services.holidays.list() == ()


def test_that_the_trail_tells_an_evaluation_in_words(desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2026, draft_received="14/11/2025")
    desk.record("Jenggrong", "APBDES", 2026, evaluated_on="28/11/2025")
    wanted = AuditFilter(tables=("village_document",))
    newest = desk.services.trail.page(wanted).lines[0]
    assert changes_text(newest) == "Hasil evaluasi disampaikan: – → 28/11/2025"


def test_that_a_changed_holiday_moves_every_running_clock(desk: Desk) -> None:
    for village in VILLAGES:
        desk.record(village, "APBDES", 2026, draft_received="14/11/2025")
    saved = desk.services.holidays.add({"day": "10/12/2025", "name": "Libur"})
    found = set(desk.services.evaluations.of_years([2026]).values())
    assert {each.until for each in found} == {date(2025, 12, 15)}
    desk.services.holidays.change(saved.id, {"day": "13/12/2025"})
    again = set(desk.services.evaluations.of_years([2026]).values())
    assert {each.until for each in again} == {date(2025, 12, 12)}


@given(MESSY)
def test_that_any_pasted_text_is_read_or_refused_in_words(text: str) -> None:
    found: tuple[Holiday, ...] = ()
    problems: tuple[Problem, ...] = ()
    try:
        found = read_list(text)
    except Refused as refused:
        problems = refused.problems
    assert all(problem.field == "list" for problem in problems)
    assert bool(found) != bool(problems)
    assert len({each.day for each in found}) == len(found)
    assert all(each.name for each in found)


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 40))
def test_that_a_list_as_excel_copies_it_comes_back_whole(first: date, count: int) -> None:
    days = [first + timedelta(days=each) for each in range(count)]
    text = "".join(f"{day:%d/%m/%Y}\tLibur ke-{at}\r\n" for at, day in enumerate(days))
    assert [(each.day, each.name) for each in read_list(text)] == [
        (day, f"Libur ke-{at}") for at, day in enumerate(days)
    ]


@pytest.mark.parametrize("received", ["14/11/2025", "1/12/2025", "28/2/2025"])
def test_that_a_draft_may_have_come_at_any_time_until_today(desk: Desk, received: str) -> None:
    assert desk.record("Jenggrong", "APBDES", 2026, draft_received=received).id


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.integers(-400, 400), min_size=1, max_size=6))
def test_that_the_clock_is_judged_by_all_of_the_trail_however_it_jumped(
    desk: Desk, jumps: list[int]
) -> None:
    for at, jump in enumerate(jumps):
        desk.clock.day = max(date(2020, 1, 1), desk.clock.day + timedelta(days=jump))
        desk.services.settings.change_office({"postal_line": f"P{at}-{jump}"})
        told = desk.services.agenda.clock_problem()
        with desk.store.read() as reader:
            seen = reader.last_seen()
        assert seen is not None
        assert (told is not None) == (desk.clock.now() < seen)

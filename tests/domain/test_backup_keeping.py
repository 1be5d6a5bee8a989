"""Which copies are kept: whatever the clock did, the newest ones and one of each day, week and month."""

from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.backup_keeping import DAYS, MONTHS, NEWEST, PRECAUTIONS, WEEKS, kept
from iku_desktop.domain.backups import BackupCopy, BackupReason

FIRST = date(2026, 1, 5)


def a_copy(
    sequence: int, day: date, hour: int = 15, reason: BackupReason = BackupReason.CLOSE
) -> BackupCopy:
    return BackupCopy(
        f"{sequence}", "Ranuyoso", sequence, datetime.combine(day, time(hour)), reason
    )


DATES = st.dates(date(2009, 1, 1), date(2032, 12, 31))
COPIES = st.lists(
    st.tuples(DATES, st.integers(0, 23), st.sampled_from(BackupReason)), max_size=80
).map(lambda rows: [a_copy(at + 1, *row) for at, row in enumerate(rows)])


def daily(count: int, first: date = FIRST) -> list[BackupCopy]:
    return [a_copy(at + 1, first + timedelta(days=at)) for at in range(count)]


def test_that_a_year_of_daily_copies_is_thinned_to_days_weeks_and_months() -> None:
    days = [each.made_at.date() for each in kept(daily(365))]
    last = FIRST + timedelta(days=364)
    assert days[:7] == [last - timedelta(days=back) for back in range(7)]
    assert len({day.isocalendar()[:2] for day in days}) >= WEEKS
    assert len({(day.year, day.month) for day in days}) == MONTHS
    assert len(days) <= DAYS + WEEKS + MONTHS


def test_that_of_each_day_the_last_copy_is_kept() -> None:
    hourly = [a_copy(at + 1, FIRST + timedelta(days=at // 8), 8 + at % 8) for at in range(80)]
    older = [each for each in kept(hourly) if each.sequence <= 77]
    assert [each.made_at.hour for each in older] == [15] * len(older)


def test_that_a_clock_that_fell_back_does_not_make_the_newest_go() -> None:
    copies = [*daily(30), a_copy(31, date(2009, 1, 1)), a_copy(32, date(2009, 1, 1))]
    assert [each.sequence for each in kept(copies)][:3] == [32, 31, 30]


def test_that_a_clock_that_stands_still_leaves_the_newest_and_what_was_before() -> None:
    stuck = [*daily(10), *(a_copy(at, date(2009, 1, 1)) for at in range(11, 40))]
    found = [each.sequence for each in kept(stuck)]
    assert found[:3] == [39, 38, 37]
    assert set(range(5, 11)) <= set(found)


def test_that_copies_before_something_risky_outlive_the_hourly_ones_of_the_day() -> None:
    before = a_copy(5, FIRST, 9, BackupReason.RESTORE)
    hourly = [a_copy(at, FIRST, 10) for at in range(6, 30)]
    assert before in kept([*daily(4), before, *hourly])


def test_that_nothing_is_kept_of_nothing() -> None:
    assert kept([]) == ()


@given(COPIES)
def test_that_the_newest_copies_are_always_kept(copies: list[BackupCopy]) -> None:
    newest = sorted(copies, key=lambda each: -each.sequence)[:NEWEST]
    assert list(kept(copies))[: len(newest)] == newest


@given(COPIES)
def test_that_thinning_twice_takes_nothing_more(copies: list[BackupCopy]) -> None:
    once = kept(copies)
    assert kept(once) == once


@given(COPIES)
def test_that_no_more_are_kept_than_the_rule_counts(copies: list[BackupCopy]) -> None:
    most = NEWEST + PRECAUTIONS + DAYS + WEEKS + MONTHS
    assert len(kept(copies)) <= min(most, len(copies))


@given(COPIES)
def test_that_each_of_the_last_days_keeps_a_copy(copies: list[BackupCopy]) -> None:
    ordered = sorted(copies, key=lambda each: -each.sequence)
    days = list(dict.fromkeys(each.made_at.date() for each in ordered))[:DAYS]
    assert set(days) <= {each.made_at.date() for each in kept(copies)}


@given(COPIES, st.randoms())
def test_that_the_order_of_a_listing_is_of_no_matter(
    copies: list[BackupCopy], random: object
) -> None:
    shuffled = list(copies)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert kept(shuffled) == kept(copies)


@given(COPIES, DATES)
def test_that_one_more_copy_brings_back_none_that_was_let_go(
    copies: list[BackupCopy], day: date
) -> None:
    now = kept(copies)
    later = kept([*now, a_copy(len(copies) + 1, day)])
    assert set(later) - set(now) == {later[0]}

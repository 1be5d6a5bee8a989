"""The agenda against a count by hand, on many days of a year with documents recorded here and there."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from iku_desktop.domain.agenda import CHASED_DAYS, OpenItem
from tests.services.desk import VILLAGES, Desk

DUE = {
    ("LPPDES", 2023): date(2024, 3, 31),
    ("LPPDES", 2024): date(2025, 3, 31),
    ("LPPDES", 2025): date(2026, 3, 31),
    ("LPPDES", 2026): date(2027, 3, 31),
    ("RKPDES", 2025): date(2024, 9, 30),
    ("RKPDES", 2026): date(2025, 9, 30),
    ("RKPDES", 2027): date(2026, 9, 30),
    ("RKPDES", 2028): date(2027, 9, 30),
    ("APBDES", 2025): date(2024, 12, 31),
    ("APBDES", 2026): date(2025, 12, 31),
    ("APBDES", 2027): date(2026, 12, 31),
    ("APBDES", 2028): date(2027, 12, 31),
}
# What measured year 2025 counts, and 2026.
COUNTED = {
    2025: {("LPPDES", 2024), ("RKPDES", 2026), ("APBDES", 2026)},
    2026: {("LPPDES", 2025), ("RKPDES", 2027), ("APBDES", 2027)},
}
DAYS = [date(2025, 1, 1) + timedelta(days=each) for each in range(0, 720, 17)]


@pytest.fixture
def spotty(desk: Desk) -> Desk:
    """Every third village has its LPPDesa 2024, every second its RKPDesa 2026, none anything else."""
    for at, village in enumerate(VILLAGES):
        if at % 3 == 0:
            desk.record(village, "LPPDES", 2024, date="20/3/2025")
        if at % 2 == 0:
            desk.record(village, "RKPDES", 2026, date="26/9/2025")
    return desk


def owed(kind: str, fiscal_year: int) -> set[str]:
    """Who never recorded it."""
    steps = {("LPPDES", 2024): 3, ("RKPDES", 2026): 2}
    step = steps.get((kind, fiscal_year))
    return {name for at, name in enumerate(VILLAGES) if step is None or at % step}


def by_hand(today: date) -> Iterator[tuple[str, str, int, int]]:
    for kind in ("LPPDES", "RKPDES", "APBDES"):
        of_kind = sorted(each for each in DUE if each[0] == kind)
        coming = next(each for each in of_kind if DUE[each] >= today)
        for each in of_kind:
            left = (DUE[each] - today).days
            is_chased = each in COUNTED[today.year] or left >= -CHASED_DAYS
            if (left < 0 and is_chased) or each == coming:
                for village in owed(*each):
                    yield village, *each, left


def told(item: OpenItem) -> tuple[str, str, int, int]:
    counted = item.counted
    return item.village.name, counted.document_type.code, counted.fiscal_year, item.days_left


@pytest.mark.parametrize("today", DAYS)
def test_that_the_agenda_of_a_day_is_what_a_count_by_hand_gives(spotty: Desk, today: date) -> None:
    spotty.clock.day = today
    agenda = spotty.services.agenda.agenda()
    expected = sorted(by_hand(today))
    assert sorted(map(told, agenda.items)) == expected
    assert agenda.counts.overdue == sum(left < 0 for *_, left in expected)
    assert agenda.counts.soon == sum(0 <= left <= 7 for *_, left in expected)


@pytest.mark.parametrize("today", DAYS[::5])
def test_that_messages_name_each_pressing_document_of_a_village_and_no_other(
    spotty: Desk, today: date
) -> None:
    spotty.clock.day = today
    for village in ("Jenggrong", "Meninjo"):
        owes = [each for each in by_hand(today) if each[0] == village and each[-1] <= 30]
        place = spotty.village(village)
        if not owes:
            found = spotty.refused(lambda place=place: spotty.services.agenda.village_text(place))  # type: ignore[misc]
            assert found == {"village": "nothing_presses"}
            continue
        text = spotty.services.agenda.village_text(place)
        names = {"LPPDES": "LPPDesa", "RKPDES": "RKPDesa", "APBDES": "APBDesa"}
        for _, kind, year, _ in owes:
            assert f"*{names[kind]} {year}*" in text
        assert text.count("Dasar hukum") == len(owes)


@pytest.mark.parametrize("today", DAYS[::5])
def test_that_the_calendar_holds_each_coming_due_date_once(spotty: Desk, today: date) -> None:
    spotty.clock.day = today
    text = spotty.services.agenda.calendar().decode().replace("\r\n ", "")
    coming = {each[1:3] for each in by_hand(today) if each[-1] >= 0}
    uids = [line for line in text.split("\r\n") if line.startswith("UID:")]
    assert len(uids) == len(set(uids)) == len(coming) + 1
    for kind, year in coming:
        assert f"UID:iku-35.08.20-{kind.lower()}-{year}@iku-desktop" in uids

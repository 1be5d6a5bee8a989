"""Long lists of activities: the order and totals of all, the rows a page at a time."""

from collections.abc import Iterable
from datetime import date

import pytest

from iku_desktop.domain.activity_query import ActivityTotals
from iku_desktop.services import activities as service
from iku_desktop.services import activity_pages
from iku_desktop.services.activity_pages import ActivityPages
from iku_desktop.services.id_orders import IdOrder
from tests.services.desk import Desk

KINDS = ("", "Rapat koordinasi", "SK Camat; Berita Acara")
WORDS = {
    "no_evidence": "Belum ada bukti",
    "open": "belum",
    "no_follow_up": "–",
    "yes": "Ya",
    "no": "Tidak",
}


@pytest.fixture
def filled(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Twelve activities of 2025 and one of 2024; a list is long from three on, a page holds two."""
    monkeypatch.setattr(service, "MOST_HELD", 2)
    monkeypatch.setattr(activity_pages, "PAGE", 2)
    monkeypatch.setattr(activity_pages, "MOST_PAGES", 3)
    for number in range(12):
        typed: dict[str, object] = {
            "date": date(2025, 1 + number % 11, 3),
            "description": f"Rapat {number:02d}",
            "section": desk.section(number % 3),
            "evidence": KINDS[number % 3],
        }
        if number % 2:
            typed |= {"output": "Selesai", "follow_up_date": date(2025, 11, 20)}
        desk.activity(**typed)
    desk.activity(date=date(2024, 5, 1), description="Tahun lalu")
    return desk


def pages(desk: Desk, whole_year: bool = True, quarter: int = 4) -> ActivityPages:
    desk.services.activities.shelve(desk.moment(quarter))
    found = desk.services.activities.pages(desk.moment(quarter), whole_year, WORDS)
    assert found is not None
    assert found.is_whole
    return found


def ordered(
    found: ActivityPages,
    filters: dict[str, str] | None = None,
    search: str = "",
    sort: str = "date",
    descending: bool = False,
) -> IdOrder:
    """The ids of what is wanted: the database and, where it can, the shelf tell the same."""
    query = found.asked(filters=filters or {}, search=search, sort=sort, descending=descending)
    by_database, by_shelf = found.in_time(query), found.at_once(query)
    if by_shelf is not None:
        assert list(by_shelf) == list(by_database)
    found.show(by_database if by_shelf is None else by_shelf)
    return found.shown


def numbers(found: ActivityPages, ids: Iterable[str]) -> list[int]:
    """The activities of some ids by the number in their description."""
    rows = [found.row(each, place) for place, each in enumerate(ids)]
    return [int(row.activity.description[-2:]) for row in rows if row is not None]


def wanted(
    found: ActivityPages,
    filters: dict[str, str] | None = None,
    search: str = "",
    sort: str = "date",
    descending: bool = False,
) -> list[int]:
    return numbers(found, ordered(found, filters, search, sort, descending))


def test_that_only_the_days_asked_for_are_listed(filled: Desk) -> None:
    assert len(pages(filled).ids) == 12
    first = pages(filled, whole_year=False, quarter=1)
    assert sorted(numbers(first, list(first.ids))) == [0, 1, 2, 11]
    assert filled.services.activities.pages(filled.moment(4), whole_year=False) is None


def test_that_rows_are_numbered_by_day_whatever_the_order(filled: Desk) -> None:
    found = pages(filled)
    by_day = {row_id: number for number, row_id in enumerate(found.ids, start=1)}
    for place, row_id in enumerate(ordered(found, sort="description", descending=True)):
        row = found.row(row_id, place)
        assert row is not None
        assert row.number == by_day[row_id]


def test_that_a_row_tells_who_changed_it_and_whether_it_counts(filled: Desk) -> None:
    found = pages(filled)
    rows = [found.row(each) for each in found.ids]
    whole = filled.services.activities.list(filled.moment(), whole_year=True).rows
    assert rows == list(whole)
    assert whole[0].changed_by == "Siti Aminah"


def test_that_at_most_so_many_pages_are_held(filled: Desk) -> None:
    found = pages(filled)
    for place, row_id in enumerate(found.ids):
        found.row(row_id, place)
    assert len(found._pages) == 3
    held = next(iter(found._pages.values()))
    assert found.row(next(iter(held))) is next(iter(held.values()))


def test_that_another_order_begins_with_no_pages(filled: Desk) -> None:
    found = pages(filled)
    found.row(found.ids[0], 0)
    ordered(found)
    assert found._pages
    ordered(found, search="rapat")
    assert not found._pages


def test_that_a_row_that_is_filtered_away_is_still_found(filled: Desk) -> None:
    found = pages(filled)
    shown = ordered(found, {"counts": "no"})
    hidden = next(each for each in found.ids if each not in shown)
    row = found.row(hidden)
    assert row is not None
    assert row.activity.id == hidden
    assert found.row("nobody") is None


def test_that_filters_and_words_narrow_the_list(filled: Desk) -> None:
    found = pages(filled)
    assert wanted(found, {"counts": "no"}) == [0, 3, 6, 9]
    assert wanted(found, {"evidence": "sk_camat"}) == [11, 2, 5, 8]
    assert wanted(found, {"evidence": "none"}) == [0, 3, 6, 9]
    assert wanted(found, {"follow_up_date": "yes"}) == [11, 1, 5, 7]
    assert wanted(found, {"follow_up_date": "no"}) == [2, 4, 8, 10]
    assert wanted(found, {"section": filled.section(1)}) == [1, 4, 7, 10]
    assert wanted(found, {"description": "RAPAT 1"}) == [11, 10]
    assert wanted(found, {"date": "/01/2025"}) == [0, 11]
    assert wanted(found, {"counts": "no", "date": "/04/"}) == [3]
    assert wanted(found, {"counts": ""}) == [0, 11, *range(1, 11)]


def test_that_a_search_looks_into_what_cells_show(filled: Desk) -> None:
    found = pages(filled)
    assert wanted(found, search="rapat 07") == [7]
    assert wanted(found, search="03/09/2025") == [8]
    assert wanted(found, search="20/11") == [11, 1, 3, 5, 7, 9]
    assert wanted(found, search="belum ada") == [0, 3, 6, 9]
    assert wanted(found, search="tidak") == [0, 3, 6, 9]
    name = filled.services.settings.sections()[2].short_name
    assert wanted(found, search=name.upper()) == [11, 2, 5, 8]
    assert wanted(found, search="%") == []
    assert wanted(found, search="'; DROP TABLE activity") == []


def test_that_orders_are_turned_round_with_equal_ones_by_day(filled: Desk) -> None:
    found = pages(filled)
    assert wanted(found, sort="description") == list(range(12))
    assert wanted(found, sort="description", descending=True) == list(range(11, -1, -1))
    assert wanted(found, sort="date", descending=True)[:3] == [10, 9, 8]
    assert wanted(found, sort="evidence")[:4] == [0, 3, 6, 9]
    assert wanted(found, sort="counts", descending=True)[-4:] == [0, 3, 6, 9]
    # Those without a follow-up stand last.
    assert wanted(found, sort="follow_up_date") == [11, 1, 3, 5, 7, 9, 0, 2, 4, 6, 8, 10]
    assert wanted(found, sort="unknown") == wanted(found)


def test_that_totals_are_those_of_all_days_as_of_the_moment(filled: Desk) -> None:
    assert pages(filled).totals() == ActivityTotals(12, 8, 4)
    early = filled.moment(4, as_of=date(2025, 11, 1))
    found = filled.services.activities.pages(early, whole_year=True)
    assert found is not None
    assert found.totals() == ActivityTotals(12, 8, 0)


def test_that_the_sections_are_those_to_choose_from(filled: Desk) -> None:
    assert filled.services.activities.sections() == filled.services.settings.sections()

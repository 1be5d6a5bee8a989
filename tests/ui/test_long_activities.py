"""A long list of activities: the database filters and sorts as the columns do, rows come as they are seen."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QObject, Qt, QThreadPool
from pytestqt.qtbot import QtBot

from iku_desktop.domain.cell_marks import CellMarks
from iku_desktop.services import activities as service
from iku_desktop.services import activity_pages
from iku_desktop.services.activity_pages import ActivityPages
from iku_desktop.ui.grid.column import Column
from iku_desktop.ui.grid.model import NEW_ID
from iku_desktop.ui.grid.row_source import ASCENDING, Arrangement, HeldRows
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.activities import ActivitiesPage
from iku_desktop.ui.pages.activity_columns import activity_columns, cell_words
from iku_desktop.ui.pages.long_activities import LongActivities
from tests.services.desk import Desk
from tests.ui.shelf import type_into

DESCENDING = Qt.SortOrder.DescendingOrder
KINDS = ("", "Rapat koordinasi", "SK Camat; Berita Acara", "Rekomendasi", "Dokumen/Laporan")
WORDS = ("Rapat", "Pembinaan", "rapat kerja", "Sosialisasi", "Évaluasi 10%")


@pytest.fixture
def _pages_of_three(monkeypatch: pytest.MonkeyPatch) -> None:
    """A list is long from three rows on, and read three at a time, two pages held."""
    monkeypatch.setattr(service, "MOST_HELD", 2)
    monkeypatch.setattr(activity_pages, "PAGE", 3)
    monkeypatch.setattr(activity_pages, "MOST_PAGES", 2)


@pytest.fixture
def filled(desk: Desk, _pages_of_three: None) -> Desk:
    """Thirty activities of 2025 of every kind there is."""
    sections = desk.services.settings.sections()
    for number in range(30):
        day = date(2025, 1 + number % 11, 1 + number % 27)
        typed: dict[str, object] = {
            "date": day,
            "description": f"{WORDS[number % 5]} {number}",
            "section": sections[number % len(sections)].id,
            "evidence": KINDS[number % 5],
        }
        if number % 4 == 1:
            typed |= {
                "place": f"Balai {number % 7}",
                "note": "Évaluasi" if number % 8 == 1 else "x",
            }
            typed |= {"first_day": date(2025, 1, 1)}
        if number % 5 == 1:
            typed |= {"evidence_numbers": f"{number}/2025"}
        if number % 20 == 2:
            typed |= {"evidence_numbers": f";{number}/BA"}
        if number % 3:
            typed |= {"output": "Selesai", "follow_up_date": date(2025, 11, 20 + number % 8)}
        desk.services.activities.add(typed)  # type: ignore[arg-type]
    return desk


def sources(desk: Desk) -> tuple[HeldRows, LongActivities]:
    held = desk.services.activities.list(desk.moment(), whole_year=True).rows
    desk.services.activities.shelve(desk.moment())
    pages = desk.services.activities.pages(desk.moment(), whole_year=True, words=cell_words())
    assert isinstance(pages, ActivityPages)
    long = LongActivities(pages, QObject(), lambda fault: None)
    return HeldRows({row.activity.id: row for row in held}), long


def arranged(
    held: HeldRows, long: LongActivities, columns: list[Column], each: Arrangement
) -> list[str]:
    """What the columns say is wanted; the database and, where it can, the shelf say the same."""
    expected = list(held.arranged(columns, each, lambda asked, order: None))
    query = long.query(columns, each)
    by_shelf, by_database = long._pages.at_once(query), long._pages.in_time(query)
    assert list(by_database) == expected, each
    assert by_shelf is None or list(by_shelf) == expected, each
    long.show(by_database if by_shelf is None else by_shelf)
    return expected


def every_column(desk: Desk) -> list[Column]:
    return activity_columns(desk.services.settings.sections(), desk.clock.day, "TW IV", CellMarks)


def wanted() -> Iterator[Arrangement]:
    """Every filter with every choice, words that are somewhere, every order both ways."""
    filters = [
        *({"date": text} for text in ("2025", "03/", "11/2025", "x")),
        *({"description": text} for text in ("rapat", "RAPAT KERJA", "10%", "_", "zzz")),
        *({"evidence": kind} for kind in ("none", "sk_camat", "rapat_koordinasi")),
        *({key: choice} for key in ("counts", "follow_up_date") for choice in ("yes", "no")),
        {"counts": "yes", "description": "pembinaan", "follow_up_date": "no"},
        *({"place": text} for text in ("balai", "6", "zzz")),
        *({"output": "sel"}, {"note": "x"}, {"first_day": "01/01"}),
        *({"evidence_numbers": text} for text in ("/2025", "/ba", ";", "zzz")),
    ]
    for each in filters:
        yield Arrangement(each, "", ("date", ASCENDING))
    for word in (
        "rapat",
        "/03/",
        "belum",
        "Belum ada bukti",
        "ya",
        "tidak",
        "–",
        "kes",
        "20/11",
        "zzz",
        "balai 3",
        "/2025",
        "01/01/2025",
        "selesai",
    ):
        yield Arrangement({}, word, ("date", ASCENDING))
    keys = ("date", "description", "section", "evidence", "follow_up_date", "counts", "")
    for key in (*keys, "place", "output", "note", "first_day", "evidence_numbers"):
        for order in (ASCENDING, DESCENDING):
            yield Arrangement({}, "", (key, order))


def test_that_the_database_filters_and_sorts_as_the_columns_do(filled: Desk) -> None:
    held, long = sources(filled)
    columns, sections = every_column(filled), filled.services.settings.sections()
    asked = [*wanted(), *(Arrangement({"section": each.id}) for each in sections)]
    for each in asked:
        arranged(held, long, columns, each)


def test_that_rows_are_the_same_however_they_are_read(filled: Desk) -> None:
    held, long = sources(filled)
    columns = every_column(filled)
    order = arranged(held, long, columns, Arrangement({}, "", ("description", ASCENDING)))
    for place, row_id in enumerate(order):
        assert long.row(row_id, place) == held.row(row_id)
    for row_id in reversed(long.ids):
        assert long.row(row_id) == held.row(row_id)
    arranged(held, long, columns, Arrangement({"counts": "no"}))
    # One that the filter hides is read alone.
    assert long.row(long.ids[-1]) == held.row(long.ids[-1])
    assert long.row("nobody") is None


def test_that_only_few_pages_are_held(filled: Desk) -> None:
    pages = filled.services.activities.pages(filled.moment(), whole_year=True)
    assert pages is not None
    for place, row_id in enumerate(pages.ids):
        pages.row(row_id, place)
    assert len(pages._pages) == 2


def test_that_totals_are_those_of_the_whole_list(filled: Desk) -> None:
    found = filled.services.activities.list(filled.moment(), whole_year=True)
    filled.services.activities.shelve(filled.moment())
    pages = filled.services.activities.pages(filled.moment(), whole_year=True)
    assert pages is not None
    totals = pages.totals()
    assert (totals.total, totals.counted, totals.followed_up) == (
        *(len(found.rows), found.counted),
        found.followed_up,
    )


def test_that_a_short_list_is_held_whole(desk: Desk) -> None:
    desk.activity()
    assert desk.services.activities.pages(desk.moment()) is None


@pytest.fixture
def page(filled: Desk, context: PageContext, qtbot: QtBot) -> ActivitiesPage:
    made = ActivitiesPage(context)
    qtbot.addWidget(made)
    context.data_changed.connect(lambda: made.show_moment(context.moment))
    made.resize(1366, 581)
    made.year_button.setChecked(True)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    settled(made, qtbot)
    return made


def settled(page: ActivitiesPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page._totals is not None)
    QThreadPool.globalInstance().waitForDone()


def test_that_the_page_shows_rows_first_and_sums_up_after(
    page: ActivitiesPage, filled: Desk
) -> None:
    assert page.grid.model.shown_count == 30
    assert page.grid.footer.cells[0].text == "30"
    assert page.figure.formula_text.startswith("IKU 1 = ")
    assert page.panel.isVisible()


def test_that_a_cell_of_a_long_list_is_typed_and_undone(
    page: ActivitiesPage, filled: Desk, qtbot: QtBot
) -> None:
    row_id = page.grid.model.id_at(20)
    type_into(page.grid, row_id, "description", "Diubah")
    settled(page, qtbot)
    assert page.grid.place[0] == page.grid.model.id_at(21)
    row = page.grid.model.row_by_id(row_id)
    assert row is not None
    assert row.activity.description == "Diubah"


def test_that_a_long_list_is_filtered_in_the_window(page: ActivitiesPage, qtbot: QtBot) -> None:
    page.grid.header.choose_filter("counts", "no")
    assert page.grid.model.shown_count == 6
    assert page.grid.footer.cells[1].text == "kegiatan dalam tahun 2025, tampil 6"
    page.grid.header.clear_filters()
    page.search.setText("sosial")
    assert page.grid.model.shown_count == 6
    assert page.grid.model.id_at(6) == NEW_ID
    page.search.clear()
    assert page.grid.model.shown_count == 30


def test_that_a_word_is_not_looked_for_in_columns_that_are_hidden(filled: Desk) -> None:
    held, long = sources(filled)
    every = every_column(filled)
    seen = [column for column in every if not column.is_optional]
    word = Arrangement({}, "balai 3")
    assert arranged(held, long, seen, word) == []
    assert arranged(held, long, every, word) != []

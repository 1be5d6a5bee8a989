"""Rows that are plainly right are read quickly, and just as the form of an activity reads them."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.office import Section
from iku_desktop.domain.problems import Refused
from iku_desktop.exchange.layout import Cell
from iku_desktop.paths import OfficePaths
from iku_desktop.services import quick_activities
from iku_desktop.services.activity_entry import ActivityEntry
from iku_desktop.services.quick_activities import QuickActivities
from iku_desktop.storage.store import Store
from tests.services.desk import Desk
from tests.workbooks import ACTIVITY_HEAD, a_workbook

TODAY = date(2025, 10, 1)
SECTIONS = (
    Section("s1", "PEM", "Seksi Pemerintahan", "Pemerintahan"),
    Section("s2", "EKB", "Seksi Ekonomi dan Pembangunan", "Ekonomi"),
)
WORDS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.sampled_from(["Rapat\n2", "x" * 600, "\u202eabc", " dua  kata ", "\u00a0"]),
)
ODD: st.SearchStrategy[Cell] = WORDS | st.sampled_from([1, date(2025, 3, 1)])
DAYS: st.SearchStrategy[Cell] = st.one_of(
    st.dates(date(2025, 8, 1), date(2025, 11, 1)),
    st.sampled_from(["3/9/2025", "31/09/2025", None, "", 7]),
)
ROWS = st.fixed_dictionaries(
    {
        "date": DAYS,
        "description": ODD,
        "section": st.sampled_from(
            ["Seksi Pemerintahan", "ekb", "s1", "Pemerintahan", "Lain", None]
        ),
    },
    optional={
        "place": ODD,
        "evidence": st.sampled_from(
            [None, "Rapat koordinasi", "rapat koordinasi; SK Camat", "SK Camat; SK Camat", "Foto"]
        ),
        "evidence_numbers": st.sampled_from([None, "1", "1; 2", ";2", "1;1;1", "x" * 101]),
        "output": ODD,
        "follow_up_date": DAYS,
        "note": ODD,
    },
)


def by_the_form(cells: dict[str, Cell]) -> Activity | None:
    try:
        return ActivityEntry(SECTIONS, TODAY).activity(None, cells)
    except Refused:
        return None


@given(st.lists(ROWS, min_size=1, max_size=6))
def test_that_what_is_read_quickly_is_what_the_form_reads(rows: list[dict[str, Cell]]) -> None:
    quick = QuickActivities(ActivityEntry(SECTIONS, TODAY), TODAY)
    for cells in rows * 2:
        expected = by_the_form(cells)
        # Numbers are left to the form, right or wrong: 1 and True would be the same word.
        assert quick.made(cells) == (
            None if 1 in cells.values() or 7 in cells.values() else expected
        )


def test_that_a_column_keeps_only_so_many_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_activities, "MOST_KEPT", 3)
    quick = QuickActivities(ActivityEntry(SECTIONS, TODAY), TODAY)
    for number in range(9):
        cells: dict[str, Cell] = {"date": date(2025, 9, 1), "description": f"Rapat {number}"}
        made = quick.made({**cells, "section": "PEM"})
        assert made is not None
        assert (made.description, made.section_id) == (f"Rapat {number}", "s1")
    assert len(quick._columns["description"]) == 3


def rows_of(chance: random.Random, count: int) -> list[list[object]]:
    """Rows as clerks type them: dates as dates or text, kinds and sections in several spellings."""
    found: list[list[object]] = []
    for number in range(count):
        day = date(2025, chance.randint(1, 9), chance.randint(1, 28))
        spelled = chance.choice([day, f"{day.day}/{day.month}/{day.year}", day.isoformat()])
        kinds = chance.choice(
            [None, "Rapat koordinasi", "sk camat; Rapat Koordinasi", "Rekomendasi"]
        )
        numbers = chance.choice([None, f"00{number}/2025"]) if kinds else None
        section = chance.choice(
            ["Seksi Pemerintahan", "seksi pemerintahan", " Seksi  Pemerintahan"]
        )
        output = chance.choice([None, "Selesai", "Dua\nbaris"])
        later = chance.choice([None, day])
        row: list[object] = [
            None,
            spelled,
            f" Rapat ke-{number}",
            section,
            chance.choice(["Aula", None]),
        ]
        found.append([*row, kinds, numbers, output, later, chance.choice([None, "catatan"])])
    return found


def typed_of(row: list[object]) -> dict[str, object]:
    """The row as somebody types it into the form, empty cells left alone."""
    names = ("date", "description", "section", "place", "evidence", "evidence_numbers", "output")
    typed = dict(zip((*names, "follow_up_date", "note"), row[1:], strict=True))
    return {name: value for name, value in typed.items() if value is not None}


def content(desk: Desk) -> list[Activity]:
    with desk.store.read() as reader:
        stood = [replace(each, id="") for each in reader.activities(date.min, date.max)]
    return sorted(stood, key=lambda each: (each.day, each.description))


def trail(desk: Desk) -> list[tuple[str, str, str]]:
    """What the trail tells of the rows, without the ids that every row gets anew."""
    with desk.store.read() as reader:
        entries = reader.audit_between(0, reader.change_counter())
        ids = {each.row_id for each in entries} | {each.id for each in reader.sections()}
    told = []
    for each in entries:
        new = each.new or ""
        for row_id in ids:
            new = new.replace(row_id, "id")
        if each.table_name in ("activity", "evidence"):
            told.append((each.table_name, str(each.action), new))
    return sorted(told)


@pytest.fixture
def other(blank_office: Path, tmp_path: Path) -> Iterator[Desk]:
    """The same office on another PC."""
    folder = tmp_path / "lain"
    shutil.copytree(blank_office, folder)
    store = Store.open(OfficePaths(folder))
    yield Desk(store)
    store.close()


@pytest.mark.parametrize("seed", range(3))
def test_that_an_import_leaves_what_entering_row_by_row_leaves(
    desk: Desk, other: Desk, tmp_path: Path, seed: int
) -> None:
    rows = rows_of(random.Random(seed), 25)
    path = tmp_path / "kegiatan.xlsx"
    path.write_bytes(a_workbook({"Kegiatan": [ACTIVITY_HEAD, *rows]}))
    outcome = desk.services.workbook.import_file(path)
    assert (outcome.new, outcome.refused) == (25, ())
    for row in rows:
        other.services.activities.add(typed_of(row))  # type: ignore[arg-type]
    assert content(desk) == content(other)
    assert trail(desk) == trail(other)
    assert desk.store.check() == () == other.store.check()

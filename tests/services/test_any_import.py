"""Whatever stands in the cells: a check says what the import then does, and a second import does nothing."""

import random
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import pytest

from iku_desktop.domain.import_models import RowKind
from iku_desktop.domain.outcomes import ImportOutcome
from iku_desktop.presentation.words import row_problem_text
from tests.services.desk import VILLAGES, Desk
from tests.workbooks import ACTIVITY_HEAD, DOCUMENT_HEAD, TARGET_HEAD, Rows, a_workbook

CODES = [f"35.08.20.{2001 + number}" for number in range(len(VILLAGES))]
ODD: tuple[object, ...] = (
    *(None, "", "  ", "=1+1", "-", "31/02/2025", "\u202eabc", "x" * 3_000, 1e300, -1, 0, True),
    *(datetime(2025, 3, 1, 12), date(1900, 1, 1), "😀", "<b>&", "_x0041_", "35.09.01.2001"),  # noqa: DTZ001
)


def documents(chance: random.Random, odd: float) -> Rows:
    yield DOCUMENT_HEAD
    for code in chance.sample(CODES, 6):
        kind = chance.choice(["RKPDesa", "apbdes", "LPPD"])
        year = {"LPPD": 2024}.get(kind, 2026)
        day = date(2025, 3, 3) if kind == "LPPD" else date(2025, 9, chance.randint(1, 28))
        row = [code, kind, year, f"{chance.randint(1, 99)}/2025", day, chance.choice([None, "BPD"])]
        yield spoiled(row, chance, odd)


def activities(chance: random.Random, odd: float) -> Rows:
    yield ACTIVITY_HEAD
    for number in range(8):
        day = date(2025, chance.randint(1, 10), chance.randint(1, 28))
        row: list[object] = [None, day, f"Rapat {number}", "Seksi Pemerintahan", "Aula"]
        row += ["Rapat koordinasi; SK Camat", "1; 2", "Selesai", day, None]
        yield spoiled(row, chance, odd)


def targets(chance: random.Random, odd: float) -> Rows:
    yield TARGET_HEAD
    for code in ("IKU-1", "IKU-2"):
        yield spoiled([code, 2025, *(chance.randint(1, 100) for _ in range(5))], chance, odd)


def spoiled(row: list[object], chance: random.Random, odd: float) -> list[object]:
    return [chance.choice(ODD) if chance.random() < odd else value for value in row]


def a_file(path: Path, seed: int, odd: float) -> Path:
    chance = random.Random(seed)
    sheets: Mapping[str, Rows] = {
        "Dokumen Desa": list(documents(chance, odd)),
        "Kegiatan": list(activities(chance, odd)),
        "Target": list(targets(chance, odd)),
    }
    path.write_bytes(a_workbook(sheets))
    return path


def counts(outcome: ImportOutcome) -> tuple[int, int, int]:
    return outcome.new, outcome.changed, outcome.unchanged


@pytest.mark.parametrize("seed", range(6))
def test_that_a_check_says_what_the_import_does(desk: Desk, tmp_path: Path, seed: int) -> None:
    for step in range(2):
        path = a_file(tmp_path / f"{step}.xlsx", seed * 10 + step, odd=0)
        checked = desk.services.workbook.check(path)
        assert [row_problem_text(each) for each in checked.refused] == []
        assert checked.preview is not None
        by_kind = tuple(checked.preview.counts.get(kind, 0) for kind in RowKind)
        assert by_kind == counts(checked)
        imported = desk.services.workbook.import_file(path)
        assert counts(imported) == counts(checked)
        before = desk.counter()
        again = desk.services.workbook.import_file(path)
        assert counts(again) == (0, 0, sum(counts(checked)))
        assert desk.counter() == before


@pytest.mark.parametrize("seed", range(6))
def test_that_odd_cells_are_refused_in_words_with_nothing_changed(
    desk: Desk, tmp_path: Path, seed: int
) -> None:
    path, target = a_file(tmp_path / "a.xlsx", seed, odd=0.2), tmp_path / "ditolak.xlsx"
    workbook, before = desk.services.workbook, desk.counter()
    checked = workbook.check(path)
    assert checked.refused
    assert all(map(row_problem_text, checked.refused))
    assert checked.preview is not None
    refused = {(each.sheet, each.row) for each in checked.refused}
    listed = {(each.sheet, each.row) for each in checked.preview.lines}
    assert not refused & listed
    assert workbook.import_file(path).refused == checked.refused
    assert desk.counter() == before
    workbook.save_refused(target, checked.refused, path)
    assert target.read_bytes().startswith(b"PK")


def test_that_old_and_new_of_a_change_are_what_is_stored_before_and_after(
    desk: Desk, tmp_path: Path
) -> None:
    workbook = desk.services.workbook
    workbook.import_file(a_file(tmp_path / "a.xlsx", 1, odd=0))
    exported = tmp_path / "b.xlsx"
    workbook.export(exported)
    second = a_file(tmp_path / "c.xlsx", 2, odd=0)
    forth = workbook.check(second).preview
    workbook.import_file(second)
    back = workbook.check(exported).preview
    assert forth is not None
    assert back is not None

    def changes(lines: object, turned: bool) -> set[tuple[str, ...]]:
        return {
            (line.name, each.column, *((each.new, each.old) if turned else (each.old, each.new)))
            for line in lines  # type: ignore[attr-defined]
            if line.kind is RowKind.CHANGED and line.sheet != "Kegiatan"
            for each in line.cells
        }

    assert changes(forth.lines, turned=False)
    assert changes(forth.lines, turned=False) == changes(back.lines, turned=True)

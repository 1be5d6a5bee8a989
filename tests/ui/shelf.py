"""A small table for tests of the grid: jars on a shelf, with a service that accepts and refuses."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from iku_desktop.domain.blocks import RefusedCell, judged, refuse_cells
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.steps import StepName
from iku_desktop.domain.typed_input import Typed, read_date, read_text
from iku_desktop.presentation.dates import show_short
from iku_desktop.ui.grid.block import Rows
from iku_desktop.ui.grid.column import (
    CellLook,
    ChoiceFilter,
    Column,
    DayMeaning,
    Entry,
    EntryKind,
    Group,
    NewRow,
    TextFilter,
)
from iku_desktop.ui.grid.editor import CellEditor
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.grid.pending import PendingCell, PendingRow
from iku_desktop.ui.page_context import PageContext

AT = datetime.fromisoformat("2025-12-01T10:24")
COLORS = ("merah", "kuning", "hijau tua")


@dataclass(frozen=True)
class Jar:
    id: str
    name: str
    filled: date | None = None
    color: str = ""
    amount: int = 0


@dataclass
class Shelf:
    """The rows, what was written, and a grid over them."""

    context: PageContext
    rows: list[Jar] = field(default_factory=list)
    written: list[tuple[str, str, str]] = field(default_factory=list)
    judged: list[date] = field(default_factory=list)
    steps: list[StepName] = field(default_factory=list)
    oddities: tuple[Problem, ...] = ()
    checks: int = 0

    def __post_init__(self) -> None:
        self.grid = Grid(self.context, "Rak", lambda row: row.id, lambda row: row.name)
        self.grid.write = self.write
        self.grid.add = self.add
        self.grid.block.desk = self
        self.context.data_changed.connect(lambda: self.grid.set_rows(self.rows))

    def columns(self, wide: bool = False) -> list[Column]:
        width = 400 if wide else 100
        return [
            Column(
                "name",
                "Nama",
                lambda row: row.name,
                120,
                stretch=1,
                entry=Entry(lambda row: row.name, can=lambda row: row.name != "terkunci"),
                group="jar",
                tally=lambda row: ("stoples", 1),
                placeholder="stoples baru",
            ),
            Column(
                "filled",
                "Diisi",
                lambda row: show_short(row.filled),
                width,
                sort=lambda row: row.filled,
                entry=Entry(lambda row: show_short(row.filled), EntryKind.DATE, judge=self.judge),
                filter=TextFilter("Tanggal"),
                group="content",
                tally=lambda row: ("tanggal", int(row.filled is not None)),
            ),
            Column(
                "color",
                "Warna",
                lambda row: row.color,
                width,
                look=lambda row: CellLook("circle-check", "ok", hint="sudah dicat"),
                entry=Entry(lambda row: row.color, EntryKind.CHOICE, choices=COLORS),
                filter=ChoiceFilter(
                    "Semua",
                    tuple((each, each.title()) for each in COLORS),
                    lambda row, wanted: row.color == wanted,
                ),
                group="content",
            ),
            Column(
                "amount",
                "Isi",
                lambda row: str(row.amount),
                width,
                sort=lambda row: row.amount,
                filter=None,
                group="content",
                right=True,
                number=lambda row: row.amount,
            ),
        ]

    def judge(self, row: Jar | None, day: date) -> DayMeaning:
        self.judged.append(day)
        if day > self.context.moment.today:
            return DayMeaning("belum tiba", "circle-x", "miss", possible=False)
        return DayMeaning(f"diisi {day.day}", "circle-check", "ok")

    def show(self, qtbot: QtBot, *rows: Jar, wide: bool = False, new_row: bool = True) -> Grid:
        self.rows = list(rows)
        groups = [Group("jar", "Stoples", "di rak"), Group("content", "Isi", "semua")]
        empty = NewRow(("name", "filled"), "stoples baru") if new_row else None
        self.grid.set_columns(self.columns(wide), groups, frozen=1, new_row=empty)
        self.grid.set_rows(self.rows)
        self.grid.resize(620, 300)
        qtbot.addWidget(self.grid)
        self.grid.show()
        qtbot.waitExposed(self.grid)
        self.grid.activateWindow()
        self.grid.table.setFocus()
        return self.grid

    def check_block(self, typed: Rows) -> tuple[RefusedCell, ...]:
        self.checks += 1
        made, refused = judged(typed, self._changed, lambda key: key.startswith("+"))
        del made
        return tuple(refused)

    def enter_block(self, typed: Rows, name: StepName) -> Saved:
        made, refused = judged(typed, self._changed, lambda key: key.startswith("+"))
        refuse_cells(refused)
        self.steps.append(name)
        self.written += [
            (row, key, text) for row, fields in typed.items() for key, text in fields.items()
        ]
        self.rows = [made.pop(row.id, row) for row in self.rows]
        new = [
            replace(jar, id=f"j{len(self.rows) + at}") for at, jar in enumerate(made.values(), 1)
        ]
        self.rows += new
        return Saved(AT, new[0].id if new else "", self.oddities)

    def _changed(self, row_id: str, typed: Mapping[str, Typed]) -> Jar:
        stored = next((row for row in self.rows if row.id == row_id), Jar(row_id, ""))
        problems = []
        values: dict[str, object] = {}
        for key, text in typed.items():
            try:
                values[key] = self._value(key, str(text or ""))
            except Refused as refused:
                problems += refused.problems
        if row_id.startswith("+") and "name" not in typed:
            problems.append(Problem("needed", "name"))
        if problems:
            raise Refused(problems)
        return replace(stored, **values)

    def _value(self, key: str, text: str) -> object:
        if key == "filled":
            return read_date(text, "filled")
        if key == "color" and text not in ("", *COLORS):
            raise Refused(Problem("unknown_choice", "color", {"typed": text}))
        return read_text(text, key, 20)

    def write(self, pending: PendingCell) -> None:
        pending.settle(self.context.attempt(lambda: self._save(pending), pending.refuse))

    def _save(self, pending: PendingCell) -> Saved:
        value = self._value(pending.key, pending.typed)
        self.written.append((pending.row_id, pending.key, pending.typed))
        self.rows = [
            replace(row, **{pending.key: value}) if row.id == pending.row_id else row
            for row in self.rows
        ]
        return Saved(AT, pending.row_id)

    def add(self, pending: PendingRow) -> str:
        saved = self.context.attempt(lambda: self._make(pending), pending.refuse)
        return saved.id if pending.settle(saved) and saved is not None else ""

    def _make(self, pending: PendingRow) -> Saved:
        name = pending.typed["name"]
        if any(row.name == name for row in self.rows):
            raise Refused(Problem("duplicate", "name"))
        made = Jar(f"j{len(self.rows) + 1}", name, read_date(pending.typed["filled"], "filled"))
        self.rows = [*self.rows, made]
        return Saved(AT, made.id)


def names(grid: Grid) -> list[str]:
    """The rows as shown, by their name."""
    return [grid.model.row_at(row).name for row in range(grid.model.shown_count)]


def editor_of(grid: Grid) -> CellEditor:
    """The open editor."""
    assert grid.table.editor is not None
    return grid.table.editor


def type_into(
    grid: Grid, row_id: str, key: str, text: str, end: Qt.Key = Qt.Key.Key_Return
) -> None:
    """Go to a cell, type with the keyboard alone, end the entry."""
    grid.go_to(row_id, key)
    QTest.keyClick(grid.table, text[0])
    QTest.keyClicks(editor_of(grid), text[1:])
    QTest.keyClick(editor_of(grid), end)


def shown(grid: Grid, row_id: str, key: str) -> str:
    """The words of a cell."""
    return grid.model.cell(grid.model.index_of(row_id, key)).text

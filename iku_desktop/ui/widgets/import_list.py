"""The rows of a workbook before they are imported: a chip per kind with its count, and those rows below."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from iku_desktop.domain.import_models import RowChange, RowKind
from iku_desktop.domain.outcomes import ImportOutcome
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.grid.column import SOFT, CellLook, Column, TextFilter
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.flow_layout import FlowLayout

REFUSED = "refused"
LOOKS = {
    REFUSED: ("circle-x", "miss"),
    RowKind.NEW.value: ("plus", "ok"),
    RowKind.CHANGED.value: ("pencil", "accent"),
    RowKind.UNCHANGED.value: ("check", "wait"),
}
# Which columns the rows of a kind show: key, width, share of the spare room.
SHEET, ROW, NAME = ("sheet", 128, 0), ("row", 58, 0), ("name", 220, 3)
COLUMN = ("column", 150, 1)
SHOWN = {
    REFUSED: (SHEET, ROW, COLUMN, ("value", 140, 2), ("reason", 380, 5)),
    RowKind.NEW.value: (SHEET, ROW, NAME, ("brings", 420, 6)),
    RowKind.CHANGED.value: (SHEET, ROW, NAME, COLUMN, ("old", 180, 2), ("new", 180, 2)),
    RowKind.UNCHANGED.value: (SHEET, ROW, NAME),
}


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line of the list: its cells by column, and the number of the row for sorting."""

    id: str
    number: int
    cells: dict[str, str]


class ImportList(QWidget):
    """Shows one kind of rows at a time, the most urgent first."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._lines: dict[str, list[ListLine]] = {}
        self._counts: dict[str, int] = {}
        self._listed: dict[str, int] = {}
        self.shown = ""
        self.chips: dict[str, IconButton] = {}
        self._group = QButtonGroup(self)
        self._chip_row = QWidget()
        flow = FlowLayout(self._chip_row)
        for kind, (icon, token) in LOOKS.items():
            chip = IconButton(context.theme, icon, "", "chip", token)
            chip.setCheckable(True)
            set_mark(chip, "status", token)
            chip.clicked.connect(self._chooser(kind))
            self._group.addButton(chip)
            flow.addWidget(chip)
            self.chips[kind] = chip
        self.grid = Grid(context, t("importing.list"), lambda line: line.id, lambda line: line.id)
        self.detail = label("", "text2", wraps=True)
        self.more = label("", "hint")
        self.grid.current_changed.connect(lambda row_id, _key: self._show_detail(row_id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._chip_row)
        column.addWidget(self.grid, 1)
        column.addWidget(self.detail)
        column.addWidget(self.more)

    def _chooser(self, kind: str) -> Callable[[], None]:
        return lambda: self.choose(kind)

    def show_outcome(self, outcome: ImportOutcome) -> None:
        """Show what a check found."""
        lines = outcome.preview.lines if outcome.preview else ()
        self._lines = {REFUSED: list(_refused_lines(outcome))}
        self._counts = {REFUSED: len(outcome.refused)}
        counts = outcome.preview.counts if outcome.preview else {}
        for kind in RowKind:
            self._lines[kind.value] = list(_lines(lines, kind))
            self._counts[kind.value] = counts.get(kind, 0)
        for key, chip in self.chips.items():
            chip.setText(t(f"importing.chip.{key}", count=self._counts[key]))
            chip.setVisible(bool(self._counts[key]) or key != REFUSED)
            chip.setEnabled(bool(self._counts[key]))
        self._listed = {kind.value: sum(each.kind is kind for each in lines) for kind in RowKind}
        self._listed[REFUSED] = len(outcome.refused)
        self.choose(next((each for each in LOOKS if self._counts[each]), RowKind.UNCHANGED.value))

    def choose(self, kind: str) -> None:
        """Show the rows of one kind."""
        self.shown = kind
        self.chips[kind].setChecked(True)
        self.grid.set_columns([_column(*each) for each in SHOWN[kind]])
        self.grid.set_rows(self._lines[kind])
        self.grid.go_to_first()
        self._show_detail(self.grid.place[0])
        listed, count = self._listed[kind], self._counts[kind]
        self.more.setText(t("importing.first_of", count=listed) if listed < count else "")
        self.more.setVisible(listed < count)

    def _show_detail(self, row_id: str) -> None:
        """Say in full what a narrow cell of the chosen line may cut."""
        line: ListLine | None = self.grid.model.row_by_id(row_id) if row_id else None
        cells = line.cells if line is not None else {}
        long = (cells.get(key, "") for key in ("reason", "brings"))
        self.detail.setText(" ".join(filter(None, long)) or _from_to(cells))


def _from_to(cells: Mapping[str, str]) -> str:
    if "old" not in cells:
        return ""
    values = {key: cells[key] for key in ("column", "old", "new")}
    return t("importing.from_to", **values)


def _column(key: str, width: int, stretch: int) -> Column:
    title = t(f"importing.column.{key}")

    def text(line: ListLine) -> str:
        return line.cells.get(key, "")

    def look(line: ListLine) -> CellLook:
        return SOFT if key in ("sheet", "row", "old") else CellLook()

    order = (lambda line: line.number) if key == "row" else None
    return Column(
        key,
        title,
        text,
        width,
        stretch,
        sort=order,
        look=look,
        filter=TextFilter(title),
        right=key == "row",
    )


def _refused_lines(outcome: ImportOutcome) -> Iterable[ListLine]:
    for number, each in enumerate(outcome.refused):
        cells = {
            "sheet": each.sheet,
            "row": str(each.row or ""),
            "column": each.column,
            "value": each.value,
            "reason": problem_text(each.problem),
        }
        yield ListLine(str(number), each.row, cells)


def _lines(lines: Sequence[RowChange], kind: RowKind) -> Iterable[ListLine]:
    """A line a row, of changed rows a line for every cell."""
    for line in lines:
        if line.kind is not kind:
            continue
        cells = {"sheet": line.sheet, "row": str(line.row), "name": line.name}
        row_id = f"{line.sheet}/{line.row}"
        if kind is not RowKind.CHANGED:
            brings = " · ".join(
                t("importing.brings", column=each.column, new=each.new) for each in line.cells
            )
            yield ListLine(row_id, line.row, cells | {"brings": brings})
            continue
        for each in line.cells:
            change = {"column": each.column, "old": _shown(each.old), "new": _shown(each.new)}
            yield ListLine(f"{row_id}/{each.column}", line.row, cells | change)


def _shown(text: str) -> str:
    return text or t("importing.empty_cell")

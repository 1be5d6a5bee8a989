"""The rows behind a figure as a table model: its columns, order and filter."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QIcon

from iku_desktop.domain.documents import DocumentStatus, StatusOnDate
from iku_desktop.domain.read_models import FactLine
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.numbers import NO_VALUE
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import status_text
from iku_desktop.ui.icons import icon
from iku_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
# The statuses in the order of urgency, each with its icon and colour token.
LOOKS: dict[str, tuple[str, str]] = {
    "missing": ("circle-x", "miss"),
    "uncounted": ("circle-x", "miss"),
    "late": ("clock-alert", "late"),
    "follow_up_open": ("clock-alert", "late"),
    "waiting": ("circle-dashed", "wait"),
    "on_time": ("circle-check", "ok"),
    "followed_up": ("circle-check", "ok"),
}
CHIPS = (
    *("on_time", "late", "missing", "waiting"),
    *("followed_up", "follow_up_open", "uncounted"),
)
URGENCY = {status: place for place, status in enumerate(LOOKS)}


@dataclass(frozen=True, slots=True)
class FactColumn:
    """One column: its title's key, what a cell shows, what it is sorted by, its share of the width."""

    key: str
    text: Callable[[FactLine], str]
    sort: Callable[[FactLine], object]
    stretch: int = 1
    figure: bool = False


def line_status(line: FactLine) -> str:
    """The status in words: of a document with its days, of an activity plainly."""
    if line.village_id:
        return status_text(StatusOnDate(DocumentStatus(line.status), line.days))
    return t(f"indicators.status.{line.status}")


def _urgency(line: FactLine) -> object:
    return (URGENCY[line.status], -line.days)


def _adds(line: FactLine) -> object:
    return line.adds


DOCUMENT_COLUMNS = (
    FactColumn("village", lambda line: line.subject, lambda line: line.subject.casefold(), 3),
    FactColumn("document", lambda line: line.item, lambda line: line.item, 3),
    FactColumn("due", lambda line: show_short(line.due), lambda line: str(line.due or ""), 2),
    FactColumn(
        "dated",
        lambda line: show_short(line.dated) or NO_VALUE,
        lambda line: str(line.dated or ""),
        2,
    ),
    FactColumn("status", line_status, _urgency, 4),
    FactColumn("adds", lambda line: str(line.adds), _adds, 2, figure=True),
)
ACTIVITY_COLUMNS = (
    FactColumn("day", lambda line: show_short(line.dated), lambda line: str(line.dated or ""), 0),
    FactColumn("activity", lambda line: line.subject, lambda line: line.subject.casefold(), 1),
    FactColumn("section", lambda line: line.item, lambda line: line.item.casefold(), 0),
    FactColumn("status", line_status, _urgency, 0),
    FactColumn("adds", lambda line: str(line.adds), _adds, 0, figure=True),
)


class FactModel(QAbstractTableModel):
    """Shows the lines that a filter lets through, sorted by one column."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._all: tuple[FactLine, ...] = ()
        self._keep: Callable[[FactLine], bool] = lambda _line: True
        self._sorted_by = (0, Qt.SortOrder.AscendingOrder)
        self.columns: Sequence[FactColumn] = DOCUMENT_COLUMNS
        self.lines: list[FactLine] = []

    def show_lines(self, lines: Iterable[FactLine]) -> None:
        """Show other lines, the most urgent first; documents and activities have columns of their own."""
        self.beginResetModel()
        self._all = tuple(lines)
        activities = bool(self._all) and bool(self._all[0].activity_id)
        self.columns = ACTIVITY_COLUMNS if activities else DOCUMENT_COLUMNS
        self._sorted_by = (self._place_of("status"), Qt.SortOrder.AscendingOrder)
        self._arrange()
        self.endResetModel()

    def keep(self, keep: Callable[[FactLine], bool]) -> None:
        """Show only the lines that a filter lets through."""
        self.beginResetModel()
        self._keep = keep
        self._arrange()
        self.endResetModel()

    @property
    def sorted_by(self) -> tuple[int, Qt.SortOrder]:
        """The column and direction of the order."""
        return self._sorted_by

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal rows keep their order."""
        if not 0 <= column < len(self.columns):
            return
        self.layoutAboutToBeChanged.emit()
        self._sorted_by = (column, order)
        self._arrange()
        self.layoutChanged.emit()

    def _arrange(self) -> None:
        column, order = self._sorted_by
        key: Callable[[FactLine], object] = self.columns[column].sort
        self.lines = sorted(
            filter(self._keep, self._all),
            key=key,  # type: ignore[arg-type]
            reverse=order is Qt.SortOrder.DescendingOrder,
        )

    def rowCount(self, parent: Index = ROOT) -> int:
        """The lines shown."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = ROOT) -> int:
        """The columns of documents or of activities."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The columns' titles."""
        if orientation is Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return t(f"indicators.column.{self.columns[section].key}")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell's words, and how they look."""
        line, column = self.lines[index.row()], self.columns[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.text(line)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignment(index.column())
        if role == Qt.ItemDataRole.FontRole:
            return self._font(column, line)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._theme.color(self._token(column, line))
        if role == Qt.ItemDataRole.DecorationRole and column.key == "status":
            return self._icon(line)
        return None

    def _place_of(self, key: str) -> int:
        return [column.key for column in self.columns].index(key)

    def _icon(self, line: FactLine) -> QIcon:
        name, token = LOOKS[line.status]
        return icon(name, token, self._theme)

    def _token(self, column: FactColumn, line: FactLine) -> str:
        if column.key == "status":
            return LOOKS[line.status][1]
        if column.key == "adds":
            return "text" if line.adds else "text2"
        return "text2" if column.key == "due" else "text"

    def _font(self, column: FactColumn, line: FactLine) -> QFont | None:
        pressing = column.key == "status" and not line.adds and line.status != "waiting"
        bold = column is self.columns[0] or pressing or (column.key == "adds" and line.adds)
        if not bold:
            return None
        font = QFont()
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _alignment(self, column: int) -> Qt.AlignmentFlag:
        side = (
            Qt.AlignmentFlag.AlignRight
            if self.columns[column].figure
            else Qt.AlignmentFlag.AlignLeft
        )
        return side | Qt.AlignmentFlag.AlignVCenter

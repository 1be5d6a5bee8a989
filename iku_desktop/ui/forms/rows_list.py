"""A list of two-line rows (title and detail) under headings, chosen with mouse or arrow keys."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from iku_desktop.ui.icons import icon
from iku_desktop.ui.theme import Theme

ID, DETAIL, ICON, HEADING = (Qt.ItemDataRole.UserRole + offset for offset in range(4))
Index = QModelIndex | QPersistentModelIndex
PAD, ICON_SIZE, WIDEST = 12, 16, 13


@dataclass(frozen=True, slots=True)
class ListedRow:
    """One row: what it is chosen by, its title, the smaller line below, and an icon's name."""

    id: str
    title: str
    detail: str = ""
    icon: str = ""
    heading: bool = False


class RowsList(QListWidget):
    """Two-line rows; `row_chosen` tells the id when the clerk (or `choose`) moves to another row."""

    row_chosen = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(name)
        self.setItemDelegate(_TwoLines(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(False)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.currentItemChanged.connect(self._moved)

    def show_rows(self, rows: Iterable[ListedRow], chosen: str = "") -> None:
        """Show rows and choose one by its id, or the one chosen before, or the first."""
        wanted = chosen or self.chosen
        with QSignalBlocker(self):
            self.clear()
            for row in rows:
                self.addItem(_item(row))
            self.choose(wanted)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Wide enough for its titles, up to WIDEST ems; longer ones end in an ellipsis and a tip."""
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        titles = [self.item(row).text() for row in range(self.count())]
        longest = max((metrics.horizontalAdvance(title) for title in titles), default=0)
        room = 2 * PAD + self._theme.px(ICON_SIZE) + 20
        return QSize(min(longest + room, WIDEST * metrics.height()), 6 * metrics.height())

    @property
    def chosen(self) -> str:
        """The id of the chosen row, "" for none."""
        item = self.currentItem()
        return str(item.data(ID)) if item is not None else ""

    def choose(self, row_id: str) -> None:
        """Choose a row by its id; one that is not there chooses the first."""
        items = [self.item(number) for number in range(self.count())]
        rows = [item for item in items if not item.data(HEADING)]
        found = [item for item in rows if item.data(ID) == row_id] or rows[:1]
        if found:
            self.setCurrentItem(found[0])
        else:
            self.leave()

    def leave(self) -> None:
        """Choose no row."""
        self.setCurrentRow(-1)

    def _moved(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.row_chosen.emit(str(item.data(ID)))


def _item(row: ListedRow) -> QListWidgetItem:
    item = QListWidgetItem(row.title)
    item.setData(ID, row.id)
    item.setData(DETAIL, row.detail)
    item.setData(ICON, row.icon)
    item.setData(HEADING, row.heading)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.title}, {row.detail}")
    item.setToolTip(f"{row.title}\n{row.detail}".strip())
    if row.heading:
        item.setFlags(Qt.ItemFlag.NoItemFlags)
    return item


class _TwoLines(QStyledItemDelegate):
    """Paints a row: title, detail below it, an icon before both; headings small and grey."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line and a half for headings, two lines for rows with a detail."""
        line = option.fontMetrics.height()
        if index.data(HEADING):
            return QSize(80, line + 16)
        return QSize(80, line * (2 if index.data(DETAIL) else 1) + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row inside its box; words too long for it end in an ellipsis."""
        painter.save()
        box: QRect = option.rect
        if index.data(HEADING):
            self._words(
                painter, option, box.adjusted(PAD, 6, -PAD, 0), str(index.data()), "text2", 600
            )
            painter.restore()
            return
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, QColor(self._theme.color("sel")))
            painter.fillRect(
                box.adjusted(0, 0, 3 - box.width(), 0), QColor(self._theme.color("accent"))
            )
        left = PAD
        if index.data(ICON):
            token = "accent" if chosen else "text2"
            drawn = icon(str(index.data(ICON)), token, self._theme)
            side = self._theme.px(ICON_SIZE)
            drawn.paint(painter, QRect(box.left() + PAD, box.top() + 6, side, side))
            left += side + 8
        words = box.adjusted(left, 5, -8, -5)
        line = option.fontMetrics.height()
        title = QRect(words.left(), words.top(), words.width(), line)
        self._words(painter, option, title, str(index.data()), "text", 600 if chosen else 400)
        if index.data(DETAIL):
            self._words(
                painter, option, title.translated(0, line), str(index.data(DETAIL)), "text2", 400
            )
        painter.restore()

    def _words(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRect,
        words: str,
        token: str,
        weight: int,
    ) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight(weight))
        painter.setFont(font)
        painter.setPen(QColor(self._theme.color(token)))
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

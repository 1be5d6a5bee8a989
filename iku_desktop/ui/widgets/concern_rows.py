"""A list of open problems: icon, what it is, how it stands; each line is a door."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from iku_desktop.domain.read_models import ConcernLine
from iku_desktop.presentation.concern_words import concern_spoken, concern_state, concern_title
from iku_desktop.presentation.texts import t
from iku_desktop.ui.doors import mark_of
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.icons import draw_icon
from iku_desktop.ui.theme import Theme

LINE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT, TWO_LINES = 31, 46
# Icon, arrow and the gaps around title and state.
BESIDE = 25 + 22 + 10


class ConcernRows(QListWidget):
    """Shows open problems; `line_opened` carries the line whose door was taken (click or Enter)."""

    line_opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        set_mark(self, "role", "concerns")
        self.setAccessibleName(t("home.concerns"))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self._rows = _Row(theme, self)
        self.setItemDelegate(self._rows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.itemClicked.connect(self._open)
        self.itemActivated.connect(self._open)
        theme.changed.connect(self._fit)

    def minimumSizeHint(self) -> QSize:
        """A few problems can be seen at once."""
        return QSize(self._theme.px(160), self._theme.px(4 * ROW_HEIGHT))

    def show_lines(self, lines: Iterable[ConcernLine]) -> None:
        """Show other problems; the row that was current stays current where it still is there."""
        before = self.currentRow()
        self.clear()
        for line in lines:
            item = QListWidgetItem(concern_title(line))
            item.setData(LINE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, concern_spoken(line))
            item.setToolTip(concern_spoken(line))
            self.addItem(item)
        self.setCurrentRow(min(max(before, 0), self.count() - 1))
        self._fit()

    def _open(self, item: QListWidgetItem) -> None:
        self.line_opened.emit(item.data(LINE))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take two lines for a problem that is too long for one."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._rows.width = self.viewport().width()
        self.doItemsLayout()


class _Row(QStyledItemDelegate):
    """Paints one problem."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.width = 0

    def _needs_two(self, line: ConcernLine) -> bool:
        title = QFontMetrics(self._theme.font()).horizontalAdvance(concern_title(line))
        strong = QFontMetrics(self._theme.font(1.0, strong=True))
        told = strong.horizontalAdvance(concern_state(line))
        return title + told + self._theme.px(BESIDE) > self.width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line with some air, or two."""
        return QSize(
            100, self._theme.px(TWO_LINES if self._needs_two(index.data(LINE)) else ROW_HEIGHT)
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw icon, words, state and the arrow of the door."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        line: ConcernLine = index.data(LINE)
        name, token = mark_of(line.concern)
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, self._color("surface2"))
        painter.setPen(QPen(self._color("grid"), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        self._draw_icon(painter, name, token, box.left(), box)
        self._draw_icon(painter, "chevron-right", "text2", box.right() - self._theme.px(15), box)
        self._draw_words(painter, box, line, token)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._color("accent"), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -2), 3, 3)
        painter.restore()

    def _draw_words(self, painter: QPainter, box: QRect, line: ConcernLine, token: str) -> None:
        px = self._theme.px
        told = concern_state(line)
        font = self._theme.font(1.0, strong=True)
        wide = QFontMetrics(font).horizontalAdvance(told)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(font)
        painter.setPen(self._color(token))
        room = box.adjusted(px(25), 0, -px(22), 0)
        if self._needs_two(line):
            room.setHeight(box.height() // 2)
            end = room.translated(0, room.height() - px(2))
            painter.drawText(end, Qt.AlignmentFlag.AlignLeft | middle, told)
            room.translate(0, px(2))
        else:
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, told)
            room.setRight(room.right() - wide - px(8))
        font = self._theme.font()
        title = QFontMetrics(font).elidedText(
            concern_title(line), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(font)
        painter.setPen(self._color("text"))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | middle, title)

    def _draw_icon(self, painter: QPainter, name: str, token: str, left: float, box: QRect) -> None:
        side = self._theme.px(16)
        top = box.top() + (box.height() - side) / 2
        draw_icon(painter, name, token, self._theme, QRectF(left, top, side, side))

    def _color(self, token: str) -> QColor:
        return QColor(self._theme.color(token))

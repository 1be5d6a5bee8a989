"""A list of open problems: icon, what it is, how it stands; each line is a door."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
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
ROW_HEIGHT = 31


class ConcernRows(QListWidget):
    """Shows open problems; `line_opened` carries the line whose door was taken (click or Enter)."""

    line_opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        set_mark(self, "role", "concerns")
        self.setAccessibleName(t("home.concerns"))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setItemDelegate(_Row(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.itemClicked.connect(self._open)
        self.itemActivated.connect(self._open)
        self._opened = False
        theme.changed.connect(self.doItemsLayout)

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

    def _open(self, item: QListWidgetItem) -> None:
        # A style that activates on one click would open the door twice.
        if self._opened:
            return
        self._opened = True
        try:
            self.line_opened.emit(item.data(LINE))
        finally:
            self._opened = False


class _Row(QStyledItemDelegate):
    """Paints one problem."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line with some air."""
        return QSize(100, self._theme.px(ROW_HEIGHT))

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
        end = QRect(box.right() - px(22) - wide, box.top(), wide + 2, box.height())
        painter.drawText(end, Qt.AlignmentFlag.AlignRight | middle, told)
        font = self._theme.font()
        room = QRect(box.left() + px(25), box.top(), 0, box.height())
        room.setRight(end.left() - px(8))
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

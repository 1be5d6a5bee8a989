"""The balloon at a refused cell: what is wrong, that it was not saved, and the keys to go on."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui.grid.model import Refusal
from iku_desktop.ui.icons import draw_icon
from iku_desktop.ui.theme import Theme

WIDEST, PADDING, POINTER, ICON = 380, 10, 7, 16


class Balloon(QWidget):
    """Points at a cell; the mouse goes through it to the cells below."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = ""
        self._body = ""
        self._points_down = True
        self._tip = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, refusal: Refusal) -> None:
        """Take the words of a refused entry."""
        key = "grid.refused_title" if refusal.typed else "grid.refused_empty"
        self._title = t(key, typed=_short(refusal.typed)) if refusal.typed else t(key)
        keys = t("grid.refused_keys")
        self._body = " ".join(refusal.sentences) + "   " + keys
        self.setAccessibleName(f"{self._title}. {self._body}")

    def point_at(self, cell: QRect, room: QRect) -> None:
        """Stand above the cell, or below it where there is no room above."""
        size = self._measure(min(self._theme.px(WIDEST), room.width() - 8))
        self._points_down = cell.top() - size.height() >= room.top()
        top = cell.top() - size.height() if self._points_down else cell.bottom() + 1
        left = max(room.left(), min(cell.left(), room.right() - size.width()))
        self._tip = max(18, min(cell.left() + cell.width() // 3 - left, size.width() - 18))
        self.setGeometry(QRect(QPoint(left, top), size))

    def _words_box(self, width: int) -> tuple[QRect, QRect]:
        theme = self._theme
        left = theme.px(PADDING + ICON + 7)
        room = QRect(0, 0, width - left - theme.px(PADDING), 1000)
        wrap = Qt.TextFlag.TextWordWrap
        title = QFontMetrics(theme.font(strong=True)).boundingRect(room, wrap, self._title)
        body = QFontMetrics(theme.font(0.92)).boundingRect(room, wrap, self._body)
        title.moveTo(left, theme.px(8))
        body.moveTo(left, title.bottom() + theme.px(3))
        return title, body

    def _measure(self, width: int) -> QSize:
        title, body = self._words_box(width)
        needed = max(title.right(), body.right()) + self._theme.px(PADDING) + 2
        title, body = self._words_box(min(width, needed))
        height = body.bottom() + self._theme.px(9) + POINTER
        return QSize(min(width, needed), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Rounded frame with its pointer, icon and words."""
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0 if self._points_down else POINTER
        painter.setPen(QPen(theme.color("miss"), 1))
        painter.setBrush(theme.color("miss_soft"))
        painter.drawPath(self._outline(top))
        title, body = self._words_box(self.width())
        size = theme.px(ICON)
        place = QRectF(theme.px(PADDING), title.top() + top + 1, size, size)
        draw_icon(painter, "circle-x", "miss", theme, place)
        wrap = Qt.TextFlag.TextWordWrap
        painter.setPen(theme.color("miss"))
        painter.setFont(theme.font(strong=True))
        painter.drawText(title.translated(0, top).adjusted(0, 0, 4, 0), wrap, self._title)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(0.92))
        painter.drawText(body.translated(0, top).adjusted(0, 0, 4, 4), wrap, self._body)

    def _outline(self, top: int) -> QPainterPath:
        box = QRectF(0.5, top + 0.5, self.width() - 1, self.height() - POINTER - 1)
        path = QPainterPath()
        path.addRoundedRect(box, 5, 5)
        pointer = QPainterPath()
        edge, tip = (
            (box.bottom(), box.bottom() + POINTER)
            if self._points_down
            else (
                box.top(),
                box.top() - POINTER,
            )
        )
        pointer.moveTo(QPointF(self._tip - POINTER, edge))
        pointer.lineTo(QPointF(self._tip, tip))
        pointer.lineTo(QPointF(self._tip + POINTER, edge))
        pointer.closeSubpath()
        return path.united(pointer)


def _short(text: str) -> str:
    return text if len(text) <= 32 else text[:31] + "…"

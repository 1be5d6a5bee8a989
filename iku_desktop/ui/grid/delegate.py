"""Draws a cell (row mark, frames, icon, words, chips) and makes the editor it is typed into."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QAbstractItemModel, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from iku_desktop.ui.grid.calendar_popup import CalendarPopup
from iku_desktop.ui.grid.choice_popup import ChoicePopup
from iku_desktop.ui.grid.column import Column, DayMeaning, EntryKind
from iku_desktop.ui.grid.editor import CellEditor
from iku_desktop.ui.grid.fitted_texts import FittedTexts
from iku_desktop.ui.grid.model import CellView, GridModel, Index
from iku_desktop.ui.icons import pixmap
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.category_bars import bars_size, draw_bars

PADDING, ICON, ICON_GAP = 8, 16, 5
CHIP_PADDING, CHIP_GAP, CHIP_HEIGHT = 6, 8, 19
FRAME, CORNER = 2, 7
# Chips and counts are a little smaller than the words of cells.
SMALL = 0.92
# A small mark stands in the padding, so that it covers no letter.
SMALL_OUT = 7
Align = Qt.AlignmentFlag
SELECTED = QStyle.StateFlag.State_Selected.value
FOCUSED = QStyle.StateFlag.State_HasFocus.value
Today = Callable[[], date]
Finish = Callable[[CellEditor, Index, int, int], None]


class CellDelegate(QStyledItemDelegate):
    """Cells of one view; `finish(editor, index, down, right)` is told when an entry ended."""

    def __init__(self, theme: Theme, model: GridModel, today: Today) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._today = today
        self._texts = FittedTexts(theme)
        self.finish: Finish = lambda editor, index, down, right: None
        self.drop: Callable[[CellEditor], None] = lambda editor: None
        self.begin: Callable[[CellEditor], None] = lambda editor: None
        self.current: Callable[[], Index | None] = lambda: None

    # Drawing

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell with its frames."""
        view, column = self._model.cell(index), self._model.columns[index.column()]
        rect: QRect = option.rect
        # Asked once each: a page of cells is drawn while the clerk scrolls.
        state, current = option.state.value, self.current()
        painter.save()
        self._draw_ground(painter, rect, index.column(), self._ground(state, current, index, view))
        padding = self._theme.px(PADDING)
        inner = rect.adjusted(padding, 0, -padding, -1)
        if view.look.corner:
            self._draw_corner(painter, rect, view.look.corner)
        self._draw_content(painter, inner, view, column)
        if view.refusal is not None:
            self._frame(painter, rect, "miss")
        elif state & FOCUSED and current is not None and current == index:
            self._frame(painter, rect, "accent")
        painter.restore()

    def _ground(self, state: int, current: Index | None, index: Index, view: CellView) -> QColor:
        theme = self._theme
        if view.refusal is not None:
            return theme.color("miss_soft")
        if state & SELECTED:
            return theme.color("sel")
        if current is not None and current.row() == index.row():
            return theme.color("sel")
        return theme.color(view.look.ground)

    def _draw_ground(self, painter: QPainter, rect: QRect, at: int, ground: QColor) -> None:
        """With the lines below and at the right, as what the ground leaves: lines drawn cost far more."""
        columns, theme = self._model.columns, self._theme
        painter.fillRect(rect, theme.color("grid"))
        painter.fillRect(rect.adjusted(0, 0, -1, -1), ground)
        if at + 1 < len(columns) and columns[at].group != columns[at + 1].group:
            side = QRect(rect.right(), rect.top(), 1, rect.height())
            painter.fillRect(side, theme.color("line2"))

    def _frame(self, painter: QPainter, rect: QRect, token: str) -> None:
        pen = QPen(self._theme.color(token), FRAME)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _draw_corner(self, painter: QPainter, rect: QRect, tone: str) -> None:
        side = self._theme.px(CORNER)
        right, top = rect.right(), rect.top()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color(tone))
        corner = (QPoint(right - side, top), QPoint(right, top), QPoint(right, top + side))
        painter.drawPolygon(QPolygon(corner))

    def _draw_content(self, painter: QPainter, rect: QRect, view: CellView, column: Column) -> None:
        theme, look = self._theme, view.look
        if look.files:
            rect = self._draw_files(painter, rect, look.files)
        if look.chips:
            self._draw_chips(painter, rect, look.chips)
            return
        if look.marks:
            rect = self._draw_marks(painter, rect, view, column)
        if look.bars is not None:
            rect = self._draw_bars(painter, rect, look.bars)
        if look.icon and view.refusal is None:
            size = theme.px(ICON)
            self._draw_icon(painter, rect.left(), rect, look.icon, look.tone, size)
            rect = rect.adjusted(size + theme.px(ICON_GAP), 0, 0, 0)
        token = "miss" if view.refusal else "text3" if view.placeholder else look.tone
        painter.setPen(theme.color(token))
        self._texts.draw(painter, rect, view.text, strong=look.strong, right=column.right)

    def _draw_bars(self, painter: QPainter, rect: QRect, filled: int) -> QRect:
        """The bars of a category at the left; the room left."""
        size = bars_size(QFontMetrics(self._theme.font()).height())
        top = rect.top() + (rect.height() - size.height()) / 2
        draw_bars(painter, QRectF(QPointF(rect.left(), top), size), filled, self._theme)
        return rect.adjusted(round(size.width()) + self._theme.px(ICON_GAP), 0, 0, 0)

    def _draw_marks(self, painter: QPainter, rect: QRect, view: CellView, column: Column) -> QRect:
        """Marks at the right, small in the corner where the words need the room; the room left.

        Where the words stand at the right, as figures do, marks stand at the left.
        """
        theme, look = self._theme, view.look
        metrics = QFontMetrics(theme.font(strong=look.strong))
        needed = metrics.horizontalAdvance(view.text) + (
            theme.px(ICON + ICON_GAP) if look.icon else 0
        )
        if column.right:
            spare = rect.width() + 3 - needed
            size = theme.px(14 if len(look.marks) * theme.px(17) <= spare else 10)
            for at, (mark, tone) in enumerate(look.marks):
                left = rect.left() - 3 + at * (size + 3)
                self._draw_icon(painter, left, rect, mark, tone, size)
            return rect
        for mark, tone in look.marks:
            size = theme.px(14)
            if needed + size <= rect.width() + 4:
                self._draw_icon(painter, rect.right() - size + 4, rect, mark, tone, size)
                rect = rect.adjusted(0, 0, -size - 1, 0)
            else:
                small = theme.px(10)
                top = QRect(rect.left(), rect.top() + 1, rect.width(), small + 2)
                self._draw_icon(painter, rect.right() - small + SMALL_OUT, top, mark, tone, small)
        return rect

    def _draw_files(self, painter: QPainter, rect: QRect, count: int) -> QRect:
        """A clip with the number of files at the right; the room left."""
        theme, size, words = self._theme, self._theme.px(13), str(count)
        width = self._texts.width_of(words, SMALL)
        painter.setPen(theme.color("text2"))
        self._texts.draw(painter, rect, words, ratio=SMALL, right=True)
        self._draw_icon(painter, rect.right() - width - size - 1, rect, "paperclip", "text2", size)
        return rect.adjusted(0, 0, -(width + size + theme.px(ICON_GAP)), 0)

    def _draw_icon(
        self, painter: QPainter, left: int, rect: QRect, name: str, token: str, size: int
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        picture = pixmap(name, token, self._theme, size, ratio)
        painter.drawPixmap(QPoint(left, rect.center().y() - size // 2 + 1), picture)

    def _draw_chips(self, painter: QPainter, rect: QRect, chips: tuple[str, ...]) -> None:
        """Words in small boxes; what doesn't fit is counted, not cut."""
        theme = self._theme
        left, height, padding = rect.left() - theme.px(2), theme.px(CHIP_HEIGHT), CHIP_PADDING
        painter.setClipRect(rect.adjusted(-theme.px(PADDING), 0, theme.px(PADDING), 0))
        for number, chip in enumerate(chips):
            words, rest = chip, len(chips) - number
            width = self._texts.width_of(words, SMALL) + 2 * theme.px(padding)
            if width > rect.right() - left - (theme.px(30) if rest > 1 else 0) and number:
                words, rest = f"+{rest}", 0
                width = self._texts.width_of(words, SMALL) + 2 * theme.px(padding)
            box = QRect(left, rect.center().y() - height // 2 + 1, width, height)
            self._draw_chip(painter, box, words)
            left += width + theme.px(CHIP_GAP)
            if not rest:
                break

    def _draw_chip(self, painter: QPainter, box: QRect, words: str) -> None:
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.color("line"))
        painter.setBrush(theme.color("wait_soft"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0, 0, -1), 4, 4)
        painter.setPen(theme.color("text"))
        inside = box.adjusted(theme.px(CHIP_PADDING), 0, 0, 0)
        self._texts.draw(painter, inside, words, ratio=SMALL)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Never asked for more than the row's own height."""
        return QSize(self._theme.px(40), self._theme.px(24))

    # Typing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """A line with the calendar or the list of choices beside it."""
        editor = CellEditor(parent, self._model.cell_name(index))
        entry = self._model.columns[index.column()].entry
        if entry is not None and entry.kind is EntryKind.DATE:
            row = self._model.row_at(index.row())
            judge, today = entry.judge, self._today()

            def meaning(day: date) -> DayMeaning:
                return judge(row, day)

            editor.help_with(CalendarPopup(parent.window(), self._theme, today, meaning))
        elif entry is not None and entry.kind is EntryKind.CHOICE:
            window = parent.window()
            editor.help_with(ChoicePopup(window, self._theme, entry.choices, entry.several))
        kept = self._model.place_of(index)

        def ended(down: int, right: int) -> None:
            self.finish(editor, self._model.index_of(*kept), down, right)

        editor.ended.connect(ended)
        editor.dropped.connect(lambda: self.drop(editor))
        self.begin(editor)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What stands in the cell; a change from elsewhere leaves what is being typed alone."""
        if isinstance(editor, CellEditor) and not editor.is_changed:
            editor.begin(self._model.typed_text(index))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Qt asks for this when the current cell changes under an open editor."""
        if isinstance(editor, CellEditor):
            editor.finish((0, 0))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Over the whole cell, its lines included."""
        editor.setGeometry(option.rect.adjusted(-1, -1, 0, 0))

    def eventFilter(self, watched: object, event: object) -> bool:
        """The editor ends itself; Qt's own way would end it when the calendar is clicked."""
        return False

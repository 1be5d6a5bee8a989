"""The header of the grid: bands over groups of columns, titles that sort, a filter under each."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.grid.band import Band
from iku_desktop.ui.grid.column import ChoiceFilter, Column, Group
from iku_desktop.ui.grid.fitted import PADDING, TITLE_SIZE
from iku_desktop.ui.grid.model import ASCENDING
from iku_desktop.ui.grid.table import TableView
from iku_desktop.ui.icons import draw_icon
from iku_desktop.ui.theme import Theme

GROUPS, TITLES, FILTERS = 42, 27, 28
GRIP = 4
MARGIN = 3
Align = Qt.AlignmentFlag
DESCENDING = Qt.SortOrder.DescendingOrder


@dataclass
class _Drag:
    column: int
    start: int
    width: int


class HeaderBand(Band):
    """`filtered` and `sorted` tell that model.filters or model.sorted_by were chosen anew."""

    filtered = Signal()
    sorted = Signal()
    left_down = Signal()
    menu_wanted = Signal(object)

    def __init__(self, theme: Theme, table: TableView) -> None:
        super().__init__(theme, table)
        self.groups: dict[str, Group] = {}
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        self._drag: _Drag | None = None
        self._moving = QWidget(self)
        self._still = QWidget(self)
        self.setMouseTracking(True)

    def set_columns(self, groups: list[Group]) -> None:
        """Make the filters of the model's columns and take their groups."""
        self.groups = {group.key: group for group in groups}
        self.model.bands = {
            column.key: self.groups[column.group].title
            for column in self.model.columns[self.table.frozen_count :]
            if column.group in self.groups
        }
        for field in self.fields.values():
            field.hide()
            field.deleteLater()
        self.fields = {}
        for number, column in enumerate(self.model.columns):
            if column.filter is not None:
                stays = number < self.table.frozen_count
                field = self._field(column, self._still if stays else self._moving)
                self.fields[column.key] = field
                field.show()
        self.updateGeometry()
        self.lay_out()

    def show_groups(self, groups: list[Group]) -> None:
        """Show other words in the bands."""
        self.groups = {group.key: group for group in groups}
        self.update()

    def _field(self, column: Column, parent: QWidget) -> QLineEdit | QComboBox:
        chosen = self.model.filters.get(column.key, "")
        name = self.model.spoken_title(column)
        field: QLineEdit | QComboBox
        if isinstance(column.filter, ChoiceFilter):
            field = box = QComboBox(parent)
            box.addItem(column.filter.everything, "")
            for value, words in column.filter.choices:
                box.addItem(words, value)
            box.setCurrentIndex(max(0, box.findData(chosen)))
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.activated.connect(lambda _at: self._choose(column.key, str(box.currentData())))
        else:
            field = line = QLineEdit(chosen, parent)
            if column.filter is not None:
                line.setPlaceholderText(column.filter.placeholder)
            line.textChanged.connect(lambda text: self._choose(column.key, text.strip()))
            line.returnPressed.connect(self.left_down)
        set_mark(field, "role", "filter")
        field.setAccessibleName(t("grid.filter_name", column=name))
        return field

    def clear_filters(self) -> None:
        """Show all rows again."""
        for field in self.fields.values():
            blocker = QSignalBlocker(field)
            if isinstance(field, QComboBox):
                field.setCurrentIndex(0)
            else:
                field.clear()
            blocker.unblock()
            set_mark(field, "here", value=False)
        self.model.filters = {}
        self.filtered.emit()

    def choose_filter(self, key: str, value: str) -> None:
        """Set a filter as if it were typed or chosen."""
        field = self.fields[key]
        if isinstance(field, QComboBox):
            field.setCurrentIndex(max(0, field.findData(value)))
            self._choose(key, value)
        else:
            field.setText(value)

    def _choose(self, key: str, value: str) -> None:
        self.model.filters[key] = value
        field = self.fields[key]
        set_mark(field, "here", bool(value))
        self.filtered.emit()

    # Geometry

    def _group_height(self) -> int:
        return self.theme.px(GROUPS) if self.groups else 0

    def _filter_height(self) -> int:
        filtered = any(column.filter is not None for column in self.model.columns)
        return self.theme.px(FILTERS) if filtered else 0

    def sizeHint(self) -> QSize:
        """Bands, titles and filters."""
        height = self._group_height() + self.theme.px(TITLES) + self._filter_height()
        return QSize(200, height)

    def minimumSizeHint(self) -> QSize:
        """As tall as it wants to be."""
        return QSize(0, self.sizeHint().height())

    def lay_out(self) -> None:
        """Put the filters under their titles."""
        top = self._group_height() + self.theme.px(TITLES)
        height, still = self._filter_height(), self.still_width()
        self._still.setGeometry(0, top, still, height)
        self._moving.setGeometry(still, top, max(0, self.width() - still), height)
        margin = self.theme.px(MARGIN)
        for number, column in enumerate(self.model.columns):
            field = self.fields.get(column.key)
            if field is None or number >= self.table.model().columnCount():
                continue
            left, width = self.table.place(number)
            if number >= self.table.frozen_count:
                left -= still
            field.setGeometry(left + margin, 0, width - 2 * margin - 1, height - margin - 1)
        self.update()

    # Painting

    def paint_columns(self, painter: QPainter, stays: bool) -> None:
        """Bands and titles."""
        for number, column in enumerate(self.model.columns):
            if (number < self.table.frozen_count) is stays:
                self._paint_title(painter, number, column)
        for key, first, last in self._runs():
            if (first < self.table.frozen_count) is stays:
                self._paint_group(painter, self.groups.get(key), first, last)
        painter.setPen(self.theme.color("line2"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def _runs(self) -> list[tuple[str, int, int]]:
        """Each group with its first and last column."""
        runs: list[tuple[str, int, int]] = []
        for number, column in enumerate(self.model.columns):
            if runs and runs[-1][0] == column.group:
                runs[-1] = (column.group, runs[-1][1], number)
            else:
                runs.append((column.group, number, number))
        return runs

    def _paint_group(self, painter: QPainter, group: Group | None, first: int, last: int) -> None:
        if not self.groups:
            return
        theme, height = self.theme, self._group_height()
        left, width = self.span(first, last)
        if first == 0:
            left, width = 0, left + width
        painter.setPen(theme.color("line"))
        painter.drawLine(left, height - 1, left + width, height - 1)
        painter.setPen(theme.color("line2"))
        if last < len(self.model.columns) - 1:
            painter.drawLine(left + width - 1, 0, left + width - 1, self.height())
        if group is None:
            return
        room = QRect(left + theme.px(PADDING), theme.px(5), width - theme.px(2 * PADDING), height)
        for text, ratio, strong, token, top in (
            (group.title, 1.04, True, "text", 0),
            (group.hint, 0.92, False, "text2", theme.px(18)),
        ):
            font = theme.font(ratio, strong=strong)
            painter.setFont(font)
            painter.setPen(theme.color(token))
            words = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room.adjusted(0, top, 0, 0), Align.AlignLeft | Align.AlignTop, words)

    def _paint_title(self, painter: QPainter, number: int, column: Column) -> None:
        theme, top = self.theme, self._group_height()
        left, width = self.table.place(number)
        place = QRect(left, top, width, theme.px(TITLES))
        painter.setPen(theme.color("grid"))
        painter.drawLine(left + width - 1, top, left + width - 1, self.height())
        if number == 0:
            painter.drawLine(self.table.edge - 1, top, self.table.edge - 1, self.height())
        words = place.adjusted(theme.px(PADDING), 0, -theme.px(PADDING), 0)
        key, order = self.model.sorted_by
        if key == column.key:
            size = theme.px(14)
            icon = "arrow-up" if order is ASCENDING else "arrow-down"
            spot = QRect(words.right() - size + 2, words.center().y() - size // 2, size, size)
            draw_icon(painter, icon, "text2", theme, spot.toRectF())
            words.setRight(spot.left() - 2)
        font = theme.font(TITLE_SIZE, strong=True)
        painter.setFont(font)
        painter.setPen(theme.color("text2"))
        side = Align.AlignRight if column.right else Align.AlignLeft
        title = QFontMetrics(font).elidedText(
            column.title, Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, side | Align.AlignVCenter, title)

    # Mouse

    def title_line(self) -> int:
        """The middle of the titles, from the top."""
        return self._group_height() + self.theme.px(TITLES) // 2

    def column_at(self, point: QPoint) -> int:
        """The column whose title is there, -1 for none."""
        top = self._group_height()
        if not top <= point.y() < top + self.theme.px(TITLES):
            return -1
        still = point.x() < self.still_width()
        for number in range(len(self.model.columns)):
            left, width = self.table.place(number)
            stays = number < self.table.frozen_count
            if left <= point.x() < left + width and stays is still:
                return number
        return -1

    def _grip_at(self, point: QPoint) -> int:
        """The column whose right edge is there, -1 for none."""
        if self.column_at(QPoint(point.x() - GRIP, point.y())) == self.column_at(
            QPoint(point.x() + GRIP, point.y())
        ):
            return -1
        return self.column_at(QPoint(point.x() - GRIP, point.y()))

    def sort_by(self, key: str, order: Qt.SortOrder | None = None) -> None:
        """Order by a column; without `order` the other way round each time."""
        before, previous = self.model.sorted_by
        turned = before == key and previous is ASCENDING
        self.model.sorted_by = (key, order or (DESCENDING if turned else ASCENDING))
        self.update()
        self.sorted.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to drag an edge, or sort."""
        point = event.position().toPoint()
        grip = self._grip_at(point)
        if grip >= 0:
            width = self.table.columnWidth(grip)
            self._drag = _Drag(grip, point.x(), width)
            return
        column = self.column_at(point)
        if column >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self.sort_by(self.model.columns[column].key)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag an edge; show where one can be dragged."""
        point = event.position().toPoint()
        if self._drag is not None:
            self.table.choose_width(
                self._drag.column, self._drag.width + point.x() - self._drag.start
            )
            return
        shape = Qt.CursorShape.ArrowCursor
        if self._grip_at(point) >= 0:
            shape = Qt.CursorShape.SplitHCursor
        self.setCursor(shape)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The choice of columns."""
        self.menu_wanted.emit(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the edge go."""
        self._drag = None

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

"""The kecamatan that fit what is typed, two lines each, the typed part marked."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from iku_desktop.presentation.start_words import village_counts
from iku_desktop.presentation.texts import t
from iku_desktop.storage.regions import Kecamatan
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.theme import Theme

KECAMATAN, TYPED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT, PAD = 44, 14


class KecamatanList(QListWidget):
    """Shows what was found; `moved` when another one is current, `taken` when one is chosen by Enter."""

    moved = Signal(object)
    taken = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        set_mark(self, "role", "found")
        self.setAccessibleName(t("start.found"))
        self.setItemDelegate(_TwoLines(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.currentItemChanged.connect(lambda item: self.moved.emit(_of(item)))
        self.itemActivated.connect(lambda _: self.taken.emit())
        theme.changed.connect(self.doItemsLayout)

    def show_found(self, found: Sequence[Kecamatan], typed: str) -> None:
        """Show other kecamatan, the first of them current."""
        self.clear()
        for each in found:
            name = t("start.found_named", name=each.name)
            region = t("start.found_region", kabupaten=each.kabupaten, province=each.province)
            item = QListWidgetItem(name)
            item.setData(KECAMATAN, each)
            item.setData(TYPED, typed)
            spoken = f"{name}, {region}, {village_counts(each.desa_count, each.kelurahan_count)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.addItem(item)
        self.setCurrentRow(0 if found else -1)

    @property
    def current(self) -> Kecamatan | None:
        """The current kecamatan."""
        return _of(self.currentItem())


def _of(item: QListWidgetItem | None) -> Kecamatan | None:
    found = item.data(KECAMATAN) if item is not None else None
    assert found is None or isinstance(found, Kecamatan)
    return found


class _TwoLines(QStyledItemDelegate):
    """Paints name and code above, region and number of villages below."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines."""
        return QSize(100, self._theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one kecamatan."""
        found: Kecamatan = index.data(KECAMATAN)
        painter.save()
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._color("sel"))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), self._color("accent"))
        upper = box.adjusted(PAD, self._theme.px(4), -PAD, 0)
        upper.setHeight(self._theme.px(19))
        lower = upper.translated(0, upper.height() - 1)
        self._draw_right(painter, upper, found.code)
        self._draw_name(painter, upper, str(index.data()), str(index.data(TYPED)))
        used = self._draw_right(
            painter, lower, village_counts(found.desa_count, found.kelurahan_count)
        )
        region = t("start.found_region", kabupaten=found.kabupaten, province=found.province)
        painter.setFont(self._theme.font(0.92))
        painter.setPen(self._color("text2"))
        lower.setRight(lower.right() - used - 10)
        shown = painter.fontMetrics().elidedText(region, Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _draw_right(self, painter: QPainter, box: QRect, words: str) -> int:
        painter.setFont(self._theme.font(0.92))
        painter.setPen(self._color("text2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
        return painter.fontMetrics().horizontalAdvance(words)

    def _draw_name(self, painter: QPainter, box: QRect, name: str, typed: str) -> None:
        font = self._theme.font(1.0, strong=True)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        words = typed.split()
        at = name.casefold().find(words[0].casefold()) if words else -1
        if at >= 0:
            start = metrics.horizontalAdvance(name[:at])
            wide = metrics.horizontalAdvance(name[at : at + len(words[0])])
            painter.fillRect(
                QRect(box.left() + start, box.top() + 1, wide, box.height() - 2),
                self._color("late_soft"),
            )
        painter.setPen(self._color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)

    def _color(self, token: str) -> QColor:
        return QColor(self._theme.color(token))

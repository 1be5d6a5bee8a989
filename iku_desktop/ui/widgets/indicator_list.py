"""The indicators of a year under each other: code, name, figure and category of each."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
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

from iku_desktop.domain.assessment import Assessment
from iku_desktop.presentation.formula_words import value_text
from iku_desktop.presentation.texts import t
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.category_bars import bars_size, draw_bars

ASSESSMENT, LABEL = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
PAD = 14
REGULAR, BOLD = QFont.Weight.Normal, QFont.Weight.DemiBold


class IndicatorList(QListWidget):
    """The indicators; `indicator_chosen` tells the code when the clerk moves to another one."""

    indicator_chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAccessibleName(t("indicators.list"))
        self.setItemDelegate(_ThreeLines(theme, self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.currentItemChanged.connect(self._moved)

    def show_assessments(
        self, assessments: Iterable[Assessment], labels: Mapping[str, str], chosen: str
    ) -> None:
        """Show the indicators; `labels` by code says what stands above a name, `chosen` is a code."""
        with QSignalBlocker(self):
            self._fill(assessments, labels)
            self.choose(chosen)

    def _fill(self, assessments: Iterable[Assessment], labels: Mapping[str, str]) -> None:
        self.clear()
        for each in assessments:
            item = QListWidgetItem(each.indicator.short_title or each.indicator.title)
            item.setData(ASSESSMENT, each)
            item.setData(LABEL, labels[each.indicator.code])
            spoken = f"{labels[each.indicator.code]}, {item.text()}, {figure_text(each)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            item.setToolTip(each.indicator.title)
            self.addItem(item)

    @property
    def chosen(self) -> str:
        """The code of the chosen indicator, "" for none."""
        item = self.currentItem()
        return str(item.data(ASSESSMENT).indicator.code) if item is not None else ""

    def choose(self, code: str) -> None:
        """Choose an indicator by its code; an unknown one chooses the first."""
        rows = range(self.count())
        found = [row for row in rows if self.item(row).data(ASSESSMENT).indicator.code == code]
        self.setCurrentRow(found[0] if found else min(0, self.count() - 1))

    def _moved(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.indicator_chosen.emit(self.chosen)


def figure_text(assessment: Assessment) -> str:
    """The figure, or in words that it was not entered or can't be computed."""
    if assessment.measurement.actual is not None:
        return value_text(assessment)
    missing = assessment.measurement.missing
    entered_by_hand = missing is not None and missing.code == "not_entered"
    return t("indicators.not_entered" if entered_by_hand else "indicators.not_computable")


class _ThreeLines(QStyledItemDelegate):
    """Paints an indicator: label, name, and below them figure, bars and category."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Three lines and some air."""
        return QSize(120, round(option.fontMetrics.height() * 3.25) + 20)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one indicator inside its box."""
        painter.save()
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, self._color("sel"))
            painter.fillRect(box.adjusted(0, 0, 3 - box.width(), 0), self._color("accent"))
        painter.setPen(self._color("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        font = QFont(option.font)
        line = QFontMetrics(font).height()
        row = QRect(box.left() + PAD, box.top() + 8, box.width() - 2 * PAD, line)
        label = "accent" if chosen else "text2"
        self._words(painter, font, row, str(index.data(LABEL)), label, REGULAR)
        row.translate(0, line)
        self._words(painter, font, row, str(index.data()), "text", BOLD if chosen else REGULAR)
        row.translate(0, round(line * 1.25))
        self._draw_figure(painter, font, row, index.data(ASSESSMENT))
        painter.restore()

    def _draw_figure(
        self, painter: QPainter, font: QFont, row: QRect, assessment: Assessment
    ) -> None:
        known = assessment.measurement.actual is not None
        words = figure_text(assessment)
        used = self._words(painter, font, row, words, "text" if known else "text2", BOLD)
        category = assessment.category
        if category is None:
            return
        size = bars_size(row.height())
        left = row.left() + max(used + 14, row.width() // 3)
        top = row.top() + (row.height() - size.height()) / 2
        place = QRectF(left, top, size.width(), size.height())
        draw_bars(painter, place, category.bars, self._theme)
        rest = row.adjusted(left - row.left() + round(size.width()) + 6, 0, 0, 0)
        self._words(painter, font, rest, category.name, "text2", REGULAR)

    def _words(
        self,
        painter: QPainter,
        font: QFont,
        box: QRect,
        words: str,
        token: str,
        weight: QFont.Weight,
    ) -> int:
        font = QFont(font)
        font.setWeight(weight)
        metrics = QFontMetrics(font)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.setPen(self._color(token))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)

    def _color(self, token: str) -> QColor:
        return QColor(self._theme.color(token))

"""The strip of small pages beside the preview: where one is, and a click to another page."""

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.preview.pdf_pages import PdfPages
from iku_desktop.ui.preview.pdf_view import PAPER, Render
from iku_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
STRIP, PAGE_SIDE, AROUND = 104, 76, 8
# About 25 kB each; a binder of hundreds of pages keeps only those last seen.
MOST_IMAGES = 200


class Thumbnails(QListWidget):
    """Small images of the pages, rendered when they come into view; `page_wanted` counts from 0."""

    page_wanted = Signal(int)

    def __init__(self, theme: Theme, render: Render) -> None:
        super().__init__()
        self._theme = theme
        self._render = render
        self._pages: PdfPages | None = None
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._asked: set[int] = set()
        set_mark(self, "role", "desk")
        self.setAccessibleName(t("laporan.thumbnails"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setItemDelegate(_SmallPage(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.itemClicked.connect(lambda item: self.page_wanted.emit(self.row(item)))
        self.itemActivated.connect(lambda item: self.page_wanted.emit(self.row(item)))
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def theme(self) -> Theme:
        """The look that the small pages are painted in."""
        return self._theme

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show another PDF's pages, or none."""
        self._pages = pages
        self._images.clear()
        self._asked.clear()
        self.clear()
        for number in range(len(pages.sizes) if pages is not None else 0):
            item = QListWidgetItem(str(number + 1))
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, t("laporan.page_named", page=number + 1)
            )
            self.addItem(item)

    def mark_page(self, number: int) -> None:
        """Mark the page that is in view; nobody is told."""
        if 0 <= number < self.count() and number != self.currentRow():
            self.setCurrentRow(number)

    def side(self) -> int:
        """How many pixels the longer side of a small page takes."""
        return self._theme.px(PAGE_SIDE)

    def size_of(self, number: int) -> QSize:
        """How large a page is shown."""
        if self._pages is None or number >= len(self._pages.sizes):
            return QSize(self.side(), self.side())
        size = self._pages.sizes[number]
        scale = self.side() / max(size.width(), size.height(), 1.0)
        return QSize(max(1, round(size.width() * scale)), max(1, round(size.height() * scale)))

    def image_of(self, number: int) -> QImage | None:
        """The small image, asked for when it is not there yet."""
        if number in self._images:
            self._images.move_to_end(number)
            return self._images[number]
        pages = self._pages
        if pages is not None and number not in self._asked:
            self._asked.add(number)
            scale = self.size_of(number).width() * self.devicePixelRatioF()
            scale /= max(pages.sizes[number].width(), 1.0)
            self._render(pages, number, scale, lambda image: self._take(pages, number, image))
        return None

    def _take(self, pages: PdfPages, number: int, image: QImage) -> None:
        if pages is not self._pages:
            return
        self._images[number] = image
        while len(self._images) > MOST_IMAGES:
            dropped, _ = self._images.popitem(last=False)
            self._asked.discard(dropped)
        self.viewport().update()

    def _fit(self) -> None:
        self.setFixedWidth(self._theme.px(STRIP))
        self.doItemsLayout()


class _SmallPage(QStyledItemDelegate):
    """Paints a page on the desk with its number below, framed where it is the one in view."""

    def __init__(self, strip: Thumbnails) -> None:
        super().__init__(strip)
        self._strip = strip

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """The page, its number and some desk around."""
        tall = self._strip.size_of(index.row()).height()
        return QSize(self._strip.side(), tall + option.fontMetrics.height() + 2 * AROUND)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """White paper until its image is there."""
        theme, number, box = self._strip.theme, index.row(), QRect(option.rect)
        size = self._strip.size_of(number)
        left = box.left() + (box.width() - size.width()) // 2
        place = QRect(left, box.top() + AROUND, size.width(), size.height())
        painter.save()
        painter.fillRect(box, QColor(theme.color("line")))
        painter.fillRect(place, PAPER)
        image = self._strip.image_of(number)
        if image is not None:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image)
        here = number == self._strip.currentRow()
        painter.setPen(QPen(QColor(theme.color("accent" if here else "line2")), 2 if here else 1))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        words = QRect(box.left(), place.bottom() + 3, box.width(), option.fontMetrics.height())
        painter.setFont(theme.font(0.92, strong=here))
        painter.setPen(QColor(theme.color("accent" if here else "text2")))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        painter.restore()

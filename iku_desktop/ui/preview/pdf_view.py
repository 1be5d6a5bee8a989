"""The preview: the pages of a PDF under each other on a grey desk, sharp at every zoom."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from iku_desktop.presentation.texts import t
from iku_desktop.ui.preview.pdf_pages import POINTS_PER_INCH, PdfPages
from iku_desktop.ui.theme import Theme

MARGIN, GAP = 16, 14
FIT_WIDTH, FIT_PAGE = 0.0, -1.0
FITS = (FIT_WIDTH, FIT_PAGE)
ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
SHARPEST = 6.0
# A binder has hundreds of pages; images of pages farther away than this are dropped.
KEPT_AROUND = 4
# Paper is white in the dark theme too.
PAPER, EDGE = QColor("#FFFFFF"), QColor(0, 0, 0, 60)
Render = Callable[[PdfPages, int, float, Callable[[QImage], None]], None]


class PdfView(QAbstractScrollArea):
    """Shows pages; `render` makes an image in the background and hands it back in this thread.

    `zoom` is 1.0 for the paper's true size; FIT_WIDTH and FIT_PAGE follow the window.
    """

    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, theme: Theme, render: Render) -> None:
        super().__init__()
        self._theme = theme
        self._render = render
        self._pages: PdfPages | None = None
        self._images: dict[tuple[int, int], QImage] = {}
        self._asked: set[tuple[int, int]] = set()
        self._zoom = FIT_WIDTH
        self._page = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setAccessibleName(t("laporan.preview"))
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    def show_pages(self, pages: PdfPages | None) -> None:
        """Show another PDF (or the empty desk), from its first page."""
        self._pages = pages
        self._images.clear()
        self._asked.clear()
        self._lay_out()
        self.verticalScrollBar().setValue(0)
        self._page = 0
        self.page_changed.emit(0)
        self.viewport().update()

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages.sizes) if self._pages else 0

    @property
    def page(self) -> int:
        """The page at the top of the view, from 0."""
        return self._page

    def go_to_page(self, number: int) -> None:
        """Scroll to a page."""
        boxes = self._boxes()
        if boxes:
            box = boxes[max(0, min(number, len(boxes) - 1))]
            self.verticalScrollBar().setValue(box.top() - MARGIN)

    @property
    def zoom(self) -> float:
        """The zoom asked for, FIT_WIDTH or FIT_PAGE when it follows the window."""
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Zoom, keeping the page that is in view."""
        page, self._zoom = self._page, zoom
        self._lay_out()
        self.go_to_page(page)
        self.viewport().update()
        self.zoom_changed.emit(zoom)

    def step_zoom(self, steps: int) -> None:
        """Zoom to the next of ZOOMS, up or down, from whatever is shown now."""
        shown = self._scale() / self._true_size()
        if steps > 0:
            self.set_zoom(next((each for each in ZOOMS if each > shown + 0.01), ZOOMS[-1]))
        else:
            smaller = [each for each in ZOOMS if each < shown - 0.01]
            self.set_zoom(smaller[-1] if smaller else ZOOMS[0])

    def _true_size(self) -> float:
        return self.logicalDpiX() / POINTS_PER_INCH

    def _scale(self) -> float:
        """Pixels a point."""
        if self._zoom not in FITS or self._pages is None:
            return self._zoom * self._true_size() if self._zoom > 0 else self._true_size()
        widest = max((size.width() for size in self._pages.sizes), default=1.0)
        scale = (self.viewport().width() - 2 * MARGIN) / widest
        if self._zoom == FIT_PAGE:
            tallest = max((size.height() for size in self._pages.sizes), default=1.0)
            scale = min(scale, (self.viewport().height() - 2 * MARGIN) / tallest)
        return max(0.05, scale)

    def _boxes(self) -> list[QRect]:
        """Where each page lies on the desk, before scrolling."""
        if self._pages is None:
            return []
        scale, top, boxes = self._scale(), MARGIN, []
        for size in self._pages.sizes:
            width, height = round(size.width() * scale), round(size.height() * scale)
            left = max(MARGIN, (self.viewport().width() - width) // 2)
            boxes.append(QRect(left, top, width, height))
            top += height + GAP
        return boxes

    def _lay_out(self) -> None:
        boxes = self._boxes()
        room = self.viewport().size()
        tall = boxes[-1].bottom() + MARGIN if boxes else 0
        wide = max((box.right() for box in boxes), default=0) + MARGIN
        self.verticalScrollBar().setPageStep(room.height())
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().setRange(0, max(0, tall - room.height()))
        self.horizontalScrollBar().setPageStep(room.width())
        fits = self._zoom in FITS
        self.horizontalScrollBar().setRange(0, 0 if fits else max(0, wide - room.width()))

    def _offset(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        above = [number for number, box in enumerate(self._boxes()) if box.top() <= middle]
        page = above[-1] if above else 0
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages anew."""
        super().resizeEvent(event)
        page = self._page
        self._lay_out()
        if self._zoom in FITS and page:
            self.go_to_page(page)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl and the wheel zoom; the wheel alone scrolls."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Plus, minus and 0 (fit width), 1 (fit page) zoom; the rest goes through the pages."""
        zooms = {
            Qt.Key.Key_Plus: lambda: self.step_zoom(1),
            Qt.Key.Key_Equal: lambda: self.step_zoom(1),
            Qt.Key.Key_Minus: lambda: self.step_zoom(-1),
            Qt.Key.Key_0: lambda: self.set_zoom(FIT_WIDTH),
            Qt.Key.Key_1: lambda: self.set_zoom(FIT_PAGE),
            Qt.Key.Key_Home: lambda: self.go_to_page(0),
            Qt.Key.Key_End: lambda: self.go_to_page(self.page_count - 1),
        }
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        act = zooms.get(Qt.Key(event.key())) if plain or event.text() == "+" else None
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The desk, and on it the pages in view; a page not rendered yet is white paper."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(self._theme.color("line")))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        view = QRect(self._offset(), self.viewport().size())
        for number, box in enumerate(self._boxes()):
            if not box.intersects(view):
                continue
            place = box.translated(-view.topLeft())
            painter.fillRect(place.translated(2, 3), EDGE)
            painter.fillRect(place, PAPER)
            image = self._image(number, box.size())
            if image is not None:
                painter.drawImage(QRectF(place), image, QRectF(image.rect()))

    def _image(self, number: int, size: QSize) -> QImage | None:
        """The page at this size; while it is being made the last one of another size, if any."""
        key = (number, size.width())
        if key in self._images:
            return self._images[key]
        pages = self._pages
        if pages is not None and key not in self._asked:
            self._asked.add(key)
            pixels = size.width() * self.devicePixelRatioF()
            scale = min(SHARPEST, pixels / pages.sizes[number].width())
            self._render(pages, number, scale, lambda image: self._take(pages, key, image))
        return next((image for (page, _), image in self._images.items() if page == number), None)

    def _take(self, pages: PdfPages, key: tuple[int, int], image: QImage) -> None:
        if pages is not self._pages:
            return
        stale = [each for each in self._images if each[0] == key[0]]
        for each in stale:
            del self._images[each]
            self._asked.discard(each)
        self._images[key] = image
        far = [each for each in self._images if abs(each[0] - self._page) > KEPT_AROUND]
        for each in far:
            del self._images[each]
            self._asked.discard(each)
        self.viewport().update()

    @property
    def is_sharp(self) -> bool:
        """Whether every page asked for has been rendered."""
        return self._asked <= set(self._images)

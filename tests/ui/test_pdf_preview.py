"""The preview shows the very pages of a PDF: their order, size, sharpness, zoom and paper."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iku_desktop.presentation.texts import t
from iku_desktop.ui.preview.pdf_pages import PdfPages
from iku_desktop.ui.preview.pdf_view import FIT_WIDTH, MARGIN, PdfView
from iku_desktop.ui.preview.preview_panel import PreviewPanel
from iku_desktop.ui.preview.print_pdf import page_layout, print_pages
from iku_desktop.ui.theme import Theme
from tests.ui.pdfs import A4, F4_LANDSCAPE, MM, a_pdf

BLACK, WHITE = QColor("#000000"), QColor("#FFFFFF")


def at_once(pages: PdfPages, number: int, scale: float, take: Callable[[QImage], None]) -> None:
    take(pages.image(number, scale))


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> PreviewPanel:
    made = PreviewPanel(theme, at_once)
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.offer_papers(("f4", "a4"))
    made.show_pages(PdfPages.of(a_pdf()))
    made.show()
    return made


def test_that_pages_have_their_own_size_in_points() -> None:
    pages = PdfPages.of(a_pdf(2, A4))
    assert [(round(s.width() / MM), round(s.height() / MM)) for s in pages.sizes] == [
        (210, 297)
    ] * 2


def test_that_an_image_has_the_asked_scale_and_the_pages_ink() -> None:
    image = PdfPages.of(a_pdf(1)).image(0, 2.0)
    assert image.width() == pytest.approx(F4_LANDSCAPE[0] * 2, abs=1)
    assert image.pixelColor(100, image.height() - 40) == BLACK
    assert image.pixelColor(200, image.height() - 40) == WHITE


def test_that_the_image_stays_when_the_pdf_is_gone() -> None:
    image = PdfPages.of(a_pdf(1)).image(0, 0.5)
    assert image.copy().pixelColor(5, image.height() - 5) == BLACK


def test_that_fitting_pages_fill_the_width_between_the_margins(panel: PreviewPanel) -> None:
    view = panel.view
    box = view._boxes()[0]
    assert view.zoom == FIT_WIDTH
    assert box.left() == MARGIN
    assert box.width() == pytest.approx(view.viewport().width() - 2 * MARGIN, abs=1)
    assert view.horizontalScrollBar().maximum() == 0


def test_that_pages_stand_under_each_other_without_touching(panel: PreviewPanel) -> None:
    boxes = panel.view._boxes()
    assert len(boxes) == 3
    assert all(one.bottom() < other.top() for one, other in pairwise(boxes))


def test_that_a_page_in_view_is_drawn_sharp(panel: PreviewPanel) -> None:
    shown = panel.view.viewport().grab().toImage()
    box = panel.view._boxes()[0]
    assert panel.view.is_sharp
    assert shown.pixelColor(box.left() + 10, box.bottom() - 10) == BLACK
    assert shown.pixelColor(box.center()) == WHITE


def test_that_the_page_number_follows_the_scrolling(panel: PreviewPanel, qtbot: QtBot) -> None:
    assert panel.page_label.text() == t("laporan.page_of", page=1, count=3)
    assert not panel.previous_button.isEnabled()
    qtbot.mouseClick(panel.next_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.next_button, Qt.MouseButton.LeftButton)
    assert panel.page_label.text() == t("laporan.page_of", page=3, count=3)
    assert not panel.next_button.isEnabled()
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Home)
    assert panel.view.page == 0


def test_that_zooming_keeps_the_page_and_shows_its_percentage(panel: PreviewPanel) -> None:
    panel.view.go_to_page(1)
    panel.zoom.put("2.0")
    panel.zoom.edited.emit()
    assert panel.view.page == 1
    true_width = F4_LANDSCAPE[0] / 72 * panel.view.logicalDpiX()
    assert panel.view._boxes()[0].width() == pytest.approx(true_width * 2, abs=2)
    assert panel.view.horizontalScrollBar().maximum() > 0


def test_that_the_steps_of_the_zoom_go_up_and_down(panel: PreviewPanel, qtbot: QtBot) -> None:
    panel.view.set_zoom(1.0)
    qtbot.mouseClick(panel.in_button, Qt.MouseButton.LeftButton)
    assert (panel.view.zoom, panel.zoom.typed()) == (1.25, "1.25")
    qtbot.mouseClick(panel.out_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(panel.out_button, Qt.MouseButton.LeftButton)
    assert panel.view.zoom == 0.75


def test_that_ctrl_and_the_wheel_zoom(panel: PreviewPanel) -> None:
    panel.view.set_zoom(1.0)
    event = QWheelEvent(
        QPointF(50, 50),
        QPointF(50, 50),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(panel.view.viewport(), event)
    assert panel.view.zoom == 1.25


def test_that_words_stand_where_there_are_no_pages(panel: PreviewPanel) -> None:
    panel.show_message("Laporan sedang dibuat")
    assert panel.message == "Laporan sedang dibuat"
    assert panel.view.page_count == 0
    assert not panel.in_button.isEnabled()
    assert panel.page_label.text() == t("laporan.no_page")


def test_that_an_image_of_a_former_report_is_dropped(qtbot: QtBot, theme: Theme) -> None:
    late: list[Callable[[], None]] = []

    def later(pages: PdfPages, number: int, scale: float, take: Callable[[QImage], None]) -> None:
        late.append(lambda: take(pages.image(number, scale)))

    view = PdfView(theme, later)
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.show_pages(PdfPages.of(a_pdf(1)))
    view.grab()
    view.show_pages(PdfPages.of(a_pdf(1, A4)))
    for take in late:
        take()
    assert view._images == {}


def test_that_only_one_paper_is_no_choice(panel: PreviewPanel) -> None:
    panel.offer_papers(("f4",))
    assert not panel.paper.isEnabled()


@pytest.mark.parametrize(("size", "landscape"), [(F4_LANDSCAPE, True), (A4, False)])
def test_that_the_paper_is_exactly_the_pages_and_has_no_margins(
    size: tuple[float, float], landscape: bool
) -> None:
    layout = page_layout(QSizeF(*size))
    paper = layout.fullRectPoints()
    assert (paper.width(), paper.height()) == (round(size[0]), round(size[1]))
    assert layout.margins().isNull()
    assert (layout.orientation() is layout.Orientation.Landscape) is landscape


def test_that_printing_draws_every_page_at_its_true_size(tmp_path: Path, theme: Theme) -> None:
    target = tmp_path / "cetak.pdf"
    pages = PdfPages.of(a_pdf(2))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(target))
    printer.setPageLayout(page_layout(pages.sizes[0]))
    printer.setFullPage(True)
    assert print_pages(printer, pages)
    printed = PdfPages.of(target.read_bytes())
    assert len(printed.sizes) == 2
    assert printed.sizes[0].width() == pytest.approx(F4_LANDSCAPE[0], abs=1)
    image = printed.image(0, 1.0)
    edge = [x for x in range(60, 90) if image.pixelColor(x, image.height() - 30).lightness() > 128]
    assert abs(edge[0] - 72) <= 1


@pytest.mark.qt_log_ignore("Returned false", extend=True)
def test_that_a_printer_that_cannot_begin_is_told(theme: Theme) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName("/tidak/ada/folder/cetak.pdf")
    assert not print_pages(printer, PdfPages.of(a_pdf(1)))

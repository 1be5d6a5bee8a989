"""The preview shows the very pages of a PDF: their order, size, sharpness, zoom and paper."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iku_desktop.presentation.texts import t
from iku_desktop.ui.preview.pdf_pages import PdfPages
from iku_desktop.ui.preview.pdf_view import FIT_PAGE, FIT_WIDTH, KEPT_AROUND, MARGIN, PdfView
from iku_desktop.ui.preview.preview_panel import PreviewPanel
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
    tools = panel.page_tools
    assert (tools.field.text(), tools.page_label.text()) == ("1", t("laporan.page_of", count=3))
    assert not tools.previous_button.isEnabled()
    qtbot.mouseClick(tools.next_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tools.next_button, Qt.MouseButton.LeftButton)
    assert tools.field.text() == "3"
    assert not tools.next_button.isEnabled()
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Home)
    assert panel.view.page == 0


@pytest.mark.parametrize(("typed", "page"), [("2", 1), ("99", 2), ("0", 0), ("", 0)])
def test_that_a_page_is_reached_by_its_number(
    panel: PreviewPanel, qtbot: QtBot, typed: str, page: int
) -> None:
    field = panel.page_tools.field
    field.selectAll()
    field.del_()
    qtbot.keyClicks(field, typed)
    field.editingFinished.emit()
    assert panel.view.page == page
    assert field.text() == str(page + 1)


def test_that_zooming_keeps_the_page_and_shows_its_percentage(panel: PreviewPanel) -> None:
    panel.view.go_to_page(1)
    panel.zoom_tools.zoom.put("2.0")
    panel.zoom_tools.zoom.edited.emit()
    assert panel.view.page == 1
    true_width = F4_LANDSCAPE[0] / 72 * panel.view.logicalDpiX()
    assert panel.view._boxes()[0].width() == pytest.approx(true_width * 2, abs=2)
    assert panel.view.horizontalScrollBar().maximum() > 0


def test_that_the_whole_page_fits_into_the_window(panel: PreviewPanel) -> None:
    panel.show_pages(PdfPages.of(a_pdf(2, A4)))
    panel.zoom_tools.zoom.put(str(FIT_PAGE))
    panel.zoom_tools.zoom.edited.emit()
    room, box = panel.view.viewport().rect(), panel.view._boxes()[0]
    assert box.height() == pytest.approx(room.height() - 2 * MARGIN, abs=1)
    assert box.width() < room.width() - 2 * MARGIN
    assert box.center().x() == pytest.approx(room.center().x(), abs=1)


def test_that_the_steps_of_the_zoom_go_up_and_down(panel: PreviewPanel, qtbot: QtBot) -> None:
    tools = panel.zoom_tools
    panel.view.set_zoom(1.0)
    qtbot.mouseClick(tools.in_button, Qt.MouseButton.LeftButton)
    assert (panel.view.zoom, tools.zoom.typed()) == (1.25, "1.25")
    qtbot.mouseClick(tools.out_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(tools.out_button, Qt.MouseButton.LeftButton)
    assert panel.view.zoom == 0.75


@pytest.mark.parametrize(
    ("key", "zoom"),
    [
        (Qt.Key.Key_Plus, 1.25),
        (Qt.Key.Key_Minus, 0.75),
        (Qt.Key.Key_0, FIT_WIDTH),
        (Qt.Key.Key_1, FIT_PAGE),
    ],
)
def test_that_the_keyboard_zooms(
    panel: PreviewPanel, qtbot: QtBot, key: Qt.Key, zoom: float
) -> None:
    panel.view.set_zoom(1.0)
    qtbot.keyClick(panel.view, key)
    assert panel.view.zoom == zoom
    assert panel.zoom_tools.zoom.typed() == str(zoom)


def test_that_pages_far_from_the_one_in_view_are_forgotten(panel: PreviewPanel) -> None:
    panel.show_pages(PdfPages.of(a_pdf(20)))
    for page in range(20):
        panel.view.go_to_page(page)
        panel.view.viewport().grab()
    kept = {page for page, _width in panel.view._images}
    assert 19 in kept
    assert len(kept) <= 2 * KEPT_AROUND + 1


# The strip of small pages


def test_that_a_small_page_leads_to_its_page(panel: PreviewPanel, qtbot: QtBot) -> None:
    strip = panel.thumbnails
    assert [strip.item(row).text() for row in range(strip.count())] == ["1", "2", "3"]
    place = strip.visualItemRect(strip.item(1)).center()
    qtbot.mouseClick(strip.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.view.page == 1
    panel.view.go_to_page(2)
    assert strip.currentRow() == 2


def test_that_small_pages_show_the_pages_ink_on_white_paper(panel: PreviewPanel) -> None:
    strip = panel.thumbnails
    box = strip.visualItemRect(strip.item(1))
    shown = strip.viewport().grab().toImage()
    size = strip.size_of(1)
    left, top = box.left() + (box.width() - size.width()) // 2, box.top() + 8
    assert shown.pixelColor(left + 3, top + size.height() - 4).lightness() < 60
    assert shown.pixelColor(left + size.width() // 2, top + 10) == WHITE


def test_that_one_page_needs_no_strip(panel: PreviewPanel) -> None:
    assert panel.thumbnails.isVisible()
    panel.show_pages(PdfPages.of(a_pdf(1)))
    assert not panel.thumbnails.isVisible()
    assert not panel.strip_button.isEnabled()


def test_that_the_strip_gives_way_in_a_narrow_window_until_it_is_asked_for(
    panel: PreviewPanel, qtbot: QtBot
) -> None:
    panel.resize(500, 400)
    assert not panel.thumbnails.isVisible()
    qtbot.mouseClick(panel.strip_button, Qt.MouseButton.LeftButton)
    assert panel.thumbnails.isVisible()
    qtbot.mouseClick(panel.strip_button, Qt.MouseButton.LeftButton)
    assert not panel.thumbnails.isVisible()


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
    assert panel.view.page_count == panel.thumbnails.count() == 0
    assert not panel.zoom_tools.isEnabled()
    assert panel.page_tools.page_label.text() == t("laporan.no_page")
    assert not panel.page_tools.field.isVisible()


def test_that_what_takes_long_shows_a_bar_and_batal(panel: PreviewPanel, qtbot: QtBot) -> None:
    making = panel.making
    panel.begin("Laporan sedang dibuat")
    assert not making.bar.isVisible(), "a report that is made at once needs no bar"
    making.show_progress(12, 200)
    assert (making.bar.value(), making.bar.maximum()) == (12, 200)
    with qtbot.waitSignal(making.cancelled, timeout=1000):
        qtbot.mouseClick(making.cancel_button, Qt.MouseButton.LeftButton)
    panel.show_message("Dihentikan", again=True)
    assert not making.bar.isVisible()
    with qtbot.waitSignal(making.again_wanted, timeout=1000):
        qtbot.mouseClick(making.again_button, Qt.MouseButton.LeftButton)


def test_that_bar_and_batal_come_by_themselves_after_a_moment(
    panel: PreviewPanel, qtbot: QtBot
) -> None:
    panel.begin("Laporan sedang dibuat")
    qtbot.waitUntil(panel.making.cancel_button.isVisible, timeout=20_000)


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


# Paper and village


def test_that_only_one_paper_is_no_choice(panel: PreviewPanel) -> None:
    panel.offer_papers(("f4",))
    assert panel.paper.paper == "f4"
    assert not panel.paper.size_choice.isEnabled()
    assert not panel.paper.direction.isEnabled()


def test_that_the_direction_is_a_choice_where_a_paper_has_both(
    panel: PreviewPanel, qtbot: QtBot
) -> None:
    panel.offer_papers(("f4", "a4", "f4_portrait"))
    assert panel.paper.direction.isEnabled()
    with qtbot.waitSignal(panel.paper_chosen, timeout=1000) as chosen:
        panel.paper.take("f4_portrait")
    assert chosen.args == ["f4_portrait"]
    panel.paper.size_choice.put("a4")
    panel.paper.size_choice.edited.emit()
    assert panel.paper.paper == "a4"
    assert not panel.paper.direction.isEnabled()


def test_that_another_report_has_its_usual_direction_again(panel: PreviewPanel) -> None:
    binder, sheet = ("f4_portrait", "a4_portrait"), ("f4", "a4", "f4_portrait")
    panel.offer_papers(binder)
    panel.paper.take("a4_portrait")
    panel.offer_papers(sheet)
    assert panel.paper.paper == "a4"
    panel.paper.take("f4_portrait")
    panel.offer_papers(sheet)
    assert panel.paper.paper == "f4_portrait", "the same report, made again"
    panel.offer_papers((*sheet, "a4_portrait"))
    assert panel.paper.paper == "f4"


def test_that_the_chosen_paper_stays_with_another_report_that_has_it(panel: PreviewPanel) -> None:
    panel.paper.take("a4")
    panel.offer_papers(("f4_portrait", "a4_portrait"))
    assert panel.paper.paper == "a4_portrait"
    panel.offer_papers(("f4", "a4"))
    assert panel.paper.paper == "a4"


def test_that_villages_are_offered_only_where_there_are_any(
    panel: PreviewPanel, qtbot: QtBot
) -> None:
    assert not panel.village.isVisible()
    panel.offer_villages((("v1", "Jenggrong"), ("v2", "Meninjo")))
    assert panel.village.isVisible()
    assert panel.village.villages == ()
    with qtbot.waitSignal(panel.village_chosen, timeout=1000):
        panel.village.put("v2")
        panel.village.edited.emit()
    assert panel.village.villages == ("v2",)
    panel.offer_villages(())
    assert panel.village.villages == ()

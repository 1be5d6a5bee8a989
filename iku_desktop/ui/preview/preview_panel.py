"""The preview with its tool row: page by page, zoom, paper; and what it says while there is no page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.buttons import IconOnlyButton
from iku_desktop.ui.forms.inputs import ChoiceInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.preview.pdf_pages import PdfPages
from iku_desktop.ui.preview.pdf_view import FIT_WIDTH, ZOOMS, PdfView, Render
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.flow_layout import FlowLayout


class PreviewPanel(QWidget):
    """Shows the pages of one PDF; `paper_chosen` asks for it on another paper."""

    paper_chosen = Signal(str)

    def __init__(self, theme: Theme, render: Render) -> None:
        super().__init__()
        self._theme = theme
        self.view = PdfView(theme, render)
        self.page_label = QLabel()
        self.previous_button = self._button("chevron-left", "laporan.previous_page")
        self.next_button = self._button("chevron-right", "laporan.next_page")
        self.out_button = self._button("zoom-out", "laporan.zoom_out")
        self.in_button = self._button("zoom-in", "laporan.zoom_in")
        zooms = [(str(each), _percent(each)) for each in ZOOMS]
        self.zoom = ChoiceInput([(str(FIT_WIDTH), t("laporan.fit_width")), *zooms])
        self.paper = ChoiceInput()
        self._message = QLabel()
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.show_message("")

    def _button(self, name: str, key: str) -> IconOnlyButton:
        return IconOnlyButton(self._theme, name, t(key))

    def _lay_out(self) -> None:
        self.zoom.show_whole()
        self.paper.show_whole()
        self.zoom.describe(t("laporan.zoom"), "")
        self.paper.describe(t("laporan.paper"), "")
        tools = QWidget()
        flow = FlowLayout(tools, gap=8)
        flow.setContentsMargins(10, 6, 10, 6)
        for group in (
            (self.previous_button, self.page_label, self.next_button),
            (self.out_button, self.zoom, self.in_button),
            (self.paper,),
        ):
            flow.addWidget(_together(*group))
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setWordWrap(True)
        self._message.setMargin(24)
        set_mark(self._message, "role", "hint")
        self._stack.addWidget(self._message)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(tools)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.previous_button.clicked.connect(lambda: self.view.go_to_page(self.view.page - 1))
        self.next_button.clicked.connect(lambda: self.view.go_to_page(self.view.page + 1))
        self.out_button.clicked.connect(lambda: self.view.step_zoom(-1))
        self.in_button.clicked.connect(lambda: self.view.step_zoom(1))
        self.zoom.edited.connect(lambda: self.view.set_zoom(float(str(self.zoom.typed()))))
        self.paper.edited.connect(lambda: self.paper_chosen.emit(str(self.paper.typed())))
        self.view.page_changed.connect(self._show_page)
        self.view.zoom_changed.connect(self._show_zoom)

    def offer_papers(self, papers: tuple[str, ...]) -> None:
        """Offer the papers of a report, the chosen one staying chosen where it can."""
        self.paper.offer([(each, t(f"laporan.paper.{each}")) for each in papers])
        self.paper.setEnabled(len(papers) > 1)

    def show_pages(self, pages: PdfPages) -> None:
        """Show a PDF from its first page."""
        self._stack.setCurrentWidget(self.view)
        self.view.show_pages(pages)
        self._enable(on=True)

    def show_message(self, words: str) -> None:
        """Show words in the place of the pages: being made, or why there are none."""
        self._message.setText(words)
        self._stack.setCurrentWidget(self._message)
        self.view.show_pages(None)
        self._enable(on=False)

    @property
    def message(self) -> str:
        """The words shown instead of pages, "" while there are pages."""
        shown = self._stack.currentWidget() is self._message
        return self._message.text() if shown else ""

    def _enable(self, *, on: bool) -> None:
        for widget in (self.out_button, self.in_button, self.zoom):
            widget.setEnabled(on)
        self._show_page(self.view.page)

    def _show_page(self, page: int) -> None:
        count = self.view.page_count
        words = t("laporan.page_of", page=page + 1, count=count) if count else t("laporan.no_page")
        self.page_label.setText(words)
        self.previous_button.setEnabled(count > 0 and page > 0)
        self.next_button.setEnabled(page + 1 < count)

    def _show_zoom(self, zoom: float) -> None:
        self.zoom.put(str(zoom))


def _together(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 6, 0)
    row.setSpacing(4)
    for widget in widgets:
        row.addWidget(widget)
    return holder


def _percent(zoom: float) -> str:
    return t("laporan.zoom_percent", percent=round(zoom * 100))

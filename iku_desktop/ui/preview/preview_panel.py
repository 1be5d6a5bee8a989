"""The preview with its tool row and strip of small pages, and what it says while there is no page."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.buttons import IconOnlyButton
from iku_desktop.ui.preview.making_view import MakingView
from iku_desktop.ui.preview.page_tools import PageTools, ZoomTools
from iku_desktop.ui.preview.paper_choice import PaperChoice, VillageChoice
from iku_desktop.ui.preview.pdf_pages import PdfPages
from iku_desktop.ui.preview.pdf_view import PdfView, Render
from iku_desktop.ui.preview.thumbnails import STRIP, Thumbnails
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.flow_layout import FlowLayout

# Below this the strip would take the page's room; it comes back by itself, or when it is asked for.
LEAST_FOR_STRIP = 560


class PreviewPanel(QWidget):
    """Shows the pages of one PDF; `paper_chosen` and `village_chosen` ask for another one."""

    paper_chosen = Signal(str)
    village_chosen = Signal()

    def __init__(self, theme: Theme, render: Render) -> None:
        super().__init__()
        self._theme = theme
        self._strip_wanted: bool | None = None
        self.view = PdfView(theme, render)
        self.thumbnails = Thumbnails(theme, render)
        self.strip_button = IconOnlyButton(theme, "panel-left", t("laporan.show_thumbnails"))
        self.strip_button.setCheckable(True)
        self.page_tools, self.zoom_tools = PageTools(theme), ZoomTools(theme)
        self.paper, self.village = PaperChoice(), VillageChoice()
        self.making = MakingView(theme)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.offer_villages(())
        self.show_message("")

    def _lay_out(self) -> None:
        tools = QWidget()
        flow = FlowLayout(tools, gap=8)
        flow.setContentsMargins(10, 6, 10, 6)
        for group in (
            *(self.strip_button, self.page_tools, self.zoom_tools),
            *(self.paper, self.village),
        ):
            flow.addWidget(group)
        desk = QWidget()
        beside = QHBoxLayout(desk)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.setSpacing(1)
        beside.addWidget(self.thumbnails)
        beside.addWidget(self.view, 1)
        self._stack.addWidget(self.making)
        self._stack.addWidget(desk)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(tools)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.page_tools.page_wanted.connect(self.view.go_to_page)
        self.thumbnails.page_wanted.connect(self.view.go_to_page)
        self.zoom_tools.wanted.connect(self.view.set_zoom)
        self.zoom_tools.stepped.connect(self.view.step_zoom)
        self.paper.chosen.connect(self.paper_chosen)
        self.village.edited.connect(self.village_chosen)
        self.view.page_changed.connect(self._show_page)
        self.view.zoom_changed.connect(self.zoom_tools.show_zoom)
        self.strip_button.clicked.connect(self._turn_strip)
        self._theme.changed.connect(self._fit)

    def offer_papers(self, papers: tuple[str, ...]) -> None:
        """Offer the papers of a report, the chosen one staying chosen where it can."""
        self.paper.offer(papers)

    def offer_villages(self, villages: tuple[tuple[str, str], ...]) -> None:
        """Offer villages (id, name) for a report of single ones; none takes the choice away."""
        self.village.setVisible(bool(villages))
        self.village.offer_villages(villages)

    def show_pages(self, pages: PdfPages) -> None:
        """Show a PDF from its first page."""
        self._stack.setCurrentIndex(1)
        self.view.show_pages(pages)
        self.thumbnails.show_pages(pages)
        self._enable(on=True)

    def begin(self, words: str) -> None:
        """Say that the pages are being made; a bar and Batal come when it takes long."""
        self._leave_pages()
        self.making.begin(words)

    def show_message(self, words: str, *, again: bool = False) -> None:
        """Show words in the place of the pages: why there are none, and whether to try again."""
        self._leave_pages()
        self.making.say(words, again=again)

    def _leave_pages(self) -> None:
        self._stack.setCurrentIndex(0)
        self.view.show_pages(None)
        self.thumbnails.show_pages(None)
        self._enable(on=False)

    @property
    def message(self) -> str:
        """The words shown instead of pages, "" while there are pages."""
        return self.making.words.text() if self._stack.currentIndex() == 0 else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The strip gives way where the page needs the room."""
        super().resizeEvent(event)
        self._fit()

    def _turn_strip(self) -> None:
        self._strip_wanted = self.strip_button.isChecked()
        self._fit()

    def _fit(self) -> None:
        fits = self.width() >= self._theme.px(LEAST_FOR_STRIP + STRIP)
        many = self.view.page_count > 1
        shown = many and (fits if self._strip_wanted is None else self._strip_wanted)
        self.thumbnails.setVisible(shown)
        self.strip_button.setChecked(shown)
        self.strip_button.setEnabled(many)

    def _enable(self, *, on: bool) -> None:
        self.zoom_tools.setEnabled(on)
        self._show_page(self.view.page)
        self._fit()

    def _show_page(self, page: int) -> None:
        self.page_tools.show_page(page, self.view.page_count)
        self.thumbnails.mark_page(page)

"""The help window: contents at the left, the topic at the right, search, back and forward, print."""

from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QUrl
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.presentation.help_html import TopicHtml
from iku_desktop.presentation.help_library import FIRST_TOPIC, library, words_of
from iku_desktop.presentation.help_source import Topic
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.buttons import IconOnlyButton
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.rows_list import ListedRow, RowsList
from iku_desktop.ui.theme import DARK, LIGHT, Theme
from iku_desktop.ui.widgets.card import label

WIDTH, HEIGHT = 940, 660
LIST_WIDTH, WIDEST_PICTURE, PAGE_EDGE = 260, 900, 44
# What the system draws around a window.
FRAME = QSize(16, 40)
HEADING = "chapter:"


class TopicView(QTextBrowser):
    """Shows a topic; links are left to the window, so that its own history holds."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self.setAccessibleName(t("help.page"))
        self.setFrameShape(QTextBrowser.Shape.NoFrame)


class HelpWindow(QWidget):
    """A window beside the program's; it stays where it was while the clerk works on."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._library = library()
        self._past: list[str] = []
        self._future: list[str] = []
        self.topic: Topic = self._library.at(())
        # Whoever closes the program closes the help with it.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.search = QLineEdit()
        self.search.setPlaceholderText(t("help.search"))
        self.search.setAccessibleName(t("help.search_name"))
        self.search.setClearButtonEnabled(True)
        self.list = RowsList(theme, t("help.contents"))
        set_mark(self.list, "role", "navigation")
        self.found = label("", "hint", wraps=True)
        self.view = TopicView()
        self.back_button = IconOnlyButton(theme, "chevron-left", t("help.back"))
        self.forward_button = IconOnlyButton(theme, "chevron-right", t("help.forward"))
        self.print_button = IconOnlyButton(theme, "printer", t("help.print"))
        self._lay_out()
        self._connect()
        wanted = QSize(theme.px(WIDTH), theme.px(HEIGHT))
        self.resize(wanted.boundedTo(self.screen().availableSize() - FRAME))
        self._show_list()
        self._show()
        self.view.setFocus()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(12, 10, 12, 10)
        head.setSpacing(6)
        head.addWidget(self.back_button)
        head.addWidget(self.forward_button)
        head.addWidget(self.search, 1)
        head.addWidget(self.print_button)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.found)
        column.addWidget(self.list, 1)
        self.found.setContentsMargins(12, 4, 8, 4)
        self.found.hide()
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(side)
        both.addWidget(self.view)
        both.setStretchFactor(1, 1)
        both.setSizes([self._theme.px(LIST_WIDTH), self._theme.px(WIDTH - LIST_WIDTH)])
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(0)
        outside.addLayout(head)
        outside.addWidget(both, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._look_for)
        self.search.returnPressed.connect(self.view.setFocus)
        self.list.row_chosen.connect(self._chosen)
        self.view.anchorClicked.connect(self._follow)
        self.back_button.clicked.connect(self.go_back)
        self.forward_button.clicked.connect(self.go_forward)
        self.print_button.clicked.connect(self.print_topic)
        self._theme.changed.connect(self._show)
        for keys, act in (
            ("Ctrl+F", self._start_search),
            ("Alt+Left", self.go_back),
            ("Alt+Right", self.go_forward),
            ("Ctrl+P", self.print_topic),
            ("Esc", self.close),
            ("F1", partial(self.open_topic, FIRST_TOPIC)),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # Going

    def open_topic(self, key: str) -> None:
        """Show a topic and remember the one before; a key that is none changes nothing."""
        found = self._library.topic(key)
        if found is None or found is self.topic:
            return
        self._past.append(self.topic.key)
        self._future.clear()
        self._go(found)

    def go_back(self) -> None:
        """Show the topic that was shown before."""
        self._turn(self._past, self._future)

    def go_forward(self) -> None:
        """Show the topic that was left by going back."""
        self._turn(self._future, self._past)

    def _turn(self, source: list[str], target: list[str]) -> None:
        if not source:
            return
        target.append(self.topic.key)
        found = self._library.topic(source.pop())
        assert found is not None
        self._go(found)

    def _go(self, topic: Topic) -> None:
        self.topic = topic
        with QSignalBlocker(self.list):
            self.list.choose(topic.key)
        self._show()

    def _follow(self, address: QUrl) -> None:
        self.open_topic(address.toString())

    def _chosen(self, key: str) -> None:
        if not key.startswith(HEADING):
            self.open_topic(key)

    # Searching

    def _start_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _look_for(self, typed: str) -> None:
        self._show_list()
        if words_of(typed):
            found = self._library.search(typed)
            if found:
                self.open_topic(found[0].topic.key)
        self._show()

    def _show_list(self) -> None:
        typed = self.search.text()
        if words_of(typed):
            found = self._library.search(typed)
            rows = [ListedRow(each.topic.key, each.topic.title) for each in found]
            words = t("help.found", count=len(found)) if found else t("help.found_none")
            self.found.setText(words)
        else:
            rows = []
            for name, topics in self._library.chapters:
                rows.append(ListedRow(f"{HEADING}{name}", name, heading=True))
                rows.extend(ListedRow(each.key, each.title) for each in topics)
        self.found.setVisible(bool(words_of(typed)))
        self.list.show_rows(rows, self.topic.key)

    # Showing

    def _show(self) -> None:
        self.setWindowTitle(t("help.title_of", topic=self.topic.title))
        self.back_button.setEnabled(bool(self._past))
        self.forward_button.setEnabled(bool(self._future))
        self.view.document().setDefaultFont(self._theme.font())
        self.view.document().setDocumentMargin(self._theme.px(16))
        self.view.setHtml(self._html(self.topic))

    def _html(self, topic: Topic) -> str:
        colors = DARK if self._theme.is_dark else LIGHT
        room = min(self.view.viewport().width() - self._theme.px(PAGE_EDGE), WIDEST_PICTURE)
        wanted = words_of(self.search.text())
        return TopicHtml(colors, wanted, max(room, 120)).page(topic)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures are as wide as the page."""
        super().resizeEvent(event)
        self._show()

    def print_topic(self) -> None:
        """Ask for the printer and print what is shown, black on white whatever the look."""
        from PySide6.QtGui import QTextDocument
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.topic.title)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle(t("help.print"))
        document = QTextDocument(dialog)
        document.setHtml(TopicHtml(LIGHT, (), WIDEST_PICTURE // 2).page(self.topic))
        dialog.accepted.connect(lambda: document.print_(printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()

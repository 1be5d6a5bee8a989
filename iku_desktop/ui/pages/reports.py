"""The page Laporan: the list of reports, the very pages that are printed, and what is still missing."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.outcomes import PdfDocument, ReportKind
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text, quarter_text, unavailable_text
from iku_desktop.ui import tasks
from iku_desktop.ui.doors import door_of
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.rows_list import ListedRow, RowsList
from iku_desktop.ui.page import Page
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.preview.pdf_pages import PdfPages
from iku_desktop.ui.preview.preview_panel import PreviewPanel
from iku_desktop.ui.preview.print_pdf import has_printer, open_print_dialog
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.readiness import Readiness


class ReportsPage(Page):
    """Makes the chosen report in the background and shows it; saving and printing use the same bytes."""

    key = "reports"
    icon = "printer"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._moment = context.moment
        self._kinds: dict[str, ReportKind] = {}
        self._asked = object()
        self.document: PdfDocument | None = None
        self.pages: PdfPages | None = None
        self.list = RowsList(context.theme, t("laporan.list"))
        self.preview = PreviewPanel(context.theme, self._render)
        self.readiness = Readiness(context.theme)
        theme = context.theme
        self.save_button = IconButton(theme, "file-down", t("laporan.save"))
        self.print_button = IconButton(theme, "printer", t("laporan.print"))
        self.folder_button = IconButton(theme, "folder-open", t("laporan.open_folder"), "tool")
        self._lay_out()
        self.list.row_chosen.connect(lambda _key: self._show_chosen())
        self.preview.paper_chosen.connect(lambda _paper: self._show_chosen())
        self.readiness.line_opened.connect(lambda line: context.open_door(door_of(line)))
        self.save_button.clicked.connect(self.ask_where_to_save)
        self.print_button.clicked.connect(self.print_report)
        self.folder_button.clicked.connect(self.open_folder)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        title, about = QLabel(t(f"page.{self.key}")), QLabel(t("laporan.about"))
        set_mark(title, "role", "page-title")
        set_mark(about, "role", "subtitle")
        head.addWidget(title)
        head.addWidget(about)
        head.addStretch(1)
        head.addWidget(self.folder_button)
        body = QHBoxLayout()
        body.setSpacing(12)
        body.addWidget(_card(self.list), 20)
        body.addWidget(_card(self.preview), 66)
        body.addWidget(self._right_side(), 30)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(body, 1)

    def _right_side(self) -> QWidget:
        actions = QFrame()
        set_mark(actions, "role", "card")
        row = QHBoxLayout(actions)
        row.setContentsMargins(14, 12, 14, 12)
        row.setSpacing(8)
        row.addWidget(self.save_button, 1)
        row.addWidget(self.print_button, 1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.readiness, 1)
        column.addWidget(actions)
        return side

    def show_moment(self, moment: Moment) -> None:
        """Show the reports of a moment, and make the chosen one anew."""
        self._moment = moment
        self._kinds = {kind.key: kind for kind in self.context.services.reports.kinds()}
        self.list.show_rows(report_rows(tuple(self._kinds.values()), moment))
        self._show_chosen()

    def _show_chosen(self) -> None:
        kind = self._kinds.get(self.list.chosen)
        if kind is None:
            return
        self.preview.offer_papers(kind.papers)
        concerns = self.context.services.reports.concerns(kind.key, self._moment)
        self.readiness.show_lines(kind.title, concerns)
        paper = str(self.preview.paper.typed())
        self._make(kind.key, self._moment, paper)

    def _make(self, kind: str, moment: Moment, paper: str) -> None:
        reports = self.context.services.reports
        wanted = self._asked = object()
        self._show_document(None, None)
        self.preview.show_message(t("laporan.making"))

        def work(_progress: tasks.Progress) -> tuple[PdfDocument, PdfPages]:
            made = reports.make(kind, moment, paper)
            return made, PdfPages.of(made.data)

        def done(result: object) -> None:
            # Another report may have been chosen while this one was being made.
            if wanted is self._asked and isinstance(result, tuple):
                self._show_document(*result)

        def failed(fault: Exception) -> None:
            if wanted is self._asked:
                self._say_why_not(fault)

        tasks.run(work, done, failed, self)

    def _show_document(self, document: PdfDocument | None, pages: PdfPages | None) -> None:
        self.document, self.pages = document, pages
        for button in (self.save_button, self.print_button):
            button.setEnabled(document is not None)
        if pages is not None:
            self.preview.show_pages(pages)

    def _say_why_not(self, fault: Exception) -> None:
        if isinstance(fault, Refused):
            self.preview.show_message("\n".join(problem_text(each) for each in fault.problems))
        elif isinstance(fault, Unavailable):
            self.preview.show_message(unavailable_text(fault))
        else:
            self.preview.show_message(t("laporan.not_made"))
            raise fault

    def _render(
        self, pages: PdfPages, number: int, scale: float, take: Callable[[QImage], None]
    ) -> None:
        def done(image: object) -> None:
            assert isinstance(image, QImage)
            take(image)

        def failed(fault: Exception) -> None:
            raise fault

        tasks.run(lambda _progress: pages.image(number, scale), done, failed, self)

    def ask_where_to_save(self) -> None:
        """Ask for the file, beginning with the proposed name in the office's report folder."""
        if self.document is None:
            return
        folder = self._folder()
        dialog = QFileDialog(self, t("laporan.save_title"), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(t("laporan.save_filter"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(self.document.name)
        document = self.document
        dialog.fileSelected.connect(lambda name: self.save_as(document, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_as(self, document: PdfDocument, path: Path) -> None:
        """Write the shown bytes to a file; faults of the disk are said in words."""
        try:
            self.context.services.reports.save(document, path)
        except Unavailable as fault:
            self.context.notifier.unavailable(fault)
            return
        words = t("laporan.saved", file=path.name, folder=str(path.parent))
        self.context.tell_selection(words)

    def print_report(self) -> None:
        """Print the shown bytes at their true size; where there is no printer, say so."""
        if self.document is None or self.pages is None:
            return
        if not has_printer():
            self.context.notifier.tell(t("laporan.print"), t("laporan.no_printer"))
            return
        name = self.document.name
        open_print_dialog(self, self.pages, name, lambda sent: self._tell_printed(name, sent))

    def _tell_printed(self, name: str, sent: bool) -> None:
        if sent:
            self.context.tell_selection(t("laporan.printed", name=name))
        else:
            self.context.notifier.tell(t("laporan.print"), t("laporan.not_printed"))

    def open_folder(self) -> None:
        """Show the office's report folder in the file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder())))

    def _folder(self) -> Path:
        return self.context.services.reports.folder()


def report_rows(kinds: tuple[ReportKind, ...], moment: Moment) -> list[ListedRow]:
    """The reports under their headings: those of a quarter first, then those of the year."""
    rows: list[ListedRow] = []
    for needs_quarter, group in ((True, "quarter"), (False, "year")):
        mine = [kind for kind in kinds if kind.needs_quarter is needs_quarter]
        if mine:
            rows.append(ListedRow("", t(f"laporan.group.{group}"), heading=True))
        detail = (
            quarter_text(moment.quarter)
            if needs_quarter
            else t("laporan.year_detail", year=moment.year)
        )
        rows += [ListedRow(kind.key, kind.title, detail, "file-text") for kind in mine]
    return rows


def _card(inside: QWidget) -> QFrame:
    card = QFrame()
    set_mark(card, "role", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(1, 6, 1, 1)
    column.addWidget(inside)
    return card

"""What happens to the report that is shown: saved, printed, and entered into the register."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Refused
from iku_desktop.presentation.texts import t
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.progress import ProgressDialog
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.report_maker import Shown
from iku_desktop.ui.preview.print_pdf import PrintJob, PrintOutcome, has_printer, open_print_dialog


class ReportOutput(QObject):
    """Saves and prints the very bytes that are shown; `left` tells that a paper left the program."""

    left = Signal()

    def __init__(self, context: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def ask_where_to_save(self, document: PdfDocument) -> None:
        """Ask for the file, beginning with the proposed name in the office's report folder."""
        dialog = QFileDialog(self._window, t("laporan.save_title"), str(self._folder()))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(t("laporan.save_filter"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(document.name)
        dialog.fileSelected.connect(lambda name: self.save_as(document, Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_as(self, document: PdfDocument, path: Path) -> None:
        """Register the bytes and write them to a file; faults of the disk are said in words."""
        words = t("laporan.saved", file=path.name, folder=str(path.parent))
        self._beside(
            lambda: self._context.services.reports.save(document, path),
            lambda: self._tell(words),
        )

    def print_report(self, shown: Shown, moment: Moment) -> None:
        """Print the shown bytes at their true size; where there is no printer, offer to save."""
        document = shown.document
        if not has_printer():
            self._context.ask(
                t("laporan.no_printer_title"),
                t("laporan.save"),
                lambda: self.ask_where_to_save(document),
                t("laporan.no_printer"),
            )
            return
        open_print_dialog(
            self._window,
            shown.pages,
            document.name,
            lambda job: self._print(job, document, moment),
        )

    def _print(self, job: PrintJob, document: PdfDocument, moment: Moment) -> None:
        dialog = ProgressDialog(t("laporan.printing", name=document.name), self._window)
        job.progressed.connect(dialog.show_progress)
        dialog.rejected.connect(job.cancel)

        def ended(outcome: object) -> None:
            dialog.finish()
            job.deleteLater()
            if outcome is PrintOutcome.SENT:
                self.printed(document, moment)
            elif outcome is PrintOutcome.FAILED:
                self._context.notifier.tell(t("laporan.print"), t("laporan.not_printed"))

        job.finished.connect(ended)
        job.start()

    def printed(self, document: PdfDocument, moment: Moment) -> None:
        """Register what went to the printer, and record the step where the report is final."""
        services = self._context.services

        def record() -> None:
            services.reports.issue(document)
            if not document.final or not document.kind:
                return
            try:
                services.progress.printed(document.kind, moment)
            except Refused:
                # A kind whose way is not followed, or a quarter that was opened again meanwhile.
                return

        self._beside(record, lambda: self._tell(t("laporan.printed", name=document.name)))

    def open_folder(self) -> None:
        """Show the office's report folder in the file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder())))

    def _tell(self, words: str) -> None:
        self._context.tell_selection(words)
        self.left.emit()

    def _beside(self, work: Callable[[], object], done: Callable[[], object]) -> None:
        tasks.run(
            lambda _progress: work(),
            lambda _result: done(),
            self._context.notifier.fault,
            self,
        )

    def _folder(self) -> Path:
        return self._context.services.reports.folder()

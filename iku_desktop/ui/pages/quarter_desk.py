"""Opens the dialogs about the quarter of the page Laporan: close, open again, history, steps of a report."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from iku_desktop.domain.issued import ProgressState
from iku_desktop.domain.office import signing_official
from iku_desktop.domain.outcomes import PdfDocument, ReportKind
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Problem
from iku_desktop.presentation.progress_words import step_word
from iku_desktop.presentation.texts import t
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.work_dialog import WorkDialog
from iku_desktop.ui.page_context import PageContext


class QuarterDesk(QObject):
    """Asks about a quarter over one window; what is done is told by the page context."""

    def __init__(self, context: PageContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def ask_close(self, moment: Moment) -> None:
        """Ask whether the moment's quarter shall close."""
        from iku_desktop.ui.dialogs.quarter_closing import CloseQuarterDialog

        services = self._context.services
        readiness = services.closings.readiness(moment)
        if readiness.closing is not None:
            self._refuse("quarter_already_closed", moment)
            return
        CloseQuarterDialog(
            self._context,
            readiness,
            self._window,
            lambda: services.closings.readiness(moment),
        ).open()

    def ask_reopen(self, moment: Moment) -> None:
        """Ask why the moment's quarter shall be opened again."""
        from iku_desktop.ui.dialogs.quarter_closing import reopen_dialog

        readiness = self._context.services.closings.readiness(moment)
        if readiness.closing is None:
            self._refuse("quarter_not_closed", moment)
            return
        history = self._context.services.progress.history(moment.quarter)
        revision = readiness.closing.revision
        signed = any(
            each.signed_on is not None and each.revision == revision for each in history.journeys
        )
        dialog = reopen_dialog(self._context, readiness, self._window, signed=signed)
        dialog.open()
        dialog.form.focus_first()

    def show_history(self, moment: Moment) -> None:
        """Show the closings and papers of the moment's quarter."""
        from iku_desktop.ui.dialogs.closing_history import ClosingHistoryDialog

        history = self._context.services.progress.history(moment.quarter)
        ClosingHistoryDialog(self._context.theme, history, self._window).open()

    def ask_signature(self, document: PdfDocument, moment: Moment) -> None:
        """Sign a paper with a key file; a draft is refused at once."""
        from iku_desktop.ui.dialogs.sign_document import SignDialog

        if not document.final:
            self._context.notifier.refused((Problem("sign_draft"),))
            return
        dialog = SignDialog(self._context, document, moment, self._window)
        dialog.open()
        dialog.form.focus_first()

    def ask_step(self, step: ProgressState, kind: ReportKind, moment: Moment) -> None:
        """Record a step of a report: at once where nothing is to be told, else by a dialog."""
        if step is ProgressState.PRINTED:
            self._record_printed(kind, moment)
            return
        dialog = self._step_dialog(step, kind, moment)
        words = t("laporan.step.recorded", step=step_word(step))
        dialog.finished_work.connect(lambda _saved: self._context.tell_selection(words))
        dialog.open()
        dialog.form.focus_first()

    def _step_dialog(self, step: ProgressState, kind: ReportKind, moment: Moment) -> WorkDialog:
        from iku_desktop.ui.dialogs.report_step import sending_dialog, signature_dialog

        asked = (self._context, kind.key, kind.title, moment)
        if step is ProgressState.SENT:
            return sending_dialog(*asked, self._window)
        officials = self._context.services.settings.officials()
        official = signing_official(officials, moment.today)
        return signature_dialog(*asked, "" if official is None else official.name, self._window)

    def _record_printed(self, kind: ReportKind, moment: Moment) -> None:
        services = self._context.services

        def done(_saved: object) -> None:
            self._context.tell_selection(
                t("laporan.step.recorded", step=step_word(ProgressState.PRINTED))
            )
            self._context.data_changed.emit()

        tasks.run(
            lambda _progress: services.progress.printed(kind.key, moment),
            done,
            self._context.notifier.fault,
            self,
        )

    def _refuse(self, code: str, moment: Moment) -> None:
        quarter = moment.quarter
        values = {"quarter": quarter.roman, "year": quarter.year}
        self._context.notifier.refused((Problem(code, "quarter", values),))

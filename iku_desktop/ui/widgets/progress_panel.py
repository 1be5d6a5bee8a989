"""The card that follows a report from draft to sent, with the step that may be recorded next."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from iku_desktop.domain.evidence_files import EvidenceFile
from iku_desktop.domain.issued import ProgressState
from iku_desktop.domain.progress import STEPS, NotFollowed, ReportStanding
from iku_desktop.presentation.progress_words import facts_text, off_text, step_day, step_word
from iku_desktop.presentation.texts import t
from iku_desktop.ui import tasks
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import LinkButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.step_line import Step, StepLine

ICONS = {
    ProgressState.PRINTED: "printer",
    ProgressState.SIGNED: "pen-line",
    ProgressState.SENT: "send",
}


class ProgressPanel(QFrame):
    """Shows a standing; `step_wanted` carries the step whose button was pressed."""

    step_wanted = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._file: EvidenceFile | None = None
        self.standing: ReportStanding | None = None
        set_mark(self, "role", "card")
        theme = context.theme
        self.line = StepLine(theme)
        self.about = label("", "hint", wraps=True)
        self.step_button = LinkButton(theme, "pen-line", "")
        self.file_button = LinkButton(theme, "paperclip", t("laporan.step.open_file"))
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.step_button)
        row.addWidget(self.file_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 8)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.about)
        column.addLayout(row)
        self.step_button.clicked.connect(self._ask_step)
        self.file_button.clicked.connect(self.open_file)

    def show_standing(self, standing: ReportStanding) -> None:
        """Show where a report stands; one of a kind without steps shows nothing."""
        self.standing = standing
        self.setVisible(standing.off is not NotFollowed.KIND)
        done = STEPS.index(standing.state)
        steps = [
            Step(step_word(each), step_day(standing, each), at <= done and _was(standing, each))
            for at, each in enumerate(STEPS)
        ]
        off = standing.off is not None
        self.line.show_steps(steps, off=off)
        words = off_text(standing) if off else facts_text(standing)
        self.about.setText(words)
        self.about.setVisible(bool(words))
        following = standing.next_step
        self.step_button.setVisible(following is not None)
        if following is not None:
            self.step_button.setText(t(f"laporan.step.record_{following.value}"))
            self.step_button.show_icon(ICONS[following])
        self._file = standing.files[-1] if standing.files else None
        self.file_button.setVisible(self._file is not None)

    def open_file(self) -> None:
        """Open a copy of the scan or the signed PDF with the program of the desktop."""
        file = self._file
        if file is None:
            return
        evidence = self._context.services.evidence
        tasks.run(
            lambda _progress: evidence.copy_to_view(file),
            lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
            self._context.notifier.fault,
            self,
        )

    def _ask_step(self) -> None:
        if self.standing is not None and self.standing.next_step is not None:
            self.step_wanted.emit(self.standing.next_step)


def _was(standing: ReportStanding, step: ProgressState) -> bool:
    """A PDF may be signed and sent without ever being printed."""
    printed = standing.progress.printed_at is not None
    return step is not ProgressState.PRINTED or printed or not standing.progress.electronic

"""Workbook in and out from the menu: choose a file, see what it would do, then all rows or none."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox

from iku_desktop.domain.outcomes import ImportOutcome
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import row_problem_text
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.progress import run_with_progress
from iku_desktop.ui.office_view import OfficeView

if TYPE_CHECKING:
    from iku_desktop.services.workbook import Workbook


class WorkbookActions(QObject):
    """Import, export and the empty template of one open office."""

    def __init__(self, view: OfficeView) -> None:
        super().__init__(view)
        self._view = view
        self._notifier = view.context.notifier

    @property
    def _workbook(self) -> "Workbook":
        return self._view.office.services.workbook  # loaded when it is first asked for

    def choose_import(self) -> None:
        """Ask for a workbook and check it."""
        dialog = QFileDialog(self._view, t("frame.action.import").replace("&", ""))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(t("frame.excel_files"))
        dialog.fileSelected.connect(lambda name: self.check(Path(name)))
        dialog.open()

    def check(self, path: Path) -> None:
        """Say what an import would do; all refused rows are listed, else one question is asked."""
        self._run(
            t("frame.checking"),
            lambda report: self._workbook.check(path, report),
            lambda outcome: self._checked(path, outcome),
        )

    def _checked(self, path: Path, outcome: object) -> None:
        assert isinstance(outcome, ImportOutcome)
        if outcome.refused:
            self._show_refused(outcome)
        elif outcome.new or outcome.changed:
            counts = {"new": outcome.new, "changed": outcome.changed}
            question = t("frame.import_question", **counts)
            self._notifier.ask(question, t("frame.import_verb"), lambda: self._import(path))
        else:
            words = t("frame.import_unchanged", unchanged=outcome.unchanged)
            self._notifier.tell(t("frame.import_done"), words)

    def _show_refused(self, outcome: ImportOutcome) -> None:
        box = QMessageBox(self._view)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(t("message.title"))
        box.setText(t("frame.import_refused", count=len(outcome.refused)))
        box.setInformativeText(t("frame.import_refused_text"))
        box.setDetailedText("\n".join(map(row_problem_text, outcome.refused)))
        box.addButton(t("message.close"), QMessageBox.ButtonRole.AcceptRole)
        box.open()

    def _import(self, path: Path) -> None:
        self._run(
            t("frame.importing"),
            lambda report: self._workbook.import_file(path, report),
            self._imported,
        )

    def _imported(self, outcome: object) -> None:
        assert isinstance(outcome, ImportOutcome)
        if outcome.refused:
            self._show_refused(outcome)
            return
        self._view.context.tell_saved(self._view.office.services.context.clock.now())
        self._view.context.data_changed.emit()
        counts = {"new": outcome.new, "changed": outcome.changed, "unchanged": outcome.unchanged}
        self._notifier.tell(t("frame.import_done"), t("frame.import_counts", **counts))

    def choose_export(self) -> None:
        """Ask where to, then write the whole office into a workbook."""
        office = self._view.office.services.settings.office().name.replace(" ", "_")
        name = t("frame.export_name", office=office)
        self._choose_target(name, self._workbook.export)

    def choose_template(self) -> None:
        """Ask where to, then write an empty workbook with the layout."""
        self._choose_target(t("frame.template_name"), self._workbook.template)

    def _choose_target(self, name: str, write: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._view, t("frame.action.export").replace("&", ""))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(t("frame.excel_files"))
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(name)
        dialog.fileSelected.connect(
            lambda chosen: self._run(
                t("frame.exporting"),
                lambda _: write(Path(chosen)),
                lambda _: self._notifier.tell(t("frame.exported"), chosen),
            )
        )
        dialog.open()

    def _run(
        self,
        words: str,
        work: Callable[[tasks.Progress], object],
        done: Callable[[object], object],
    ) -> None:
        run_with_progress(words, work, done, self._failed, self._view)

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, tasks.Cancelled):
            self._notifier.tell(t("frame.cancelled"), t("frame.cancelled_text"))
        else:
            self._notifier.fault(fault)

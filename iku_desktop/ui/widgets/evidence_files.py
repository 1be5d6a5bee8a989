"""The files of one row: listed, added by button or by drag and drop, opened, taken off."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner, FileType
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.presentation.evidence_words import file_about, short_name
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.progress import run_with_progress
from iku_desktop.ui.icons import icon
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import LinkButton
from iku_desktop.ui.widgets.card import label

ICONS = {FileType.PDF: "file-text", FileType.JPEG: "image", FileType.PNG: "image"}


@dataclass(frozen=True, slots=True)
class FileShelf:
    """The files of one row: `key` tells it from another row's, `add` takes one more file."""

    key: object
    read: Callable[[], tuple[EvidenceFile, ...]]
    add: Callable[[Path], object]


def activity_shelf(context: PageContext, activity_id: str) -> FileShelf:
    """The files of an activity."""
    evidence, owner = context.services.evidence, FileOwner.ACTIVITY
    return FileShelf(
        activity_id,
        lambda: evidence.files(owner, [activity_id]).get(activity_id, ()),
        lambda path: evidence.add(owner, activity_id, path),
    )


def document_shelf(
    context: PageContext, village_id: str, document_type: str, fiscal_year: int
) -> FileShelf:
    """The files of a village document, also of one of which nothing else is recorded."""
    services, place = context.services, (village_id, document_type, fiscal_year)
    return FileShelf(
        place,
        lambda: services.documents.files(*place),
        lambda path: services.evidence.add_to_document(*place, path),
    )


class EvidenceFilesPanel(QWidget):
    """Reads the files of the row it is told; what is added or taken off is on disk at once."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._shelf: FileShelf | None = None
        self._shown: tuple[EvidenceFile, ...] | None = None
        self.add_button = LinkButton(context.theme, "paperclip", t("evidence.add"))
        self.opens: list[LinkButton] = []
        self.removes: list[QToolButton] = []
        self.hint = label(t("evidence.none"), "hint", wraps=True)
        self.problem = label("", "problem", wraps=True)
        head = QHBoxLayout()
        head.addWidget(label(t("evidence.heading"), "strong"))
        head.addStretch(1)
        head.addWidget(self.add_button)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addWidget(self.hint)
        column.addWidget(self.problem)
        self.setAcceptDrops(True)
        self.add_button.clicked.connect(self.choose_files)
        context.theme.changed.connect(self._dress)
        self.problem.hide()

    def show_shelf(self, shelf: FileShelf) -> None:
        """Show the files of a row; what was refused for another is forgotten."""
        if self._shelf is None or shelf.key != self._shelf.key:
            self._show_problems(())
        self._shelf = shelf
        self.reload()

    def reload(self) -> None:
        """Read the files again."""
        files = self._shelf.read() if self._shelf is not None else ()
        if files != self._shown:
            self._shown = files
            self._fill(files)

    def _fill(self, files: Sequence[EvidenceFile]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.opens, self.removes = [], []
        for file in files:
            self._rows.addWidget(self._row(file))
        self.hint.setVisible(not files)
        self._dress()

    def _row(self, file: EvidenceFile) -> QWidget:
        # An ampersand of the name is no Alt letter.
        name = short_name(file.name).replace("&", "&&")
        opening = LinkButton(self._context.theme, ICONS[file.type], name)
        opening.setToolTip(t("evidence.open", file=file.name))
        opening.clicked.connect(lambda: self.open_file(file))
        removing = QToolButton()
        removing.setToolTip(t("evidence.remove", file=file.name))
        removing.setAccessibleName(removing.toolTip())
        removing.clicked.connect(lambda: self._ask_remove(file))
        self.opens.append(opening)
        self.removes.append(removing)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(opening, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(label(file_about(file), "hint"))
        row.addLayout(words, 1)
        row.addWidget(removing, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _dress(self) -> None:
        theme = self._context.theme
        for button in self.removes:
            button.setIcon(icon("x", "text3", theme))
            button.setIconSize(QSize(theme.px(14), theme.px(14)))

    # Adding

    def choose_files(self) -> None:
        """Ask for one or more files."""
        dialog = QFileDialog(self, t("evidence.choose"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(t("evidence.filter"))
        dialog.filesSelected.connect(lambda names: self.add_files([Path(each) for each in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer."""
        if self._shelf is not None and _files_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        self.add_files(_files_in(event))
        event.acceptProposedAction()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Add files one after the other; each that is refused is told, the others stay."""
        shelf = self._shelf
        if shelf is None or not paths:
            return

        def work(progress: tasks.Progress) -> tuple[Problem, ...]:
            refused: list[Problem] = []
            for number, path in enumerate(paths):
                progress(number, len(paths))
                try:
                    shelf.add(path)
                except Refused as fault:
                    refused += fault.problems
            return tuple(refused)

        def done(result: object) -> None:
            assert isinstance(result, tuple)
            if len(result) < len(paths):
                self._context.tell_saved(self._context.services.context.clock.now())
                self._context.data_changed.emit()
            if self._shelf is not None and self._shelf.key == shelf.key:
                self._show_problems(result)

        run_with_progress(t("evidence.adding"), work, done, self._failed, self.window())

    def _failed(self, fault: Exception) -> None:
        # Files before the one at which it ended are on disk.
        self._context.data_changed.emit()
        if not isinstance(fault, tasks.Cancelled):
            self._context.notifier.fault(fault)

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        self.problem.setText("\n".join(map(problem_text, problems)))
        self.problem.setVisible(bool(problems))

    # Opening and taking off

    def open_file(self, file: EvidenceFile) -> None:
        """Show a copy in the program the PC has for it."""
        evidence = self._context.services.evidence
        tasks.run(
            lambda _progress: evidence.copy_to_view(file),
            lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
            self._context.notifier.fault,
            self,
        )

    def _ask_remove(self, file: EvidenceFile) -> None:
        evidence = self._context.services.evidence

        def remove() -> None:
            self._context.attempt(lambda: evidence.remove(file.id), self._show_problems)

        self._context.ask(
            t("evidence.remove_question", file=file.name),
            t("evidence.remove_verb"),
            remove,
            t("evidence.remove_details"),
            self.window(),
        )


def _files_in(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]

"""*Impor buku kerja*: choose or drop a file, match its headings, see every row, then all rows or none."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.import_models import ColumnMatch, SheetHead
from iku_desktop.domain.outcomes import ImportOutcome
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.progress import run_with_progress
from iku_desktop.ui.dialogs.save_file import save_file
from iku_desktop.ui.forms.file_input import FileInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import IconButton, LinkButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.column_matching import ColumnMatching
from iku_desktop.ui.widgets.empty_state import EmptyState
from iku_desktop.ui.widgets.import_list import ImportList

WIDTH, HEIGHT = 980, 560


class WorkbookImportDialog(QDialog):
    """A file is checked as soon as it is chosen; nothing is written before the clerk says so."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._workbook = context, context.services.workbook
        self._path: Path | None = None
        self._matches: tuple[ColumnMatch, ...] = ()
        self.outcome: ImportOutcome | None = None
        self.setWindowTitle(t("importing.title"))
        self.setAcceptDrops(True)
        self.finished.connect(self.deleteLater)
        theme = context.theme
        self.file = FileInput(t("importing.choose_title"), t("importing.kinds"))
        self.template_link = LinkButton(theme, "file-spreadsheet", t("importing.template"))
        self.match_link = LinkButton(theme, "sliders-horizontal", t("importing.match"))
        self.start = EmptyState(theme, "file-spreadsheet")
        self.matching = ColumnMatching(theme, self._workbook.proposed_columns)
        self.list = ImportList(context)
        self.stack = QStackedWidget()
        self.notes = label("", "warning", wraps=True)
        self.state = label("", "strong", wraps=True)
        self.refused_button = IconButton(theme, "download", t("importing.save_refused"))
        self.again_button = IconButton(theme, "rotate-ccw", t("importing.again"))
        self.leave_button = QPushButton(t("forms.cancel"))
        self.go_button = QPushButton(t("importing.verb"))
        self._lay_out()
        self._connect()
        self._show_start()

    def _lay_out(self) -> None:
        set_mark(self.go_button, "role", "primary")
        self.go_button.setAutoDefault(False)
        self.leave_button.setDefault(True)
        self.file.describe(t("importing.file"), t("importing.file_hint"))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.file, 1)
        head.addWidget(self.template_link)
        for widget in (self.start, self.matching, self.list):
            self.stack.addWidget(widget)
        words = QHBoxLayout()
        words.addWidget(self.state, 1)
        words.addWidget(self.match_link)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.refused_button)
        buttons.addWidget(self.again_button)
        buttons.addStretch(1)
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.notes)
        column.addLayout(words)
        column.addLayout(buttons)
        px, screen = self._context.theme.px, self.screen().availableGeometry()
        self.resize(min(px(WIDTH), screen.width() - 40), min(px(HEIGHT), screen.height() - 80))

    def _connect(self) -> None:
        self.file.edited.connect(lambda: self.take(Path(str(self.file.typed()))))
        self.template_link.clicked.connect(self._save_template)
        self.match_link.clicked.connect(self._show_matching)
        self.matching.applied.connect(self._match)
        self.refused_button.clicked.connect(self._save_refused)
        self.again_button.clicked.connect(self._check)
        self.leave_button.clicked.connect(self.reject)
        self.go_button.clicked.connect(self._import)

    # Choosing

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file of this computer may be dropped anywhere on the dialog."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped file."""
        event.acceptProposedAction()
        self.take(Path(event.mimeData().urls()[0].toLocalFile()))

    def take(self, path: Path) -> None:
        """Check a file; what was matched for another is forgotten."""
        self._path, self._matches = path, ()
        self.file.put(str(path))
        self._check()

    def _show_start(self) -> None:
        words = (t("importing.start_title"), t("importing.start"), t("importing.start_verb"))
        self.start.say(*words, self.file.choose)
        self._show(self.start)

    def _save_template(self) -> None:
        save = self._workbook.template
        save_file(self, t("importing.template"), t("frame.template_name"), self._saver(save))

    def _saver(self, write: Callable[[Path], object]) -> Callable[[Path], None]:
        def save(path: Path) -> None:
            run_with_progress(
                t("frame.exporting"),
                lambda _report: write(path),
                lambda _done: self.state.setText(t("importing.saved_to", file=path)),
                self._failed,
                self,
            )

        return save

    # Checking

    def _check(self) -> None:
        path, matches = self._path, self._matches
        if path is None:
            return
        run_with_progress(
            t("importing.checking", file=path.name),
            lambda report: self._workbook.check(path, report, matches),
            self._checked,
            self._failed,
            self,
        )

    def _checked(self, found: object) -> None:
        assert isinstance(found, ImportOutcome)
        self.outcome = found
        self.notes.setText(" ".join(map(problem_text, found.notes)))
        whole = [each.problem for each in found.refused if not each.sheet]
        if whole:
            sentence = "\n".join(map(problem_text, whole))
            verb = t("importing.start_verb")
            self.start.say(t("importing.refused_file"), sentence, verb, self.file.choose)
            self._show(self.start)
        elif any(not each.is_complete and each.left for each in self._heads):
            self._show_matching()
        else:
            self.list.show_outcome(found)
            self._show(self.list)

    @property
    def _heads(self) -> tuple[SheetHead, ...]:
        preview = self.outcome.preview if self.outcome else None
        return preview.heads if preview else ()

    def _show_matching(self) -> None:
        self.matching.show_heads(self._heads)
        self._show(self.matching)

    def _match(self, matches: object) -> None:
        assert isinstance(matches, tuple)
        self._matches = matches
        self._check()

    # Importing

    def _import(self) -> None:
        path, matches = self._path, self._matches
        if path is None:
            return
        run_with_progress(
            t("importing.writing", file=path.name),
            lambda report: self._workbook.import_file(path, report, matches),
            self._imported,
            self._failed,
            self,
        )

    def _imported(self, found: object) -> None:
        assert isinstance(found, ImportOutcome)
        if found.refused:
            # What was right when it was checked isn't any more.
            self._check()
            return
        self._context.tell_saved(self._context.services.context.clock.now())
        self._context.data_changed.emit()
        self.go_button.hide()
        self.again_button.hide()
        self.match_link.hide()
        self.leave_button.setText(t("forms.close"))
        self.state.setText(_counted("importing.done", found))

    def _save_refused(self) -> None:
        outcome, source, matches = self.outcome, self._path, self._matches
        if outcome is None or source is None:
            return
        workbook, refused = self._workbook, outcome.refused
        name = t("importing.refused_name", name=source.stem)
        save = self._saver(lambda path: workbook.save_refused(path, refused, source, matches))
        save_file(self, t("importing.save_refused"), name, save)

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, tasks.Cancelled):
            self.state.setText(t("importing.cancelled"))
        else:
            self._context.notifier.fault(fault)

    # What is seen

    def _show(self, widget: QWidget) -> None:
        """Bring a part into sight, with the words and buttons that belong to it."""
        outcome, is_list = self.outcome, widget is self.list
        self.stack.setCurrentWidget(widget)
        self.notes.setVisible(bool(self.notes.text()))
        self.refused_button.setVisible(is_list and bool(outcome and outcome.refused))
        self.again_button.setVisible(is_list and bool(outcome and outcome.refused))
        self.match_link.setVisible(
            is_list and any(each.missing and each.left for each in self._heads)
        )
        self.leave_button.setText(t("forms.cancel"))
        changes = outcome.new + outcome.changed if outcome and is_list else 0
        # An import that only confirms what is there still remembers how the headings were matched.
        can = is_list and bool(outcome and not outcome.refused and (changes or self._matches))
        self.go_button.setVisible(can)
        self.go_button.setText(
            t("importing.verb_count", count=changes) if changes else t("importing.verb")
        )
        self.state.setText(_verdict(outcome) if outcome and is_list else "")


def _verdict(outcome: ImportOutcome) -> str:
    if outcome.refused:
        return t("importing.will_not", count=len(outcome.refused))
    if not outcome.new and not outcome.changed:
        return t("importing.nothing", unchanged=outcome.unchanged)
    return _counted("importing.will", outcome)


def _counted(key: str, outcome: ImportOutcome) -> str:
    counts = {"new": outcome.new, "changed": outcome.changed, "unchanged": outcome.unchanged}
    return t(key, **counts)

"""*Terima dari desa*: a folder or zip is read, each file proposed for a document, corrected, dated, taken."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.received import Received, ReceivedState, ReceiveOutcome
from iku_desktop.domain.typed_input import read_date
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.progress import run_with_progress
from iku_desktop.ui.dialogs.receive_lines import (
    DATED,
    KIND,
    TAKEN,
    VILLAGE,
    YEAR,
    Office,
    ReceiveLine,
    line_words,
    receive_columns,
    village_names,
)
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.grid.column import DayMeaning
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.grid.pending import PendingCell
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.document_columns import meaning_look
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.empty_state import EmptyState

WIDTH, HEIGHT = 1080, 560


class ReceiveDialog(QDialog):
    """The clerk confirms: every file can be skipped, put elsewhere, dated or left without a date."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._services = context, context.services
        self._source: Path | None = None
        self.lines: dict[str, ReceiveLine] = {}
        villages = [row.village for row in self._services.villages.rows()]
        kinds = {each.code: each.name for each in self._services.settings.document_types()}
        self._office = Office(village_names(villages), kinds)
        self.setWindowTitle(t("receiving.title"))
        self.setAcceptDrops(True)
        self.finished.connect(self.deleteLater)
        theme = context.theme
        self.start = EmptyState(theme, "folder-open")
        self.grid = Grid(
            context,
            t("receiving.list"),
            lambda line: line.id,
            lambda line: t("receiving.row", file=line.file.file),
        )
        self.grid.set_columns(receive_columns(self._office, self._judge), frozen=2)
        self.grid.write = self._write
        self.grid.empty_hint = t("receiving.empty")
        self.stack = QStackedWidget()
        self.detail = label("", "text2", wraps=True)
        self.hint = label(t("receiving.hint"), "hint", wraps=True)
        self.state = label("", "strong", wraps=True)
        self.folder_button = IconButton(theme, "folder-open", t("receiving.choose_folder"))
        self.zip_button = IconButton(theme, "archive", t("receiving.choose_zip"))
        self.open_button = IconButton(theme, "eye", t("receiving.open"))
        self.leave_button = QPushButton(t("forms.cancel"))
        self.go_button = QPushButton(t("receiving.verb"))
        self._lay_out()
        self._connect()
        self._show_start(t("receiving.start_title"), t("receiving.start"))

    def _lay_out(self) -> None:
        set_mark(self.go_button, "role", "primary")
        self.go_button.setAutoDefault(False)
        self.leave_button.setAutoDefault(False)
        for widget in (self.start, self.grid):
            self.stack.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.folder_button, self.zip_button, self.open_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.stack, 1)
        column.addWidget(self.detail)
        column.addWidget(self.hint)
        column.addWidget(self.state)
        column.addLayout(buttons)
        px, screen = self._context.theme.px, self.screen().availableGeometry()
        self.resize(min(px(WIDTH), screen.width() - 40), min(px(HEIGHT), screen.height() - 80))

    def _connect(self) -> None:
        self.folder_button.clicked.connect(lambda: self._choose(QFileDialog.FileMode.Directory))
        self.zip_button.clicked.connect(lambda: self._choose(QFileDialog.FileMode.ExistingFile))
        self.open_button.clicked.connect(lambda: self._open(self.grid.place[0]))
        self.grid.opened.connect(lambda row_id, _key: self._open(row_id))
        self.grid.menu_wanted.connect(self._fill_menu)
        self.grid.current_changed.connect(lambda _row, _key: self._show_buttons())
        self.leave_button.clicked.connect(self.reject)
        self.go_button.clicked.connect(self._accept_files)

    # Choosing

    def _choose(self, mode: QFileDialog.FileMode) -> None:
        dialog = QFileDialog(self, t("receiving.title"))
        dialog.setFileMode(mode)
        if mode is QFileDialog.FileMode.ExistingFile:
            dialog.setNameFilter(t("receiving.kinds"))
        dialog.fileSelected.connect(lambda chosen: self.take(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One folder or file of this computer may be dropped."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped."""
        event.acceptProposedAction()
        self.take(Path(event.mimeData().urls()[0].toLocalFile()))

    def take(self, source: Path) -> None:
        """Read a folder or zip."""
        self._source = source
        receiving = self._services.receiving
        self._work(
            t("receiving.looking"), lambda report: receiving.look(source, report), self._looked
        )

    def _work(
        self,
        words: str,
        work: Callable[[tasks.Progress], object],
        done: Callable[[object], object],
    ) -> None:
        run_with_progress(words, work, done, self._failed, self)

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, Refused):
            sentence = "\n".join(map(problem_text, fault.problems))
            self._show_start(t("receiving.refused"), sentence)
        elif isinstance(fault, tasks.Cancelled):
            self.state.setText(t("receiving.cancelled"))
        else:
            self._context.notifier.fault(fault)

    def _show_start(self, title: str, text: str) -> None:
        self.start.say(title, text)
        self.stack.setCurrentWidget(self.start)
        for widget in (self.detail, self.hint, self.open_button, self.go_button):
            widget.hide()
        self.state.setText("")

    # The table

    def _looked(self, found: object) -> None:
        assert isinstance(found, Received)
        lines = [ReceiveLine.of(number, file) for number, file in enumerate(found.files)]
        self._show_lines({line.id: line for line in lines})
        counts = {
            state.value: sum(line.file.state is state for line in lines) for state in ReceivedState
        }
        self.state.setText(t("receiving.counts", **counts))

    def _show_lines(self, lines: dict[str, ReceiveLine]) -> None:
        self.lines = lines
        self.stack.setCurrentWidget(self.grid)
        for widget in (self.detail, self.hint, self.open_button, self.go_button):
            widget.show()
        self.grid.set_rows(lines.values())
        self.grid.go_to_first()
        self.grid.enter()
        self._show_buttons()

    def _show_buttons(self) -> None:
        count = sum(line.is_accepted for line in self.lines.values())
        self.go_button.setEnabled(bool(count))
        words = t("receiving.verb_count", count=count) if count else t("receiving.verb")
        self.go_button.setText(words)
        line = self.lines.get(self.grid.place[0])
        self.open_button.setEnabled(line is not None and bool(line.file.sha256))
        self.detail.setText("" if line is None else line_words(line))

    def _write(self, pending: PendingCell) -> None:
        line = self.lines.get(pending.row_id)
        if line is None:
            return
        try:
            changed = self._changed(line, pending.key, pending.typed)
        except Refused as refused:
            pending.refuse(refused.problems)
            pending.settle(None)
            return
        except Unavailable as fault:
            self._context.notifier.unavailable(fault)
            pending.settle(None)
            return
        self._put(changed)
        pending.settle(Saved(self._services.context.clock.now()))

    def _put(self, line: ReceiveLine) -> None:
        self.lines[line.id] = line
        self.grid.set_rows(self.lines.values())
        self._show_buttons()

    def _changed(self, line: ReceiveLine, key: str, typed: str) -> ReceiveLine:
        """The line with what was typed; Refused where it can't be that."""
        if key == TAKEN:
            skipped = typed.strip().casefold() != t("receiving.taken").casefold()
            return replace(line, is_taken=not skipped)
        if key == DATED:
            return replace(line, dated=self._dated(line, typed), is_taken=True, refused=())
        file = line.file
        village, kind, year = file.village_id, file.document_type, file.fiscal_year
        if key == VILLAGE:
            village = self._office.village_of(typed)
        if key == KIND:
            kind = self._office.kind_of(typed)
        place = (village, kind, typed if key == YEAR else year)
        return line.placed(self._services.receiving.placed(file, *place))

    def _dated(self, line: ReceiveLine, typed: str) -> str:
        day = read_date(typed, "date")
        if day is None:
            return ""
        file = line.file
        place = (file.village_id, file.document_type, file.fiscal_year or 0)
        self._services.documents.meaning(*place, day)
        return show_short(day)

    def _judge(self, line: ReceiveLine, day: date) -> DayMeaning:
        file = line.file
        try:
            place = (file.village_id, file.document_type, file.fiscal_year or 0)
            return meaning_look(self._services.documents.meaning(*place, day))
        except Refused as refused:
            words = problem_text(refused.problems[0])
            return DayMeaning(words, "circle-x", "miss", possible=False)
        except Unavailable:
            return DayMeaning()

    def _fill_menu(self, menu: QMenu, row_id: str, _key: str) -> None:
        line = self.lines.get(row_id)
        if line is None:
            return
        menu.addSeparator()
        if line.file.sha256:
            menu.addAction(t("receiving.open")).triggered.connect(lambda: self._open(row_id))
        if line.file.state is not ReceivedState.UNPLACED:
            turned = replace(line, is_taken=not line.is_taken)
            words = t("receiving.skip") if line.is_taken else t("receiving.take")
            menu.addAction(words).triggered.connect(lambda: self._put(turned))

    def _open(self, row_id: str) -> None:
        """Show a copy of the file in the program the PC has for it."""
        line, source = self.lines.get(row_id), self._source
        if line is None or source is None or not line.file.sha256:
            return
        receiving = self._services.receiving
        tasks.run(
            lambda _progress: receiving.copy_to_view(source, line.file.file),
            lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))),
            self._context.notifier.fault,
            self,
        )

    # Accepting

    def _accept_files(self) -> None:
        source = self._source
        accepted = [line.accepted for line in self.lines.values() if line.is_accepted]
        if source is None or not accepted:
            return
        receiving = self._services.receiving

        def work(report: tasks.Progress) -> tuple[ReceiveOutcome, Received]:
            outcome = receiving.accept(source, accepted, report)
            return outcome, receiving.look(source)

        self._work(t("receiving.accepting"), work, self._accepted)

    def _accepted(self, found: object) -> None:
        assert isinstance(found, tuple)
        outcome, received = found
        if outcome.attached or outcome.dated:
            self._context.tell_saved(outcome.at)
            self._context.data_changed.emit()
        lines = {}
        for number, file in enumerate(received.files):
            line = ReceiveLine.of(number, file)
            before = self.lines.get(line.id)
            problems: tuple[Problem, ...] = outcome.refused.get(file.file, ())
            if problems and before is not None and before.is_accepted:
                line = replace(before, refused=problems)
            lines[line.id] = line
        self._show_lines(lines)
        counts = {"attached": outcome.attached, "dated": outcome.dated, "known": outcome.known}
        words = t("receiving.done", **counts)
        if outcome.refused:
            words += t("receiving.done_refused", count=len(outcome.refused))
        self.state.setText(words)
        self.leave_button.setText(t("forms.close"))

"""*Gabungkan paket*: files are chosen or dropped, checked and shown, then merged all or none."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.package_models import MergeOutcome
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.presentation.package_words import outcome_lines, outcome_text
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.services.packages import Packages
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.progress import run_with_progress
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import IconButton, LinkButton
from iku_desktop.ui.widgets.card import Card, label
from iku_desktop.ui.widgets.empty_state import EmptyState
from iku_desktop.ui.widgets.package_card import LookedAt, PackageCard

WIDTH, HEIGHT = 720, 460
MOST_LINES = 200


class MergePackagesDialog(QDialog):
    """Nothing is written before the clerk says so, and no stranger's package unless it is trusted."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._packages = context, context.services.packages
        self.cards: list[PackageCard] = []
        self.outcome: MergeOutcome | None = None
        self.setWindowTitle(t("packages.merge_title"))
        self.setAcceptDrops(True)
        self.finished.connect(self.deleteLater)
        theme = context.theme
        self.start = EmptyState(theme, "package")
        self.start.say(
            t("packages.merge_start_title"),
            t("packages.merge_start"),
            t("packages.choose_files"),
            self.choose,
        )
        self.column = QVBoxLayout()
        self.column.setSpacing(10)
        self.problem = label("", "problem", wraps=True)
        self.choose_button = IconButton(theme, "folder-open", t("packages.choose_files"))
        self.senders_link = LinkButton(theme, "fingerprint", t("packages.senders_link"))
        self.differing_button = IconButton(theme, "git-compare", t("packages.see_differing"))
        self.leave_button = QPushButton(t("forms.cancel"))
        self.go_button = QPushButton()
        self.stack = QStackedWidget()
        self._lay_out()
        self.choose_button.clicked.connect(self.choose)
        self.differing_button.clicked.connect(self._see_differing)
        self.senders_link.clicked.connect(self._see_senders)
        self.leave_button.clicked.connect(self.reject)
        self.go_button.clicked.connect(self.merge)
        self._show_buttons()

    def _lay_out(self) -> None:
        set_mark(self.go_button, "role", "primary")
        self.go_button.setAutoDefault(False)
        self.leave_button.setDefault(True)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.addLayout(self.column)
        inside.addStretch(1)
        self.area = scrolled(holder)
        for widget in (self.start, self.area):
            self.stack.addWidget(widget)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.senders_link)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.differing_button)
        buttons.addStretch(1)
        buttons.addWidget(self.leave_button)
        buttons.addWidget(self.go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.stack, 1)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.problem.hide()
        px, room = self._context.theme.px, self.screen().availableGeometry()
        self.resize(min(px(WIDTH), room.width() - 40), min(px(HEIGHT), room.height() - 80))

    # Choosing

    def choose(self) -> None:
        """Ask for files."""
        dialog = QFileDialog(self, t("packages.choose_files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(t("packages.files"))
        dialog.filesSelected.connect(lambda names: self.take([Path(each) for each in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files of this computer may be dropped anywhere on the dialog."""
        urls = event.mimeData().urls()
        if urls and all(each.isLocalFile() for each in urls) and self.outcome is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped files."""
        event.acceptProposedAction()
        self.take([Path(each.toLocalFile()) for each in event.mimeData().urls()])

    def take(self, paths: Sequence[Path]) -> None:
        """Check files, in place of those that were looked at before."""
        packages = self._packages
        run_with_progress(
            t("packages.checking"),
            lambda report: _looked_at(packages, paths, report),
            self._show_found,
            self._failed,
            self,
        )

    def _show_found(self, found: object) -> None:
        assert isinstance(found, tuple)
        self._empty()
        self.cards = [PackageCard(self._context.theme, each, self.ask_folder) for each in found]
        for card in self.cards:
            card.trusted_changed.connect(self._show_buttons)
            self.column.addWidget(card)
        self.stack.setCurrentWidget(self.area)
        self._say(())
        self._show_buttons()

    def _empty(self) -> None:
        while (item := self.column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    # Merging

    def merge(self) -> None:
        """Merge what is shown, without the files that can't be."""
        paths = [card.found.path for card in self.cards if card.found.can_merge]
        trusted = {card.trusted_key for card in self.cards} - {""}
        run_with_progress(
            t("packages.merging"),
            lambda report: self._packages.merge(paths, trusted, report),
            self._merged,
            self._failed,
            self,
        )

    def _merged(self, found: object) -> None:
        assert isinstance(found, MergeOutcome)
        self.outcome = found
        self._context.tell_saved(self._context.services.context.clock.now())
        self._context.data_changed.emit()
        self._empty()
        self.cards = []
        card = Card(t("packages.merged_title"))
        card.body.addWidget(label(outcome_text(found), "strong", wraps=True))
        if found.files:
            card.body.addWidget(label(t("packages.new_files", count=found.files), "text2"))
        lines = list(outcome_lines(found))
        for line in lines[:MOST_LINES]:
            card.body.addWidget(label(line, "", wraps=True))
        if len(lines) > MOST_LINES:
            rest = t("packages.more_lines", count=len(lines) - MOST_LINES)
            card.body.addWidget(label(rest, "hint", wraps=True))
        self.column.addWidget(card)
        self.leave_button.setText(t("forms.close"))
        self._show_buttons()

    def _see_differing(self) -> None:
        from iku_desktop.ui.dialogs.differing_rows import DifferingRowsDialog

        self.accept()
        parent = self.parentWidget()
        assert parent is not None
        DifferingRowsDialog(self._context, parent).open()

    def _see_senders(self) -> None:
        from iku_desktop.ui.dialogs.known_senders import KnownSendersDialog

        KnownSendersDialog(self._context, self).open()

    # The quarter's files

    def ask_folder(self, path: Path) -> None:
        """Ask where the report and figures of a package are to be put."""
        dialog = QFileDialog(self, t("packages.save_files"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: self.save_files(path, Path(folder)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_files(self, path: Path, folder: Path) -> None:
        """Put the report and figures of a package into a folder."""
        packages = self._packages
        tasks.run(
            lambda _progress: packages.save_quarter_files(path, folder),
            lambda _files: self._context.tell_notice(t("packages.files_saved", folder=folder)),
            self._failed,
            self,
        )

    # What is seen

    def _show_buttons(self) -> None:
        done = self.outcome is not None
        fit = [card for card in self.cards if card.found.can_merge]
        self.choose_button.setVisible(bool(self.cards))
        self.senders_link.setVisible(not self.cards and not done)
        self.differing_button.setVisible(bool(self.outcome and self.outcome.differing))
        self.go_button.setVisible(bool(fit) and not done)
        self.go_button.setEnabled(all(card.is_ready for card in fit))
        self.go_button.setText(t("packages.merge_count", count=len(fit)))

    def _say(self, problems: Sequence[Problem], words: str = "") -> None:
        self.problem.setText("\n".join((*map(problem_text, problems), words)).strip())
        self.problem.setVisible(bool(self.problem.text()))

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, tasks.Cancelled):
            self._say((), t("packages.cancelled"))
        elif isinstance(fault, Refused):
            self._say(fault.problems)
        else:
            self._context.notifier.fault(fault)


def _looked_at(
    packages: Packages, paths: Sequence[Path], report: tasks.Progress
) -> tuple[LookedAt, ...]:
    """Every file with what it is, or why it is none."""
    found = []
    for path in dict.fromkeys(paths):
        try:
            found += [LookedAt(path, each) for each in packages.glance([path], report)]
        except Refused as fault:
            found.append(LookedAt(path, None, fault.problems))
    return tuple(found)

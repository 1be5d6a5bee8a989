"""*Pulihkan*: the copies to choose from, and what the chosen one holds beside what is here."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.backups import Manifest, OfficeFacts
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.backup_words import copy_text, fact_rows, older_text
from iku_desktop.presentation.evidence_words import size_text
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.services.backup_source import look_into
from iku_desktop.services.restoring import copies_here, facts_here
from iku_desktop.ui import tasks
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Form
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.password_input import PasswordInput
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import IconButton, answer_row
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.compared_facts import ComparedFacts

WIDTH, HEIGHT, LIST_WIDTH = 900, 410, 345
PATH_ROLE = Qt.ItemDataRole.UserRole
SECRET_CODES = frozenset({"backup_sealed", "backup_passphrase_wrong"})


class RestoreDialog(QDialog):
    """Works with and without an open office; `wanted` carries the chosen file and its passphrase."""

    wanted = Signal(object, str)

    def __init__(
        self, theme: Theme, notifier: Notifier, paths: OfficePaths, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._notifier, self._paths = notifier, paths
        self._path: Path | None = None
        self._passphrase = ""
        self._here: OfficeFacts | None = facts_here(paths)
        self.setWindowTitle(t("backup.restore_title"))
        self.finished.connect(self.deleteLater)
        self.copies = QListWidget()
        set_mark(self.copies, "role", "rows")
        self.copies.setAccessibleName(t("backup.restore_list"))
        self.file_button = IconButton(theme, "folder-open", t("backup.restore_file"))
        self.chosen = label(t("backup.restore_choose"), "card-title", wraps=True)
        self.note = label("", "text2", wraps=True)
        self.secret = Form((FieldSpec("passphrase", t("backup.passphrase"), PasswordInput),))
        self.open_button = QPushButton(t("backup.passphrase_open"))
        self.open_button.setAutoDefault(False)
        self.facts = ComparedFacts()
        self.go_button, self.leave_button = (
            QPushButton(t("backup.restore")),
            QPushButton(t("forms.cancel")),
        )
        set_mark(self.go_button, "role", "primary")
        self.go_button.setAutoDefault(False)
        self.leave_button.setDefault(True)
        self._lay_out(theme)
        self._connect()
        self._fill()
        self._show_nothing(t("backup.restore_choose"))
        self.copies.setCurrentRow(0)

    def _lay_out(self, theme: Theme) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(label(t("backup.restore_list"), "field-label"))
        left.addWidget(self.copies, 1)
        left.addWidget(self.file_button)
        secret = QVBoxLayout()
        secret.setSpacing(6)
        secret.addWidget(self.secret)
        secret.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.chosen)
        right.addLayout(secret)
        right.addWidget(self.facts)
        right.addWidget(self.note)
        right.addStretch(1)
        middle = QHBoxLayout()
        middle.setSpacing(18)
        middle.addLayout(left)
        middle.addLayout(right, 1)
        buttons = answer_row(self.leave_button, self.go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(label(self._about(), "text2", wraps=True))
        column.addLayout(middle, 1)
        column.addLayout(buttons)
        self.copies.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.copies.setFixedWidth(min(theme.px(LIST_WIDTH), 490))
        self.resize(min(theme.px(WIDTH), 1250), min(theme.px(HEIGHT), 620))

    def _about(self) -> str:
        if self._here is not None:
            return t("backup.restore_about")
        if self._paths.database.exists():
            return t("backup.restore_about_damaged")
        return t("backup.restore_about_new", folder=self._paths.folder)

    def _connect(self) -> None:
        self.copies.currentItemChanged.connect(self._choose_item)
        self.file_button.clicked.connect(self._choose_file)
        self.open_button.clicked.connect(self._open_sealed)
        self.go_button.clicked.connect(self._want)
        self.leave_button.clicked.connect(self.reject)

    def _fill(self) -> None:
        for copy in copies_here(self._paths):
            item = QListWidgetItem(copy_text(copy), self.copies)
            item.setData(PATH_ROLE, str(self._paths.backups / copy.name))
            item.setToolTip(copy.name)

    def _choose_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.look(Path(str(item.data(PATH_ROLE))))

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, t("backup.restore_title"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(t("backup.files"))
        dialog.fileSelected.connect(lambda name: self.look(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def look(self, path: Path, passphrase: str = "") -> None:
        """Show what a copy says of itself, beside the window."""
        self._path, self._passphrase = path, passphrase
        self._show_nothing(t("backup.restore_looking"))

        def show(found: object) -> None:
            assert isinstance(found, Manifest)
            if self._path == path:
                self._show(path, found)

        def failed(fault: Exception) -> None:
            if self._path == path:
                self._show_fault(path, fault)

        tasks.run(lambda _progress: look_into(path, passphrase), show, failed, self)

    def _show_nothing(self, words: str) -> None:
        self.chosen.setText(words)
        empty = self._path is None and self.copies.count() == 0
        self.note.setText(t("backup.restore_none") if empty else "")
        self._show_secret(is_asked=False)
        self.facts.hide()
        self.go_button.setEnabled(False)

    def _show_secret(self, *, is_asked: bool) -> None:
        self.secret.setVisible(is_asked)
        self.open_button.setVisible(is_asked)

    def _show(self, path: Path, manifest: Manifest) -> None:
        size = size_text(manifest.size)
        self._show_nothing(t("backup.restore_chosen", name=path.name, size=size))
        self.facts.compare(fact_rows(manifest, self._here, self._paths.database.exists()))
        self.facts.show()
        self.note.setText(older_text(manifest, self._here))
        self.go_button.setEnabled(True)

    def _show_fault(self, path: Path, fault: Exception) -> None:
        self._show_nothing(path.name)
        if not isinstance(fault, Refused):
            self._notifier.fault(fault)
            return
        asks = [each for each in fault.problems if each.code in SECRET_CODES]
        if asks:
            self._ask_secret(asks)
        else:
            self.note.setText("\n".join(map(problem_text, fault.problems)))

    def _ask_secret(self, problems: list[Problem]) -> None:
        self._show_secret(is_asked=True)
        self.secret.show_problems(problems)
        self.secret.focus_first()

    def _open_sealed(self) -> None:
        if self._path is not None:
            self.look(self._path, str(self.secret.typed()["passphrase"] or ""))

    def _want(self) -> None:
        if self._path is not None:
            path, passphrase = self._path, self._passphrase
            self.accept()
            self.wanted.emit(path, passphrase)

"""Settings page Tanda tangan elektronik: who stamps the time, and which authorities are trusted."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.preferences import PreferenceName
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.proof import RootCertificate
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.dialogs.settings_pages.settings_page import SettingsPage
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.inputs import TextInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.questions import ask_removal
from iku_desktop.ui.forms.rows_list import ListedRow, RowsList
from iku_desktop.ui.forms.saving_form import SavingForm
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import answer_row
from iku_desktop.ui.widgets.card import label

URL = PreferenceName.TIMESTAMP_URL.value
GROUP = 4


class SigningPage(SettingsPage):
    """The address is saved with its button; certificates are added and taken off at once."""

    key = "signing"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._roots: dict[str, RootCertificate] = {}
        field = FieldSpec(
            URL,
            t("settings.signing.url"),
            lambda: TextInput(t("settings.signing.url_example")),
            t("settings.signing.url_hint"),
        )
        self.saving = SavingForm(context, (field,), context.services.preferences.change_signing)
        self.list = RowsList(context.theme, t("settings.signing.roots"))
        set_mark(self.list, "role", "rows")
        self.none = label(t("settings.signing.none"), "hint", wraps=True)
        self.fingerprint = label("", "hint", wraps=True)
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.problem = label("", "problem", wraps=True)
        self.problem.hide()
        self.add_button = QPushButton(t("settings.signing.add"))
        self.remove_button = QPushButton(t("forms.remove"))
        self.setAcceptDrops(True)
        self._lay_out()
        self.saving.form.edited.connect(self.edited)
        self.saving.saved.connect(self.reload)
        self.list.row_chosen.connect(self._show_fingerprint)
        self.add_button.clicked.connect(self.choose_files)
        self.remove_button.clicked.connect(self.ask_to_remove)

    def _lay_out(self) -> None:
        buttons = answer_row(self.remove_button, self.add_button)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.saving)
        column.addWidget(label(t("settings.signing.roots"), "field-label"))
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        column.addWidget(self.fingerprint)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.column.addWidget(scrolled(body), 1)

    def reload(self) -> None:
        """Show the saved address, unless another is being typed, and the certificates."""
        signing = self.context.services.preferences.signing()
        if not self.is_dirty:
            self.saving.load({URL: signing.timestamp_url})
        self._roots = {each.sha256: each for each in signing.roots}
        today = self.context.moment.today
        self.list.show_rows([_row(each, today) for each in signing.roots])
        self.none.setVisible(not signing.roots)
        self.remove_button.setEnabled(bool(signing.roots))
        self._show_fingerprint()

    @property
    def is_dirty(self) -> bool:
        """Whether an address typed would be lost."""
        return self.saving.is_dirty

    def _show_fingerprint(self) -> None:
        chosen = self.list.chosen
        groups = " ".join(chosen[at : at + GROUP] for at in range(0, len(chosen), GROUP))
        words = t("settings.signing.fingerprint", fingerprint=groups) if chosen else ""
        self.fingerprint.setText(words)
        self.fingerprint.setVisible(bool(chosen))

    # Adding and taking off

    def choose_files(self) -> None:
        """Ask for one or more certificate files."""
        dialog = QFileDialog(self, t("settings.signing.choose"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(t("settings.signing.filter").split(";;"))
        dialog.filesSelected.connect(lambda names: self.add_files([Path(each) for each in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this computer."""
        if _files_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        event.acceptProposedAction()
        self.add_files(_files_in(event))

    def add_files(self, paths: Sequence[Path]) -> None:
        """Trust the certificates of these files; each that can't be taken is told with its file."""
        self._show_problems(())
        preferences = self.context.services.preferences
        saved = self.context.attempt(lambda: preferences.add_roots(paths), self._show_problems)
        if saved is not None:
            self.reload()
            self.list.choose(saved.id)
            self._show_problems(saved.warnings)

    def ask_to_remove(self) -> None:
        """Ask, then trust the chosen certificate no more."""
        root = self._roots.get(self.list.chosen)
        if root is not None:
            what = t("settings.signing.what")
            ask_removal(self.context, self, what, root.subject, lambda: self._remove(root.sha256))

    def _remove(self, sha256: str) -> None:
        self._show_problems(())
        preferences = self.context.services.preferences
        self.context.attempt(lambda: preferences.remove_root(sha256), self._show_problems)
        self.reload()

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        self.problem.setText("\n".join(map(_told, problems)))
        self.problem.setVisible(bool(problems))


def _row(root: RootCertificate, today: date) -> ListedRow:
    """Who it is, by whom it was issued, until when it is valid."""
    key, day = "valid", root.valid_to.date()
    if day < today:
        key = "expired"
    elif root.valid_from.date() > today:
        key, day = "not_yet", root.valid_from.date()
    validity = t(f"settings.signing.{key}", day=show_short(day))
    own = root.issuer == root.subject
    about = "own" if own else "issued"
    detail = t(f"settings.signing.{about}", validity=validity, issuer=root.issuer)
    return ListedRow(root.sha256, root.subject, detail)


def _told(problem: Problem) -> str:
    """The sentence, after the name of the file where the sentence itself doesn't say it."""
    words, file = problem_text(problem), str(problem.values.get("file", ""))
    return words if file in words else t("settings.signing.of_file", file=file, words=words)


def _files_in(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]

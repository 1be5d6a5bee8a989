"""Settings page Kop surat: the lines and the coat of arms, with the letterhead as it will print."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import Saved
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.dialogs.settings_pages.settings_page import SettingsPage
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.inputs import TextInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.questions import ask_removal
from iku_desktop.ui.forms.saving_form import SavingForm
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.letterhead_view import LetterheadView

LINES = ("government_line", "office_line", "address", "email", "postal_line")
# Enough for the service to see that a file is too large, without reading a whole film.
READ_AT_MOST = 2_500_000


class LetterheadPage(SettingsPage):
    """The letterhead; its picture follows what is typed, the coat of arms is saved when chosen."""

    key = "letterhead"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        rows = tuple(FieldSpec(key, t(f"settings.office.{key}"), TextInput) for key in LINES)
        self.preview = LetterheadView()
        self.choose_button = QPushButton(t("settings.letterhead.choose"))
        self.remove_button = QPushButton(t("settings.letterhead.remove"))
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._problem.hide()
        set_mark(self._problem, "role", "problem")
        self.saving = SavingForm(
            context,
            rows,
            context.services.settings.change_office,
            scrolls=True,
            above=self._paper(),
        )
        self.column.addWidget(self.saving, 1)
        self.saving.form.edited.connect(self._show_preview)
        self.saving.form.edited.connect(self.edited)
        self.saving.saved.connect(self.reload)
        self.saving.reverted.connect(self._show_preview)
        self.choose_button.clicked.connect(self.choose_logo)
        self.remove_button.clicked.connect(self.ask_to_remove_logo)

    def _paper(self) -> QWidget:
        """The letterhead as it prints, and below it the choice of its coat of arms."""
        paper = QWidget()
        column = QVBoxLayout(paper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        caption = QLabel(t("settings.letterhead.preview"))
        set_mark(caption, "role", "field-label")
        column.addWidget(caption)
        column.addWidget(self.preview)
        logo = QHBoxLayout()
        logo.setSpacing(8)
        label = QLabel(t("settings.letterhead.logo"))
        set_mark(label, "role", "field-label")
        hint = QLabel(t("settings.letterhead.logo_hint"))
        set_mark(hint, "role", "hint")
        hint.setWordWrap(True)
        logo.addWidget(label)
        logo.addWidget(hint, 1)
        logo.addWidget(self.remove_button)
        logo.addWidget(self.choose_button)
        column.addLayout(logo)
        column.addWidget(self._problem)
        return paper

    def reload(self) -> None:
        """Show the saved lines and coat of arms."""
        settings = self.context.services.settings
        logo = settings.logo()
        self.preview.show_logo(logo)
        self.remove_button.setEnabled(logo is not None)
        if not self.is_dirty:
            office = settings.office()
            self.saving.load({key: getattr(office, key) for key in LINES})
        self._show_preview()

    @property
    def is_dirty(self) -> bool:
        """Whether something typed would be lost."""
        return self.saving.is_dirty

    def choose_logo(self) -> None:
        """Ask for an image file."""
        dialog = QFileDialog(self, t("settings.letterhead.logo"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(t("settings.letterhead.filter"))
        dialog.fileSelected.connect(lambda name: self.take_logo(Path(name)))
        dialog.open()

    def take_logo(self, path: Path) -> None:
        """Save the image of a file as the coat of arms; a wrong one is refused with the reason."""
        try:
            with path.open("rb") as file:
                data = file.read(READ_AT_MOST)
        except OSError:
            self._refuse((Problem("logo_unreadable", "logo", {"file": path.name}),))
            return
        self._set_logo(data)

    def ask_to_remove_logo(self) -> None:
        """Ask, then print without a coat of arms."""
        what, name = t("settings.letterhead.remove_what"), t("settings.letterhead.remove_name")
        ask_removal(self.context, self, what, name, lambda: self._set_logo(None))

    def _set_logo(self, data: bytes | None) -> None:
        def write() -> Saved:
            return self.context.services.settings.set_logo(data)

        if self.context.attempt(write, self._refuse) is not None:
            self._refuse(())
            self.reload()

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        self._problem.setText("\n".join(problem_text(each) for each in problems))
        self._problem.setVisible(bool(problems))

    def _show_preview(self) -> None:
        typed = self.saving.form.typed()
        self.preview.show_lines(tuple(str(typed[key] or "") for key in LINES))

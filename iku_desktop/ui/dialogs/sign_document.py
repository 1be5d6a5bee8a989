"""The dialog that signs a final paper electronically, or saves it to be signed in another program."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.proof import MAIN_PLACE, SECOND_PLACE
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.services.electronic import BY_NAME, SignedPaper
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.work_dialog import WorkDialog
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.file_input import FileInput
from iku_desktop.ui.forms.inputs import ChoiceInput
from iku_desktop.ui.forms.password_input import PasswordInput
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import LinkButton
from iku_desktop.ui.widgets.card import label


class SignDialog(WorkDialog):
    """Asks for the key file and its passphrase; the passphrase goes with the dialog."""

    def __init__(
        self, context: PageContext, document: PdfDocument, moment: Moment, parent: QWidget
    ) -> None:
        self._document, self._moment = document, moment
        self.made: SignedPaper | None = None
        super().__init__(
            context, t("signing.title"), t("signing.verb"), self._sign, parent, _rows()
        )
        about = t("signing.about", name=document.name)
        self.content.addWidget(label(about, "text2", wraps=True))
        self.elsewhere_button = LinkButton(context.theme, "file-down", t("signing.elsewhere"))
        self.elsewhere_button.setAutoDefault(False)
        self.elsewhere_button.clicked.connect(self.ask_where_to_save)
        self.buttons.insertWidget(0, self.elsewhere_button)
        self.finished_work.connect(lambda _saved: self._tell())

    def _sign(self, typed: Mapping[str, Typed]) -> Saved:
        services = self._context.services
        self.made = services.signing.sign(
            self._document,
            self._moment,
            (Path(str(typed["key"] or "")), str(typed["passphrase"] or "")),
            str(typed["place"] or BY_NAME),
        )
        return Saved(self.made.signed.signed_at)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """Say what was refused; the passphrase is typed anew, the file and the place stay."""
        self.form.fields["passphrase"].put("")
        super().show_problems(problems)

    def _tell(self) -> None:
        assert self.made is not None
        signed = self.made.signed
        time = t("signing.stamped" if signed.timestamped else "signing.pc_time")
        done = t("signing.done", name=signed.key.name, file=self.made.path.name, time=time)
        self._context.tell_selection(done)

    def ask_where_to_save(self) -> None:
        """Save the paper with an empty signature field."""
        folder = self._context.services.reports.folder()
        dialog = QFileDialog(self, t("signing.elsewhere_title"), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(t("laporan.save_filter"))
        dialog.setDefaultSuffix("pdf")
        stem = self._document.name.removesuffix(".pdf")
        dialog.selectFile(t("services.file_name.to_sign", name=stem))
        dialog.fileSelected.connect(lambda name: self.save_elsewhere(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_elsewhere(self, path: Path) -> None:
        """Write the paper with an empty field to a file, and close."""
        signing = self._context.services.signing

        def done(_nothing: object) -> None:
            self.form.revert()
            self.accept()
            self._context.tell_selection(t("signing.saved_elsewhere", file=path.name))

        tasks.run(
            lambda _progress: signing.save_with_empty_field(self._document, path),
            done,
            self.say_fault,
            self,
        )


def _rows() -> tuple[FieldSpec | tuple[FieldSpec, ...], ...]:
    key = FieldSpec(
        "key",
        t("signing.key"),
        lambda: FileInput(t("signing.key_title"), t("signing.key_kinds")),
        hint=t("signing.key_hint"),
        needed=True,
    )
    passphrase = FieldSpec(
        "passphrase", t("signing.passphrase"), PasswordInput, hint=t("signing.passphrase_hint")
    )
    place = FieldSpec(
        "place",
        t("signing.place"),
        lambda: ChoiceInput(
            (
                (BY_NAME, t("signing.place_by_name")),
                (MAIN_PLACE, t("signing.place_main")),
                (SECOND_PLACE, t("signing.place_second")),
            )
        ),
    )
    return (key, passphrase, place)

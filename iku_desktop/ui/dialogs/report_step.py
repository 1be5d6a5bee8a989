"""The dialogs that record a signature in ink with its scan, and the sending of a signed report."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtWidgets import QWidget

from iku_desktop.domain.periods import Moment
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.work_dialog import WorkDialog
from iku_desktop.ui.forms.date_input import DateInput
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.file_input import FileInput
from iku_desktop.ui.forms.inputs import TextInput
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.card import label


def signature_dialog(
    context: PageContext, kind: str, title: str, moment: Moment, official: str, parent: QWidget
) -> WorkDialog:
    """Asks who signed the report `title` and when; `official` is proposed, the scan is needed."""
    progress = context.services.progress

    def record(typed: Mapping[str, Typed]) -> Saved:
        scan = str(typed["scan"] or "")
        return progress.signed(kind, moment, typed, Path(scan) if scan else None)

    rows = (
        (
            FieldSpec(
                "signed_on",
                t("laporan.step.signed_on"),
                lambda: DateInput(context),
                needed=True,
                stretch=2,
            ),
            FieldSpec("signed_by", t("laporan.step.signed_by"), TextInput, needed=True, stretch=3),
        ),
        FieldSpec(
            "scan",
            t("laporan.step.scan"),
            lambda: FileInput(t("laporan.step.scan_title"), t("laporan.step.scan_kinds")),
            hint=t("laporan.step.scan_hint"),
            needed=True,
        ),
    )
    verb = t("laporan.step.sign_verb")
    dialog = WorkDialog(context, t("laporan.step.sign_title"), verb, record, parent, rows)
    dialog.content.addWidget(label(t("laporan.step.sign_about", report=title), wraps=True))
    dialog.form.load({"signed_by": official})
    return dialog


def sending_dialog(
    context: PageContext, kind: str, title: str, moment: Moment, parent: QWidget
) -> WorkDialog:
    """Asks to whom the report `title` was sent, when, and what receipt there is."""
    progress = context.services.progress
    rows = (
        FieldSpec("sent_on", t("laporan.step.sent_on"), lambda: DateInput(context), needed=True),
        FieldSpec("sent_to", t("laporan.step.sent_to_field"), TextInput, needed=True),
        FieldSpec(
            "receipt", t("laporan.step.receipt"), TextInput, hint=t("laporan.step.receipt_hint")
        ),
    )
    dialog = WorkDialog(
        context,
        t("laporan.step.send_title"),
        t("laporan.step.send_verb"),
        lambda typed: progress.sent(kind, moment, typed),
        parent,
        rows,
    )
    dialog.content.addWidget(label(t("laporan.step.send_about", report=title), wraps=True))
    return dialog

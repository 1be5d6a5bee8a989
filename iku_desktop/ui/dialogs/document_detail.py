"""The dialogs of one village document: cause, note and evidence files, and the Camat's exception."""

from collections.abc import Mapping

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.read_models import DocumentCell, Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.evaluation_words import evaluation_text
from iku_desktop.presentation.texts import t
from iku_desktop.services.evaluations import RecordedDraft
from iku_desktop.ui.dialogs.saving_dialog import SavingDialog
from iku_desktop.ui.forms.date_input import DateInput
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Rows
from iku_desktop.ui.forms.inputs import ChoiceInput, LinesInput, TextInput
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.card import label, rule
from iku_desktop.ui.widgets.evidence_files import EvidenceFilesPanel, document_shelf

FILES_HEIGHT = 116


def detail_dialog(
    context: PageContext, cell: DocumentCell, document: str, village: str, parent: QWidget
) -> SavingDialog:
    """Cause of lateness, its words, a note and the evidence files of one document."""
    documents = context.services.documents
    place = (cell.village_id, cell.document_type, cell.fiscal_year)
    causes = [("", t("documents.no_cause")), *documents.causes().items()]

    def write(typed: Mapping[str, Typed]) -> Saved:
        return documents.record(*place, typed)

    draft = context.services.evaluations.draft(*place)
    rows = (
        *_draft_rows(context, draft),
        FieldSpec("cause", t("documents.cause"), lambda: ChoiceInput(causes)),
        FieldSpec(
            "cause_text",
            t("documents.cause_text"),
            TextInput,
            hint=t("documents.cause_text_hint"),
        ),
        FieldSpec("note", t("documents.note"), lambda: LinesInput(3)),
    )
    title = t("documents.detail_title", document=document, village=village)
    files = EvidenceFilesPanel(context)
    files.show_shelf(document_shelf(context, *place))
    context.data_changed.connect(files.reload)
    below = _below_the_form(context, files)
    dialog = SavingDialog(context, title, _draft_words(draft), rows, write, parent, below)
    values: dict[str, Typed] = {
        "cause": cell.cause,
        "cause_text": cell.cause_text,
        "note": cell.note,
    }
    if draft is not None:
        values |= {"draft_received": draft.received, "evaluated_on": draft.evaluated_on}
    dialog.saving.load(values)
    return dialog


def _draft_rows(context: PageContext, draft: RecordedDraft | None) -> Rows:
    """When the draft came and was answered, for a document whose drafts are evaluated."""
    if draft is None:
        return ()
    received, evaluated = t("documents.draft_received"), t("documents.evaluated_on")
    return (
        (
            FieldSpec("draft_received", received, lambda: DateInput(context)),
            FieldSpec("evaluated_on", evaluated, lambda: DateInput(context)),
        ),
    )


def _draft_words(draft: RecordedDraft | None) -> str:
    """Where its evaluation stands, or within how many days it must be answered."""
    if draft is None:
        return ""
    if draft.evaluation is not None:
        return evaluation_text(draft.evaluation)
    return t("documents.draft_hint", days=draft.rule.working_days, basis=draft.rule.legal_basis)


def _below_the_form(context: PageContext, files: EvidenceFilesPanel) -> QWidget:
    """The files, which scroll where there are many, and that they need no saving."""
    rows = scrolled(files)
    rows.setMinimumHeight(context.theme.px(FILES_HEIGHT))
    below = QWidget()
    column = QVBoxLayout(below)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(rule())
    column.addWidget(rows, 1)
    column.addWidget(label(t("documents.files_hint"), "hint", wraps=True))
    return below


def exception_dialog(
    context: PageContext, cell: DocumentCell, document: str, village: str, parent: QWidget
) -> SavingDialog:
    """The exception of one document: grant it, change it, or take it back."""
    documents, known = context.services.documents, cell.exception
    place = (cell.village_id, cell.document_type, cell.fiscal_year)

    def write(typed: Mapping[str, Typed]) -> Saved:
        return documents.grant_exception(*place, typed)

    rows = (
        (
            FieldSpec("new_due", t("documents.new_due"), lambda: DateInput(context), needed=True),
            FieldSpec(
                "decided_on", t("documents.decided_on"), lambda: DateInput(context), needed=True
            ),
        ),
        FieldSpec("letter_number", t("documents.letter_number"), TextInput),
        FieldSpec("reason", t("documents.reason"), lambda: LinesInput(3), needed=True),
    )
    title = t("documents.exception_title", document=document, village=village)
    about = t("documents.exception_about", due=show_short(cell.due))
    dialog = SavingDialog(context, title, about, rows, write, parent)
    dialog.saving.whole = known is None
    if known is None:
        dialog.saving.load({})
        return dialog
    values = {key: getattr(known, key) for key in ("new_due", "decided_on", "reason")}
    dialog.saving.load(values | {"letter_number": known.letter_number})
    withdraw = QPushButton(t("documents.withdraw"))
    withdraw.setAutoDefault(False)
    dialog.saving.buttons.insertWidget(0, withdraw)

    def take_back() -> None:
        if context.attempt(lambda: documents.withdraw_exception(*place)) is not None:
            dialog.saving.form.revert()
            dialog.accept()

    question = t("documents.withdraw_question", document=document, village=village)
    details = t("documents.withdraw_details", due=show_short(cell.due))
    withdraw.clicked.connect(
        lambda: context.ask(question, t("documents.withdraw"), take_back, details, dialog)
    )
    return dialog

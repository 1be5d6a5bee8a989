"""Settings page Jenis dokumen: the kinds of village document the office records."""

from iku_desktop.domain.documents import DocumentType
from iku_desktop.domain.evaluation import EvaluationRule, evaluation_rule
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.settings_pages.rows_page import RowsPage
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Rows
from iku_desktop.ui.forms.inputs import ChoiceInput, LinesInput, TextInput
from iku_desktop.ui.forms.master_detail import Detail, Verbs
from iku_desktop.ui.forms.rows_list import ListedRow


class DocumentTypesPage(RowsPage):
    """The kinds of document; one is never removed, the plan only stops counting it."""

    key = "document_types"
    fixed = ("code",)

    def verbs(self) -> Verbs:
        """Read, add and change kinds of document."""
        settings = self.context.services.settings
        return Verbs(
            read=self._read,
            add=settings.add_document_type,
            change=settings.change_document_type,
        )

    def _read(self) -> list[Detail]:
        services = self.context.services
        rules = services.evaluations.rules()
        return [
            detail_of(each, evaluation_rule(rules, each.code))
            for each in services.settings.document_types()
        ]

    def form_rows(self) -> Rows:
        """The form of one kind of document."""
        return (
            (
                FieldSpec(
                    "code",
                    t("settings.document_types.code"),
                    TextInput,
                    t("settings.document_types.code_hint"),
                    needed=True,
                ),
                FieldSpec("name", t("settings.document_types.name"), TextInput, needed=True),
            ),
            FieldSpec("full_name", t("settings.document_types.full_name"), TextInput),
            FieldSpec(
                "aliases",
                t("settings.document_types.aliases"),
                lambda: LinesInput(2),
                t("settings.sections.aliases_hint"),
            ),
            (
                FieldSpec(
                    "not_after", t("settings.document_types.not_after"), ChoiceInput, stretch=2
                ),
                FieldSpec("position", t("settings.document_types.position"), TextInput),
            ),
            (
                FieldSpec(
                    "evaluation_days",
                    t("settings.document_types.evaluation_days"),
                    TextInput,
                    t("settings.document_types.evaluation_hint"),
                ),
                FieldSpec(
                    "evaluation_basis", t("settings.document_types.evaluation_basis"), TextInput
                ),
            ),
        )

    def reload(self) -> None:
        """Offer the kinds that can follow, then show the rows."""
        kinds = self.context.services.settings.document_types()
        follows = self.rows.detail.form.fields["not_after"].input
        assert isinstance(follows, ChoiceInput)
        none = ("", t("settings.document_types.not_after_none"))
        follows.offer([none, *((each.code, each.name) for each in kinds)])
        super().reload()


def detail_of(kind: DocumentType, rule: EvaluationRule | None = None) -> Detail:
    """A kind of document as a row and as its form's values."""
    values: dict[str, Typed] = {
        "code": kind.code,
        "name": kind.name,
        "full_name": kind.full_name,
        "aliases": "\n".join(kind.aliases),
        "not_after": kind.not_after,
        "position": kind.position,
        "evaluation_days": None if rule is None else rule.working_days,
        "evaluation_basis": "" if rule is None else rule.legal_basis,
    }
    return Detail(ListedRow(kind.code, kind.name, kind.full_name), values)

"""Settings page Seksi: the office's sections in their order, with the spellings an import may use."""

from iku_desktop.domain.office import Section
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.settings_pages.rows_page import RowsPage
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Rows
from iku_desktop.ui.forms.inputs import LinesInput, TextInput
from iku_desktop.ui.forms.master_detail import Detail, Verbs
from iku_desktop.ui.forms.rows_list import ListedRow


class SectionsPage(RowsPage):
    """The sections."""

    key = "sections"

    def verbs(self) -> Verbs:
        """Read, add, change and remove sections."""
        settings = self.context.services.settings
        return Verbs(
            read=lambda: [detail_of(each) for each in settings.sections()],
            add=settings.add_section,
            change=settings.change_section,
            remove=settings.remove_section,
        )

    def form_rows(self) -> Rows:
        """The form of one section."""
        return (
            FieldSpec("name", t("settings.sections.name"), TextInput, needed=True),
            (
                FieldSpec("short_name", t("settings.sections.short_name"), TextInput, stretch=2),
                FieldSpec("code", t("settings.sections.code"), TextInput, needed=True),
                FieldSpec("position", t("settings.sections.position"), TextInput),
            ),
            FieldSpec(
                "aliases",
                t("settings.sections.aliases"),
                lambda: LinesInput(2),
                t("settings.sections.aliases_hint"),
            ),
        )


def detail_of(section: Section) -> Detail:
    """A section as a row and as its form's values."""
    values: dict[str, Typed] = {
        "code": section.code,
        "name": section.name,
        "short_name": section.short_name,
        "position": section.position,
        "aliases": "\n".join(section.aliases),
    }
    return Detail(ListedRow(section.id, section.name, section.code), values)

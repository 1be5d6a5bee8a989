"""Settings page Kantor: the office's profile, its main duty and its functions."""

from iku_desktop.domain.office import Office
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.settings_pages.settings_page import SettingsPage
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.inputs import LinesInput, TextInput
from iku_desktop.ui.forms.saving_form import SavingForm
from iku_desktop.ui.page_context import PageContext

KEYS = ("name", "kabupaten", "province", "place", "main_duty")


class OfficePage(SettingsPage):
    """The profile; what the letterhead alone prints stands on its own page."""

    key = "office"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        settings = context.services.settings
        rows = (
            (_text("name", needed=True), _text("place")),
            (_text("kabupaten", needed=True), _text("province")),
            FieldSpec("main_duty", t("settings.office.main_duty"), lambda: LinesInput(3)),
            FieldSpec(
                "functions",
                t("settings.office.functions"),
                lambda: LinesInput(10),
                t("settings.office.functions_hint"),
            ),
        )
        self.saving = SavingForm(context, rows, settings.change_office, scrolls=True)
        self.saving.form.edited.connect(self.edited)
        self.saving.saved.connect(self.reload)
        self.column.addWidget(self.saving, 1)

    def reload(self) -> None:
        """Show the saved profile unless something is being typed."""
        if not self.is_dirty:
            self.saving.load(office_values(self.context.services.settings.office()))

    @property
    def is_dirty(self) -> bool:
        """Whether something typed would be lost."""
        return self.saving.is_dirty


def office_values(office: Office) -> dict[str, Typed]:
    """The profile as its forms show it, the functions a line each."""
    values: dict[str, Typed] = {key: getattr(office, key) for key in KEYS}
    return values | {"functions": "\n".join(office.functions)}


def _text(key: str, needed: bool = False) -> FieldSpec:
    return FieldSpec(key, t(f"settings.office.{key}"), TextInput, needed=needed)

"""A settings page that is one list with a form: what officials, sections, rules and kinds have in common."""

from collections.abc import Mapping

from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.settings_pages.settings_page import SettingsPage
from iku_desktop.ui.forms.form import Rows
from iku_desktop.ui.forms.master_detail import MasterDetail, Verbs
from iku_desktop.ui.page_context import PageContext


class RowsPage(SettingsPage):
    """A list with a form below the page's heading; subclasses say the fields and the verbs."""

    fixed: tuple[str, ...] = ()

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        what = t(f"settings.{self.key}.what")
        self.rows = MasterDetail(
            context, what, self.form_rows(), self.verbs(), self.blank(), self.fixed
        )
        self.rows.edited.connect(self.edited)
        self.column.addWidget(self.rows, 1)

    def form_rows(self) -> Rows:
        """The form's fields."""
        raise NotImplementedError

    def verbs(self) -> Verbs:
        """What the service does with the rows."""
        raise NotImplementedError

    def blank(self) -> Mapping[str, Typed]:
        """What the form of a new row begins with."""
        return {}

    def reload(self) -> None:
        """Show the saved rows unless something is being typed."""
        self.rows.reload()

    @property
    def is_dirty(self) -> bool:
        """Whether something typed would be lost."""
        return self.rows.is_dirty

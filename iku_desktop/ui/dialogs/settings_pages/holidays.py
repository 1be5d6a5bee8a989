"""Settings page Hari libur: the days on which the office doesn't work, one by one or pasted as a list."""

from collections.abc import Mapping

from PySide6.QtWidgets import QPushButton

from iku_desktop.domain.holidays import Holiday
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.saving_dialog import SavingDialog
from iku_desktop.ui.dialogs.settings_pages.rows_page import RowsPage
from iku_desktop.ui.forms.date_input import DateInput
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Rows
from iku_desktop.ui.forms.inputs import LinesInput, TextInput
from iku_desktop.ui.forms.master_detail import Detail, Verbs
from iku_desktop.ui.forms.rows_list import ListedRow
from iku_desktop.ui.page_context import PageContext

LIST_LINES = 10


class HolidaysPage(RowsPage):
    """The holidays; where there are none it says where they come from."""

    key = "holidays"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.rows.empty.setText(t("settings.holidays.empty"))
        self.paste_button = QPushButton(t("settings.holidays.paste"))
        self.paste_button.clicked.connect(self.paste)
        self.rows.add_below_list(self.paste_button)

    def verbs(self) -> Verbs:
        """Read, add, change and remove holidays."""
        holidays = self.context.services.holidays
        return Verbs(
            read=lambda: [detail_of(each) for each in holidays.list()],
            add=holidays.add,
            change=holidays.change,
            remove=holidays.remove,
        )

    def form_rows(self) -> Rows:
        """The form of one holiday."""
        context = self.context
        return (
            FieldSpec("day", t("settings.holidays.day"), lambda: DateInput(context), needed=True),
            FieldSpec("name", t("settings.holidays.name"), TextInput, needed=True),
        )

    def paste(self) -> None:
        """Ask for a list of lines `date<TAB>name`."""
        holidays = self.context.services.holidays

        def write(typed: Mapping[str, Typed]) -> Saved:
            return holidays.paste(str(typed.get("list") or ""))

        rows = (
            FieldSpec(
                "list",
                t("settings.holidays.list"),
                lambda: LinesInput(LIST_LINES, t("settings.holidays.list_example")),
                t("settings.holidays.list_hint"),
            ),
        )
        title, about = t("settings.holidays.paste_title"), t("settings.holidays.paste_about")
        dialog = SavingDialog(self.context, title, about, rows, write, self)
        dialog.saving.load({})
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


def detail_of(holiday: Holiday) -> Detail:
    """A holiday as a row and as its form's values."""
    values: dict[str, Typed] = {"day": holiday.day, "name": holiday.name}
    row = ListedRow(holiday.id, show_short(holiday.day), holiday.name)
    return Detail(row, values)

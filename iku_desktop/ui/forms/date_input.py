"""A date typed by hand in the usual spellings, or chosen from the calendar beside it."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from iku_desktop.domain.problems import Refused
from iku_desktop.domain.typed_input import read_date
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.buttons import IconOnlyButton
from iku_desktop.ui.forms.date_popup import DatePopup
from iku_desktop.ui.forms.inputs import TextInput
from iku_desktop.ui.page_context import PageContext


class DateInput(TextInput):
    """A line for a date with a calendar button; Alt+Down opens the calendar too."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(t("forms.date_hint"))
        self._context = context
        self.calendar_button = IconOnlyButton(context.theme, "calendar", t("forms.calendar"))
        self.calendar_button.clicked.connect(self.open_calendar)
        self.row.addWidget(self.calendar_button)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down as in every drop-down of the desktop."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Down and alt:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Open the calendar on the typed date, or on today."""
        today = self._context.services.context.today
        popup = DatePopup(self._context.theme, today, self._typed_day(), self)
        popup.month.chosen.connect(self._take)
        popup.show_below(self)

    def _typed_day(self) -> date | None:
        try:
            return read_date(self.line.text())
        except Refused:
            return None

    def _take(self, day: object) -> None:
        assert isinstance(day, date)
        self.put(day)
        self.edited.emit()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

"""The calendar that opens below a date field: arrows move, Enter takes the day, Esc leaves."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from iku_desktop.presentation.dates import month_name
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.buttons import IconOnlyButton
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.grid.calendar import MonthView
from iku_desktop.ui.theme import Theme


class DatePopup(QFrame):
    """A month in a popup; it closes when a day is chosen or the clerk clicks elsewhere."""

    def __init__(self, theme: Theme, today: date, day: date | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        set_mark(self, "role", "card")
        self.month = MonthView(theme, today)
        self._title = QLabel()
        set_mark(self._title, "role", "strong")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        head = QHBoxLayout()
        for name, key, months_back in (
            ("chevron-left", "forms.month_before", 1),
            ("chevron-right", "forms.month_after", -1),
        ):
            button = IconOnlyButton(theme, name, t(key))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on, months=months_back: self._turn(months))
            head.addWidget(button)
        head.insertWidget(1, self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 10)
        column.addLayout(head)
        column.addWidget(self.month)
        self.month.chosen.connect(lambda _day: self.close())
        self.month.pointed.connect(lambda _day: self._show_title())
        self.month.point_to(day or today)
        self._show_title()

    def show_below(self, field: QWidget) -> None:
        """Open under a field, or above it where the screen ends."""
        self.adjustSize()
        place = field.mapToGlobal(QPoint(0, field.height() + 2))
        room = field.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place = field.mapToGlobal(QPoint(0, -self.height() - 2))
        place.setX(max(room.left(), min(place.x(), room.right() - self.width())))
        self.move(place)
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows, take the day with Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.month.day is not None:
            self.month.chosen.emit(self.month.day)
        elif self.month.take_key(event, sideways=True):
            self._show_title()
        else:
            super().keyPressEvent(event)

    def _turn(self, months_back: int) -> None:
        self.month.turn(months_back)
        self._show_title()

    def _show_title(self) -> None:
        month = self.month.month
        self._title.setText(f"{month_name(month.month)} {month.year}")

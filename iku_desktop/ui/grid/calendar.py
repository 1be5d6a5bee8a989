"""A month to choose a day from: Monday first, impossible days struck through, and what a day would mean."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from iku_desktop.domain.periods import months_before
from iku_desktop.domain.typed_input import YEARS
from iku_desktop.presentation.dates import days_short, month_name, show_weekday
from iku_desktop.presentation.texts import t
from iku_desktop.ui.grid.column import DayMeaning
from iku_desktop.ui.theme import Theme

WEEKS, DAYS = 6, 7
CELL_WIDTH, CELL_HEIGHT, HEAD = 38, 27, 30
SUNDAY = 6
FIRST_DAY, LAST_DAY = date(YEARS.start, 1, 1), date(YEARS.stop - 1, 12, 31)
Judge = Callable[[date], DayMeaning]
Key = Qt.Key
DAY_STEPS = {Key.Key_Left: -1, Key.Key_Right: 1, Key.Key_Up: -7, Key.Key_Down: 7}
MONTH_STEPS = {Key.Key_PageUp: 1, Key.Key_PageDown: -1}


def no_meaning(day: date) -> DayMeaning:
    """Of a date that means nothing in particular."""
    return DayMeaning()


class MonthView(QWidget):
    """Paints one month; `pointed` says on which day the clerk stands, `chosen` which day was taken."""

    pointed = Signal(object)
    chosen = Signal(object)

    def __init__(self, theme: Theme, today: date, judge: Judge = no_meaning) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self._judge = judge
        self._meanings: dict[date, DayMeaning] = {}
        self._day: date | None = None
        self._hovered: date | None = None
        self._month = today.replace(day=1)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(self.sizeHint().height())
        self._describe()

    @property
    def day(self) -> date | None:
        """The day that stands out, None when nothing was typed yet."""
        return self._day

    @property
    def month(self) -> date:
        """The first day of the month shown."""
        return self._month

    def meaning(self, day: date) -> DayMeaning:
        """What the day would mean, asked once."""
        if day not in self._meanings:
            self._meanings[day] = self._judge(day)
        return self._meanings[day]

    def point_to(self, day: date | None, tell: bool = False) -> None:
        """Let a day stand out and show its month; None lets none stand out."""
        self._day = day
        if day is not None:
            self._month = day.replace(day=1)
        self._describe()
        self.update()
        if tell:
            self.pointed.emit(day)

    def turn(self, months_back: int) -> None:
        """Go to another month; a day that stands out goes along."""
        base = self._day or self._month
        day = _within(months_before(base, months_back))
        if self._day is None:
            self._month = day.replace(day=1)
            self.update()
        else:
            self.point_to(day, tell=True)

    def take_key(self, event: QKeyEvent, sideways: bool) -> bool:
        """Move by days, weeks, months (PgUp, PgDn) or years (with Shift); tells whether it did."""
        key = Key(event.key())
        if key in MONTH_STEPS:
            years = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.turn(MONTH_STEPS[key] * (12 if years else 1))
            return True
        if key in DAY_STEPS and (sideways or key in (Key.Key_Up, Key.Key_Down)):
            steps = timedelta(days=DAY_STEPS[key])
            start = self._day or self._today
            day = start + steps if self._day is not None else start
            self.point_to(_within(day), tell=True)
            return True
        return False

    def _describe(self) -> None:
        month = f"{month_name(self._month.month)} {self._month.year}"
        self.setAccessibleName(f"{t('grid.calendar')} {month}")
        if self._day is not None:
            words = t(
                "grid.calendar_day",
                day=show_weekday(self._day),
                meaning=self.meaning(self._day).words,
            )
            self.setAccessibleDescription(words)

    def sizeHint(self) -> QSize:
        """Seven columns; a head and six weeks."""
        width = self._theme.px(CELL_WIDTH * DAYS)
        return QSize(width, self._theme.px(HEAD + CELL_HEIGHT * WEEKS))

    def minimumSizeHint(self) -> QSize:
        """As large as it wants to be."""
        return self.sizeHint()

    def _first_shown(self) -> date:
        return self._month - timedelta(days=self._month.weekday())

    def place_of(self, day: date) -> QRect:
        """Where a day is painted."""
        week, column = divmod((day - self._first_shown()).days, DAYS)
        head, height = self._theme.px(HEAD), self._theme.px(CELL_HEIGHT)
        left = self.width() * column // DAYS
        right = self.width() * (column + 1) // DAYS
        return QRect(left, head + week * height, right - left, height)

    def day_at(self, point: QPoint) -> date | None:
        """The day painted at a point."""
        first = self._first_shown()
        days = (first + timedelta(days=number) for number in range(WEEKS * DAYS))
        return next((day for day in days if self.place_of(day).contains(point)), None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Names of the days, then six weeks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(0.96, strong=True))
        for column, name in enumerate(days_short()):
            painter.setPen(self._theme.color("miss" if column == SUNDAY else "text2"))
            left = self.width() * column // DAYS
            place = QRect(left, 0, self.width() // DAYS, self._theme.px(HEAD - 4))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)
        first = self._first_shown()
        for number in range(WEEKS * DAYS):
            self._paint_day(painter, first + timedelta(days=number))

    def _paint_day(self, painter: QPainter, day: date) -> None:
        theme, possible = self._theme, self.meaning(day).possible
        place = self.place_of(day)
        inside = day.month == self._month.month
        tone = "text" if inside else "text3"
        if day.weekday() == SUNDAY:
            tone = "miss"
        if not possible:
            tone = "text3"
        box = QRectF(
            place.center().x() - theme.px(15), place.y() + 1, theme.px(30), place.height() - 2
        )
        if day == self._day:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent" if possible else "miss"))
            painter.drawRoundedRect(box, 4, 4)
            tone = "on_accent"
        elif day == self._today or day == self._hovered:
            painter.setPen(QPen(theme.color("text" if day == self._today else "line2"), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        strong = day in (self._day, self._today)
        font = QFont(theme.font(1.0, strong=strong))
        font.setStrikeOut(not possible)
        painter.setFont(font)
        painter.setPen(theme.color(tone))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Outline the day under the pointer and show why an impossible one is."""
        self._hovered = self.day_at(event.position().toPoint())
        if self._hovered is not None:
            self.setToolTip(self.meaning(self._hovered).words)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the day under the pointer."""
        day = self.day_at(event.position().toPoint())
        if day is not None and self.meaning(day).possible:
            self.chosen.emit(day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the months."""
        if event.angleDelta().y():
            self.turn(1 if event.angleDelta().y() > 0 else -1)
        event.accept()


def _within(day: date) -> date:
    return min(max(day, FIRST_DAY), LAST_DAY)

"""The calendar beside a date that is typed: it follows the text and says what the day would mean."""

from datetime import date

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from iku_desktop.domain.problems import Refused
from iku_desktop.domain.typed_input import read_date
from iku_desktop.presentation.dates import month_name, show_short
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.grid.assistant import Assistant
from iku_desktop.ui.grid.calendar import Judge, MonthView, no_meaning
from iku_desktop.ui.grid.column import DayMeaning
from iku_desktop.ui.icons import icon, pixmap
from iku_desktop.ui.theme import Theme

FEWEST_DIGITS = 6


class CalendarPopup(Assistant):
    """A month with its meaning line and its keys; the page's `judge` says what a day would mean."""

    def __init__(
        self, window: QWidget, theme: Theme, today: date, judge: Judge = no_meaning
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._today = today
        self.month_view = MonthView(theme, today, judge)
        self._title = QLabel()
        set_mark(self._title, "role", "strong")
        self._icon = QLabel()
        self.meaning_label = QLabel()
        self.meaning_label.setWordWrap(True)
        self.meaning_label.setTextFormat(Qt.TextFormat.PlainText)
        set_mark(self.meaning_label, "role", "status")
        self.today_button = self._key_button("today", t("grid.key_today"))
        self.clear_button = self._key_button("clear", t("grid.key_clear"))
        self.cancel_button = self._key_button("cancel", t("grid.key_cancel"))
        self._lay_out()
        self.setFixedWidth(theme.px(288))
        self.month_view.pointed.connect(self._pointed)
        self.month_view.chosen.connect(self._chosen)
        self.today_button.clicked.connect(lambda: self._chosen(self._today))
        self.clear_button.clicked.connect(lambda: self.accepted.emit(""))
        self.cancel_button.clicked.connect(self.cancelled)
        self.follow("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(5)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        for name, months_back in (("previous", 1), ("next", -1)):
            head.addWidget(self._turn_button(name, months_back))
        column.addLayout(head)
        column.addWidget(self.month_view)
        line = QWidget()
        set_mark(line, "role", "line")
        line.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column.addWidget(line)
        meaning = QHBoxLayout()
        meaning.setSpacing(6)
        meaning.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        meaning.addWidget(self.meaning_label, 1)
        column.addLayout(meaning)
        keys = QHBoxLayout()
        keys.setSpacing(0)
        for button in (self.today_button, self.clear_button, self.cancel_button):
            keys.addWidget(button)
            if button is not self.cancel_button:
                keys.addStretch(1)
        column.addLayout(keys)

    def _turn_button(self, name: str, months_back: int) -> QToolButton:
        button = QToolButton()
        arrow = "chevron-left" if months_back > 0 else "chevron-right"
        button.setIcon(icon(arrow, "text2", self._theme))
        button.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setToolTip(t(f"grid.{name}_month"))
        button.setAccessibleName(t(f"grid.{name}_month"))
        button.clicked.connect(lambda: self._turn(months_back))
        return button

    def _key_button(self, name: str, key: str) -> QPushButton:
        button = QPushButton(f"{t(f'grid.calendar_{name}')}  {key}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        set_mark(button, "role", "key")
        return button

    def follow(self, text: str) -> None:
        """Show the typed day, or why it is none once enough of it was typed."""
        try:
            day = read_date(text)
        except Refused as refused:
            self.month_view.point_to(None)
            enough = sum(map(str.isdigit, text)) >= FEWEST_DIGITS
            words = problem_text(refused.problems[0]) if enough else ""
            self._say(DayMeaning(words, "circle-x", "miss", possible=False))
            return
        self.month_view.point_to(day)
        self._say(self.month_view.meaning(day) if day is not None else DayMeaning())

    def take_key(self, event: QKeyEvent, untouched: bool) -> bool:
        """Move in the calendar; left and right only while nothing was typed."""
        return self.month_view.take_key(event, sideways=untouched)

    def _say(self, meaning: DayMeaning) -> None:
        month = self.month_view.month
        self._title.setText(f"{month_name(month.month)} {month.year}")
        self.meaning_label.setText(meaning.words)
        set_mark(self.meaning_label, "status", meaning.tone)
        shown = bool(meaning.words and meaning.icon)
        self._icon.setVisible(shown)
        if shown:
            size, ratio = self._theme.px(16), self.devicePixelRatioF()
            self._icon.setPixmap(pixmap(meaning.icon, meaning.tone, self._theme, size, ratio))
        self._grow()

    def _grow(self) -> None:
        # A reason of two lines must not be cut; the frame keeps its place and grows downwards.
        layout = self.layout()
        if self.isVisible() and layout is not None:
            layout.activate()
            width = self.width()
            # An empty meaning line makes the layout forget that it has a height for a width.
            tall = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else -1
            self.resize(width, max(tall, layout.totalSizeHint().height()))
            lowest = max(0, self.window_shown.height() - self.height())
            self.move(self.x(), min(self.y(), lowest))

    def _turn(self, months_back: int) -> None:
        self.month_view.turn(months_back)
        if self.month_view.day is None:
            self._say(DayMeaning())

    def _pointed(self, day: date) -> None:
        self._say(self.month_view.meaning(day))
        self.filled.emit(show_short(day))

    def _chosen(self, day: date) -> None:
        self.accepted.emit(show_short(day))

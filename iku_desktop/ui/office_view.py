"""The window's inside while an office is open: tabs, period, practice strip, pages, status bar."""

from contextlib import suppress
from datetime import date
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Unavailable
from iku_desktop.domain.read_models import FrameView, QuarterState
from iku_desktop.presentation.account_words import worker_text
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import quarter_text, shown_values
from iku_desktop.services.offices import OpenOffice
from iku_desktop.ui.backup_desk import BackupDesk
from iku_desktop.ui.doors import COPY, DIFFERING, FIRST_STEPS, SETTINGS
from iku_desktop.ui.frame_bar import FrameBar
from iku_desktop.ui.icons import icon
from iku_desktop.ui.navigation import PAGES
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.page import Door, Page
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.period_selector import PeriodSelector
from iku_desktop.ui.status_line import StatusLine
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.clock_strip import ClockStrip

DAY_CHECK_MILLISECONDS = 30_000


class PracticeStrip(QWidget):
    """The hatched strip that tells a practice office from a real one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(t("frame.practice"))

    def sizeHint(self) -> QSize:
        """One line of text and a little air."""
        return QSize(200, self.fontMetrics().height() + 4)

    def minimumSizeHint(self) -> QSize:
        """As tall as it wants to be."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Hatching behind the words."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("late_soft"))
        painter.fillRect(self.rect(), self._hatching())
        words = t("frame.practice")
        painter.setFont(self._theme.font(0.92, strong=True))
        width = painter.fontMetrics().horizontalAdvance(words) + 24
        middle = self.rect().adjusted(
            (self.width() - width) // 2, 0, -(self.width() - width) // 2, 0
        )
        painter.fillRect(middle, self._theme.color("late_soft"))
        painter.setPen(self._theme.color("late"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)

    def _hatching(self) -> QBrush:
        color = QColor(self._theme.color("late"))
        color.setAlpha(70)
        return QBrush(color, Qt.BrushStyle.BDiagPattern)


HOME = PAGES[0].key


class OfficeView(QWidget):
    """Shows one open office; `titled` carries the window's title when it changes."""

    titled = Signal(str)

    def __init__(self, office: OpenOffice, theme: Theme, notifier: Notifier) -> None:
        super().__init__()
        self.office = office
        self._theme = theme
        frame = office.services.frame
        quarter = frame.current()
        moment = frame.moment(quarter.year, quarter.number)
        self.context = PageContext(office.services, moment, theme, notifier)
        self._today: date = office.services.context.today
        self._pages: dict[str, Page] = {}
        self._stale: set[str] = set()
        self._view: FrameView = frame.frame(moment.year)
        self.tabs = QTabBar()
        self.period = PeriodSelector(theme)
        self.clock_strip = ClockStrip(theme)
        self.status = StatusLine(theme)
        self.stack = QStackedWidget()
        self.desk = BackupDesk(self.context, self.status, self._copies_changed, self)
        self._lay_out()
        self._connect()
        self._dress()
        self._show_frame()
        self._show_page(0)

    def _lay_out(self) -> None:
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        for entry in PAGES:
            self.tabs.addTab(t(f"page.{entry.key}").replace("&", "&&"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(FrameBar(self.tabs, self.period))
        if self._view.office.practice:
            column.addWidget(PracticeStrip(self._theme))
        column.addWidget(self.clock_strip)
        column.addWidget(self.stack, 1)
        column.addWidget(self.status)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_page)
        self.period.chosen.connect(self.choose_quarter)
        self.context.moment_changed.connect(self.refresh)
        self.context.data_changed.connect(self.refresh)
        self.context.door_opened.connect(self.go_to)
        self.context.saved_at.connect(self.status.show_saved)
        self.context.selection_told.connect(self.status.show_selection)
        self.context.notice_told.connect(self.status.show_notice)
        self.context.explanation_wanted.connect(self._explain)
        self.context.settings_wanted.connect(self.open_settings)
        self.context.notifier.bug_repeated.connect(self._say_bug_again)
        self.status.problems_wanted.connect(lambda: self.go_to(Door("home", {"concerns": True})))
        self._theme.changed.connect(self._dress)
        for number in range(len(PAGES)):
            self._shortcut(f"Ctrl+{number + 1}").activated.connect(
                partial(self.tabs.setCurrentIndex, number)
            )
        self._shortcut("Ctrl+PgUp").activated.connect(self.period.go_back)
        self._shortcut("Ctrl+PgDown").activated.connect(self.period.go_on)
        # The day may change while the window is open; figures depend on it.
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.look_at_the_day)
        self._clock.start(DAY_CHECK_MILLISECONDS)
        # A PC that slept past midnight is looked at as soon as somebody comes back to it.
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.applicationStateChanged.connect(self._came_back)
        self.clock_strip.right_said.connect(self._ask_clock)
        # Once the first page is on screen.
        QTimer.singleShot(0, self, self.look_at_the_day)

    def _shortcut(self, keys: str) -> QShortcut:
        return QShortcut(QKeySequence(keys), self)

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self._page(PAGES[self.tabs.currentIndex()].key)

    def choose_quarter(self, quarter: Quarter) -> None:
        """Show another quarter, each page as of its own date; a block that waits is asked about first."""
        frame = self.office.services.frame

        def choose() -> None:
            self.context.choose_moment(frame.moment(quarter.year, quarter.number))

        self.context.blocks.settle(choose, self._show_frame)

    def look_at_the_day(self) -> None:
        """Show the figures of the new day once midnight has passed; warn of a clock that fell back."""
        services = self.office.services
        if services.context.today != self._today and not self.context.blocks.is_waiting:
            self._today = services.context.today
            self.choose_quarter(self.context.moment.quarter)
        with suppress(Unavailable):
            # A database that is busy for a moment is asked again at the next look.
            self.clock_strip.show_problem(services.agenda.clock_problem())

    def _came_back(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look_at_the_day()

    def _ask_clock(self) -> None:
        problem = self.clock_strip.problem
        if problem is None:
            return
        values = shown_values(problem.values)
        closings = self.office.services.closings

        def confirm() -> None:
            self.context.attempt(closings.confirm_clock)
            self.look_at_the_day()

        self.context.ask(
            t("agenda.clock_question", now=values["now"]),
            t("agenda.clock_right"),
            confirm,
            t("agenda.clock_details", seen=values["seen"]),
        )

    def refresh(self) -> None:
        """Read again what is shown; pages not shown are read when they appear."""
        self._stale = set(self._pages)
        self._show_frame()
        self._show_page(self.tabs.currentIndex())

    def _copies_changed(self) -> None:
        """The status bar and Beranda tell how the copies stand; other pages aren't disturbed."""
        self._show_frame()
        self._stale.add(HOME)
        if PAGES[self.tabs.currentIndex()].key == HOME:
            self._show_page(self.tabs.currentIndex())

    def go_to(self, door: object) -> None:
        """Open the page of a door and let it select the place."""
        assert isinstance(door, Door)
        if door.page == SETTINGS:
            self.context.open_settings(str(door.hints.get("page", "")))
            return
        if door.page == COPY:
            self.desk.copy_out()
            return
        if door.page == FIRST_STEPS:
            self.open_first_steps()
            return
        if door.page == DIFFERING:
            from iku_desktop.ui.dialogs.differing_rows import DifferingRowsDialog

            DifferingRowsDialog(self.context, self).open()
            return
        keys = [entry.key for entry in PAGES]
        self.tabs.setCurrentIndex(keys.index(door.page))
        self._page(door.page).go_to(door)

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            entry = next(entry for entry in PAGES if entry.key == key)
            self._pages[key] = entry.build(self.context)
            self.stack.addWidget(self._pages[key])
            self._stale.add(key)
        return self._pages[key]

    def _show_page(self, index: int) -> None:
        key = PAGES[index].key
        page = self._page(key)
        self.stack.setCurrentWidget(page)
        if key in self._stale:
            self._stale.discard(key)
            page.show_moment(self.context.moment)
        self._dress()

    def _show_frame(self) -> None:
        moment = self.context.moment
        self._view = self.office.services.frame.frame(moment.year)
        self.period.show_period(
            moment.quarter, self._view.years, self._view.states, self._view.closings
        )
        context = self.office.services.context
        worker = worker_text(context.user, context.account)
        self.status.show_place(str(self.office.paths.folder), worker, context.today)
        self.status.show_frame(self._view)
        self.titled.emit(self.title)

    @property
    def title(self) -> str:
        """`IKU – Kec. Ranuyoso – 2026 TW III [Terkunci]`."""
        quarter = self.context.moment.quarter
        closed = self._view.states[quarter.number] is QuarterState.CLOSED
        year_last, _, year = quarter_text(quarter).rpartition(" ")
        return t(
            "frame.title",
            office=self._view.office.name,
            year=year,
            quarter=year_last,
            state=t("frame.title_locked") if closed else "",
        )

    def _say_bug_again(self, count: int) -> None:
        self.status.show_notice(t("message.bug_again", count=count))

    def _explain(self, code: str) -> None:
        from iku_desktop.ui.dialogs.explanation import ExplanationDialog

        ExplanationDialog(self.context, code, self).open()

    def open_first_steps(self) -> None:
        """Lead a new office through its first steps, from where it left them."""
        from iku_desktop.ui.dialogs.first_steps import FirstStepsDialog

        FirstStepsDialog(self.context, self).open()

    def open_settings(self, page: str = "") -> None:
        """Open the settings, at one of their pages where it is named."""
        from iku_desktop.ui.dialogs.settings import SettingsDialog

        SettingsDialog(self.context, self, page).open()

    def _dress(self) -> None:
        for number, entry in enumerate(PAGES):
            token = "accent" if number == self.tabs.currentIndex() else "text2"
            self.tabs.setTabIcon(number, icon(entry.icon, token, self._theme))
        size = self._theme.px(18)
        self.tabs.setIconSize(QSize(size, size))

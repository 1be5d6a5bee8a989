"""The page Beranda: figures with their gauges, what falls due, the year's course, what to put right."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import PERCENT
from iku_desktop.domain.read_models import ConcernLine, HomeView
from iku_desktop.presentation.agenda_words import headline_after
from iku_desktop.presentation.home_words import (
    code_text,
    counted_words,
    figure_words,
    state_words,
    title_text,
)
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.trend import trend
from iku_desktop.ui.doors import FIRST_STEPS, SETTINGS, door_of
from iku_desktop.ui.page import Door, Page
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.agenda import AgendaCard
from iku_desktop.ui.widgets.board import Board
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.card import Card, label
from iku_desktop.ui.widgets.concern_rows import ConcernRows
from iku_desktop.ui.widgets.figure_card import FigureCard
from iku_desktop.ui.widgets.first_steps_strip import FirstStepsStrip
from iku_desktop.ui.widgets.page_head import PageHead
from iku_desktop.ui.widgets.trend_chart import TrendCard
from iku_desktop.ui.widgets.value_card import ValueCard

WIDE_COLUMNS = 3


class HomePage(Page):
    """Shows a HomeView; every card leads to where its figures are made."""

    key = "home"
    icon = "layout-dashboard"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        theme = context.theme
        self.head = PageHead()
        self.first_steps = FirstStepsStrip(theme)
        self.figures: list[FigureCard] = []
        self.values: list[ValueCard] = []
        self.agenda = AgendaCard(theme)
        self.trend = TrendCard(theme)
        self.concerns = ConcernCard(context)
        self.board = Board(theme)
        self.stack = QStackedWidget()
        self.no_plan = NoPlan(context)
        self._view: HomeView | None = None
        self._lay_out()
        self.agenda.agenda_wanted.connect(self.open_agenda)
        self.first_steps.wanted.connect(lambda: self.context.open_door(Door(FIRST_STEPS)))
        self.first_steps.away.connect(self.ask_to_hide_steps)

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidget(self.board)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller = scroll
        self.stack.addWidget(scroll)
        self.stack.addWidget(self.no_plan)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 14, 8)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.first_steps)
        column.addWidget(self.stack, 1)

    def show_moment(self, moment: Moment) -> None:
        """Read Beranda for a moment and show it."""
        view = self.context.services.home.home(moment)
        self._view = view
        self._show_head()
        self.first_steps.show_steps(self.context.services.first_steps.state(moment.quarter))
        has_plan = bool(view.strategic or view.objectives or view.others)
        self.stack.setCurrentIndex(0 if has_plan else 1)
        self.no_plan.show_year(moment.year)
        if has_plan:
            self._show_figures(view)
            self._show_values(view)
            self._show_course(view)
            self.agenda.show_pressing(view.pressing)
            self.agenda.show_lines(view.agenda, moment.today)
            self.concerns.show_lines(view.concerns)
            self.board.hold(self.figures, self.values, self.agenda, self.trend, self.concerns)

    def _show_head(self) -> None:
        view = self._view
        if view is None:
            return
        about = state_words(view)
        if self.board.columns < WIDE_COLUMNS:
            # The agenda lies below the figures then; what presses must be seen all the same.
            about = headline_after(about, view.pressing)
        self.head.show_words(title_text(view), about, counted_words(view.counted))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say in the head what presses, where the agenda moves out of sight."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._show_head)

    def _show_figures(self, view: HomeView) -> None:
        while len(self.figures) < len(view.strategic):
            card = FigureCard(self.context.theme)
            card.explanation_wanted.connect(self.context.explain)
            self.figures.append(card)
        _drop(self.figures, len(view.strategic))
        for card, assessment in zip(self.figures, view.strategic, strict=True):
            card.show_figure(assessment, figure_words(view, assessment))

    def _show_values(self, view: HomeView) -> None:
        shown = view.objectives + view.others
        while len(self.values) < len(shown):
            card = ValueCard(self.context.theme)
            card.fill_wanted.connect(self._fill)
            self.values.append(card)
        _drop(self.values, len(shown))
        for card, each in zip(self.values, shown, strict=True):
            before = view.previous_year.get(each.indicator.code)
            card.show_value(each, before, each in view.objectives)

    def _show_course(self, view: HomeView) -> None:
        trends = []
        for each in view.strategic:
            code, unit = each.indicator.code, each.indicator.unit
            title = t("home.trend_of", code=code_text(code), unit=unit or PERCENT)
            trends.append((title, trend(view.courses[code], view.moment, unit)))
        self.trend.show_trends(trends)

    def open_agenda(self) -> None:
        """Open the whole agenda, with its messages and its calendar."""
        from iku_desktop.ui.dialogs.agenda import AgendaDialog

        AgendaDialog(self.context, self).open()

    def ask_to_hide_steps(self) -> None:
        """Put the first steps away once the clerk confirmed it."""
        hide = self.context.services.first_steps.hide
        question, verb = t("first_steps.hide_question"), t("first_steps.hide")
        details = t("first_steps.hide_details")
        self.context.ask(question, verb, lambda: self.context.attempt(hide), details)

    def _fill(self, code: str) -> None:
        self.context.open_door(Door("indicators", {"indicator_code": code, "focus": "manual"}))

    def go_to(self, door: Door) -> None:
        """Put the focus on the open problems where a door asks for them."""
        if door.hints.get("concerns"):
            self.scroller.ensureWidgetVisible(self.concerns)
            self.concerns.rows.setFocus(Qt.FocusReason.ShortcutFocusReason)


class ConcernCard(Card):
    """What is to be put right, with its count and a door from each line."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(t("home.concerns"))
        self._context = context
        self.count = label("", "count-chip")
        self.head.insertWidget(1, self.count, 0, Qt.AlignmentFlag.AlignVCenter)
        self.rows = ConcernRows(context.theme)
        self.none = label(t("home.concerns_none"), "hint", wraps=True)
        self.body.addWidget(self.none)
        self.body.addWidget(self.rows, 1)
        self.body.addStretch(0)
        self.rows.line_opened.connect(self._open)

    def show_lines(self, lines: tuple[ConcernLine, ...]) -> None:
        """Show the open problems."""
        self.count.setText(str(len(lines)))
        self.none.setVisible(not lines)
        self.rows.setVisible(bool(lines))
        self.rows.show_lines(lines)

    def _open(self, line: ConcernLine) -> None:
        self._context.open_door(door_of(line))


class NoPlan(QWidget):
    """Says that no IKU holds for the chosen year, and leads to where that is set."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.headline = label("", "card-title")
        about = label(t("home.no_plan_about"), "text2", wraps=True)
        self.open = IconButton(context.theme, "settings", t("home.no_plan_open"))
        self.open.clicked.connect(lambda: context.open_door(Door(SETTINGS, {"page": "plan"})))
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        for widget in (self.headline, about, self.open):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_year(self, year: int) -> None:
        """Name the year."""
        self.headline.setText(t("home.no_plan", year=year))


def _drop(widgets: "list[FigureCard] | list[ValueCard]", count: int) -> None:
    """Take away the widgets beyond a count."""
    while len(widgets) > count:
        widget = widgets.pop()
        widget.hide()
        widget.deleteLater()

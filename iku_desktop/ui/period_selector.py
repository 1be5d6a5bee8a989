"""Year and quarter, always visible: a year list, ‹ ›, four quarters with a lock on closed ones, the state."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QIcon
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from iku_desktop.domain.closing import ClosingHead
from iku_desktop.domain.periods import QUARTERS, Quarter
from iku_desktop.domain.read_models import QuarterState
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import shown_values
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.icons import icon
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.icon_label import IconLabel

NONE_CLOSED: Mapping[int, ClosingHead] = MappingProxyType({})


class PeriodSelector(QWidget):
    """Chooses a quarter; `chosen` carries it when the clerk takes another one."""

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._quarter = Quarter(2000, 1)
        self.years = QComboBox()
        self.years.setAccessibleName(t("frame.year"))
        self.previous = self._step("chevron-left", t("frame.previous"))
        self.next = self._step("chevron-right", t("frame.next"))
        self.state = QLabel()
        self.state_icon = IconLabel(theme, "lock-open")
        policy = self.state_icon.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.state_icon.setSizePolicy(policy)
        set_mark(self.state, "role", "text2")
        self.quarters = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(self.years)
        row.addWidget(self.previous)
        row.addLayout(self._quarter_buttons())
        row.addWidget(self.next)
        row.addSpacing(6)
        row.addWidget(self.state_icon)
        row.addWidget(self.state)
        self.years.activated.connect(lambda _: self._choose_year())
        self.previous.clicked.connect(self.go_back)
        self.next.clicked.connect(self.go_on)
        theme.changed.connect(self._dress)

    def _step(self, name: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name, "text2", self._theme))
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _quarter_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for number in QUARTERS:
            button = QToolButton()
            button.setText(t("common.quarter_short", roman=Quarter(2000, number).roman))
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            # From right to left the lock stands behind the words.
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            set_mark(button, "role", "quarter")
            # Neighbours share one line; each drawing its own would make it two pixels wide.
            set_mark(button, "edge", "first" if number == QUARTERS[0] else "inner")
            self.quarters.addButton(button, number)
            row.addWidget(button)
        self.quarters.idClicked.connect(
            lambda number: self._choose(Quarter(self._quarter.year, number))
        )
        return row

    def show_period(
        self,
        quarter: Quarter,
        years: Sequence[int],
        states: Mapping[int, QuarterState],
        closings: Mapping[int, ClosingHead] = NONE_CLOSED,
    ) -> None:
        """Show the chosen quarter among the years there are and the states of its year's quarters.

        `closings` tell when and by whom the closed ones were closed.
        """
        self._quarter = quarter
        if [self.years.itemText(row) for row in range(self.years.count())] != [*map(str, years)]:
            self.years.clear()
            self.years.addItems([*map(str, years)])
        self.years.setCurrentText(str(quarter.year))
        self.previous.setEnabled(quarter.preceding.year in years)
        self.next.setEnabled(quarter.following.year in years)
        for number, state in states.items():
            button = self.quarters.button(number)
            button.setChecked(number == quarter.number)
            button.setProperty("locked", state is QuarterState.CLOSED)
            named = _named(number, state, closings.get(number))
            button.setToolTip(named)
            button.setAccessibleName(named)
            if number == quarter.number:
                for widget in (self.state, self.state_icon):
                    widget.setToolTip(named)
        self._show_state(quarter, states)
        self._dress()

    def _show_state(self, quarter: Quarter, states: Mapping[int, QuarterState]) -> None:
        """The state in a word; one that is over is ready to close once those before it are closed."""
        state = states[quarter.number]
        earlier = (states[number] for number in QUARTERS if number < quarter.number)
        is_next = all(each is QuarterState.CLOSED for each in earlier)
        ready = state is QuarterState.OPEN and is_next
        key = "frame.ready_to_close" if ready else f"common.quarter_state.{state.value}"
        self.state.setText(t(key))
        icons = {QuarterState.OPEN: "lock-open", QuarterState.CLOSED: "lock"}
        self.state_icon.setVisible(state in icons)
        self.state_icon.show_icon(icons.get(state, "lock-open"), "text2")

    def _hold_width(self) -> None:
        """Room for any state, so that the quarters stay under the pointer when it changes."""
        keys = [f"common.quarter_state.{state.value}" for state in QuarterState]
        words = [t(key) for key in (*keys, "frame.ready_to_close")]
        metrics = QFontMetrics(self._theme.font())
        self.state.setMinimumWidth(max(map(metrics.horizontalAdvance, words)) + 2)

    def go_back(self) -> None:
        """The quarter before, where its year is in the list."""
        if self.previous.isEnabled():
            self._choose(self._quarter.preceding)

    def go_on(self) -> None:
        """The quarter after, where its year is in the list."""
        if self.next.isEnabled():
            self._choose(self._quarter.following)

    def _choose_year(self) -> None:
        self._choose(Quarter(int(self.years.currentText()), self._quarter.number))

    def _choose(self, quarter: Quarter) -> None:
        if quarter != self._quarter:
            self.chosen.emit(quarter)

    def _dress(self) -> None:
        self._hold_width()
        for button in self.quarters.buttons():
            token = "on_accent" if button.isChecked() else "text2"
            locked = bool(button.property("locked"))
            button.setIcon(icon("lock", token, self._theme) if locked else QIcon())
        self.previous.setIcon(icon("chevron-left", "text2", self._theme))
        self.next.setIcon(icon("chevron-right", "text2", self._theme))


def _named(number: int, state: QuarterState, closing: ClosingHead | None) -> str:
    """`Triwulan III, berjalan`; of a closed one when and by whom it was closed."""
    roman = Quarter(2000, number).roman
    if closing is None:
        words = t(f"common.quarter_state.{state.value}")
        return t("frame.quarter_named", roman=roman, state=words)
    values = {"closed_at": closing.closed_at, "closed_by": closing.closed_by}
    return t("frame.quarter_closed", roman=roman, **shown_values(values))

"""The agenda: coming dates with what is missing of each, the nearest deadline as a line of thirty days."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.agenda import AgendaCounts
from iku_desktop.domain.read_models import AgendaKind, AgendaLine
from iku_desktop.presentation.agenda_words import (
    DeadlineTrack,
    Station,
    agenda_about,
    agenda_days,
    agenda_month,
    agenda_spoken,
    agenda_title,
    agenda_who,
    deadline_track,
    headline,
    headline_spoken,
    is_near,
)
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import LinkButton
from iku_desktop.ui.widgets.card import Card, label, rule

# The colours of the headline's chips in their order: overdue, within a week, evaluations.
HEADLINE = ("miss", "late", "wait")
MOST_LINES = 4
SMALL = 0.9


class DeadlineLine(QWidget):
    """Paints the stations from H-30 to the deadline and where today stands."""

    def __init__(self, theme: Theme, track: DeadlineTrack) -> None:
        super().__init__()
        self._theme, self._track = theme, track
        self.setAccessibleName(", ".join(f"{each.label} {each.day}" for each in track.stations))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """The line with two lines of words under it."""
        return QSize(self._theme.px(300), self._theme.px(48))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, its stations and today."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        px = self._theme.px
        left, right, y = px(26), self.width() - px(26), float(px(8))
        today = left + (right - left) * self._track.today
        painter.setPen(QPen(self._color("line"), 2))
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        painter.setPen(QPen(self._color("accent"), 2))
        painter.drawLine(QPointF(left, y), QPointF(today, y))
        for station in self._track.stations:
            self._draw_station(painter, left + (right - left) * station.place, y, station)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color("accent"))
        painter.drawEllipse(QPointF(today, y), px(6), px(6))

    def _draw_station(self, painter: QPainter, x: float, y: float, station: Station) -> None:
        px = self._theme.px
        is_due = station is self._track.stations[-1]
        if is_due:
            side = px(10)
            painter.fillRect(QRectF(x - side / 2, y - side / 2, side, side), self._color("text"))
        else:
            token = "accent" if station.passed else "line2"
            painter.setPen(QPen(self._color(token), 2))
            painter.setBrush(self._color(token if station.passed else "surface"))
            painter.drawEllipse(QPointF(x, y), px(4), px(4))
        token = "accent" if station.here else "text" if is_due else "text2"
        painter.setFont(self._theme.font(SMALL, strong=station.here or is_due))
        self._words(painter, station.label, x, y + px(8), token)
        painter.setFont(self._theme.font(SMALL))
        self._words(painter, station.day, x, y + px(22), "text2")

    def _words(self, painter: QPainter, words: str, x: float, top: float, token: str) -> None:
        painter.setPen(self._color(token))
        box = QRectF(x - 60, top, 120, self._theme.px(15))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def _color(self, token: str) -> QColor:
        return QColor(self._theme.color(token))


class AgendaCard(Card):
    """Shows what presses and the next dates; `agenda_wanted` when all of it is asked for."""

    agenda_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(t("home.agenda"))
        self._theme = theme
        self.all = LinkButton(theme, "", t("agenda.open"))
        self.head.addWidget(self.all)
        self.all.clicked.connect(self.agenda_wanted)
        self.pressing = QWidget()
        self.chips = {tone: label("", "chip") for tone in HEADLINE}
        row = QHBoxLayout(self.pressing)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(6)
        for tone, chip in self.chips.items():
            set_mark(chip, "status", tone)
            row.addWidget(chip)
        row.addStretch(1)
        self.body.addWidget(self.pressing)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def show_pressing(self, counts: AgendaCounts) -> None:
        """Show how many documents are overdue and come due soon: `Terlambat 2`, `7 hari lagi 3`."""
        chips = {tone: words for words, tone in headline(counts)}
        for tone, chip in self.chips.items():
            chip.setText(chips.get(tone, ""))
            chip.setVisible(tone in chips)
        self.pressing.setVisible(bool(chips))
        self.pressing.setAccessibleName(headline_spoken(counts))

    def show_lines(self, lines: tuple[AgendaLine, ...], today: date) -> None:
        """Show the nearest dates; the first document within thirty days as a line."""
        self._clear()
        if not lines:
            self._lines.addWidget(label(t("home.agenda_empty"), "hint", wraps=True))
        tracked = False
        for at, line in enumerate(lines[:MOST_LINES]):
            if at:
                self._lines.addWidget(rule())
            self._lines.addWidget(self._row(line))
            if line.kind is AgendaKind.DOCUMENT and is_near(line) and not tracked:
                self._lines.addWidget(DeadlineLine(self._theme, deadline_track(line.due, today)))
                tracked = True

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _row(self, line: AgendaLine) -> QWidget:
        around = QWidget()
        around.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        around.setAccessibleName(agenda_spoken(line))
        around.setToolTip(agenda_who(line))
        row = QHBoxLayout(around)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        day = QVBoxLayout()
        day.setSpacing(0)
        for words, role in ((str(line.due.day), "day"), (agenda_month(line), "small")):
            part = label(words, role)
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
            part.setMinimumWidth(self._theme.px(56))
            day.addWidget(part)
        about = QVBoxLayout()
        about.setSpacing(1)
        about.addWidget(label(agenda_title(line), "strong"))
        about.addWidget(label(agenda_about(line), "text2", wraps=True))
        near = line.kind is not AgendaKind.QUARTER_END and is_near(line)
        chip = label(agenda_days(line), "chip")
        set_mark(chip, "status", "late" if near else "wait")
        row.addLayout(day)
        row.addLayout(about, 1)
        row.addWidget(chip, 0, Qt.AlignmentFlag.AlignVCenter)
        return around

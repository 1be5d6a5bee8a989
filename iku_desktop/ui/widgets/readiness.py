"""What stands between a report and its paper: a list in which each line says how it stands and is a door."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.closing_models import Level, Readiness, ReadinessLine
from iku_desktop.domain.read_models import ConcernLine
from iku_desktop.presentation.closing_words import (
    chip_text,
    closing_facts,
    line_detail,
    line_door,
    line_spoken,
    line_title,
)
from iku_desktop.presentation.concern_words import concern_spoken, concern_state, concern_title
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import quarter_text
from iku_desktop.ui.doors import mark_of
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.card import label, rule
from iku_desktop.ui.widgets.icon_label import IconLabel

LEVEL_MARKS: Mapping[Level, tuple[str, str]] = MappingProxyType(
    {
        Level.OK: ("circle-check", "ok"),
        Level.NOTE: ("clock-alert", "late"),
        Level.BLOCK: ("circle-x", "miss"),
    }
)


class ReadinessCard(QFrame):
    """The card at the right of the page Laporan: a heading with how it stands, and the lines."""

    line_opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        set_mark(self, "role", "card")
        self._theme = theme
        self._shown: object = None
        self.doors: list[QPushButton] = []
        self._title = label("", "card-title", wraps=True)
        self.state = label("", "chip")
        self.about = label("", "hint", wraps=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.setContentsMargins(0, 0, 6, 0)
        head.addWidget(self._title, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 6, 0)
        self._lines.setSpacing(5)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 8, 8)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.about)
        column.addWidget(scrolled(inside), 1)

    def show_readiness(self, readiness: Readiness) -> None:
        """Show the checklist of a quarter."""
        words, status = chip_text(readiness)
        title = t("closing.readiness", quarter=quarter_text(readiness.quarter))
        self._head(title, words, status, closing_facts(readiness))
        if readiness != self._shown:
            self._shown = readiness
            closed = readiness.closing is not None
            self._fill(self._checklist_line(line, closed=closed) for line in readiness.lines)

    def show_lines(self, what: str, lines: Iterable[ConcernLine]) -> None:
        """Show what the report named `what` lacks."""
        missing = tuple(lines)
        ready = not missing
        words = t("laporan.ready") if ready else t("laporan.missing_count", count=len(missing))
        about = t("laporan.ready_about" if ready else "laporan.missing_about")
        title = t("laporan.readiness", what=what)
        self._head(title, words, "ok" if ready else "late", about)
        if missing != self._shown:
            self._shown = missing
            self._fill(self._concern_line(line) for line in missing)

    def _head(self, title: str, words: str, status: str, about: str) -> None:
        self._title.setText(title)
        self.state.setText(words)
        set_mark(self.state, "status", status)
        self.about.setText(about)
        self.about.setVisible(bool(about))

    def _fill(self, rows: Iterable[QWidget]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.doors = []
        for number, row in enumerate(rows):
            if number:
                self._lines.addWidget(rule())
            self._lines.addWidget(row)
        self._lines.addStretch(1)

    def _checklist_line(self, line: ReadinessLine, *, closed: bool) -> QWidget:
        door = None
        if line.concern is not None:
            door = self._door(line_door(line), line_spoken(line), line.concern)
        # That a note forbids no closing says nothing of a quarter that is closed.
        detail = "" if closed and line.level is Level.NOTE else line_detail(line)
        return self._row(LEVEL_MARKS[line.level], line_title(line), detail, door)

    def _concern_line(self, line: ConcernLine) -> QWidget:
        door = self._door(t("laporan.open_line"), concern_spoken(line), line)
        return self._row(mark_of(line.concern), concern_title(line), concern_state(line), door)

    def _door(self, words: str, spoken: str, line: ConcernLine) -> QPushButton:
        door = QPushButton(words)
        door.setAutoDefault(False)
        door.setAccessibleName(spoken)
        door.setCursor(Qt.CursorShape.PointingHandCursor)
        set_mark(door, "role", "link")
        door.clicked.connect(lambda: self.line_opened.emit(line))
        self.doors.append(door)
        return door

    def _row(
        self, mark: tuple[str, str], title: str, detail: str, door: QPushButton | None
    ) -> QWidget:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(title, wraps=True))
        if detail:
            words.addWidget(label(detail, "hint", wraps=True))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(self._theme, *mark), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if door is not None:
            row.addWidget(door, 0, Qt.AlignmentFlag.AlignTop)
        return holder

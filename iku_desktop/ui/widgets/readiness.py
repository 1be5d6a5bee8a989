"""What a report still lacks, each line a door to where it is put right."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.read_models import ConcernLine
from iku_desktop.presentation.concern_words import concern_spoken, concern_state, concern_title
from iku_desktop.presentation.texts import t
from iku_desktop.ui.doors import mark_of
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.card import label, rule
from iku_desktop.ui.widgets.icon_label import IconLabel


class Readiness(QFrame):
    """The card at the right of the page Laporan: a heading with how much is missing, and the lines."""

    line_opened = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        set_mark(self, "role", "card")
        self._theme = theme
        self._shown: tuple[ConcernLine, ...] | None = None
        self.doors: list[QPushButton] = []
        self._title = label("", "card-title", wraps=True)
        self.state = label("", "chip")
        self._about = label("", "hint", wraps=True)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title, 1)
        head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        self._lines = QVBoxLayout(inside)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(7)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._about)
        column.addWidget(scrolled(inside), 1)

    def show_lines(self, what: str, lines: Iterable[ConcernLine]) -> None:
        """Show what the report named `what` lacks."""
        missing = tuple(lines)
        ready = not missing
        self._title.setText(t("laporan.readiness", what=what))
        words = t("laporan.ready") if ready else t("laporan.missing_count", count=len(missing))
        self.state.setText(words)
        set_mark(self.state, "status", "ok" if ready else "late")
        self._about.setText(t("laporan.ready_about" if ready else "laporan.missing_about"))
        if missing != self._shown:
            self._shown = missing
            self._fill(missing)

    def _fill(self, missing: tuple[ConcernLine, ...]) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.doors = []
        for number, line in enumerate(missing):
            if number:
                self._lines.addWidget(rule())
            self._lines.addWidget(self._line(line))
        self._lines.addStretch(1)

    def _line(self, line: ConcernLine) -> QWidget:
        name, token = mark_of(line.concern)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(concern_title(line), wraps=True))
        words.addWidget(label(concern_state(line), "hint", wraps=True))
        door = QPushButton(t("laporan.open_line"))
        door.setAutoDefault(False)
        door.setAccessibleName(concern_spoken(line))
        set_mark(door, "role", "link")
        door.clicked.connect(lambda: self.line_opened.emit(line))
        self.doors.append(door)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel(self._theme, name, token), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(door, 0, Qt.AlignmentFlag.AlignTop)
        row.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setLayout(row)
        return holder

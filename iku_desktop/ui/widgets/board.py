"""Arranges Beranda's cards by the width there is: as in three columns, in two, or one under the other."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from iku_desktop.ui.theme import Theme

WIDE, MEDIUM = 1120, 760
GAP = 10
# Shares of the width in the wide arrangement: figures and agenda, trend and goal.
LEFT, RIGHT, TREND, VALUE = 892, 434, 648, 232
UPPER, LOWER = 314, 228

Rows = Sequence[Sequence[tuple[QWidget, int]]]


class Board(QWidget):
    """Holds the cards and lays them out again when the width asks for another arrangement."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._figures: tuple[QWidget, ...] = ()
        self._values: tuple[QWidget, ...] = ()
        self._agenda: QWidget | None = None
        self._trend: QWidget | None = None
        self._concerns: QWidget | None = None
        self._shown: tuple[int, tuple[QWidget, ...]] | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._grid.setColumnStretch(0, LEFT)
        self._grid.setColumnStretch(1, RIGHT)
        theme.changed.connect(self.arrange)

    def hold(
        self,
        figures: Sequence[QWidget],
        values: Sequence[QWidget],
        agenda: QWidget,
        trend: QWidget,
        concerns: QWidget,
    ) -> None:
        """Take these cards, in their order."""
        self._figures, self._values = tuple(figures), tuple(values)
        self._agenda, self._trend, self._concerns = agenda, trend, concerns
        self.arrange()

    @property
    def columns(self) -> int:
        """How many columns the width allows at the chosen font size."""
        base = self.width() / max(1, self._theme.px(100)) * 100
        return 3 if base >= WIDE else 2 if base >= MEDIUM else 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out again where another arrangement fits better."""
        super().resizeEvent(event)
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the window; the height is what the cards need."""
        return QSize(0, super().minimumSizeHint().height())

    def arrange(self) -> None:
        """Put the cards where the width has room for them; nothing moves while that is unchanged."""
        columns = self.columns
        cards = (*self._figures, *self._values)
        if self._agenda is None or self._shown == (columns, cards):
            return
        self._shown = (columns, cards)
        self._take_all()
        rows = self._rows(columns)
        for number, row in enumerate(rows):
            right = row[-1][0] if columns == 3 and number < 2 else None
            left = row if right is None else row[:-1]
            self._grid.addLayout(_line(left), number, 0, 1, 2 if right is None else 1)
            if right is not None:
                right.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
                self._grid.addWidget(right, number, 1)
            self._grid.setRowStretch(number, UPPER if number == 0 else LOWER)

    def _rows(self, columns: int) -> Rows:
        assert self._agenda is not None
        assert self._trend is not None
        assert self._concerns is not None
        figures, values = list(self._figures), list(self._values)
        if columns == 1:
            every = [*figures, self._agenda, self._trend, *values, self._concerns]
            return [[(each, 1)] for each in every]
        if columns == 2:
            pairs = [*figures, self._agenda, self._concerns]
            return [
                *_in_rows(pairs, 2),
                [(self._trend, TREND), *((each, VALUE) for each in values[:1])],
                *_in_rows(values[1:], 3),
            ]
        upper = [(each, LEFT // 2) for each in figures[:2]]
        lower = [(self._trend, TREND), *((each, VALUE) for each in values[:1])]
        return [
            [*upper, (self._agenda, RIGHT)],
            [*lower, (self._concerns, RIGHT)],
            *_in_rows(figures[2:], 2),
            *_in_rows(values[1:], 4),
        ]

    def _take_all(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (inner := item.layout()) is not None:
                while inner.takeAt(0) is not None:
                    pass
                inner.deleteLater()
        for number in range(self._grid.rowCount()):
            self._grid.setRowStretch(number, 0)


def _line(cards: Sequence[tuple[QWidget, int]]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(GAP)
    for widget, share in cards:
        widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        line.addWidget(widget, share)
    return line


def _in_rows(cards: Sequence[QWidget], count: int) -> Rows:
    return [[(each, 1) for each in cards[at : at + count]] for at in range(0, len(cards), count)]

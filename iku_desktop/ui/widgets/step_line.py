"""The line of steps a report takes, Konsep to Dikirim: which are done, and when."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui.icons import draw_icon
from iku_desktop.ui.theme import Theme

DOT, GAP, LEAST_APART = 15, 3, 6


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its word, when it was done ("" unknown or not yet), and whether it is done."""

    word: str
    when: str = ""
    done: bool = False


class StepLine(QWidget):
    """Paints the steps from left to right; `off` draws them all as not yet possible."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._steps: tuple[Step, ...] = ()
        self._off = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_steps(self, steps: Sequence[Step], *, off: bool = False) -> None:
        """Show other steps."""
        had_days = self._has_days
        self._steps, self._off = tuple(steps), off
        said = ", ".join(
            t("laporan.step.spoken_done" if each.done else "laporan.step.spoken", step=each.word)
            for each in self._steps
        )
        self.setAccessibleName(t("laporan.steps"))
        self.setAccessibleDescription(said)
        if had_days != self._has_days:
            self.updateGeometry()
        self.update()

    @property
    def _has_days(self) -> bool:
        return any(each.when for each in self._steps)

    def sizeHint(self) -> QSize:
        """Dots, a line of words and, where there are any, a line of days."""
        line = self._metrics(strong=False).height()
        wide = sum(self._widths()) + LEAST_APART * max(0, len(self._steps) - 1)
        return QSize(wide, self._theme.px(DOT) + GAP + line * (1 + self._has_days) + GAP)

    def minimumSizeHint(self) -> QSize:
        """Never less."""
        return self.sizeHint()

    def _metrics(self, *, strong: bool) -> QFontMetrics:
        return QFontMetrics(self._theme.font(0.92, strong=strong))

    def _widths(self) -> list[int]:
        strong, plain = self._metrics(strong=True), self._metrics(strong=False)
        return [
            max(strong.horizontalAdvance(each.word), plain.horizontalAdvance(each.when)) + 1
            for each in self._steps
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line, its dots, words and days."""
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        widths, side = self._widths(), self._theme.px(DOT)
        apart = (self.width() - sum(widths)) / max(1, len(widths) - 1)
        lefts = [sum(widths[:at]) + apart * at for at in range(len(widths))]
        middles = [left + wide / 2 for left, wide in zip(lefts, widths, strict=True)]
        self._draw_line(painter, middles, side)
        for at, step in enumerate(self._steps):
            self._draw_dot(painter, QRectF(middles[at] - side / 2, 0, side, side), step)
            self._draw_words(painter, QRectF(lefts[at], side + GAP, widths[at], 0), step, at)

    def _draw_line(self, painter: QPainter, middles: list[float], side: int) -> None:
        for at in range(len(middles) - 1):
            done = self._steps[at + 1].done
            painter.setPen(QPen(self._theme.color("accent" if done else "line2"), 2 if done else 1))
            start = QPointF(middles[at] + side / 2 + 2, side / 2)
            painter.drawLine(start, QPointF(middles[at + 1] - side / 2 - 2, side / 2))

    def _draw_dot(self, painter: QPainter, box: QRectF, step: Step) -> None:
        if step.done and not self._off:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent"))
            painter.drawEllipse(box)
            inside = box.adjusted(3, 3, -3, -3)
            draw_icon(painter, "check", "on_accent", self._theme, inside)
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("line2"), 1.5))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))

    def _draw_words(self, painter: QPainter, box: QRectF, step: Step, at: int) -> None:
        farthest = max((number for number, each in enumerate(self._steps) if each.done), default=0)
        here = at == farthest
        line = self._metrics(strong=False).height()
        box.setHeight(line)
        painter.setFont(self._theme.font(0.92, strong=here))
        painter.setPen(self._theme.color("text" if step.done and not self._off else "text3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, step.word)
        painter.setFont(self._theme.font(0.92))
        painter.setPen(self._theme.color("text2"))
        painter.drawText(box.translated(0, line), Qt.AlignmentFlag.AlignCenter, step.when)

"""A main part with a side part beside it, or, where it is too narrow for both, below it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from iku_desktop.ui.forms.scrolled import FollowingScroll, scrolled, stacked


class Folding(QWidget):
    """Beside each other from `widest` ems of width on (an em is a line's height), else stacked.

    The side part scrolls by itself while it stands beside; stacked, both scroll together and the
    main part gets `tall` ems of height.
    """

    folded = Signal(bool)

    def __init__(self, main: QWidget, side: QWidget, widest: int, tall: int, share: float) -> None:
        super().__init__()
        self._main, self._side = main, side
        self._widest, self._tall = widest, tall
        self._share = share
        self.is_folded: bool | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._holder: FollowingScroll | None = None
        self._arrange(narrow=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._look()

    def changeEvent(self, event: QEvent) -> None:
        """A larger font makes the same place narrower."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._look()

    def _look(self) -> None:
        self._arrange(narrow=self.width() < self._widest * self.fontMetrics().height())

    def _arrange(self, narrow: bool) -> None:
        if narrow == self.is_folded:
            return
        self.is_folded = narrow
        if self._holder is not None:
            self._empty(self._holder)
        if narrow:
            self._main.setMinimumHeight(self._tall * self.fontMetrics().height())
            self._holder = scrolled(stacked(self._main, self._side))
            self._row.addWidget(self._holder)
        else:
            self._main.setMinimumHeight(0)
            self._holder = scrolled(self._side)
            self._row.addWidget(self._main, round(100 * self._share))
            self._row.addWidget(self._holder, round(100 * (1 - self._share)))
        for part in (self._main, self._side, self._holder):
            part.show()
        self.folded.emit(narrow)

    def _empty(self, holder: FollowingScroll) -> None:
        """Take the parts out of the scroll area before it goes, or it would take them along."""
        inside = holder.takeWidget()
        for part in (self._main, self._side):
            part.setParent(self)
        if inside is not self._side:
            inside.deleteLater()
        self._row.removeWidget(holder)
        holder.hide()
        holder.deleteLater()

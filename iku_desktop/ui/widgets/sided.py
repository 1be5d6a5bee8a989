"""A table with a panel at its right that folds to a button where the page is too narrow for both."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from iku_desktop.ui.theme import Theme

PANEL, LEAST_MAIN = 342, 760


class Sided(QWidget):
    """The panel has a width of its own; `folded` tells whether it is away now."""

    folded = Signal(bool)

    def __init__(self, theme: Theme, main: QWidget, panel: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._panel = panel
        self._wanted: bool | None = None
        self._fits = True
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(main, 1)
        row.addWidget(panel)
        theme.changed.connect(self._fit)
        self._fit()

    @property
    def is_folded(self) -> bool:
        """Whether the panel is away."""
        return self._panel.isHidden()

    @property
    def has_room(self) -> bool:
        """Whether both fit beside each other."""
        return self._fits

    def turn(self) -> None:
        """Show the panel or put it away, as the clerk wants it from now on."""
        self._wanted = self.is_folded
        self._apply()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where both don't fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._panel.setFixedWidth(self._theme.px(PANEL))
        fits = self.width() >= self._theme.px(PANEL + LEAST_MAIN)
        if fits != self._fits:
            # Another width asks anew; what the clerk wanted held for the former.
            self._fits, self._wanted = fits, None
        self._apply()

    def _apply(self) -> None:
        shown = self._fits if self._wanted is None else self._wanted
        if shown == self.is_folded:
            self._panel.setVisible(shown)
            self.folded.emit(not shown)

"""What stands beside a cell while it is typed: a frame over the window that follows the typed text."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from iku_desktop.ui.forms.marks import set_mark

GAP = 3


class Assistant(QFrame):
    """A helper that never takes the focus from the editor.

    `filled` puts a text into the editor, `accepted` puts it there and ends the entry, `cancelled` drops it.
    """

    filled = Signal(str)
    accepted = Signal(str)
    cancelled = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.window_shown = window
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        set_mark(self, "role", "popup")
        self.hide()

    def follow(self, text: str) -> None:
        """Show what the typed text means."""
        raise NotImplementedError

    def take_key(self, event: QKeyEvent, untouched: bool) -> bool:
        """Use a key of the editor; `untouched` tells that nothing was typed yet."""
        raise NotImplementedError

    def show_beside(self, cell: QWidget) -> None:
        """Stand below the editor, above it where there is no room, always whole inside the window."""
        window = self.window_shown
        self.adjustSize()
        corner = cell.mapTo(window, QPoint(0, 0))
        place = QRect(corner, self.size())
        below = corner.y() + cell.height() + GAP
        above = corner.y() - self.height() - GAP
        fits_below = below + self.height() <= window.height() - GAP
        place.moveTop(below if fits_below or above < 0 else above)
        place.moveLeft(max(GAP, min(corner.x(), window.width() - self.width() - GAP)))
        if not fits_below and above < 0:
            # No room on either side: beside the cell, so that what is typed stays in sight.
            place.moveTop(max(GAP, window.height() - self.height() - GAP))
            right = corner.x() + cell.width() + GAP
            left = corner.x() - self.width() - GAP
            place.moveLeft(right if right + self.width() <= window.width() else max(GAP, left))
        self.setGeometry(place)
        self.show()
        self.raise_()

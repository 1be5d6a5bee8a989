"""Puts a form that may be taller than its place into a scroll area that follows the focus."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

# No form forces the window wider than this; what is wider still is cut rather than the window.
WIDEST = 700


class FollowingScroll(QScrollArea):
    """A scroll area that shows whatever field inside gets the focus, by Tab or by a problem."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        inside = self.widget()
        if new is not None and inside is not None and inside.isAncestorOf(new):
            self.ensureWidgetVisible(new, 20, 30)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Never narrower than what it holds, so that nothing is cut at the right."""
        inside = self.widget()
        if inside is not None and watched is inside and event.type() == QEvent.Type.LayoutRequest:
            bar = self.verticalScrollBar().sizeHint().width()
            self.setMinimumWidth(min(inside.minimumSizeHint().width() + bar, WIDEST))
        return super().eventFilter(watched, event)


def scrolled(inside: QWidget) -> FollowingScroll:
    """The widget in a scroll area without a frame."""
    return FollowingScroll(inside)


def stacked(*parts: QWidget) -> QWidget:
    """Widgets under each other, to be scrolled together."""
    stack = QWidget()
    column = QVBoxLayout(stack)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for part in parts:
        column.addWidget(part)
    return stack

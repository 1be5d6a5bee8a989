"""What every page of the settings dialog is: a heading, its content, and whether it holds unsaved typing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.page_context import PageContext


class SettingsPage(QWidget):
    """One page of the settings; `key` names its texts `settings.page.<key>` and `settings.about.<key>`."""

    key = ""
    edited = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 14, 18, 14)
        self.column.setSpacing(10)
        heading = QLabel(t(f"settings.page.{self.key}"))
        set_mark(heading, "role", "card-title")
        about = QLabel(t(f"settings.about.{self.key}"))
        about.setWordWrap(True)
        about.setTextFormat(Qt.TextFormat.PlainText)
        set_mark(about, "role", "hint")
        self.column.addWidget(heading)
        self.column.addWidget(about)

    def reload(self) -> None:
        """Read from the services and show; what is being typed stays."""
        raise NotImplementedError

    @property
    def is_dirty(self) -> bool:
        """Whether something typed would be lost."""
        raise NotImplementedError

"""What stands where pages would be while there are none: being made, with progress and Batal, or why not."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.theme import Theme

# A report that takes no longer than this needs no bar.
PATIENCE_MILLISECONDS = 500
BAR = 260


class MakingView(QWidget):
    """Words, a bar while something is made, and one button: Batal, or make it again."""

    cancelled = Signal()
    again_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = QLabel()
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.words.setWordWrap(True)
        self.words.setMargin(16)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        set_mark(self.words, "role", "text2")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(theme.px(BAR))
        self.bar.setAccessibleName(t("laporan.making"))
        self.cancel_button = QPushButton(t("message.cancel"))
        self.again_button = QPushButton(t("laporan.make_again"))
        for button in (self.cancel_button, self.again_button):
            button.setAutoDefault(False)
        self.cancel_button.clicked.connect(self.cancelled)
        self.again_button.clicked.connect(self.again_wanted)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(self.words)
        for widget in (self.bar, self.cancel_button, self.again_button):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MILLISECONDS)
        self._patience.timeout.connect(lambda: self._work(shown=True))
        self.say("")

    def begin(self, words: str) -> None:
        """Something is being made; bar and Batal come when it takes long."""
        self.say(words)
        self.bar.setRange(0, 0)
        self._patience.start()

    def show_progress(self, count: int, total: int) -> None:
        """So much of all is made."""
        self.bar.setRange(0, total)
        self.bar.setValue(count)
        self._work(shown=True)

    def say(self, words: str, *, again: bool = False) -> None:
        """Only words, and with `again` the button that makes it once more."""
        self._patience.stop()
        self.words.setText(words)
        self._work(shown=False)
        self.again_button.setVisible(again)

    def _work(self, *, shown: bool) -> None:
        self.bar.setVisible(shown)
        self.cancel_button.setVisible(shown)

"""*Pengirim dikenal*: the PCs whose packages are merged unasked, and the way to trust one no more."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.packages import KnownSender
from iku_desktop.presentation.texts import t
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.listing import ListColumn, Listing

WIDTH, HEIGHT = 640, 320


class KnownSendersDialog(QDialog):
    """A line a PC; forgetting one is asked about first, what it sent stays."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._packages = context, context.services.packages
        theme = context.theme
        self.setWindowTitle(t("packages.senders_title"))
        self.finished.connect(self.deleteLater)
        self.about = label("", "text2", wraps=True)
        self.list = Listing(
            theme,
            t("packages.senders_title"),
            (
                ListColumn(t("packages.column.sender"), lambda sender: sender.name, stretch=1),
                ListColumn(t("packages.column.key"), lambda sender: sender.fingerprint, most=360),
            ),
        )
        self.forget_button = IconButton(theme, "x", t("packages.forget"))
        self.close_button = QPushButton(t("forms.close"))
        self.close_button.setDefault(True)
        self.forget_button.clicked.connect(self._ask)
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.forget_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.about)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        room = self.screen().availableGeometry()
        width, height = theme.px(WIDTH), theme.px(HEIGHT)
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60))
        self.reload()

    def reload(self) -> None:
        """Show who is known now."""
        senders = self._packages.senders()
        self.about.setText(t("packages.senders_about" if senders else "packages.senders_none"))
        self.list.show_rows(senders)
        self.list.setVisible(bool(senders))
        self.forget_button.setVisible(bool(senders))
        if senders:
            self.list.setCurrentIndex(self.list.listed.index(0, 0))

    def _ask(self) -> None:
        sender = self.list.chosen
        if isinstance(sender, KnownSender):
            self._context.ask(
                t("packages.forget_question", name=sender.name),
                t("packages.forget"),
                lambda: self._forget(sender),
                t("packages.forget_details"),
                self,
            )

    def _forget(self, sender: KnownSender) -> None:
        self._context.attempt(lambda: self._packages.forget(sender.id))
        self.reload()

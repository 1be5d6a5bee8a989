"""*Tabel e-SAKIP*: the figures of the year to be copied into e-SAKIP, as text and as a table."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iku_desktop.exchange.clipboard_html import write_html
from iku_desktop.exchange.clipboard_text import write_text
from iku_desktop.presentation.esakip_words import esakip_head, esakip_lines, esakip_title
from iku_desktop.presentation.texts import t
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.listing import ListColumn, Listing

WIDTH, HEIGHT = 980, 480


class EsakipDialog(QDialog):
    """A line an indicator; *Salin* puts all of it on the clipboard, head included."""

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        theme = context.theme
        self._table = context.services.packages.esakip(context.moment)
        self.setWindowTitle(t("esakip.window"))
        self.finished.connect(self.deleteLater)
        columns = [
            ListColumn(title, lambda line, at=place: line[at], stretch=3 if place == 1 else 0)  # type: ignore[misc]
            for place, title in enumerate(esakip_head())
        ]
        self.list = Listing(theme, esakip_title(self._table), columns)
        self.list.show_rows(esakip_lines(self._table))
        self.state = label("", "text2")
        self.copy_button = IconButton(theme, "copy", t("esakip.copy"), "primary", "on_accent")
        self.close_button = QPushButton(t("forms.close"))
        self.close_button.setDefault(True)
        self.copy_button.clicked.connect(self.copy)
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.state, 1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addWidget(label(esakip_title(self._table), "card-title", wraps=True))
        column.addWidget(label(t("esakip.about"), "text2", wraps=True))
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        room = self.screen().availableGeometry()
        width, height = theme.px(WIDTH), theme.px(HEIGHT)
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60))

    def copy(self) -> None:
        """Put the table on the clipboard, as text with tabs and as HTML."""
        lines = [esakip_head(), *esakip_lines(self._table)]
        data = QMimeData()
        data.setText(write_text(lines))
        data.setHtml(write_html(lines, {}))
        QGuiApplication.clipboard().setMimeData(data)
        self.state.setText(t("esakip.copied", count=len(lines) - 1))

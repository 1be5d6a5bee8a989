"""The card of buttons under the checklist: print, save, close the quarter or open it again."""

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from iku_desktop.domain.closing_models import Readiness
from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import quarter_text
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import IconButton, LinkButton
from iku_desktop.ui.widgets.card import label


class ReportActions(QFrame):
    """Buttons only; who listens does the work. What can't be done now is off, with the reason below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        set_mark(self, "role", "card")
        self.print_button = IconButton(theme, "printer", t("laporan.print"))
        self.save_button = IconButton(theme, "file-down", t("laporan.save"))
        self.sign_button = IconButton(theme, "pen-line", t("signing.verb"))
        self.history_button = IconButton(theme, "history", t("closing.history"))
        self.close_button = IconButton(
            theme, "lock", t("closing.close"), "primary", color="on_accent"
        )
        self.reopen_button = IconButton(theme, "lock-open", t("closing.reopen"))
        self.activity_button = LinkButton(theme, "clipboard-list", t("laporan.letters.record"))
        self.about = label("", "hint", wraps=True)
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(self.save_button, 0, 0)
        grid.addWidget(self.print_button, 0, 1)
        grid.addWidget(self.sign_button, 1, 0)
        grid.addWidget(self.history_button, 1, 1)
        links = QHBoxLayout()
        links.addWidget(self.activity_button)
        links.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 10)
        column.setSpacing(8)
        column.addLayout(grid)
        column.addWidget(self.close_button)
        column.addWidget(self.reopen_button)
        column.addLayout(links)
        column.addWidget(self.about)
        self.offer_letters(0)
        self.say("")

    def show_document(self, document: PdfDocument | None) -> None:
        """Offer what can be done with a document, or nothing while there is none."""
        there = document is not None
        self.save_button.setEnabled(there)
        self.print_button.setEnabled(there)
        self.sign_button.setEnabled(document is not None and document.final)

    def show_quarter(self, readiness: Readiness) -> None:
        """Offer to close an open quarter, or to open a closed one again."""
        closed = readiness.closing is not None
        quarter = quarter_text(readiness.quarter)
        self.close_button.setVisible(not closed)
        self.reopen_button.setVisible(closed)
        self.close_button.setText(t("closing.close_title", quarter=quarter))
        self.reopen_button.setText(t("closing.reopen_title", quarter=quarter))

    def say(self, words: str) -> None:
        """A line below the buttons, "" for none."""
        self.about.setText(words)
        self.about.setVisible(bool(words))

    def offer_letters(self, count: int) -> None:
        """Offer to record so many issued letters as activities; none takes the offer away."""
        self.activity_button.setVisible(count > 0)
        self.activity_button.setText(t("laporan.letters.record", count=count))

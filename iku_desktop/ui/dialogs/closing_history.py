"""The dialog that tells a quarter's history: when it was closed, reopened and why, and its papers."""

from collections.abc import Iterable

from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.closing import ClosingHead
from iku_desktop.domain.issued import IssuedDocument
from iku_desktop.domain.progress import QuarterHistory
from iku_desktop.presentation.closing_words import closing_title, paper_facts, stamp_text
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import quarter_text
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.card import label, rule
from iku_desktop.ui.widgets.icon_label import IconLabel

WIDTH, HEIGHT = 620, 420
SHORT_HASH = 16


class ClosingHistoryDialog(QDialog):
    """Shows the closings, the newest first, each with the papers of its revision."""

    def __init__(self, theme: Theme, history: QuarterHistory, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        quarter = quarter_text(history.quarter)
        self.setWindowTitle(t("closing.history_title", quarter=quarter))
        self.finished.connect(self.deleteLater)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(10)
        for revision, closing in _revisions(history):
            papers = [each for each in history.papers if each.revision == revision]
            self._column.addWidget(self._card(revision, closing, papers))
        if self._column.count() == 0:
            words = t("closing.history_none", quarter=quarter)
            self._column.addWidget(label(words, "text2", wraps=True))
        self._column.addStretch(1)
        self.close_button = QPushButton(t("forms.close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(scrolled(inside), 1)
        column.addLayout(buttons)
        self.resize(min(theme.px(WIDTH), 1000), min(theme.px(HEIGHT), 560))

    def _card(
        self, revision: int, closing: ClosingHead | None, papers: Iterable[IssuedDocument]
    ) -> QFrame:
        card = QFrame()
        set_mark(card, "role", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(5)
        column.addWidget(label(closing_title(revision, closing), "card-title", wraps=True))
        if closing is not None:
            self._add_closing(column, closing)
        column.addWidget(rule())
        column.addWidget(label(t("closing.history_papers"), "field-label"))
        for paper in (every := list(papers)):
            column.addWidget(label(paper.name, wraps=True))
            column.addWidget(label(paper_facts(paper), "hint", wraps=True))
        if not every:
            column.addWidget(label(t("closing.history_no_papers"), "hint", wraps=True))
        return card

    def _add_closing(self, column: QVBoxLayout, closing: ClosingHead) -> None:
        told = t("closing.history_closed", at=stamp_text(closing.closed_at), by=closing.closed_by)
        column.addLayout(self._line("lock", told))
        if closing.reopened_at is None:
            column.addLayout(self._line("circle-check", t("closing.history_holds")))
        else:
            opened = t(
                "closing.history_reopened",
                at=stamp_text(closing.reopened_at),
                by=closing.reopened_by,
                reason=closing.reopen_reason,
            )
            column.addLayout(self._line("lock-open", opened))
        short = closing.sha256[:SHORT_HASH]
        column.addWidget(label(t("closing.history_hash", hash=short), "hint", wraps=True))

    def _line(self, icon: str, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel(self._theme, icon))
        row.addWidget(label(words, wraps=True), 1)
        return row


def _revisions(history: QuarterHistory) -> list[tuple[int, ClosingHead | None]]:
    """Each revision with its closing, the newest first; papers without one are drafts of the next."""
    closings: dict[int, ClosingHead | None] = {each.revision: each for each in history.closings}
    for paper in history.papers:
        closings.setdefault(paper.revision, None)
    return sorted(closings.items(), reverse=True)

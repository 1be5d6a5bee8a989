"""The list beside a cell that takes one or several of some words: it narrows to what is typed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.grid.assistant import Assistant
from iku_desktop.ui.theme import Theme

SEPARATOR = ";"
MOST_SHOWN, ROW = 8, 24
Key = Qt.Key


class ChoicePopup(Assistant):
    """Offers words; with `several` a chosen word is put into the typed list or taken out of it."""

    def __init__(
        self, window: QWidget, theme: Theme, choices: Sequence[str], several: bool = False
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._choices = tuple(choices)
        self._several = several
        self._text = ""
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(t("grid.choices"))
        set_mark(self.list, "role", "choices")
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)
        self.list.itemClicked.connect(self._take)
        self.follow("")

    def follow(self, text: str) -> None:
        """Offer the words that begin or go on like the word being typed."""
        self._text = text
        word = self._word().casefold()
        chosen = {part.casefold() for part in self._parts()}
        fitting = [each for each in self._choices if word in each.casefold()]
        fitting.sort(key=lambda each: not each.casefold().startswith(word))
        # A word that is whole already offers the others again.
        offered = fitting if self._begun() else list(self._choices)
        self.list.clear()
        for each in offered or self._choices:
            item = QListWidgetItem(each, self.list)
            item.setSizeHint(QSize(0, self._theme.px(ROW)))
            if self._several:
                on = each.casefold() in chosen
                item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        shown = [each.casefold() for each in offered or self._choices]
        self.list.setCurrentRow(
            shown.index(word) if word in shown else 0 if word and fitting else -1
        )
        self._fit()

    def take_key(self, event: QKeyEvent, untouched: bool) -> bool:
        """Up and down choose a word, space toggles it in a list, Enter completes a word begun."""
        key = event.key()
        if key in (Key.Key_Up, Key.Key_Down):
            step = 1 if key == Key.Key_Down else -1
            row = self.list.currentRow() + step
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
            if not self._several:
                self.filled.emit(self.list.currentItem().text())
            return True
        current = self.list.currentItem()
        if key == Key.Key_Space and self._several and current is not None and not self._begun():
            self._toggle(current.text())
            return True
        enter = key in (Key.Key_Return, Key.Key_Enter, Key.Key_Tab)
        if enter and current is not None and self._begun():
            self.filled.emit(self._completed(current.text()))
        return False

    def _begun(self) -> bool:
        word = self._word().casefold()
        return bool(word) and word not in {each.casefold() for each in self._choices}

    def _parts(self) -> list[str]:
        parts = self._text.split(SEPARATOR) if self._several else [self._text]
        return [part.strip() for part in parts if part.strip()]

    def _word(self) -> str:
        return self._text.split(SEPARATOR)[-1].strip() if self._several else self._text.strip()

    def _completed(self, word: str) -> str:
        before = self._parts()[:-1] if self._several else []
        return f"{SEPARATOR} ".join([*before, word])

    def _toggle(self, word: str) -> None:
        parts = self._parts()
        if self._begun():
            parts = parts[:-1]
        kept = [part for part in parts if part.casefold() != word.casefold()]
        if len(kept) == len(parts):
            kept.append(word)
        row = self.list.currentRow()
        self.filled.emit(f"{SEPARATOR} ".join(kept))
        self.list.setCurrentRow(row)

    def _take(self, item: QListWidgetItem) -> None:
        if self._several:
            self._toggle(item.text())
        else:
            self.accepted.emit(item.text())

    def _fit(self) -> None:
        rows = max(1, min(self.list.count(), MOST_SHOWN))
        widest = max(
            (self.fontMetrics().horizontalAdvance(each) for each in self._choices), default=0
        )
        self.list.setFixedSize(widest + self._theme.px(64), rows * self._theme.px(ROW) + 4)
        self.adjustSize()

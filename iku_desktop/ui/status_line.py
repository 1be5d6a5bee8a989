"""The status bar: saved at, what is selected; problems, last backup, user, folder, today."""

from datetime import date, datetime

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from iku_desktop.domain.backups import BackupState
from iku_desktop.domain.read_models import FrameView
from iku_desktop.presentation.backup_words import status_text, status_tip
from iku_desktop.presentation.dates import show_time, show_weekday
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.icons import icon
from iku_desktop.ui.theme import Theme

GAP, MARGINS = 6, 12 + 8 + 8


class StatusLine(QWidget):
    """One line under the pages.

    `problems_wanted` when the count of open problems is clicked, `copy_wanted` when the last backup is.
    """

    problems_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._around: dict[QWidget, QWidget] = {}
        self._icons: list[tuple[QLabel, str, str]] = []
        set_mark(self, "role", "status-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 8, 2)
        row.setSpacing(GAP)
        self.saved = self._entry(row, "check", "ok")
        self.selection = QLabel()
        set_mark(self.selection, "role", "strong")
        row.addSpacing(8)
        row.addWidget(self.selection)
        row.addStretch(1)
        self.today = self._entry(row, "calendar", "text2")
        self.folder = self._entry(row, "folder", "text2")
        self.user = self._entry(row, "user", "text2")
        self.backup = self._button(row, self.copy_wanted)
        self._around[self.backup] = self.backup
        self.problems = self._button(row, self.problems_wanted)
        self._saved_words = ""
        self.saved.setText(t("frame.not_yet_saved"))
        self._problem_count = 0
        self._backups, self._fault = BackupState(), ""
        theme.changed.connect(self._dress)
        self._dress()

    def _entry(self, row: QHBoxLayout, name: str, token: str) -> QLabel:
        around, picture, words = QWidget(), QLabel(), QLabel()
        self._icons.append((picture, name, token))
        inside = QHBoxLayout(around)
        inside.setContentsMargins(0, 0, GAP, 0)
        inside.setSpacing(GAP)
        inside.addWidget(picture)
        inside.addWidget(words)
        row.addWidget(around)
        self._around[words] = around
        words.setTextFormat(Qt.TextFormat.PlainText)
        return words

    def _button(self, row: QHBoxLayout, pressed: SignalInstance) -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.clicked.connect(pressed)
        row.addWidget(button)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, leave out what can be seen elsewhere rather than cut it."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        # First to go is what the menus tell as well; a reminder stays.
        calm = () if self._is_reminding else (self.backup,)
        folded = (*calm, self.folder, self.user, self.today)
        foldable = [self._around[each] for each in folded]
        kept = (self.backup,) if self._is_reminding else ()
        whole = [self._around[self.saved], self.selection, self.problems, *kept, *foldable]
        over = sum(each.sizeHint().width() + GAP for each in whole) + MARGINS - self.width()
        for each in kept:
            self._around[each].show()
        for around in foldable:
            around.setVisible(over <= 0)
            if over > 0:
                over -= around.sizeHint().width() + GAP

    def show_place(self, folder: str, user: str, today: date) -> None:
        """Where the data is, who works, which day it is."""
        self.folder.setText(
            self.fontMetrics().elidedText(folder, Qt.TextElideMode.ElideMiddle, self._theme.px(220))
        )
        self.folder.setToolTip(folder)
        self.user.setText(user)
        self.today.setText(show_weekday(today))
        self._fold()

    def show_frame(self, view: FrameView) -> None:
        """Open problems and the last backup."""
        self._problem_count = view.problem_count
        self._backups = view.backups
        self._dress()

    def show_backup_fault(self, sentence: str) -> None:
        """Say that the last copy could not be made, and why; "" takes that away."""
        self._fault = sentence
        self._dress()

    @property
    def _is_reminding(self) -> bool:
        return bool(self._fault) or self._backups.reminder is not None

    def show_selection(self, words: str) -> None:
        """What is selected on the page, "" for nothing."""
        self.selection.setText(words)
        self._fold()

    def show_saved(self, at: datetime) -> None:
        """The last entry is on disk since then."""
        self._saved_words = t("frame.saved", time=show_time(at))
        self.saved.setText(self._saved_words)

    def show_notice(self, words: str) -> None:
        """What was done just now, beside when the last entry was saved."""
        saved = self._saved_words
        self.saved.setText(t("frame.notice", saved=saved, words=words) if saved else words)

    def _dress(self) -> None:
        size = self._theme.px(15)
        for picture, name, token in self._icons:
            picture.setPixmap(icon(name, token, self._theme).pixmap(size, size))
        self._dress_backup(QSize(size, size))
        count = self._problem_count
        token, name = ("late", "triangle-alert") if count else ("ok", "circle-check")
        words = t("frame.problems", count=count) if count else t("frame.no_problems")
        self.problems.setIcon(icon(name, token, self._theme))
        self.problems.setIconSize(QSize(size, size))
        # Under a style sheet Qt leaves no gap between icon and words.
        self.problems.setText(f" {words}")
        self.problems.setAccessibleName(words)
        set_mark(self.problems, "status", token)
        self._fold()

    def _dress_backup(self, size: QSize) -> None:
        token, name = ("late", "triangle-alert") if self._is_reminding else ("text2", "archive")
        words = t("backup.status_failed") if self._fault else status_text(self._backups)
        self.backup.setIcon(icon(name, token, self._theme))
        self.backup.setIconSize(size)
        self.backup.setText(f" {words}")
        self.backup.setAccessibleName(words)
        self.backup.setToolTip(self._fault or status_tip(self._backups))
        set_mark(self.backup, "status", token)

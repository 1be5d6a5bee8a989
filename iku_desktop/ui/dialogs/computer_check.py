"""*Uji komputer ini*: a line for each part of the PC by icon, word and what to do, to be copied."""

from collections.abc import Callable, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.computer import Finding, State
from iku_desktop.presentation.computer_words import (
    finding_text,
    headline_text,
    line_text,
    part_text,
    report_text,
    state_text,
)
from iku_desktop.presentation.texts import t
from iku_desktop.ui import tasks
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import IconButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.icon_label import IconLabel

WIDTH, HEIGHT = 720, 560
Check = Callable[[tasks.Progress], tuple[Finding, ...]]
MARKS = MappingProxyType(
    {
        State.FINE: ("circle-check", "ok"),
        State.ODD: ("triangle-alert", "late"),
        State.BAD: ("circle-x", "miss"),
        State.UNTRIED: ("circle-dashed", "wait"),
    }
)


class ComputerCheckDialog(QDialog):
    """Tries everything when it opens and again when asked; `findings` holds the last result."""

    def __init__(self, theme: Theme, notifier: Notifier, check: Check, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._notifier, self._check = theme, notifier, check
        self._task: tasks.Task | None = None
        self.findings: tuple[Finding, ...] = ()
        self.setWindowTitle(t("computer.title"))
        self.finished.connect(self._leave)
        self.headline = label("", "card-title", wraps=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(t("computer.running"))
        self.lines = QWidget()
        self.grid = QGridLayout(self.lines)
        self.note = label("", "hint")
        self.copy_button = IconButton(theme, "copy", t("computer.copy"))
        self.again_button = IconButton(theme, "rotate-ccw", t("computer.again"))
        self.close_button = QPushButton(t("forms.close"))
        self.close_button.setDefault(True)
        self.copy_button.clicked.connect(self.copy)
        self.again_button.clicked.connect(self.start)
        self.close_button.clicked.connect(self.close_or_cancel)
        self._lay_out()
        self.start()

    def _lay_out(self) -> None:
        self.grid.setContentsMargins(2, 2, 8, 2)
        self.grid.setHorizontalSpacing(10)
        self.grid.setVerticalSpacing(10)
        self.grid.setColumnStretch(3, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.copy_button, self.again_button):
            buttons.addWidget(button)
        buttons.addWidget(self.note, 1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(label(t("computer.about"), "text2", wraps=True))
        column.addWidget(self.headline)
        column.addWidget(self.bar)
        column.addWidget(scrolled(self.lines), 1)
        column.addLayout(buttons)
        room = self.screen().availableGeometry()
        width, height = self._theme.px(WIDTH), self._theme.px(HEIGHT)
        self.resize(min(width, room.width() - 40), min(height, room.height() - 60))

    def start(self) -> None:
        """Try everything beside the window."""
        self._run(is_on=True)
        self.headline.setText(t("computer.running"))
        self.note.setText("")
        self._task = tasks.run(self._check, self._done, self._failed, self, self._progress)

    def close_or_cancel(self) -> None:
        """Batal while it runs, else leave."""
        if self._task is not None:
            self._task.cancel()
        else:
            self.accept()

    def copy(self) -> None:
        """Put the result into the clipboard as text."""
        QGuiApplication.clipboard().setText(report_text(self.findings))
        self.note.setText(t("computer.copied"))

    def _run(self, *, is_on: bool) -> None:
        self.bar.setVisible(is_on)
        self.bar.setRange(0, 0)
        self.again_button.setEnabled(not is_on)
        self.copy_button.setEnabled(not is_on and bool(self.findings))
        self.close_button.setText(t("forms.cancel" if is_on else "forms.close"))

    def _progress(self, count: int, total: int) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(count)

    def _done(self, found: object) -> None:
        assert isinstance(found, tuple)
        self._task = None
        self.findings = found
        self._run(is_on=False)
        self.headline.setText(headline_text(self.findings))
        self._show(self.findings)

    def _failed(self, fault: Exception) -> None:
        self._task = None
        self._run(is_on=False)
        self.headline.setText(t("computer.cancelled"))
        if not isinstance(fault, tasks.Cancelled):
            self._notifier.fault(fault)

    def _show(self, findings: Sequence[Finding]) -> None:
        while (item := self.grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        top = Qt.AlignmentFlag.AlignTop
        for row, finding in enumerate(findings):
            name, token = MARKS[finding.state]
            picture = IconLabel(self._theme, name, token)
            text = label(finding_text(finding), "text2", wraps=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            text.setAccessibleName(line_text(finding))
            self.grid.addWidget(picture, row, 0, top)
            self.grid.addWidget(label(part_text(finding), "strong"), row, 1, top)
            self.grid.addWidget(label(state_text(finding)), row, 2, top)
            self.grid.addWidget(text, row, 3, top)
        self.grid.setRowStretch(len(findings), 1)

    def _leave(self) -> None:
        if self._task is not None:
            self._task.cancel()
        self.deleteLater()

"""*Perbarui dari berkas*: which version a stick brings, whether it is genuine, and the way to install it."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.problems import Refused
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.evidence_words import size_text
from iku_desktop.presentation.texts import t
from iku_desktop.services.updates import Prepared, Updates
from iku_desktop.ui import tasks
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.file_input import FileInput
from iku_desktop.ui.forms.form import Form
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import answer_row
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.icon_label import IconLabel

WIDTH = 600


class UpdateDialog(QDialog):
    """Checks what is chosen beside the window; `wanted` carries the Prepared that is to be installed."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, notifier: Notifier, updates: Updates, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._notifier, self._updates = theme, notifier, updates
        self._task: tasks.Task | None = None
        self._asked = 0
        self.prepared: Prepared | None = None
        self.setWindowTitle(t("updates.title"))
        self.finished.connect(self._leave)
        self.file = FileInput(t("updates.choose"), t("updates.files"))
        self.form = Form((FieldSpec("file", t("updates.file"), lambda: self.file),))
        self.form.edited.connect(self._look)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(t("updates.checking"))
        self.bar.hide()
        self.state = label("", "hint", wraps=True)
        self.card = QFrame()
        set_mark(self.card, "role", "card")
        self.good = label(t("updates.good"), "strong")
        self.details = label("", "text2", wraps=True)
        self.card.hide()
        self.leave_button = QPushButton(t("forms.cancel"))
        self.go_button = QPushButton(t("updates.go"))
        set_mark(self.go_button, "role", "primary")
        self.go_button.setAutoDefault(False)
        self.go_button.setEnabled(False)
        self.leave_button.setDefault(True)
        self.go_button.clicked.connect(self._go)
        self.leave_button.clicked.connect(self.reject)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        picture = IconLabel(self._theme, "shield-check", "ok")
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.good, 1)
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(4)
        inside.addLayout(head)
        inside.addWidget(self.details)
        buttons = answer_row(self.leave_button, self.go_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(12)
        column.addWidget(label(t("updates.about"), "text2", wraps=True))
        for widget in (self.form, self.state, self.bar, self.card):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(buttons)
        self.setMinimumWidth(min(self._theme.px(WIDTH), 900))

    def take(self, path: Path) -> None:
        """Check this installer as if it had been chosen."""
        self.file.take(str(path))

    def _look(self) -> None:
        self._forget()
        self.form.show_problems(())
        typed = str(self.file.typed() or "")
        if not typed:
            return
        self.state.setText(t("updates.checking"))
        self.bar.setRange(0, 0)
        self.bar.show()
        self._asked += 1
        asked = self._asked
        self._task = tasks.run(
            lambda report: self._updates.prepare(Path(typed), report),
            lambda found: self._checked(found, asked),
            lambda fault: self._failed(fault, asked),
            self,
            lambda count, total: self._told(count, total, asked),
        )

    def _told(self, count: int, total: int, asked: int) -> None:
        if asked == self._asked:
            self.bar.setRange(0, total)
            self.bar.setValue(count)

    def _checked(self, found: object, asked: int) -> None:
        assert isinstance(found, Prepared)
        if asked != self._asked:
            found.discard()
            return
        self._stop_telling("")
        self.prepared, update, here = found, found.update, self._updates.here
        values = {"here": here.version, "version": update.version, "size": size_text(update.size)}
        made_on = show_long(date.fromisoformat(update.made_on))
        lines = [t("updates.versions", made_on=made_on, **values)]
        if update.notes:
            lines.append(update.notes)
        if update.schema > here.schema:
            lines.append(t("updates.data_changes"))
        lines.append(t("updates.next" if here.can_run else "updates.only_windows"))
        self.details.setText("\n".join(lines))
        self.card.show()
        self.go_button.setEnabled(here.can_run)

    def _failed(self, fault: Exception, asked: int) -> None:
        if asked != self._asked:
            return
        cancelled = isinstance(fault, tasks.Cancelled)
        self._stop_telling(t("updates.cancelled") if cancelled else "")
        if isinstance(fault, Refused):
            self.form.show_problems(fault.problems)
        elif not cancelled:
            self._notifier.fault(fault)

    def _stop_telling(self, words: str) -> None:
        self._task = None
        self.bar.hide()
        self.state.setText(words)

    def _go(self) -> None:
        prepared, self.prepared = self.prepared, None
        self.accept()
        self.wanted.emit(prepared)

    def _forget(self) -> None:
        """What was prepared and not wanted is taken away."""
        if self._task is not None:
            self._task.cancel()
        if self.prepared is not None:
            self.prepared.discard()
            self.prepared = None
        self.card.hide()
        self.go_button.setEnabled(False)

    def _leave(self) -> None:
        self._forget()
        self.deleteLater()

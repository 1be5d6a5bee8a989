"""The dialogs that close a quarter and open it again: what it means, what is open, what forbids it."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.closing_models import Level, Readiness, ReadinessKind, ReadinessLine
from iku_desktop.domain.read_models import Saved
from iku_desktop.presentation.closing_words import line_detail, line_title
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import quarter_text
from iku_desktop.ui.dialogs.work_dialog import WorkDialog
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.inputs import LinesInput
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.icon_label import IconLabel
from iku_desktop.ui.widgets.readiness import LEVEL_MARKS

MOST_LINES = 6
CLOCK = "clock_behind"
# Heights in pixels at the base size; wrapped texts tell theirs only once the dialog is on screen.
MEANING, LINE, SHARE_OF_SCREEN = 160, 43, 0.55


class CloseQuarterDialog(WorkDialog):
    """Asks whether the quarter of a checklist shall close; what forbids it stands in the dialog itself."""

    def __init__(
        self,
        context: PageContext,
        readiness: Readiness,
        parent: QWidget,
        read_again: Callable[[], Readiness],
    ) -> None:
        self._quarter = quarter_text(readiness.quarter)
        self._read_again = read_again
        closings = context.services.closings
        super().__init__(
            context,
            t("closing.close_title", quarter=self._quarter),
            t("closing.close"),
            lambda _typed: closings.close(readiness.quarter),
            parent,
        )
        self.clock_button = QPushButton(t("closing.clock_right"))
        self.clock_button.setAutoDefault(False)
        self.clock_button.clicked.connect(self._confirm_clock)
        self.buttons.insertWidget(1, self.clock_button)
        self._question = label("", "card-title", wraps=True)
        holder = QWidget()
        self._inside = QVBoxLayout(holder)
        self._inside.setContentsMargins(0, 0, 8, 0)
        self._inside.setSpacing(10)
        self.content.addWidget(self._question)
        self._scroll = scrolled(holder)
        self.content.addWidget(self._scroll, 1)
        self.refused.connect(self._look_at_clock)
        self.finished_work.connect(
            lambda _saved: context.tell_selection(t("closing.closed", quarter=self._quarter))
        )
        self.show_readiness(readiness)

    def show_readiness(self, readiness: Readiness) -> None:
        """Say what would be frozen, or what forbids it."""
        _empty(self._inside)
        theme = self._context.theme
        blocks = [each for each in readiness.lines if each.level is Level.BLOCK]
        notes = [each for each in readiness.lines if each.level is Level.NOTE]
        key = "closing.close_blocked" if blocks else "closing.close_question"
        self._question.setText(t(key, quarter=self._quarter))
        if blocks:
            self._inside.addWidget(_lines(theme, blocks))
        else:
            for words in self._meaning(readiness):
                self._inside.addWidget(label(words, "text2", wraps=True))
            if notes:
                self._inside.addWidget(label(t("closing.close_notes"), "strong"))
                self._inside.addWidget(_lines(theme, notes))
            else:
                self._inside.addWidget(label(t("closing.close_nothing_open"), "text2", wraps=True))
        self._inside.addStretch(1)
        shown = min(len(blocks or notes), MOST_LINES + 1)
        wanted = theme.px(LINE * max(shown, 1) + (0 if blocks else MEANING))
        most = round(SHARE_OF_SCREEN * self.screen().availableGeometry().height())
        self._scroll.setMinimumHeight(min(wanted, most))
        self.go_button.setVisible(not blocks)
        self.clock_button.setVisible(any(each.kind is ReadinessKind.CLOCK for each in blocks))

    def _meaning(self, readiness: Readiness) -> tuple[str, str]:
        date = show_long(readiness.quarter.end)
        number = readiness.revision
        revision = t("closing.close_revision", revision=number) if number else ""
        frozen = t("closing.close_frozen", quarter=self._quarter, date=date, revision=revision)
        return frozen, t("closing.close_locked", quarter=self._quarter, date=date)

    def _look_at_clock(self, problems: object) -> None:
        assert isinstance(problems, tuple)
        self.clock_button.setVisible(any(each.code == CLOCK for each in problems))

    def _confirm_clock(self) -> None:
        self.form.show_problems(())
        closings = self._context.services.closings
        self.run_work(closings.confirm_clock, self._clock_confirmed)

    def _clock_confirmed(self, _saved: Saved) -> None:
        self.show_readiness(self._read_again())
        self._context.data_changed.emit()


def reopen_dialog(
    context: PageContext, readiness: Readiness, parent: QWidget, *, signed: bool
) -> WorkDialog:
    """Asks for the reason to open a closed quarter again; `signed` tells that a paper of it was signed."""
    quarter, closings = quarter_text(readiness.quarter), context.services.closings
    reason = FieldSpec(
        "reason",
        t("closing.reopen_reason"),
        lambda: LinesInput(3, one_paragraph=True),
        hint=t("closing.reopen_reason_hint"),
        needed=True,
    )
    dialog = WorkDialog(
        context,
        t("closing.reopen_title", quarter=quarter),
        t("closing.reopen"),
        lambda typed: closings.reopen(readiness.quarter, typed["reason"]),
        parent,
        (reason,),
    )
    closing = readiness.closing
    following = readiness.revision + 1 if closing is None else closing.revision + 1
    about = t("closing.reopen_about", quarter=quarter, revision=following)
    dialog.content.addWidget(
        label(t("closing.reopen_question", quarter=quarter), "card-title", wraps=True)
    )
    dialog.content.addWidget(label(about, "text2", wraps=True))
    if signed:
        dialog.content.addWidget(label(t("closing.reopen_signed"), "warning", wraps=True))
    dialog.finished_work.connect(
        lambda _saved: context.tell_selection(t("closing.reopened", quarter=quarter))
    )
    return dialog


def _lines(theme: Theme, lines: Iterable[ReadinessLine]) -> QWidget:
    """The lines under each other, the first MOST_LINES and how many more there are."""
    every = list(lines)
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(5)
    for line in every[:MOST_LINES]:
        name, token = LEVEL_MARKS[line.level]
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(IconLabel(theme, name, token), 0, Qt.AlignmentFlag.AlignTop)
        detail = line_detail(line)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(line_title(line), wraps=True))
        if detail:
            words.addWidget(label(detail, "hint", wraps=True))
        row.addLayout(words, 1)
        column.addLayout(row)
    if len(every) > MOST_LINES:
        column.addWidget(label(t("closing.close_more", count=len(every) - MOST_LINES), "hint"))
    return holder


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()

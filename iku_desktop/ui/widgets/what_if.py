"""The small what-if under a gauge: how the figure would be with some more of what is still open."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from iku_desktop.domain.assessment import Assessment
from iku_desktop.presentation.home_words import first_more, most_more, what_if_text
from iku_desktop.presentation.texts import area, t
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.icons import icon
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.icon_label import IconLabel


class WhatIf(QWidget):
    """− and + change how many more; the figure and how it stands to the target follow."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._assessment: Assessment | None = None
        self._count = 0
        self.less, self.more = self._step("minus", "less"), self._step("plus", "more")
        self._if = label(t("home.what_if"), "text2")
        self.count, self._what = label("", "strong"), label("", "text2")
        self.count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._arrow = IconLabel(theme, "arrow-right", "text2", 14)
        self.value, self.note = label("", "strong"), label("", "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for widget in (self._if, self.less, self.count, self.more, self._what):
            row.addWidget(widget)
        row.addWidget(self._arrow)
        row.addWidget(self.value)
        row.addStretch(1)
        row.addWidget(self.note)
        self.less.clicked.connect(lambda: self.ask(self._count - 1))
        self.more.clicked.connect(lambda: self.ask(self._count + 1))
        theme.changed.connect(self._dress)
        self._dress()

    def _step(self, name: str, key: str) -> QToolButton:
        button = QToolButton()
        set_mark(button, "role", "step")
        button.setObjectName(name)
        button.setAutoRepeat(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        words = t(f"home.what_if_{key}")
        button.setAccessibleName(words)
        button.setToolTip(words)
        return button

    def show_assessment(self, assessment: Assessment) -> None:
        """Take another figure; the count asked for stays where it is still possible."""
        known = self._assessment is not None and self._count > 0
        self._assessment = assessment
        kind = f"home.what_if.{assessment.measurement.counted_as}"
        self._what.setText(t(kind) if kind in area("home") else "")
        most = most_more(assessment)
        has_some = most > 0
        for widget in (self.less, self.count, self.more, self._what, self._arrow, self.value):
            widget.setVisible(has_some)
        self.note.setVisible(has_some)
        self._if.setText(t("home.what_if" if has_some else "home.what_if_none"))
        self.ask(min(self._count, most) if known else first_more(assessment))

    def ask(self, count: int) -> None:
        """How the figure would be with `count` more."""
        if self._assessment is None:
            return
        most = most_more(self._assessment)
        self._count = max(0, min(count, most))
        self.less.setEnabled(self._count > 0)
        self.more.setEnabled(self._count < most)
        self.count.setText(t("home.what_if_count", count=self._count))
        value, note = what_if_text(self._assessment, self._count)
        self.value.setText(value)
        self.note.setText(note)

    def _dress(self) -> None:
        side, shown = self._theme.px(24), self._theme.px(15)
        for button in (self.less, self.more):
            button.setIcon(icon(button.objectName(), "text", self._theme))
            button.setIconSize(QSize(shown, shown))
            button.setFixedSize(side, side)
        self.count.setMinimumWidth(self._theme.px(34))

"""The evidence of one activity: kinds with their numbers, added and removed one by one."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.activities import Evidence, EvidenceKind
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import evidence_text
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.icons import icon
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import LinkButton
from iku_desktop.ui.widgets.card import label

KIND_WIDTH = 124


class EvidenceList(QWidget):
    """`changed` carries the whole evidence as the clerk wants it now."""

    changed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._evidence: tuple[Evidence, ...] = ()
        self.lines: list[QLineEdit] = []
        self.removes: list[QToolButton] = []
        self._count = label("", "code-chip")
        self.add_button = LinkButton(theme, "plus", t("activities.add_evidence"))
        self.add_button.setAccessibleName(t("activities.add_evidence_name"))
        self.menu = QMenu(self.add_button)
        for kind in EvidenceKind:
            self.menu.addAction(evidence_text(kind)).triggered.connect(self._adder(kind))
        self.add_button.clicked.connect(self._open_menu)
        self._none = label(t("activities.evidence_none"), "warning", wraps=True)
        self.problem = label("", "problem", wraps=True)
        self._count.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(t("activities.evidence"), "strong"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self.add_button)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._none)
        column.addLayout(self._rows)
        column.addWidget(self.problem)
        self.problem.hide()

    def _adder(self, kind: EvidenceKind) -> Callable[[], None]:
        return lambda: self.changed.emit((*self._evidence, Evidence(kind)))

    def _open_menu(self) -> None:
        self.menu.popup(self.add_button.mapToGlobal(self.add_button.rect().bottomLeft()))

    def show_evidence(self, evidence: tuple[Evidence, ...]) -> None:
        """Show the evidence as it is saved."""
        self.problem.hide()
        self._count.setText(str(len(evidence)))
        self._none.setVisible(not evidence)
        if evidence == self._evidence and len(self.lines) == len(evidence):
            return
        self._evidence = evidence
        while item := self._rows.takeAt(0):
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines, self.removes = [], []
        for number, each in enumerate(evidence):
            self._rows.addWidget(self._row(number, each))

    def show_problem(self, sentence: str) -> None:
        """Say why the evidence was not saved."""
        self.problem.setText(sentence)
        self.problem.show()

    def _row(self, number: int, each: Evidence) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        kind = evidence_text(each.kind)
        name = label(kind)
        name.setFixedWidth(self._theme.px(KIND_WIDTH))
        line = QLineEdit(each.number)
        line.setPlaceholderText(t("activities.evidence_number"))
        line.setAccessibleName(t("activities.evidence_number_name", kind=kind))
        line.setCursorPosition(0)
        line.editingFinished.connect(lambda: self._renumber(number, line.text()))
        remove = QToolButton()
        remove.setIcon(icon("x", "text2", self._theme))
        remove.setIconSize(QSize(self._theme.px(16), self._theme.px(16)))
        remove.setToolTip(t("activities.remove_evidence", kind=kind))
        remove.setAccessibleName(t("activities.remove_evidence", kind=kind))
        remove.clicked.connect(lambda: self._remove(number))
        for widget in (name, line, remove):
            layout.addWidget(widget)
        set_mark(line, "role", "compact")
        self.lines.append(line)
        self.removes.append(remove)
        return row

    def _renumber(self, number: int, typed: str) -> None:
        if number < len(self._evidence) and typed.strip() != self._evidence[number].number:
            changed = list(self._evidence)
            changed[number] = Evidence(changed[number].kind, typed)
            self.changed.emit(tuple(changed))

    def _remove(self, number: int) -> None:
        self.changed.emit((*self._evidence[:number], *self._evidence[number + 1 :]))

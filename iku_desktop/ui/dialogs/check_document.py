"""*Periksa dokumen*: a file is dropped or chosen, or a code typed from paper, and the answer stands below."""

from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.problems import Refused
from iku_desktop.domain.proof import CodeAnswer, FoundSignature, Result, Verdict
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.verdict_words import (
    code_answer_lines,
    document_line,
    result_word,
    signature_text,
    signer_text,
)
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui import tasks
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.file_input import FileInput
from iku_desktop.ui.forms.form import Form
from iku_desktop.ui.forms.inputs import TextInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.icon_label import IconLabel

WIDTH, HEIGHT = 600, 170
MARKS = MappingProxyType(
    {
        Result.GENUINE: ("circle-check", "ok"),
        Result.ALTERED: ("circle-x", "miss"),
        Result.REVISED: ("history", "late"),
        Result.UNKNOWN: ("circle-question-mark", "text2"),
    }
)


class Judge(Protocol):
    """Who answers: services.proof of an open office."""

    def verify(self, path: Path) -> Verdict:
        """What a file is."""

    def of_code(self, typed: str) -> CodeAnswer:
        """The papers that bear a code."""


class CheckDocumentDialog(QDialog):
    """Two questions, one answer; a new question replaces the answer."""

    def __init__(self, theme: Theme, judge: Judge, notifier: Notifier, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._judge, self._notifier = theme, judge, notifier
        self.setWindowTitle(t("proof.title"))
        self.setAcceptDrops(True)
        self.finished.connect(self.deleteLater)
        self.file = FileInput(t("proof.choose_title"), t("proof.kinds"))
        self.code = TextInput("7H3P-WK92-M5KD")
        self.form = Form(
            (
                FieldSpec("file", t("proof.file"), lambda: self.file, hint=t("proof.file_hint")),
                FieldSpec("code", t("proof.code_field"), lambda: self.code),
            )
        )
        self.file.edited.connect(self._check_file)
        self.code.line.returnPressed.connect(self._check_code)
        self.code_button = QPushButton(t("proof.find_code"))
        self.code_button.setAutoDefault(False)
        self.code_button.clicked.connect(self._check_code)
        self.code.row.addWidget(self.code_button)
        self.close_button = QPushButton(t("forms.close"))
        self.close_button.setAutoDefault(False)
        self.close_button.clicked.connect(self.accept)
        self.answer = QVBoxLayout()
        self.answer.setSpacing(6)
        self._lay_out()
        self.say(())

    def _lay_out(self) -> None:
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.addLayout(self.answer)
        inside.addStretch(1)
        card = QFrame()
        set_mark(card, "role", "card")
        QVBoxLayout(card).addWidget(scrolled(holder))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(label(t("proof.about"), "text2", wraps=True))
        column.addWidget(self.form)
        column.addWidget(card, 1)
        column.addLayout(buttons)
        card.setMinimumHeight(self._theme.px(HEIGHT))
        self.setMinimumWidth(min(self._theme.px(WIDTH), 900))

    def check(self, path: Path) -> None:
        """Look at a file beside the window."""
        self.file.put(str(path))
        self._check_file()

    def _check_file(self) -> None:
        typed = str(self.file.typed() or "")
        if typed:
            self.code.put("")
            self._ask(lambda: self._judge.verify(Path(typed)), self._show_verdict)

    def _check_code(self) -> None:
        typed = str(self.code.typed() or "")
        self.file.put("")
        self._ask(lambda: self._judge.of_code(typed), self._show_code)

    def _ask(self, work: Callable[[], object], show: Callable[[object], None]) -> None:
        self.form.show_problems(())
        self.say((t("proof.checking"),))
        tasks.run(lambda _progress: work(), show, self._failed, self)

    def _failed(self, fault: Exception) -> None:
        self.say(())
        if isinstance(fault, Refused):
            self.form.show_problems(fault.problems)
        else:
            self._notifier.fault(fault)

    def _show_verdict(self, found: object) -> None:
        assert isinstance(found, Verdict)
        self._begin(found.result, result_word(found.result), problem_text(found.reason))
        for each in found.signatures:
            self._add_signature(each)
        for note in found.notes:
            self._row("triangle-alert", "late", t("proof.odd"), problem_text(note))
        if found.document is not None:
            self.answer.addWidget(label(document_line(found.document), "hint", wraps=True))

    def _add_signature(self, signature: FoundSignature) -> None:
        whole = signature.intact and signature.covers_whole
        name, token = ("pen-line", "ok") if whole else ("circle-x", "miss")
        self._row(name, token, signer_text(signature), signature_text(signature))

    def _show_code(self, found: object) -> None:
        assert isinstance(found, CodeAnswer)
        result, (title, about, *papers) = code_answer_lines(found)
        self._begin(result, title, about)
        for line in papers:
            self.answer.addWidget(label(line, "hint", wraps=True))

    def _begin(self, result: Result, title: str, detail: str) -> None:
        self._empty()
        self._row(*MARKS[result], title, detail, role="card-title")

    def _row(self, icon: str, token: str, title: str, detail: str, role: str = "strong") -> None:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconLabel(self._theme, icon, token), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(1)
        for text, kind in ((title, role), (detail, "text2")):
            if text:
                line = label(text, kind, wraps=True)
                line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                words.addWidget(line)
        row.addLayout(words, 1)
        self.answer.addWidget(holder)

    def say(self, lines: tuple[str, ...]) -> None:
        """Plain lines in place of an answer; none shows what can be asked here."""
        self._empty()
        for line in lines or (t("proof.empty"),):
            self.answer.addWidget(label(line, "hint", wraps=True))

    def _empty(self) -> None:
        while (item := self.answer.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

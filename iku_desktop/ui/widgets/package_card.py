"""A package before it is merged: its file, who sent it, and, of a stranger, the key to be compared."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from iku_desktop.domain.package_models import PackageGlance
from iku_desktop.domain.problems import Problem
from iku_desktop.presentation.package_words import glance_lines
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.theme import Theme
from iku_desktop.ui.widgets.buttons import LinkButton
from iku_desktop.ui.widgets.card import label
from iku_desktop.ui.widgets.icon_label import IconLabel


@dataclass(frozen=True, slots=True)
class LookedAt:
    """A file that was chosen: what it is, or why it is none."""

    path: Path
    glance: PackageGlance | None
    problems: tuple[Problem, ...] = ()

    @property
    def can_merge(self) -> bool:
        """Whether it may be merged once its sender is trusted."""
        return self.glance is not None and self.glance.problem is None


class PackageCard(QFrame):
    """One file; `trusted_changed` tells that somebody said whether to trust its sender."""

    trusted_changed = Signal()

    def __init__(self, theme: Theme, found: LookedAt, save_files: Callable[[Path], object]) -> None:
        super().__init__()
        set_mark(self, "role", "card")
        self.found = found
        self.trust_box: QCheckBox | None = None
        self.files_link: LinkButton | None = None
        glance = found.glance
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 14, 10)
        row.setSpacing(10)
        mark = ("package", "accent") if found.can_merge else ("circle-x", "miss")
        row.addWidget(IconLabel(theme, *mark, 20), 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        row.addLayout(self._column, 1)
        self._column.addWidget(label(found.path.name, "card-title", wraps=True))
        for problem in found.problems:
            self._column.addWidget(label(problem_text(problem), "problem", wraps=True))
        if glance is not None:
            self._show(theme, glance, save_files)

    def _show(
        self, theme: Theme, glance: PackageGlance, save_files: Callable[[Path], object]
    ) -> None:
        lines = list(glance_lines(glance))
        for number, line in enumerate(lines, start=1):
            is_problem = glance.problem is not None and number == len(lines)
            role = "problem" if is_problem else "text2"
            self._column.addWidget(label(line, role, wraps=True))
        if glance.problem is None and not glance.known:
            self._ask_trust(theme, glance)
        if glance.manifest.quarter is not None:
            self.files_link = LinkButton(theme, "download", t("packages.save_files"))
            self.files_link.clicked.connect(lambda: save_files(self.found.path))
            self._column.addWidget(self.files_link, 0, Qt.AlignmentFlag.AlignLeft)

    def _ask_trust(self, theme: Theme, glance: PackageGlance) -> None:
        key = QHBoxLayout()
        key.setSpacing(8)
        key.addWidget(IconLabel(theme, "fingerprint", "late", 20))
        self.fingerprint = label(glance.manifest.sender.fingerprint, "strong", wraps=True)
        self.fingerprint.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        key.addWidget(self.fingerprint, 1)
        self._column.addWidget(label(t("packages.unknown_sender"), "warning", wraps=True))
        self._column.addLayout(key)
        self._column.addWidget(label(t("packages.compare_key"), "hint", wraps=True))
        self.trust_box = QCheckBox(t("packages.trust"))
        self.trust_box.clicked.connect(lambda _on: self.trusted_changed.emit())
        self._column.addWidget(self.trust_box)

    @property
    def trusted_key(self) -> str:
        """The key that somebody said to trust, "" where nobody did."""
        if self.trust_box is None or not self.trust_box.isChecked():
            return ""
        assert self.found.glance is not None
        return self.found.glance.manifest.sender.public_key

    @property
    def is_ready(self) -> bool:
        """Whether nothing stands against merging it."""
        return self.found.can_merge and (self.trust_box is None or self.trust_box.isChecked())

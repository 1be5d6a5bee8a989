"""Which fiscal year of each document counts: the choice of a preset, its figures before and after, asked."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.documents import DocumentType
from iku_desktop.domain.measured_year import CUSTOM_PRESET, preset_of
from iku_desktop.domain.plan import IkuPlan
from iku_desktop.domain.read_models import FigureChange, Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Form
from iku_desktop.ui.forms.inputs import ChoiceInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.questions import after_effect
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.page_context import PageContext

OFFSETS = ("", "-2", "-1", "0", "1", "2")
# What the desktop keeps of the screen's height: title bar, task bar, a little air.
BORDERS = 80


class CountingForm(QWidget):
    """The presets as choices and below them the fiscal year of each document type."""

    edited = Signal()
    saved = Signal()

    def __init__(self, context: PageContext, plan: IkuPlan) -> None:
        super().__init__()
        self._context = context
        self._plan = plan
        self._presets = context.services.plan.presets()
        self._types = context.services.settings.document_types()
        self._group = QButtonGroup(self)
        self.choices: dict[str, QRadioButton] = {}
        self.form = Form([self._spec(each) for each in self._types])
        self.apply_button = QPushButton(t("settings.counting.apply"))
        set_mark(self.apply_button, "role", "primary")
        self._lay_out()
        self.form.edited.connect(self._edited)
        self.apply_button.clicked.connect(self.apply)
        self._show_offsets(plan.offsets)
        self.form.remember()
        self._show_state()

    def _spec(self, kind: DocumentType) -> FieldSpec:
        offered = [(each, t(f"settings.counting.offset.{each}")) for each in OFFSETS]
        label = t("settings.counting.year_of", document=kind.name)
        return FieldSpec(kind.code, label, lambda: ChoiceInput(offered))

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for name in (*self._presets, CUSTOM_PRESET):
            words = t(f"common.preset.{name}")
            choice = QRadioButton(words[:1].upper() + words[1:])
            about = QLabel(t(f"settings.counting.about.{name}"))
            about.setWordWrap(True)
            about.setIndent(24)
            set_mark(about, "role", "hint")
            choice.setAccessibleDescription(about.text())
            choice.clicked.connect(lambda _on, chosen=name: self.choose(chosen))
            self._group.addButton(choice)
            self.choices[name] = choice
            column.addWidget(choice)
            column.addWidget(about)
        column.addSpacing(8)
        column.addWidget(self.form)
        column.addStretch(1)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addStretch(1)
        self.buttons.addWidget(self.apply_button)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(12)
        outside.addWidget(scrolled(inside), 1)
        outside.addLayout(self.buttons)

    @property
    def is_dirty(self) -> bool:
        """Whether another way was chosen and not yet applied."""
        return self.form.is_dirty

    @property
    def offsets(self) -> dict[str, Typed]:
        """The chosen offset of each counted document type."""
        return {code: int(str(typed)) for code, typed in self.form.typed().items() if typed != ""}

    def choose(self, preset: str) -> None:
        """Choose a preset by its name; "custom" leaves the years as they are."""
        if preset != CUSTOM_PRESET:
            self._show_offsets(self._presets[preset])
        self.choices[preset].setChecked(True)
        self._show_state()
        self.edited.emit()

    def apply(self) -> None:
        """Show what the choice changes, ask, and write it."""
        offsets = self.offsets
        plan_id, moment = self._plan.id, self._context.moment

        def effect() -> tuple[FigureChange, ...]:
            return self._context.services.plan.effect_of_offsets(plan_id, offsets, moment)

        after_effect(self._context, self, effect, self.form.show_problems, self._write)

    def _write(self) -> None:
        def write() -> Saved:
            return self._context.services.plan.set_offsets(self._plan.id, self.offsets)

        if self._context.attempt(write, self.form.show_problems) is not None:
            self.form.remember()
            self._show_state()
            self.saved.emit()

    def _edited(self) -> None:
        self._choose_matching()
        self._show_state()
        self.edited.emit()

    def _show_offsets(self, offsets: Mapping[str, int]) -> None:
        for code, field in self.form.fields.items():
            field.put(offsets.get(code, ""))
        self._choose_matching()

    def _choose_matching(self) -> None:
        chosen = {code: int(str(offset)) for code, offset in self.offsets.items()}
        self.choices[preset_of(chosen, self._presets)].setChecked(True)

    def _show_state(self) -> None:
        self.apply_button.setEnabled(self.is_dirty)


class CountingDialog(QDialog):
    """The choice by itself, as the page Indikator & Target opens it; Esc changes nothing."""

    def __init__(self, context: PageContext, plan: IkuPlan, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("settings.page.counting"))
        self.form = CountingForm(context, plan)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        about = QLabel(t("settings.about.counting"))
        about.setWordWrap(True)
        column.addWidget(about)
        column.addWidget(self.form, 1)
        leave = QPushButton(t("forms.cancel"))
        leave.setDefault(True)
        leave.clicked.connect(self.reject)
        self.form.buttons.insertWidget(1, leave)
        self.form.apply_button.setAutoDefault(False)
        self.form.saved.connect(self.accept)
        self.setMinimumWidth(520)
        room = self.screen().availableGeometry().height() - BORDERS
        self.resize(self.sizeHint().width(), min(self.sizeHint().height(), room))

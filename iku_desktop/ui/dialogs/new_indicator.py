"""The dialog that adds an indicator entered by hand: its words, its unit and how its value is given."""

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.achievement import Direction
from iku_desktop.domain.plan import IkuPlan
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.settings_pages.plan import goal_title
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Rows
from iku_desktop.ui.forms.inputs import ChoiceInput, LinesInput, TextInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.questions import ask_loss
from iku_desktop.ui.forms.saving_form import SavingForm
from iku_desktop.ui.page_context import PageContext

BY_HAND = ("manual_value", "manual_ratio")


class NewIndicatorDialog(QDialog):
    """Adds one indicator to a plan; the computed ones are there from the beginning."""

    def __init__(self, context: PageContext, plan: IkuPlan, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(t("indicators.add"))
        service = context.services.plan
        self.saving = SavingForm(
            context, rows_of(plan), lambda typed: service.add_indicator(plan.id, typed), whole=True
        )
        self.saving.load({"unit": "%", "calculator": BY_HAND[0]})
        self.saving.revert_button.hide()
        about = QLabel(t("indicators.add.about"))
        about.setWordWrap(True)
        set_mark(about, "role", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(about)
        column.addWidget(self.saving)
        self.leave_button = QPushButton(t("forms.cancel"))
        self.leave_button.setDefault(True)
        self.leave_button.clicked.connect(self.reject)
        self.saving.buttons.insertWidget(1, self.leave_button)
        self.saving.save_button.setAutoDefault(False)
        self.saving.saved.connect(lambda _saved: self.accept())
        self.setMinimumWidth(36 * self.fontMetrics().averageCharWidth() * 2)

    @property
    def code(self) -> str:
        """The code of the indicator that was added."""
        return str(self.saving.form.typed()["code"]).strip()

    def reject(self) -> None:
        """Leave; ask first where something typed would be lost."""
        where = t("indicators.add")
        ask_loss(self._context, self, self.saving.is_dirty, where, super().reject)


def rows_of(plan: IkuPlan) -> Rows:
    """The fields of a hand-entered indicator under one of the plan's goals."""
    goals = [(each.id, goal_title(each)) for each in plan.goals]
    kinds = [(each, t(f"settings.plan.calculator.{each}")) for each in BY_HAND]
    directions = [(each.value, t(f"settings.plan.direction.{each.value}")) for each in Direction]

    def words(key: str) -> str:
        return t(f"settings.plan.{key}")

    return (
        (
            FieldSpec("code", words("code"), TextInput, needed=True),
            FieldSpec("short_title", words("short_title"), TextInput, stretch=3),
        ),
        FieldSpec(
            "title",
            words("indicator_title"),
            lambda: LinesInput(2, one_paragraph=True),
            needed=True,
        ),
        (
            FieldSpec("goal", words("indicator_goal"), lambda: ChoiceInput(goals)),
            FieldSpec("unit", words("unit"), TextInput),
        ),
        (
            FieldSpec("calculator", words("calculator"), lambda: ChoiceInput(kinds)),
            FieldSpec("direction", words("direction"), lambda: ChoiceInput(directions)),
        ),
        (
            FieldSpec("source", words("source"), TextInput),
            FieldSpec("in_charge", words("in_charge"), TextInput),
        ),
    )

"""The dialog that adds an indicator entered by hand: its words, its unit and how its value is given."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from iku_desktop.domain.achievement import Direction
from iku_desktop.domain.plan import IkuPlan
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.saving_dialog import SavingDialog
from iku_desktop.ui.dialogs.settings_pages.plan import goal_title
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Rows
from iku_desktop.ui.forms.inputs import ChoiceInput, LinesInput, TextInput
from iku_desktop.ui.page_context import PageContext

BY_HAND = ("manual_value", "manual_ratio")


class NewIndicatorDialog(SavingDialog):
    """Adds one indicator to a plan; the computed ones are there from the beginning."""

    def __init__(self, context: PageContext, plan: IkuPlan, parent: QWidget) -> None:
        service = context.services.plan

        def write(typed: Mapping[str, Typed]) -> Saved:
            return service.add_indicator(plan.id, typed)

        super().__init__(
            context, t("indicators.add"), t("indicators.add.about"), rows_of(plan), write, parent
        )
        self.saving.whole = True
        self.saving.load({"unit": "%", "calculator": BY_HAND[0]})

    @property
    def code(self) -> str:
        """The code of the indicator that was added."""
        return str(self.saving.form.typed()["code"]).strip()


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

"""The dialog that revises a target: another value with its reason, letter and date."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from iku_desktop.domain.periods import QUARTERS
from iku_desktop.domain.plan import WHOLE_YEAR
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import IndicatorView, Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.target_words import place_text
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.saving_dialog import SavingDialog
from iku_desktop.ui.forms.date_input import DateInput
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.inputs import ChoiceInput, LinesInput, TextInput
from iku_desktop.ui.page_context import PageContext

NEEDED = ("value", "reason", "decided_on")
Revise = Callable[[Mapping[str, Typed]], Saved]


class TargetRevisionDialog(SavingDialog):
    """One question: which target becomes what, and by which letter."""

    def __init__(
        self, context: PageContext, view: IndicatorView, revise: Revise, parent: QWidget
    ) -> None:
        periods = [(str(each), place_text(each)) for each in (*QUARTERS, WHOLE_YEAR)]
        unit = view.assessment.indicator.unit
        rows = (
            (
                FieldSpec("quarter", t("indicators.revise.period"), lambda: ChoiceInput(periods)),
                FieldSpec(
                    "value",
                    t("indicators.target.target_unit", unit=unit),
                    lambda: TextInput(figure=True),
                    needed=True,
                ),
            ),
            FieldSpec("reason", t("indicators.revise.reason"), lambda: LinesInput(3), needed=True),
            (
                FieldSpec("letter_number", t("indicators.revise.letter_number"), TextInput),
                FieldSpec(
                    "decided_on",
                    t("indicators.revise.decided_on"),
                    lambda: DateInput(context),
                    needed=True,
                ),
            ),
        )

        def write(typed: Mapping[str, Typed]) -> Saved:
            # Without reason and date the service would put the old target right instead.
            blank = [key for key in NEEDED if not str(typed[key] or "").strip()]
            if blank:
                raise Refused([Problem("needed", key) for key in blank])
            return revise(typed)

        title, about = t("indicators.revise"), t("indicators.revise.about")
        super().__init__(context, title, about, rows, write, parent)
        self.saving.whole = True
        self.saving.load({"quarter": view.assessment.moment.quarter.number})

"""The dialog that revises a target: another value with its reason, letter and date."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.periods import QUARTERS
from iku_desktop.domain.plan import WHOLE_YEAR
from iku_desktop.domain.read_models import IndicatorView, Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.date_input import DateInput
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.inputs import ChoiceInput, LinesInput, TextInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.questions import ask_loss
from iku_desktop.ui.forms.saving_form import SavingForm
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.target_table import row_title

Revise = Callable[[Mapping[str, Typed]], Saved]


class TargetRevisionDialog(QDialog):
    """One question: which target becomes what, and by which letter."""

    def __init__(
        self, context: PageContext, view: IndicatorView, revise: Revise, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(t("indicators.revise"))
        periods = [(str(each), row_title(each)) for each in (*QUARTERS, WHOLE_YEAR)]
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
        self.saving = SavingForm(context, rows, revise, whole=True)
        self.saving.load({"quarter": view.assessment.moment.quarter.number})
        self.saving.revert_button.hide()
        about = QLabel(t("indicators.revise.about"))
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
        self.setMinimumWidth(30 * self.fontMetrics().averageCharWidth() * 2)

    def reject(self) -> None:
        """Leave; ask first where something typed would be lost."""
        where = t("indicators.revise")
        ask_loss(self._context, self, self.saving.is_dirty, where, super().reject)

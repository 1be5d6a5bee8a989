"""What is entered of an indicator: its targets, its value by hand where it has one, its narratives."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import ManualValue, Narrative, NarrativeKind
from iku_desktop.domain.read_models import IndicatorView, Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.dialogs.target_revision import TargetRevisionDialog
from iku_desktop.ui.forms.date_input import DateInput
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Rows
from iku_desktop.ui.forms.inputs import LinesInput, TextInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.saving_form import SavingForm
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.icon_label import IconLabel
from iku_desktop.ui.widgets.narratives import Narratives
from iku_desktop.ui.widgets.target_grid import TargetGrid

NUMBERS = {"manual_value": ("value",), "manual_ratio": ("numerator", "denominator")}


class IndicatorEntry(QWidget):
    """The right side of the page; it writes what is accepted by itself."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._view: IndicatorView | None = None
        self._manual_place: tuple[str, int] = ("", 0)
        self.targets = TargetGrid(context)
        self.narratives = Narratives(context)
        self.manual: SavingForm | None = None
        self.revise_button = _link(t("indicators.revise_button"))
        self.history_button = _link(t("targets.history"))
        self._narrative_title = QLabel()
        self._narrative_lock = IconLabel(context.theme, "lock", "text3")
        self._manual_title = QLabel()
        self._lay_out()
        self.revise_button.clicked.connect(self.revise)
        self.history_button.clicked.connect(self.show_history)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        title = QLabel(t("indicators.targets"))
        buttons = (self.history_button, self.revise_button)
        targets, inside = _card(title, t("indicators.targets_hint"), *buttons)
        inside.addWidget(self.targets)
        column.addWidget(targets)
        self._manual_card, self._manual_inside = _card(self._manual_title, "")
        column.addWidget(self._manual_card)
        texts, inside = _card(
            self._narrative_title, t("indicators.narratives_hint"), self._narrative_lock
        )
        inside.addWidget(self.narratives, 1)
        column.addWidget(texts, 1)

    def show_view(self, view: IndicatorView) -> None:
        """Show another indicator or moment; what was typed before is written first."""
        self._view = view
        indicator, moment = view.assessment.indicator, view.assessment.moment
        service = self._context.services.indicators

        def write(kind: NarrativeKind, text: str) -> Saved:
            return service.write_narrative(indicator.code, moment.quarter, kind, text)

        locked = self._context.services.marks.figures(moment.year)
        self.targets.show_view(view, locked)
        roman = t("common.quarter_short", roman=moment.quarter.roman)
        title = t("indicators.narratives", quarter=roman)
        text = Narrative(
            indicator.id, moment.year, moment.quarter.number, NarrativeKind.DRIVING, ""
        )
        lock = locked.problem(text, "text")
        self._narrative_title.setText(t("indicators.row_closed", row=title) if lock else title)
        self._narrative_lock.setVisible(lock is not None)
        self._narrative_lock.setToolTip("" if lock is None else problem_text(lock))
        place = (indicator.code, moment.quarter)
        self.narratives.show_texts(place, view.narratives, write, view.drafts)
        self.narratives.lock(lock)
        self._show_manual(view, moment)

    def focus_on(self, what: str) -> None:
        """Put the cursor where something is missing: target, manual (value by hand) or narrative."""
        if what == "target" and self._view is not None:
            self.targets.focus_on(self._view.assessment.moment.quarter.number)
        elif what == "manual" and self.manual is not None:
            self.manual.form.focus_first()
        elif what == "narrative":
            self.narratives.focus_first_empty()

    def flush(self) -> None:
        """Write what is being typed of narratives, before another indicator or quarter is shown."""
        self.narratives.flush()

    def _show_manual(self, view: IndicatorView, moment: Moment) -> None:
        indicator = view.assessment.indicator
        numbers = NUMBERS.get(indicator.calculator, ())
        self._manual_card.setVisible(bool(numbers))
        place = (indicator.code, moment.year)
        if not numbers:
            self._drop_manual()
        elif place != self._manual_place:
            self._drop_manual()
            self._make_manual(indicator.code, indicator.unit, moment.year, numbers)
        self._manual_place = place if numbers else ("", 0)
        self._manual_title.setText(t("indicators.manual", year=moment.year))
        if self.manual is not None and not self.manual.is_dirty:
            self.manual.load(manual_values(view.manual, numbers))

    def _drop_manual(self) -> None:
        if self.manual is not None:
            self._manual_inside.removeWidget(self.manual)
            self.manual.hide()
            self.manual.deleteLater()
            self.manual = None

    def _make_manual(self, code: str, unit: str, year: int, numbers: tuple[str, ...]) -> None:
        service = self._context.services.indicators
        self.manual = SavingForm(
            self._context,
            manual_rows(self._context, unit, numbers),
            lambda typed: service.record_manual(code, year, typed),
        )
        self._manual_inside.addWidget(self.manual)
        self.manual.show()

    def revise(self) -> None:
        """Open the dialog that writes a revision of a target."""
        view = self._view
        if view is None:
            return
        code, year = view.assessment.indicator.code, view.assessment.moment.year

        def write(typed: Mapping[str, Typed]) -> Saved:
            return self._context.services.indicators.set_target(
                code,
                year,
                int(str(typed["quarter"])),
                typed["value"],
                str(typed["reason"]),
                str(typed["letter_number"]),
                typed["decided_on"],
            )

        dialog = TargetRevisionDialog(self._context, view, write, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_history(self) -> None:
        """Open the dialog that tells how the year's targets were revised."""
        from iku_desktop.ui.dialogs.target_history import TargetHistoryDialog

        view = self._view
        if view is not None:
            code, year = view.assessment.indicator.code, view.assessment.moment.year
            history = self._context.services.indicators.target_history(code, year)
            TargetHistoryDialog(self._context.theme, history, self).open()


def manual_rows(context: PageContext, unit: str, numbers: tuple[str, ...]) -> Rows:
    """The form of a value entered by hand."""
    figures = tuple(
        FieldSpec(
            key,
            t(f"indicators.manual.{key}", unit=unit),
            lambda: TextInput(figure=True),
        )
        for key in numbers
    )
    return (
        figures,
        (
            FieldSpec(
                "evidence", t("indicators.manual.evidence"), lambda: LinesInput(2), stretch=2
            ),
            FieldSpec("dated", t("indicators.manual.dated"), lambda: DateInput(context)),
        ),
    )


def manual_values(entered: ManualValue | None, numbers: tuple[str, ...]) -> dict[str, Typed]:
    """What was entered, as the form shows it."""
    return {key: getattr(entered, key, None) for key in (*numbers, "evidence", "dated")}


def _link(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setAutoDefault(False)
    set_mark(button, "role", "link")
    return button


def _card(title: QLabel, hint: str, *buttons: QWidget) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    set_mark(card, "role", "card")
    set_mark(title, "role", "card-title")
    column = QVBoxLayout(card)
    column.setContentsMargins(14, 8, 14, 10)
    column.setSpacing(6)
    head = QHBoxLayout()
    head.addWidget(title, 1)
    if hint:
        label = QLabel(hint)
        set_mark(label, "role", "hint")
        head.addWidget(label)
    for button in buttons:
        head.addWidget(button)
    column.addLayout(head)
    return card, column

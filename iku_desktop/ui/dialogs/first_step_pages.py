"""What each of the first steps shows: a question, its form, and what going on from it does."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from iku_desktop.domain.first_steps import FirstStep, FirstTargets
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.target_words import place_text
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import quarter_text
from iku_desktop.services.first_steps import field_of
from iku_desktop.ui.dialogs.settings_pages.letterhead import LetterheadPage
from iku_desktop.ui.dialogs.settings_pages.officials import OfficialsPage
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.inputs import TextInput
from iku_desktop.ui.forms.saving_form import SavingForm
from iku_desktop.ui.page import Door
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.widgets.card import label

PLACE = "place"


class StepPage(QWidget):
    """One step; `left_for` asks to leave the steps for a page of the window."""

    left_for = Signal(object)

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(18, 14, 18, 14)
        self.column.setSpacing(10)

    def reload(self) -> None:
        """Read from the services and show."""

    def begin(self) -> None:
        """Put the cursor where the step begins."""

    def verb(self) -> str:
        """What the button that goes on says."""
        return t("first_steps.on")

    @property
    def is_dirty(self) -> bool:
        """Whether something typed would be lost."""
        return False

    def drop(self) -> None:
        """Forget what was typed."""

    def finish(self) -> bool:
        """Write what was typed; False where something was refused or could not be written."""
        return True


class VillagesStep(StepPage):
    """The villages as the country's list has them, to be found right."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.count = label("", "strong", wraps=True)
        self.names = QListWidget()
        self.names.setAccessibleName(t("first_steps.villages"))
        self.names.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.change = QPushButton(t("first_steps.villages_change"))
        self.change.clicked.connect(lambda: self.left_for.emit(Door("villages")))
        self.column.addWidget(label(t("first_steps.villages_title"), "card-title", wraps=True))
        self.column.addWidget(label(t("first_steps.villages_about"), "hint", wraps=True))
        self.column.addWidget(self.count)
        self.column.addWidget(self.names, 1)
        self.column.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeft)

    def reload(self) -> None:
        """Show the villages."""
        villages = [row.village for row in self.context.services.villages.rows()]
        setting = sum(1 for each in villages if each.sets_documents)
        words = t("start.desa", count=setting)
        self.count.setText(
            t("first_steps.villages_count", villages=words)
            if villages
            else t("first_steps.villages_none")
        )
        self.names.clear()
        self.names.addItems(
            [t("first_steps.village_row", code=each.code, name=each.name) for each in villages]
        )

    def verb(self) -> str:
        """Going on says that the list is right, where there is one."""
        return t("first_steps.villages_right") if self.names.count() else t("first_steps.on")

    def finish(self) -> bool:
        """Keep the clerk's word, once."""
        steps = self.context.services.first_steps
        state = steps.state(self.context.moment.quarter)
        if FirstStep.VILLAGES in state.done or not self.names.count():
            return True
        return self.context.attempt(steps.confirm_villages) is not None


class LetterheadStep(StepPage):
    """The settings page of the letterhead with its live picture."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.page = LetterheadPage(context)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.page, 1)
        _leave_saving(self.page.saving)

    def reload(self) -> None:
        """Show the saved lines unless something is being typed."""
        self.page.reload()

    def begin(self) -> None:
        """Begin at the address; what stands above it comes from the list of regions."""
        self.page.saving.form.fields["address"].input.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_dirty(self) -> bool:
        """Whether something typed would be lost."""
        return self.page.is_dirty

    def drop(self) -> None:
        """Show again what is saved."""
        self.page.saving.revert()

    def finish(self) -> bool:
        """Save the lines."""
        return _save(self.page.saving)


class OfficialsStep(StepPage):
    """The place of signing over the settings page of the officials, with the block that they sign in.

    A first official is begun, and the place is proposed from the kecamatan's name.
    """

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        words, hint = t("settings.office.place"), t("first_steps.place_hint")
        place = FieldSpec(PLACE, words, TextInput, hint)
        self.place = SavingForm(
            context, (place,), context.services.settings.change_office, whole=True
        )
        _leave_saving(self.place)
        self.page = OfficialsPage(context)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.place.setContentsMargins(18, 14, 18, 0)
        self.column.addWidget(self.place)
        self.column.addWidget(self.page, 1)
        self.place.form.edited.connect(self._show_place)

    def reload(self) -> None:
        """Show place and officials unless something is being typed."""
        if not self.place.is_dirty:
            self.place.load({PLACE: self.context.services.first_steps.place()})
        self.page.reload()
        self._show_place()

    def _show_place(self) -> None:
        self.page.show_place(self._typed_place)

    @property
    def _typed_place(self) -> str:
        return str(self.place.form.typed()[PLACE] or "")

    def begin(self) -> None:
        """Where nobody is entered yet, begin with the first."""
        if not self.page.rows.has_form:
            self.page.rows.begin_new()
        self.page.rows.detail.form.focus_first()

    @property
    def is_dirty(self) -> bool:
        """Whether something typed would be lost."""
        return self.place.is_dirty or self.page.is_dirty

    def drop(self) -> None:
        """Show again what is saved."""
        self.place.revert()
        self.page.rows.detail.revert()

    def finish(self) -> bool:
        """Save the place that is shown, the proposed one too, and the official in the form."""
        if self._typed_place != self.context.services.settings.office().place:
            self.place.save()
        return not self.place.is_dirty and _save(self.page.rows.detail)


class TargetsStep(StepPage):
    """The targets of the strategic indicators, a row of four quarters each."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._year = context.moment.year
        targets = context.services.first_steps.targets(self._year)
        rows = [row for each in targets for row in (_heading(each), _fields(each))]
        self.fill = QPushButton(t("first_steps.fill"))
        self.fill.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.saving = SavingForm(context, rows, self._write, scrolls=True, below=self.fill)
        _leave_saving(self.saving)
        self._keys = [[spec.key for spec in row] for row in rows if not isinstance(row, str)]
        about = "first_steps.targets_about" if targets else "first_steps.no_plan"
        title = t("first_steps.targets_title", year=self._year)
        self.column.addWidget(label(title, "card-title", wraps=True))
        self.column.addWidget(label(t(about, year=self._year), "hint", wraps=True))
        self.column.addWidget(self.saving, 1)
        self.saving.setVisible(bool(targets))
        self.fill.clicked.connect(self.fill_blanks)

    def _write(self, typed: Mapping[str, Typed]) -> Saved:
        return self.context.services.first_steps.set_targets(self._year, typed)

    def reload(self) -> None:
        """Show the saved targets unless something is being typed."""
        if self.is_dirty:
            return
        found = self.context.services.first_steps.targets(self._year)
        self.saving.load(
            {
                field_of(each.indicator.code, quarter): value
                for each in found
                for quarter, value in each.values.items()
            }
        )

    def begin(self) -> None:
        """Begin at the first target."""
        self.saving.form.focus_first()

    def fill_blanks(self) -> None:
        """Put the value at its left into every blank field; it is seen before it is saved."""
        fields = self.saving.form.fields
        for keys in self._keys:
            left: Typed = ""
            for key in keys:
                typed = fields[key].typed()
                if not typed and left:
                    fields[key].put(left)
                left = typed or left
        self.saving.form.edited.emit()

    @property
    def is_dirty(self) -> bool:
        """Whether something typed would be lost."""
        return self.saving.is_dirty

    def drop(self) -> None:
        """Show again what is saved."""
        self.saving.revert()

    def finish(self) -> bool:
        """Save the targets."""
        return _save(self.saving)


class ReportStep(StepPage):
    """Leads to the first report and says what could still be completed before."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.lacks = label("", "text2", wraps=True)
        title = t("first_steps.report_title", quarter=quarter_text(context.moment.quarter))
        self.column.addWidget(label(title, "card-title", wraps=True))
        self.column.addWidget(label(t("first_steps.report_about"), "text2", wraps=True))
        self.column.addWidget(self.lacks)
        self.column.addStretch(1)

    def reload(self) -> None:
        """Name the steps that are not done."""
        state = self.context.services.first_steps.state(self.context.moment.quarter)
        left = [t(f"first_steps.{each.value}") for each in FirstStep if each not in state.done]
        left = left[:-1] if FirstStep.REPORT not in state.done else left
        self.lacks.setText(
            t("first_steps.report_lacks", steps=", ".join(left))
            if left
            else t("first_steps.report_complete")
        )

    def verb(self) -> str:
        """Going on opens the report."""
        return t("first_steps.report_open")


def _leave_saving(saving: SavingForm) -> None:
    """Going on saves, so the form's own buttons would only ask which of the two is meant."""
    for button in (saving.save_button, saving.revert_button):
        button.hide()


def _save(saving: SavingForm) -> bool:
    if saving.is_dirty:
        saving.save()
    return not saving.is_dirty


def _heading(targets: FirstTargets) -> str:
    indicator = targets.indicator
    title = indicator.short_title or indicator.title
    return t("first_steps.target_head", code=indicator.code, title=title)


def _fields(targets: FirstTargets) -> list[FieldSpec]:
    code = targets.indicator.code
    return [
        FieldSpec(
            field_of(code, quarter),
            place_text(quarter),
            lambda: TextInput(figure=True),
            spoken=t("first_steps.target_of", indicator=code, quarter=place_text(quarter)),
        )
        for quarter in targets.values
    ]

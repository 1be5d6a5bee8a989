"""Settings page Cara menghitung: the preset of the plan that measures the year in view."""

from PySide6.QtWidgets import QLabel, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.counting import CountingForm
from iku_desktop.ui.dialogs.settings_pages.settings_page import SettingsPage
from iku_desktop.ui.page_context import PageContext


class CountingPage(SettingsPage):
    """The choice of preset; where no plan holds the year it says so."""

    key = "counting"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.form: CountingForm | None = None
        self._shown: QWidget = QLabel()
        self.column.addWidget(self._shown, 1)

    def reload(self) -> None:
        """Show the plan's present way of counting unless another is being chosen."""
        if self.is_dirty:
            return
        year = self.context.moment.year
        plan = self.context.services.plan.plan(year)
        if plan is None:
            self.form = None
            self._show(QLabel(t("settings.plan.none", year=year)))
            return
        self.form = CountingForm(self.context, plan)
        self.form.edited.connect(self.edited)
        self.form.saved.connect(self.edited)
        self._show(self.form)

    def _show(self, widget: QWidget) -> None:
        self.column.replaceWidget(self._shown, widget)
        self._shown.hide()
        self._shown.deleteLater()
        self._shown = widget

    @property
    def is_dirty(self) -> bool:
        """Whether another way was chosen and not applied."""
        return self.form is not None and self.form.is_dirty

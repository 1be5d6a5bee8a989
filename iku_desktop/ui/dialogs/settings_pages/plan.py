"""Settings page Lembar IKU: the plan's head, its goals and its indicators, each on a tab of its own."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from iku_desktop.domain.plan import Goal, GoalKind, IkuPlan
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.dialogs.settings_pages import plan_forms
from iku_desktop.ui.dialogs.settings_pages.settings_page import SettingsPage
from iku_desktop.ui.forms.inputs import ChoiceInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.master_detail import Detail, MasterDetail, Verbs
from iku_desktop.ui.forms.questions import ask_loss
from iku_desktop.ui.forms.rows_list import ListedRow
from iku_desktop.ui.forms.saving_form import SavingForm
from iku_desktop.ui.page_context import PageContext


class PlanPage(SettingsPage):
    """One plan at a time: the one that measures the year in view, or another chosen above."""

    key = "plan"

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._plan: IkuPlan | None = None
        service = context.services.plan
        self.which = ChoiceInput()
        self.which.edited.connect(self._chosen)
        self.head = SavingForm(
            context, plan_forms.head_rows(context), self._write_head, scrolls=True
        )
        self.goals = MasterDetail(
            context,
            t("settings.plan.goal"),
            plan_forms.GOAL_ROWS,
            Verbs(read=self._read_goals, change=service.change_goal),
            {},
        )
        self.indicators = MasterDetail(
            context,
            t("settings.plan.indicator"),
            plan_forms.indicator_rows(),
            Verbs(
                read=self._read_indicators,
                add=self._add_indicator,
                change=service.change_indicator,
                remove=service.remove_indicator,
            ),
            plan_forms.NEW_INDICATOR,
        )
        self._lay_out()
        for part in (self.head.form, self.goals, self.indicators):
            part.edited.connect(self.edited)

    def _lay_out(self) -> None:
        self._choice = QWidget()
        row = QHBoxLayout(self._choice)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(t("settings.plan.which"))
        set_mark(label, "role", "field-label")
        label.setBuddy(self.which.box)
        self.which.describe(label.text(), "")
        row.addWidget(label)
        row.addWidget(self.which)
        row.addStretch(1)
        self.column.addWidget(self._choice)
        self.tabs = QTabWidget()
        self.tabs.addTab(_padded(self.head), t("settings.plan.head"))
        self.tabs.addTab(_padded(self.goals), t("settings.plan.goals"))
        self.tabs.addTab(_padded(self.indicators), t("settings.plan.indicators"))
        self.column.addWidget(self.tabs, 1)

    def reload(self) -> None:
        """Show the plans, and of the chosen one what is saved; what is being typed stays."""
        service = self.context.services.plan
        plans = {each.id: each for each in service.plans()}
        if self._plan is None or self._plan.id not in plans:
            self._plan = service.plan(self.context.moment.year) or next(iter(plans.values()), None)
        self.which.offer(
            [
                (each.id, t("settings.plan.choice", first=each.first_year, last=each.last_year))
                for each in plans.values()
            ]
        )
        self._choice.setVisible(len(plans) > 1)
        self.tabs.setEnabled(self._plan is not None)
        if self._plan is not None:
            self._plan = plans[self._plan.id]
            self.which.put(self._plan.id)
            self._show(self._plan)

    def _show(self, plan: IkuPlan) -> None:
        if not self.head.is_dirty:
            self.head.load(plan_forms.head_values(plan))
        goal = self.indicators.detail.form.fields["goal"].input
        assert isinstance(goal, ChoiceInput)
        goal.offer([(each.id, goal_title(each)) for each in plan.goals])
        self.goals.reload()
        self.indicators.reload()

    @property
    def is_dirty(self) -> bool:
        """Whether something typed on any tab would be lost."""
        return any(each.is_dirty for each in (self.head, self.goals, self.indicators))

    def _chosen(self) -> None:
        wanted = str(self.which.typed())
        if self._plan is not None:
            self.which.put(self._plan.id)
        what = t("settings.page.plan")
        ask_loss(self.context, self, self.is_dirty, what, lambda: self._leave_for(wanted))

    def _leave_for(self, plan_id: str) -> None:
        for form in (self.head, self.goals.detail, self.indicators.detail):
            form.revert()
        found = [each for each in self.context.services.plan.plans() if each.id == plan_id]
        self._plan = found[0] if found else None
        self.reload()

    def _read_goals(self) -> list[Detail]:
        goals = self._plan.goals if self._plan else ()
        return [
            Detail(
                ListedRow(each.id, goal_title(each), each.text),
                {"text": each.text, "position": each.position},
            )
            for each in goals
        ]

    def _read_indicators(self) -> list[Detail]:
        kinds = (GoalKind.OBJECTIVE, GoalKind.STRATEGIC)
        indicators = (
            [each for kind in kinds for each in self._plan.of_kind(kind)] if self._plan else []
        )
        return [
            Detail(
                ListedRow(each.id, each.short_title or each.title, each.code),
                plan_forms.indicator_values(each),
            )
            for each in indicators
        ]

    def _write_head(self, typed: Mapping[str, Typed]) -> Saved:
        assert self._plan is not None
        return self.context.services.plan.change_plan(self._plan.id, typed)

    def _add_indicator(self, typed: Mapping[str, Typed]) -> Saved:
        assert self._plan is not None
        return self.context.services.plan.add_indicator(self._plan.id, typed)


def goal_title(goal: Goal) -> str:
    """`Tujuan`, `Sasaran 2`."""
    return t(f"settings.plan.goal_kind.{goal.kind.value}", position=goal.position)


def _padded(inside: QWidget) -> QWidget:
    outside = QWidget()
    column = QVBoxLayout(outside)
    column.setContentsMargins(10, 12, 10, 10)
    column.addWidget(inside)
    return outside

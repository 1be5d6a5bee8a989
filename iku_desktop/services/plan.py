"""The IKU plan: its head, goals and indicators, and which fiscal year of each document counts."""

from collections.abc import Mapping
from dataclasses import replace

from iku_desktop.domain.identity import nip_warnings
from iku_desktop.domain.periods import QUARTERS, Moment
from iku_desktop.domain.plan import IkuPlan, Indicator, ManualValue, Narrative, Target
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import FigureChange, Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.services.context import Context, saved
from iku_desktop.services.facts import Instead, figures_moved
from iku_desktop.services.plan_entry import (
    changed_goal,
    changed_head,
    changed_indicator,
    goal_of,
    indicator_by_id,
    plan_by_id,
    read_offsets,
)
from iku_desktop.services.snapshot import Change


class Plan:
    """The plans of the office.

    Keys of the head: title, organisation_lines, place, set_on, signatory_name, signatory_nip,
    signatory_rank, signatory_post, shows_post, first_year, last_year; of a goal: text, position; of an
    indicator: code, title, short_title, goal (id), calculator, unit, direction, formula_text,
    formula_numerator, formula_denominator, formula_factor, explanation, source, in_charge, position.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def plan(self, year: int) -> IkuPlan | None:
        """The plan a year is measured by."""
        with self._context.reading() as rows:
            return rows.plan(year)

    def plans(self) -> tuple[IkuPlan, ...]:
        """All plans."""
        with self._context.reading() as rows:
            return rows.plans()

    def presets(self) -> Mapping[str, Mapping[str, int]]:
        """The named sets of offsets by document type."""
        with self._context.reading() as rows:
            return rows.presets()

    def change_plan(self, plan_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of a plan's head; years that have data can't be left out."""
        with self._context.writing() as change:
            stored = plan_by_id(change.rows.plans(), plan_id)
            plan = changed_head(stored, typed)
            left_out = [
                year
                for year in range(stored.first_year, stored.last_year + 1)
                if not plan.first_year <= year <= plan.last_year
            ]
            ids = {indicator.id for indicator in stored.indicators}
            count = sum(_entries(change, ids, year) for year in left_out)
            if count:
                values = {"count": count, "first": left_out[0], "last": left_out[-1]}
                raise Refused(Problem("years_have_data", "last_year", values))
            row_id = change.work.put(plan)
            odd = nip_warnings(plan.signatory_nip) if "signatory_nip" in typed else ()
            return saved(change, row_id, *(problem.at("signatory_nip") for problem in odd))

    def change_goal(self, goal_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change a goal's text or place."""
        with self._context.writing() as change:
            plan, goal = goal_of(change.rows.plans(), goal_id)
            return saved(change, change.work.put(changed_goal(goal, typed), plan_id=plan.id))

    def add_indicator(self, plan_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Add an indicator under a goal of the plan."""
        with self._context.writing() as change:
            plan = plan_by_id(change.rows.plans(), plan_id)
            indicator = changed_indicator(plan, None, typed)
            return saved(change, change.work.put(indicator, plan_id=plan.id))

    def change_indicator(self, indicator_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of an indicator; how it is measured only while no value is entered."""
        with self._context.writing() as change:
            plan, stored = indicator_by_id(change.rows.plans(), indicator_id)
            indicator = changed_indicator(plan, stored, typed)
            if indicator.calculator != stored.calculator:
                count = sum(
                    stored.id in change.work.manual_values(year)
                    for year in range(plan.first_year, plan.last_year + 1)
                )
                _refuse_used(stored, count, "calculator")
            return saved(change, change.work.put(indicator, plan_id=plan.id))

    def remove_indicator(self, indicator_id: str) -> Saved:
        """Remove an indicator that has no targets, values or narratives."""
        with self._context.writing() as change:
            plan, stored = indicator_by_id(change.rows.plans(), indicator_id)
            years = range(plan.first_year, plan.last_year + 1)
            _refuse_used(stored, sum(_entries(change, {stored.id}, year) for year in years))
            change.work.remove(Indicator, stored.id)
            return saved(change)

    def set_offsets(self, plan_id: str, offsets: Mapping[str, Typed]) -> Saved:
        """Say which fiscal year of each document type a measured year counts: -2 to 2 years off."""
        with self._context.writing() as change:
            plan = plan_by_id(change.rows.plans(), plan_id)
            read = read_offsets(change.rows.document_types(), offsets)
            return saved(change, change.work.put(replace(plan, offsets=read)))

    def effect_of_offsets(
        self, plan_id: str, offsets: Mapping[str, Typed], moment: Moment
    ) -> tuple[FigureChange, ...]:
        """The figures of the moment's year that such offsets would move."""
        with self._context.reading() as rows:
            plan = plan_by_id(rows.plans(), plan_id)
            read = read_offsets(rows.document_types(), offsets)
            if rows.plan(moment.year) != plan:
                return ()
            return figures_moved(rows, moment, Instead(offsets=read))


def _entries(change: Change, indicator_ids: set[str], year: int) -> int:
    """How many targets, values and narratives these indicators have in a year."""
    work = change.work
    narratives = [text for quarter in QUARTERS for text in work.narratives(year, quarter)]
    entries: tuple[Target | ManualValue | Narrative, ...] = (
        *work.targets(year),
        *work.manual_values(year).values(),
        *narratives,
    )
    return sum(entry.indicator_id in indicator_ids for entry in entries)


def _refuse_used(indicator: Indicator, count: int, field: str = "") -> None:
    if count:
        values = {"indicator": indicator.code, "count": count}
        raise Refused(Problem("indicator_has_data", field, values))

"""The IKU plan: its head, goals and indicators, and which fiscal year of each document counts."""

from collections.abc import Mapping

from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import IkuPlan
from iku_desktop.domain.read_models import FigureChange, Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.services.context import Context


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
        raise NotImplementedError

    def plans(self) -> tuple[IkuPlan, ...]:
        """All plans."""
        raise NotImplementedError

    def presets(self) -> Mapping[str, Mapping[str, int]]:
        """The named sets of offsets by document type."""
        raise NotImplementedError

    def change_plan(self, plan_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of a plan's head."""
        raise NotImplementedError

    def change_goal(self, goal_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change a goal's text or place."""
        raise NotImplementedError

    def add_indicator(self, plan_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Add an indicator under a goal of the plan."""
        raise NotImplementedError

    def change_indicator(self, indicator_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of an indicator."""
        raise NotImplementedError

    def remove_indicator(self, indicator_id: str) -> Saved:
        """Remove an indicator that has no targets, values or narratives."""
        raise NotImplementedError

    def set_offsets(self, plan_id: str, offsets: Mapping[str, Typed]) -> Saved:
        """Say which fiscal year of each document type a measured year counts: -2 to 2 years off."""
        raise NotImplementedError

    def effect_of_offsets(
        self, plan_id: str, offsets: Mapping[str, Typed], moment: Moment
    ) -> tuple[FigureChange, ...]:
        """The figures of the moment's year that such offsets would move."""
        raise NotImplementedError

"""Indicators at a moment: figures with the rows behind them, targets, hand-entered values, narratives."""

from collections.abc import Mapping

from iku_desktop.domain.assessment import Assessment, year_target
from iku_desktop.domain.blocks import RefusedCell, TypedRow, refuse_cells
from iku_desktop.domain.form_fields import text_field
from iku_desktop.domain.forms import read_form
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.plan import (
    NARRATIVE_LENGTH,
    Indicator,
    ManualValue,
    Narrative,
    NarrativeKind,
    Target,
)
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import IndicatorView, Saved, Stamp
from iku_desktop.domain.steps import StepName
from iku_desktop.domain.target_history import TargetHistory, TargetStep, places_of
from iku_desktop.domain.typed_input import Typed, shortened
from iku_desktop.services.context import Context, saved
from iku_desktop.services.drafts import drafts_of
from iku_desktop.services.facts import assess_year, assessed, course, year_facts
from iku_desktop.services.home import previous_quarter
from iku_desktop.services.manual_entry import is_empty, manual_value
from iku_desktop.services.rows_behind import rows_behind
from iku_desktop.services.snapshot import Snapshot
from iku_desktop.services.target_block import target_block
from iku_desktop.services.target_entry import TargetEntry


class Indicators:
    """Figures and what is entered for them, by indicator code of the year's plan."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def assessments(self, moment: Moment) -> tuple[Assessment, ...]:
        """All indicators of the moment's year: strategic ones in the sheet's order, then the others."""
        with self._context.reading() as rows:
            return assess_year(rows, moment)

    def view(self, code: str, moment: Moment) -> IndicatorView:
        """One indicator with its formula's terms and the rows behind them."""
        with self._context.reading() as rows:
            indicator = indicator_of(rows, code, moment.year)
            plan = rows.plan(moment.year)
            facts = year_facts(rows, moment.year)
            categories = rows.categories()
            goals = {} if plan is None else {goal.id: goal for goal in plan.goals}
            narratives = rows.narratives(moment.year, moment.quarter.number)
            return IndicatorView(
                assessment=assessed(rows, indicator, moment),
                goal=goals[indicator.goal_id],
                previous=previous_quarter(rows, moment).get(code),
                course=course(rows, indicator, moment),
                year_target=year_target(facts, indicator, moment),
                lines=rows_behind(rows, facts, indicator, moment),
                narratives={
                    each.kind: each.text for each in narratives if each.indicator_id == indicator.id
                },
                categories=categories,
                targets=tuple(each for each in facts.targets if each.indicator_id == indicator.id),
                manual=facts.manual_values.get(indicator.id),
                drafts=drafts_of(rows, indicator, moment),
            )

    def target_history(self, code: str, year: int) -> TargetHistory:
        """Every value the indicator's targets of a year had, with reason, letter, day and who typed it."""
        with self._context.reading() as rows:
            indicator = indicator_of(rows, code, year)
            mine = [each for each in rows.targets(year) if each.indicator_id == indicator.id]
            stamps = rows.reader.stamps(Target, [each.id for each in mine])
            places = ((place, _steps(targets, stamps)) for place, targets in places_of(mine))
            return TargetHistory(indicator, year, tuple(places))

    def set_target(
        self,
        code: str,
        year: int,
        quarter: int,
        value: Typed,
        reason: str = "",
        letter_number: str = "",
        decided_on: Typed = None,
    ) -> Saved:
        """Set a target (quarter 0 = the year); "" removes it.

        With a reason, letter or date over an existing target a new revision is written; without any
        the newest revision is put right, and the audit trail keeps what it was.
        """
        typed: dict[str, Typed] = {
            "value": value,
            "reason": reason,
            "letter_number": letter_number,
            "decided_on": decided_on,
        }
        with self._context.writing() as change:
            indicator = indicator_of(change.rows, code, year)
            entry = TargetEntry(change.rows.targets(year), change.today)
            target, stored = entry.target(indicator, year, quarter, typed)
            if target is None:
                for each in stored:
                    change.work.remove(Target, each.id)
                return saved(change)
            return saved(change, change.work.put(target))

    def check_targets(
        self, code: str, year: int, typed: Mapping[int, TypedRow]
    ) -> tuple[RefusedCell, ...]:
        """The cells that `enter_targets` would refuse, by quarter."""
        with self._context.reading() as rows:
            indicator = indicator_of(rows, code, year)
            return target_block(rows, self._context.today, indicator, year, typed).refused

    def enter_targets(
        self, code: str, year: int, typed: Mapping[int, TypedRow], name: StepName
    ) -> Saved:
        """Set the `value` of several quarters (0 = the year) in one step; "" removes one.

        RefusedBlock where any is refused.
        """
        with self._context.writing(name) as change:
            indicator = indicator_of(change.rows, code, year)
            block = target_block(change.rows, change.today, indicator, year, typed)
            refuse_cells(block.refused)
            block.write(change)
            return saved(change)

    def record_manual(self, code: str, year: int, typed: Mapping[str, Typed]) -> Saved:
        """Enter the year's value by hand: value, or numerator and denominator; evidence, dated."""
        with self._context.writing() as change:
            indicator = indicator_of(change.rows, code, year)
            stored = change.rows.manual_values(year).get(indicator.id)
            entered, warnings = manual_value(indicator, year, stored, typed, change.today)
            if is_empty(entered):
                if stored is not None:
                    change.work.remove(ManualValue, stored.id)
                return saved(change)
            return saved(change, change.work.put(entered), *warnings)

    def write_narrative(
        self, code: str, quarter: Quarter, kind: NarrativeKind, text: Typed
    ) -> Saved:
        """Write one narrative of an indicator and quarter; "" removes it."""
        field = text_field("text", NARRATIVE_LENGTH, lines=True)
        with self._context.writing() as change:
            indicator = indicator_of(change.rows, code, quarter.year)
            written = str(read_form((field,), {"text": text})["text"])
            place = (indicator.id, quarter.year, quarter.number, kind)
            stored = {
                (each.indicator_id, each.year, each.quarter, each.kind): each.id
                for each in change.rows.narratives(quarter.year, quarter.number)
            }
            row_id = stored.get(place, "")
            if written:
                return saved(change, change.work.put(Narrative(*place, written, row_id)))
            if row_id:
                change.work.remove(Narrative, row_id)
            return saved(change)


def _steps(targets: tuple[Target, ...], stamps: Mapping[str, Stamp]) -> tuple[TargetStep, ...]:
    steps: list[TargetStep] = []
    for target in targets:
        stamp = stamps[target.id]
        corrected = stamp.changed_at != stamp.created_at
        steps.append(
            TargetStep(
                before=steps[-1].target.value if steps else None,
                target=target,
                typed_at=stamp.created_at,
                typed_by=stamp.created_by,
                corrected_at=stamp.changed_at if corrected else None,
                corrected_by=stamp.changed_by if corrected else "",
            )
        )
    return tuple(steps)


def indicator_of(rows: Snapshot, code: str, year: int) -> Indicator:
    """The indicator of the year's plan; Refused when there is no such plan or indicator."""
    plan = rows.plan(year)
    if plan is None:
        raise Refused(Problem("year_without_plan", "year", {"year": year}))
    for indicator in plan.indicators:
        if indicator.code.casefold() == code.strip().casefold():
            return indicator
    raise Refused(Problem("unknown_indicator", "indicator", {"typed": shortened(code)}))

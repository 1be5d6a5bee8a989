"""Leads a new office from its villages to the first report; each step can be left and taken up again."""

from collections.abc import Mapping
from dataclasses import replace

from iku_desktop.domain.first_steps import (
    FirstStep,
    FirstSteps,
    FirstTargets,
    has_letterhead,
    has_signer,
    has_targets,
    proposed_place,
)
from iku_desktop.domain.forms import refuse
from iku_desktop.domain.office import signing_official
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import GoalKind, Indicator
from iku_desktop.domain.preferences import Preference, PreferenceName
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.target_history import PLACES, newest_targets
from iku_desktop.domain.typed_input import Typed
from iku_desktop.services.context import Context, saved
from iku_desktop.services.indicators import indicator_of
from iku_desktop.services.snapshot import Change, Snapshot
from iku_desktop.services.target_block import target_block

YES = "1"
REPORT_KIND = "quarterly"
SEPARATOR = ":"


class FirstStepsDesk:
    """What is done is read from the data; only the clerk's own word about the villages is kept."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def state(self, quarter: Quarter) -> FirstSteps:
        """What is done, with the targets and the report of that quarter's year; hidden in practice."""
        with self._context.reading() as rows:
            texts = rows.preferences()
            hidden = rows.office().practice or bool(texts.get(PreferenceName.FIRST_STEPS_HIDDEN))
            done = frozenset(each for each in FirstStep if self._is_done(rows, each, quarter))
            return FirstSteps(done, hidden)

    def _is_done(self, rows: Snapshot, step: FirstStep, quarter: Quarter) -> bool:
        if step is FirstStep.VILLAGES:
            return bool(rows.preferences().get(PreferenceName.VILLAGES_CONFIRMED))
        if step is FirstStep.LETTERHEAD:
            return has_letterhead(rows.office())
        if step is FirstStep.OFFICIALS:
            signer = signing_official(rows.officials(), self._context.today)
            return has_signer(signer) and bool(rows.office().place)
        if step is FirstStep.TARGETS:
            plan = rows.plan(quarter.year)
            strategic = () if plan is None else plan.of_kind(GoalKind.STRATEGIC)
            ids = tuple(each.id for each in strategic)
            return has_targets(rows.targets(quarter.year), ids, quarter)
        return rows.reader.has_issued(REPORT_KIND)

    def confirm_villages(self) -> Saved:
        """Keep that the clerk found the list of villages right."""
        return self._keep(PreferenceName.VILLAGES_CONFIRMED, YES)

    def hide(self) -> Saved:
        """Put the first steps away from Beranda; the menu still leads to them."""
        return self._keep(PreferenceName.FIRST_STEPS_HIDDEN, YES)

    def _keep(self, name: PreferenceName, text: str) -> Saved:
        with self._context.writing() as change:
            stored = {each.name: each for each in change.work.stored_preferences()}
            kept = stored.get(name, Preference(name, ""))
            change.work.put(replace(kept, value=text))
            return saved(change)

    def place(self) -> str:
        """The place to show as that of signing; it is the office's only once it is set."""
        with self._context.reading() as rows:
            return proposed_place(rows.office())

    def targets(self, year: int) -> tuple[FirstTargets, ...]:
        """The strategic indicators of a year with their newest targets by quarter, the year (0) last."""
        with self._context.reading() as rows:
            plan = rows.plan(year)
            strategic = () if plan is None else plan.of_kind(GoalKind.STRATEGIC)
            return tuple(_first_targets(rows, each, year) for each in strategic)

    def set_targets(self, year: int, typed: Mapping[str, Typed]) -> Saved:
        """Set targets in one step, keyed `IKU-1:3` (indicator's code, quarter or 0 = the year).

        "" removes one.

        Refused with all problems, each at its key.
        """
        with self._context.writing() as change:
            problems: list[Problem] = []
            for code, values in _by_code(typed).items():
                problems += _set(change, year, code, values)
            refuse(problems)
            return saved(change)


def field_of(code: str, quarter: int) -> str:
    """The key of one target in `set_targets`."""
    return f"{code}{SEPARATOR}{quarter}"


def _first_targets(rows: Snapshot, indicator: Indicator, year: int) -> FirstTargets:
    newest = newest_targets(rows.targets(year), indicator.id, year)
    values = {each: newest[each].value if each in newest else None for each in PLACES}
    return FirstTargets(indicator, values)


def _by_code(typed: Mapping[str, Typed]) -> dict[str, dict[int, Typed]]:
    found: dict[str, dict[int, Typed]] = {}
    for key, value in typed.items():
        code, _, number = key.rpartition(SEPARATOR)
        found.setdefault(code, {})[int(number)] = value
    return found


def _set(change: Change, year: int, code: str, values: Mapping[int, Typed]) -> tuple[Problem, ...]:
    """Write an indicator's targets, or nothing and say what is wrong with them."""
    indicator = indicator_of(change.rows, code, year)
    rows = {quarter: {"value": value} for quarter, value in values.items()}
    block = target_block(change.rows, change.today, indicator, year, rows)
    if not block.refused:
        block.write(change)
    return tuple(each.problem.at(field_of(code, int(str(each.row)))) for each in block.refused)

"""Forms of the IKU plan: its head, goals, indicators and offsets."""

from collections.abc import Mapping
from dataclasses import replace

from iku_desktop.domain.achievement import Direction
from iku_desktop.domain.documents import MOST_YEARS_OFF, DocumentType
from iku_desktop.domain.form_fields import (
    choice_field,
    date_field,
    flag_field,
    lines_field,
    nip_field,
    text_field,
    whole_field,
)
from iku_desktop.domain.forms import Field, changed, read_fields, refuse
from iku_desktop.domain.indicators import CALCULATORS
from iku_desktop.domain.plan import Goal, IkuPlan, Indicator, years_problem
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import YEARS, Typed, shortened
from iku_desktop.presentation.texts import t

FIRST_YEAR, LAST_YEAR = YEARS.start + 10, YEARS.stop - 11
HEAD = (
    text_field("title", 300, needed=True),
    lines_field("organisation_lines"),
    text_field("place", 100),
    date_field("set_on"),
    text_field("signatory_name", 100),
    nip_field("signatory_nip"),
    text_field("signatory_rank", 100),
    text_field("signatory_post", 200),
    flag_field("shows_post"),
    whole_field("first_year", FIRST_YEAR, LAST_YEAR, needed=True),
    whole_field("last_year", FIRST_YEAR, LAST_YEAR, needed=True),
)
GOAL = (text_field("text", 1000, needed=True, lines=True), whole_field("position", 0, 999))
FORMULA_FIELDS = ("text", "numerator", "denominator", "factor")
LONG, EXPLANATION = 1000, 8000


def changed_head(plan: IkuPlan, typed: Mapping[str, Typed]) -> IkuPlan:
    """The plan with the typed fields of its head changed; Refused with all problems."""
    values, problems = read_fields(HEAD, typed)
    plan = changed(plan, values)
    problem = years_problem(plan.first_year, plan.last_year)
    refuse([*problems, problem] if problem else problems)
    return plan


def changed_goal(goal: Goal, typed: Mapping[str, Typed]) -> Goal:
    """The goal with the typed fields changed; Refused with all problems."""
    values, problems = read_fields(GOAL, typed)
    refuse(problems)
    return changed(goal, _without_blanks(values, "position"))


def changed_indicator(
    plan: IkuPlan, stored: Indicator | None, typed: Mapping[str, Typed]
) -> Indicator:
    """The indicator with the typed fields changed; Refused with all problems."""
    values, problems = read_fields(_indicator_fields(plan), typed, whole=stored is None)
    code = str(values.get("code", "")).casefold()
    if any(each.code.casefold() == code and each is not stored for each in plan.indicators):
        problems.append(Problem("indicator_code_twice", "code", {"code": values["code"]}))
    refuse(problems)
    last = max((each.position for each in plan.indicators), default=0)
    old = stored or Indicator("", "", "", "", "", "", position=last + 1)
    if "goal" in values:
        values["goal_id"] = values.pop("goal")
    parts = {
        part: values.pop(f"formula_{part}")
        for part in FORMULA_FIELDS
        if f"formula_{part}" in values
    }
    indicator = changed(old, _without_blanks(values, "position", "direction"))
    return replace(indicator, formula=changed(indicator.formula, parts))


def read_offsets(types: tuple[DocumentType, ...], typed: Mapping[str, Typed]) -> dict[str, int]:
    """Offsets by type code in the types' order; an empty one leaves the type out.

    Refused: an unknown type, an offset beyond two years, none at all.
    """
    fields = [whole_field(kind.code, -MOST_YEARS_OFF, MOST_YEARS_OFF) for kind in types]
    values, problems = read_fields(fields, typed)
    known = {kind.code for kind in types}
    problems += [
        Problem("unknown_document_type", code, {"typed": shortened(code)})
        for code in typed
        if code not in known
    ]
    offsets = {code: offset for code, offset in values.items() if isinstance(offset, int)}
    if not offsets and not problems:
        problems.append(Problem("no_offsets"))
    refuse(problems)
    return offsets


def goal_of(plans: tuple[IkuPlan, ...], goal_id: str) -> tuple[IkuPlan, Goal]:
    """The goal of that id with its plan; Refused when there is none."""
    for plan in plans:
        for goal in plan.goals:
            if goal.id == goal_id:
                return plan, goal
    raise Refused(Problem("unknown_goal", "goal", {"typed": shortened(goal_id)}))


def indicator_by_id(plans: tuple[IkuPlan, ...], indicator_id: str) -> tuple[IkuPlan, Indicator]:
    """The indicator of that id with its plan; Refused when there is none."""
    for plan in plans:
        for indicator in plan.indicators:
            if indicator.id == indicator_id:
                return plan, indicator
    typed = {"typed": shortened(indicator_id)}
    raise Refused(Problem("unknown_indicator", "indicator", typed))


def plan_by_id(plans: tuple[IkuPlan, ...], plan_id: str) -> IkuPlan:
    """The plan of that id; Refused when there is none."""
    for plan in plans:
        if plan.id == plan_id:
            return plan
    raise Refused(Problem("unknown_plan", "plan", {"typed": shortened(plan_id)}))


def _indicator_fields(plan: IkuPlan) -> tuple[Field, ...]:
    directions = {each.value: each for each in Direction}
    directions |= {t(f"services.direction.{each.value}"): each for each in Direction}
    return (
        text_field("code", 30, needed=True),
        text_field("title", 500, needed=True),
        text_field("short_title", 100),
        choice_field("goal", {goal.id: goal.id for goal in plan.goals}, needed=True),
        choice_field("calculator", {name: name for name in CALCULATORS}, needed=True),
        text_field("unit", 30),
        choice_field("direction", directions),
        *(text_field(f"formula_{part}", LONG) for part in FORMULA_FIELDS),
        text_field("explanation", EXPLANATION, lines=True),
        text_field("source", 300, lines=True),
        text_field("in_charge", 300, lines=True),
        whole_field("position", 0, 999),
    )


def _without_blanks(values: dict[str, object], *names: str) -> dict[str, object]:
    # A field that can't be empty in the plan keeps what it was when its entry is emptied.
    return {
        name: value
        for name, value in values.items()
        if name not in names or value not in (None, "")
    }

"""Checks what is typed of a hand-entered value: a number, or numerator and denominator, with evidence."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from iku_desktop.domain.form_fields import date_field, number_field, text_field
from iku_desktop.domain.forms import Field, changed, read_fields, refuse
from iku_desktop.domain.plan import Indicator, ManualValue, manual_problems
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import Typed

ABOUT = (text_field("evidence", 500, lines=True), date_field("dated"))
FIELDS: Mapping[str, tuple[Field, ...]] = {
    "manual_value": (number_field("value"), *ABOUT),
    "manual_ratio": (number_field("numerator"), number_field("denominator"), *ABOUT),
}


def manual_value(
    indicator: Indicator,
    year: int,
    stored: ManualValue | None,
    typed: Mapping[str, Typed],
    today: date,
) -> tuple[ManualValue, tuple[Problem, ...]]:
    """The year's value with the typed fields changed, and what is odd about it.

    Refused with all problems of the form, or where the indicator isn't entered by hand.
    """
    fields = FIELDS.get(indicator.calculator)
    if fields is None:
        raise Refused(Problem("not_by_hand", "indicator", {"indicator": indicator.code}))
    values, problems = read_fields(fields, typed)
    entered = changed(stored or ManualValue(indicator.id, year), values)
    unread = {problem.field for problem in problems}
    problems += [
        problem for problem in manual_problems(entered, today) if problem.field not in unread
    ]
    refuse(problems)
    return entered, _warnings(entered)


def is_empty(entered: ManualValue) -> bool:
    """Whether nothing is entered any more."""
    return entered.value is None and entered.numerator is None and entered.denominator is None


def _warnings(entered: ManualValue) -> tuple[Problem, ...]:
    one, other = entered.numerator, entered.denominator
    if isinstance(one, Fraction) and isinstance(other, Fraction) and one > other:
        return (Problem("ratio_above_100", "numerator", {"numerator": one, "denominator": other}),)
    return ()

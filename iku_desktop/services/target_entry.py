"""Checks what is typed of a target, and says which revision it becomes."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

from iku_desktop.domain.form_fields import date_field, text_field
from iku_desktop.domain.forms import Field, read_fields, refuse
from iku_desktop.domain.periods import QUARTERS
from iku_desktop.domain.plan import WHOLE_YEAR, Indicator, Target, revision_problems, target_problem
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.typed_input import Typed, read_number

TARGET_FIELDS = (
    Field("value", read_number),
    text_field("reason", 1000, lines=True),
    text_field("letter_number", 100),
    date_field("decided_on"),
)


class TargetEntry:
    """What a year's targets may become, given those that are stored with all revisions."""

    def __init__(self, targets: Iterable[Target], today: date) -> None:
        self._targets = tuple(targets)
        self._today = today

    def revisions(self, indicator: Indicator, year: int, quarter: int) -> tuple[Target, ...]:
        """The revisions of one target, oldest first."""
        place = (indicator.id, year, quarter)
        mine = [t for t in self._targets if (t.indicator_id, t.year, t.quarter) == place]
        return tuple(sorted(mine, key=lambda target: target.revision))

    def target(
        self, indicator: Indicator, year: int, quarter: int, typed: Mapping[str, Typed]
    ) -> tuple[Target | None, tuple[Target, ...]]:
        """The target to write (None: to remove) and the revisions there are.

        Refused with all problems of the form.
        """
        values, problems = read_fields(TARGET_FIELDS, typed)
        if quarter not in (WHOLE_YEAR, *QUARTERS):
            problems.append(Problem("not_a_quarter", "quarter", {"quarter": quarter}))
        value = values.get("value")
        if isinstance(value, Fraction):
            problem = target_problem(value, indicator.unit)
            problems += [] if problem is None else [problem]
        stored = self.revisions(indicator, year, quarter)
        revision = Target(
            indicator_id=indicator.id,
            year=year,
            quarter=quarter,
            value=value if isinstance(value, Fraction) else Fraction(0),
            revision=stored[-1].revision + 1 if stored else 0,
            decided_on=_date(values.get("decided_on")),
            reason=str(values.get("reason", "")),
            letter_number=str(values.get("letter_number", "")),
        )
        is_revision = bool(revision.reason or revision.letter_number or revision.decided_on)
        problems += revision_problems(revision, stored[-1] if stored else None, self._today)
        refuse(problems)
        if value is None:
            return None, stored
        if stored and not is_revision:
            return replace(stored[-1], value=revision.value), stored
        return revision, stored


def _date(value: object) -> date | None:
    return value if isinstance(value, date) else None

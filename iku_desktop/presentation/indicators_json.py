"""The figures of a quarter as the JSON object of formats.md."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.periods import Moment
from iku_desktop.presentation.numbers import plain_decimal


def indicators_json(
    office_code: str, moment: Moment, closed: bool, assessments: Sequence[Assessment]
) -> dict[str, object]:
    """One object; percentages are strings with two decimals and a point, None where there is no value."""
    return {
        "office": office_code,
        "year": moment.year,
        "quarter": moment.quarter.number,
        "as_of": moment.as_of.isoformat(),
        "closed": closed,
        "indicators": [_indicator(each) for each in assessments],
    }


def _indicator(assessment: Assessment) -> dict[str, object]:
    measurement = assessment.measurement
    extra = {key: _plain(value) for key, value in measurement.extra.items()}
    nested = {key: value for key, value in extra.items() if isinstance(value, Mapping)}
    return {
        "code": assessment.indicator.code,
        "numerator": _count(measurement.numerator),
        "denominator": _count(measurement.denominator),
        "actual": plain_decimal(measurement.actual),
        **{key: value for key, value in extra.items() if key not in nested},
        "attainable": plain_decimal(measurement.attainable),
        "target": plain_decimal(assessment.target),
        "achievement": plain_decimal(assessment.achievement),
        "category": assessment.category.name if assessment.category else None,
        **nested,
    }


def _count(value: Fraction | int | None) -> int | str | None:
    if value is None or isinstance(value, int):
        return value
    return int(value) if value.denominator == 1 else plain_decimal(value)


def _plain(value: object) -> object:
    return plain_decimal(value) if isinstance(value, Fraction) else value

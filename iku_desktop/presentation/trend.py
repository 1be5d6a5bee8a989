"""The course of a year, or of a plan's years, as bars with target marks, for any canvas."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import floor, log10

from iku_desktop.domain.assessment import QuarterPoint
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import PERCENT
from iku_desktop.domain.report_models import YearFigure
from iku_desktop.presentation.dates import month_short
from iku_desktop.presentation.home_words import trend_value
from iku_desktop.presentation.numbers import show_decimal, show_number
from iku_desktop.presentation.texts import t

STEPS = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class TrendBar:
    """One quarter: heights as shares of the axis (None: nothing to draw), and what is written."""

    height: float | None
    mark: float | None
    running: bool
    value: str
    label: str
    target: str

    @property
    def spoken(self) -> str:
        """The bar for a screen reader."""
        return t("home.trend.spoken", label=self.label, value=self.value, target=self.target)


@dataclass(frozen=True, slots=True)
class Trend:
    """The bars and the axis: the numbers at its foot, middle and top."""

    bars: tuple[TrendBar, ...]
    axis: tuple[str, str, str]


def trend(course: Sequence[QuarterPoint], moment: Moment, unit: str) -> Trend:
    """The four quarters of a course as seen at a moment."""
    actuals = [point.assessment.measurement.actual for point in course if point.assessment]
    shown = [each for each in (*actuals, *(point.target for point in course)) if each is not None]
    top = _axis_top(max(shown, default=Fraction(0)), unit)
    bars = tuple(_bar(point, moment, top) for point in course)
    return Trend(bars, (show_number(0), show_number(Fraction(top, 2)), show_number(top)))


def trend_of_years(years: Sequence[YearFigure], unit: str) -> Trend:
    """The years of a plan: a bar for each year that has a figure, the target of each that has one."""
    actuals = [each.assessment.measurement.actual for each in years if each.assessment]
    shown = [each for each in (*actuals, *(each.target for each in years)) if each is not None]
    top = _axis_top(max(shown, default=Fraction(0)), unit)
    bars = tuple(_year_bar(each, top) for each in years)
    return Trend(bars, (show_number(0), show_number(Fraction(top, 2)), show_number(top)))


def _year_bar(figure: YearFigure, top: int) -> TrendBar:
    assessment = figure.assessment
    actual = assessment.measurement.actual if assessment else None
    value = "" if assessment is None else show_decimal(actual)
    words = t("home.trend.no_target")
    if figure.target is not None:
        words = t("home.trend.target", target=show_number(figure.target))
    running = assessment is not None and assessment.moment.as_of < date(figure.year, 12, 31)
    return TrendBar(
        height=_share(actual, top),
        mark=_share(figure.target, top),
        running=running,
        value=value,
        label=str(figure.year),
        target=words,
    )


def _axis_top(highest: Fraction, unit: str) -> int:
    """100 for percentages, else the next round number above what is shown."""
    if unit == PERCENT and highest <= 100:
        return 100
    if highest <= 1:
        return 1
    power: int = 10 ** floor(log10(highest))
    return next(step * power for step in STEPS if step * power >= highest)


def _bar(point: QuarterPoint, moment: Moment, top: int) -> TrendBar:
    actual = point.assessment.measurement.actual if point.assessment else None
    own = point.quarter == moment.quarter and point.running
    day = moment.as_of
    label = t("common.quarter_short", roman=point.quarter.roman)
    if own:
        label = t("home.trend.until", date=f"{day.day} {month_short(day.month)}")
    words = t("home.trend.no_target")
    if point.target is not None:
        words = t("home.trend.target", target=show_number(point.target))
    return TrendBar(
        height=_share(actual, top),
        mark=_share(point.target, top),
        running=own,
        value=trend_value(point),
        label=label,
        target=words,
    )


def _share(value: Fraction | None, top: int) -> float | None:
    return None if value is None else min(max(float(value / top), 0.0), 1.0)

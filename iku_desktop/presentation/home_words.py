"""Puts Beranda into words: a figure's rows, what its target needs, the what-if, the page's head."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from iku_desktop.domain.assessment import Assessment, QuarterPoint
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.measurement import SideFigure
from iku_desktop.domain.plan import PERCENT
from iku_desktop.domain.read_models import HomeView
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.formula_words import value_text
from iku_desktop.presentation.numbers import (
    NO_VALUE,
    show_decimal,
    show_number,
    show_percent,
    show_points,
)
from iku_desktop.presentation.texts import area, t
from iku_desktop.presentation.words import counted_text, problem_text


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One line of the small table beside a gauge."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Everything said of one strategic figure; rows that have nothing to say are None."""

    code: str
    title: str
    about: str
    value: str
    terms: str
    missing: str
    actual: FigureRow
    attainable: FigureRow | None
    target: FigureRow
    achievement: FigureRow
    category: str
    sides: tuple[FigureRow, ...]
    since: FigureRow | None
    need: str

    @property
    def spoken(self) -> str:
        """The whole gauge in one sentence for a screen reader."""
        rows = (self.actual, self.attainable, self.target, self.achievement)
        said = [t("home.gauge_part", label=row.label, value=row.value) for row in rows if row]
        parts = [*said, self.category, self.terms, self.missing]
        joined = ", ".join(part for part in parts if part)
        return t("home.gauge_spoken", code=self.code, title=self.title, parts=joined)


def figure_words(view: HomeView, assessment: Assessment) -> FigureWords:
    """The words of one of the view's figures."""
    found, indicator = assessment.measurement, assessment.indicator
    course = view.courses.get(indicator.code, ())
    title = indicator.short_title or indicator.title
    attainable = FigureRow(t("home.row.attainable"), _in_unit(assessment, found.attainable))
    return FigureWords(
        code=code_text(indicator.code),
        title=title,
        about=indicator.title if title != indicator.title else "",
        value=value_text(assessment),
        terms=terms_text(assessment),
        missing="" if found.missing is None else problem_text(found.missing),
        actual=FigureRow(t("home.row.actual"), value_text(assessment)),
        attainable=None if found.attainable is None else attainable,
        target=FigureRow(_target_label(assessment, course), target_text(assessment)),
        achievement=FigureRow(t("home.row.achievement"), show_percent(assessment.achievement)),
        category="" if assessment.category is None else assessment.category.name,
        sides=tuple(map(_side, found.side_figures)),
        since=_since(assessment, view.previous),
        need=need_text(assessment),
    )


def code_text(code: str) -> str:
    """`IKU 2` as the clerk says it, for the code `IKU-2`."""
    return code.replace("-", " ")


def terms_text(assessment: Assessment) -> str:
    """`19 dari 33 dokumen`; "" where the figure has no terms."""
    found = assessment.measurement
    if found.numerator is None or not found.denominator:
        return ""
    key = f"home.terms.{found.counted_as}"
    return t(
        key if key in area("home") else "home.terms.plain",
        numerator=show_number(found.numerator),
        denominator=show_number(found.denominator),
    )


def target_text(assessment: Assessment) -> str:
    """The target it is held against, in the indicator's unit."""
    if assessment.target is None:
        return t("home.not_filled")
    return _in_unit(assessment, assessment.target)


def _in_unit(assessment: Assessment, value: Fraction | None) -> str:
    return show_percent(value) if assessment.indicator.unit == PERCENT else show_decimal(value)


def _target_label(assessment: Assessment, course: Sequence[QuarterPoint]) -> str:
    quarter = assessment.moment.quarter
    own = next((point.target for point in course if point.quarter == quarter), None)
    if own is None and assessment.target is not None:
        return t("home.row.target_year", year=quarter.year)
    return t("home.row.target_quarter", roman=quarter.roman)


def _side(side: SideFigure) -> FigureRow:
    label = t(f"home.row.side.{side.key}", numerator=side.numerator, denominator=side.denominator)
    return FigureRow(label, show_percent(side.value))


def _since(assessment: Assessment, previous: Mapping[str, Assessment]) -> FigureRow | None:
    before = previous.get(assessment.indicator.code)
    actual = assessment.measurement.actual
    if before is None or before.measurement.actual is None or actual is None:
        return None
    change = actual - before.measurement.actual
    words = t("home.change", change=show_points(change)) if change else t("home.change_none")
    return FigureRow(t("home.row.since", roman=before.moment.quarter.roman), words)


def need_text(assessment: Assessment) -> str:
    """What the target still needs, that it is reached, or that it can't be reached any more."""
    found = assessment.measurement
    if assessment.target is None:
        return t("home.need_no_target")
    needed, lacking = assessment.needed, assessment.lacking
    if needed is None or lacking is None or found.remaining is None:
        return t("home.need_nothing")
    values = {
        "target": target_text(assessment),
        "needed": needed,
        "lacking": lacking,
        "remaining": found.remaining,
    }
    if lacking == 0:
        return t("home.need_reached", **values)
    if lacking > found.remaining and found.counted_as == "document":
        return t("home.need_lost", **values)
    return t(f"home.need.{found.counted_as}", **values)


def most_more(assessment: Assessment) -> int:
    """How many more the what-if may ask for."""
    return assessment.measurement.remaining or 0


def first_more(assessment: Assessment) -> int:
    """With how many the what-if begins: a few, of those that can still be had."""
    return min(3, most_more(assessment))


def what_if_text(assessment: Assessment, count: int) -> tuple[str, str]:
    """The figure with `count` more, and how it stands to the target ("" below it or without one)."""
    value, target = assessment.with_more(count), assessment.target
    if value is None or target is None or value < target:
        return show_percent(value), ""
    return show_percent(value), t("home.what_if_equal" if value == target else "home.what_if_above")


def title_text(view: HomeView) -> str:
    """`Kinerja 2025 sampai dengan Triwulan IV`."""
    return t("home.title", year=view.moment.year, roman=view.moment.quarter.roman)


def state_words(view: HomeView) -> str:
    """`per 1 Desember 2025, triwulan masih berjalan`."""
    return t(f"home.state.{view.state.value}", date=show_long(view.moment.as_of))


def counted_words(counted: Sequence[CountedDocument]) -> str:
    """Which documents count, in the order in which they fall due."""
    if not counted:
        return t("home.counted_none")
    named = [counted_text(each) for each in sorted(counted, key=lambda each: each.due)]
    return t("home.counted", documents=", ".join(named))


def value_of_year(assessment: Assessment | None) -> str:
    """A hand-entered value, or that it was not entered."""
    if assessment is None or assessment.measurement.actual is None:
        return t("home.not_filled")
    return value_text(assessment)


def trend_value(point: QuarterPoint) -> str:
    """The number over a quarter's bar: `57,58`; `–` where the rules give none, "" before it begins."""
    if point.assessment is None:
        return ""
    actual = point.assessment.measurement.actual
    return NO_VALUE if actual is None else show_decimal(actual)

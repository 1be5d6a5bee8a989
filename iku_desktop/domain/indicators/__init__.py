"""The registry of computed indicators: a new one is one file here and one line in CALCULATORS."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.indicators import documents_on_time, follow_up, manual
from iku_desktop.domain.measurement import Measurement
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import Indicator

Calculator = Callable[[YearFacts, Indicator, Moment], Measurement]

CALCULATORS: Mapping[str, Calculator] = MappingProxyType(
    {
        "follow_up": follow_up.measure,
        "documents_on_time": documents_on_time.measure,
        "manual_value": manual.measure_value,
        "manual_ratio": manual.measure_ratio,
    }
)


def measure(facts: YearFacts, indicator: Indicator, moment: Moment) -> Measurement:
    """The indicator's figure at a moment; KeyError for a calculator nobody registered."""
    return CALCULATORS[indicator.calculator](facts, indicator, moment)

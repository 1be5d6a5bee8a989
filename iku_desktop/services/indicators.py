"""Indicators at a moment: figures with the rows behind them, targets, hand-entered values, narratives."""

from collections.abc import Mapping

from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.read_models import IndicatorView, Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.services.context import Context


class Indicators:
    """Figures and what is entered for them, by indicator code of the year's plan."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def assessments(self, moment: Moment) -> tuple[Assessment, ...]:
        """All indicators of the moment's year: strategic ones in the sheet's order, then the others."""
        raise NotImplementedError

    def view(self, code: str, moment: Moment) -> IndicatorView:
        """One indicator with its formula's terms and the rows behind them."""
        raise NotImplementedError

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
        raise NotImplementedError

    def record_manual(self, code: str, year: int, typed: Mapping[str, Typed]) -> Saved:
        """Enter the year's value by hand: value, or numerator and denominator; evidence, dated."""
        raise NotImplementedError

    def write_narrative(
        self, code: str, quarter: Quarter, kind: NarrativeKind, text: Typed
    ) -> Saved:
        """Write one narrative of an indicator and quarter; "" removes it."""
        raise NotImplementedError

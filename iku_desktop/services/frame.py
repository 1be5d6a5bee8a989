"""The window's frame: years, quarters and their states, and the moment a page looks at."""

from datetime import date

from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.read_models import FrameView
from iku_desktop.services.context import Context


class Frame:
    """Periods of the office."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def current(self) -> Quarter:
        """The quarter that today lies in."""
        return Quarter.of(self._context.today)

    def moment(self, year: int, quarter: int | None = None, as_of: date | None = None) -> Moment:
        """The moment of a quarter; without one, that of the as-of date or else the newest begun one.

        Refused: a year or quarter that is none, an as-of date in the future or before the year.
        """
        raise NotImplementedError

    def frame(self, year: int) -> FrameView:
        """Office, years to choose from, the states of the year's quarters, and how much is open."""
        raise NotImplementedError

"""Beranda: the figures with their course, what falls due next, and what is to be put right."""

from iku_desktop.domain.periods import Moment
from iku_desktop.domain.read_models import ConcernLine, HomeView
from iku_desktop.services.context import Context


class Home:
    """What the first page shows."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def home(self, moment: Moment) -> HomeView:
        """Figures keyed by indicator code, agenda from today on, and the open problems."""
        raise NotImplementedError

    def concerns(self, moment: Moment) -> tuple[ConcernLine, ...]:
        """Every open problem of the year as of the moment, most urgent kind first."""
        raise NotImplementedError

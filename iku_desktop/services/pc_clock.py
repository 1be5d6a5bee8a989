"""The PC's own clock, behind the Clock that services are given."""

from datetime import date, datetime


class PcClock:
    """The PC's own clock; offices keep their dates in it (domain.md, "Numbers and dates")."""

    def today(self) -> date:
        """The PC's date."""
        return self.now().date()

    def now(self) -> datetime:
        """The PC's local time to the second."""
        return datetime.now().astimezone().replace(microsecond=0, tzinfo=None)

"""Builders of domain objects for tests: each names only what matters to the test."""

from datetime import date

from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.villages import Village


def a_village(code: str = "35.08.20.2001", **values: object) -> Village:
    """A desa of Ranuyoso."""
    given = {"id": code, "code": code, "name": f"Desa {code[-4:]}"} | values
    return Village(**given)  # type: ignore[arg-type]


def a_moment(
    year: int = 2025, quarter: int = 4, today: date = date(2026, 2, 1), as_of: date | None = None
) -> Moment:
    """A quarter looked at on some day."""
    return Moment.at(Quarter(year, quarter), today, as_of)

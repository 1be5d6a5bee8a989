"""Builders of domain objects for tests: each names only what matters to the test."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from iku_desktop.domain.achievement import Category
from iku_desktop.domain.documents import (
    CountingDate,
    DeadlineException,
    DeadlineRule,
    DocumentType,
    VillageDocument,
)
from iku_desktop.domain.facts import YearFacts
from iku_desktop.domain.measured_year import counted_documents
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.plan import Indicator, Target
from iku_desktop.domain.villages import Village

RKP = DocumentType("RKPDES", "RKPDesa", "Rencana Kerja Pemerintah Desa", (), "APBDES", 1)
APB = DocumentType("APBDES", "APBDesa", "Anggaran Pendapatan dan Belanja Desa", (), None, 2)
LPP = DocumentType("LPPDES", "LPPDesa", "Laporan Penyelenggaraan Pemerintahan Desa", (), None, 3)
TYPES = (RKP, APB, LPP)
RULES = (
    DeadlineRule("RKPDES", 9, 30, -1, CountingDate.SET, "Permendagri 114/2014"),
    DeadlineRule("APBDES", 12, 31, -1, CountingDate.SET, "Permendagri 20/2018"),
    DeadlineRule("LPPDES", 3, 31, 1, CountingDate.SUBMITTED, "PP 43/2014"),
)
CALENDAR = {"RKPDES": 1, "APBDES": 1, "LPPDES": -1}
LITERAL = {"RKPDES": 1, "APBDES": 0, "LPPDES": -1}
FISCAL = {"RKPDES": 0, "APBDES": 0, "LPPDES": 0}
CATEGORIES = (
    Category("Sangat Tinggi", Fraction(91), 5),
    Category("Tinggi", Fraction(76), 4),
    Category("Sedang", Fraction(66), 3),
    Category("Rendah", Fraction(51), 2),
    Category("Sangat Rendah", None, 1),
)


def a_village(code: str = "35.08.20.2001", **values: object) -> Village:
    """A desa of Ranuyoso."""
    given = {"id": code, "code": code, "name": f"Desa {code[-4:]}"} | values
    return Village(**given)  # type: ignore[arg-type]


def a_moment(
    year: int = 2025, quarter: int = 4, today: date = date(2026, 2, 1), as_of: date | None = None
) -> Moment:
    """A quarter looked at on some day."""
    return Moment.at(Quarter(year, quarter), today, as_of)


def eleven_villages() -> tuple[Village, ...]:
    """The villages of Ranuyoso by their codes."""
    return tuple(a_village(f"35.08.20.{number}") for number in range(2001, 2012))


def a_document(
    village: str = "35.08.20.2001",
    kind: str = "LPPDES",
    fiscal_year: int = 2024,
    dated: date | None = None,
    **values: str,
) -> VillageDocument:
    """One village's document."""
    return VillageDocument(village, kind, fiscal_year, dated, **values)  # type: ignore[arg-type]


def an_exception(
    village: str = "35.08.20.2001",
    kind: str = "LPPDES",
    fiscal_year: int = 2024,
    new_due: date = date(2025, 4, 30),
    decided_on: date = date(2025, 3, 20),
) -> DeadlineException:
    """The Camat's exception with a reason."""
    return DeadlineException(village, kind, fiscal_year, new_due, decided_on, "Banjir")


def year_facts(
    year: int = 2025,
    villages: Iterable[Village] | None = None,
    documents: Iterable[VillageDocument] = (),
    exceptions: Iterable[DeadlineException] = (),
    offsets: Mapping[str, int] = CALENDAR,
    rules: Iterable[DeadlineRule] = RULES,
    **values: object,
) -> YearFacts:
    """The facts of a year: eleven villages without a document unless told otherwise."""

    def key(each: VillageDocument | DeadlineException) -> tuple[str, str, int]:
        return each.village_id, each.document_type, each.fiscal_year

    return YearFacts(
        year=year,
        villages=eleven_villages() if villages is None else tuple(villages),
        counted=counted_documents(year, TYPES, offsets, rules),
        documents={key(each): each for each in documents},
        exceptions={key(each): each for each in exceptions},
        **values,  # type: ignore[arg-type]
    )


def an_indicator(calculator: str = "documents_on_time", **values: object) -> Indicator:
    """An indicator of the given kind."""
    given = {"id": "i", "code": "IKU-2", "title": "Judul", "short_title": "Pendek", "goal_id": "g"}
    return Indicator(calculator=calculator, **(given | values))  # type: ignore[arg-type]


def a_target(value: object = 90, quarter: int = 0, **values: object) -> Target:
    """A target of 2025 for the indicator of `an_indicator`."""
    given = {"indicator_id": "i", "year": 2025, "quarter": quarter, "value": Fraction(str(value))}
    return Target(**(given | values))  # type: ignore[arg-type]

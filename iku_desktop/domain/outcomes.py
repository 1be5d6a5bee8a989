"""What imports and reports answer: refused rows, counts of an import, a finished PDF."""

from dataclasses import dataclass, field
from enum import StrEnum

from iku_desktop.domain.import_models import ImportPreview
from iku_desktop.domain.problems import Problem


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A refused row of a workbook: sheet and column as named there, `row` as Excel counts, 1 = head.

    `row` 0 speaks of the whole sheet, `sheet` "" of the whole file; `value` is what the cell shows.
    """

    sheet: str
    row: int
    column: str
    value: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What an import did (or, when only checked, would do); nothing is written while a row is refused.

    `preview` is given by a check alone, `notes` say what was left aside in the file.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: tuple[RowProblem, ...] = ()
    written: bool = False
    preview: ImportPreview | None = field(default=None, compare=False)
    notes: tuple[Problem, ...] = ()


class ReportGroup(StrEnum):
    """What a report is about: a quarter, the year or plan, or single villages."""

    QUARTER = "quarter"
    YEAR = "year"
    VILLAGE = "village"


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report that can be asked for; `papers` are the keys of its paper sizes, the default first.

    `per_village` tells that it can be made for chosen villages only.
    """

    key: str
    title: str
    needs_quarter: bool
    papers: tuple[str, ...]
    group: ReportGroup = ReportGroup.YEAR
    per_village: bool = False


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A finished PDF, the file name it is saved under, and what the register will say of it.

    `kind` "" is a PDF that is no report; `quarter` 0 means the year, `scope` a village's code or "" for
    all, `code` the check code printed on it, `final` that it is no draft. `lacks` names the evidence files
    that could not be bound into it.
    """

    data: bytes
    name: str
    kind: str = ""
    year: int = 0
    quarter: int = 0
    scope: str = ""
    revision: int = 0
    paper: str = ""
    code: str = ""
    final: bool = False
    lacks: tuple[str, ...] = ()

"""What imports and reports answer: refused rows, counts of an import, a finished PDF."""

from dataclasses import dataclass

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
    """What an import did (or, when only checked, would do); nothing is written while a row is refused."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: tuple[RowProblem, ...] = ()
    written: bool = False


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A report that can be asked for; `papers` are the keys of its paper sizes, the default first."""

    key: str
    title: str
    needs_quarter: bool
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PdfDocument:
    """A finished PDF and the file name it is saved under."""

    data: bytes
    name: str

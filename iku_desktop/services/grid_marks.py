"""Locks and counts of files for the grids: at most two reads a page, whatever its length."""

from collections.abc import Iterable

from iku_desktop.domain.cell_marks import CellMarks
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.locking import Locked
from iku_desktop.services.context import Context
from iku_desktop.services.locks import closed_quarters
from iku_desktop.services.snapshot import Snapshot


class GridMarks:
    """What stands beside the entries of the office's grids."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def activities(self, year: int) -> CellMarks:
        """The marks of a year's activities; files by the activity's id."""
        with self._context.reading() as rows:
            return CellMarks(locked_in(rows, year), rows.file_counts(FileOwner.ACTIVITY))

    def documents(self, fiscal_years: Iterable[int]) -> CellMarks:
        """The marks of village documents; files by (village id, type, fiscal year)."""
        with self._context.reading() as rows:
            counts = rows.file_counts(FileOwner.DOCUMENT)
            documents = rows.documents(fiscal_years) if counts else {}
            files = {key: counts[each.id] for key, each in documents.items() if each.id in counts}
            # A document may be counted in a year other than the one that is shown.
            return CellMarks(locked_in(rows), files)

    def figures(self, year: int) -> Locked:
        """What is held of a year's targets, values by hand and narratives."""
        with self._context.reading() as rows:
            return locked_in(rows, year)


def locked_in(rows: Snapshot, year: int | None = None) -> Locked:
    """What the closed quarters of a year, or of all years, hold."""
    return Locked(closed_quarters(rows, year))

"""The Excel workbook: checking, importing all or none, exporting, and an empty template."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.outcomes import ImportOutcome, RowProblem
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.services.context import Context

if TYPE_CHECKING:  # the window must not wait for what only an import needs
    from datetime import date

    from iku_desktop.exchange.reading import SheetRows
    from iku_desktop.services.import_ledger import Ledger, Progress
    from iku_desktop.services.snapshot import Snapshot


def _unseen(_done: int, _total: int) -> None:
    """Nobody watches the progress."""


class Workbook:
    """Takes a workbook in and gives one out; the same layout both ways (formats.md).

    `progress` is told (rows done, rows in all) now and then; an exception it raises ends an import
    with nothing written.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def check(self, path: Path, progress: "Progress" = _unseen) -> ImportOutcome:
        """What an import would do; nothing is written."""
        try:
            sheets = _sheets_in(path)
        except Refused as refused:
            return _whole_file_refused(refused)
        ids = iter(range(1, sum(len(sheet.rows) for sheet in sheets) + 1))
        with self._context.reading() as rows:
            # Nothing bears these ids in the database; they only tie the file's own rows together.
            ledger = _planned(
                rows, self._context.today, sheets, lambda: f"baru-{next(ids)}", progress
            )
        return ledger.outcome(written=False)

    def import_file(self, path: Path, progress: "Progress" = _unseen) -> ImportOutcome:
        """Import all rows or none; every refused row is named."""
        try:
            sheets = _sheets_in(path)
        except Refused as refused:
            return _whole_file_refused(refused)
        with self._context.writing() as change:
            ledger = _planned(change.rows, change.today, sheets, change.work.new_id, progress)
            if not ledger.refused:
                for kind, row_id in ledger.removals:
                    change.work.remove(kind, row_id)
                change.work.put_all(ledger.writes)
        return ledger.outcome(written=True)

    def export(self, path: Path) -> None:
        """Write the whole office into a workbook."""
        self._write(path, with_records=True)

    def template(self, path: Path) -> None:
        """Write an empty workbook with the layout and the drop-down lists."""
        self._write(path, with_records=False)

    def _write(self, path: Path, with_records: bool) -> None:
        from iku_desktop.exchange.writing import WorkbookContent, write_workbook
        from iku_desktop.services.workbook_guide import choices, guide
        from iku_desktop.services.workbook_records import office_records
        from iku_desktop.storage.files import write_whole

        with self._context.reading() as rows:
            content = WorkbookContent(
                written_at=self._context.clock.now(),
                records=office_records(rows) if with_records else {},
                choices=choices(rows),
                guide=guide(),
            )
        write_whole(path, write_workbook(content))


def _sheets_in(path: Path) -> "tuple[SheetRows, ...]":
    from iku_desktop.exchange.archive import MOST_BYTES
    from iku_desktop.exchange.reading import read_workbook

    try:
        if not path.is_file():
            raise Refused(Problem("workbook_missing", "", {"file": path.name}))
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as fault:
        values = {"file": path.name, "reason": fault.strerror or str(fault)}
        raise Refused(Problem("workbook_unreadable", "", values)) from fault
    return read_workbook(data)


def _planned(
    rows: "Snapshot",
    today: "date",
    sheets: "tuple[SheetRows, ...]",
    new_id: Callable[[], str],
    progress: "Progress",
) -> "Ledger":
    """What the file would do to these rows; sheets that can't be read are refused in the ledger."""
    from iku_desktop.exchange import layout
    from iku_desktop.services.import_activities import import_activities
    from iku_desktop.services.import_documents import import_documents
    from iku_desktop.services.import_ledger import ImportDesk, stepping
    from iku_desktop.services.import_targets import import_targets
    from iku_desktop.services.import_villages import import_villages
    from iku_desktop.services.locks import closed_quarters

    total = sum(len(sheet.rows) for sheet in sheets)
    desk = ImportDesk(rows, today, new_id, stepping(progress, total), closed=closed_quarters(rows))
    found = {sheet.layout.key: sheet for sheet in sheets}
    for sheet in sheets:
        desk.ledger.refused += sheet.problems
    villages = import_villages(desk, found.get(layout.VILLAGES.key))
    if documents := found.get(layout.DOCUMENTS.key):
        import_documents(desk, documents, villages)
    if activities := found.get(layout.ACTIVITIES.key):
        import_activities(desk, activities)
    if targets := found.get(layout.TARGETS.key):
        import_targets(desk, targets)
    return desk.ledger


def _whole_file_refused(refused: Refused) -> ImportOutcome:
    problems = (RowProblem("", 0, "", "", problem) for problem in refused.problems)
    return ImportOutcome(refused=tuple(problems))

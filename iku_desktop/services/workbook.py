"""The Excel workbook: checking, importing all or none, exporting, and an empty template."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.import_models import ColumnMatch, SheetHead
from iku_desktop.domain.outcomes import ImportOutcome, RowProblem
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.steps import Act, StepName
from iku_desktop.domain.tables import TableContent
from iku_desktop.services.context import Context

if TYPE_CHECKING:  # the window must not wait for what only an import needs
    from collections.abc import Mapping
    from datetime import date

    from iku_desktop.exchange.reading import SheetRows
    from iku_desktop.services.import_ledger import Ledger, Progress
    from iku_desktop.services.snapshot import Snapshot


def _unseen(_done: int, _total: int) -> None:
    """Nobody watches the progress."""


def _nothing() -> None:
    """No copy is made before an import."""


@dataclass(frozen=True, slots=True)
class _File:
    """What a workbook holds: its known sheets, and what was left aside."""

    sheets: "tuple[SheetRows, ...]"
    notes: tuple[Problem, ...]

    @property
    def heads(self) -> tuple[SheetHead, ...]:
        return tuple(sheet.head for sheet in self.sheets if sheet.head is not None)


class Workbook:
    """Takes a workbook in and gives one out; the same layout both ways (formats.md).

    `progress` is told (rows done, rows in all) now and then; an exception it raises ends an import
    with nothing written. `matches` tell what the clerk's own headings mean; those of imports before are
    remembered. `copy_first` makes a copy of the office before anything is written.
    """

    def __init__(self, context: Context, copy_first: Callable[[], object] = _nothing) -> None:
        self._context = context
        self._copy_first = copy_first

    def check(
        self, path: Path, progress: "Progress" = _unseen, matches: Sequence[ColumnMatch] = ()
    ) -> ImportOutcome:
        """What an import would do, with a preview of its rows; nothing is written."""
        try:
            file = self._read(path, matches)
        except Refused as refused:
            return _whole_file_refused(refused)
        ids = iter(range(1, sum(len(sheet.rows) for sheet in file.sheets) + 1))
        with self._context.reading() as rows:
            # Nothing bears these ids in the database; they only tie the file's own rows together.
            ledger = _planned(
                rows, self._context.today, file, lambda: f"baru-{next(ids)}", progress, listed=True
            )
        preview = ledger.lines.preview(ledger.counts, file.heads)
        return replace(ledger.outcome(written=False), preview=preview, notes=file.notes)

    def import_file(
        self, path: Path, progress: "Progress" = _unseen, matches: Sequence[ColumnMatch] = ()
    ) -> ImportOutcome:
        """Import all rows or none; every refused row is named. The matches are remembered."""
        from iku_desktop.services.column_matches import remember

        try:
            file = self._read(path, matches)
        except Refused as refused:
            return _whole_file_refused(refused)
        if not any(sheet.problems for sheet in file.sheets):
            self._copy_first()
        with self._context.writing(StepName(Act.IMPORT)) as change:
            ledger = _planned(change.rows, change.today, file, change.work.new_id, progress)
            if not ledger.refused:
                for kind, row_id in ledger.removals:
                    change.work.remove(kind, row_id)
                change.work.put_all(ledger.writes)
                remember(change, matches)
        return replace(ledger.outcome(written=True), notes=file.notes)

    def proposed_columns(self, head: SheetHead) -> "Mapping[str, str]":
        """For columns that aren't there the heading that may mean each, by the column's key."""
        from iku_desktop.services.column_matches import proposed

        return proposed(head)

    def save_refused(
        self,
        path: Path,
        refused: Sequence[RowProblem],
        source: Path,
        matches: Sequence[ColumnMatch] = (),
    ) -> None:
        """Write the refused rows of a workbook with the reasons beside them."""
        from iku_desktop.exchange.table_writing import write_tables
        from iku_desktop.services.refused_rows import refused_tables
        from iku_desktop.storage.files import write_whole

        try:
            sheets = self._read(source, matches).sheets
        except Refused:
            # A file that can't be read at all has no rows to show; the reasons are listed.
            sheets = ()
        tables = refused_tables(refused, sheets)
        write_whole(path, write_tables(tables, self._context.clock.now()))

    def export(self, path: Path) -> None:
        """Write the whole office into a workbook."""
        self._write(path, with_records=True)

    def template(self, path: Path) -> None:
        """Write an empty workbook with the layout and the drop-down lists."""
        self._write(path, with_records=False)

    def export_tables(self, path: Path, tables: Sequence[TableContent]) -> None:
        """Write tables as they are seen on a page, each on a sheet of its own."""
        from iku_desktop.exchange.table_writing import write_tables
        from iku_desktop.storage.files import write_whole

        write_whole(path, write_tables(tables, self._context.clock.now()))

    def _read(self, path: Path, matches: Sequence[ColumnMatch]) -> _File:
        from iku_desktop.exchange.archive import has_macros
        from iku_desktop.exchange.reading import read_workbook
        from iku_desktop.services.column_matches import remembered

        data = _bytes_of(path)
        with self._context.reading() as rows:
            known = remembered(rows)
        sheets = read_workbook(data, (*matches, *known))
        return _File(sheets, (Problem("workbook_macros"),) if has_macros(data) else ())

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


def _bytes_of(path: Path) -> bytes:
    from iku_desktop.exchange.archive import MOST_BYTES

    try:
        if not path.is_file():
            raise Refused(Problem("workbook_missing", "", {"file": path.name}))
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as fault:
        values = {"file": path.name, "reason": fault.strerror or str(fault)}
        raise Refused(Problem("workbook_unreadable", "", values)) from fault


def _planned(
    rows: "Snapshot",
    today: "date",
    file: _File,
    new_id: Callable[[], str],
    progress: "Progress",
    *,
    listed: bool = False,
) -> "Ledger":
    """What the file would do to these rows; sheets that can't be read are refused in the ledger."""
    from iku_desktop.exchange import layout
    from iku_desktop.services.import_activities import import_activities
    from iku_desktop.services.import_documents import import_documents
    from iku_desktop.services.import_ledger import ImportDesk, stepping
    from iku_desktop.services.import_targets import import_targets
    from iku_desktop.services.import_villages import import_villages
    from iku_desktop.services.locks import closed_quarters

    total = sum(len(sheet.rows) for sheet in file.sheets)
    desk = ImportDesk(rows, today, new_id, stepping(progress, total), closed=closed_quarters(rows))
    desk.ledger.lines.wanted = listed
    found = {sheet.layout.key: sheet for sheet in file.sheets}
    for sheet in file.sheets:
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

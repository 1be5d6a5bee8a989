"""Takes the sheet Dokumen Desa in, each row by the checks of the document form."""

from collections.abc import Mapping

from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.form_fields import read_choice
from iku_desktop.domain.import_models import RowKind
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import Typed, read_whole
from iku_desktop.domain.villages import Village
from iku_desktop.exchange.layout import Cell, Record
from iku_desktop.exchange.reading import SheetRow, SheetRows
from iku_desktop.services.document_entry import FISCAL_YEARS, DocumentEntry, Place, is_blank
from iku_desktop.services.import_ledger import (
    Effect,
    ImportDesk,
    OnlyOnce,
    differing,
    gathered,
)
from iku_desktop.services.import_villages import VillageBook
from iku_desktop.services.snapshot import Snapshot
from iku_desktop.services.workbook_records import CAUSE_SEPARATOR, document_record

KEYS = ("code", "name", "document_type", "fiscal_year")
OTHER_CAUSE = "other"
COLUMN_OF = {"cause_text": "cause"}


def import_documents(desk: ImportDesk, sheet: SheetRows, villages: VillageBook) -> None:
    """Take the sheet's rows; `villages` holds those of the same file too."""
    importer = _DocumentImport(desk, sheet, villages)
    desk.take_rows(sheet, importer.take, COLUMN_OF)


class _DocumentImport:
    def __init__(self, desk: ImportDesk, sheet: SheetRows, villages: VillageBook) -> None:
        # The file's own villages are not in the database yet.
        rows = Snapshot(desk.rows.reader, {"villages": villages.villages})
        self._entry = DocumentEntry(rows, desk.today)
        self._causes = rows.causes()
        self._kinds = _kind_spellings(self._entry)
        self._villages = villages
        self._desk = desk
        self._ledger = desk.ledger
        self._once = OnlyOnce()
        years = {row.cells.get("fiscal_year") for row in sheet.rows}
        fiscal_years = [year for year in years if isinstance(year, int) and year in FISCAL_YEARS]
        self._stored = rows.documents(fiscal_years)
        ids = [each.id for each in self._stored.values()]
        self._with_files = set(rows.reader.evidence_files(FileOwner.DOCUMENT, ids))

    def take(self, row: SheetRow) -> Effect:
        """One row: changes, makes or empties one village's document."""
        village, kind, year = self._named_in(row)
        stored = self._stored.get((village.id, kind, year))
        typed = self._typed(row, village, stored)
        if stored is not None and not typed:
            document = stored
        else:
            place = self._place(row, village, kind, year)
            document = self._entry.recorded(place, stored, typed)
        self._desk.check_lock(stored, document)
        self._once.check((village.id, kind, year), row, "document_type")
        effect = self._settle(stored, document)
        return Effect(
            effect, lambda: (self._record(stored, village), self._record(document, village))
        )

    def _settle(self, stored: VillageDocument | None, document: VillageDocument) -> RowKind:
        if not is_blank(document) or (stored is not None and stored.id in self._with_files):
            return self._ledger.put(stored, document)
        if stored is not None:
            return self._ledger.remove(VillageDocument, stored.id)
        return RowKind.UNCHANGED

    def _record(self, document: VillageDocument | None, village: Village) -> Record | None:
        if document is None:
            return None
        kind = self._entry.types[document.document_type]
        return document_record(document, village, kind, self._causes)

    def _named_in(self, row: SheetRow) -> tuple[Village, str, int]:
        """Which document the row is about; Refused with what is wrong in each of the key columns."""
        problems: list[Problem] = []
        village = gathered(problems, lambda: self._villages.named_in(row))
        kind = gathered(problems, lambda: self._kind(row.cells.get("document_type")))
        year = gathered(problems, lambda: _year(row.cells.get("fiscal_year")))
        if village is None or kind is None or year is None:
            raise Refused(problems)
        return village, kind, year

    def _kind(self, cell: Cell) -> str:
        try:
            return read_choice(_needed(cell, "document_type"), "document_type", self._kinds) or ""
        except Refused as refused:
            raise Refused(
                Problem("unknown_document_type", problem.field, problem.values)
                if problem.code == "unknown_choice"
                else problem
                for problem in refused.problems
            ) from None

    def _place(self, row: SheetRow, village: Village, kind: str, year: int) -> Place:
        column = "name" if row.cells.get("code") is None else "code"
        try:
            return self._entry.place(village.id, kind, year)
        except Refused as refused:
            raise Refused(
                problem.at(column) if problem.field == "village" else problem
                for problem in refused.problems
            ) from None

    def _typed(
        self, row: SheetRow, village: Village, stored: VillageDocument | None
    ) -> dict[str, Typed]:
        typed = differing(row, self._record(stored, village), KEYS)
        if "cause" in typed:
            cause, text = read_cause(row.cells["cause"], self._causes)
            typed |= {"cause": cause, "cause_text": text}
        return typed


def read_cause(cell: Cell, causes: Mapping[str, str]) -> tuple[str, str]:
    """The cause's code and the text beside it; words that name no cause are another cause's text."""
    text = "" if cell is None else str(cell)
    spelled = sorted(causes.items(), key=lambda pair: -len(pair[1]))
    for code, words in spelled:
        if _same(text, words) or _same(text, code):
            return code, ""
    for code, words in spelled:
        head = text[: len(words) + len(CAUSE_SEPARATOR)]
        if _same(head, words + CAUSE_SEPARATOR):
            return code, text[len(head) :].strip()
    return (OTHER_CAUSE if text and OTHER_CAUSE in causes else ""), text


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _kind_spellings(entry: DocumentEntry) -> dict[str, str]:
    spellings: dict[str, str] = {}
    for kind in entry.types.values():
        spellings |= dict.fromkeys((*kind.aliases, kind.full_name), kind.code)
    for kind in entry.types.values():
        spellings |= {kind.name: kind.code, kind.code: kind.code}
    return spellings


def _needed(cell: Cell, field: str) -> Cell:
    if cell is None:
        raise Refused(Problem("needed", field))
    return cell


def _year(cell: Cell) -> int:
    year = read_whole(_needed(cell, "fiscal_year"), "fiscal_year")
    if year is None or year not in FISCAL_YEARS:
        raise Refused(Problem("year_out_of_range", "fiscal_year", {"year": year}))
    return year

"""Takes the sheet Desa in, and finds the villages that other sheets name."""

from dataclasses import replace

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import shortened
from iku_desktop.domain.villages import Village, read_village_code
from iku_desktop.exchange.layout import Cell
from iku_desktop.exchange.reading import SheetRow, SheetRows
from iku_desktop.services.import_ledger import Effect, ImportDesk, OnlyOnce, differing
from iku_desktop.services.village_entry import VillageEntry
from iku_desktop.services.workbook_records import village_record


class VillageBook:
    """The office's villages with those of the file, found by code or by a name that only one bears."""

    def __init__(self, villages: dict[str, Village], kecamatan: str, doubtful: set[str]) -> None:
        self.villages = tuple(villages.values())
        self._kecamatan = kecamatan
        self._doubtful = doubtful
        self._by_code = {village.code: village for village in self.villages}
        self._by_name: dict[str, list[Village]] = {}
        for village in self.villages:
            self._by_name.setdefault(_folded(village.name), []).append(village)

    def named_in(self, row: SheetRow) -> Village:
        """The village a row means; Refused when none or several, or when code and name disagree."""
        code, name = row.cells.get("code"), row.cells.get("name")
        if code is None and name is None:
            raise Refused(Problem("needed", "code" if "code" in row.cells else "name"))
        bearers = self._by_name.get(_folded(name), [])
        if code is None:
            return self._only(bearers, name)
        read = read_village_code(code, "code", self._kecamatan)
        village = self._by_code.get(read)
        if village is None:
            raise self._unknown("code", code)
        if bearers and village not in bearers:
            values = {"typed": shortened(str(name)), "code": read, "village": village.name}
            raise Refused(Problem("village_name_differs", "name", values))
        return village

    def _only(self, bearers: list[Village], name: Cell) -> Village:
        if not bearers:
            raise self._unknown("name", name)
        if len(bearers) > 1:
            values = {"typed": shortened(str(name)), "count": len(bearers)}
            raise Refused(Problem("village_name_ambiguous", "name", values))
        return bearers[0]

    def _unknown(self, field: str, typed: Cell) -> Refused:
        if _folded(typed) in self._doubtful:
            # Its own row in Desa is refused already; to say so here again would bury the reason.
            return Refused(())
        return Refused(Problem("unknown_village", field, {"typed": shortened(str(typed))}))


def import_villages(desk: ImportDesk, sheet: SheetRows | None) -> VillageBook:
    """Take the sheet's rows, if it is there; gives all villages as they will then be."""
    kecamatan = desk.rows.office().code
    villages = {village.code: village for village in desk.rows.villages()}
    entry = VillageEntry(desk.rows)
    once = OnlyOnce()

    def take(row: SheetRow) -> Effect:
        stored = villages.get(_code_in(row, kecamatan))
        typed = differing(row, None if stored is None else village_record(stored))
        village = stored if stored and not typed else entry.village(stored, typed)
        desk.check_lock(stored, village)
        once.check(village.code, row, "code")
        village = village if stored else replace(village, id=desk.new_id())
        kind = desk.ledger.put(stored, village)
        villages[village.code] = village
        return Effect(
            kind, lambda: (village_record(stored) if stored else None, village_record(village))
        )

    doubtful: set[str] = set()
    if sheet is not None:
        for row in desk.take_rows(sheet, take, {}):
            doubtful |= {_folded(row.cells.get(key)) for key in ("code", "name")}
    return VillageBook(villages, kecamatan, doubtful - {""})


def _code_in(row: SheetRow, kecamatan: str) -> str:
    try:
        return read_village_code(row.cells.get("code"), "code", kecamatan)
    except Refused:
        # The whole row is refused with all its reasons by the form's own check.
        return str(row.cells.get("code"))


def _folded(name: Cell) -> str:
    return "" if name is None else " ".join(str(name).casefold().split())

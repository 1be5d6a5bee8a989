"""Takes the sheet Target in, each cell by the checks of a target."""

from iku_desktop.domain.import_models import RowKind
from iku_desktop.domain.plan import Indicator, Target
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.target_history import newest_targets
from iku_desktop.domain.typed_input import read_whole
from iku_desktop.exchange.reading import SheetRow, SheetRows
from iku_desktop.services.import_ledger import Effect, ImportDesk, OnlyOnce
from iku_desktop.services.indicators import indicator_of
from iku_desktop.services.target_entry import TargetEntry
from iku_desktop.services.workbook_records import TARGET_KEYS, target_record

KEYS = ("indicator", "year")


def import_targets(desk: ImportDesk, sheet: SheetRows) -> None:
    """Take the sheet's rows, each an indicator's targets of one year."""
    desk.take_rows(sheet, _TargetImport(desk).take, {})


class _TargetImport:
    def __init__(self, desk: ImportDesk) -> None:
        self._desk = desk
        self._once = OnlyOnce()

    def take(self, row: SheetRow) -> Effect:
        """One row: sets, changes or removes up to five targets."""
        indicator, year = self._named_in(row)
        targets = self._desk.rows.targets(year)
        newest = newest_targets(targets, indicator.id, year)
        known = target_record(indicator, year, newest)
        entry = TargetEntry(targets, self._desk.today)
        puts: list[Target] = []
        removals: list[Target] = []
        problems: list[Problem] = []
        for key, quarter in TARGET_KEYS.items():
            if key not in row.cells or row.cells[key] == known[key]:
                continue
            try:
                target, stored = entry.target(indicator, year, quarter, {"value": row.cells[key]})
                self._desk.check_lock(stored[-1] if stored else None, target)
            except Refused as refused:
                problems += [problem.at(key) for problem in refused.problems]
                continue
            if target is None:
                removals += stored
            else:
                puts.append(target)
        if problems:
            raise Refused(problems)
        self._once.check((indicator.id, year), row, "indicator")
        kind = self._settle(bool(newest), puts, removals)
        left = {quarter: each for quarter, each in newest.items() if each not in removals}
        becomes = left | {each.quarter: each for each in puts}
        return Effect(
            kind,
            lambda: (known if newest else None, target_record(indicator, year, becomes)),
        )

    def _settle(self, had_any: bool, puts: list[Target], removals: list[Target]) -> RowKind:
        ledger = self._desk.ledger
        ledger.writes += puts
        ledger.removals += [(Target, target.id) for target in removals]
        if not puts and not removals:
            return RowKind.UNCHANGED
        return RowKind.CHANGED if had_any else RowKind.NEW

    def _named_in(self, row: SheetRow) -> tuple[Indicator, int]:
        code = row.cells.get("indicator")
        problems = [Problem("needed", key) for key in KEYS if row.cells.get(key) is None]
        if problems:
            raise Refused(problems)
        year = read_whole(row.cells.get("year"), "year")
        return indicator_of(self._desk.rows, str(code), year or 0), year or 0

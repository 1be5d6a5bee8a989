"""The office's villages, their validity and their documents over the years."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from iku_desktop.domain.blocks import RefusedCell, TypedRow, refuse_cells
from iku_desktop.domain.documents import rule_for
from iku_desktop.domain.facts import DocumentKey
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.periods import QUARTERS, Moment, Quarter
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import DocumentCell, FigureChange, Saved, VillageRow
from iku_desktop.domain.steps import StepName
from iku_desktop.domain.typed_input import Typed
from iku_desktop.domain.villages import Village, expected_problem
from iku_desktop.services.context import Context, saved
from iku_desktop.services.facts import Instead, figures_moved, year_facts
from iku_desktop.services.frame import years_of
from iku_desktop.services.matrix import type_names, village_row
from iku_desktop.services.snapshot import Change, Snapshot
from iku_desktop.services.village_block import kelurahan_problem, village_block
from iku_desktop.services.village_entry import VillageEntry


class Villages:
    """Desa, desa adat and kelurahan; keys code, name, head, phone, valid_from, valid_to."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def rows(self) -> tuple[VillageRow, ...]:
        """All villages by code, each with its documents of the begun years, newest first."""
        today = self._context.today
        with self._context.reading() as rows:
            documents: dict[str, list[tuple[int, tuple[DocumentCell, ...]]]] = {}
            names = type_names(rows)
            for year in reversed([each for each in years_of(rows, today) if each <= today.year]):
                facts = year_facts(rows, year)
                moment = Moment(Quarter(year, QUARTERS[-1]), today, today)
                for village in rows.villages():
                    cells = village_row(facts, moment, village, names).cells
                    documents.setdefault(village.id, []).append((year, cells))
            return tuple(
                VillageRow(village, tuple(documents.get(village.id, ())))
                for village in rows.villages()
            )

    def add(self, typed: Mapping[str, Typed]) -> Saved:
        """Add a village of this kecamatan."""
        with self._context.writing() as change:
            entry = VillageEntry(change.rows)
            return saved(change, change.work.put(entry.village(None, typed)))

    def change(self, village_id: str, typed: Mapping[str, Typed]) -> Saved:
        """Change the given fields of a village.

        Documents that its new validity leaves out stay recorded and no longer count: a warning says so.
        A village with documents can't become a kelurahan.
        """
        with self._context.writing() as change:
            entry = VillageEntry(change.rows)
            stored = entry.known(village_id)
            village = entry.village(stored, typed)
            keys = _documents_of(change.work.documents(), village_id)
            problem = kelurahan_problem(stored, village, len(keys))
            if problem is not None:
                raise Refused(problem)
            row_id = change.work.put(village)
            return saved(change, row_id, *_left_out(change.rows, stored, village, keys))

    def check_block(self, typed: Mapping[str, TypedRow]) -> tuple[RefusedCell, ...]:
        """The cells that `enter_block` would refuse, by the village's id or the new row's key `+…`."""
        with self._context.reading() as rows:
            return village_block(rows, typed).refused

    def enter_block(self, typed: Mapping[str, TypedRow], name: StepName) -> Saved:
        """Change fields of many villages, and add the rows of keys `+…`, in one step.

        The id is that of the first. RefusedBlock where any cell is refused.
        """
        with self._context.writing(name) as change:
            block = village_block(change.rows, typed)
            refuse_cells(block.refused)
            stored, documents = change.rows.villages(), change.work.documents()
            warnings = [
                warning
                for before in stored
                if (after := block.villages.get(before.id)) is not None
                for warning in _left_out(
                    change.rows, before, after, _documents_of(documents, before.id)
                )
            ]
            ids = change.work.put_all(block.villages.values())
            return saved(change, next(iter(ids), ""), *warnings)

    def effect_of_block(
        self, typed: Mapping[str, TypedRow], moment: Moment
    ) -> tuple[FigureChange, ...]:
        """The figures of the year that such a block would move; RefusedBlock where a cell is refused."""
        with self._context.reading() as rows:
            block = village_block(rows, typed)
            refuse_cells(block.refused)
            others = [each for each in rows.villages() if each.id not in block.villages]
            villages = (*others, *block.villages.values())
            return figures_moved(rows, moment, Instead(villages=villages))

    def remove(self, ids: Sequence[str]) -> Saved:
        """Remove villages that have no documents and no exceptions, all or none."""
        with self._context.writing() as change:
            entry = VillageEntry(change.rows)
            villages = [entry.known(village_id) for village_id in dict.fromkeys(ids)]
            problems = [
                Problem("village_has_documents", "", {"village": village.name, "count": count})
                for village in villages
                if (count := _count_of(change, village.id))
            ]
            if problems:
                raise Refused(problems)
            for village in villages:
                change.work.remove(Village, village.id)
            return saved(change)

    def effect_of(
        self, village_id: str | None, typed: Mapping[str, Typed], moment: Moment
    ) -> tuple[FigureChange, ...]:
        """The figures of the year that such a change (None: a new village) would move."""
        with self._context.reading() as rows:
            entry = VillageEntry(rows)
            stored = None if village_id is None else entry.known(village_id)
            village = entry.village(stored, typed)
            others = [each for each in rows.villages() if each is not stored]
            return figures_moved(rows, moment, Instead(villages=(*others, village)))


def _documents_of(keys: Iterable[DocumentKey], village_id: str) -> list[DocumentKey]:
    return [key for key in keys if key[0] == village_id]


def _count_of(change: Change, village_id: str) -> int:
    documents = _documents_of(change.work.documents(), village_id)
    return len(documents) + len(_documents_of(change.work.exceptions(), village_id))


def _left_out(
    rows: Snapshot, before: Village, after: Village, keys: Iterable[DocumentKey]
) -> tuple[Problem, ...]:
    """A warning when documents that counted no longer do."""
    if (before.valid_from, before.valid_to) == (after.valid_from, after.valid_to):
        return ()
    types = {kind.code: kind for kind in rows.document_types()}
    dues: list[date] = []
    for _, code, fiscal_year in keys:
        rule = rule_for(rows.rules(), code, fiscal_year)
        if rule is not None:
            dues.append(CountedDocument(types[code], fiscal_year, rule).due)
    count = sum(
        expected_problem(before, due, "") is None and expected_problem(after, due, "") is not None
        for due in dues
    )
    if not count:
        return ()
    values = {"village": after.name, "count": count}
    return (Problem("documents_outside_validity", "valid_to", values),)

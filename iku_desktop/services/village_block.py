"""Many villages entered at once, changed or new: each checked as a single entry is."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from iku_desktop.domain.blocks import RefusedCell, TypedRow, judged
from iku_desktop.domain.locking import lock_problem
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.villages import Village
from iku_desktop.services.locks import closed_quarters
from iku_desktop.services.snapshot import Snapshot
from iku_desktop.services.village_entry import VillageEntry

NEW = "+"


@dataclass(frozen=True, slots=True)
class VillageBlock:
    """What a block makes of villages, and its refused cells by the rows' keys."""

    villages: Mapping[str, Village]
    refused: tuple[RefusedCell, ...]


def village_block(rows: Snapshot, typed: Mapping[str, TypedRow]) -> VillageBlock:
    """Checks the fields typed of each village (by id) or new row (key `+…`)."""
    entry, closed = VillageEntry(rows), closed_quarters(rows)
    counts: dict[str, int] = {}
    for village_id, _, _ in rows.reader.documents():
        counts[village_id] = counts.get(village_id, 0) + 1
    codes: dict[str, str] = {}

    def judge(key: str, fields: TypedRow) -> Village:
        stored = None if _is_new(key) else entry.known(key)
        village = entry.village(stored, fields)
        if codes.get(village.code, key) != key:
            raise Refused(Problem("village_code_twice", "code", {"code": village.code}))
        problem = lock_problem(closed, stored, village)
        if problem is None and stored is not None:
            problem = kelurahan_problem(stored, village, counts.get(key, 0))
        if problem is not None:
            raise Refused(problem)
        codes[village.code] = key
        return village

    made, refused = judged(typed, judge, _is_new)
    return VillageBlock(made, tuple(refused))


def kelurahan_problem(before: Village, after: Village, documents: int) -> Problem | None:
    """Why a village can't become a kelurahan: it has documents."""
    if not documents or not before.sets_documents or after.sets_documents:
        return None
    values = {"village": before.name, "count": documents}
    return Problem("village_has_documents", "code", values)


def _is_new(key: Hashable) -> bool:
    return str(key).startswith(NEW)

"""The recycle bin: rows that the audit trail tells were removed, and putting them back under their ids."""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from iku_desktop.domain.audit import AuditAction, AuditEntry
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.recycle import RemovedRow
from iku_desktop.domain.steps import Act, StepMark, StepName, StepPlace
from iku_desktop.services.context import Context
from iku_desktop.services.evidence import EvidenceFiles
from iku_desktop.services.restore_checks import restore_problems
from iku_desktop.services.row_names import RowNames
from iku_desktop.services.snapshot import Change, Snapshot
from iku_desktop.services.step_places import place_of

MOST_SHOWN = 1000
# Rows of their own; what else is removed with them are their parts.
TABLES = (
    *("activity", "village_document", "deadline_exception", "village", "evidence_file", "target"),
    *("manual_value", "narrative", "section", "official", "deadline_rule", "indicator", "goal"),
    *("iku_plan", "document_type", "holiday"),
)
# The column of a part that names the row it belongs to.
OWNER_COLUMNS = {"evidence": "activity_id", "plan_offset": "plan_id", "evidence_file": "owner_id"}
FILE_TABLES = {
    "activity": FileOwner.ACTIVITY,
    "village_document": FileOwner.DOCUMENT,
    "manual_value": FileOwner.MANUAL_VALUE,
}
Kept = Callable[[], EvidenceFiles]


class RecycleBin:
    """Removed rows of all times; what lies in it survives closing the program."""

    def __init__(self, context: Context, evidence: Kept) -> None:
        self._context = context
        self._evidence = evidence

    def rows(self) -> tuple[RemovedRow, ...]:
        """What was removed and is not there again, the newest first; at most MOST_SHOWN."""
        with self._context.reading() as rows:
            reader, names = rows.reader, RowNames(rows)
            found = []
            for entry in reader.removed(TABLES, MOST_SHOWN):
                parts = _parts(entry, reader.audit_between)
                if _owner_gone_too(entry, reader.audit_between):
                    continue
                name = names.name(entry.table_name, json.loads(entry.old or "{}"))
                who, at = entry.created_by, entry.created_at
                found.append(
                    RemovedRow(entry.sequence, entry.table_name, name, at, who, len(parts))
                )
            return tuple(found)

    def restore(self, sequences: Sequence[int], moment: Moment) -> tuple[Saved, StepPlace | None]:
        """Put removed rows back with their parts, all or none; where the first is shown.

        Refused: `already_there`, what the checks of such a row and the guard of closed quarters forbid, and
        `evidence_gone` where a file's content is no longer kept.
        """
        name = StepName(Act.RESTORE, len(sequences))
        with self._context.writing(name, StepMark.RESTORE) as change:
            # What was removed last is what the others may belong to.
            numbers = sorted(set(sequences), reverse=True)
            entries = [_entry(change, number) for number in numbers]
            for entry in entries:
                rows = Snapshot(change.work, {})
                self._restore(Change(change.work, rows, change.at, change.today), entry)
            at = change.at
        with self._context.reading() as rows:
            return Saved(at), place_of(rows, entries, moment)

    def _restore(self, change: Change, entry: AuditEntry) -> None:
        values: dict[str, Any] = json.loads(entry.old or "{}")
        parts = _parts(entry, change.work.audit_between)
        problems = [
            *restore_problems(change, entry.table_name, values),
            *self._lost((entry, *parts)),
        ]
        if problems:
            raise Refused(problems)
        try:
            change.work.revert((*parts, entry))
        except Refused as refused:
            if [each.code for each in refused.problems] != ["undo_overtaken"]:
                raise
            name = RowNames(change.rows).name(entry.table_name, values)
            raise Refused(Problem("already_there", "", {"row": name})) from refused

    def _lost(self, entries: Iterable[AuditEntry]) -> list[Problem]:
        """The files among the rows whose content is gone."""
        found = []
        for entry in entries:
            if entry.table_name == "evidence_file":
                told = json.loads(entry.old or "{}")
                if self._evidence().content(str(told["sha256"])) is None:
                    found.append(Problem("evidence_gone", "", {"file": told["name"]}))
        return found


def _entry(change: Change, sequence: int) -> AuditEntry:
    """The entry of a removal; Refused where there is none of that number."""
    for entry in change.work.audit_between(sequence - 1, sequence):
        if entry.action is AuditAction.DELETE and entry.table_name in TABLES:
            return entry
    raise Refused(Problem("nothing_to_restore"))


Between = Callable[[int, int], tuple[AuditEntry, ...]]
LOOKED_AT = 2_000


def _parts(entry: AuditEntry, between: Between) -> tuple[AuditEntry, ...]:
    """What was removed with the row in the same transaction and belongs to it."""
    if entry.table_name not in (*FILE_TABLES, "iku_plan"):
        return ()
    before = between(entry.sequence - LOOKED_AT - 1, entry.sequence - 1)
    return tuple(each for each in before if _is_of(each, entry) and _belongs(each, entry.row_id))


def _is_of(entry: AuditEntry, other: AuditEntry) -> bool:
    """Whether both were removed by the same transaction; entries before steps were kept share its time."""
    same = (entry.step, entry.created_at) == (other.step, other.created_at)
    return same and entry.action is AuditAction.DELETE


def _belongs(entry: AuditEntry, owner_id: str) -> bool:
    column = OWNER_COLUMNS.get(entry.table_name)
    return column is not None and _told(entry).get(column) == owner_id


def _owner_gone_too(entry: AuditEntry, between: Between) -> bool:
    """Whether a file was removed with what it belonged to, and so is a part of that."""
    if entry.table_name != "evidence_file":
        return False
    owner = _told(entry).get("owner_id")
    after = between(entry.sequence, entry.sequence + LOOKED_AT)
    return any(_is_of(each, entry) and each.row_id == owner for each in after)


def _told(entry: AuditEntry) -> Mapping[str, Any]:
    told: dict[str, Any] = json.loads(entry.old or "{}")
    return told

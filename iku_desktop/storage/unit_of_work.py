"""Writes domain objects of one office within one transaction, and reads what it has written."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Protocol

from sqlalchemy import Connection

from iku_desktop.domain.achievement import Category
from iku_desktop.domain.activities import Activity
from iku_desktop.domain.audit import AuditEntry
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner
from iku_desktop.domain.issued import ReportProgress
from iku_desktop.domain.plan import ManualValue
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.steps import StepMark
from iku_desktop.storage.faults import of_a_statement
from iku_desktop.storage.package_queries import KEY_TABLE
from iku_desktop.storage.queries import CONTENT_TABLE, LOGO_TABLE
from iku_desktop.storage.reader import Reader
from iku_desktop.storage.registry import (
    CATEGORIES,
    CAUSES,
    PRESETS,
    Mapped,
    RowSet,
    Values,
    encode_categories,
    in_order_of_writing,
    mapped,
)
from iku_desktop.storage.reverting import Reverter
from iku_desktop.storage.row_writer import Gatekeeper, Row, RowWriter

# A hundred thousand rows as plain values would fill the memory beside their objects.
OBJECTS_AT_ONCE = 5_000
FILE_OWNERS: Mapping[type, FileOwner] = {
    Activity: FileOwner.ACTIVITY,
    VillageDocument: FileOwner.DOCUMENT,
    ManualValue: FileOwner.MANUAL_VALUE,
    ReportProgress: FileOwner.REPORT,
}


class Watcher(Protocol):
    """Is told what a unit of work writes, so that a rule of the office can look at rows before and after."""

    def before(self, kind: type, ids: Sequence[str], objs: Sequence[object]) -> None:
        """Rows of a kind are about to be put (`objs`) or removed; an id "" is a new row."""

    def added(self, kind: type, ids: Sequence[str]) -> None:
        """Rows of a kind were put and have these ids now."""


class UnitOfWork(Reader):
    """All writes between BEGIN IMMEDIATE and COMMIT, each with who, when and its audit row.

    Raises Refused where a constraint forbids the write: `duplicate`, `refers_to_nothing`, `in_use`,
    `value_not_allowed`; Unavailable where the disk does.
    """

    def __init__(self, connection: Connection, office_code: str, who: str, at: datetime) -> None:
        super().__init__(connection, office_code)
        self._writer = RowWriter(connection, office_code, who, at)
        self.spoiled: Exception | None = None
        self.watcher: Watcher | None = None

    def guard(self, gatekeeper: Gatekeeper | None) -> None:
        """Let nothing be written that the gatekeeper refuses."""
        self._writer.gatekeeper = gatekeeper

    @contextmanager
    def _all_or_spoiled(self) -> Iterator[None]:
        # A write that fails may have done half its work: nothing of the unit is committed then.
        try:
            with of_a_statement():
                yield
        except Exception as fault:
            self.spoiled = self.spoiled or fault
            raise

    def mark_step(self, mark: StepMark | None) -> None:
        """Say in the audit trail that this transaction puts back what another one changed."""
        self._writer.mark_step(mark)

    def revert(self, entries: Sequence[AuditEntry]) -> None:
        """Put back what these audit entries, in their order, say that was changed.

        Refused: `undo_overtaken`, `undo_not_kept` (reverting.Reverter), and as put() and remove().
        """
        with self._all_or_spoiled():
            for batch in Reverter(self._writer, self.office_code).batches(entries):
                concerned = batch.concerned()
                if self.watcher is not None and concerned is not None:
                    self.watcher.before(*concerned)
                batch.write()

    @property
    def written(self) -> str:
        """The hash of the newest audit entry of this unit, "" where nothing was changed."""
        return self._writer.written

    def new_id(self) -> str:
        """A UUIDv7; those of one program grow."""
        return self._writer.new_id()

    def put(self, obj: object, **links: str) -> str:
        """Inserts the object or updates the row it is known by; gives its id.

        A goal or indicator that is new needs its `plan_id`. An unchanged object writes nothing.
        """
        return self.put_all([obj], **links)[0]

    def put_all(self, objs: Iterable[object], **links: str) -> tuple[str, ...]:
        """The same for many at once, of any kinds; gives their ids in the given order."""
        with self._all_or_spoiled():
            every = list(objs)
            places: dict[type, list[int]] = {}
            for place, obj in enumerate(every):
                places.setdefault(type(obj), []).append(place)
            ids: dict[int, str] = {}
            for kind in in_order_of_writing(places):
                for start in range(0, len(places[kind]), OBJECTS_AT_ONCE):
                    some = places[kind][start : start + OBJECTS_AT_ONCE]
                    put_ids = self._put_kind(mapped(kind), [every[each] for each in some], links)
                    ids.update(zip(some, put_ids, strict=True))
            return tuple(ids[place] for place in range(len(every)))

    def _put_kind(
        self, entry: Mapped[Any], objs: Sequence[object], links: Mapping[str, str]
    ) -> list[str]:
        keys = [entry.key_of(obj) for obj in objs]
        if entry.key == "id" and not any(keys):
            return self._put_new(entry, objs, links)
        if self.watcher is not None:
            self.watcher.before(entry.kind, keys, objs)
        columns = (*entry.links, *entry.columns)
        known = self._writer.stored(entry.table, columns, entry.key, [key for key in keys if key])
        inserted: list[Row] = []
        updated: list[tuple[Row, Row]] = []
        ids = []
        for obj, key in zip(objs, keys, strict=True):
            values = {**entry.encode(obj), **links}
            values.pop("office", None)
            old = known.get(key)
            values["id"] = old["id"] if old else (values.get("id") or self.new_id())
            if old:
                updated.append((old, values))
            else:
                inserted.append(values)
            ids.append(str(values["id"]))
            if key:
                known[key] = {**(old or {}), **values}
        self._writer.insert(entry.table, inserted)
        self._writer.update(entry.table, updated)
        self._put_parts(entry, dict(zip(ids, objs, strict=True)), {row["id"] for row in inserted})
        if self.watcher is not None:
            self.watcher.added(entry.kind, ids)
        return [key or given for key, given in zip(keys, ids, strict=True)]

    def _put_new(
        self, entry: Mapped[Any], objs: Sequence[object], links: Mapping[str, str]
    ) -> list[str]:
        """The same for objects that bear no id yet, so that there is nothing to look for."""
        if self.watcher is not None:
            self.watcher.before(entry.kind, [""] * len(objs), objs)
        encoded = dict(zip(*entry.encode_all(objs), strict=True))
        ids = self._writer.new_ids(len(objs))
        columns = {**encoded, "id": ids}
        names = ("id", *(name for name in columns if name not in ("id", *links)), *links)
        linked = {name: [value] * len(objs) for name, value in links.items()}
        rows = list(zip(*((columns | linked)[name] for name in names), strict=True))
        self._writer.insert_tuples(entry.table, names, rows)
        if entry.part is not None:
            apart, field = entry.part.apart, entry.part.field
            parts = (apart(getattr(obj, field)) for obj in objs)
            self._writer.insert_set(entry.part.rows, zip(ids, parts, strict=True))
        if self.watcher is not None:
            self.watcher.added(entry.kind, ids)
        return ids

    def _put_parts(
        self, entry: Mapped[Any], by_id: Mapping[str, object], new_ids: set[Any]
    ) -> None:
        if entry.part is None:
            return
        for known in (False, True):
            wanted = {
                row_id: entry.part.apart(getattr(obj, entry.part.field))
                for row_id, obj in by_id.items()
                if (row_id not in new_ids) is known
            }
            if wanted:
                self._writer.replace_sets(entry.part.rows, wanted, known)

    def has(self, kind: type, row_id: str) -> bool:
        """Whether there is a row of that kind and id."""
        return bool(self._writer.stored(mapped(kind).table, ("id",), "id", [row_id]))

    def remove(self, kind: type, row_id: str) -> None:
        """Removes a row with the parts and files that are its own; nothing where there is none.

        Refused (`in_use`) while other rows refer to it.
        """
        with self._all_or_spoiled():
            entry: Mapped[Any] = mapped(kind)
            if self.watcher is not None:
                self.watcher.before(kind, [row_id], ())
            columns = (*entry.links, *entry.columns)
            known = self._writer.stored(entry.table, columns, entry.key, [row_id])
            try:
                with of_a_statement():
                    if entry.part is not None and known:
                        owners: dict[str, list[Row]] = {
                            str(row["id"]): [] for row in known.values()
                        }
                        self._writer.replace_sets(entry.part.rows, owners, known=True)
                    self._remove_files(kind, row_id)
                    self._writer.delete(entry.table, list(known.values()))
            except Refused as fault:
                if fault.problems[0].code != "refers_to_nothing":
                    raise
                raise Refused(Problem("in_use", "", {"table": entry.table.name})) from fault

    def _remove_files(self, kind: type, row_id: str) -> None:
        # The contents stay in the folder: another row, or a closed quarter, may speak of them.
        if kind in FILE_OWNERS:
            for file in self.evidence_files(FILE_OWNERS[kind], [row_id]).get(row_id, ()):
                self.remove(EvidenceFile, file.id)

    def put_categories(self, categories: Sequence[Category]) -> None:
        """The whole category table, in its order."""
        with self._all_or_spoiled():
            self._replace(CATEGORIES, encode_categories(categories))

    def put_presets(self, presets: Mapping[str, Mapping[str, int]]) -> None:
        """All presets, in their order: name to offsets by document type."""
        with self._all_or_spoiled():
            pairs = [
                (name, code, years)
                for name, preset in presets.items()
                for code, years in preset.items()
            ]
            rows: list[Values] = [
                {"name": name, "document_type": code, "year_offset": years, "position": position}
                for position, (name, code, years) in enumerate(pairs)
            ]
            self._replace(PRESETS, rows)

    def put_causes(self, causes: Mapping[str, str]) -> None:
        """All causes of lateness, in their order: code to words."""
        with self._all_or_spoiled():
            rows: list[Values] = [
                {"code": code, "words": words, "position": position}
                for position, (code, words) in enumerate(causes.items())
            ]
            self._replace(CAUSES, rows)

    def put_logo(self, image: bytes | None) -> None:
        """The image of the letterhead; None takes it away."""
        with self._all_or_spoiled():
            known = self._writer.stored(LOGO_TABLE, ("image",), "office", [self.office_code])
            old = known.get(self.office_code)
            if image is None:
                self._writer.delete(LOGO_TABLE, [old] if old else [])
            elif old:
                self._writer.update(LOGO_TABLE, [(old, {"image": image})])
            else:
                self._writer.insert(LOGO_TABLE, [{"id": self.new_id(), "image": image}])

    def put_issued_content(self, sha256: str, content: bytes) -> None:
        """The bytes of a final paper, kept once under their hash."""
        with self._all_or_spoiled():
            known = self._writer.stored(CONTENT_TABLE, ("sha256",), "sha256", [sha256])
            if not known:
                row: Row = {"id": self.new_id(), "sha256": sha256, "content": content}
                self._writer.insert(CONTENT_TABLE, [row])

    def put_office_key(self, public_key: str, private_key: bytes) -> None:
        """The key that packages are signed with, made once; the trail tells its public half alone."""
        with self._all_or_spoiled():
            row: Row = {
                "id": self.new_id(),
                "public_key": public_key,
                "private_key": private_key,
            }
            self._writer.insert(KEY_TABLE, [row])

    def _replace(self, rows: RowSet, wanted: Sequence[Row]) -> None:
        self._writer.replace_sets(rows, {"": wanted}, known=True)

"""Makes packages: which rows and files go, signed with the office's own key, read back before it is done."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop import __version__
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner, FileState, FileType
from iku_desktop.domain.merging import REMOVED
from iku_desktop.domain.package_models import (
    EVERYTHING,
    Counts,
    Manifest,
    PackageRow,
    Packed,
    PackOrder,
    PackPreview,
    QuarterPart,
    Sender,
    package_id,
)
from iku_desktop.domain.packages import (
    PACKAGE_FORMAT,
    PACKAGE_SCHEMA,
    Purpose,
    SentPackage,
    fingerprint,
)
from iku_desktop.domain.permissions import Permission
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.row_content import ACTIVITY, DOCUMENT, fields_of
from iku_desktop.domain.typed_input import shortened
from iku_desktop.presentation.texts import t
from iku_desktop.services.context import Context
from iku_desktop.services.gate import require
from iku_desktop.services.import_ledger import Progress
from iku_desktop.services.quarter_files import quarter_files, quarter_meant
from iku_desktop.services.reports import for_a_file
from iku_desktop.services.row_states import LocalRow, RowKey, RowStates
from iku_desktop.services.snapshot import Snapshot

if TYPE_CHECKING:
    from iku_desktop.services.reports import Reports
    from iku_desktop.storage.evidence_store import EvidenceStore


@dataclass(frozen=True, slots=True)
class Cargo:
    """What goes into a package: rows, the evidence they speak of by its stored name, and counts."""

    rows: tuple[PackageRow, ...]
    files: Mapping[str, EvidenceFile]

    @property
    def counts(self) -> Counts:
        """How much it is."""
        standing = [
            (row.table, max(row.versions, key=lambda each: each.precedence).content)
            for row in self.rows
        ]
        return Counts(
            activities=sum(table == ACTIVITY and text != REMOVED for table, text in standing),
            documents=sum(table == DOCUMENT and text != REMOVED for table, text in standing),
            removed=sum(text == REMOVED for _, text in standing),
            files=len(self.files),
        )


class Packing:
    """Packages of one open office."""

    def __init__(self, context: Context, reports: Callable[[], "Reports"]) -> None:
        self._context, self._reports = context, reports

    def preview(self, order: PackOrder) -> PackPreview:
        """What a package would hold; Refused as `pack`."""
        with self._context.reading() as rows:
            cargo = self._cargo(rows, order)
            part = self._part(rows, order)
            key = rows.reader.public_key()
            sequence = _next_sequence(rows)
            return PackPreview(
                order=order,
                counts=cargo.counts,
                name=_file_name(rows, order, part, sequence),
                fingerprint=fingerprint(key) if key else "",
                sequence=sequence,
                quarter=part,
            )

    def pack(self, path: Path, order: PackOrder, progress: Progress) -> Packed:
        """Make a package. `progress` is told how many of all parts are written, and may raise to stop.

        Refused: `unknown_section`, `unknown_package`; Unavailable where the disk refuses.
        """
        from iku_desktop.storage.files import written_whole

        require(self._context, Permission.PACK)
        public_key, private_key = self._key()
        with self._context.reading() as rows:
            cargo = self._cargo(rows, order)
            until = rows.reader.change_counter()
            manifest = self._manifest(rows, order, cargo, public_key)
        with written_whole(path) as beside:
            whole, data, lacking = self._write(beside, cargo, manifest, private_key, progress)
            size = beside.stat().st_size
        sent = SentPackage(
            sha256=package_id(data),
            sequence=whole.sequence,
            purpose=whole.purpose,
            section=whole.sender.section,
            until=until,
            rows=len(cargo.rows),
            made_at=whole.made_at,
            made_by=whole.made_by,
        )
        with self._context.writing() as change:
            change.work.put(sent)
        return Packed(path, whole, size, sent.sha256, lacking)

    def _key(self) -> tuple[str, bytes]:
        """The office's key; made when it is first needed."""
        from iku_desktop.signing.package_keys import make_key, public_key_of

        with self._context.reading() as rows:
            public, private = rows.reader.public_key(), rows.reader.private_key()
        if private is None:
            public, private = make_key()
            with self._context.writing() as change:
                change.work.put_office_key(public, private)
        return public_key_of(private), private

    def _cargo(self, rows: Snapshot, order: PackOrder) -> Cargo:
        states = RowStates(rows)
        section_id = _section_id(rows, order.section)
        since = _since(rows, order.since)
        keys = [
            key
            for key in states.known()
            if (order.documents or key[0] == ACTIVITY) and _goes(states, key, since)
        ]
        found = []
        for key, local in sorted(states.of(keys).items()):
            pool = local.pool
            if pool and (not section_id or _is_of(key, local, order.section, section_id)):
                found.append(PackageRow(*key, tuple(pool)))
        return Cargo(tuple(found), _files_of(found))

    def _part(self, rows: Snapshot, order: PackOrder) -> QuarterPart | None:
        if order.purpose is not Purpose.QUARTER:
            return None
        return quarter_meant(rows, order.quarter, self._context.today)

    def _manifest(
        self, rows: Snapshot, order: PackOrder, cargo: Cargo, public_key: str
    ) -> Manifest:
        office = rows.office()
        section = next((each for each in rows.sections() if each.code == order.section), None)
        return Manifest(
            format=PACKAGE_FORMAT,
            schema=PACKAGE_SCHEMA,
            program=__version__,
            purpose=order.purpose,
            sender=Sender(
                office=office.code,
                office_name=office.name,
                section=order.section,
                name=section.name if section else t("packages.whole_office", office=office.name),
                public_key=public_key,
                practice=office.practice,
            ),
            sequence=_next_sequence(rows),
            since=order.since,
            made_at=self._context.clock.now(),
            made_by=_printable(self._context.user),
            audit=rows.reader.audit_head(),
            counts=cargo.counts,
            quarter=self._part(rows, order),
        )

    def _write(
        self,
        beside: Path,
        cargo: Cargo,
        manifest: Manifest,
        private_key: bytes,
        progress: Progress,
    ) -> tuple[Manifest, bytes, tuple[str, ...]]:
        """The finished package beside its place: its manifest, the bytes of it, and what was lost."""
        from iku_desktop.exchange.package_reading import opened_package
        from iku_desktop.exchange.package_writing import PackageWriter
        from iku_desktop.signing.package_keys import sign_package
        from iku_desktop.storage.evidence_store import EvidenceStore

        store = EvidenceStore(self._context.store.paths.evidence)
        part = manifest.quarter
        extra = list(quarter_files(self._context, part, self._reports)) if part else []
        with PackageWriter(beside) as writer:
            for table in (ACTIVITY, DOCUMENT):
                writer.put_rows(table, (row for row in cargo.rows if row.table == table))
            lacking = _put_files(writer.put_evidence, store, cargo, progress)
            for name, data in extra:
                writer.put_quarter_file(name, data)
            told = replace(manifest, lacking=tuple(each.sha256 for each in lacking))
            whole, signed = writer.with_members(told)
            writer.finish(signed, sign_package(private_key, signed))
        with opened_package(beside, manifest.schema) as package:
            package.check(_untold)
        return whole, signed, tuple(each.name for each in lacking)


def _untold(_done: int, _total: int) -> None:
    """Nobody asked how far it is."""


def _put_files(
    put: Callable[[str, Path], None], store: "EvidenceStore", cargo: Cargo, progress: Progress
) -> list[EvidenceFile]:
    """Puts the evidence that is as it was added; gives that which isn't."""
    lacking = []
    for number, (name, file) in enumerate(cargo.files.items(), start=1):
        if store.state(file) is FileState.INTACT:
            put(name, store.path(file))
        else:
            lacking.append(file)
        progress(number, len(cargo.files))
    return lacking


def _section_id(rows: Snapshot, code: str) -> str:
    """The id of the section of that code, "" for all; Refused where there is none."""
    if not code:
        return ""
    known = {each.code.casefold(): each.id for each in rows.sections()}
    if code.casefold() not in known:
        raise Refused(Problem("unknown_section", "section", {"typed": shortened(code)}))
    return known[code.casefold()]


def _since(rows: Snapshot, sequence: int) -> int:
    """The change counter at which an earlier package was made; Refused where there was none."""
    if sequence == EVERYTHING:
        return 0
    for each in rows.reader.sent_packages():
        if each.sequence == sequence:
            return each.until
    raise Refused(Problem("unknown_package", "since", {"sequence": sequence}))


def _goes(states: RowStates, key: RowKey, since: int) -> bool:
    """Whether anything happened to a row after that change counter."""
    base = states.bases.get(key)
    return not since or max(states.trail(key).last, base.until if base else 0) > since


def _is_of(key: RowKey, local: LocalRow, code: str, section_id: str) -> bool:
    """Whether an activity is, or ever was, of a section; documents are everybody's."""
    if key[0] != ACTIVITY:
        return True
    if local.trail is not None and section_id in local.trail.sections:
        return True
    return any(fields_of(each.content).get("section") == code for each in local.pool)


def _files_of(rows: Iterable[PackageRow]) -> dict[str, EvidenceFile]:
    found: dict[str, EvidenceFile] = {}
    for row in rows:
        for version in row.versions:
            listed = fields_of(version.content).get("files")
            for sha256, kind, name, size, pages, shows in (
                listed if isinstance(listed, list) else ()
            ):
                file = EvidenceFile(
                    *(FileOwner.ACTIVITY, "", sha256, FileType(kind), name, size, pages, shows)
                )
                found.setdefault(file.stored_name, file)
    return found


def _next_sequence(rows: Snapshot) -> int:
    return max((each.sequence for each in rows.reader.sent_packages()), default=0) + 1


def _file_name(rows: Snapshot, order: PackOrder, part: QuarterPart | None, sequence: int) -> str:
    """`IKU_Ranuyoso_Pemerintahan_paket003.ikupak`, `IKU_2026_TW3_Ranuyoso_paket004.ikupak`."""
    office = for_a_file(rows.office().name)
    number = f"{sequence:03d}"
    if part is not None:
        values = {"year": part.quarter.year, "quarter": part.quarter.number}
        return t("packages.name_quarter", office=office, number=number, **values)
    section = next((each for each in rows.sections() if each.code == order.section), None)
    name = for_a_file(section.short_name or section.name) if section else order.section
    return t("packages.name_section", office=office, section=name, number=number)


def _printable(name: str) -> str:
    """A user's name as one line."""
    return "".join(each if each.isprintable() else " " for each in name)[:200]

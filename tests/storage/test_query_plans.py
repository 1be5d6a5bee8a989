"""Every read finds its rows by an index that leads with the office, however many offices there are."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlalchemy import Connection, event

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.audit import AuditFilter
from iku_desktop.domain.documents import DocumentType, VillageDocument
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.plan import Target
from iku_desktop.storage.package_reader import PackageReader
from iku_desktop.storage.paper_reader import PaperReader
from iku_desktop.storage.reader import Reader
from iku_desktop.storage.store import Store
from iku_desktop.storage.trail_reader import TrailReader

Read = Callable[[Reader], object]

BY_YEAR_INDEX = "(office=? AND fiscal_year=?"
READS: dict[str, tuple[Read, str]] = {
    "office": (Reader.office, "(office=?)"),
    "logo": (Reader.logo, "(office=?)"),
    "villages": (Reader.villages, "(office=?)"),
    "sections": (Reader.sections, "(office=?)"),
    "officials": (Reader.officials, "(office=?)"),
    "accounts": (Reader.accounts, "(office=?)"),
    "document types": (Reader.document_types, "(office=?)"),
    "rules": (Reader.rules, "(office=?)"),
    "plans": (Reader.plans, "(office=?)"),
    "categories": (Reader.categories, "(office=?)"),
    "presets": (Reader.presets, "(office=?)"),
    "causes": (Reader.causes, "(office=?)"),
    "documents of a year": (lambda reader: reader.documents([2024, 2026]), BY_YEAR_INDEX),
    "exceptions of a year": (lambda reader: reader.exceptions([2024]), BY_YEAR_INDEX),
    "targets of a year": (lambda reader: reader.targets(2025), "(office=? AND year=?"),
    "manual values": (lambda reader: reader.manual_values(2025), "(office=? AND year=?"),
    "narratives": (lambda reader: reader.narratives(2025, 1), "(office=? AND year=? AND quarter=?"),
    "closings": (lambda reader: reader.closings(2025), "(office=? AND year=?"),
    "closing heads": (Reader.closing_heads, "(office=?)"),
    "a snapshot": (lambda reader: reader.closing_snapshot("a"), "(office=? AND id=?)"),
    "files of some": (
        lambda reader: reader.evidence_files(FileOwner.ACTIVITY, ["a"]),
        "(office=? AND owner=? AND owner_id=?",
    ),
    "counts of files": (
        lambda reader: reader.file_counts(FileOwner.ACTIVITY),
        "(office=? AND owner=?)",
    ),
    "a file": (
        lambda reader: reader.evidence_file("a"),
        "PRIMARY KEY (office=? AND id=?)",
    ),
    "some documents": (
        lambda reader: reader.documents_by_ids(["a"]),
        "PRIMARY KEY (office=? AND id=?)",
    ),
    "some values by hand": (
        lambda reader: reader.manual_values_by_ids(["a"]),
        "PRIMARY KEY (office=? AND id=?)",
    ),
    "all files": (Reader.all_evidence_files, "(office=?)"),
    "issued by hash": (lambda reader: reader.issued_by_hash("a"), "(office=? AND sha256=?)"),
    "issued by code": (lambda reader: reader.issued_by_code("a"), "(office=? AND code=?)"),
    "issued of a kind": (
        lambda reader: reader.issued_of("quarterly", 2025),
        "(office=? AND kind=? AND year=?",
    ),
    "any issued of a kind": (
        lambda reader: reader.has_issued("quarterly"),
        "(office=? AND kind=?",
    ),
    "issued content": (lambda reader: reader.issued_content("a"), "(office=? AND sha256=?)"),
    "progress": (lambda reader: reader.progress(2025), "(office=? AND year=?"),
    "letters": (lambda reader: reader.letters(2025), "(office=? AND year=?"),
    "letters by id": (lambda reader: reader.letters_by_ids(["a"]), "(office=? AND id=?)"),
    "letters of activities": (lambda reader: reader.letters_of_activities(["a"]), "(office=?)"),
    "preferences": (Reader.preferences, "(office=?)"),
    "preferences with ids": (Reader.stored_preferences, "(office=?)"),
    "holidays": (Reader.holidays, "(office=?)"),
    "the public key": (Reader.public_key, "(office=?)"),
    "the private key": (Reader.private_key, "(office=?)"),
    "known senders": (Reader.known_senders, "(office=?)"),
    "sent packages": (Reader.sent_packages, "(office=?)"),
    "merged packages": (Reader.merged_packages, "(office=?)"),
    "bases of rows": (Reader.row_bases, "(office=?)"),
    "versions of rows": (Reader.row_variants, "(office=?)"),
    "trails of rows": (Reader.row_trails, "ix_audit_sequence (office=?)"),
    "changes of a row": (
        lambda reader: reader.audit_of("village", "a"),
        "(office=? AND table_name=? AND row_id=?)",
    ),
    "changes between": (
        lambda reader: reader.audit_between(3, 9),
        "ix_audit_sequence (office=? AND sequence>? AND sequence<?)",
    ),
    "head of the trail": (Reader.audit_head, "ix_audit_sequence (office=?)"),
    "break of the trail": (Reader.audit_break, "ix_audit_sequence (office=? AND sequence>?)"),
    "last seen": (Reader.last_seen, "ix_audit_sequence (office=? AND sequence>?)"),
    "activity facts": (lambda reader: reader.activity_facts(2025), "activity_id=?"),
    "activities": (
        lambda reader: reader.activities(date(2025, 1, 1), date(2025, 3, 31)),
        "(office=? AND day>? AND day<?)",
    ),
    "an activity": (lambda reader: reader.activity("a"), "PRIMARY KEY (office=? AND id=?)"),
    "some activities": (
        lambda reader: reader.activities_by_ids(["a"]),
        "PRIMARY KEY (office=? AND id=?)",
    ),
    "the same activity": (
        lambda reader: reader.find_activity(date(2025, 1, 1), "Rapat", "s"),
        "(office=? AND day=? AND section_id=?)",
    ),
    "some targets": (
        lambda reader: reader.by_ids(Target, ["a"]),
        "PRIMARY KEY (office=? AND id=?)",
    ),
    "stamps of some": (
        lambda reader: reader.stamps(VillageDocument, ["a"]),
        "PRIMARY KEY (office=? AND id=?)",
    ),
    "stamps by code": (
        lambda reader: reader.stamps(DocumentType, ["APBDES"]),
        "(office=? AND code=?)",
    ),
    "stamps of all": (lambda reader: reader.stamps(Activity), "(office=?)"),
    "changed tables": (
        lambda reader: reader.changed_since(3),
        "ix_audit_sequence (office=? AND sequence>?)",
    ),
    "last change": (Reader.last_change, "ix_audit_sequence (office=?)"),
    "a page of the trail": (
        lambda reader: reader.audit_page(AuditFilter(), 200, 900),
        "ix_audit_sequence (office=? AND sequence<?)",
    ),
    "a page through a filter": (
        lambda reader: reader.audit_page(
            AuditFilter(who="a", first=date(2025, 1, 1), last=date(2025, 2, 1)), 200
        ),
        "ix_audit_sequence (office=?)",
    ),
    "the trail of some rows": (
        lambda reader: reader.audit_page(
            AuditFilter(rows=(("activity", "a"), ("evidence", "b"), ("evidence", "c"))), 200
        ),
        "ix_audit_table_name_row_id (office=? AND table_name=? AND row_id=?)",
    ),
    "values of rows": (
        lambda reader: reader.row_values([("activity", "a"), ("cause", "b"), ("gone", "c")]),
        "ix_audit_table_name_row_id (office=? AND table_name=? AND row_id=?)",
    ),
    "rows that came": (
        lambda reader: reader.audit_inserted("evidence", "a"),
        "ix_audit_table_name_row_id (office=? AND table_name=?)",
    ),
    "people": (lambda reader: reader.audit_people(), "(office=?)"),
    "tables of the trail": (lambda reader: reader.audit_tables(), "(office=?)"),
    "the hash at a place": (lambda reader: reader.audit_hash(5), "ix_audit_sequence (office=?)"),
    "latest time": (
        lambda reader: reader.latest_since(5),
        "ix_audit_sequence (office=? AND sequence>?)",
    ),
    "change counter": (Reader.change_counter, "ix_audit_sequence (office=?)"),
}


def plans_of(store: Store, read: Read) -> list[str]:
    """The lines of EXPLAIN QUERY PLAN of every statement that a read sends."""
    sent: list[tuple[str, Any]] = []

    def note(
        connection: Connection, cursor: object, statement: str, values: Any, *rest: object
    ) -> None:
        sent.append((statement, values))

    lines = []
    with store.read() as reader:
        event.listen(store._engine, "before_cursor_execute", note)
        try:
            read(reader)
        finally:
            event.remove(store._engine, "before_cursor_execute", note)
        for statement, values in sent:
            if not statement.startswith("BEGIN"):
                plan = reader._connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
                lines += [str(row[3]) for row in plan]
    return lines


@pytest.mark.parametrize(("read", "expected"), READS.values(), ids=READS.keys())
def test_that_a_read_searches_by_an_index(store: Store, read: Read, expected: str) -> None:
    lines = plans_of(store, read)
    scans = [line for line in lines if line.startswith("SCAN") and "VIRTUAL TABLE" not in line]
    searches = [line for line in lines if line.startswith("SEARCH")]
    assert scans == []
    assert searches
    assert all("(office=?" in line for line in searches)
    assert any(expected in line for line in searches), lines


def test_that_the_query_plans_cover_all_reads_of_a_reader() -> None:
    kinds = (Reader, PaperReader, PackageReader, TrailReader)
    own = {name for kind in kinds for name in vars(kind)}
    methods = {name for name in own if not name.startswith("_")}
    tried = {name for read, _ in READS.values() for name in names_in(read)}
    assert methods <= tried


def names_in(read: Read) -> set[str]:
    code = read.__code__
    return set(code.co_names) if code.co_name == "<lambda>" else {code.co_name}

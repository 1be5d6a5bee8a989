"""Entries of the audit trail in words: every table and column has one, values read as the clerk says them."""

from datetime import date, datetime, time

import pytest

from iku_desktop.domain.audit import AuditAction, AuditEntry, AuditFilter
from iku_desktop.domain.preferences import PreferenceName
from iku_desktop.domain.trail import TrailNames, TrailState
from iku_desktop.presentation.audit_values import value_text
from iku_desktop.presentation.audit_words import (
    action_text,
    changes_text,
    filter_text,
    kind_text,
    label_text,
    state_text,
    trail_line,
    when_text,
)
from iku_desktop.presentation.texts import area
from iku_desktop.storage.registry import REGISTRY, ROW_SETS

AT = datetime.combine(date(2025, 12, 1), time(10, 24))
NAMES = TrailNames(
    rows={
        ("village", "v1"): {"name": "Jenggrong"},
        ("activity", "a1"): {"day": "2025-10-03", "description": "Rapat"},
        ("indicator", "i1"): {"code": "IKU-2", "short_title": "Dokumen tepat waktu"},
        ("village_document", "d1"): {
            "village_id": "v1",
            "document_type": "APBDES",
            "fiscal_year": 2026,
        },
    },
    types={"APBDES": "APBDesa"},
    causes={"bpd": "BPD belum menyepakati"},
    reports={"quarterly": "Laporan Triwulan"},
)


def an_entry(
    table: str = "village_document",
    old: str | None = None,
    new: str | None = None,
    row: str = "d1",
    step: str = "s",
) -> AuditEntry:
    action = AuditAction.INSERT if old is None else AuditAction.UPDATE
    if new is None:
        action = AuditAction.DELETE
    return AuditEntry(7, "e", AT, "Siti", action, table, row, old, new, step, "h" * 64)


def told(entry: AuditEntry) -> str:
    return changes_text(trail_line(entry, NAMES))


def every_column() -> list[tuple[str, str]]:
    found = [(each.table.name, name) for each in REGISTRY.values() for name in each.columns]
    for rows in ROW_SETS:
        found += [(rows.table.name, name) for name in (rows.owner, *rows.columns) if name]
    return [*found, ("logo", "image")]


@pytest.mark.parametrize(("table", "column"), every_column())
def test_that_every_column_that_the_trail_may_tell_of_has_a_word(table: str, column: str) -> None:
    assert label_text(table, column) != column


@pytest.mark.parametrize("table", sorted({table for table, _ in every_column()}))
def test_that_every_kind_of_row_has_a_word(table: str) -> None:
    assert f"step.table.{table}" in area("step")
    assert kind_text(table)[0].isupper()


@pytest.mark.parametrize("name", list(PreferenceName))
def test_that_every_setting_has_a_word(name: PreferenceName) -> None:
    assert value_text("preference", "name", name.value, NAMES) != name.value


def test_that_a_line_says_when_who_and_which_row() -> None:
    line = trail_line(an_entry(old='{"number":"5"}', new='{"number":"6"}'), NAMES)
    assert when_text(line) == "01/12/2025 10.24"
    assert (line.who, line.kind, line.subject) == (
        "Siti",
        "Dokumen desa",
        "APBDesa 2026, Jenggrong",
    )
    assert changes_text(line) == "Nomor: 5 → 6"
    assert action_text(line) == "Ubah"


@pytest.mark.parametrize(
    ("step", "words"),
    [("s", "Ubah"), ("s:undo", "Ubah (diurungkan)"), ("s:redo", "Ubah (diulangi)"), ("", "Ubah")],
)
def test_that_what_put_something_back_says_so(step: str, words: str) -> None:
    entry = an_entry(old='{"number":"5"}', new='{"number":"6"}', step=step)
    assert action_text(trail_line(entry, NAMES)) == words


def test_that_an_emptied_field_becomes_a_dash_and_stays_told() -> None:
    assert told(an_entry(old='{"dated":"2025-11-28"}', new='{"dated":null}')) == (
        "Tanggal: 28/11/2025 → –"
    )


def test_that_a_row_nobody_knows_any_more_is_said_to_be_gone() -> None:
    entry = an_entry("deadline_exception", None, '{"village_id":"v9"}', "x")
    assert told(entry) == "Desa: (sudah dihapus)"


@pytest.mark.parametrize(
    ("table", "column", "value", "words"),
    [
        ("village_document", "dated", "2025-11-28", "28/11/2025"),
        ("closing", "closed_at", "2025-10-05T12:03:09", "05/10/2025 12.03"),
        ("village_document", "cause", "bpd", "BPD belum menyepakati"),
        ("village_document", "document_type", "APBDES", "APBDesa"),
        ("evidence", "kind", "sk_camat", "SK Camat"),
        ("evidence_file", "owner", "activity", "kegiatan"),
        ("target", "value", "181/2", "90,5"),
        ("target", "quarter", 0, "Setahun"),
        ("target", "quarter", 4, "TW IV"),
        ("deadline_rule", "month", 12, "Desember"),
        ("office", "practice", 1, "Ya"),
        ("office", "practice", 0, "Tidak"),
        ("section", "aliases", '["Pem","Kasi Pem"]', "Pem; Kasi Pem"),
        ("section", "aliases", "bukan JSON", "bukan JSON"),
        ("issued_document", "kind", "quarterly", "Laporan Triwulan"),
        ("issued_document", "kind", "unknown", "unknown"),
        ("indicator", "direction", "higher", "Makin tinggi makin baik"),
        ("closing", "snapshot", {"bytes": 12345, "sha256": "x"}, "12.345 byte"),
        ("village_document", "note", "", ""),
        ("village_document", "dated", None, ""),
        ("target", "value", "rusak", "rusak"),
    ],
)
def test_that_a_value_reads_as_the_clerk_knows_it(
    table: str, column: str, value: object, words: str
) -> None:
    assert value_text(table, column, value, NAMES) == words


def test_that_a_value_without_end_is_cut() -> None:
    shown = value_text("narrative", "text", "a" * 5_000, NAMES)
    assert len(shown) == 600
    assert shown.endswith("…")


def test_that_the_chain_is_said_with_its_length() -> None:
    assert state_text(TrailState(1_234)) == "Jejak utuh, 1.234 catatan"
    assert state_text(TrailState(1_234, 17)).startswith("Jejak rusak pada catatan ke-17 dari 1.234")


def test_that_a_filter_is_said_on_paper() -> None:
    wanted = AuditFilter(
        tables=("village_document",),
        who="Siti",
        first=date(2025, 1, 1),
        last=date(2025, 12, 31),
        action=AuditAction.DELETE,
    )
    assert filter_text(wanted) == (
        "Saringan: Dokumen desa, Hapus, oleh Siti, sejak 01/01/2025, sampai 31/12/2025"
    )
    assert filter_text(AuditFilter()) == "Semua perubahan"
    assert filter_text(AuditFilter(), "APBDesa 2026") == "Saringan: APBDesa 2026"


def test_that_a_file_is_named_with_what_it_proves() -> None:
    entry = an_entry(
        "evidence_file",
        None,
        '{"owner":"village_document","owner_id":"d1","name":"perdes.pdf","size":2048}',
        "f1",
    )
    line = trail_line(entry, NAMES)
    assert line.subject == "perdes.pdf untuk APBDesa 2026, Jenggrong"
    assert "Untuk: APBDesa 2026, Jenggrong" in changes_text(line)

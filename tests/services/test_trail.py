"""The audit trail in the clerk's words: pages, filters, a row's history, whether it is whole, on paper."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from iku_desktop.domain.audit import AuditAction, AuditFilter
from iku_desktop.domain.trail import TrailLine, TrailScope, TrailState
from iku_desktop.presentation.audit_words import action_text, changes_text, filter_text
from iku_desktop.services import trail as trail_service
from tests.services.desk import Desk


def lines(desk: Desk, wanted: AuditFilter | None = None) -> list[TrailLine]:
    return list(desk.services.trail.page(wanted or AuditFilter()).lines)


def told(desk: Desk, wanted: AuditFilter | None = None) -> list[tuple[str, str, str]]:
    return [(action_text(each), each.subject, changes_text(each)) for each in lines(desk, wanted)]


def of(scope: TrailScope, desk: Desk) -> list[tuple[str, str, str]]:
    return told(desk, scope.wanted)


def test_that_a_change_says_who_when_which_row_and_from_what_to_what(desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2026, date="28/11/2025", number="5/2025")
    desk.record("Jenggrong", "APBDES", 2026, date="29/11/2025")
    newest, before = lines(desk)[:2]
    assert (newest.who, newest.at.date(), newest.kind) == (
        "Siti Aminah",
        date(2025, 12, 1),
        "Dokumen desa",
    )
    assert newest.subject == "APBDesa 2026, Jenggrong"
    assert changes_text(newest) == "Tanggal: 28/11/2025 → 29/11/2025"
    assert before.action is AuditAction.INSERT
    assert changes_text(before) == (
        "Desa: Jenggrong; Jenis dokumen: APBDesa; Tahun anggaran: 2026; Tanggal: 28/11/2025; "
        "Nomor: 5/2025"
    )


def test_that_an_activity_and_its_evidence_are_named_by_what_was_done(desk: Desk) -> None:
    saved = desk.activity(description="Rapat A")
    desk.services.activities.change(saved.id, {"output": "Notulen", "follow_up_date": "10/10/2025"})
    assert told(desk)[0] == (
        "Ubah",
        "03/10/2025 Rapat A",
        "Hasil/tindak lanjut: – → Notulen; Tanggal tindak lanjut: – → 10/10/2025",
    )
    evidence = next(each for each in lines(desk) if each.row[0] == "evidence")
    assert evidence.kind == "Bukti kegiatan"
    assert evidence.subject == "03/10/2025 Rapat A"
    assert "Jenis: Rapat koordinasi" in changes_text(evidence)


def test_that_a_removed_row_keeps_its_name(desk: Desk) -> None:
    saved = desk.activity(description="Rapat B", evidence="")
    desk.services.activities.remove([saved.id])
    found = [each for each in told(desk) if "Rapat B" in each[1]]
    assert [each[0] for each in found] == ["Hapus", "Tambah"]
    assert "Uraian kegiatan: Rapat B" in found[0][2]


def test_that_a_row_is_named_as_it_is_now_and_ids_never_show(desk: Desk) -> None:
    saved = desk.activity(description="Rapat C")
    desk.services.activities.change(
        saved.id, {"description": "Rapat D", "section": desk.section(1)}
    )
    section = desk.services.settings.sections()[1].name
    newest = told(desk)[0]
    assert newest[1] == "03/10/2025 Rapat D"
    assert f"→ {section}" in newest[2]
    assert saved.id not in str(told(desk))
    assert desk.section(1) not in str(told(desk))


def test_that_targets_letters_settings_and_holidays_are_named_too(desk: Desk) -> None:
    desk.services.indicators.set_target("IKU-2", 2025, 4, 90)
    desk.services.preferences.change_letters({"letter_nature": "Segera"})
    desk.services.holidays.add({"day": "25/12/2025", "name": "Natal"})
    subjects = [(each.kind, each.subject) for each in lines(desk)[:3]]
    assert subjects == [
        ("Hari libur", "25/12/2025 Natal"),
        ("Pengaturan", "Sifat surat"),
        ("Target", "IKU-2 TW IV 2025"),
    ]


def test_that_lines_are_filtered_by_kind_person_day_and_action(desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2026, date="28/11/2025")
    desk.clock.day = date(2025, 12, 3)
    desk.context.user = "Budi"
    desk.record("Jenggrong", "APBDES", 2026, date="29/11/2025")
    desk.activity(description="Rapat")
    documents = AuditFilter(tables=("village_document",))
    assert [each[0] for each in told(desk, documents)] == ["Ubah", "Tambah"]
    assert {each.who for each in lines(desk, AuditFilter(who="Budi"))} == {"Budi"}
    early = AuditFilter(tables=("village_document",), last=date(2025, 12, 2))
    assert [each[0] for each in told(desk, early)] == ["Tambah"]
    late = AuditFilter(tables=("village_document",), first=date(2025, 12, 3))
    assert [each[0] for each in told(desk, late)] == ["Ubah"]
    changed = AuditFilter(tables=("village_document", "activity"), action=AuditAction.UPDATE)
    assert [each[0] for each in told(desk, changed)] == ["Ubah"]
    assert desk.services.trail.people() == ("Budi", "Siti Aminah")
    assert {"activity", "village_document"} <= set(desk.services.trail.tables())


def test_that_a_long_trail_comes_in_pages_without_gap_or_repetition(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail_service, "AT_ONCE", 7)
    seen: list[int] = []
    before = None
    while True:
        page = desk.services.trail.page(AuditFilter(), before)
        seen += [each.sequence for each in page.lines]
        if not page.goes_on:
            break
        assert len(page.lines) == 7
        before = page.lines[-1].sequence
    assert seen == sorted(set(seen), reverse=True)
    assert len(seen) == desk.services.trail.head().count


def test_that_a_documents_history_holds_its_exception_and_what_was_removed(desk: Desk) -> None:
    place = (desk.village(), "APBDES", 2026)
    desk.record("Jenggrong", "APBDES", 2026, date="28/11/2025")
    desk.record("Jenggrong", "APBDES", 2026, date="")
    desk.record("Jenggrong", "APBDES", 2026, note="baru")
    typed = {"new_due": "15/1/2026", "decided_on": "20/11/2025", "reason": "Banjir"}
    desk.services.documents.grant_exception(*place, typed)
    desk.record("Meninjo", "APBDES", 2026, date="28/11/2025")
    scope = desk.services.trail.of_document(*place)
    assert scope.title == "APBDesa 2026, Jenggrong"
    assert [(each[0], each[1]) for each in of(scope, desk)] == [
        ("Tambah", "APBDesa 2026, Jenggrong"),
        ("Tambah", "APBDesa 2026, Jenggrong"),
        ("Hapus", "APBDesa 2026, Jenggrong"),
        ("Tambah", "APBDesa 2026, Jenggrong"),
    ]


def test_that_a_document_of_which_nothing_was_recorded_has_no_history(desk: Desk) -> None:
    desk.record("Meninjo", "APBDES", 2026, date="28/11/2025")
    scope = desk.services.trail.of_document(desk.village(), "APBDES", 2026)
    assert of(scope, desk) == []


def test_that_an_activitys_history_holds_its_evidence(desk: Desk) -> None:
    saved = desk.activity(description="Rapat E")
    desk.activity(description="Rapat F")
    scope = desk.services.trail.of_row("activity", saved.id)
    assert scope.title == "03/10/2025 Rapat E"
    assert sorted(each.row[0] for each in lines(desk, scope.wanted)) == ["activity", "evidence"]


def test_that_an_undone_step_says_that_it_was_put_back(desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2026, date="28/11/2025")
    desk.services.history.undo(desk.moment())
    assert told(desk)[0][0] == "Hapus (diurungkan)"


def test_that_the_chain_says_whether_it_holds_and_where_it_breaks(desk: Desk) -> None:
    count = desk.services.trail.head().count
    assert desk.services.trail.check() == TrailState(count)
    with closing(sqlite3.connect(desk.store.paths.database)) as connection:
        connection.execute("DROP TRIGGER audit_is_never_changed")
        connection.execute("UPDATE audit SET new = '{}' WHERE sequence = 5")
        connection.commit()
    assert desk.services.trail.check() == TrailState(count, 5)


def test_that_the_trail_is_printed_as_filtered(desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2026, date="28/11/2025")
    wanted = AuditFilter(tables=("village_document",))
    report = desk.services.trail.report(wanted, "Saringan: Dokumen desa")
    assert [each.subject for each in report.lines] == ["APBDesa 2026, Jenggrong"]
    assert (report.printed_by, report.state.broken_at) == ("Siti Aminah", None)
    document = desk.services.trail.paper(wanted, "Saringan: Dokumen desa")
    assert document.data.startswith(b"%PDF-")
    assert document.name == "IKU_Jejak_Ranuyoso_2025-12-01.pdf"
    assert document.code


def test_that_more_lines_than_anybody_reads_are_not_printed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trail_service, "MOST_PRINTED", 3)
    found = desk.refused(lambda: desk.services.trail.paper(AuditFilter(), ""))
    assert found == {"": "trail_too_long"}


# What is looked for by its words


def found(desk: Desk, text: str) -> list[str]:
    return [each.subject for each in lines(desk, AuditFilter(text=text))]


def test_that_a_word_finds_the_rows_that_hold_it_now_or_held_it_before(desk: Desk) -> None:
    one = desk.activity(description="Rapat Musrenbang", evidence="")
    desk.activity(description="Pembinaan", place="Aula Musren", evidence="")
    desk.services.activities.change(one.id, {"description": "Rapat desa"})
    assert found(desk, "musrenbang") == ["03/10/2025 Rapat desa"] * 2
    assert found(desk, "MUSREN") == [
        "03/10/2025 Rapat desa",
        "03/10/2025 Pembinaan",
        "03/10/2025 Rapat desa",
    ]
    assert not found(desk, "musrenbangdes")


def test_that_a_village_or_activity_finds_what_belongs_to_it(desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2026, number="5/2025")
    desk.record("Meninjo", "APBDES", 2026, number="6/2025")
    desk.activity(description="Rapat tunggal")
    assert "APBDesa 2026, Jenggrong" in found(desk, "jenggrong")
    assert "APBDesa 2026, Meninjo" not in found(desk, "jenggrong")
    kinds = {each.kind for each in lines(desk, AuditFilter(text="rapat tunggal"))}
    assert kinds == {"Kegiatan", "Bukti kegiatan"}


def test_that_a_day_and_a_kind_of_document_are_found_as_they_are_shown(desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2026, date="28/11/2025")
    desk.record("Jenggrong", "LPPDES", 2024, date="28/3/2025")
    assert found(desk, "28/11/2025") == ["APBDesa 2026, Jenggrong"]
    assert found(desk, "28 November 2025") == ["APBDesa 2026, Jenggrong"]
    assert found(desk, "lppdesa 2024") == []
    assert "LPPDesa 2024, Jenggrong" in found(desk, "lppdesa")
    assert "APBDesa 2026, Jenggrong" not in found(desk, "lppdesa")


def test_that_names_of_columns_and_signs_are_no_words(desk: Desk) -> None:
    desk.activity(description='Rapat "kecil" 100% {a}', evidence="")
    assert found(desk, "description") == []
    for text in ('"kecil"', 'l" 100%', "{a}", '  rapat "k'):
        assert found(desk, text) == ['03/10/2025 Rapat "kecil" 100% {a}'], text
    assert found(desk, "100_") == []


def test_that_words_narrow_what_other_filters_let_through(desk: Desk) -> None:
    saved = desk.activity(description="Rapat A", evidence="")
    desk.services.activities.change(saved.id, {"place": "Aula"})
    wanted = AuditFilter(text="rapat a", action=AuditAction.UPDATE)
    assert [changes_text(each) for each in lines(desk, wanted)] == ["Tempat: – → Aula"]
    assert not lines(desk, AuditFilter(text="rapat a", who="Budi"))


def test_that_the_paper_says_for_which_word_it_was_asked(desk: Desk) -> None:
    desk.activity(description="Rapat A", evidence="")
    wanted = AuditFilter(text="rapat a")
    said = filter_text(wanted)
    assert said == "Saringan: memuat “rapat a”"
    report = desk.services.trail.report(wanted, said)
    assert [each.subject for each in report.lines] == ["03/10/2025 Rapat A"]

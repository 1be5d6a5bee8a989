"""Copies in words: the status bar, what a copy holds beside what is here, and what a check found."""

from dataclasses import replace
from datetime import datetime

from iku_desktop.domain.backups import (
    BackupCopy,
    BackupOutcome,
    BackupReason,
    BackupState,
    Manifest,
    Member,
    OfficeFacts,
    RestoreOutcome,
    SecondPlace,
)
from iku_desktop.domain.checkups import Checkup
from iku_desktop.domain.evidence_files import (
    EvidenceCheck,
    EvidenceFile,
    FileFinding,
    FileOwner,
    FileState,
    FileType,
)
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Problem, Unavailable
from iku_desktop.presentation.backup_words import (
    checkup_text,
    cli_made_text,
    copy_text,
    fact_rows,
    made_text,
    older_text,
    restored_text,
    status_text,
    status_tip,
)

AT = datetime.fromisoformat("2026-09-30T10:24:00")
COPY = BackupCopy("x", "Ranuyoso", 4, AT, BackupReason.CLOSE)
FACTS = OfficeFacts("35.08.20", "Ranuyoso", False, 11, 91, 522, 3, AT, (Quarter(2026, 1),))
MANIFEST = Manifest(
    facts=FACTS,
    schema=3,
    sequence=4,
    made_at=AT,
    made_by="Siti",
    reason=BackupReason.CLOSE,
    tables={},
    audit=None,
    members=(Member("iku.sqlite3", 1_500_000, "a"), Member("bukti/x.pdf", 100_000, "b")),
)


def test_that_the_status_bar_names_the_last_copy_or_reminds() -> None:
    assert status_text(BackupState()) == "Belum ada cadangan"
    assert status_text(BackupState(COPY)) == "Cadangan 30/09/2026 10.24"
    assert status_text(BackupState(COPY, reminder=9)) == "Salin ke flash disk (9 hari)"


def test_that_the_tip_tells_of_both_places() -> None:
    assert "Belum pernah disalin" in status_tip(BackupState(COPY))
    place = SecondPlace("E:\\", copied_at=AT, sequence=3)
    tip = status_tip(BackupState(COPY, place))
    assert tip.splitlines() == [
        "Cadangan terakhir di komputer ini: 30 September 2026 10.24",
        "Salinan terakhir di tempat kedua: 30 September 2026 10.24 (E:\\)",
        "Klik untuk menyalin sekarang.",
    ]


def test_that_every_reason_has_its_words() -> None:
    words = {copy_text(replace(COPY, reason=reason)) for reason in BackupReason}
    assert len(words) == len(BackupReason)
    assert copy_text(COPY) == "30 September 2026 10.24, saat program ditutup"


def test_that_a_finished_copy_is_told_with_what_is_missing() -> None:
    made = BackupOutcome("/x/y.ikubak", MANIFEST)
    assert "1,6 MB, 11 desa, 91 dokumen, 522 kegiatan, 1 berkas bukti" in made_text(made)
    assert "tidak ikut" not in made_text(made)
    lacking = replace(MANIFEST, missing=("a.pdf", "b.pdf"))
    assert "2 berkas bukti tidak ada" in made_text(BackupOutcome("/x", lacking))
    assert cli_made_text(made).startswith("/x/y.ikubak: 1,6 MB, 1 berkas bukti")


def test_that_a_restore_tells_where_the_state_before_is() -> None:
    outcome = RestoreOutcome(MANIFEST, "IKU_Ranuyoso_000005.ikubak", evidence=2)
    assert "tersimpan sebagai cadangan IKU_Ranuyoso_000005.ikubak" in restored_text(outcome)
    aside = restored_text(replace(outcome, kept="rusak-1", aside=True))
    assert "rusak tersimpan utuh di folder cadangan/rusak-1" in aside
    assert "sebelumnya" not in restored_text(replace(outcome, kept=""))


def test_that_what_differs_between_copy_and_here_is_marked() -> None:
    here = replace(FACTS, activities=530, closed=(), practice=True, last_change=None)
    rows = {row.name: row for row in fact_rows(MANIFEST, here)}
    assert [name for name, row in rows.items() if row.differs] == [
        *("Kecamatan", "Perubahan terakhir", "Kegiatan", "Triwulan ditutup"),
    ]
    assert rows["Kecamatan"].here == "Ranuyoso, latihan (35.08.20)"
    assert (rows["Triwulan ditutup"].there, rows["Triwulan ditutup"].here) == (
        *("TW I 2026", "belum ada"),
    )
    assert {row.here for row in fact_rows(MANIFEST, None)} == {"tidak terbaca"}


def test_that_only_later_changes_here_are_warned_of() -> None:
    later = replace(FACTS, last_change=AT.replace(month=10, day=1))
    assert "sesudah 30 September 2026 10.24" in older_text(MANIFEST, later)
    for here in (FACTS, None, replace(FACTS, last_change=None)):
        assert older_text(MANIFEST, here) == ""


def a_checkup(**found: object) -> Checkup:
    whole = Checkup((), EvidenceCheck(ok=5), 2, (), 3, ())
    return replace(whole, **found)  # type: ignore[arg-type]


def test_that_a_check_counts_what_is_whole() -> None:
    found = a_checkup()
    assert found.is_sound
    assert checkup_text(found).splitlines() == [
        *("Berkas bukti: 5 utuh.", "Penutupan triwulan: 2 utuh.", "Cadangan: 3 utuh."),
    ]


def test_that_a_check_names_everything_that_is_spoiled_first() -> None:
    file = EvidenceFile(FileOwner.ACTIVITY, "1", "a" * 64, FileType.PDF, "Notulen.pdf", 1, 1)
    gone = FileFinding(file, FileState.MISSING, "Rapat", None)
    altered = FileFinding(file, FileState.ALTERED, "", None)
    found = a_checkup(
        problems=(Problem("database_content", "", {"details": "x", "count": 1}),),
        evidence=EvidenceCheck(ok=0, missing=(gone,), altered=(altered,)),
        spoiled_closings=(Unavailable("closing_damaged", quarter="I", year=2026),),
        spoiled_copies=(("x.ikubak", Problem("backup_damaged", "file", {"part": "y"})),),
    )
    assert not found.is_sound
    lines = checkup_text(found).splitlines()
    assert len(lines) == 8
    assert lines[2] == "Berkas bukti hilang: Notulen.pdf (Rapat)"
    assert lines[3] == "Berkas bukti berubah: Notulen.pdf"
    assert lines[4].startswith("Cadangan x.ikubak: Cadangan ini rusak")

"""The recycle bin: what was removed is listed, survives closing the program, and comes back whole."""

from datetime import date

from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.recycle import RemovedRow
from iku_desktop.domain.steps import StepMark, mark_of
from iku_desktop.presentation.step_words import step_text
from iku_desktop.storage.store import Store
from tests.scans import a_pdf
from tests.services.desk import Desk


def bin_rows(desk: Desk) -> tuple[RemovedRow, ...]:
    return desk.services.recycle_bin.rows()


def names(desk: Desk) -> list[str]:
    return [row.name for row in bin_rows(desk)]


def restore(desk: Desk, *rows: RemovedRow) -> None:
    desk.services.recycle_bin.restore([row.sequence for row in rows], desk.moment())


def refused(desk: Desk, *rows: RemovedRow) -> list[str]:
    problems: tuple[Problem, ...] = desk.problems(lambda: restore(desk, *rows))
    return [each.code for each in problems]


def test_that_an_activity_comes_back_under_its_id_with_evidence_and_files(desk: Desk) -> None:
    saved = desk.activity(description="Rapat A", evidence_numbers="1/2025")
    desk.services.evidence.store_bytes(FileOwner.ACTIVITY, saved.id, a_pdf(), "notulen.pdf")
    with desk.store.read() as reader:
        before = reader.activity(saved.id)
    desk.services.activities.remove([saved.id])
    (row,) = bin_rows(desk)
    assert row.name == "Kegiatan: 03/10/2025 Rapat A"
    assert (row.removed_by, row.removed_at, row.parts) == ("Siti Aminah", desk.clock.now(), 2)
    restore(desk, row)
    with desk.store.read() as reader:
        assert reader.activity(saved.id) == before
        assert (
            reader.evidence_files(FileOwner.ACTIVITY, [saved.id])[saved.id][0].name == "notulen.pdf"
        )
    assert bin_rows(desk) == ()
    assert not desk.store.check()


def test_that_the_bin_survives_closing_the_program(desk: Desk) -> None:
    saved = desk.activity(description="Rapat A")
    desk.services.activities.remove([saved.id])
    desk.store.close()
    again = Desk(Store.open(desk.store.paths), desk.clock)
    (row,) = bin_rows(again)
    restore(again, row)
    assert len(again.services.activities.list(again.moment()).rows) == 1
    again.store.close()


def test_that_restoring_is_a_step_that_the_trail_marks_and_that_can_be_undone(desk: Desk) -> None:
    saved = desk.activity()
    desk.services.activities.remove([saved.id])
    restore(desk, *bin_rows(desk))
    with desk.store.read() as reader:
        newest = reader.audit_of("activity", saved.id)[-1]
    assert mark_of(newest.step) is StepMark.RESTORE
    turned = desk.services.history.undo(desk.moment())
    assert step_text(turned.step) == "pulihkan dari keranjang"
    assert len(bin_rows(desk)) == 1


def test_that_everything_a_clerk_removes_lies_in_the_bin_with_its_name(desk: Desk) -> None:
    services = desk.services
    desk.record("Jenggrong", "RKPDES", 2026, date="20/09/2025")
    desk.record("Jenggrong", "RKPDES", 2026, date="")
    services.villages.add({"code": "35.08.20.2012", "name": "Baru"})
    services.villages.remove([desk.village("Baru")])
    services.indicators.set_target("IKU-2", 2025, 3, "90")
    services.indicators.set_target("IKU-2", 2025, 3, "")
    hindering = ("IKU-2", Quarter(2025, 3), NarrativeKind.HINDERING)
    services.indicators.write_narrative(*hindering, "Hujan")
    services.indicators.write_narrative(*hindering, "")
    section = services.settings.add_section({"code": "X", "name": "Seksi X", "short_name": "X"})
    services.settings.remove_section(section.id)
    activity = desk.activity()
    services.evidence.store_bytes(FileOwner.ACTIVITY, activity.id, a_pdf(), "notulen.pdf")
    file = services.evidence.files(FileOwner.ACTIVITY, [activity.id])[activity.id][0]
    services.evidence.remove(file.id)
    assert names(desk) == [
        "Berkas bukti: notulen.pdf",
        "Seksi: Seksi X",
        "Uraian laporan: IKU-2 TW III 2025",
        "Target: IKU-2 TW III 2025",
        "Desa: Baru",
        "Dokumen desa: RKPDesa 2026 Jenggrong",
    ]
    for row in bin_rows(desk):
        restore(desk, row)
    assert bin_rows(desk) == ()
    assert desk.village("Baru")
    assert services.evidence.files(FileOwner.ACTIVITY, [activity.id])[activity.id] == (file,)


def test_that_several_rows_come_back_together_or_not_at_all(desk: Desk) -> None:
    one, other = desk.activity(description="A"), desk.activity(description="B")
    desk.services.activities.remove([one.id, other.id])
    desk.activity(description="A")
    assert refused(desk, *bin_rows(desk)) == ["activity_twice"]
    assert len(bin_rows(desk)) == 2
    restore(desk, next(row for row in bin_rows(desk) if row.name.endswith("B")))
    assert [row.name[-1] for row in bin_rows(desk)] == ["A"]


def test_that_what_was_recorded_anew_is_not_overwritten(desk: Desk) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="20/09/2025")
    desk.record("Jenggrong", "RKPDES", 2026, date="")
    desk.record("Jenggrong", "RKPDES", 2026, date="21/09/2025")
    assert refused(desk, *bin_rows(desk)) == ["duplicate"]


def test_that_a_row_waits_for_what_it_belongs_to(desk: Desk) -> None:
    section = desk.services.settings.add_section(
        {"code": "X", "name": "Seksi X", "short_name": "X"}
    )
    saved = desk.activity(section=section.id)
    desk.services.activities.remove([saved.id])
    desk.services.settings.remove_section(section.id)
    village = desk.services.villages.add({"code": "35.08.20.2012", "name": "Baru"})
    desk.record("Baru", "RKPDES", 2026, date="20/09/2025")
    desk.record("Baru", "RKPDES", 2026, date="")
    desk.services.villages.remove([village.id])
    gone, document, seksi, activity = bin_rows(desk)
    assert document.name == "Dokumen desa: RKPDesa 2026 Baru"
    assert refused(desk, activity) == ["restore_section_first"]
    assert refused(desk, document) == ["restore_village_first"]
    restore(desk, seksi, activity)
    restore(desk, gone)
    restore(desk, document)
    assert bin_rows(desk) == ()


def test_that_a_village_whose_code_was_given_again_stays_in_the_bin(desk: Desk) -> None:
    typed = {"code": "35.08.20.2012", "name": "Baru"}
    desk.services.villages.remove([desk.services.villages.add(typed).id])
    desk.services.villages.add(typed | {"name": "Lain"})
    assert refused(desk, *bin_rows(desk)) == ["village_code_twice"]


def test_that_nothing_is_restored_into_a_closed_quarter(desk: Desk) -> None:
    saved = desk.activity(date=date(2025, 2, 3))
    desk.services.activities.remove([saved.id])
    desk.services.closings.close(Quarter(2025, 1))
    assert refused(desk, *bin_rows(desk)) == ["quarter_closed"]


def test_that_a_file_whose_content_is_gone_is_told(desk: Desk) -> None:
    saved = desk.activity()
    desk.services.evidence.store_bytes(FileOwner.ACTIVITY, saved.id, a_pdf(), "notulen.pdf")
    file = desk.services.evidence.files(FileOwner.ACTIVITY, [saved.id])[saved.id][0]
    desk.services.activities.remove([saved.id])
    desk.services.evidence.path(file).unlink()
    assert refused(desk, *bin_rows(desk)) == ["evidence_gone"]


def test_that_a_line_that_is_none_restores_nothing(desk: Desk) -> None:
    desk.activity()
    row = RemovedRow(desk.counter(), "activity", "", desk.clock.now(), "")
    assert refused(desk, row) == ["nothing_to_restore"]


def test_that_only_the_newest_removal_of_a_row_is_listed(desk: Desk) -> None:
    saved = desk.activity(description="A")
    for _ in range(3):
        desk.services.activities.remove([saved.id])
        restore(desk, *bin_rows(desk))
    assert bin_rows(desk) == ()
    desk.services.activities.remove([saved.id])
    assert names(desk) == ["Kegiatan: 03/10/2025 A"]


def test_that_the_place_of_a_restored_row_is_told(desk: Desk) -> None:
    saved = desk.activity(date=date(2025, 2, 3))
    desk.services.activities.remove([saved.id])
    rows = [row.sequence for row in bin_rows(desk)]
    _, place = desk.services.recycle_bin.restore(rows, desk.moment())
    assert place is not None
    assert place.hints == {"activity_id": saved.id}

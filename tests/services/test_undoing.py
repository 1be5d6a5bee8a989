"""Undoing and redoing: every step is one, the rows stand as before, and the audit trail tells the truth."""

from datetime import date

import pytest

from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.steps import Act, StepMark, StepName, mark_of
from iku_desktop.presentation.step_words import passed_text, step_text
from iku_desktop.services.history import Turned
from tests.scans import a_pdf
from tests.services.desk import Desk

PASTE = StepName(Act.PASTE, 12)


def everything(desk: Desk) -> tuple[object, ...]:
    """All rows that the office's figures and papers are made of."""
    with desk.store.read() as reader:
        return (
            *(reader.office(), reader.villages(), reader.sections(), reader.officials()),
            *(reader.document_types(), reader.rules(), reader.plans(), reader.categories()),
            *(reader.presets(), reader.causes(), reader.documents(), reader.exceptions()),
            *(reader.activities(date(1900, 1, 1), date(2200, 1, 1)), reader.targets()),
            *(reader.manual_values(2025), reader.narratives(2025, 4), reader.preferences()),
            reader.all_evidence_files(),
        )


def undo(desk: Desk) -> Turned:
    return desk.services.history.undo(desk.moment())


def redo(desk: Desk) -> Turned:
    return desk.services.history.redo(desk.moment())


def undo_codes(desk: Desk) -> list[str]:
    return [each.code for each in desk.problems(lambda: undo(desk))]


def work(desk: Desk) -> None:
    """A step of every kind a clerk does."""
    services = desk.services
    saved = desk.activity(evidence_numbers="1/2025")
    services.activities.change(
        saved.id, {"evidence": "SK Camat; Rapat koordinasi", "place": "Aula"}
    )
    services.evidence.store_bytes(FileOwner.ACTIVITY, saved.id, a_pdf(), "notulen.pdf")
    desk.record("Jenggrong", "RKPDES", 2026, date="20/09/2025", number="1")
    desk.record("Jenggrong", "RKPDES", 2026, number="2")
    key = (desk.village(), "RKPDES", 2026)
    exception = {"new_due": "30/10/2025", "decided_on": "20/9/2025", "reason": "Banjir"}
    services.documents.grant_exception(*key, exception)
    services.documents.withdraw_exception(*key)
    services.documents.enter_block({key: {"date": "", "number": ""}}, PASTE)
    services.villages.add({"code": "35.08.20.2012", "name": "Baru"})
    services.villages.change(desk.village("Baru"), {"head": "Bu Rini"})
    services.villages.remove([desk.village("Baru")])
    services.indicators.set_target("IKU-2", 2025, 4, "90")
    services.indicators.set_target("IKU-2", 2025, 4, "91", "Perubahan", "1/2025", "1/11/2025")
    services.indicators.write_narrative("IKU-2", Quarter(2025, 4), NarrativeKind.HINDERING, "Hujan")
    services.indicators.set_target("IKU-2", 2025, 4, "")
    services.activities.remove([saved.id])


def test_that_every_step_is_undone_and_redone_to_the_same_rows(desk: Desk) -> None:
    states = [everything(desk)]
    work(desk)
    end = everything(desk)
    names = []
    while desk.services.history.undoable is not None:
        names.append(step_text(undo(desk).step))
        states.append(everything(desk))
    assert len(names) == 16
    assert states[-1] == states[0]
    for expected in [*reversed(states[1:-1]), end]:
        redo(desk)
        assert everything(desk) == expected
    assert desk.services.history.redoable is None
    assert not desk.store.check()
    assert names[0] == "hapus kegiatan"
    assert "tempel 12 sel" in names
    assert "ubah kegiatan" in names
    assert "tambah target" in names


def test_that_the_trail_tells_an_undo_as_a_change_of_its_own(desk: Desk) -> None:
    saved = desk.activity(description="Rapat A")
    undo(desk)
    redo(desk)
    with desk.store.read() as reader:
        entries = reader.audit_of("activity", saved.id)
    assert [(each.action.value, mark_of(each.step)) for each in entries] == [
        ("insert", None),
        ("delete", StepMark.UNDO),
        ("insert", StepMark.REDO),
    ]
    assert entries[1].created_by == "Siti Aminah"


def test_that_a_hundred_steps_are_undone_one_by_one(desk: Desk) -> None:
    saved = desk.activity(description="Rapat 0")
    for number in range(1, 121):
        desk.services.activities.change(saved.id, {"description": f"Rapat {number}"})
    for number in range(119, -1, -1):
        undo(desk)
        rows = desk.services.activities.list(desk.moment()).rows
        assert [each.activity.description for each in rows] == [f"Rapat {number}"]


def test_that_work_after_an_undo_takes_the_place_of_what_was_undone(desk: Desk) -> None:
    desk.activity(description="A")
    undo(desk)
    desk.activity(description="B")
    assert desk.services.history.redoable is None
    with pytest.raises(Refused, match="nothing_to_redo"):
        redo(desk)


def test_that_there_is_nothing_to_undo_at_first(desk: Desk) -> None:
    assert desk.services.history.undoable is None
    assert undo_codes(desk) == ["nothing_to_undo"]


def test_that_a_step_whose_row_went_on_is_refused_by_name_and_left_out(desk: Desk) -> None:
    saved = desk.activity(description="Rapat penting")
    other = desk.activity(description="Rapat lain")
    # Something that is no step of this session changes the row: a merged package, another program.
    with desk.store.write("Orang lain", desk.clock.now()) as unit:
        stored = unit.activity(other.id)
        assert stored is not None
        unit.remove(type(stored), other.id)
    problems = desk.problems(lambda: undo(desk))
    assert [each.code for each in problems] == ["undo_overtaken"]
    assert problems[0].values["row"] == "Kegiatan: 03/10/2025 Rapat lain"
    undo(desk)
    with desk.store.read() as reader:
        assert reader.activity(saved.id) is None


def test_that_nothing_a_closed_quarter_holds_is_undone(desk: Desk) -> None:
    desk.record("Jenggrong", "LPPDES", 2024, date="28/03/2025")
    desk.services.closings.close(Quarter(2025, 1))
    assert undo_codes(desk) == ["quarter_closed"]
    desk.services.closings.reopen(Quarter(2025, 1), "Salah ketik")
    turned = undo(desk)
    assert passed_text(turned.passed) == "penutupan triwulan tetap berlaku"
    with desk.store.read() as reader:
        assert not reader.documents()


def test_that_what_was_done_for_good_is_passed_over(desk: Desk) -> None:
    desk.activity()
    desk.services.closings.close(Quarter(2025, 1))
    turned = undo(desk)
    assert step_text(turned.step) == "tambah kegiatan"
    assert turned.passed
    assert undo_codes(desk) == ["only_for_good"]


def test_that_closing_does_not_lose_what_can_be_redone(desk: Desk) -> None:
    desk.activity()
    undo(desk)
    desk.services.closings.close(Quarter(2025, 1))
    redo(desk)
    assert len(desk.services.activities.list(desk.moment()).rows) == 1


def test_that_the_place_of_a_step_is_told(desk: Desk) -> None:
    saved = desk.activity(date=date(2025, 2, 3))
    place = undo(desk).place
    assert place is not None
    assert (place.table, dict(place.hints)) == ("activity", {})
    assert place.moment is not None
    assert place.moment.quarter == Quarter(2025, 1)
    place = redo(desk).place
    assert place is not None
    assert place.hints == {"activity_id": saved.id}
    desk.record("Jenggrong", "LPPDES", 2024, date="28/03/2025")
    desk.record("Jenggrong", "LPPDES", 2024, number="7")
    for _ in range(2):
        place = undo(desk).place
        assert place is not None
        assert place.hints == {"village_id": desk.village(), "document_type": "LPPDES"}
    desk.services.indicators.set_target("IKU-2", 2024, 2, "90")
    place = undo(desk).place
    assert place is not None
    assert place.hints == {"indicator_code": "IKU-2"}
    assert place.moment is not None
    assert place.moment.quarter == Quarter(2024, 2)
    desk.services.villages.add({"code": "35.08.20.2012", "name": "Baru"})
    place = undo(desk).place
    assert place is not None
    assert place.table == "village"


def test_that_a_change_of_the_settings_is_undone_without_a_place(desk: Desk) -> None:
    desk.services.settings.change_office({"address": "Jalan Baru 1"})
    turned = undo(desk)
    assert turned.place is None
    assert step_text(turned.step) == "ubah profil kantor"
    with desk.store.read() as reader:
        assert reader.office().address != "Jalan Baru 1"


def test_that_a_refused_entry_is_no_step(desk: Desk) -> None:
    desk.refused(lambda: desk.activity(date="31/9/2025"))
    desk.services.activities.remove([])
    assert desk.services.history.undoable is None


def test_that_files_come_back_with_their_activity(desk: Desk) -> None:
    saved = desk.activity()
    desk.services.evidence.store_bytes(FileOwner.ACTIVITY, saved.id, a_pdf(), "notulen.pdf")
    desk.services.activities.remove([saved.id])
    undo(desk)
    files = desk.services.evidence.files(FileOwner.ACTIVITY, [saved.id])[saved.id]
    assert [each.name for each in files] == ["notulen.pdf"]
    assert desk.services.evidence.path(files[0]).exists()

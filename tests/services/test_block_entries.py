"""Blocks of cells entered at once: every cell is checked as a single one is, all or none is written."""

from collections.abc import Mapping
from fractions import Fraction

import pytest

from iku_desktop.domain.blocks import RefusedBlock, RefusedCell
from iku_desktop.domain.facts import DocumentKey
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.steps import Act, StepName
from tests.services.desk import VILLAGES, Desk

PASTE = StepName(Act.PASTE, 2)


def key(
    desk: Desk, village: str = "Jenggrong", kind: str = "RKPDES", year: int = 2026
) -> DocumentKey:
    return desk.village(village), kind, year


def codes(cells: tuple[RefusedCell, ...]) -> dict[tuple[object, str], str]:
    return {(cell.row, cell.field): cell.problem.code for cell in cells}


def audit_length(desk: Desk) -> int:
    with desk.store.read() as reader:
        return reader.audit_head().count


def steps_of(desk: Desk, since: int) -> set[str]:
    with desk.store.read() as reader:
        return {entry.step for entry in reader.audit_between(since, desk.counter())}


# Documents


def test_that_a_block_of_documents_is_written_in_one_step(desk: Desk) -> None:
    before = desk.counter()
    typed = {
        key(desk, village): {"date": "20/09/2025", "number": f"{number}/2025"}
        for number, village in enumerate(VILLAGES)
    }
    desk.services.documents.enter_block(typed, PASTE)
    matrix = desk.services.documents.matrix(desk.moment())
    assert [row.cells[0].number for row in matrix.rows] == [f"{n}/2025" for n in range(11)]
    assert len(steps_of(desk, before)) == 1


def test_that_one_refused_cell_keeps_the_whole_block_from_being_written(desk: Desk) -> None:
    before = desk.counter()
    typed = {
        key(desk): {"date": "31/09/2025", "number": "1"},
        key(desk, "Meninjo"): {"date": "20/09/2025"},
    }
    with pytest.raises(RefusedBlock) as caught:
        desk.services.documents.enter_block(typed, PASTE)
    assert codes(caught.value.cells) == {(key(desk), "date"): "date_past_month_end"}
    assert desk.counter() == before
    assert codes(desk.services.documents.check_block(typed)) == codes(caught.value.cells)


def test_that_a_document_of_which_a_block_leaves_nothing_is_removed(desk: Desk) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="20/09/2025", number="1")
    desk.record("Meninjo", "RKPDES", 2026, date="20/09/2025", note="catatan")
    empty = {"date": "", "number": ""}
    desk.services.documents.enter_block(
        {key(desk): empty, key(desk, "Meninjo"): empty, key(desk, "Wonoayu"): empty}, PASTE
    )
    with desk.store.read() as reader:
        kept = reader.documents([2026])
    assert list(kept) == [key(desk, "Meninjo")]


def test_that_a_place_that_is_none_refuses_every_cell_of_its_row(desk: Desk) -> None:
    place = ("nobody", "RKPDES", 2026)
    found = desk.services.documents.check_block({place: {"date": "1/9/2025", "number": "1"}})
    assert codes(found) == {
        (place, "date"): "unknown_village",
        (place, "number"): "unknown_village",
    }


def test_that_a_closed_quarter_refuses_only_what_it_holds(desk: Desk) -> None:
    desk.record("Jenggrong", "LPPDES", 2024, date="28/03/2025", number="1")
    desk.services.closings.close(Quarter(2025, 1))
    lpp = key(desk, kind="LPPDES", year=2024)
    typed: Mapping[DocumentKey, Mapping[str, str]] = {
        lpp: {"date": "29/03/2025", "note": "boleh"},
        key(desk, "Meninjo", "LPPDES", 2024): {"date": "4/4/2025"},
    }
    assert codes(desk.services.documents.check_block(typed)) == {(lpp, "date"): "quarter_closed"}
    accepted = {lpp: {"note": "boleh"}, key(desk, "Meninjo", "LPPDES", 2024): {"date": "4/4/2025"}}
    desk.services.documents.enter_block(accepted, PASTE)


def test_that_odd_orders_are_told_once(desk: Desk) -> None:
    place = desk.village()
    saved = desk.services.documents.enter_block(
        {
            (place, "RKPDES", 2026): {"date": "20/11/2025"},
            (place, "APBDES", 2026): {"date": "10/11/2025"},
        },
        PASTE,
    )
    assert [each.code for each in saved.warnings] == ["dated_after_successor"]


# Activities


def row(desk: Desk, **typed: str) -> dict[str, str]:
    name = desk.services.settings.sections()[0].short_name
    return {"date": "3/10/2025", "description": "Rapat A", "section": name} | typed


def test_that_a_block_changes_activities_and_adds_new_ones(desk: Desk) -> None:
    saved = desk.activity(description="Lama")
    block = {saved.id: {"description": "Baru"}, "+1": row(desk), "+2": row(desk, description="B")}
    desk.services.activities.enter_block(block, PASTE)
    rows = desk.services.activities.list(desk.moment()).rows
    assert sorted(each.activity.description for each in rows) == ["B", "Baru", "Rapat A"]


def test_that_a_new_row_stands_or_falls_as_a_whole(desk: Desk) -> None:
    block = {
        "+1": row(desk, date="31/9/2025", evidence="entah"),
        "+2": {"description": "Tanpa seksi"},
    }
    found = codes(desk.services.activities.check_block(block))
    assert found == {
        ("+1", "date"): "date_past_month_end",
        ("+1", "evidence"): "unknown_evidence",
        ("+2", "date"): "needed",
        ("+2", "section"): "needed",
    }


def test_that_a_refused_date_leaves_the_rest_of_a_stored_row_to_be_judged(desk: Desk) -> None:
    saved = desk.activity()
    found = desk.services.activities.check_block(
        {saved.id: {"date": "1/1/2030", "description": "Lain", "follow_up_date": "2/10/2025"}}
    )
    # The follow-up precedes the stored day too, once the wrong day is left out.
    assert codes(found) == {
        (saved.id, "date"): "date_in_future",
        (saved.id, "follow_up_date"): "follow_up_before_activity",
    }


def test_that_twins_are_found_in_the_block_and_in_the_database(desk: Desk) -> None:
    desk.activity(description="Rapat B")
    block = {"+1": row(desk), "+2": row(desk), "+3": row(desk, description="Rapat B")}
    assert codes(desk.services.activities.check_block(block)) == {
        ("+2", "description"): "activity_twice",
        ("+3", "description"): "activity_twice",
    }


def test_that_two_activities_may_change_their_words_with_each_other(desk: Desk) -> None:
    one, other = desk.activity(description="A"), desk.activity(description="B")
    block = {one.id: {"description": "B"}, other.id: {"description": "A"}}
    desk.services.activities.enter_block(block, PASTE)
    rows = {
        each.activity.id: each.activity
        for each in desk.services.activities.list(desk.moment()).rows
    }
    assert (rows[one.id].description, rows[other.id].description) == ("B", "A")


def test_that_an_activity_that_is_gone_refuses_its_row(desk: Desk) -> None:
    assert codes(desk.services.activities.check_block({"gone": {"description": "A"}})) == {
        ("gone", "description"): "unknown_activity"
    }


def test_that_a_year_without_plan_is_told_once(desk: Desk) -> None:
    block = {f"+{n}": row(desk, date="3/10/2015", description=f"R{n}") for n in range(3)}
    saved = desk.services.activities.enter_block(block, PASTE)
    assert [each.code for each in saved.warnings] == ["year_without_plan"]


# Villages


def test_that_villages_are_changed_and_added_in_one_block(desk: Desk) -> None:
    block = {desk.village(): {"head": "Bu Rini"}, "+1": {"code": "35.08.20.2012", "name": "Baru"}}
    desk.services.villages.enter_block(block, PASTE)
    with desk.store.read() as reader:
        found = {each.name: each.head for each in reader.villages()}
    assert found["Jenggrong"] == "Bu Rini"
    assert "Baru" in found


def test_that_a_code_is_not_given_twice_in_a_block(desk: Desk) -> None:
    new = {"code": "35.08.20.2012", "name": "Baru"}
    found = codes(desk.services.villages.check_block({"+1": new, "+2": new}))
    assert found == {("+2", "code"): "village_code_twice"}


def test_that_a_village_with_documents_becomes_no_kelurahan_in_a_block(desk: Desk) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="20/09/2025")
    block = {desk.village(): {"code": "35.08.20.1001", "head": "Bu Rini"}}
    assert codes(desk.services.villages.check_block(block)) == {
        (desk.village(), "code"): "village_has_documents"
    }


def test_that_the_effect_of_a_block_of_villages_is_told_before(desk: Desk) -> None:
    block = {desk.village(): {"valid_to": "01/01/2025"}}
    moved = desk.services.villages.effect_of_block(block, desk.moment())
    assert moved
    assert not desk.services.villages.effect_of_block(
        {desk.village(): {"head": "X"}}, desk.moment()
    )
    saved = desk.services.villages.enter_block(block, PASTE)
    assert saved.warnings == ()


# Targets


def test_that_a_years_targets_are_entered_in_one_block(desk: Desk) -> None:
    indicators = desk.services.indicators
    before = desk.counter()
    block = {quarter: {"value": f"{80 + quarter},5"} for quarter in (1, 2, 3, 4)}
    indicators.enter_targets("IKU-2", 2025, block, PASTE)
    view = indicators.view("IKU-2", desk.moment())
    assert [point.target for point in view.course] == [80 + n + Fraction(1, 2) for n in range(1, 5)]
    assert len(steps_of(desk, before)) == 1
    indicators.enter_targets("IKU-2", 2025, {2: {"value": ""}}, PASTE)
    assert indicators.view("IKU-2", desk.moment()).course[1].target is None


def test_that_a_target_beyond_its_bounds_is_refused_with_its_quarter(desk: Desk) -> None:
    indicators = desk.services.indicators
    found = indicators.check_targets(
        "IKU-2",
        2025,
        {1: {"value": "101"}, 2: {"value": "x"}, 7: {"value": "1"}, 3: {"value": "9"}},
    )
    assert codes(found) == {
        (1, "value"): "target_above_100",
        (2, "value"): "not_a_number",
        (7, "value"): "not_a_quarter",
    }


def test_that_a_target_of_a_closed_quarter_is_refused_in_a_block(desk: Desk) -> None:
    indicators = desk.services.indicators
    indicators.set_target("IKU-2", 2025, 1, "80")
    desk.services.closings.close(Quarter(2025, 1))
    found = indicators.check_targets("IKU-2", 2025, {1: {"value": "81"}, 4: {"value": "90"}})
    assert codes(found) == {(1, "value"): "quarter_closed"}


def test_that_a_block_of_nothing_writes_nothing(desk: Desk) -> None:
    before = desk.counter()
    desk.services.documents.enter_block({}, PASTE)
    desk.services.activities.enter_block({}, PASTE)
    desk.services.villages.enter_block({}, PASTE)
    desk.services.indicators.enter_targets("IKU-2", 2025, {}, PASTE)
    assert desk.counter() == before

"""A choice between versions is a change like any other: undone, told in the trail, refused where due."""

from datetime import date

import pytest

from iku_desktop.domain.package_models import DifferingRow
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.row_content import ACTIVITY
from tests.services.desk import Desk
from tests.services.senders import Town, activities, only, pass_time, told


@pytest.fixture
def office(town: Town) -> Desk:
    """An office that merged a row which it changed too."""
    section = town.desk("Seksi")
    row = section.activity(place="Aula").id
    office = town.desk("Kantor", like="Seksi")
    section.services.activities.change(row, {"place": "Balai", "note": "baru"})
    pass_time(office)
    office.services.activities.change(row, {"place": "Pendopo"})
    town.merge("Kantor", town.pack("Seksi"))
    return office


def the_row(office: Desk) -> DifferingRow:
    return only(office.services.packages.differing())


def test_that_a_choice_can_be_undone_and_the_difference_is_back(office: Desk) -> None:
    before, row = told(office), the_row(office)
    office.services.packages.choose(ACTIVITY, row.key, {"": row.sides[1].version})
    assert activities(office)[0].place == "Balai"
    office.services.history.undo(office.moment())
    assert activities(office)[0].place == "Pendopo"
    assert [each.fields["place"] for each in the_row(office).sides] == ["Pendopo", "Balai"]
    assert len(told(office)) == len(before)


def test_that_a_choice_undone_can_be_made_again_and_sent(town: Town, office: Desk) -> None:
    row = the_row(office)
    office.services.packages.choose(ACTIVITY, row.key, {"": row.sides[1].version})
    office.services.history.undo(office.moment())
    office.services.history.redo(office.moment())
    assert office.services.packages.differing() == ()
    assert town.merge("Seksi", town.pack("Kantor")).differing == 0
    assert activities(town.desks["Seksi"])[0].place == "Balai"


def undo_all(office: Desk) -> None:
    while True:
        office.services.history.undo(office.moment())


def test_that_a_merge_itself_is_not_undone_by_chance(town: Town, office: Desk) -> None:
    standing = activities(office)
    with pytest.raises(Refused) as caught:
        undo_all(office)
    assert caught.value.problems[0].code in {"nothing_to_undo", "only_for_good", "undo_overtaken"}
    assert office.services.packages.merged()
    assert [each.id for each in activities(office)] == [each.id for each in standing]


def test_that_the_trail_tells_what_was_chosen(office: Desk) -> None:
    row = the_row(office)
    office.services.packages.choose(ACTIVITY, row.key, {"": row.sides[1].version})
    with office.store.read() as reader:
        entry = reader.audit_of("activity", row.key)[-1]
    assert entry.old == '{"place":"Pendopo","note":""}'
    assert entry.new == '{"place":"Balai","note":"baru"}'


def test_that_a_choice_is_checked_as_an_entry_is(office: Desk) -> None:
    row = the_row(office)
    office.clock.day = date(2025, 9, 1)
    problems = office.refused(
        lambda: office.services.packages.choose(ACTIVITY, row.key, {"": row.sides[1].version})
    )
    assert problems == {"date": "date_in_future"}
    assert len(office.services.packages.differing()) == 1


@pytest.mark.parametrize("picks", [{"": "lain"}, {"place": "x|y"}])
def test_that_a_version_that_is_not_there_can_t_be_chosen(
    office: Desk, picks: dict[str, str]
) -> None:
    row = the_row(office)
    problems = office.problems(lambda: office.services.packages.choose(ACTIVITY, row.key, picks))
    assert [each.code for each in problems] == ["row_settled"]


def test_that_a_row_that_waits_no_longer_can_t_be_settled_again(office: Desk) -> None:
    row = the_row(office)
    office.services.packages.keep_all()
    problems = office.problems(lambda: office.services.packages.choose(ACTIVITY, row.key, {}))
    assert [each.code for each in problems] == ["row_settled"]


def test_that_rows_that_wait_are_among_the_open_problems(office: Desk) -> None:
    concerns = office.services.home.concerns(office.moment())
    assert concerns[0].concern.value == "rows_differ"
    assert concerns[0].values == {"count": 1}
    office.services.packages.keep_all()
    concerns = office.services.home.concerns(office.moment())
    assert "rows_differ" not in [each.concern.value for each in concerns]


def test_that_a_row_removed_by_a_merge_can_be_put_back_and_stays(town: Town) -> None:
    section, office = town.desk("Seksi"), town.desk("Kantor")
    row = section.activity().id
    town.merge("Kantor", town.pack("Seksi"))
    section.services.activities.remove([row])
    town.merge("Kantor", town.pack("Seksi"))
    assert activities(office) == ()
    with office.store.read() as reader:
        last = reader.audit_of("activity", row)[-1]
    with office.context.writing() as change:
        change.work.revert(change.work.audit_between(last.sequence - 2, last.sequence))
    assert [each.id for each in activities(office)] == [row]
    assert town.merge("Kantor", town.pack("Seksi")).removed == 0
    assert town.merge("Seksi", town.pack("Kantor")).new == 1
    assert told(section) == told(office)

"""Writing: insert or update by id, nothing for nothing, all or nothing, and constraints in our words."""

import dataclasses
from contextlib import suppress
from datetime import date
from fractions import Fraction
from uuid import UUID

import pytest
from sqlalchemy.exc import DBAPIError

from iku_desktop.domain.achievement import Category
from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from iku_desktop.domain.documents import DocumentType, VillageDocument
from iku_desktop.domain.office import Section
from iku_desktop.domain.plan import Goal, GoalKind, IkuPlan, Indicator, Target
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.villages import Village
from iku_desktop.storage.store import Store
from tests.builders import CALENDAR, CATEGORIES, TYPES, a_document, a_village, an_exception
from tests.storage.conftest import Rows
from tests.storage.office_content import AT, LATER, OFFICE, WHO, an_activity

DECREE, MEETING, MINUTES = EvidenceKind.DECREE, EvidenceKind.MEETING, EvidenceKind.MINUTES


def village_id(store: Store, code: str = "35.08.20.2001") -> str:
    with store.read() as reader:
        return next(each.id for each in reader.villages() if each.code == code)


def section_id(store: Store) -> str:
    with store.read() as reader:
        return reader.sections()[0].id


def put(store: Store, *objs: object, **links: str) -> tuple[str, ...]:
    with store.write(WHO, LATER) as unit:
        return unit.put_all(objs, **links)


def counter(store: Store) -> int:
    with store.read() as reader:
        return reader.change_counter()


def refused(store: Store, *objs: object, **links: str) -> Problem:
    """The one problem of a write that is refused and changes nothing."""
    before = counter(store)
    with pytest.raises(Refused) as caught:
        put(store, *objs, **links)
    assert counter(store) == before
    (problem,) = caught.value.problems
    return problem


def test_that_a_new_object_gets_an_id_of_version_7_that_grows(store: Store) -> None:
    first, second = put(store, a_village("35.08.20.2003", id=""), a_village("35.08.20.2004", id=""))
    assert UUID(first).version == UUID(second).version == 7
    assert first < second


def test_that_an_id_that_is_given_is_kept(store: Store) -> None:
    given = put(store, a_village("35.08.20.2003", id="the-id"))
    with store.read() as reader:
        assert given == ("the-id",)
        assert [each.id for each in reader.villages() if each.name == "Desa 2003"] == ["the-id"]


def test_that_a_known_id_updates_its_row(store: Store) -> None:
    with store.read() as reader:
        village = reader.villages()[1]
    put(store, dataclasses.replace(village, name="Ranu Bedali", valid_from=None))
    with store.read() as reader:
        assert reader.villages()[1] == dataclasses.replace(
            village, name="Ranu Bedali", valid_from=None
        )
        assert len(reader.villages()) == 3


def test_that_a_document_type_is_known_by_its_code(store: Store) -> None:
    changed = dataclasses.replace(TYPES[0], name="RKP Desa")
    assert put(store, changed) == ("RKPDES",)
    assert put(store, DocumentType("PERDES", "Perdes", "Peraturan Desa")) == ("PERDES",)
    with store.read() as reader:
        names = {each.code: each.name for each in reader.document_types()}
    assert names["RKPDES"] == "RKP Desa"
    assert len(names) == 4


def test_that_the_office_itself_can_be_changed(store: Store) -> None:
    assert put(store, dataclasses.replace(OFFICE, address="Jl. Raya 1")) == (OFFICE.code,)
    with store.read() as reader:
        assert reader.office().address == "Jl. Raya 1"


def test_that_another_office_is_not_let_in(store: Store, rows: Rows) -> None:
    assert refused(store, dataclasses.replace(OFFICE, code="35.08.21")).code == "duplicate"
    assert rows("SELECT office FROM office") == [("35.08.20",)]


@pytest.mark.parametrize("again", [1, 2])
def test_that_putting_what_is_stored_writes_nothing(store: Store, rows: Rows, again: int) -> None:
    with store.read() as reader:
        plan = reader.plans()[0]
        every: list[object] = [
            *(reader.office(), *reader.villages(), *reader.sections(), *reader.officials()),
            *(*reader.document_types(), *reader.rules(), plan, *plan.goals, *plan.indicators),
            *reader.targets(),
        ]
        settings = reader.categories(), reader.presets(), reader.causes()
    before = rows("SELECT changed_at, changed_by FROM village"), counter(store)
    for _ in range(again):
        with store.write("Orang Lain", LATER) as unit:
            unit.put_all(every)
            unit.put_categories(settings[0])
            unit.put_presets(settings[1])
            unit.put_causes(settings[2])
            unit.put_logo(None)
    assert (rows("SELECT changed_at, changed_by FROM village"), counter(store)) == before


def test_that_only_the_changed_row_says_who_changed_it(store: Store) -> None:
    with store.read() as reader:
        villages = reader.villages()
    with store.write("Orang Lain", LATER) as unit:
        unit.put_all([dataclasses.replace(villages[0], phone="0899"), *villages[1:]])
    with store.read() as reader:
        stamps = reader.stamps(Village)
    assert stamps[villages[0].id].changed_by == "Orang Lain"
    assert stamps[villages[0].id].changed_at == LATER
    assert stamps[villages[0].id].created_at == AT
    assert {stamps[each.id].changed_by for each in villages[1:]} == {WHO}


def test_that_ids_come_back_in_the_order_of_the_objects(store: Store) -> None:
    village = village_id(store)
    objs = (a_document(village), a_village("35.08.20.2003", id="v3"), a_document(village, "RKPDES"))
    ids = put(store, *objs)
    with store.read() as reader:
        documents = {each.id: each for each in reader.documents().values()}
    assert ids[1] == "v3"
    assert (documents[ids[0]].document_type, documents[ids[2]].document_type) == (
        *("LPPDES", "RKPDES"),
    )


def test_that_what_others_refer_to_is_written_before_them(store: Store) -> None:
    put(store, a_document("v9"), an_exception("v9"), a_village("35.08.20.2009", id="v9"))
    with store.read() as reader:
        assert ("v9", "LPPDES", 2024) in reader.documents()
        assert ("v9", "LPPDES", 2024) in reader.exceptions()


def test_that_the_last_of_two_states_in_one_go_is_stored(store: Store, rows: Rows) -> None:
    first = a_village("35.08.20.2005", id="v5")
    put(store, first, dataclasses.replace(first, name="Wates"))
    with store.read() as reader:
        assert [each.name for each in reader.villages() if each.id == "v5"] == ["Wates"]
    assert rows("SELECT action FROM audit WHERE row_id = 'v5' ORDER BY sequence") == [
        ("insert",),
        ("update",),
    ]


def test_that_nothing_put_is_nothing_written(store: Store) -> None:
    before = counter(store)
    assert put(store) == ()
    assert counter(store) == before


def test_that_a_second_document_of_the_same_year_is_a_duplicate(store: Store) -> None:
    village = village_id(store)
    put(store, a_document(village, dated=date(2025, 3, 1)))
    problem = refused(store, a_document(village, dated=date(2025, 3, 9)))
    assert (problem.code, problem.field) == ("duplicate", "village_id")
    assert problem.values["table"] == "village_document"


def test_that_a_second_village_of_the_same_code_is_a_duplicate(store: Store) -> None:
    problem = refused(store, a_village("35.08.20.2001", id=""))
    assert (problem.code, problem.field) == ("duplicate", "code")


def test_that_a_reference_to_nothing_is_refused(store: Store) -> None:
    assert refused(store, an_activity("no-section")).code == "refers_to_nothing"
    assert refused(store, a_document("no-village")).code == "refers_to_nothing"


def test_that_a_value_the_schema_forbids_is_refused(store: Store) -> None:
    assert refused(store, a_document(village_id(store), fiscal_year=0)).code == "value_not_allowed"


def test_that_half_a_character_is_refused(store: Store) -> None:
    problem = refused(store, a_village("35.08.20.2003", id="", name="Des\ud800a"))
    assert problem.code == "text_character"
    assert problem.values["position"] == 4
    assert problem.values["character"] == "U+D800"


def test_that_one_bad_row_among_many_leaves_none(store: Store) -> None:
    section = section_id(store)
    many = [an_activity(section, description=f"Kegiatan {number}") for number in range(50)]
    assert refused(store, *many, an_activity("no-section")).code == "refers_to_nothing"
    with store.read() as reader:
        assert reader.activities(date.min, date.max) == ()


def put_and_swallow_the_refusal(store: Store) -> None:
    with store.write(WHO, LATER) as unit:
        unit.put(a_village("35.08.20.2003", id=""))
        with suppress(Refused):
            unit.put(a_village("35.08.20.2001", id=""))


def test_that_a_refusal_that_was_swallowed_still_commits_nothing(store: Store) -> None:
    before = counter(store)
    with pytest.raises(Refused):
        put_and_swallow_the_refusal(store)
    assert counter(store) == before


def test_that_a_class_that_is_not_stored_is_a_bug(store: Store) -> None:
    with pytest.raises(TypeError, match="Evidence is not stored"), store.write(WHO, AT) as unit:
        unit.put(Evidence(DECREE))


def test_that_a_new_goal_without_its_plan_is_a_bug(store: Store) -> None:
    with pytest.raises(DBAPIError), store.write(WHO, AT) as unit:
        unit.put(Goal("", GoalKind.STRATEGIC, "Sasaran"))


def test_that_a_known_goal_keeps_its_plan(store: Store) -> None:
    with store.read() as reader:
        plan = reader.plans()[0]
    put(store, dataclasses.replace(plan.goals[1], text="Sasaran baru"))
    with store.read() as reader:
        assert reader.plans()[0].goals[1].text == "Sasaran baru"


def test_that_a_second_plan_keeps_its_own_goals_and_offsets(store: Store) -> None:
    second = IkuPlan("", 2027, 2029, "IKU", (), (), (), {"APBDES": 0})
    with store.write(WHO, LATER) as unit:
        plan_id = unit.put(second)
        goal = unit.put(Goal("", GoalKind.STRATEGIC, "Sasaran"), plan_id=plan_id)
        unit.put(Indicator("", "IKU-1", "J", "P", goal, "follow_up"), plan_id=plan_id)
    with store.read() as reader:
        first, other = reader.plans()
    assert [each.code for each in first.indicators] == ["IPP", "IKU-1", "IKU-2"]
    assert [each.code for each in other.indicators] == ["IKU-1"]
    assert (first.offsets, other.offsets) == (CALENDAR, {"APBDES": 0})


def test_that_offsets_change_with_their_plan(store: Store) -> None:
    with store.read() as reader:
        plan = reader.plans()[0]
    put(store, dataclasses.replace(plan, offsets={"LPPDES": 0, "RKPDES": 1}))
    with store.read() as reader:
        assert reader.plans()[0].offsets == {"LPPDES": 0, "RKPDES": 1}
        assert reader.plans()[0].goals == plan.goals


def evidence_rows(rows: Rows) -> dict[str, str]:
    return dict(rows("SELECT number, id FROM evidence"))


def test_that_evidence_that_stays_keeps_its_row(store: Store, rows: Rows) -> None:
    (activity_id,) = put(store, an_activity(section_id(store), kinds=[DECREE, MEETING, MINUTES]))
    before = evidence_rows(rows)
    with store.read() as reader:
        activity = reader.activities_by_ids([activity_id])[0]
    put(store, dataclasses.replace(activity, evidence=activity.evidence[1:]))
    assert evidence_rows(rows) == {number: before[number] for number in ("No. 2", "No. 3")}


def test_that_evidence_whose_number_was_corrected_keeps_its_row(store: Store, rows: Rows) -> None:
    (activity_id,) = put(store, an_activity(section_id(store), kinds=[DECREE, MEETING]))
    before = evidence_rows(rows)
    with store.read() as reader:
        activity = reader.activities_by_ids([activity_id])[0]
    corrected = (Evidence(DECREE, "188/12"), activity.evidence[1])
    put(store, dataclasses.replace(activity, evidence=corrected))
    assert evidence_rows(rows) == {"188/12": before["No. 1"], "No. 2": before["No. 2"]}


def test_that_the_same_evidence_twice_is_two_rows(store: Store) -> None:
    twice = (Evidence(DECREE, "1"), Evidence(DECREE, "1"))
    (activity_id,) = put(store, an_activity(section_id(store), evidence=twice))
    with store.read() as reader:
        activity = reader.activity(activity_id)
        assert activity is not None
        assert activity.evidence == twice
    put(store, dataclasses.replace(activity, evidence=twice[1:]))
    with store.read() as reader:
        assert reader.activities_by_ids([activity_id])[0].evidence == twice[1:]


def test_that_an_activity_goes_with_its_evidence(store: Store, rows: Rows) -> None:
    (activity_id,) = put(store, an_activity(section_id(store), kinds=[DECREE, MEETING]))
    with store.write(WHO, LATER) as unit:
        unit.remove(Activity, activity_id)
    assert rows("SELECT * FROM activity UNION ALL SELECT * FROM activity") == []
    assert rows("SELECT * FROM evidence") == []


@pytest.mark.parametrize("kind", [Section, Village, DocumentType, Goal, Indicator, IkuPlan])
def test_that_what_others_refer_to_is_not_removed(store: Store, kind: type) -> None:
    section, village = section_id(store), village_id(store)
    put(store, an_activity(section), a_document(village))
    with store.read() as reader:
        plan = reader.plans()[0]
    keys = {
        **{Section: section, Village: village, DocumentType: "LPPDES", IkuPlan: plan.id},
        **{Goal: plan.goals[0].id, Indicator: plan.indicators[1].id},
    }
    before = counter(store)
    with pytest.raises(Refused) as caught, store.write(WHO, LATER) as unit:
        unit.remove(kind, keys[kind])
    assert [problem.code for problem in caught.value.problems] == ["in_use"]
    assert counter(store) == before


def test_that_removing_what_is_not_there_does_nothing(store: Store) -> None:
    before = counter(store)
    with store.write(WHO, LATER) as unit:
        unit.remove(Village, "none")
    assert counter(store) == before


def test_that_a_target_can_be_removed(store: Store) -> None:
    with store.read() as reader:
        target = reader.targets(2025)[0]
    with store.write(WHO, LATER) as unit:
        unit.remove(Target, target.id)
    with store.read() as reader:
        assert target not in reader.targets(2025)
        assert len(reader.targets(2025)) == 1


def test_that_categories_are_replaced_whole(store: Store) -> None:
    new = (Category("Baik", Fraction(80), 5), *CATEGORIES[1:3])
    with store.write(WHO, LATER) as unit:
        unit.put_categories(new)
        assert unit.categories() == new
    with store.write(WHO, LATER) as unit:
        unit.put_categories(new[::-1])
    with store.read() as reader:
        assert reader.categories() == new[::-1]


def test_that_causes_and_presets_can_change_places(store: Store) -> None:
    with store.write(WHO, LATER) as unit:
        unit.put_causes({"aturan": "Menunggu peraturan", "bpd": "BPD belum sepakat"})
        unit.put_presets({"fiscal": {"APBDES": 0}, "calendar": CALENDAR})
    with store.read() as reader:
        assert list(reader.causes()) == ["aturan", "bpd"]
        assert reader.presets() == {"fiscal": {"APBDES": 0}, "calendar": CALENDAR}


def test_that_a_logo_can_be_put_changed_and_taken_away(store: Store) -> None:
    for image in (b"\x89PNG1", b"\x89PNG2", None, None):
        with store.write(WHO, LATER) as unit:
            unit.put_logo(image)
        with store.read() as reader:
            assert reader.logo() == image


def test_that_a_unit_of_work_reads_what_it_has_written(store: Store) -> None:
    with store.write(WHO, LATER) as unit:
        before = unit.change_counter()
        unit.put(VillageDocument(unit.villages()[0].id, "LPPDES", 2024, date(2025, 3, 1)))
        assert len(unit.documents([2024])) == 1
        assert unit.change_counter() > before
        assert unit.last_change() == LATER

"""Packages of several PCs become one office: nothing is lost, nothing settled silently, nothing twice."""

from datetime import date

from iku_desktop.domain.packages import VariantState
from iku_desktop.domain.row_content import ACTIVITY, DOCUMENT
from tests.services.senders import Town, activities, only, pass_time, told


def test_that_a_section_s_activities_come_with_evidence_and_follow_up(town: Town) -> None:
    section, office = town.desk("Seksi"), town.desk("Kantor")
    section.activity(
        evidence="Rapat koordinasi; SK Camat",
        evidence_numbers="140/1; 188/2",
        output="Notulen",
        follow_up_date=date(2025, 10, 9),
        place="Aula",
        note="Hadir 11 desa",
    )
    outcome = town.merge("Kantor", town.pack("Seksi"))
    assert (outcome.new, outcome.changed, outcome.refused, outcome.differing) == (1, 0, (), 0)
    (mine,), (theirs,) = activities(office), activities(section)
    assert (mine.id, mine.day, mine.evidence) == (theirs.id, theirs.day, theirs.evidence)
    assert (mine.output, mine.follow_up_date) == ("Notulen", date(2025, 10, 9))
    assert mine.section_id == office.section(), "sections are known by their codes"
    assert office.figures(office.moment(), "IKU-1").measurement.numerator == 1
    assert told(office) == told(section)


def test_that_merging_the_same_package_again_changes_nothing(town: Town) -> None:
    section, office = town.desk("Seksi"), town.desk("Kantor")
    section.activity()
    package = town.pack("Seksi")
    town.merge("Kantor", package)
    before = office.counter()
    again = town.merge("Kantor", package, package)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 1)
    assert [each.merged for each in again.packages] == [True]
    assert office.counter() == before


def test_that_a_later_change_goes_on_from_what_was_merged(town: Town) -> None:
    section, office = town.desk("Seksi"), town.desk("Kantor")
    row = section.activity().id
    town.merge("Kantor", town.pack("Seksi"))
    pass_time(section)
    section.services.activities.change(row, {"place": "Balai Desa"})
    outcome = town.merge("Kantor", town.pack("Seksi"))
    assert (outcome.new, outcome.changed, outcome.differing) == (0, 1, 0)
    assert activities(office)[0].place == "Balai Desa"
    pass_time(office, days=2)
    office.services.activities.change(row, {"note": "dibaca Camat"})
    outcome = town.merge("Seksi", town.pack("Kantor"))
    assert (outcome.changed, outcome.differing) == (1, 0)
    assert told(section) == told(office)


def test_that_packages_in_the_wrong_order_give_the_newest_row(town: Town) -> None:
    section, office, other = town.desk("Seksi"), town.desk("Kantor"), town.desk("Lain")
    row = section.activity().id
    first = town.pack("Seksi")
    section.services.activities.change(row, {"evidence": "SK Camat"})
    second = town.pack("Seksi")
    town.merge("Kantor", second)
    outcome = town.merge("Kantor", first)
    assert (outcome.changed, outcome.unchanged) == (0, 1)
    town.merge("Lain", first, second)
    assert told(office) == told(other) == told(section)


def test_that_a_removed_row_is_removed_wherever_it_is_heard(town: Town) -> None:
    section, office = town.desk("Seksi"), town.desk("Kantor")
    row = section.activity().id
    early = town.pack("Seksi")
    town.merge("Kantor", early)
    section.services.activities.remove([row])
    outcome = town.merge("Kantor", town.pack("Seksi"))
    assert (outcome.removed, activities(office)) == (1, ())
    assert town.merge("Kantor", early).new == 0, "an older package doesn't bring it back"


def test_that_both_versions_of_a_row_changed_on_both_sides_are_kept(town: Town) -> None:
    section = town.desk("Seksi")
    row = section.activity(place="Aula").id
    office = town.desk("Kantor", like="Seksi")
    section.services.activities.change(row, {"place": "Balai"})
    pass_time(office)
    office.services.activities.change(row, {"place": "Pendopo", "note": "baru"})
    outcome = town.merge("Kantor", town.pack("Seksi"))
    assert (outcome.changed, outcome.differing) == (0, 1)
    assert activities(office)[0].place == "Pendopo", "the later one stands meanwhile"
    differing = only(office.services.packages.differing())
    assert differing.names == ("place", "note")
    assert [(each.fields["place"], each.by) for each in differing.sides] == [
        ("Pendopo", "Kantor"),
        ("Balai", "Seksi"),
    ]


def test_that_a_choice_by_field_is_written_and_ends_the_difference(town: Town) -> None:
    section = town.desk("Seksi")
    row = section.activity(place="Aula").id
    office = town.desk("Kantor", like="Seksi")
    section.services.activities.change(row, {"place": "Balai"})
    pass_time(office)
    office.services.activities.change(row, {"place": "Pendopo", "note": "baru"})
    town.merge("Kantor", town.pack("Seksi"))
    here, theirs = only(office.services.packages.differing()).sides
    office.services.packages.choose(ACTIVITY, row, {"": here.version, "place": theirs.version})
    assert office.services.packages.differing() == ()
    (chosen,) = activities(office)
    assert (chosen.place, chosen.note) == ("Balai", "baru")
    outcome = town.merge("Seksi", town.pack("Kantor"))
    assert (outcome.changed, outcome.differing) == (1, 0)
    assert told(section) == told(office)
    assert town.merge("Kantor", town.pack("Seksi")).differing == 0


def test_that_a_choice_of_what_stands_ends_the_difference_too(town: Town) -> None:
    section = town.desk("Seksi")
    row = section.activity(place="Aula").id
    office = town.desk("Kantor", like="Seksi")
    section.services.activities.change(row, {"place": "Balai"})
    office.services.activities.change(row, {"place": "Pendopo"})
    package = town.pack("Seksi")
    town.merge("Kantor", package)
    standing = activities(office)
    office.services.packages.keep_all()
    assert activities(office) == standing
    assert office.services.packages.differing() == ()
    assert town.merge("Kantor", package).differing == 0


def test_that_two_who_chose_otherwise_differ_again(town: Town) -> None:
    first = town.desk("Satu")
    row = first.activity(place="Aula").id
    second = town.desk("Dua", like="Satu")
    first.services.activities.change(row, {"place": "Balai"})
    second.services.activities.change(row, {"place": "Pendopo"})
    mine, theirs = town.pack("Satu"), town.pack("Dua")
    town.merge("Satu", theirs)
    town.merge("Dua", mine)
    assert activities(first)[0].place == activities(second)[0].place
    first.services.packages.keep_all()
    other = only(second.services.packages.differing()).sides[1]
    second.services.packages.choose(ACTIVITY, row, {"": other.version})
    outcome = town.merge("Satu", town.pack("Dua"))
    assert outcome.differing == 1


def test_that_a_row_changed_here_and_removed_there_waits_for_a_choice(town: Town) -> None:
    section = town.desk("Seksi")
    row = section.activity().id
    office = town.desk("Kantor", like="Seksi")
    section.services.activities.remove([row])
    office.services.activities.change(row, {"note": "masih dipakai"})
    assert town.merge("Kantor", town.pack("Seksi")).differing == 1
    assert len(activities(office)) == 1
    sides = only(office.services.packages.differing()).sides
    assert [each.is_removed for each in sides] == [False, True]
    office.services.packages.choose(ACTIVITY, row, {"": sides[1].version})
    assert (activities(office), office.services.packages.differing()) == ((), ())


def test_that_what_is_changed_here_while_a_row_waits_still_waits(town: Town) -> None:
    section = town.desk("Seksi")
    row = section.activity().id
    office = town.desk("Kantor", like="Seksi")
    section.services.activities.change(row, {"place": "Balai"})
    pass_time(office)
    office.services.activities.change(row, {"place": "Pendopo"})
    package = town.pack("Seksi")
    town.merge("Kantor", package)
    office.services.activities.change(row, {"place": "Aula Baru"})
    assert town.merge("Kantor", package).differing == 1
    row_ = only(office.services.packages.differing())
    assert [each.fields["place"] for each in row_.sides] == ["Aula Baru", "Balai"]


def test_that_the_same_activity_typed_on_two_pcs_is_counted_once(town: Town) -> None:
    section, office, third = town.desk("Seksi"), town.desk("Kantor"), town.desk("Lain")
    ids = [section.activity().id, office.activity().id]
    outcome = town.merge("Kantor", town.pack("Seksi"))
    assert (outcome.new, outcome.differing) == (0, 0)
    assert [each.id for each in activities(office)] == [min(ids)]
    assert office.figures(office.moment(), "IKU-1").measurement.denominator == 1
    town.merge("Lain", town.pack("Kantor"), town.pack("Seksi"))
    town.merge("Seksi", town.pack("Kantor"))
    assert told(third) == told(office) == told(section)


def test_that_the_same_activity_with_other_words_is_shown_side_by_side(town: Town) -> None:
    section, office = town.desk("Seksi"), town.desk("Kantor")
    section.activity(place="Balai")
    office.activity(place="Aula")
    assert town.merge("Kantor", town.pack("Seksi")).differing == 1
    row = only(office.services.packages.differing())
    assert row.names == ("place",)
    assert row.sides[1].state is VariantState.RIVAL
    office.services.packages.choose(ACTIVITY, row.key, {"": row.sides[1].version})
    (left,) = activities(office)
    assert left.place == row.sides[1].fields["place"]
    assert town.merge("Seksi", town.pack("Kantor")).differing == 0
    assert [each.place for each in activities(section)] == [left.place]
    assert told(section) == told(office)


def test_that_a_twin_that_was_changed_here_takes_the_other_over(town: Town) -> None:
    section, office = town.desk("Seksi"), town.desk("Kantor")
    section.activity()
    office.activity()
    package = town.pack("Seksi")
    town.merge("Kantor", package)
    (left,) = activities(office)
    office.services.activities.change(left.id, {"description": "Rapat koordinasi kedua"})
    assert (town.merge("Kantor", package).new, len(activities(office))) == (0, 1)
    town.merge("Kantor", town.pack("Seksi"))
    assert len(activities(office)) == 1


def test_that_a_letter_goes_over_to_the_activity_that_stands_for_its_own(town: Town) -> None:
    section, office = town.desk("Seksi"), town.desk("Kantor")
    office.services.letters.issue(office.moment(), [office.village("Meninjo")])
    (letter,) = office.services.letters.issued(2025)
    twin = {"date": letter.dated, "evidence": "Dokumen/Laporan", "section": section.section(1)}
    # The section's row is the first, though it gets the same words only later.
    first = section.activity(**twin, description="Menulis surat")
    own = office.services.letters.record_as_activity([letter.id])
    (recorded,) = activities(office)
    typed = {"description": recorded.description, "section": recorded.section_id}
    section.services.activities.change(first.id, typed)
    town.merge("Kantor", town.pack("Seksi"))
    assert [each.id for each in activities(office)] == [first.id]
    (kept,) = office.services.letters.issued(2025)
    assert (own.id != first.id, kept.activity_id) == (True, first.id)
    office.services.letters.record_as_activity([letter.id])
    assert [each.id for each in activities(office)] == [first.id], "no third one is made"


def test_that_documents_are_the_same_whatever_pc_recorded_them_first(town: Town) -> None:
    section, office = town.desk("Seksi"), town.desk("Kantor")
    place = ("Jenggrong", "LPPDES", 2024)
    section.record(*place, date="28/3/2025", number="140/1")
    office.record(*place, date="28/3/2025", number="140/1")
    section.record("Meninjo", "LPPDES", 2024, date="30/3/2025")
    outcome = town.merge("Kantor", town.pack("Seksi"))
    assert (outcome.new, outcome.changed, outcome.differing) == (1, 0, 0)
    pass_time(section)
    section.record(*place, number="140/2")
    outcome = town.merge("Kantor", town.pack("Seksi"))
    assert outcome.differing == 1, "each of the two changed it since they knew of no common one"
    row = only(office.services.packages.differing())
    assert (row.table, row.subject) == (DOCUMENT, "LPPDesa 2024 Jenggrong")


def test_that_documents_of_two_pcs_go_on_from_a_common_one(town: Town) -> None:
    section = town.desk("Seksi")
    section.record("Jenggrong", "LPPDES", 2024, date="28/3/2025")
    office = town.desk("Kantor", like="Seksi")
    section.record("Jenggrong", "LPPDES", 2024, number="140/2")
    outcome = town.merge("Kantor", town.pack("Seksi"))
    assert (outcome.changed, outcome.differing) == (1, 0)
    section.record("Jenggrong", "LPPDES", 2024, number="", date="")
    outcome = town.merge("Kantor", town.pack("Seksi"))
    assert outcome.removed == 1
    section.record("Jenggrong", "LPPDES", 2024, date="29/3/2025")
    assert town.merge("Kantor", town.pack("Seksi")).new == 1
    assert told(section) == told(office)

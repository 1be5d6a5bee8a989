"""What a merge leaves out or takes along: closed quarters, rows that fit nowhere, evidence."""

from datetime import date

from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.package_models import PackOrder
from iku_desktop.domain.packages import Purpose
from iku_desktop.domain.row_content import ACTIVITY
from tests.scans import a_pdf
from tests.services.senders import SECTION, Town, activities, only, pass_time, told


def test_that_evidence_files_come_once_and_are_kept_by_their_content(town: Town) -> None:
    section, office = town.desk("Seksi"), town.desk("Kantor")
    row = section.activity().id
    section.services.evidence.store_bytes(FileOwner.ACTIVITY, row, a_pdf(), "Notulen.pdf")
    section.record("Meninjo", "LPPDES", 2024, date="30/3/2025")
    village = section.village("Meninjo")
    scan = town.folder / "Perdes.pdf"
    scan.write_bytes(a_pdf(2))
    section.services.evidence.add_to_document(village, "LPPDES", 2024, scan)
    outcome = town.merge("Kantor", town.pack("Seksi"))
    assert outcome.files == 2
    check = office.services.evidence.check()
    assert (check.ok, check.missing, check.unclaimed) == (2, (), ())
    files = office.services.documents.files(office.village("Meninjo"), "LPPDES", 2024)
    assert [(each.name, each.pages) for each in files] == [("Perdes.pdf", 2)]
    assert town.merge("Kantor", town.pack("Seksi")).files == 0
    (file,) = section.services.evidence.files(FileOwner.ACTIVITY, [row])[row]
    section.services.evidence.remove(file.id)
    assert town.merge("Kantor", town.pack("Seksi")).changed == 1
    assert office.services.evidence.files(FileOwner.ACTIVITY, [row]) == {}


def test_that_the_evidence_of_a_version_that_waits_is_no_stray(town: Town) -> None:
    section = town.desk("Seksi")
    row = section.activity().id
    office = town.desk("Kantor", like="Seksi")
    section.services.evidence.store_bytes(FileOwner.ACTIVITY, row, a_pdf(), "Notulen.pdf")
    pass_time(office)
    office.services.activities.change(row, {"place": "Pendopo"})
    town.merge("Kantor", town.pack("Seksi"))
    assert office.services.evidence.check().unclaimed == ()
    theirs = only(office.services.packages.differing()).sides[1]
    office.services.packages.choose(ACTIVITY, row, {"": theirs.version})
    check = office.services.evidence.check()
    assert (check.ok, check.missing, check.unclaimed) == (1, (), ())


def test_that_evidence_that_the_sender_had_lost_is_told_as_missing(town: Town) -> None:
    section, office = town.desk("Seksi"), town.desk("Kantor")
    row = section.activity().id
    section.services.evidence.store_bytes(FileOwner.ACTIVITY, row, a_pdf(), "Notulen.pdf")
    for path in section.store.paths.evidence.iterdir():
        path.unlink()
    path = town.folder / "a.ikupak"
    packed = section.services.packages.pack(path, SECTION)
    assert packed.lacking == ("Notulen.pdf",)
    town.merge("Kantor", path)
    assert [each.file.name for each in office.services.evidence.check().missing] == ["Notulen.pdf"]


def close_first_quarter(town: Town, name: str) -> None:
    desk = town.desks[name]
    desk.services.closings.close(desk.moment(1).quarter)


def test_that_a_closed_quarter_is_never_changed_and_says_what_was_left_out(town: Town) -> None:
    section = town.desk("Seksi")
    row = section.activity(date=date(2025, 2, 3), description="Rapat Musdes").id
    office = town.desk("Kantor", like="Seksi")
    close_first_quarter(town, "Kantor")
    section.services.activities.change(row, {"place": "Balai"})
    section.activity(date=date(2025, 3, 3), description="Sosialisasi")
    section.activity(date=date(2025, 4, 3), description="Monitoring")
    outcome = town.merge("Kantor", town.pack("Seksi"))
    assert (outcome.new, outcome.changed, outcome.held) == (1, 0, 2)
    assert [each.description for each in activities(office)] == ["Rapat Musdes", "Monitoring"]
    held = office.services.packages.differing()
    assert {each.held.code for each in held if each.held} == {"quarter_closed"}
    package = town.pack("Seksi")
    assert town.merge("Kantor", package).held == 2
    theirs = held[0].sides[1].version
    codes = office.refused(
        lambda: office.services.packages.choose(ACTIVITY, held[0].key, {"": theirs})
    )
    assert set(codes.values()) == {"quarter_closed"}
    office.services.closings.reopen(office.moment(1).quarter, "kegiatan terlambat dikirim")
    outcome = town.merge("Kantor", package)
    assert (outcome.new, outcome.changed, outcome.held) == (1, 1, 0)
    assert office.services.packages.differing() == ()


def test_that_a_follow_up_after_a_closed_quarter_comes_in(town: Town) -> None:
    section = town.desk("Seksi")
    row = section.activity(date=date(2025, 2, 3), description="Rapat Musdes").id
    office = town.desk("Kantor", like="Seksi")
    close_first_quarter(town, "Kantor")
    typed = {"output": "Berita acara", "follow_up_date": date(2025, 5, 2)}
    section.services.activities.change(row, typed)
    outcome = town.merge("Kantor", town.pack("Seksi"))
    assert (outcome.changed, outcome.held) == (1, 0)
    assert activities(office)[0].output == "Berita acara"


def test_that_what_a_closed_quarter_holds_under_another_id_needs_no_look(town: Town) -> None:
    section, office = town.desk("Seksi"), town.desk("Kantor")
    for desk in (section, office):
        desk.activity(date=date(2025, 2, 3), description="Rapat Musdes")
    close_first_quarter(town, "Kantor")
    mine = activities(office)
    outcome = town.merge("Kantor", town.pack("Seksi"))
    assert (outcome.held, outcome.differing, activities(office)) == (0, 0, mine)


def test_that_a_row_that_can_t_be_recorded_here_is_listed_and_the_others_come(town: Town) -> None:
    section, office = town.desk("Seksi"), town.desk("Kantor")
    new = section.services.settings.add_section(
        {"code": "BARU", "name": "Seksi Baru", "short_name": "Baru"}
    )
    section.activity(section=new.id, description="Rapat seksi baru")
    section.activity()
    pass_time(section, days=30)
    section.activity(date=date(2025, 12, 20), description="Kegiatan besok lusa")
    outcome = town.merge("Kantor", town.pack("Seksi"))
    assert outcome.new == 1
    assert sorted(each.problem.code for each in outcome.refused) == [
        "date_in_future",
        "unknown_section",
    ]
    assert len(activities(office)) == 1


def test_that_only_a_section_s_rows_go_into_its_package(town: Town) -> None:
    section, office = town.desk("Seksi"), town.desk("Kantor")
    first, second = section.services.settings.sections()[:2]
    moved = section.activity(section=second.id, description="Pindah seksi").id
    section.activity(section=first.id)
    section.activity(section=second.id, description="Lain")
    section.record("Meninjo", "LPPDES", 2024, date="30/3/2025")
    section.services.activities.change(moved, {"section": first.id})
    order = PackOrder(first.code.lower(), documents=False, purpose=Purpose.SECTION)
    town.merge("Kantor", town.pack("Seksi", order))
    assert {each.description for each in activities(office)} == {
        "Pindah seksi",
        "Rapat koordinasi persiapan penyusunan APBDesa 2026",
    }
    with office.store.read() as reader:
        assert reader.documents() == {}


def test_that_a_package_of_changes_holds_only_what_changed_since(town: Town) -> None:
    section, office = town.desk("Seksi"), town.desk("Kantor")
    section.activity()
    town.merge("Kantor", town.pack("Seksi"))
    section.activity(description="Sosialisasi")
    since = PackOrder(purpose=Purpose.SECTION, since=1)
    preview = section.services.packages.preview(since)
    assert (preview.counts.activities, preview.sequence) == (1, 2)
    outcome = town.merge("Kantor", town.pack("Seksi", since))
    assert (outcome.new, outcome.notes) == (1, ())
    assert told(office) == told(section)
    section.activity(description="Monitoring")
    late = PackOrder(purpose=Purpose.SECTION, since=2)
    other = town.desk("Lain")
    outcome = town.merge("Lain", town.pack("Seksi", late))
    assert [each.code for each in outcome.notes] == ["package_gap"]
    assert len(activities(other)) == 1

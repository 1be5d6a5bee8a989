"""Letters recorded as activities: once each, with their number and the very PDF that was sent."""

from datetime import date

import pytest

from iku_desktop.domain.activities import Evidence, EvidenceKind
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.services.letters import Letters
from iku_desktop.services.reminders import issued_letters
from tests.reports.reading import pages_of, text_of
from tests.services.desk import Desk
from tests.services.evidence_shelf import Shelf

LATE = ("LPPDES", 2024)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def letters(desk: Desk, shelf: Shelf) -> Letters:
    return Letters(desk.context, lambda: shelf)


def test_that_a_letter_is_recorded_as_an_activity_with_its_number_and_pdf(
    desk: Desk, letters: Letters, shelf: Shelf
) -> None:
    made = letters.issue(desk.moment(), [desk.village("Meninjo")])
    (letter,) = letters.issued(2025)
    done = letters.record_as_activity([letter.id])
    (row,) = desk.services.activities.list(desk.moment()).rows
    assert row.activity.id == done.id
    assert row.activity.day == letter.dated
    assert row.activity.evidence == (Evidence(EvidenceKind.DOCUMENT, "1/XII/2025"),)
    assert row.section is not None
    assert row.section.name == "Seksi Pemerintahan"
    assert row.activity.description == (
        "Menyampaikan surat pengingat nomor 1/XII/2025 kepada Kepala Desa Meninjo: LPPDesa 2024, "
        "RKPDesa 2026, APBDesa 2026"
    )
    assert (row.counts, row.followed_up) == (True, False)
    ((name, data, kind),) = shelf.kept[done.id]
    assert (name, kind) == ("Surat_Pengingat_1_XII_2025_Meninjo.pdf", "dokumen_laporan")
    assert data == made.data, "the evidence is the very letter that was sent"


def test_that_recording_again_changes_nothing(desk: Desk, letters: Letters, shelf: Shelf) -> None:
    letters.issue(desk.moment())
    ids = [each.id for each in letters.issued(2025)]
    first = letters.record_as_activity(ids[:4])
    assert letters.record_as_activity(ids[:4]).id == first.id
    letters.record_as_activity([*ids, *ids])
    rows = desk.services.activities.list(desk.moment()).rows
    assert len(rows) == 11
    assert [len(each) for each in shelf.kept.values()] == [1] * 11
    assert {each.activity_id for each in letters.issued(2025)} == {row.activity.id for row in rows}


def test_that_a_letter_whose_file_was_not_kept_gets_it_when_recorded_again(
    desk: Desk, letters: Letters, shelf: Shelf
) -> None:
    letters.issue(desk.moment(), [desk.village("Meninjo")])
    (letter,) = letters.issued(2025)
    shelf.broken = True
    with pytest.raises(OSError, match="no space"):
        letters.record_as_activity([letter.id])
    shelf.broken = False
    done = letters.record_as_activity([letter.id])
    assert len(desk.services.activities.list(desk.moment()).rows) == 1
    assert len(shelf.kept[done.id]) == 1


def test_that_a_letter_whose_activity_was_removed_can_be_recorded_anew(
    desk: Desk, letters: Letters
) -> None:
    letters.issue(desk.moment(), [desk.village("Meninjo")])
    (letter,) = letters.issued(2025)
    first = letters.record_as_activity([letter.id])
    desk.services.activities.remove([first.id])
    assert letters.record_as_activity([letter.id]).id != first.id
    assert len(desk.services.activities.list(desk.moment()).rows) == 1


def test_that_the_section_can_be_chosen(desk: Desk, letters: Letters) -> None:
    letters.issue(desk.moment(), [desk.village("Meninjo")])
    (letter,) = letters.issued(2025)
    letters.record_as_activity([letter.id], desk.section(0))
    (row,) = desk.services.activities.list(desk.moment()).rows
    assert row.section is not None
    assert row.section.id == desk.section(0)


def test_that_what_cannot_be_recorded_is_refused_with_its_reason(
    desk: Desk, letters: Letters
) -> None:
    letters.issue(desk.moment(), [desk.village("Meninjo")])
    (letter,) = letters.issued(2025)
    assert desk.refused(lambda: letters.record_as_activity([])) == {"": "no_letters"}
    assert desk.refused(lambda: letters.record_as_activity([letter.id, "x"])) == {
        "": "unknown_letter"
    }
    assert desk.refused(lambda: letters.record_as_activity([letter.id], "no such")) == {
        "section": "unknown_section"
    }
    plan = desk.services.plan.plan(2025)
    assert plan is not None
    source = next(each for each in plan.indicators if each.code == "IKU-2")
    desk.services.plan.change_indicator(source.id, {"source": "Semua seksi"})
    assert desk.refused(lambda: letters.record_as_activity([letter.id])) == {
        "section": "letter_section"
    }


def test_that_an_old_letter_is_made_again_as_it_was_sent(desk: Desk, letters: Letters) -> None:
    made = letters.issue(desk.moment(), [desk.village("Meninjo")])
    desk.clock.day = date(2025, 12, 20)
    desk.record("Meninjo", *LATE, date="19/12/2025")
    with desk.context.reading() as rows:
        again = issued_letters(rows, letters.issued(2025))
        assert again.letters[0].documents[0].state.days == 245
    done = letters.record_as_activity([letters.issued(2025)[0].id])
    with desk.store.read() as reader:
        activity = reader.activity(done.id)
    assert activity is not None
    assert activity.day == date(2025, 12, 1)
    assert made.final


def test_that_the_office_keeps_the_letter_in_its_folder_of_evidence(desk: Desk) -> None:
    service = desk.services.letters
    made = service.issue(desk.moment(), [desk.village("Meninjo"), desk.village("Wonoayu")])
    assert len(pages_of(made.data)) == 2
    ids = [each.id for each in service.issued(2025)]
    done = service.record_as_activity(ids)
    service.record_as_activity(ids)
    evidence = desk.services.evidence
    owners = [each.activity_id for each in service.issued(2025)]
    files = evidence.files(FileOwner.ACTIVITY, owners)
    assert [len(files[each]) for each in owners] == [1, 1]
    (file,) = files[done.id]
    assert (file.name, file.pages) == ("Surat_Pengingat_1_XII_2025_Meninjo.pdf", 1)
    content = evidence.content(file.sha256)
    assert content is not None
    assert "Nomor : 1/XII/2025" in text_of(content)
    rows = desk.services.activities.list(desk.moment()).rows
    assert [row.activity.evidence for row in rows] == [
        (Evidence(EvidenceKind.DOCUMENT, f"{number}/XII/2025"),) for number in (1, 2)
    ]

"""What the office keeps or sends is the same whatever language its clerk reads."""

from collections.abc import Iterator
from datetime import date

import pytest

from iku_desktop.domain.periods import Quarter
from iku_desktop.presentation.language import Language, speaking
from iku_desktop.services.workbook_guide import choices, guide
from tests.services.desk import Desk


@pytest.fixture
def late_desk(desk: Desk) -> Iterator[Desk]:
    """One document late, one activity followed up, one without evidence."""
    desk.record("Jenggrong", "LPPDES", 2024, date="4/4/2025")
    desk.activity(follow_up_date="20/10/2025", output="Disepakati")
    desk.activity(description="Monitoring pelaksanaan APBDesa", evidence="")
    return desk


def test_that_a_closing_is_the_same_in_either_language(late_desk: Desk) -> None:
    def closed() -> str:
        saved = late_desk.services.closings.close(Quarter(2025, 1))
        with late_desk.store.read() as reader:
            return str(reader.closing_snapshot(saved.id))

    first = closed()
    late_desk.services.closings.reopen(Quarter(2025, 1), "uji")
    with speaking(Language.ENGLISH):
        second = closed()
    assert second == first.replace('"revision":0', '"revision":1')


def test_that_a_final_paper_is_kept_in_indonesian_only(late_desk: Desk) -> None:
    late_desk.services.closings.close(Quarter(2025, 1))
    reports, moment = late_desk.services.reports, late_desk.moment(1)
    with speaking(Language.ENGLISH):
        english = reports.make("quarterly", moment)
        reports.issue(english)
    indonesian = reports.make("quarterly", moment)
    reports.issue(indonesian)
    assert english.data != indonesian.data
    assert (english.name, english.code) == (indonesian.name, indonesian.code)
    assert reports.make("quarterly", moment).data == indonesian.data
    with speaking(Language.ENGLISH):
        assert reports.make("quarterly", moment).data == english.data
    with late_desk.store.read() as reader:
        kept = [reader.issued_content(each.sha256) for each in reader.issued_of("quarterly", 2025)]
    assert [content is None for content in kept] == [True, False]


def test_that_both_languages_of_a_paper_are_known_as_issued(late_desk: Desk) -> None:
    late_desk.services.closings.close(Quarter(2025, 1))
    for language in Language:
        with speaking(language):
            paper = late_desk.services.reports.make("quarterly", late_desk.moment(1))
            late_desk.services.reports.issue(paper)
    known = late_desk.services.proof.of_code(paper.code)
    assert len(known.papers) == 2


def test_that_drafts_of_narratives_are_indonesian(late_desk: Desk) -> None:
    def drafts() -> object:
        report = late_desk.services.reports.quarter_report(late_desk.moment())
        return [block.drafts for block in report.narratives]

    before = drafts()
    with speaking(Language.ENGLISH):
        assert drafts() == before
    assert "Sampai dengan 1 Desember 2025" in str(before)


def test_that_letters_and_messages_to_villages_are_indonesian(late_desk: Desk) -> None:
    reports, agenda = late_desk.services.reports, late_desk.services.agenda
    paper, message = reports.make("reminders", late_desk.moment()), agenda.group_text()
    with speaking(Language.ENGLISH):
        assert reports.make("reminders", late_desk.moment()).data == paper.data
        assert agenda.group_text() == message
        late_desk.services.letters.issue(late_desk.moment())
        (letter, *_) = late_desk.services.letters.issued(2025)
        late_desk.services.letters.record_as_activity([letter.id])
    assert letter.subject.startswith("Pengingat dokumen")
    with late_desk.store.read() as reader:
        words = [each.description for each in reader.activities(letter.dated, letter.dated)]
    assert any(each.startswith("Menyampaikan surat pengingat") for each in words)


def test_that_the_workbook_is_one_layout_for_everybody(late_desk: Desk) -> None:
    with late_desk.context.reading() as rows:
        lines, lists = guide(), choices(rows)
        with speaking(Language.ENGLISH):
            assert (guide(), choices(rows)) == (lines, lists)


@pytest.mark.parametrize(
    "typed", ["Official minutes", "Minutes", "Berita Acara", "BA", "berita_acara"]
)
def test_that_evidence_is_understood_by_its_words_in_both_languages(desk: Desk, typed: str) -> None:
    with speaking(Language.ENGLISH):
        saved = desk.activity(evidence=typed)
    with desk.store.read() as reader:
        found = {each.id: each for each in reader.activities(date(2025, 1, 1), date(2025, 12, 31))}
    assert [each.kind.value for each in found[saved.id].evidence] == ["berita_acara"]

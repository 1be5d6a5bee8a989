"""Letters that leave the office: who gets one, the counter of their numbers, and recording them."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from iku_desktop.domain.documents import DocumentStatus
from iku_desktop.domain.letters import Letter
from iku_desktop.domain.preferences import Preference, PreferenceName
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.read_models import Concern
from iku_desktop.services.context import Context
from iku_desktop.services.letters import Letters
from iku_desktop.services.reminders import issued_letters, reminder_letters
from tests.reports.reading import pages_of, text_of
from tests.services.desk import VILLAGES, Desk
from tests.services.evidence_shelf import Shelf

LATE = ("LPPDES", 2024)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def letters(desk: Desk, shelf: Shelf) -> Letters:
    return Letters(desk.context, lambda: shelf)


def prefer(desk: Desk, **texts: str) -> None:
    with desk.context.writing() as change:
        change.work.put_all(Preference(PreferenceName(name), each) for name, each in texts.items())


def all_in_but(desk: Desk, *late: str) -> None:
    """Every village has all that is due in December 2025, except some that lack LPPDesa 2024."""
    for name in VILLAGES:
        if name not in late:
            desk.record(name, "LPPDES", 2024, date="31/3/2025")
        desk.record(name, "RKPDES", 2026, date="30/9/2025")
        desk.record(name, "APBDES", 2026, date="1/12/2025")


def numbers(letters: Letters, year: int = 2025) -> list[str]:
    return [each.number for each in letters.issued(year)]


def test_that_only_villages_with_something_open_get_a_letter(desk: Desk) -> None:
    all_in_but(desk, "Meninjo", "Wates Wetan")
    with desk.context.reading() as rows:
        model = reminder_letters(rows, desk.moment())
    assert [each.village.name for each in model.letters] == ["Meninjo", "Wates Wetan"]
    (line,) = model.letters[0].documents
    assert (line.counted.document_type.code, line.counted.fiscal_year) == LATE
    assert (line.due, line.state.days) == (date(2025, 3, 31), 245)
    assert (model.dated, model.as_of) == (desk.clock.day, desk.clock.day)


def test_that_a_letter_speaks_of_today_whatever_quarter_is_looked_at(desk: Desk) -> None:
    all_in_but(desk, "Meninjo")
    desk.record("Meninjo", *LATE, date="4/4/2025")
    for quarter in (1, 2, 3, 4):
        problems = desk.problems(
            lambda quarter=quarter: desk.services.reports.make("reminders", desk.moment(quarter))
        )
        assert [each.code for each in problems] == ["nothing_to_remind"]


def test_that_documents_due_soon_stand_in_the_letter_by_their_due_dates(desk: Desk) -> None:
    with desk.context.reading() as rows:
        model = reminder_letters(rows, desk.moment())
    assert len(model.letters) == 11
    lines = model.letters[0].documents
    assert [each.counted.document_type.code for each in lines] == ["LPPDES", "RKPDES", "APBDES"]
    desk.clock.day = date(2025, 11, 30)
    with desk.context.reading() as rows:
        model = reminder_letters(rows, desk.moment())
    assert len(model.letters[0].documents) == 2, "31 days are not soon"


def test_that_an_exception_moves_the_due_date_of_the_letter(desk: Desk) -> None:
    all_in_but(desk, "Meninjo")
    place = (desk.village("Meninjo"), *LATE)
    typed = {"new_due": "15/12/2025", "decided_on": "1/4/2025", "reason": "Banjir"}
    desk.services.documents.grant_exception(*place, typed)
    with desk.context.reading() as rows:
        (letter,) = reminder_letters(rows, desk.moment()).letters
    (line,) = letter.documents
    assert (line.due, line.state.days, line.exception is not None) == (
        date(2025, 12, 15),
        14,
        True,
    )


def test_that_a_day_asked_for_is_kept_but_nothing_that_is_in_is_reminded_of(desk: Desk) -> None:
    desk.record("Meninjo", *LATE, date="4/4/2025")
    moment = desk.moment(2, as_of=date(2025, 4, 2))
    with desk.context.reading() as rows:
        model = reminder_letters(rows, moment)
    names = [each.village.name for each in model.letters]
    assert "Meninjo" not in names
    assert len(names) == 10
    assert model.letters[0].documents[0].state.days == 2
    assert (model.as_of, model.dated) == (date(2025, 4, 2), desk.clock.day)


def test_that_one_village_can_be_written_to_alone(desk: Desk, letters: Letters) -> None:
    made = letters.issue(desk.moment(), [desk.village("Wates Kulon")])
    (page,) = pages_of(made.data)
    assert "Yth. Kepala Desa Wates Kulon" in page.text
    assert made.name == "IKU_2025_Surat_Pengingat_Wates_Kulon.pdf"
    assert (made.kind, made.scope, made.final) == ("reminders", "35.08.20.2010", True)


def test_that_an_unknown_village_or_one_with_nothing_open_gets_no_letter(
    desk: Desk, letters: Letters
) -> None:
    all_in_but(desk, "Meninjo")
    assert desk.refused(lambda: letters.issue(desk.moment(), ["x"])) == {
        "village": "unknown_village"
    }
    in_order = [desk.village("Jenggrong")]
    assert desk.refused(lambda: letters.issue(desk.moment(), in_order)) == {
        "village": "nothing_to_remind"
    }
    made = letters.issue(desk.moment(), [*in_order, desk.village("Meninjo")])
    assert len(pages_of(made.data)) == 1
    assert numbers(letters) == ["1/XII/2025"]


def test_that_a_preview_has_no_number_and_takes_none(desk: Desk, letters: Letters) -> None:
    made = desk.services.reports.make("reminders", desk.moment())
    assert "Nomor : ……" in text_of(made.data)
    assert (made.final, made.name) == (False, "IKU_2025_Surat_Pengingat_Ranuyoso_konsep.pdf")
    assert letters.issued(2025) == ()


def test_that_each_letter_gets_the_next_number_of_the_counter(desk: Desk, letters: Letters) -> None:
    prefer(desk, letter_pattern="140/{nomor}/427.98/{tahun}", letter_first="41")
    made = letters.issue(desk.moment())
    assert numbers(letters) == [f"140/{number}/427.98/2025" for number in range(41, 52)]
    for page, number in zip(pages_of(made.data), numbers(letters), strict=True):
        assert number in page.text
    first = letters.issued(2025)[0]
    assert first.documents == ("LPPDES:2024", "RKPDES:2026", "APBDES:2026")
    assert first.village_id == desk.village("Jenggrong")


def test_that_issuing_again_on_that_day_gives_the_same_letters(
    desk: Desk, letters: Letters
) -> None:
    once = letters.issue(desk.moment())
    assert letters.issue(desk.moment()) == once
    assert letters.issue(desk.moment(2)).data == once.data, "another quarter is the same day"
    one = letters.issue(desk.moment(), [desk.village("Meninjo")])
    assert "2/XII/2025" in text_of(one.data)
    assert len(numbers(letters)) == 11
    assert letters.issue(desk.moment(), paper="a4").data != once.data
    assert len(numbers(letters)) == 11


def test_that_other_documents_or_another_day_make_a_new_letter(
    desk: Desk, letters: Letters
) -> None:
    chosen = [desk.village("Meninjo")]
    letters.issue(desk.moment(), chosen)
    desk.record("Meninjo", *LATE, date="1/12/2025")
    letters.issue(desk.moment(), chosen)
    desk.clock.day = date(2025, 12, 8)
    letters.issue(desk.moment(), chosen)
    assert numbers(letters) == ["1/XII/2025", "2/XII/2025", "3/XII/2025"]


def test_that_the_counter_begins_anew_over_the_new_year(desk: Desk, letters: Letters) -> None:
    chosen = [desk.village("Meninjo")]
    desk.clock.day = date(2025, 12, 31)
    letters.issue(desk.moment(), chosen)
    desk.clock.day = date(2026, 1, 2)
    letters.issue(desk.moment(), chosen)
    assert numbers(letters) == ["1/XII/2025"]
    assert numbers(letters, 2026) == ["1/I/2026"]


def test_that_letters_issued_at_the_same_time_never_share_a_number(
    desk: Desk, letters: Letters
) -> None:
    villages = [desk.village(name) for name in VILLAGES]
    other = Letters(Context(desk.store, desk.clock, "Budi"), lambda: Shelf())
    ready = threading.Barrier(4)

    def issue(service: Letters, chosen: list[str]) -> None:
        ready.wait()
        for village in chosen:
            service.issue(desk.moment(), [village])

    with ThreadPoolExecutor(4) as pool:
        done = [
            pool.submit(issue, letters, villages),
            pool.submit(issue, other, villages[::-1]),
            pool.submit(issue, letters, villages),
            pool.submit(issue, other, villages),
        ]
        for each in done:
            each.result()
    issued = letters.issued(2025)
    assert [each.sequence for each in issued] == list(range(1, 12))
    assert {each.village_id for each in issued} == set(villages)


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"letter_pattern": "140/{nomer}/{tahun}"}, {"letter_pattern": "letter_pattern"}),
        ({"letter_pattern": "140"}, {"letter_pattern": "letter_pattern_lacks"}),
        ({"letter_first": "0"}, {"letter_first": "out_of_range"}),
        ({"letter_first": "satu"}, {"letter_first": "not_a_number"}),
    ],
)
def test_that_settings_that_give_no_number_are_refused_and_take_none(
    desk: Desk, letters: Letters, settings: dict[str, str], problem: dict[str, str]
) -> None:
    prefer(desk, **settings)
    assert desk.refused(lambda: letters.issue(desk.moment())) == problem
    assert letters.issued(2025) == ()


def test_that_an_unknown_paper_takes_no_number(desk: Desk, letters: Letters) -> None:
    assert desk.refused(lambda: letters.issue(desk.moment(), paper="a3")) == {
        "paper": "unknown_paper"
    }


def test_that_the_nature_of_letters_is_a_setting(desk: Desk, letters: Letters) -> None:
    assert "Sifat : Penting" in text_of(letters.issue(desk.moment()).data)
    prefer(desk, letter_nature="Segera")
    assert "Sifat : Segera" in text_of(letters.issue(desk.moment()).data)


def test_that_the_copies_of_letters_are_a_setting(desk: Desk, letters: Letters) -> None:
    assert "Tembusan" not in text_of(letters.issue(desk.moment()).data)
    prefer(desk, letter_copies="Bupati Lumajang\n \n Inspektur ")
    assert "Tembusan: 1. Bupati Lumajang 2. Inspektur" in text_of(letters.issue(desk.moment()).data)


def test_that_who_signs_is_the_official_of_the_letters_day(desk: Desk, letters: Letters) -> None:
    (camat,) = desk.services.settings.officials()
    desk.services.settings.change_official(camat.id, {"valid_to": "30/11/2025"})
    typed = {"name": "SRI", "post": "CAMAT RANUYOSO", "acting": "plh", "valid_from": "1/12/2025"}
    desk.services.settings.add_official(typed)
    text = text_of(letters.issue(desk.moment()).data)
    assert "Plh. CAMAT RANUYOSO SRI" in text
    assert "IWAN" not in text


def test_that_an_issued_letter_is_registered_as_final_once(desk: Desk, letters: Letters) -> None:
    for _ in range(2):
        desk.services.reports.issue(letters.issue(desk.moment()))
    with desk.store.read() as reader:
        (issued,) = reader.issued_of("reminders", 2025)
    assert (issued.state.value, issued.quarter, issued.paper) == ("final", 0, "f4_portrait")


def test_that_a_letter_of_a_document_that_is_no_more_is_not_made_again(desk: Desk) -> None:
    day = desk.clock.day
    village = desk.village("Meninjo")
    for gone in (
        Letter(2025, 1, "1", day, "no village", ("LPPDES:2024",), day, ""),
        Letter(2025, 1, "1", day, village, ("NOVEL:2024",), day, ""),
    ):
        with desk.context.reading() as rows, pytest.raises(Refused) as caught:
            issued_letters(rows, [gone])
        assert [each.code for each in caught.value.problems] == ["letter_not_remade"]


def test_that_the_letters_lack_only_what_a_letterhead_and_a_signature_need(desk: Desk) -> None:
    reports = desk.services.reports
    assert reports.concerns("reminders", desk.moment()) == ()
    desk.services.settings.change_office({"address": ""})
    (camat,) = desk.services.settings.officials()
    desk.services.settings.change_official(camat.id, {"valid_to": "30/11/2025"})
    found = {line.concern for line in reports.concerns("reminders", desk.moment())}
    assert found == {Concern.OFFICIAL_MISSING, Concern.PROFILE_MISSING}


def test_that_the_letters_speak_of_just_what_the_matrix_shows_as_missing(desk: Desk) -> None:
    villages = desk.services.villages
    villages.add({"code": "35.08.20.1001", "name": "Kota"})
    villages.add({"code": "35.08.20.2012", "name": "Baru", "valid_from": "1/6/2025"})
    villages.change(desk.village("Alun-Alun"), {"valid_to": "30/6/2025"})
    desk.record("Meninjo", *LATE, date="4/4/2025")
    desk.record("Wonoayu", "RKPDES", 2026, date="1/12/2025")
    matrix = desk.services.documents.matrix(desk.moment())
    missing = {
        (row.village.name, cell.document_type)
        for row in matrix.rows
        for cell in row.cells
        if cell.state is not None and cell.state.status is DocumentStatus.MISSING
    }
    with desk.context.reading() as rows:
        model = reminder_letters(rows, desk.moment())
    reminded = {
        (letter.village.name, each.counted.document_type.code)
        for letter in model.letters
        for each in letter.documents
        if each.state.status is DocumentStatus.MISSING
    }
    assert reminded == missing
    assert ("Baru", "LPPDES") not in reminded
    assert ("Alun-Alun", "LPPDES") in reminded
    assert ("Alun-Alun", "RKPDES") not in reminded
    assert "Kota" not in {letter.village.name for letter in model.letters}

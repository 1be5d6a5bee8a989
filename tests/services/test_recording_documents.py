"""Recording a village document: what is accepted, flagged and refused, each on a real database."""

from datetime import date, timedelta

import pytest

from iku_desktop.domain.documents import DocumentStatus, StatusOnDate, VillageDocument
from iku_desktop.domain.read_models import DocumentCell
from tests.services.desk import TODAY, Desk


def cell(desk: Desk, village: str, kind: str) -> DocumentCell:
    matrix = desk.services.documents.matrix(desk.moment())
    row = next(each for each in matrix.rows if each.village.name == village)
    return next(each for each in row.cells if each.document_type == kind)


def stored(desk: Desk) -> list[VillageDocument]:
    with desk.store.read() as reader:
        return list(reader.documents().values())


@pytest.mark.parametrize(
    "typed", ["30/9/2025", "30-09-2025", "30 September 2025", "2025-09-30", date(2025, 9, 30)]
)
def test_that_a_date_is_read_in_every_usual_spelling(desk: Desk, typed: object) -> None:
    saved = desk.record("Jenggrong", "RKPDES", 2026, date=typed)
    assert saved.id
    assert saved.warnings == ()
    assert cell(desk, "Jenggrong", "RKPDES").dated == date(2025, 9, 30)


def test_that_only_the_given_fields_change(desk: Desk) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="30/9/2025", number="5/2025", note="asli")
    desk.record("Jenggrong", "RKPDES", 2026, number="6/2025")
    (document,) = stored(desk)
    assert (document.dated, document.number, document.note) == (
        date(2025, 9, 30),
        "6/2025",
        "asli",
    )


def test_that_a_row_whose_fields_are_all_emptied_is_removed(desk: Desk) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="30/9/2025", number="5/2025")
    desk.record("Jenggrong", "RKPDES", 2026, date="")
    assert len(stored(desk)) == 1
    answer = desk.record("Jenggrong", "RKPDES", 2026, number="")
    assert answer.id == ""
    assert stored(desk) == []


def test_that_emptying_what_was_never_recorded_writes_nothing(desk: Desk) -> None:
    before = desk.counter()
    desk.record("Jenggrong", "RKPDES", 2026, date="", number=None)
    assert desk.counter() == before


def test_that_the_same_entry_twice_writes_only_once(desk: Desk) -> None:
    first = desk.record("Jenggrong", "RKPDES", 2026, date="30/9/2025")
    before = desk.counter()
    assert desk.record("Jenggrong", "RKPDES", 2026, date="30-09-2025").id == first.id
    assert desk.counter() == before


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("date", "31/09/2025", "date_past_month_end"),
        ("date", "29/2/2025", "date_past_month_end"),
        ("date", "32/1/2025", "date_past_month_end"),
        ("date", "1/13/2025", "date_not_in_calendar"),
        ("date", "0/1/2025", "date_not_in_calendar"),
        ("date", "besok", "not_a_date"),
        ("date", "=TODAY()", "not_a_date"),
        ("date", "2025", "not_a_date"),
        ("date", TODAY + timedelta(days=1), "date_in_future"),
        ("date", date(2999, 1, 1), "date_in_future"),
        ("date", date(2024, 3, 29), "date_too_early"),
        ("date", date(1901, 1, 1), "date_too_early"),
        ("number", "9" * 10_000, "text_too_long"),
        ("number", "5/\u202e2025", "text_character"),
        ("number", "5\x002025", "text_character"),
        ("number", "5\n2025", "text_character"),
        ("number", ("5", "6"), "not_text"),
        ("note", "x" * 1001, "text_too_long"),
        ("note", "a\x1bb", "text_character"),
        ("cause", "hujan", "unknown_choice"),
        ("cause_text", "\ud800", "text_character"),
    ],
)
def test_that_a_bad_entry_is_refused_at_its_field_and_changes_nothing(
    desk: Desk, field: str, typed: object, code: str
) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, number="1")
    found = desk.refused(lambda: desk.record("Jenggrong", "RKPDES", 2026, **{field: typed}))
    assert found == {field: code}


def test_that_exactly_eighteen_months_before_the_deadline_is_still_accepted(desk: Desk) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date=date(2024, 3, 30))
    assert cell(desk, "Jenggrong", "RKPDES").state == StatusOnDate(DocumentStatus.ON_TIME, 549)


def test_that_all_problems_of_a_form_come_back_together(desk: Desk) -> None:
    found = desk.refused(
        lambda: desk.record(
            "Jenggrong",
            "RKPDES",
            2026,
            date=date(2026, 1, 1),
            number="n" * 101,
            cause="hujan",
            note="\u200f",
        )
    )
    assert found == {
        "date": "date_in_future",
        "number": "text_too_long",
        "cause": "unknown_choice",
        "note": "text_character",
    }


@pytest.mark.parametrize("number", ["<b>&\"'", "=1+1", "' OR 1=1 --", "{typed}", "％s", "😀"])
def test_that_a_number_is_only_text_whatever_it_looks_like(desk: Desk, number: str) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, number=number)
    assert cell(desk, "Jenggrong", "RKPDES").number == number


@pytest.mark.parametrize(
    ("place", "problems"),
    [
        (("nobody", "RKPDES", 2026), {"village": "unknown_village"}),
        (("x" * 10_000, "RKPDES", 2026), {"village": "unknown_village"}),
        (("", "RKPDES", 2026), {"village": "unknown_village"}),
        ((None, "SURAT", 2026), {"document_type": "unknown_document_type"}),
        ((None, "rkpdes", 2026), {"document_type": "unknown_document_type"}),
        ((None, "RKPDES", 9999), {"fiscal_year": "year_out_of_range"}),
        ((None, "RKPDES", -1), {"fiscal_year": "year_out_of_range"}),
        (
            ("nobody", "SURAT", 1),
            {
                "village": "unknown_village",
                "document_type": "unknown_document_type",
                "fiscal_year": "year_out_of_range",
            },
        ),
    ],
)
def test_that_a_place_that_does_not_exist_is_refused(
    desk: Desk, place: tuple[str | None, str, int], problems: dict[str, str]
) -> None:
    village, kind, year = place
    village = desk.village() if village is None else village
    documents = desk.services.documents
    assert desk.refused(lambda: documents.record(village, kind, year, {"number": "1"})) == problems


def test_that_a_kelurahan_has_no_documents(desk: Desk) -> None:
    added = desk.services.villages.add({"code": "35.08.20.1001", "name": "Kelurahan Baru"})
    documents = desk.services.documents
    record = {"date": "30/9/2025"}
    assert desk.refused(lambda: documents.record(added.id, "RKPDES", 2026, record)) == {
        "village": "kelurahan_has_no_documents"
    }


def test_that_a_village_not_valid_on_the_deadline_has_no_such_document(desk: Desk) -> None:
    village = desk.village()
    desk.services.villages.change(village, {"valid_to": "29/9/2025"})
    assert desk.refused(lambda: desk.record("Jenggrong", "RKPDES", 2026, date="1/9/2025")) == {
        "village": "village_not_valid"
    }
    desk.services.villages.change(village, {"valid_to": "30/9/2025"})
    assert desk.record("Jenggrong", "RKPDES", 2026, date="1/9/2025").id


def test_that_what_a_merged_village_had_recorded_can_still_be_emptied(desk: Desk) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="1/9/2025", number="5/2025")
    desk.services.villages.change(desk.village(), {"valid_to": "29/9/2025"})
    assert desk.refused(lambda: desk.record("Jenggrong", "RKPDES", 2026, number="6")) == {
        "village": "village_not_valid"
    }
    desk.record("Jenggrong", "RKPDES", 2026, date="")
    assert [each.number for each in stored(desk)] == ["5/2025"]
    desk.record("Jenggrong", "RKPDES", 2026, number=None, unknown="")
    assert stored(desk) == []


def test_that_a_document_without_a_rule_for_its_year_is_refused(desk: Desk) -> None:
    rule = next(each for each in desk.services.settings.rules() if each.document_type == "APBDES")
    desk.services.settings.change_rule(rule.id, {"valid_from": "1/1/2025"})
    assert desk.refused(lambda: desk.record("Jenggrong", "APBDES", 2025, number="1")) == {
        "fiscal_year": "no_rule"
    }
    assert desk.record("Jenggrong", "APBDES", 2026, number="1").id


@pytest.mark.parametrize("first", ["RKPDES", "APBDES"])
def test_that_an_rkpdesa_after_the_apbdesa_is_saved_and_flagged(desk: Desk, first: str) -> None:
    dates = {"APBDES": "28/11/2025", "RKPDES": "29/11/2025"}
    second = "RKPDES" if first == "APBDES" else "APBDES"
    assert desk.record("Jenggrong", first, 2026, date=dates[first]).warnings == ()
    (warning,) = desk.record("Jenggrong", second, 2026, date=dates[second]).warnings
    assert warning.code == "dated_after_successor"
    assert warning.values["other_type"] == "APBDesa"
    flag = cell(desk, "Jenggrong", "RKPDES").flag
    assert flag is not None
    assert flag.values["date"] == date(2025, 11, 29)
    assert cell(desk, "Jenggrong", "APBDES").flag is None


def test_that_the_same_day_or_another_fiscal_year_raises_no_flag(desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2026, date="28/11/2025")
    assert desk.record("Jenggrong", "RKPDES", 2026, date="28/11/2025").warnings == ()
    desk.record("Meninjo", "APBDES", 2025, date="1/11/2024")
    assert desk.record("Meninjo", "RKPDES", 2026, date="29/9/2025").warnings == ()


@pytest.mark.parametrize("typed", ["bpd", "BPD belum menyepakati", "bpd BELUM menyepakati "])
def test_that_a_cause_is_given_by_code_or_words(desk: Desk, typed: str) -> None:
    desk.record("Jenggrong", "LPPDES", 2024, cause=typed)
    assert cell(desk, "Jenggrong", "LPPDES").cause == "bpd"


def test_that_the_causes_to_choose_from_are_the_offices(desk: Desk) -> None:
    assert list(desk.services.documents.causes()) == ["regulation", "bpd", "vacant", "other"]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2025, 9, 26), StatusOnDate(DocumentStatus.ON_TIME, 4)),
        (date(2025, 9, 30), StatusOnDate(DocumentStatus.ON_TIME, 0)),
        (date(2025, 10, 1), StatusOnDate(DocumentStatus.LATE, 1)),
        (TODAY, StatusOnDate(DocumentStatus.LATE, 62)),
    ],
)
def test_that_a_date_says_what_it_would_mean_before_it_is_recorded(
    desk: Desk, day: date, status: StatusOnDate
) -> None:
    before = desk.counter()
    assert desk.services.documents.meaning(desk.village(), "RKPDES", 2026, day) == status
    assert desk.counter() == before


@pytest.mark.parametrize(
    ("day", "code"),
    [(TODAY + timedelta(days=1), "date_in_future"), (date(2020, 1, 1), "date_too_early")],
)
def test_that_a_date_that_cannot_be_says_why(desk: Desk, day: date, code: str) -> None:
    documents = desk.services.documents
    assert desk.refused(lambda: documents.meaning(desk.village(), "RKPDES", 2026, day)) == {
        "date": code
    }


def test_that_an_entry_bears_its_time_and_its_author(desk: Desk) -> None:
    saved = desk.record("Jenggrong", "RKPDES", 2026, date="30/9/2025")
    assert saved.at == desk.clock.now()
    with desk.store.read() as reader:
        stamp = reader.stamps(VillageDocument, [saved.id])[saved.id]
    assert (stamp.created_by, stamp.created_at) == ("Siti Aminah", saved.at)

"""The Camat's exceptions, and the matrix with its totals, causes and what a report prints of it."""

from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.documents import DocumentStatus, StatusOnDate
from iku_desktop.domain.read_models import DocumentCell, DocumentMatrix, MatrixRow
from iku_desktop.services.facts import year_facts
from iku_desktop.services.matrix import document_matrix
from tests.services.desk import VILLAGES, Desk

GRANT = {"new_due": "31/10/2025", "decided_on": "29/9/2025", "reason": "Banjir"}


def row(matrix: DocumentMatrix, village: str) -> MatrixRow:
    return next(each for each in matrix.rows if each.village.name == village)


def cell(matrix: DocumentMatrix, village: str, kind: str) -> DocumentCell:
    return next(each for each in row(matrix, village).cells if each.document_type == kind)


def grant(desk: Desk, village: str = "Jenggrong", **typed: object) -> object:
    place = (desk.village(village), "RKPDES", 2026)
    return desk.services.documents.grant_exception(*place, GRANT | typed)  # type: ignore[arg-type]


def test_that_an_exception_gives_the_village_more_time(desk: Desk) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="15/10/2025")
    before = desk.figures(desk.moment()).measurement.numerator
    grant(desk, letter_number="141/20/2025")
    matrix = desk.services.documents.matrix(desk.moment())
    found = cell(matrix, "Jenggrong", "RKPDES")
    assert before == 0
    assert desk.figures(desk.moment()).measurement.numerator == 1
    assert found.due == date(2025, 10, 31)
    assert found.state == StatusOnDate(DocumentStatus.ON_TIME, 16)
    assert found.exception is not None
    assert found.exception.letter_number == "141/20/2025"
    assert [(v.name, e.reason) for v, _, e in matrix.exceptions] == [("Jenggrong", "Banjir")]


def test_that_a_date_means_what_the_exception_makes_of_it(desk: Desk) -> None:
    grant(desk)
    documents = desk.services.documents
    meaning = documents.meaning(desk.village(), "RKPDES", 2026, date(2025, 10, 20))
    assert meaning == StatusOnDate(DocumentStatus.ON_TIME, 11)


def test_that_an_exception_counts_from_the_day_it_was_decided(desk: Desk) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="15/10/2025")
    grant(desk, decided_on="20/10/2025")
    third, fourth = desk.moment(3), desk.moment(4)
    assert cell(desk.services.documents.matrix(third), "Jenggrong", "RKPDES").exception is None
    assert desk.figures(third).measurement.numerator == 0
    assert desk.figures(fourth).measurement.numerator == 1


def test_that_an_exception_can_be_corrected_and_withdrawn(desk: Desk) -> None:
    grant(desk)
    place = (desk.village(), "RKPDES", 2026)
    desk.services.documents.grant_exception(*place, {"new_due": "15/11/2025"})
    found = cell(desk.services.documents.matrix(desk.moment()), "Jenggrong", "RKPDES").exception
    assert found is not None
    assert (found.new_due, found.reason) == (date(2025, 11, 15), "Banjir")
    desk.services.documents.withdraw_exception(*place)
    assert desk.services.documents.matrix(desk.moment()).exceptions == ()
    assert desk.refused(lambda: desk.services.documents.withdraw_exception(*place)) == {
        "": "no_exception"
    }


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"new_due": "30/9/2025"}, {"new_due": "exception_not_later"}),
        ({"new_due": "1/9/2025"}, {"new_due": "exception_not_later"}),
        ({"decided_on": "2/12/2025"}, {"decided_on": "date_in_future"}),
        ({"reason": ""}, {"reason": "needed"}),
        ({"reason": "r" * 1001}, {"reason": "text_too_long"}),
        (
            {"new_due": "", "decided_on": "kemarin", "letter_number": "\x00"},
            {"new_due": "needed", "decided_on": "not_a_date", "letter_number": "text_character"},
        ),
    ],
)
def test_that_a_bad_exception_is_refused(
    desk: Desk, typed: dict[str, object], problems: dict[str, str]
) -> None:
    assert desk.refused(lambda: grant(desk, **typed)) == problems


def test_that_an_exception_needs_its_new_deadline_date_and_reason(desk: Desk) -> None:
    place = (desk.village(), "RKPDES", 2026)
    assert desk.refused(lambda: desk.services.documents.grant_exception(*place, {})) == {
        "new_due": "needed",
        "decided_on": "needed",
        "reason": "needed",
    }


def test_that_the_matrix_has_a_row_per_desa_and_a_cell_per_counted_document(desk: Desk) -> None:
    matrix = desk.services.documents.matrix(desk.moment())
    assert tuple(each.village.name for each in matrix.rows) == VILLAGES
    assert [(c.document_type.name, c.fiscal_year) for c in matrix.counted] == [
        ("RKPDesa", 2026),
        ("APBDesa", 2026),
        ("LPPDesa", 2024),
    ]
    assert matrix.expected == 33
    assert cell(matrix, "Jenggrong", "APBDES").state == StatusOnDate(DocumentStatus.WAITING, 30)
    assert cell(matrix, "Jenggrong", "LPPDES").state == StatusOnDate(DocumentStatus.MISSING, 245)


def test_that_the_totals_count_each_status(desk: Desk) -> None:
    for village in VILLAGES[:9]:
        desk.record(village, "LPPDES", 2024, date="31/3/2025")
    desk.record(VILLAGES[9], "LPPDES", 2024, date="4/4/2025")
    total = desk.services.documents.matrix(desk.moment()).totals[2]
    assert (total.on_time, total.late, total.missing, total.waiting) == (9, 1, 1, 0)
    assert (total.expected, total.share) == (11, Fraction(900, 11))


def test_that_causes_are_summed_up_over_what_is_late_or_missing(desk: Desk) -> None:
    desk.record("Jenggrong", "LPPDES", 2024, cause="bpd")
    desk.record("Meninjo", "LPPDES", 2024, date="4/4/2025", cause="bpd")
    desk.record("Ranuyoso", "LPPDES", 2024, cause_text="Listrik padam")
    desk.record("Wonoayu", "APBDES", 2026, cause="vacant")
    causes = desk.services.documents.matrix(desk.moment()).causes
    assert [(c.cause, c.cause_text, c.count, c.villages) for c in causes] == [
        ("bpd", "", 2, ("Jenggrong", "Meninjo")),
        ("", "Listrik padam", 1, ("Ranuyoso",)),
    ]


def test_that_a_kelurahan_stands_beside_the_matrix_and_not_in_it(desk: Desk) -> None:
    desk.services.villages.add({"code": "35.08.20.1001", "name": "Kelurahan Kota"})
    matrix = desk.services.documents.matrix(desk.moment())
    assert [each.name for each in matrix.kelurahan] == ["Kelurahan Kota"]
    assert len(matrix.rows) == 11


def test_that_a_village_dissolved_in_mid_year_has_only_the_documents_it_was_to_set(
    desk: Desk,
) -> None:
    desk.services.villages.change(desk.village(), {"valid_to": "30/6/2025"})
    matrix = desk.services.documents.matrix(desk.moment())
    states = {each.document_type: each.state for each in row(matrix, "Jenggrong").cells}
    assert states["RKPDES"] is None
    assert states["LPPDES"] is not None
    assert (row(matrix, "Jenggrong").expected, matrix.expected) == (1, 31)


def test_that_a_village_dissolved_years_ago_has_no_row(desk: Desk) -> None:
    desk.services.villages.change(desk.village(), {"valid_to": "30/6/2020"})
    matrix = desk.services.documents.matrix(desk.moment())
    assert "Jenggrong" not in [each.village.name for each in matrix.rows]


def test_that_the_screen_shows_a_later_date_and_the_report_of_an_earlier_day_does_not(
    desk: Desk,
) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="4/10/2025", number="7/2025", cause="bpd")
    moment = desk.moment(3)
    on_screen = cell(desk.services.documents.matrix(moment), "Jenggrong", "RKPDES")
    assert (on_screen.dated, on_screen.number) == (date(2025, 10, 4), "7/2025")
    with desk.context.reading() as rows:
        matrix = document_matrix(rows, year_facts(rows, 2025), moment, as_printed=True)
    printed = cell(matrix, "Jenggrong", "RKPDES")
    assert (printed.dated, printed.number, printed.cause) == (None, "", "bpd")
    assert printed.state == on_screen.state == StatusOnDate(DocumentStatus.MISSING, 0)

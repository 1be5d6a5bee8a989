"""Village cards and the matrix alone: which years and villages they hold, and when they are no draft."""

from datetime import date

from iku_desktop.domain.documents import DocumentStatus
from iku_desktop.domain.read_models import Concern, QuarterState
from iku_desktop.services.village_cards import village_cards
from tests.reports.reading import pages_of
from tests.services.desk import VILLAGES, Desk


def test_that_a_card_holds_all_years_of_the_plan_up_to_its_own_by_due_date(desk: Desk) -> None:
    desk.record("Meninjo", "LPPDES", 2023, date="31/3/2024")
    desk.record("Meninjo", "LPPDES", 2024, date="4/4/2025", number="141/5")
    with desk.context.reading() as rows:
        model = village_cards(rows, desk.moment(2), [desk.village("Meninjo")])
    (card,) = model.cards
    assert [each.year for each in card.years] == [2024, 2025]
    documents = [f"{each.document_type} {each.fiscal_year}" for each in card.years[1].cells]
    assert documents == ["LPPDES 2024", "RKPDES 2026", "APBDES 2026"]
    first = card.years[1].cells[0]
    assert first.state is not None
    assert (first.state.status, first.state.days, first.number) == (
        DocumentStatus.LATE,
        4,
        "141/5",
    )
    assert model.moment.as_of == desk.clock.day


def test_that_a_card_of_a_year_that_is_over_shows_nothing_of_later_days(desk: Desk) -> None:
    desk.clock.day = date(2026, 2, 1)
    desk.record("Meninjo", "APBDES", 2026, date="9/1/2026")
    with desk.context.reading() as rows:
        old = village_cards(rows, desk.moment(1, 2025), [desk.village("Meninjo")])
        new = village_cards(rows, desk.moment(1, 2026), [desk.village("Meninjo")])
    (before,), (after,) = old.cards, new.cards
    assert (old.moment.as_of, old.state) == (date(2025, 12, 31), QuarterState.OPEN)
    assert before.years[-1].cells[2].dated is None
    assert after.years[1].cells[2].dated == date(2026, 1, 9)


def test_that_a_village_formed_later_has_no_years_before(desk: Desk) -> None:
    typed = {"code": "35.08.20.2012", "name": "Baru", "valid_from": "1/6/2025"}
    village = desk.services.villages.add(typed).id
    with desk.context.reading() as rows:
        (card,) = village_cards(rows, desk.moment(), [village]).cards
    assert [each.year for each in card.years] == [2025]
    assert [cell.state is not None for cell in card.years[0].cells] == [False, True, True]


def test_that_every_desa_has_a_card_and_a_kelurahan_none(desk: Desk) -> None:
    kelurahan = desk.services.villages.add({"code": "35.08.20.1001", "name": "Kota"}).id
    with desk.context.reading() as rows:
        names = [each.village.name for each in village_cards(rows, desk.moment()).cards]
    assert names == list(VILLAGES)
    make = desk.services.reports.make
    assert desk.refused(lambda: make("village_card", desk.moment(), villages=[kelurahan])) == {
        "village": "kelurahan_has_no_documents"
    }
    assert desk.refused(lambda: make("village_card", desk.moment(), villages=["x"])) == {
        "village": "unknown_village"
    }


def test_that_an_office_without_villages_has_no_cards(desk: Desk) -> None:
    with desk.store.read() as reader:
        ids = [each.id for each in reader.villages()]
    desk.services.villages.remove(ids)
    make = desk.services.reports.make
    assert desk.refused(lambda: make("village_card", desk.moment())) == {
        "village": "no_village_cards"
    }
    assert make("matrix", desk.moment()).data.startswith(b"%PDF-")


def test_that_cards_are_named_by_their_year_and_village(desk: Desk) -> None:
    made = desk.services.reports.make("village_card", desk.moment())
    assert (made.name, made.scope) == ("IKU_2025_Lembar_Desa_Ranuyoso_konsep.pdf", "")
    assert len(pages_of(made.data)) == 11
    assert made.paper == "f4_portrait"
    one = desk.services.reports.make(
        "village_card", desk.moment(), "a4", [desk.village("Alun-Alun")]
    )
    assert one.name == "IKU_2025_Lembar_Desa_Alun-Alun_konsep.pdf"
    assert (one.scope, one.paper) == ("35.08.20.2005", "a4_portrait")
    assert len(pages_of(one.data)) == 1


def test_that_the_matrix_alone_is_that_of_the_quarterly_report(desk: Desk) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="30/9/2025", number="7/2025")
    made = desk.services.reports.make("matrix", desk.moment(3))
    assert made.name == "IKU_2025_TW3_Matriks_Ranuyoso_konsep.pdf"
    assert (made.quarter, made.paper) == (3, "f4")
    text = " ".join(pages_of(made.data)[0].text.split())
    assert "1 Jenggrong 30/09/2025 7/2025 Tepat waktu" in text
    assert "TRIWULAN III TAHUN 2025" in text


def test_that_the_papers_of_documents_lack_only_what_documents_need(desk: Desk) -> None:
    desk.activity(evidence="")
    for kind in ("matrix", "village_card"):
        lines = desk.services.reports.concerns(kind, desk.moment(1))
        assert {line.concern for line in lines} == {Concern.DOCUMENT_MISSING}

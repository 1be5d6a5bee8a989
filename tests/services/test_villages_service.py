"""Villages: adding, changing and removing them, and what a change of validity would do to the figures."""

import pytest

from iku_desktop.domain.periods import Moment
from tests.services.desk import VILLAGES, Desk


def add(desk: Desk, **typed: object) -> object:
    given = {"code": "35.08.20.2099", "name": "Ranu Baru"}
    return desk.services.villages.add(given | typed)  # type: ignore[arg-type]


def expected(desk: Desk, moment: Moment) -> object:
    return desk.figures(moment).measurement.denominator


@pytest.mark.parametrize("code", ["35.08.20.2099", "3508202099", " 35.08.20.2099 "])
def test_that_a_village_is_added_by_its_code(desk: Desk, code: str) -> None:
    add(desk, code=code, head="Budi", phone="0812", valid_from="1/1/2025")
    row = next(each for each in desk.services.villages.rows() if each.village.name == "Ranu Baru")
    assert (row.village.code, row.village.head) == ("35.08.20.2099", "Budi")
    assert expected(desk, desk.moment()) == 36


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"code": "35.08.20.2001"}, {"code": "village_code_twice"}),
        ({"code": "35.08.21.2001"}, {"code": "village_of_other_kecamatan"}),
        ({"code": "3508212001"}, {"code": "village_of_other_kecamatan"}),
        ({"code": "35.08.20.4001"}, {"code": "village_code"}),
        ({"code": "35.08.20.201"}, {"code": "village_code"}),
        ({"code": "٣٥.08.20.2001"}, {"code": "village_code"}),
        ({"code": "Ranuyoso"}, {"code": "village_code"}),
        ({"code": "=1+1"}, {"code": "village_code"}),
        ({"code": ""}, {"code": "needed"}),
        ({"name": ""}, {"name": "needed"}),
        ({"name": "N" * 10_000}, {"name": "text_too_long"}),
        ({"name": "Ranu\x00"}, {"name": "text_character"}),
        ({"valid_from": "2/1/2025", "valid_to": "1/1/2025"}, {"valid_to": "validity_reversed"}),
        ({"valid_from": "31/6/2025", "head": "\u2066"}, {
            "valid_from": "date_past_month_end", "head": "text_character"}),
    ],
)  # fmt: skip
def test_that_a_bad_village_is_refused(
    desk: Desk, typed: dict[str, object], problems: dict[str, str]
) -> None:
    assert desk.refused(lambda: add(desk, **typed)) == problems


@pytest.mark.parametrize("name", ["<b>&\"'", "Ranuyoso", "Desa “Alun-Alun”", "N" * 100])
def test_that_any_printable_name_is_a_name(desk: Desk, name: str) -> None:
    add(desk, name=name)
    assert name in [each.village.name for each in desk.services.villages.rows()]


def test_that_only_the_given_fields_of_a_village_change(desk: Desk) -> None:
    village = desk.village()
    desk.services.villages.change(village, {"head": "Budi"})
    desk.services.villages.change(village, {"phone": "0812"})
    row = desk.services.villages.rows()[0].village
    assert (row.name, row.head, row.phone) == ("Jenggrong", "Budi", "0812")


def test_that_a_village_keeps_its_code_and_cannot_take_anothers(desk: Desk) -> None:
    villages = desk.services.villages
    assert villages.change(desk.village(), {"code": "35.08.20.2001"}).id
    assert desk.refused(lambda: villages.change(desk.village(), {"code": "35.08.20.2002"})) == {
        "code": "village_code_twice"
    }


def test_that_an_unknown_village_is_refused(desk: Desk) -> None:
    villages = desk.services.villages
    assert desk.refused(lambda: villages.change("x", {"name": "y"})) == {
        "village": "unknown_village"
    }
    assert desk.refused(lambda: villages.remove([desk.village(), "x"])) == {
        "village": "unknown_village"
    }
    assert desk.refused(lambda: villages.effect_of("x", {}, desk.moment())) == {
        "village": "unknown_village"
    }


def test_that_a_village_with_documents_is_not_removed_and_says_how_many(desk: Desk) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="30/9/2025")
    desk.record("Jenggrong", "APBDES", 2026, number="1")
    typed = {"new_due": "30/4/2025", "decided_on": "1/3/2025", "reason": "Banjir"}
    desk.services.documents.grant_exception(desk.village(), "LPPDES", 2024, typed)
    ids = [desk.village("Meninjo"), desk.village()]
    (problem,) = desk.problems(lambda: desk.services.villages.remove(ids))
    assert problem.code == "village_has_documents"
    assert problem.values == {"village": "Jenggrong", "count": 3}
    assert len(desk.services.villages.rows()) == 11


def test_that_villages_without_documents_are_removed_together(desk: Desk) -> None:
    desk.services.villages.remove([desk.village("Meninjo"), desk.village()])
    assert len(desk.services.villages.rows()) == 9
    assert expected(desk, desk.moment()) == 27


def test_that_a_village_with_documents_does_not_become_a_kelurahan(desk: Desk) -> None:
    villages = desk.services.villages
    desk.record("Jenggrong", "RKPDES", 2026, date="30/9/2025")
    change = {"code": "35.08.20.1001"}
    assert desk.refused(lambda: villages.change(desk.village(), change)) == {
        "code": "village_has_documents"
    }
    assert villages.change(desk.village("Meninjo"), change).id


def test_that_documents_left_outside_a_new_validity_are_warned_of(desk: Desk) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="30/9/2025")
    desk.record("Jenggrong", "LPPDES", 2024, date="31/3/2025")
    saved = desk.services.villages.change(desk.village(), {"valid_to": "30/6/2025"})
    (warning,) = saved.warnings
    assert warning.code == "documents_outside_validity"
    assert warning.values["count"] == 1
    assert desk.services.villages.change(desk.village(), {"head": "Budi"}).warnings == ()


def test_that_the_effect_of_a_validity_shows_each_figure_that_moves_and_writes_nothing(
    desk: Desk,
) -> None:
    desk.record("Jenggrong", "LPPDES", 2024, date="31/3/2025")
    before = desk.counter()
    moment = desk.moment()
    effect = desk.services.villages.effect_of(desk.village(), {"valid_to": "30/6/2025"}, moment)
    assert desk.counter() == before
    assert [(each.before.moment.quarter.number) for each in effect] == [1, 2, 3, 4]
    last = effect[-1]
    assert last.before.indicator.code == "IKU-2"
    assert (last.before.measurement.denominator, last.after.measurement.denominator) == (33, 31)
    desk.services.villages.change(desk.village(), {"valid_to": "30/6/2025"})
    assert desk.figures(moment).measurement == last.after.measurement


def test_that_a_change_that_moves_no_figure_has_no_effect(desk: Desk) -> None:
    villages = desk.services.villages
    assert villages.effect_of(desk.village(), {"name": "Jenggrong Baru"}, desk.moment()) == ()
    assert villages.effect_of(desk.village(), {"valid_to": "31/12/2025"}, desk.moment()) == ()


def test_that_a_new_village_has_an_effect_too(desk: Desk) -> None:
    typed = {"code": "35.08.20.2099", "name": "Ranu Baru", "valid_from": "1/10/2025"}
    effect = desk.services.villages.effect_of(None, typed, desk.moment())
    assert {each.after.measurement.denominator for each in effect} == {34}
    bad = typed | {"code": "35.08.20.2001"}
    assert desk.refused(lambda: desk.services.villages.effect_of(None, bad, desk.moment())) == {
        "code": "village_code_twice"
    }


def test_that_a_village_shows_its_documents_over_the_years_newest_first(desk: Desk) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="30/9/2025")
    rows = desk.services.villages.rows()
    assert tuple(each.village.name for each in rows) == VILLAGES
    years = [year for year, _ in rows[0].documents]
    assert years == [2025, 2024]
    cells = rows[0].documents[0][1]
    assert [(cell.document_type, cell.fiscal_year) for cell in cells] == [
        ("RKPDES", 2026),
        ("APBDES", 2026),
        ("LPPDES", 2024),
    ]

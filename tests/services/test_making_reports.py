"""Reports made through the services: their kinds, papers and file names, and the same bytes twice."""

import pytest

from tests.services.desk import Desk


def test_that_every_kind_of_report_can_be_asked_for(desk: Desk) -> None:
    kinds = desk.services.reports.kinds()
    needs = {kind.key: kind.needs_quarter for kind in kinds}
    assert (needs["sheet"], needs["quarterly"], needs["reminders"]) == (False, True, False)
    assert all(kind.title for kind in kinds)
    upright = {kind.key for kind in kinds if kind.papers[:2] == ("f4_portrait", "a4_portrait")}
    assert {kind.key for kind in kinds if kind.papers[:2] == ("f4", "a4")} == set(needs) - upright
    assert "reminders" in upright
    assert [kind.per_village for kind in kinds if kind.key == "reminders"] == [True]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("sheet", "Lembar_IKU_2024-2026_Ranuyoso.pdf"),
        ("quarterly", "IKU_2025_TW3_Ranuyoso_konsep.pdf"),
    ],
)
def test_that_a_report_is_a_pdf_that_is_the_same_when_made_again(
    desk: Desk, kind: str, name: str
) -> None:
    first = desk.services.reports.make(kind, desk.moment(3))
    assert first.data.startswith(b"%PDF-")
    assert first.name == name
    assert desk.services.reports.make(kind, desk.moment(3)) == first
    assert desk.services.reports.make(kind, desk.moment(3), "a4").data != first.data


def test_that_what_changed_shows_in_the_report(desk: Desk) -> None:
    before = desk.services.reports.make("quarterly", desk.moment())
    desk.record("Jenggrong", "APBDES", 2026, date="28/11/2025")
    assert desk.services.reports.make("quarterly", desk.moment()).data != before.data


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("Kec/../Baru", "Kec_Baru"),
        ("  Ranu Yoso  ", "Ranu_Yoso"),
        ("Ñandú’s", "Nandus"),
        ("数", "Kecamatan"),
        ("N" * 100, "N" * 60),
    ],
)
def test_that_any_offices_name_makes_a_file_name_that_every_disk_takes(
    desk: Desk, name: str, part: str
) -> None:
    desk.services.settings.change_office({"name": name})
    made = desk.services.reports.make("sheet", desk.moment())
    assert made.name == f"Lembar_IKU_2024-2026_{part}.pdf"

"""Settings: profile, logo, officials, sections and the category table."""

from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.office import Acting, OnBehalf, signing_official
from tests.services.desk import Desk

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100
CAMAT = {"name": "Budi Santoso", "post": "CAMAT RANUYOSO", "nip": "19800101 200501 1 003"}
TABLE = (
    {"name": "Rendah", "bound": "", "bars": "1"},
    {"name": "Tinggi", "bound": "80,5", "bars": "5"},
    {"name": "Sedang", "bound": 60, "bars": ""},
)


def test_that_the_profile_changes_field_by_field(desk: Desk) -> None:
    before = desk.services.settings.office()
    desk.services.settings.change_office(
        {"address": "Jl. Baru 1", "functions": "Satu;\nDua;", "email": ""}
    )
    after = desk.services.settings.office()
    assert (after.address, after.functions, after.email) == ("Jl. Baru 1", ("Satu;", "Dua;"), "")
    assert (after.code, after.name, after.practice) == (before.code, before.name, False)


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"name": ""}, {"name": "needed"}),
        ({"kabupaten": "k" * 101}, {"kabupaten": "text_too_long"}),
        ({"functions": ("a\x00",)}, {"functions": "text_character"}),
        ({"email": "\u202e", "place": "p\n"}, {"email": "text_character"}),
        ({"main_duty": "x" * 2001}, {"main_duty": "text_too_long"}),
    ],
)
def test_that_a_bad_profile_is_refused(
    desk: Desk, typed: dict[str, object], problems: dict[str, str]
) -> None:
    assert desk.refused(lambda: desk.services.settings.change_office(typed)) == problems  # type: ignore[arg-type]


def test_that_code_and_practice_are_no_fields_of_the_form(desk: Desk) -> None:
    desk.services.settings.change_office({"code": "11.11.11", "practice": True})
    office = desk.services.settings.office()
    assert (office.code, office.practice) == ("35.08.20", False)


def test_that_a_logo_is_an_image_that_can_be_taken_away(desk: Desk) -> None:
    settings = desk.services.settings
    assert settings.logo() is None
    settings.set_logo(PNG)
    assert settings.logo() == PNG
    settings.set_logo(b"\xff\xd8\xff" + b"1")
    settings.set_logo(None)
    assert settings.logo() is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_an_image"),
        (b"GIF89a", "not_an_image"),
        (b"<svg/>", "not_an_image"),
        (PNG + b"0" * 2_000_000, "image_too_large"),
    ],
)
def test_that_what_is_no_usable_image_is_refused(desk: Desk, data: bytes, code: str) -> None:
    assert desk.refused(lambda: desk.services.settings.set_logo(data)) == {"logo": code}


def test_that_the_newest_of_overlapping_officials_signs(desk: Desk) -> None:
    settings = desk.services.settings
    settings.add_official(CAMAT | {"valid_from": "1/1/2025"})
    settings.add_official(CAMAT | {"name": "Sri", "acting": "Plt.", "valid_from": "1/7/2025"})
    officials = settings.officials()
    signing = signing_official(officials, date(2025, 12, 1))
    assert signing is not None
    assert (signing.name, signing.acting) == ("Sri", Acting.PLT)
    earlier = signing_official(officials, date(2025, 6, 30))
    assert earlier is not None
    assert earlier.name == "Budi Santoso"


def test_that_an_odd_nip_is_only_warned_of(desk: Desk) -> None:
    settings = desk.services.settings
    saved = settings.add_official(CAMAT | {"nip": "19801301 200501 9 003"})
    assert [each.code for each in saved.warnings] == ["nip_birth_date", "nip_sex"]
    assert settings.change_official(saved.id, {"rank": "Pembina"}).warnings == ()
    assert settings.change_official(saved.id, {"nip": ""}).warnings == ()


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"name": ""}, {"name": "needed"}),
        ({"post": ""}, {"post": "needed"}),
        ({"nip": "1234"}, {"nip": "nip_digits"}),
        ({"nip": "1975092119960210ab"}, {"nip": "nip_digits"}),
        ({"nip": "٣" * 18}, {"nip": "nip_digits"}),
        ({"nip": "\x00"}, {"nip": "text_character"}),
        ({"acting": "kadang"}, {"acting": "unknown_choice"}),
        ({"on_behalf": "an"}, {"on_behalf_of": "needed"}),
        ({"valid_from": "2/1/2025", "valid_to": "1/1/2025"}, {"valid_to": "validity_reversed"}),
        ({"valid_from": "30/2/2025", "name": "x" * 101}, {
            "valid_from": "date_past_month_end", "name": "text_too_long"}),
    ],
)  # fmt: skip
def test_that_a_bad_official_is_refused(
    desk: Desk, typed: dict[str, str], problems: dict[str, str]
) -> None:
    assert desk.refused(lambda: desk.services.settings.add_official(CAMAT | typed)) == problems


def test_that_an_official_signs_on_behalf_of_somebody_named(desk: Desk) -> None:
    typed = CAMAT | {"on_behalf": "a.n.", "on_behalf_of": "CAMAT RANUYOSO"}
    saved = desk.services.settings.add_official(typed)
    official = next(each for each in desk.services.settings.officials() if each.id == saved.id)
    assert (official.on_behalf, official.acting) == (OnBehalf.AN, Acting.FULL)
    desk.services.settings.change_official(saved.id, {"on_behalf": "", "acting": ""})
    official = next(each for each in desk.services.settings.officials() if each.id == saved.id)
    assert (official.on_behalf, official.acting) == (OnBehalf.OWN, Acting.FULL)


def test_that_an_official_can_be_removed_and_an_unknown_one_is_refused(desk: Desk) -> None:
    settings = desk.services.settings
    count = len(settings.officials())
    saved = settings.add_official(CAMAT)
    settings.remove_official(saved.id)
    assert len(settings.officials()) == count
    assert desk.refused(lambda: settings.remove_official(saved.id)) == {"": "unknown_row"}
    assert desk.refused(lambda: settings.change_official("x", {})) == {"": "unknown_row"}


def test_that_a_new_section_stands_last_and_is_known_by_its_aliases(desk: Desk) -> None:
    settings = desk.services.settings
    saved = settings.add_section(
        {"code": "UMKM", "name": "Seksi UMKM", "aliases": "Usaha\nKoperasi"}
    )
    assert settings.sections()[-1].id == saved.id
    assert desk.activity(section="koperasi").id
    settings.change_section(saved.id, {"position": "0", "short_name": "UMKM"})
    assert settings.sections()[0].short_name == "UMKM"


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"code": "umum"}, {"code": "section_twice"}),
        ({"name": "seksi PEMERINTAHAN"}, {"name": "section_twice"}),
        ({"code": "", "name": ""}, {"code": "needed", "name": "needed"}),
        ({"position": "seribu"}, {"position": "not_a_number"}),
        ({"short_name": "s" * 51, "aliases": "\x00"}, {
            "short_name": "text_too_long", "aliases": "text_character"}),
    ],
)  # fmt: skip
def test_that_a_bad_section_is_refused(
    desk: Desk, typed: dict[str, str], problems: dict[str, str]
) -> None:
    form = {"code": "UMKM", "name": "Seksi UMKM"} | typed
    assert desk.refused(lambda: desk.services.settings.add_section(form)) == problems


def test_that_a_section_with_activities_is_not_removed_and_says_how_many(desk: Desk) -> None:
    settings = desk.services.settings
    desk.activity()
    desk.activity(description="Kegiatan lama", date="1/1/2001")
    (problem,) = desk.problems(lambda: settings.remove_section(desk.section()))
    assert (problem.code, problem.values["count"]) == ("section_has_activities", 2)
    settings.remove_section(desk.section(1))
    assert len(settings.sections()) == 6


def test_that_the_category_table_is_kept_from_the_highest_bound_down(desk: Desk) -> None:
    desk.services.settings.set_categories(TABLE)
    assert [(each.name, each.bound, each.bars) for each in desk.services.settings.categories()] == [
        ("Tinggi", Fraction("80.5"), 5),
        ("Sedang", 60, 0),
        ("Rendah", None, 1),
    ]


def test_that_a_changed_category_table_speaks_at_once(desk: Desk) -> None:
    desk.services.indicators.set_target("IKU-2", 2025, 4, 10)
    desk.record("Jenggrong", "RKPDES", 2026, date="30/9/2025")
    before = desk.figures(desk.moment()).category
    desk.services.settings.set_categories(TABLE)
    after = desk.figures(desk.moment()).category
    assert before is not None
    assert after is not None
    assert (before.name, after.name) == ("Sangat Rendah", "Rendah")


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ([], {"bound": "category_else"}),
        ([TABLE[1]], {"bound": "category_else"}),
        ([TABLE[0], TABLE[0] | {"name": "Lain"}], {"bound": "category_else"}),
        ([*TABLE, TABLE[1] | {"name": "Lain"}], {"bound": "category_bound_twice"}),
        ([*TABLE, TABLE[1] | {"bound": "90"}], {"name": "category_name_twice"}),
        ([*TABLE, {"name": "", "bound": "x", "bars": "6"}], {
            "name.4": "needed", "bound.4": "not_a_number", "bars.4": "out_of_range"}),
        ([*TABLE, {"name": "Minus", "bound": "-1"}], {"bound.4": "negative"}),
    ],
)  # fmt: skip
def test_that_a_bad_category_table_is_refused(
    desk: Desk, rows: list[dict[str, str]], problems: dict[str, str]
) -> None:
    assert desk.refused(lambda: desk.services.settings.set_categories(rows)) == problems
    assert len(desk.services.settings.categories()) == 5

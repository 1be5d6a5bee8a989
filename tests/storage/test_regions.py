"""The country's list of regions: whole, valid, and found as it is typed."""

import lzma
from collections import Counter

import pytest

from iku_desktop.domain.problems import Refused
from iku_desktop.domain.villages import KECAMATAN_CODE, VILLAGE_CODE, Village, VillageKind
from iku_desktop.storage.regions import REGIONS_FILE, Kecamatan, find_kecamatan, kecamatan


def every_kecamatan() -> list[Kecamatan]:
    lines = lzma.decompress(REGIONS_FILE.read_bytes()).decode().split("\n")
    codes = [line.partition("\t")[0] for line in lines]
    return [kecamatan(code) for code in codes if KECAMATAN_CODE.fullmatch(code)]


def test_that_the_list_holds_the_whole_country_with_valid_villages() -> None:
    places = every_kecamatan()
    villages = [Village(code, code, name) for place in places for code, name in place.villages]
    kinds = Counter(village.kind for village in villages)
    assert len(places) == 7_285
    assert len({village.code for village in villages}) == len(villages) == 83_762
    assert kinds == {
        VillageKind.DESA: 75_252,
        VillageKind.KELURAHAN: 8_496,
        VillageKind.DESA_ADAT: 14,
    }
    assert all(VILLAGE_CODE.fullmatch(village.code) for village in villages)
    assert all(village.name == " ".join(village.name.split()) for village in villages)
    assert max(len(village.name) for village in villages) == 44
    assert max(len(place.villages) for place in places) == 108
    assert len({place.code[:5] for place in places}) == 514
    assert len({place.province for place in places}) == 38


def test_that_the_authors_licence_is_shipped_with_the_list() -> None:
    licence = (REGIONS_FILE.parent / "LICENSE-wilayah.txt").read_text("utf-8")
    assert "Copyright (c) 2017 Cahya DSN" in licence
    assert "MIT License" in licence


@pytest.mark.parametrize(
    "typed",
    ["ranuy", "RANUYOSO", "Kec. Ranuyoso", "kecamatan ranuyoso", "ránuyoso", "ranuyoso lumajang"],
)
def test_that_ranuyoso_is_found_however_it_is_typed(typed: str) -> None:
    found = find_kecamatan(typed)
    assert [place.code for place in found] == ["35.08.20"]
    assert (found[0].name, found[0].kabupaten, found[0].province) == (
        "Ranuyoso",
        "Kabupaten Lumajang",
        "Jawa Timur",
    )
    assert (found[0].desa_count, found[0].kelurahan_count) == (11, 0)


@pytest.mark.parametrize("typed", ["35.08.20", "350820", " 35.08.20 ", "35.08.20.2001"])
def test_that_a_code_finds_its_kecamatan(typed: str) -> None:
    assert [place.name for place in find_kecamatan(typed)] == ["Ranuyoso"]


def test_that_the_name_that_is_meant_stands_first() -> None:
    names = [place.name for place in find_kecamatan("batu")]
    assert names[0] == "Batu"
    assert len(names) == 20
    assert "Batu Aji" in names


def test_that_a_part_of_a_code_lists_its_kecamatan() -> None:
    assert [place.code for place in find_kecamatan("35.08", limit=3)] == [
        "35.08.01",
        "35.08.02",
        "35.08.03",
    ]


@pytest.mark.parametrize("typed", ["", "   ", "kec.", "zzzz", "Ranuyoso Aceh", "\x00", "."])
def test_that_what_means_no_kecamatan_finds_none(typed: str) -> None:
    assert find_kecamatan(typed) == ()


def test_that_the_kelurahan_of_a_mixed_kecamatan_are_told_apart() -> None:
    place = kecamatan("35.08.10")
    assert place.kelurahan_count + place.desa_count == len(place.villages)
    assert place.kelurahan_count == sum(code[9] == "1" for code, _ in place.villages)


@pytest.mark.parametrize("code", ["99.99.99", "", "35.08", "35.08.20.2001", "a", "9" * 500])
def test_that_a_code_the_list_lacks_is_refused(code: str) -> None:
    with pytest.raises(Refused) as refused:
        kecamatan(code)
    assert refused.value.problems[0].code == "unknown_kecamatan"
    assert len(str(refused.value.problems[0].values["code"])) <= 40


def test_that_a_code_is_taken_with_or_without_its_points() -> None:
    assert kecamatan("350820") == kecamatan("35.08.20")

"""A new office of any kecamatan, made from the catalog and the country's list."""

from datetime import date
from pathlib import Path

import pytest

from iku_desktop.domain.problems import Refused, Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.services.new_office import create_office
from tests.services.desk import Desk, StoppedClock


def office(folder: Path, code: str) -> Desk:
    return Desk(create_office(OfficePaths(folder), code, StoppedClock(), "Siti Aminah"))


def test_that_another_kecamatan_gets_the_same_indicators_with_its_own_villages(
    tmp_path: Path,
) -> None:
    desk = office(tmp_path / "IKU", "35.08.21")
    try:
        found = desk.services.settings.office()
        assert found.code == "35.08.21"
        assert found.name != "Ranuyoso"
        codes = [row.village.code[:8] for row in desk.services.villages.rows()]
        assert set(codes) == {"35.08.21"}
        figures = desk.services.indicators.assessments(desk.moment())
        assert [each.indicator.code for each in figures] == ["IKU-1", "IKU-2", "IPP"]
        assert figures[1].measurement.denominator == 3 * len(codes)
    finally:
        desk.store.close()


def test_that_an_unknown_kecamatan_makes_no_folder(tmp_path: Path) -> None:
    folder = tmp_path / "IKU"
    with pytest.raises(Refused):
        office(folder, "99.99.99")
    assert not folder.exists()


def test_that_a_folder_with_an_office_is_left_alone(desk: Desk) -> None:
    folder = desk.store.paths.folder
    before = (folder / "iku.sqlite3").read_bytes()
    with pytest.raises(Unavailable):
        office(folder, "35.08.20")
    assert (folder / "iku.sqlite3").read_bytes() == before


def test_that_the_first_entries_bear_the_clock_and_the_user(tmp_path: Path) -> None:
    desk = office(tmp_path / "IKU", "35.08.20")
    try:
        with desk.store.read() as reader:
            village = reader.villages()[0]
            stamp = reader.stamps(type(village), [village.id])[village.id]
        assert (stamp.created_by, stamp.created_at.date()) == ("Siti Aminah", date(2025, 12, 1))
    finally:
        desk.store.close()

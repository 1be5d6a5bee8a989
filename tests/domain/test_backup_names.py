"""The names of copies tell office, order, time and reason; reminders wait for seven days."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.backups import (
    BackupReason,
    copy_name,
    copy_of,
    days_without_copy,
    office_in_names,
)

AT = datetime.fromisoformat("2026-09-30T10:24:59")


def test_that_a_name_tells_all_that_a_list_shows() -> None:
    name = copy_name("Ranuyoso", 12, AT, BackupReason.CLOSE)
    assert name == "IKU_Ranuyoso_000012_20260930-1024_tutup.ikubak"
    found = copy_of(name)
    assert found is not None
    assert (found.office, found.sequence, found.reason) == ("Ranuyoso", 12, BackupReason.CLOSE)
    assert found.made_at == datetime.fromisoformat("2026-09-30T10:24:00")


@given(
    st.text(max_size=80),
    st.integers(1, 10**11),
    st.datetimes(),
    st.sampled_from(BackupReason),
    st.booleans(),
)
def test_that_any_office_gets_a_name_that_is_read_back(
    office: str, sequence: int, at: datetime, reason: BackupReason, practice: bool
) -> None:
    name = copy_name(office_in_names(office, practice=practice), sequence, at, reason)
    found = copy_of(name)
    assert found is not None
    assert (found.sequence, found.reason) == (sequence, reason)
    assert found.made_at == at.replace(second=0, microsecond=0)
    assert name.isascii()
    assert not set(name) & set('<>:"/\\|?* ')


@pytest.mark.parametrize(
    "name",
    [
        *("", "catatan.txt", "IKU.ikubak", "iku-0001.sqlite3", "tempat-kedua.json"),
        *("IKU_Ranuyoso_12_20260930-1024_tutup.ikubak", "IKU_R_000012_20261330-1024_tutup.ikubak"),
        *("IKU_R_000012_20260930-2524_tutup.ikubak", "IKU_R_000012_20260930-1024_entah.ikubak"),
        *("IKU_R_000012_20260930-1024_tutup.ikubak.tmp", "x/IKU_000012_20260930-1024_t.ikubak"),
    ],
)
def test_that_other_names_are_no_copies(name: str) -> None:
    assert copy_of(name) is None


def test_that_practice_is_told_from_the_office_by_name() -> None:
    assert office_in_names("Wates Kulon", practice=False) == "Wates-Kulon"
    assert office_in_names("Wates Kulon", practice=True) == "Wates-Kulon-LATIHAN"
    assert office_in_names("///", practice=False) == "kantor"


def test_that_only_what_was_made_before_something_risky_is_a_precaution() -> None:
    risky = {each.value for each in BackupReason if each.is_precaution}
    assert risky == {"migrasi", "impor", "pulih", "gabung"}


TODAY = date(2026, 9, 30)


@pytest.mark.parametrize(
    ("first", "copied", "days"),
    [
        (date(2026, 9, 23), None, 7),
        (date(2026, 9, 24), None, None),
        (None, None, None),
        (date(2026, 1, 1), datetime.fromisoformat("2026-09-22T23:59:00"), 8),
        (date(2026, 1, 1), datetime.fromisoformat("2026-09-24T00:01:00"), None),
        (date(2026, 1, 1), datetime.fromisoformat("2031-01-01T00:00:00"), None),
    ],
)
def test_that_seven_days_without_a_copy_outside_are_told(
    first: date | None, copied: datetime | None, days: int | None
) -> None:
    assert days_without_copy(first, copied, TODAY, practice=False) == days


def test_that_a_practice_office_is_not_reminded() -> None:
    assert days_without_copy(date(2026, 1, 1), None, TODAY, practice=True) is None

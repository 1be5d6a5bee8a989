"""Which copy is offered when a database is lost, and what tells that it was."""

import pytest

from iku_desktop.domain.backups import BackupReason
from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.words import unavailable_text
from iku_desktop.services.offices import Offices
from iku_desktop.services.restoring import can_help, lost_database, newest_whole
from tests.services.copies import content_of, names_in
from tests.services.desk import Desk
from tests.services.places import break_header, cut_off, empty


def copied(desk: Desk, count: int = 3) -> OfficePaths:
    """An office that is closed, with some copies."""
    for number in range(count):
        desk.activity(description=f"Rapat {number}")
        desk.services.backups.make(BackupReason.CLOSE)
    desk.store.close()
    return desk.store.paths


def test_that_the_newest_copy_that_opens_is_the_way_back(desk: Desk) -> None:
    paths = copied(desk)
    oldest, middle, newest = (paths.backups / name for name in names_in(paths))
    assert newest_whole(paths) == newest
    newest.write_bytes(newest.read_bytes()[:-30])
    assert newest_whole(paths) == middle
    middle.write_bytes(b"")
    assert newest_whole(paths) == oldest
    oldest.unlink()
    oldest.mkdir()
    assert newest_whole(paths) is None


def test_that_looking_for_it_changes_nothing(desk: Desk) -> None:
    paths = copied(desk)
    before = content_of(paths.folder)
    newest_whole(paths)
    assert content_of(paths.folder) == before


def test_that_a_folder_with_copies_and_no_database_lost_it(desk: Desk) -> None:
    paths = copied(desk, 1)
    assert lost_database(paths) is None
    paths.database.unlink()
    lost = lost_database(paths)
    assert lost is not None
    assert (lost.code, lost.damaged) == ("database_missing", True)
    words = unavailable_text(lost)
    assert str(paths.folder) in words
    assert "Tidak ada yang diubah" in words


def test_that_a_folder_without_copies_lost_nothing(desk: Desk) -> None:
    paths = copied(desk, 0)
    paths.database.unlink()
    assert lost_database(paths) is None
    with pytest.raises(Unavailable) as caught:
        Offices(desk.clock, "Siti Aminah").open(paths)
    assert (caught.value.code, caught.value.damaged) == ("no_office", False)


@pytest.mark.parametrize("damage", [empty, break_header, cut_off])
def test_that_a_copy_can_help_where_the_database_can_not_be_read(
    desk: Desk, damage: object
) -> None:
    paths = copied(desk, 1)
    damage(paths.database)  # type: ignore[operator]
    with pytest.raises(Unavailable) as caught:
        Offices(desk.clock, "Siti Aminah").open(paths)
    assert can_help(caught.value)
    assert caught.value.damaged


@pytest.mark.parametrize("code", ["locked", "disk_full", "newer_database", "folder_held"])
def test_that_no_copy_is_offered_for_what_passes_by_itself(code: str) -> None:
    assert not can_help(Unavailable(code))
    assert can_help(Unavailable("foreign_database"))

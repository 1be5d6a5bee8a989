"""A finished file takes another's place, also when a virus scanner holds that for a moment."""

from pathlib import Path

import pytest

from iku_desktop.storage.replacing import PAUSES, replace


class Held:
    """A file whose renaming Windows refuses some times."""

    def __init__(self, times: int, code: int) -> None:
        self.left, self.code, self.tries = times, code, 0

    def replace(self, _place: Path) -> None:
        self.tries += 1
        if self.left:
            self.left -= 1
            fault = OSError(13, "Access is denied")
            fault.winerror = self.code  # type: ignore[attr-defined]
            raise fault


@pytest.mark.parametrize("code", [5, 32, 33])
def test_that_a_file_that_is_held_for_a_moment_is_waited_for(code: int) -> None:
    held, pauses = Held(3, code), []
    replace(held, Path("x"), pauses.append)  # type: ignore[arg-type]
    assert (held.tries, pauses) == (4, list(PAUSES[:3]))


def test_that_after_three_seconds_it_is_given_up() -> None:
    held, pauses = Held(99, 32), []
    with pytest.raises(OSError, match="denied"):
        replace(held, Path("x"), pauses.append)  # type: ignore[arg-type]
    assert sum(pauses) == 3.0


def test_that_another_fault_is_told_at_once() -> None:
    held, pauses = Held(1, 112), []
    with pytest.raises(OSError, match="denied"):
        replace(held, Path("x"), pauses.append)  # type: ignore[arg-type]
    assert pauses == []


def test_that_what_is_there_is_replaced_whole(tmp_path: Path) -> None:
    (tmp_path / "lama").write_text("lama")
    (tmp_path / "baru").write_text("baru")
    replace(tmp_path / "baru", tmp_path / "lama")
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("lama", "baru")]

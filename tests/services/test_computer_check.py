"""*Uji komputer ini* over a real folder: every part is told, nothing of the office changes, Batal works."""

from datetime import date, datetime
from pathlib import Path

import pytest

from iku_desktop.domain.computer import (
    Part,
    PrinterFacts,
    ScreenFacts,
    State,
    WindowFacts,
)
from iku_desktop.domain.problems import Unavailable
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.computer_words import headline_text, line_text, report_text
from iku_desktop.reports import fonts
from iku_desktop.services import computer_check
from iku_desktop.services.computer_check import Trial, check_computer, trial_in
from iku_desktop.services.folder_kinds import refuse_shared
from iku_desktop.storage import folder_facts
from tests.services.desk import Desk, StoppedClock

WINDOW = WindowFacts(
    (PrinterFacts("Epson L3210", is_default=True, takes_f4=False),),
    ScreenFacts(1366, 768, 1.5, 9.75, "Indonesia"),
)


def states(desk: Desk, window: WindowFacts | None = None) -> dict[Part, str]:
    trial = trial_in(desk.store.paths, desk.clock, desk.context, window)
    return {each.part: each.code for each in check_computer(trial)}


def test_that_every_part_is_told_once_in_its_order(desk: Desk) -> None:
    before = desk.counter()
    told = states(desk, WINDOW)
    assert list(told) == list(Part)
    assert (told[Part.WRITING], told[Part.LOCK], told[Part.FONTS]) == ("fine", "fine", "fine")
    assert (told[Part.SECOND_PLACE], told[Part.PAPER]) == ("unset", "no_f4")
    assert desk.counter() == before


def test_that_the_folder_is_left_as_it_was(desk: Desk) -> None:
    folder = desk.store.paths.folder
    before = sorted(each.name for each in folder.rglob("*"))
    states(desk)
    assert sorted(each.name for each in folder.rglob("*")) == before


def test_that_a_clock_behind_the_trail_is_found(desk: Desk) -> None:
    desk.activity()
    desk.clock.day = date(2025, 11, 30)
    assert states(desk)[Part.CLOCK] == "fallen_back"


def test_that_a_second_place_is_looked_for_and_tried(desk: Desk, tmp_path: Path) -> None:
    stick = tmp_path / "flash disk"
    stick.mkdir()
    desk.services.backups.choose_place(stick, sealed=False)
    assert states(desk)[Part.SECOND_PLACE] == "fine"
    stick.rmdir()
    assert states(desk)[Part.SECOND_PLACE] == "absent"


def test_that_a_fault_of_one_part_is_told_and_the_others_go_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_trial: Trial) -> None:
        raise Unavailable("read_only")

    monkeypatch.setitem(computer_check._PROBES, Part.WRITING, refuse)  # type: ignore[arg-type]
    trial = trial_in(desk.store.paths, desk.clock, desk.context)
    found = check_computer(trial)
    assert len(found) == len(Part)
    assert found[0].state is State.BAD
    assert line_text(found[0]).startswith("Menulis ke diska: Tidak baik. Folder data hanya dapat")
    assert headline_text(found) == "Ada yang harus dibetulkan lebih dahulu."


def test_that_it_can_be_stopped_and_tells_how_far_it_is(desk: Desk) -> None:
    told: list[tuple[int, int]] = []

    def stop(count: int, total: int) -> None:
        told.append((count, total))
        if count == 3:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        check_computer(trial_in(desk.store.paths, desk.clock, desk.context), stop)
    assert told == [(number, len(Part)) for number in range(4)]


def test_that_without_an_office_the_folder_above_is_tried(tmp_path: Path) -> None:
    paths = OfficePaths(tmp_path / "belum" / "ada")
    found = {each.part: each for each in check_computer(trial_in(paths, StoppedClock(), None))}
    assert found[Part.WRITING].state is State.FINE
    assert found[Part.PRINTER].state is State.UNTRIED
    assert list(tmp_path.iterdir()) == []


def test_that_every_sentence_can_be_said(desk: Desk) -> None:
    trial = Trial(desk.store.paths, desk.clock, datetime.fromisoformat("2030-01-01"), WINDOW)
    words = report_text(check_computer(trial))
    assert len(words.splitlines()) == len(Part) + 1
    assert "Epson L3210 tidak menyebut F4" in words
    assert "1366 × 768 pada 150 %, huruf 9,75 pt, bahasa Indonesia." in words


def test_that_a_missing_font_is_named(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "RESOURCES", tmp_path)
    assert states(desk)[Part.FONTS] == "spoiled"


def test_that_a_path_windows_cannot_name_is_refused_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder_facts, "path_limit", lambda: 259)
    with pytest.raises(Unavailable) as caught:
        refuse_shared(tmp_path / ("x" * 200))
    assert caught.value.code == "folder_path_long"
    assert list(tmp_path.iterdir()) == []
    refuse_shared(Path("/tmp/kantor"))

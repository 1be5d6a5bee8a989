"""The command of the campaign, its parts and results, and what its judges can tell."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults import shim
from tests.faults.__main__ import part_of
from tests.faults.campaign import (
    HARNESSES,
    ROOT,
    Campaign,
    Options,
    as_plain,
    from_plain,
)
from tests.faults.office import Stand, make_base
from tests.faults.operations import OPERATIONS
from tests.faults.state import leftovers, soundness, state_of, strays

WANTED = (
    *("enter", "evidence", "import", "paste", "undo", "close", "reopen", "print", "sign"),
    *("backup", "restore", "pack", "merge", "migrate"),
)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Stand:
    return make_base(tmp_path_factory.mktemp("faults") / "kantor")


def test_that_every_operation_of_the_office_is_tried() -> None:
    assert tuple(OPERATIONS) == WANTED


def test_that_the_command_names_every_harness() -> None:
    command = [sys.executable, "-m", "tests.faults", "--list"]
    said = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    assert [line.split()[0] for line in said.splitlines()] == list(HARNESSES)


def test_that_parts_are_a_division_of_all_trials() -> None:
    trials = list(range(17))
    parts = [Options(part=(number, 4)).mine(trials) for number in (1, 2, 3, 4)]
    assert sorted(each for part in parts for each in part) == trials
    for wrong in ("0/3", "4/3", "x/3", "2"):
        with pytest.raises(ValueError, match=r".*"):
            part_of(wrong)


def test_that_a_seed_gives_the_same_trials() -> None:
    assert Options(seed=5).random("a").random() == Options(seed=5).random("a").random()
    assert Options(seed=5).random("a").random() != Options(seed=6).random("a").random()
    assert Options(seed=5).random("a").random() != Options(seed=5).random("b").random()


def test_that_a_result_comes_back_from_its_json() -> None:
    campaign = Campaign("kill -9", "enter", 7, notes={"acknowledged": 2})
    campaign.tried({"at": 3}, ())
    assert campaign.passed
    campaign.tried({"at": 4}, ("half done", "left over: x.tmp"))
    (found,) = map(from_plain, json.loads(as_plain([campaign])))
    assert found == campaign
    assert (found.trials, found.failures[0].what) == (2, "half done; left over: x.tmp")
    assert not found.passed


def test_that_a_harness_that_finds_no_planted_harm_has_not_passed() -> None:
    assert not Campaign("kill -9", "enter", 7, control_found=False).passed
    assert "NOT FOUND" in Campaign("kill -9", "enter", 7, control_found=False).line()


def test_that_a_computer_without_a_compiler_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(SystemExit, match="C compiler"):
        shim.compiler()


def test_that_states_differ_where_a_figure_a_row_or_a_content_does(
    base: Stand, tmp_path: Path
) -> None:
    stand = base.copied_to(tmp_path / "kantor")
    with stand.opened() as services:
        before = state_of(services)
        assert soundness(services) == ()
        assert state_of(services).differs_from(before) == ""
        OPERATIONS["enter"].run(stand)
        assert "activity: 11 / 12 rows" in before.differs_from(state_of(services))
        min(stand.paths.evidence.iterdir()).unlink()
        assert "evidence" in before.differs_from(state_of(services))
        assert any(each.startswith("missing") for each in soundness(services))


def test_that_two_runs_of_an_operation_leave_the_same_state(base: Stand, tmp_path: Path) -> None:
    states = []
    for number in range(2):
        stand = base.copied_to(tmp_path / str(number))
        with stand.opened() as services:
            OPERATIONS["paste"].run(stand)
            OPERATIONS["pack"].run(stand)
            states.append(state_of(services))
    assert states[0] == states[1]


def test_that_what_nobody_explains_is_left_over(base: Stand, tmp_path: Path) -> None:
    stand = base.copied_to(tmp_path / "kantor")
    assert leftovers(stand.paths) == ()
    assert strays(stand.paths) == 0
    for name in ("iku-pulih.tmp", "bukti/.iku-0123456789abcdef.pdf", "cadangan/x"):
        path = stand.paths.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    assert leftovers(stand.paths) == (
        "bukti/.iku-0123456789abcdef.pdf",
        "cadangan/x",
        "iku-pulih.tmp",
    )
    (stand.paths.evidence / ("0" * 64 + ".pdf")).write_bytes(b"x")
    assert strays(stand.paths) == 2
    with stand.opened():
        assert leftovers(stand.paths) == ("cadangan/x",), (
            "what was half made goes when it is opened"
        )

"""The trial's own judgement: what it must find, told from trees, papers and tools made on the spot."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import smoke_wine
from winbuild import tools
from winbuild.faults import BuildFault
from winbuild.tools import FOR_TRYING, install_tools
from winsmoke.computer import SHIMS, wait_until
from winsmoke.installing import content_of, file_count
from winsmoke.papers import compare
from winsmoke.trial import Built, expect_installed

ROOT = Path(__file__).resolve().parents[2]
FILES = {"python/python.exe": b"MZ", "app/a.pyc": b"1", "daftar-berkas.txt": b"list"}
BUILT = Built("0.1.0", Path("setup.exe"), FILES)


def installed(folder: Path, **changes: bytes) -> Path:
    for place, content in FILES.items():
        path = folder / "program" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name, content in changes.items():
        (folder / "program" / name).write_bytes(content)
    return folder


def test_that_a_whole_install_is_accepted(tmp_path: Path) -> None:
    expect_installed(BUILT, installed(tmp_path))


@pytest.mark.parametrize("name", sorted(FILES))
def test_that_a_file_that_is_lacking_or_another_is_found(tmp_path: Path, name: str) -> None:
    place = installed(tmp_path) / "program" / name
    place.write_bytes(b"other")
    with pytest.raises(BuildFault, match="not as staged"):
        expect_installed(BUILT, tmp_path)
    place.unlink()
    with pytest.raises(BuildFault, match="lacking"):
        expect_installed(BUILT, tmp_path)


def test_that_a_stale_file_and_an_empty_folder_are_found(tmp_path: Path) -> None:
    with pytest.raises(BuildFault, match="too many"):
        expect_installed(BUILT, installed(tmp_path, stale=b""))
    with pytest.raises(BuildFault, match="nothing was installed"):
        expect_installed(BUILT, tmp_path / "elsewhere")


def paper(path: Path, words: str, *, mark: bool = False) -> Path:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path), pagesize=(300, 300))
    canvas.drawString(40, 200, words)
    if mark:
        canvas.rect(40, 40, 100, 100, fill=1)
    canvas.save()
    return path


def test_that_papers_alike_in_words_and_picture_are_one_paper(tmp_path: Path) -> None:
    one, other = paper(tmp_path / "1.pdf", "Capaian"), paper(tmp_path / "2.pdf", "Capaian")
    assert compare(one, other).startswith("1 pages, words equal, 0.000%")


def test_that_another_word_or_another_picture_is_found(tmp_path: Path) -> None:
    one = paper(tmp_path / "1.pdf", "Capaian")
    with pytest.raises(BuildFault, match="“Capaian” against “Sasaran”"):
        compare(one, paper(tmp_path / "2.pdf", "Sasaran"))
    with pytest.raises(BuildFault, match="points differ"):
        compare(one, paper(tmp_path / "3.pdf", "Capaian", mark=True))


def test_that_waiting_in_vain_says_for_what() -> None:
    asked: list[int] = []
    wait_until(0, lambda: not asked.append(1), "that is so at once")
    assert asked == [1]
    with pytest.raises(BuildFault, match=r"in vain: a window"):
        wait_until(0, lambda: False, "a window")


def test_that_the_contents_of_a_folder_are_told_by_hash(tmp_path: Path) -> None:
    before = content_of(installed(tmp_path))
    assert file_count(tmp_path) == len(before) == 3
    (tmp_path / "program" / "app" / "a.pyc").write_bytes(b"2")
    after = content_of(tmp_path)
    assert [name for name in before if before[name] != after[name]] == ["program/app/a.pyc"]
    assert file_count(tmp_path / "nowhere") == 0


def test_that_a_missing_tool_stops_the_trial_and_never_skips_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # Whoever is root is no help where there is no apt.
    monkeypatch.setattr(shutil, "which", lambda _tool: None)
    with pytest.raises(BuildFault, match=r"apt-get install .* wine"):
        install_tools(FOR_TRYING)
    assert smoke_wine.main([]) == 1
    assert "apt-get install" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="there is no apt")
def test_that_root_gets_the_missing_tools_by_apt(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def run(command: list[str], **_given: object) -> "subprocess.CompletedProcess[str]":
        ran.append(command)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(shutil, "which", lambda tool: tool if tool != "makensis" else None)
    monkeypatch.setattr(tools.os, "geteuid", lambda: 0)
    monkeypatch.setattr(subprocess, "run", run)
    install_tools(FOR_TRYING)
    assert ran[0][:2] == ["apt-get", "update"]
    assert ran[1][-1] == "nsis"


def test_that_a_step_that_fails_is_told_under_its_name() -> None:
    steps = smoke_wine.Steps()

    def fail() -> None:
        raise BuildFault("this and that")

    with pytest.raises(BuildFault, match="FAILED  window on the screen\nthis and that"):
        steps.run("window on the screen", fail)


def test_that_an_older_version_has_a_file_more_and_one_that_was_another() -> None:
    new: dict[str, Any] = {"iku-desktop.cmd": b"new", "app/a.pyc": b"1"}
    old = smoke_wine.with_stale(new)
    assert len(old) == len(new) + 1
    assert old["iku-desktop.cmd"] != new["iku-desktop.cmd"]


def test_that_every_shim_says_that_it_is_for_tests_alone() -> None:
    sources = sorted(SHIMS.glob("*.c"))
    assert sources
    assert all("never shipped" in path.read_text("utf-8").lower() for path in sources)
    build = "".join(path.read_text("utf-8") for path in (ROOT / "packaging/winbuild").glob("*.py"))
    assert not [
        path for path in sources if f"{path.stem}.dll" in build or f"{path.stem}.c" in build
    ]

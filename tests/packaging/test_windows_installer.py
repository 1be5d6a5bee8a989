"""What the installer is told, and the list by which it takes away exactly what it put there."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest
from winbuild import nsis
from winbuild.project import EARLIEST, Project, build_time

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
DRAWN = Path("gambar")
OF_NSIS = {
    *("LANG_INDONESIAN", "NSIS_MAX_STRLEN", "STGM_READWRITE", "SYSSTRUCT_PROPERTYKEY"),
    "VT_LPWSTR",
}
FILES = {"python/python.exe": b"1", "app/a/b/c.pyc": b"22", "x.ico": b"333"}


def wanted(packing: str = "release") -> nsis.Installer:
    project = Project(ROOT, "iku-desktop", "0.2.0", (), ())
    return nsis.Installer(project, Path("stage"), Path("out.exe"), packing)


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def test_that_the_list_names_files_first_and_inner_folders_before_outer_ones() -> None:
    text = nsis.file_list((place, digest(body)) for place, body in FILES.items()).decode()
    lines = text.split("\r\n")
    assert lines[0] == digest(b"22") + r"  app\a\b\c.pyc"
    assert lines[3:] == [r"- app\a\b", r"- app\a", "- app", "- python", ""]


def test_that_a_line_of_the_list_has_the_columns_the_installer_cuts_by() -> None:
    line = nsis.file_list([("a.b", digest(b""))]).decode().splitlines()[0]
    assert line[66:] == "a.b"
    parts = (PACKAGING / "installer-parts.nsh").read_text("utf-8")
    assert 'StrCpy $1 $1 "" 66' in parts
    assert 'StrCpy $1 $1 "" 2' in parts


def test_that_a_place_windows_could_not_read_from_the_list_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        nsis.file_list([("é.txt", digest(b""))])


def test_that_the_longest_path_fits_while_an_update_is_unpacked() -> None:
    values = nsis.defines(wanted(), FILES, DRAWN)
    folder = "C" * int(values["LONGEST_FOLDER"])
    assert len(rf"{folder}\program.baru\python\python.exe") == 259
    assert values["FOUR_NUMBERS"] == "0.2.0.0"


def test_that_a_release_is_packed_tighter_than_a_test() -> None:
    assert nsis.defines(wanted(), FILES, DRAWN)["COMPRESSION"] == "/SOLID lzma"
    assert nsis.defines(wanted("fast"), FILES, DRAWN)["COMPRESSION"] == "zlib"


def test_that_every_value_the_script_asks_for_is_given_and_used() -> None:
    text = "".join(path.read_text("utf-8") for path in PACKAGING.glob("installer*.ns?"))
    given = set(nsis.defines(wanted(), FILES, DRAWN))
    asked = set(re.findall(r"\$\{([A-Z_]+)\}", text))
    assert sorted(given - asked) == []
    own = set(re.findall(r"!define ([A-Z_]+)", text)) | set(re.findall(r"\{([A-Z]+)\}", text))
    assert sorted(asked - given - own - OF_NSIS) == []


def test_that_the_installer_asks_for_no_administrator_and_removes_no_folder_blindly() -> None:
    text = "".join(path.read_text("utf-8") for path in PACKAGING.glob("installer*.ns?"))
    code = "\n".join(line.split(";")[0] for line in text.splitlines())
    assert "RequestExecutionLevel user" in code
    assert not re.search(r"RMDir\s+/r", code, re.IGNORECASE)
    assert "HKLM" not in code


def test_that_every_sentence_of_the_installer_is_used_and_there() -> None:
    said = set(re.findall(r"SAY (\w+)", (PACKAGING / "installer-texts.nsh").read_text("utf-8")))
    code = (PACKAGING / "installer.nsi").read_text("utf-8")
    code += (PACKAGING / "installer-parts.nsh").read_text("utf-8")
    assert said - {"NAME"} == set(re.findall(r"\$\((\w+)\)", code))


def test_that_shortcuts_and_the_running_program_are_one_to_the_taskbar() -> None:
    from iku_desktop.ui.taskbar import APP_ID

    assert nsis.defines(wanted(), FILES, DRAWN)["APP_ID"] == APP_ID == nsis.APP_ID
    code = (PACKAGING / "installer.nsi").read_text("utf-8")
    # Only the one function makes them, so none is without the name.
    assert code.count("CreateShortcut ") == 1
    assert code.count("Call MakeShortcut") == 2


def test_that_the_version_is_that_of_the_project_file() -> None:
    from iku_desktop import __version__

    project = Project.of(ROOT)
    assert project.version == __version__
    assert Project.of(ROOT, "0.0.9").version == "0.0.9"
    assert "pyside6-essentials" in project.direct()


def test_that_the_time_of_a_build_is_the_one_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795610146")
    assert build_time(ROOT) == 1795610146
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "5")
    assert build_time(ROOT) == EARLIEST


def test_that_the_time_of_a_build_without_a_history_is_no_clocks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert build_time(tmp_path) == EARLIEST
    monkeypatch.setenv("PATH", str(tmp_path))
    assert build_time(ROOT) == EARLIEST


@pytest.mark.skipif(shutil.which("makensis") is None, reason="the smoke test brings NSIS")
def test_that_two_installers_of_one_tree_are_the_same_bytes(tmp_path: Path) -> None:
    from winbuild.bytecode import write_tree
    from winbuild.icon import icon

    files = {**FILES, nsis.ICON: icon(ROOT / "resources" / "icons" / "program.svg")}
    stage = tmp_path / "stage"
    write_tree(stage, {**files, nsis.LIST: nsis.file_list([("a", digest(b""))])})
    made = []
    for name in ("one.exe", "two.exe"):
        nsis.build(nsis.Installer(wanted().project, stage, tmp_path / name, "fast"), files)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    assert made[0].startswith(b"MZ")

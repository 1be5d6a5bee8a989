"""What the program is wired with: the data folder meant, the user's name, window or command."""

import getpass
from pathlib import Path

import pytest

from iku_desktop import bootstrap, paths
from iku_desktop.paths import default_folder
from iku_desktop.presentation.language import Language, choose, spoken


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The folders that the window was asked for, instead of a window."""
    asked: list[str] = []

    def open_window(folder: str, language: Language | None, file: Path | None = None) -> int:
        with_language = f"{folder} {language}" if language else folder
        asked.append(f"{with_language}+ {file.name}" if file else with_language)
        return 0

    monkeypatch.setattr(bootstrap, "_open_window", open_window)
    return asked


@pytest.mark.parametrize(
    ("arguments", "folder"),
    [([], ""), (["--data", "kantor"], "kantor"), (["--data=kantor"], "kantor")],
)
def test_that_without_a_command_the_window_opens(
    opened: list[str], arguments: list[str], folder: str
) -> None:
    assert bootstrap.run(arguments) == 0
    assert opened == [folder]


@pytest.mark.parametrize(
    ("arguments", "variable", "asked"),
    [
        ([], "en", " en"),
        (["--data", "x"], "id", "x id"),
        (["--data", "x"], "xx", "x"),
        (["--data", "x", "--language", "en"], "", "x en"),
        (["--language", "id"], "en", " id"),
    ],
)
def test_that_the_window_opens_in_the_language_that_was_asked_for(
    opened: list[str],
    arguments: list[str],
    variable: str,
    asked: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("IKU_LANGUAGE", variable)
    try:
        assert bootstrap.run(arguments) == 0
    finally:
        choose(Language.INDONESIAN)
    assert opened == [asked]


def test_that_a_command_speaks_the_language_that_was_asked_for(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    try:
        assert bootstrap.run(["--language", "en", "--data", str(tmp_path), "check"]) == 1
        assert spoken() is Language.ENGLISH
    finally:
        choose(Language.INDONESIAN)
    assert str(tmp_path) in capsys.readouterr().err
    assert bootstrap.run(["--language", "jw", "check"]) == 2
    assert spoken() is Language.INDONESIAN


@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["--version"], 0), (["--help"], 0), (["tutup"], 2), (["--data"], 2), (["x", "y"], 2)],
)
def test_that_anything_else_opens_none(
    opened: list[str], arguments: list[str], code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.run(arguments) == code
    assert opened == []
    assert any(capsys.readouterr())


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        (["Salinan kantor.IKUBAK"], "+ Salinan kantor.IKUBAK"),
        (["kiriman.ikupak"], "+ kiriman.ikupak"),
        (["--data", "kantor", "kiriman.ikupak"], "kantor+ kiriman.ikupak"),
    ],
)
def test_that_a_file_that_was_double_clicked_opens_the_window_with_it(
    opened: list[str], arguments: list[str], asked: str
) -> None:
    assert bootstrap.run(arguments) == 0
    assert opened == [asked]


@pytest.mark.parametrize(
    "arguments", [["backup", "a.ikubak"], ["surat.pdf"], ["--data", "a.ikubak"]]
)
def test_that_other_arguments_are_no_file_to_open(arguments: list[str]) -> None:
    assert bootstrap.opened_file(arguments) is None


def test_that_the_suffixes_of_a_double_click_are_those_of_copies_and_packages() -> None:
    from iku_desktop.domain.backups import EXTENSION
    from iku_desktop.domain.packages import SUFFIX

    assert bootstrap.OPENED_SUFFIXES == (EXTENSION, SUFFIX)


def test_that_on_a_stick_data_and_log_lie_beside_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    marker = tmp_path / "IKU Desktop" / "program" / "app" / "portable.ini"
    marker.parent.mkdir(parents=True)
    marker.write_text("../../Data IKU Desktop\n", "utf-8")
    monkeypatch.setattr(paths, "PORTABLE_MARKER", marker)
    monkeypatch.delenv("IKU_DATA", raising=False)
    data = tmp_path / "IKU Desktop" / "Data IKU Desktop"
    assert paths.default_folder() == data
    assert bootstrap.office_paths("").folder == data
    assert paths.user_log_folder() == data / "log"
    monkeypatch.setenv("IKU_DATA", str(tmp_path))
    assert paths.default_folder() == tmp_path


def test_that_an_installed_program_is_no_portable_one() -> None:
    assert paths.portable_folder() is None


def test_that_a_command_runs_on_the_named_folder(
    opened: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert bootstrap.run(["--data", str(tmp_path / "kantor"), "check"]) == 1
    assert str(tmp_path / "kantor") in capsys.readouterr().err
    assert opened == []


def test_that_the_variable_names_the_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("IKU_DATA", str(tmp_path))
    assert default_folder() == tmp_path
    assert bootstrap.office_paths("").folder == tmp_path
    assert bootstrap.office_paths(str(tmp_path / "lain")).folder == tmp_path / "lain"


def test_that_the_usual_folder_lies_in_the_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IKU_DATA", raising=False)
    assert default_folder().name == "IKU Desktop"
    assert default_folder().is_absolute()


def test_that_a_nameless_user_is_no_obstacle(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise OSError("no such user")

    monkeypatch.setattr(getpass, "getuser", fail)
    assert bootstrap.user_name() == ""

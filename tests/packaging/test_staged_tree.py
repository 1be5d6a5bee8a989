"""What is put into the tree that is installed, and what stays out of it."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from winbuild.kept import QT_MODULES, files_of, is_kept, metadata_of, placed
from winbuild.packed import write_zip
from winbuild.staging import application, libraries, under

from tests.packaging.wheels_made import wheel

ROOT = Path(__file__).resolve().parents[2]


def compiled(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """Stands for the compiler: what would be compiled, and under which name."""
    return {place: f"bytecode of {place}".encode() for place in sources}


def names(zipped: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(zipped)) as packed:
        return packed.namelist()


@pytest.mark.parametrize(
    ("name", "is_there"),
    [
        ("PySide6/QtWidgets.pyd", True),
        ("PySide6/Qt6Widgets.dll", True),
        ("PySide6/Qt6Qml.dll", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/designer.exe", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/platforms/qdirect2d.dll", False),
        ("PySide6/plugins/sqldrivers/qsqlite.dll", False),
        ("PySide6/translations/qtbase_de.qm", False),
        ("PySide6/QtCore.pyi", False),
        ("shiboken6/Shiboken.pyd", True),
        ("shiboken6/include/shiboken.h", False),
        ("sqlalchemy/orm/session.py", True),
        ("sqlalchemy/testing/fixtures.py", False),
        ("greenlet/tests/test_gc.py", False),
        ("PIL/_imaging.cp312-win_amd64.pyd", True),
        ("PIL/_avif.cp312-win_amd64.pyd", False),
        ("reportlab/fonts/Vera.ttf", True),
        ("alembic-1.0.dist-info/RECORD", False),
        ("greenlet-3.0.data/headers/greenlet.h", False),
        ("bin/tool.py", False),
    ],
)
def test_that_a_wheel_is_cut_to_what_runs(name: str, is_there: bool) -> None:
    assert is_kept(name) is is_there


def test_that_every_qt_module_of_the_program_is_kept() -> None:
    import re

    source = "".join(path.read_text("utf-8") for path in (ROOT / "iku_desktop").rglob("*.py"))
    used = set(re.findall(r"\bPySide6\.Qt(\w+)", source))
    assert used
    assert used <= set(QT_MODULES)


def test_that_files_of_a_wheels_data_folder_go_to_the_top() -> None:
    assert placed("x-1.0.data/purelib/x/a.py") == "x/a.py"
    assert placed("x-1.0.data/headers/x.h") == "x-1.0.data/headers/x.h"
    assert placed("x/data/b.py") == "x/data/b.py"


def test_that_pure_packages_share_one_zip_and_others_lie_loose(tmp_path: Path) -> None:
    wheels = {
        "pure": wheel(tmp_path, "pure", {"pure/__init__.py": b"", "pure/py.typed": b""}),
        "mixed": wheel(tmp_path, "mixed", {"mixed/__init__.py": b"", "mixed/fast.pyd": b"MZ"}),
        "tzdata": wheel(tmp_path, "tzdata", {"tzdata/zoneinfo/Asia/Jakarta": b"TZif"}),
        "lxml": wheel(tmp_path, "lxml", {"lxml/__init__.py": b""}),
    }
    found = libraries(wheels, compiled)
    assert names(found["pure.zip"]) == ["pure/__init__.pyc"]
    assert names(found["tzdata.zip"]) == ["tzdata/zoneinfo/Asia/Jakarta"]
    assert found["mixed/__init__.pyc"] == b"bytecode of lib/mixed/__init__.py"
    assert found["mixed/fast.pyd"] == b"MZ"
    assert not [name for name in found if name.endswith(".py") or name.startswith("lxml")]


def test_that_metadata_stays_for_who_asks_for_a_version_without_its_description(
    tmp_path: Path,
) -> None:
    found = metadata_of(wheel(tmp_path, "one"))
    assert list(found) == ["one-1.0.dist-info/METADATA"]
    text = found["one-1.0.dist-info/METADATA"].decode()
    assert "Version: 1.0\n" in text
    assert "description" not in text


def test_that_a_wheel_gives_its_kept_files(tmp_path: Path) -> None:
    path = wheel(tmp_path, "one", {"one/a.py": b"a", "one/a.pyi": b"", "one/tests/b.py": b""})
    assert files_of(path) == {"one/a.py": b"a"}


def test_that_the_program_is_bytecode_but_for_the_steps_that_alembic_reads() -> None:
    found = application(ROOT, compiled)
    sources = {name for name in found if name.endswith(".py")}
    assert "iku_desktop/storage/migrations/env.py" in sources
    assert all(name.startswith("iku_desktop/storage/migrations/") for name in sources)
    assert {"iku_desktop/__main__.pyc", "resources/icons/program.png"} <= set(found)
    # Each source has its bytecode where Python would else write it into the installed folder.
    kept = {name for name in found if "__pycache__" in name}
    assert kept == {
        f"{folder}/__pycache__/{file.removesuffix('.py')}.cpython-312.pyc"
        for folder, _, file in (name.rpartition("/") for name in sources)
    }


def test_that_no_shim_of_the_tests_and_no_test_is_in_the_tree() -> None:
    found = under("app/", application(ROOT, compiled))
    shims = {path.stem for path in (ROOT / "packaging" / "wine").glob("*.c")}
    assert not [name for name in found if Path(name).stem in shims or "/tests/" in name]
    assert not [name for name in found if name.endswith((".dll", ".c", ".p12"))]


def test_that_a_zip_tells_neither_time_nor_order() -> None:
    one = write_zip({"b": b"2", "a/x": b"1"})
    assert one == write_zip({"a/x": b"1", "b": b"2"})
    with zipfile.ZipFile(io.BytesIO(one)) as packed:
        assert packed.namelist() == ["a/x", "b"]
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    small = write_zip({"a": b"x" * 10_000}, is_deflated=True)
    assert len(small) < 1_000

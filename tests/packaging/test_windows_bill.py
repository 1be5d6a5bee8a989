"""Licences and bill of materials of what is shipped, the icon, and the zip for a stick."""

import io
import json
import re
import struct
import zipfile
from pathlib import Path
from typing import Any

import pytest
from winbuild.faults import BuildFault
from winbuild.icon import SIZES, icon
from winbuild.licences import licences
from winbuild.portable import MARKER, portable
from winbuild.project import Project
from winbuild.sbom import sbom

from tests.packaging.wheels_made import wheel

ROOT = Path(__file__).resolve().parents[2]
PYTHON = {"python312.dll": b"MZ", "LICENSE.txt": b"PSF"}
NOON = 1_795_610_146


@pytest.fixture
def wheels(tmp_path: Path) -> dict[str, Path]:
    return {
        "one": wheel(tmp_path, "one", needs=["other"]),
        "other": wheel(tmp_path, "other", licence="Apache-2.0 OR BSD-3-Clause"),
        "shiboken6": wheel(tmp_path, "shiboken6", has_text=False),
        "lxml": wheel(tmp_path, "lxml"),
    }


def bill(wheels: dict[str, Path]) -> dict[str, Any]:
    project = Project(ROOT, "iku-desktop", "0.2.0", ("one>=1",), ())
    made: dict[str, Any] = json.loads(sbom(project, wheels, PYTHON, "3.12.9", NOON))
    return made


def test_that_the_bill_has_the_shape_of_cyclonedx(wheels: dict[str, Path]) -> None:
    made = bill(wheels)
    assert (made["bomFormat"], made["specVersion"], made["version"]) == ("CycloneDX", "1.5", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", made["serialNumber"])
    assert made["metadata"]["timestamp"] == "2026-11-25T12:35:46Z"
    kinds = {"application", "library", "platform", "data"}
    for part in [made["metadata"]["component"], *made["components"]]:
        assert part["type"] in kinds
        assert part["name"]
        (licence,) = part["licenses"]
        assert set(licence) in ({"license"}, {"expression"})
    for part in made["components"]:
        (digest,) = part["hashes"]
        assert digest["alg"] == "SHA-256"
        assert re.fullmatch(r"[0-9a-f]{64}", digest["content"])


def test_that_every_reference_of_the_bill_is_one_part_and_told_once(
    wheels: dict[str, Path],
) -> None:
    made = bill(wheels)
    parts = [each["bom-ref"] for each in [made["metadata"]["component"], *made["components"]]]
    assert len(parts) == len(set(parts))
    assert sorted(line["ref"] for line in made["dependencies"]) == sorted(parts)
    needs = {line["ref"]: line["dependsOn"] for line in made["dependencies"]}
    assert needs["pkg:generic/iku-desktop@0.2.0"] == ["pkg:pypi/one@1.0"]
    assert needs["pkg:pypi/one@1.0"] == ["pkg:pypi/other@1.0"]


def test_that_the_bill_names_what_is_shipped_alone(wheels: dict[str, Path]) -> None:
    names = {part["name"] for part in bill(wheels)["components"]}
    assert {"one", "other", "shiboken6", "Lucide", "Open Sans"} <= names
    assert "lxml" not in names
    assert bill(wheels) == bill(wheels)


def test_that_every_package_has_its_licence_and_qt_both_texts(wheels: dict[str, Path]) -> None:
    found = licences(ROOT, wheels, PYTHON)
    assert found["one/LICENSE"] == b"licence of one"
    assert found["Python.txt"] == b"PSF"
    assert b"LESSER GENERAL PUBLIC LICENSE" in found["Qt-and-PySide6/LGPL-3.0.txt"]
    assert b"GNU GENERAL PUBLIC LICENSE" in found["Qt-and-PySide6/GPL-3.0.txt"]
    assert b"WRITTEN OFFER" in found["README.txt"]
    assert not [name for name in found if name.startswith("lxml")]
    shipped = {path.name for path in (ROOT / "resources").rglob("LICENSE*")}
    assert len(shipped) == len([name for name in found if "/" not in name]) - 3


def test_that_a_package_without_a_licence_stops_the_build(tmp_path: Path) -> None:
    bare = {"bare": wheel(tmp_path, "bare", has_text=False)}
    with pytest.raises(BuildFault, match="brings no licence"):
        licences(ROOT, bare, PYTHON)


def test_that_the_icon_has_every_size_windows_asks_for() -> None:
    made = icon(ROOT / "resources" / "icons" / "program.svg")
    kind, count = struct.unpack_from("<2xHH", made)
    assert (kind, count) == (1, len(SIZES))
    end = 6 + 16 * count
    for number, size in enumerate(SIZES):
        side, bits, length, offset = struct.unpack_from("<B5xHII", made, 6 + 16 * number)
        assert (side, bits, offset) == (size % 256, 32, end)
        end += length
        body = made[offset : offset + length]
        assert body.startswith(b"\x89PNG") if size == 256 else len(body) > 40 + size * size * 4
    assert end == len(made)
    assert len(set(made[-2000:])) > 20  # it is a picture, not one colour


def test_that_the_zip_for_a_stick_keeps_its_data_beside_the_program() -> None:
    project = Project(ROOT, "iku-desktop", "0.2.0", (), ())
    made = portable(project, {"python/pythonw.exe": b"MZ"})
    assert made == portable(project, {"python/pythonw.exe": b"MZ"})
    with zipfile.ZipFile(io.BytesIO(made)) as packed:
        assert "IKU Desktop/program/python/pythonw.exe" in packed.namelist()
        marker = packed.read(f"IKU Desktop/program/{MARKER}").decode().strip()
        start = packed.read("IKU Desktop/IKU Desktop.cmd").decode()
    # from program/app, two folders up
    assert marker == "../../Data IKU Desktop"
    assert r'start "" "%~dp0program\python\pythonw.exe" -m iku_desktop' in start
    assert "python.exe" not in start

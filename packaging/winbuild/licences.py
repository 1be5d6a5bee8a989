"""The licences of everything shipped: collected from the wheels, with texts of our own where one has none."""

import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from winbuild.faults import BuildFault
from winbuild.kept import NEVER_IMPORTED

OWN = Path(__file__).resolve().parents[1] / "licences"
# A wheel's licence is recognised by how its file is named.
SIGNS = ("licen", "copying", "notice", "authors")
# Those wheels bring no text of their own.
QT, QT_TEXTS = ("pyside6-essentials", "shiboken6"), ("LGPL-3.0.txt", "GPL-3.0.txt")
QT_FOLDER = "Qt-and-PySide6"
# Of what is shipped in resources/: the licence file there and what it covers.
RESOURCES: Mapping[str, str] = {
    "fonts/LICENSE-LiberationSans.txt": "Liberation Sans",
    "fonts/LICENSE-OpenSans.txt": "Open Sans",
    "icons/LICENSE-Lucide.txt": "Lucide",
    "regions/LICENSE-wilayah.txt": "Daftar wilayah Indonesia",
}


def licences(
    root: Path, wheels: Mapping[str, Path], python: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Texts by their place in licences/; raises BuildFault for a wheel that has none."""
    found = {
        "README.txt": _with_windows_ends((OWN / "README.txt").read_text("utf-8")),
        "IKU-Desktop.txt": (root / "LICENSE").read_bytes(),
        "Python.txt": python["LICENSE.txt"],
        **{f"{QT_FOLDER}/{name}": (OWN / name).read_bytes() for name in QT_TEXTS},
    }
    for place, name in RESOURCES.items():
        found[f"{name}.txt"] = (root / "resources" / place).read_bytes()
    for name, wheel in wheels.items():
        if name in NEVER_IMPORTED or name in QT:
            continue
        texts = texts_of(wheel)
        if not texts:
            raise BuildFault(
                f"{wheel.name} brings no licence; put its text into packaging/licences."
            )
        found.update({f"{name}/{place}": text for place, text in texts.items()})
    return found


def texts_of(wheel: Path) -> dict[str, bytes]:
    """The licence texts of a wheel, by their place below its folder of licences."""
    with zipfile.ZipFile(wheel) as packed:
        return {_short(name): packed.read(name) for name in packed.namelist() if _is_text(name)}


def _is_text(name: str) -> bool:
    path = PurePosixPath(name)
    if (
        name.endswith("/")
        or path.suffix in (".py", ".json")
        or not path.parts[0].endswith(".dist-info")
    ):
        return False
    return "licenses" in path.parts[1:-1] or path.name.lower().startswith(SIGNS)


def _short(name: str) -> str:
    parts = PurePosixPath(name).parts[1:]
    return "/".join(part for part in parts if part.lower() not in ("licenses", "license_files"))


def _with_windows_ends(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode("utf-8")

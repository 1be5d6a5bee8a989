"""What is kept of each wheel: an allow-list for Qt; of the rest all but what no running program reads."""

import zipfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from types import MappingProxyType

RUNTIMES = {
    "msvcp140.dll",
    "msvcp140_1.dll",
    "msvcp140_2.dll",
    "vcruntime140.dll",
    "vcruntime140_1.dll",
}
# A Qt module that the program comes to use has its two lines here; the smoke test imports every module.
QT_MODULES = ("Core", "Gui", "Widgets", "PrintSupport", "Svg")
QT_FILES = frozenset(
    {f"Qt{each}.pyd" for each in QT_MODULES}
    | {f"Qt6{each}.dll" for each in QT_MODULES}
    | {"pyside6.abi3.dll", "__init__.py", "_config.py", "_git_pyside_version.py"}
    | RUNTIMES
)
QT_PLUGINS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "platforms": frozenset({"qwindows.dll", "qoffscreen.dll"}),
        "styles": frozenset({"qmodernwindowsstyle.dll"}),
        "imageformats": frozenset({"qico.dll", "qjpeg.dll", "qsvg.dll", "qgif.dll"}),
        "iconengines": frozenset({"qsvgicon.dll"}),
    }
)
SHIBOKEN_FILES = frozenset(
    {
        "Shiboken.pyd",
        "shiboken6.abi3.dll",
        "__init__.py",
        "_config.py",
        "_git_shiboken_module_version.py",
    }
    | RUNTIMES
)
# Distributions that others name among their needs and whose code the program never comes to.
NEVER_IMPORTED: Mapping[str, str] = MappingProxyType(
    {
        "lxml": "XML metadata and PDF/A of pikepdf, XML signatures of pyHanko",
        "oscrypto": "the certificate store of the operating system; our roots come with the program",
        "pycparser": "compiling C declarations; compiled ones alone are loaded",
    }
)
# Files for compilers, type checkers and for making new projects; tests; what needs a library left out.
SUFFIXES_LEFT_OUT = frozenset(
    {
        ".pyi",
        ".pyx",
        ".pxd",
        ".pxi",
        ".h",
        ".hpp",
        ".c",
        ".cpp",
        ".lib",
        ".typed",
        ".mako",
        ".exe",
        ".cmake",
    }
    | {".asm", ".cmd", ".obj", ".jinja2", ".md"}
)
FOLDERS_LEFT_OUT = frozenset({"tests", "test", "testing", "templates", "include"})
FILES_LEFT_OUT = frozenset(
    {
        # 8 MB for pictures in AVIF, which no document the office receives may hold; Pillow goes without.
        "PIL/_avif.cp312-win_amd64.pyd",
        "PIL/_imagingtk.cp312-win_amd64.pyd",
    }
)


def files_of(wheel: Path) -> dict[str, bytes]:
    """What is kept of a wheel, by its place below lib/."""
    with zipfile.ZipFile(wheel) as packed:
        names = [name for name in packed.namelist() if not name.endswith("/")]
        kept = {placed(name): name for name in names if is_kept(placed(name))}
        return {place: packed.read(name) for place, name in kept.items()}


def placed(name: str) -> str:
    """Where pip would install a member of a wheel; a member of its data folder goes to the top."""
    head, _, rest = name.partition(".data/")
    scheme, _, place = rest.partition("/")
    return place if head and scheme in ("purelib", "platlib") else name


def is_kept(name: str) -> bool:
    """Whether a running program may need the file (`/` between its parts)."""
    path = PurePosixPath(name)
    top, *below = path.parts
    if top.endswith((".dist-info", ".data")) or top == "bin" or name in FILES_LEFT_OUT:
        return False
    if top == "PySide6":
        return _is_of_qt(below)
    if top == "shiboken6":
        return len(below) == 1 and below[0] in SHIBOKEN_FILES
    if path.suffix in SUFFIXES_LEFT_OUT:
        return False
    return not FOLDERS_LEFT_OUT.intersection(path.parts[:-1])


def _is_of_qt(below: list[str]) -> bool:
    if len(below) == 1:
        return below[0] in QT_FILES
    if below[0] == "plugins" and len(below) == 3:
        return below[2] in QT_PLUGINS.get(below[1], frozenset())
    return False


def metadata_of(wheel: Path) -> dict[str, bytes]:
    """Name, version and licence of a wheel, as importlib.metadata reads them at run time."""
    with zipfile.ZipFile(wheel) as packed:
        name = next(each for each in packed.namelist() if each.endswith(".dist-info/METADATA"))
        head, _, _ = packed.read(name).replace(b"\r\n", b"\n").partition(b"\n\n")
    return {name: head + b"\n\n"}

"""Makes the installer of a staged tree with NSIS; `installer.nsi` is the script, this gives it its values."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from winbuild.faults import BuildFault
from winbuild.pictures import FINISH, HEAD, pictures
from winbuild.project import Project, build_time

SCRIPT = Path(__file__).resolve().parents[1] / "installer.nsi"
MAKENSIS = ("makensis", "-V2", "-NOCD", "-INPUTCHARSET", "UTF8")
ICON_SOURCE = SCRIPT.parents[1] / "resources" / "icons" / "program.svg"
LIST = "daftar-berkas.txt"
ICON = "iku-desktop.ico"
# What the program tells the taskbar that it is (iku_desktop/ui/taskbar.py); the shortcuts say the same.
APP_ID = "IKUDesktop.Program"
PROGRAM, ARGUMENTS = r"program\python\pythonw.exe", "-m iku_desktop"
# The longest path an ordinary Windows program opens, and the folder an update is unpacked in.
LONGEST_PATH, UNPACKED_IN = 259, r"\program.baru" + "\\"
LEAST_BUILD = 15063  # Windows 10 version 1703, the first with the ICU library that Qt loads
SPARE_MB = 50
CLOSING_TRIES = 20
SECONDS = 900
# Of each way of packing what NSIS is told and its dictionary in MB: as small, as quick, as it is.
PACKINGS = {"release": ("/SOLID lzma", 64), "fast": ("zlib", 0), "stored": ("off", 0)}


@dataclass(frozen=True, slots=True)
class Installer:
    """What is built: `packing` of PACKINGS; `closing_tries` are half-seconds of waiting.

    `needed_mb` is the space asked for, 0 for what the tree takes and some more.
    """

    project: Project
    stage: Path
    out: Path
    packing: str = "release"
    closing_tries: int = CLOSING_TRIES
    needed_mb: int = 0


def defines(wanted: Installer, files: Mapping[str, bytes], drawn: Path) -> dict[str, str]:
    """The values of the script, by name; `drawn` is the folder of its pictures."""
    size = sum(map(len, files.values()))
    compression, dictionary = PACKINGS[wanted.packing]
    longest = max(map(len, files))
    return {
        "NAME": wanted.project.name,
        "VERSION": wanted.project.version,
        "FOUR_NUMBERS": wanted.project.four_numbers(),
        "COPYRIGHT": wanted.project.name,
        "STAGE": str(wanted.stage.absolute()),
        "OUT": str(wanted.out.absolute()),
        "ICON": ICON,
        "FINISH_PICTURE": str(drawn / FINISH),
        "HEAD_PICTURE": str(drawn / HEAD),
        "APP_ID": APP_ID,
        "LIST": LIST,
        "PROGRAM": PROGRAM,
        "ARGUMENTS": ARGUMENTS,
        "COMPRESSION": compression,
        "DICTIONARY_MB": str(dictionary),
        "LONGEST_FOLDER": str(LONGEST_PATH - len(UNPACKED_IN) - longest),
        "NEEDED_MB": str(wanted.needed_mb or size // 1_000_000 + SPARE_MB),
        "INSTALLED_KB": str(size // 1024),
        "LEAST_BUILD": str(LEAST_BUILD),
        "CLOSING_TRIES": str(wanted.closing_tries),
    }


def build(wanted: Installer, files: Mapping[str, bytes]) -> None:
    """Pack the staged files into `wanted.out`; raises BuildFault with what NSIS says."""
    if shutil.which("makensis") is None:
        raise BuildFault("NSIS is missing. On Debian: apt-get install nsis")
    wanted.out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        seconds = build_time(wanted.project.root)
        for name, picture in pictures(ICON_SOURCE).items():
            (Path(folder) / name).write_bytes(picture)
            # NSIS packs the time of a file with it.
            os.utime(Path(folder) / name, (seconds, seconds))
        values = defines(wanted, files, Path(folder))
        done = subprocess.run(
            [*MAKENSIS, *(f"-D{name}={value}" for name, value in values.items()), str(SCRIPT)],
            check=False,
            capture_output=True,
            text=True,
            cwd=SCRIPT.parent,
            timeout=SECONDS,
        )
    if done.returncode or "warning" in done.stdout.lower():
        raise BuildFault(f"NSIS could not make the installer:\n{done.stdout}{done.stderr}")


def file_list(files: Iterable[tuple[str, str]]) -> bytes:
    r"""The list by which an uninstall takes away: `hash  place`, then each folder, inner ones first.

    Places have `\`; the installer reads the list by its columns.
    """
    sorted_files = sorted(files)
    folders = {parent for place, _ in sorted_files for parent in _parents(place)}
    lines = [f"{digest}  {_windows(place)}" for place, digest in sorted_files]
    lines += [
        f"- {_windows(each)}" for each in sorted(folders, key=lambda it: (-it.count("/"), it))
    ]
    return "".join(f"{line}\r\n" for line in lines).encode("ascii")


def _parents(place: str) -> list[str]:
    parts = place.split("/")[:-1]
    return ["/".join(parts[: index + 1]) for index in range(len(parts))]


def _windows(place: str) -> str:
    return place.replace("/", "\\")

"""The programs of the system that a build and a trial run, installed where that is possible."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable

from winbuild.faults import BuildFault

# What is run, and the Debian package that has it.
PACKAGES = {
    "wine": "wine",
    "wineserver": "wine64",
    "makensis": "nsis",
    "Xvfb": "xvfb",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-win32",
}
FOR_BUILDING = ("wine", "wineserver", "makensis")
FOR_TRYING = tuple(PACKAGES)
SECONDS = 900


def install_tools(tools: Iterable[str]) -> None:
    """Install what is missing as root on Debian; else BuildFault with the line that does."""
    if sys.platform == "win32":
        return
    missing = sorted({PACKAGES[tool] for tool in tools if shutil.which(tool) is None})
    if not missing:
        return
    line = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *missing]
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        raise BuildFault(f"The Windows installer needs: sudo {' '.join(line)}")
    print(f"Installing {' '.join(missing)} …", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], line):
        done = subprocess.run(
            command, env=quiet, check=False, capture_output=True, text=True, timeout=SECONDS
        )
        if done.returncode:
            raise BuildFault(f"{done.stderr}\nThis did not work: {' '.join(command)}")

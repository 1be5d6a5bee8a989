"""Runs Windows programs here: as they are on Windows, elsewhere under Wine in a prefix of its own."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from winbuild.faults import BuildFault

IS_WINDOWS = sys.platform == "win32"
PACKAGES = ("wine", "wine64")
BOOT_SECONDS = 120
# A crash must end the process, not wait for a debugger; .NET and a browser are never asked for,
# nor are menus of this computer.
NO_DEBUGGER = "winedbg.exe,winemenubuilder.exe=d;mscoree,mshtml=d"


class Wine:
    """One prefix; every call has a time limit, since a Windows dialog nobody sees would wait for ever."""

    def __init__(self, prefix: Path, *, display: str = "", overrides: str = "") -> None:
        self.prefix = prefix
        self._display = display
        self._overrides = ";".join(filter(None, [NO_DEBUGGER, overrides]))

    @property
    def drive(self) -> Path:
        """Where the prefix keeps its drive C:."""
        return self.prefix / "drive_c"

    @property
    def home(self) -> Path:
        """What Desktop and Documents are links to, apart from the home of whoever runs this."""
        return self.prefix / "home"

    def boot(self) -> None:
        """Make the prefix where there is none yet."""
        if IS_WINDOWS or (self.prefix / "system.reg").exists():
            return
        if shutil.which("wine") is None:
            raise BuildFault(f"Wine is missing. On Debian: apt-get install {' '.join(PACKAGES)}")
        self.home.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["wineboot", "-i"],
            env=self.environment(),
            check=True,
            capture_output=True,
            timeout=BOOT_SECONDS,
        )
        self.stop()

    def run(
        self,
        arguments: Sequence[str],
        *,
        seconds: float,
        more: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> "subprocess.CompletedProcess[str]":
        """Run a Windows program to its end, whatever its exit code; raises BuildFault after `seconds`."""
        command = [*([] if IS_WINDOWS else ["wine"]), *arguments]
        try:
            return subprocess.run(
                command,
                env={**self.environment(), **(more or {})},
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                check=False,
                capture_output=True,
                text=True,
                encoding="utf-8",
                errors="replace",
                timeout=seconds,
            )
        except subprocess.TimeoutExpired as late:
            raise BuildFault(f"No end after {seconds:.0f} s: {' '.join(arguments)}") from late

    def stop(self) -> None:
        """End what still runs in the prefix, and its server."""
        if not IS_WINDOWS and shutil.which("wineserver") is not None:
            subprocess.run(["wineserver", "-k"], env=self.environment(), check=False, timeout=30)
            subprocess.run(["wineserver", "-w"], env=self.environment(), check=False, timeout=60)

    def environment(self) -> dict[str, str]:
        """The environment of what runs in the prefix."""
        if IS_WINDOWS:
            return dict(os.environ)
        given = {
            name: value
            for name, value in os.environ.items()
            # Switches of this machine's Python would hide what the shipped one does.
            if name not in ("DISPLAY", "TZ") and not name.startswith("PYTHON")
        }
        shown = {"DISPLAY": self._display} if self._display else {}
        return {
            **given,
            **shown,
            "HOME": str(self.home),
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": self._overrides,
            "LC_ALL": "C.UTF-8",
        }


def windows_path(path: Path) -> str:
    """The path as a Windows program has to be told it."""
    if IS_WINDOWS:
        return str(path)
    return "Z:" + str(path.absolute()).replace("/", "\\")

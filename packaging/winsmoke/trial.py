"""One trial: the computer, what was built for it, where it is installed, and how things are run there."""

import hashlib
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from winbuild.faults import BuildFault
from winbuild.wine import Wine

from winsmoke.computer import Screen

UNINSTALL_KEY = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\IKU Desktop"


@dataclass(frozen=True, slots=True)
class Built:
    """An installer and every file it brings, with the list, by place."""

    version: str
    installer: Path
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Trial:
    """What the steps share; `work` is a folder of this computer that Wine sees too."""

    wine: Wine
    screen: Screen
    root: Path
    work: Path
    old: Built
    new: Built

    @property
    def folder(self) -> Path:
        """Where the installer puts the program of its own accord."""
        users = self.wine.drive / "users"
        user = next(each for each in users.iterdir() if (each / "AppData").is_dir())
        return user / "AppData" / "Local" / "Programs" / "IKU Desktop"

    def install(self, installer: Path, *options: str, folder: str = "") -> int:
        """Install silently; the exit code. `folder` as Windows names it."""
        # The installer wants its folder unquoted up to the line's end, so that spaces part arguments here.
        place = f"/D={folder}".split(" ") if folder else []
        return self.wine.run([str(installer), "/S", *options, *place], seconds=120).returncode

    def uninstall(self, folder: Path) -> None:
        """Uninstall silently and wait, since an uninstaller goes on in a copy of itself."""
        place = windows_name(self.wine, folder)
        done = self.wine.run([str(folder / "uninstall.exe"), "/S", f"_?={place}"], seconds=90)
        expect(done.returncode == 0, f"uninstalling ends with {done.returncode}")

    def program(
        self,
        *arguments: str,
        at: Path | None = None,
        code: int = 0,
        more: Mapping[str, str] | None = None,
        seconds: float = 60,
    ) -> "subprocess.CompletedProcess[str]":
        """Run the installed program's command line; BuildFault where its exit code is another."""
        return self.python(
            "-m", "iku_desktop", *arguments, at=at, code=code, more=more, seconds=seconds
        )

    def python(
        self,
        *arguments: str,
        at: Path | None = None,
        code: int = 0,
        more: Mapping[str, str] | None = None,
        seconds: float = 60,
    ) -> "subprocess.CompletedProcess[str]":
        """Run the installed Python."""
        python = (at or self.folder) / "program" / "python" / "python.exe"
        done = self.wine.run([str(python), *arguments], seconds=seconds, more=more)
        words = (
            f"exit code {done.returncode} of {' '.join(arguments)}\n{done.stdout}\n{done.stderr}"
        )
        expect(done.returncode == code, words)
        return done


def expect(is_so: bool, words: str) -> None:
    """Go on where it is so, else BuildFault with these words."""
    if not is_so:
        raise BuildFault(words)


def windows_name(wine: Wine, path: Path) -> str:
    """A folder below drive C: as Windows names it."""
    return "C:\\" + str(path.relative_to(wine.drive)).replace("/", "\\")


def expect_installed(built: Built, folder: Path) -> None:
    """Every file of the version is there byte for byte, and not one more."""
    program = folder / "program"
    found = {
        path.relative_to(program).as_posix(): path for path in program.rglob("*") if path.is_file()
    }
    expect(bool(found), f"nothing was installed in {folder}")
    lost, more = built.files.keys() - found.keys(), found.keys() - built.files.keys()
    expect(not lost and not more, f"lacking: {sorted(lost)[:5]}; too many: {sorted(more)[:5]}")
    odd = [
        name
        for name, path in found.items()
        if digest(path.read_bytes()) != digest(built.files[name])
    ]
    expect(not odd, f"not as staged: {odd[:5]}")


def digest(content: bytes) -> str:
    """SHA-256."""
    return hashlib.sha256(content).hexdigest()

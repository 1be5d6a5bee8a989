"""Name, version and needs of the program, from pyproject.toml, and the one time of a build."""

import os
import shutil
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

NAME = "IKU Desktop"
TIME_VARIABLE = "SOURCE_DATE_EPOCH"
# The start of 1980: the earliest time a zip can tell.
EARLIEST = 315_532_800


@dataclass(frozen=True, slots=True)
class Project:
    """The project of a folder; `needs` and `test_needs` are requirements as pyproject.toml says them."""

    root: Path
    package: str
    version: str
    needs: tuple[str, ...]
    test_needs: tuple[str, ...]
    name: str = NAME

    @classmethod
    def of(cls, root: Path, version: str = "") -> "Project":
        """Read pyproject.toml; a `version` given stands for that of the file (the smoke test's older one)."""
        project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
        return cls(
            root,
            project["name"],
            version or project["version"],
            tuple(project["dependencies"]),
            tuple(project["optional-dependencies"]["test"]),
        )

    def direct(self) -> list[str]:
        """The canonical names of what the program asks for itself."""
        return [str(canonicalize_name(Requirement(each).name)) for each in self.needs]

    def four_numbers(self) -> str:
        """The version as Windows wants it: 0.1.0 is 0.1.0.0."""
        numbers = [int(each) for each in self.version.split(".")]
        return ".".join(str(each) for each in (*numbers, 0, 0, 0, 0)[:4])


def build_time(root: Path) -> int:
    """Seconds since 1970 that every file of the build says: given, or the commit's, never the clock's."""
    given = os.environ.get(TIME_VARIABLE, "")
    if given.isdigit():
        return max(int(given), EARLIEST)
    if shutil.which("git") is None:
        return EARLIEST
    done = subprocess.run(
        ["git", "log", "-1", "--format=%ct"], cwd=root, check=False, capture_output=True, text=True
    )
    said = done.stdout.strip()
    return max(int(said), EARLIEST) if done.returncode == 0 and said.isdigit() else EARLIEST

"""Every file and folder the program uses: the shipped resources and the parts of one data folder."""

import os
from dataclasses import dataclass
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
DATABASE_NAME = "iku.sqlite3"
FOLDER_NAME = "IKU Desktop"
FOLDER_VARIABLE = "IKU_DATA"
# In the zip for a stick alone: its line is the data folder, seen from the folder it lies in.
PORTABLE_MARKER = RESOURCES.parent / "portable.ini"


def portable_folder() -> Path | None:
    """The data folder beside a program that runs from a stick; None for one that is installed."""
    if not PORTABLE_MARKER.exists():
        return None
    place = PORTABLE_MARKER.read_text("utf-8").strip()
    return Path(os.path.normpath(PORTABLE_MARKER.parent / place))


def default_folder() -> Path:
    """The data folder without --data: IKU_DATA, the stick's, else `IKU Desktop` in the user's documents."""
    if given := os.environ.get(FOLDER_VARIABLE):
        return Path(given)
    if (beside := portable_folder()) is not None:
        return beside
    from platformdirs import user_documents_path

    return user_documents_path() / FOLDER_NAME


def user_log_folder() -> Path:
    """Where the program writes of itself while no office is open, apart from any office's data."""
    if (beside := portable_folder()) is not None:
        return OfficePaths(beside).log
    from platformdirs import user_log_path

    return user_log_path(FOLDER_NAME, appauthor=False)


@dataclass(frozen=True, slots=True)
class OfficePaths:
    """One data folder is the whole office (formats.md); nothing inside is ever an absolute path."""

    folder: Path

    @property
    def database(self) -> Path:
        """The office's database."""
        return self.folder / DATABASE_NAME

    @property
    def evidence(self) -> Path:
        """Evidence files by content hash."""
        return self.folder / "bukti"

    @property
    def backups(self) -> Path:
        """Backups."""
        return self.folder / "cadangan"

    @property
    def reports(self) -> Path:
        """Printed reports."""
        return self.folder / "laporan"

    @property
    def log(self) -> Path:
        """Log files."""
        return self.folder / "log"

    @property
    def lock(self) -> Path:
        """Says which program holds the folder."""
        return self.folder / "iku.lock"

"""Watches over the process and tells at the next start of runs that broke off in the middle."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.bugs import crash_text

if TYPE_CHECKING:
    from iku_desktop.storage.crash_file import CrashFile


class CrashWatch:
    """Of one process, with its reports in the user's own folder of logs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file: CrashFile | None = None

    def begin(self, now: datetime) -> Sequence[str]:
        """Watch from now on; gives the reports of earlier runs that crashed, each once."""
        from iku_desktop.storage.crash_file import CrashFile, keep_report

        self._file = CrashFile(self.folder)
        reports = [text for told in self._file.left_behind() if (text := crash_text(told))]
        stamp = now.isoformat()[:19].translate(str.maketrans("T", "-", "-:"))
        for report in reports:
            keep_report(self.folder, stamp, report)
        self._file.begin()
        return reports

    def end(self) -> None:
        """The process ends as it should."""
        if self._file is not None:
            self._file.end()

    def reports(self) -> dict[str, str]:
        """The reports that are kept, by the names of their files."""
        from iku_desktop.storage.crash_file import kept_reports

        return kept_reports(self.folder)

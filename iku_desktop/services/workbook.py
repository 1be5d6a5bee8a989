"""The Excel workbook: checking, importing all or none, exporting, and an empty template."""

from pathlib import Path

from iku_desktop.domain.outcomes import ImportOutcome
from iku_desktop.services.context import Context


class Workbook:
    """Takes a workbook in and gives one out; the same layout both ways (formats.md)."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def check(self, path: Path) -> ImportOutcome:
        """What an import would do; nothing is written."""
        raise NotImplementedError

    def import_file(self, path: Path) -> ImportOutcome:
        """Import all rows or none; every refused row is named."""
        raise NotImplementedError

    def export(self, path: Path) -> None:
        """Write the whole office into a workbook."""
        raise NotImplementedError

    def template(self, path: Path) -> None:
        """Write an empty workbook with the layout and the drop-down lists."""
        raise NotImplementedError

"""The printable manual as a file: made from the help's source, written whole or not at all."""

from pathlib import Path

from iku_desktop import __version__
from iku_desktop.presentation.help_library import library
from iku_desktop.reports.paper import Paper
from iku_desktop.storage.files import write_whole


def manual_pdf(paper: Paper = Paper.A4_PORTRAIT) -> bytes:
    """The manual in the language that is spoken; ReportLab is loaded only now."""
    from iku_desktop.reports.manual import render

    return render(library(), __version__, paper)


def save_manual(path: Path) -> Path:
    """Write the manual; Unavailable where the disk refuses."""
    write_whole(path, manual_pdf())
    return path

"""Puts what villages sent into words, and into the JSON of `receive --json` (formats.md)."""

from collections.abc import Iterable, Mapping

from iku_desktop.domain.received import ReceivedFile
from iku_desktop.presentation.words import problem_text


def why(file: ReceivedFile) -> str:
    """Why a file can't be taken as it stands, all reasons in one line; "" for none."""
    return " ".join(dict.fromkeys(map(problem_text, file.problems)))


def received_json(files: Iterable[ReceivedFile]) -> list[Mapping[str, object]]:
    """An object a file, in the order of the source; null where nothing was found out."""
    return [
        {
            "village": file.village or None,
            "kind": file.document_type or None,
            "fiscal_year": file.fiscal_year,
            "file": file.file,
            "problem": why(file) or None,
        }
        for file in files
    ]

"""Puts evidence files into words: what a file is, and what the check of all of them found."""

from collections.abc import Sequence
from fractions import Fraction

from iku_desktop.domain.evidence_files import EvidenceCheck, EvidenceFile, FileFinding, FileType
from iku_desktop.presentation.numbers import show_number
from iku_desktop.presentation.texts import t

KILOBYTE, MEGABYTE = 1000, 1_000_000
TYPES = {FileType.PDF: "PDF", FileType.JPEG: "JPEG", FileType.PNG: "PNG"}
MOST_NAMED, MOST_LETTERS = 8, 28


def file_about(file: EvidenceFile) -> str:
    """`PDF, 3 halaman, 120 KB`; an image has no pages."""
    values = {"type": TYPES[file.type], "size": size_text(file.size)}
    if file.type is FileType.PDF:
        return t("evidence.about", pages=file.pages, **values)
    return t("evidence.about_image", **values)


def short_name(name: str) -> str:
    """A long name with its middle left out, so that beginning and extension are seen."""
    if len(name) <= MOST_LETTERS:
        return name
    half = MOST_LETTERS // 2
    return f"{name[:half]}…{name[-(MOST_LETTERS - half - 1) :]}"


def size_text(size: int) -> str:
    """`120 KB` rounded up, or `1,5 MB`."""
    if size < MEGABYTE:
        return t("evidence.size_kb", size=-(-size // KILOBYTE))
    return t("evidence.size_mb", size=show_number(Fraction(round(10 * size / MEGABYTE), 10)))


def check_text(found: EvidenceCheck) -> str:
    """What a check found and what to do next, a line for each kind of finding."""
    lines = []
    if found.missing or found.altered:
        lines.append(t("evidence.check_some", count=found.ok))
    elif found.ok:
        lines.append(t("evidence.check_fine", count=found.ok))
    else:
        lines.append(t("evidence.check_none"))
    if found.missing:
        lines.append(t("evidence.check_missing", files=_named(found.missing)))
    if found.altered:
        lines.append(t("evidence.check_altered", files=_named(found.altered)))
    if found.unclaimed:
        lines.append(t("evidence.check_unclaimed", count=len(found.unclaimed)))
    return "\n\n".join(lines)


def _named(findings: Sequence[FileFinding]) -> str:
    names = [
        t("evidence.check_file", file=each.file.name, subject=each.subject)
        if each.subject
        else each.file.name
        for each in findings[:MOST_NAMED]
    ]
    if len(findings) > MOST_NAMED:
        names.append(t("evidence.check_more", count=len(findings) - MOST_NAMED))
    return "; ".join(names)

"""Reads the list that OpenSID puts beside the reports it packs for OpenDK (formats.md)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.exchange.cells import shown
from iku_desktop.exchange.layout import folded
from iku_desktop.exchange.reading import read_first_sheet
from iku_desktop.exchange.sent_files import Sent, SentFile
from iku_desktop.exchange.sheet_head import title_of

NEEDED = ("judul", "tahun", "nama_file", "desa_id")
WORKBOOK = ".xlsx"
HEAD_AMONG = 10


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A row of the list: title, year and its village's code as they stand there, and the file's name."""

    title: str
    year: str
    village: str
    name: str


@dataclass(frozen=True, slots=True)
class ReportList:
    """The list of a source: the file it was read from, and its rows."""

    file: SentFile
    reports: tuple[ListedReport, ...]


def find_list(sent: Sent) -> ReportList | None:
    """The list among the files of a source; None where there is none, so that names tell what files are.

    Refused where several workbooks could be it.
    """
    found = []
    for file in sent.files:
        if file.problem is None and file.name.lower().endswith(WORKBOOK):
            reports = _read(file)
            if reports is not None:
                found.append(ReportList(file, reports))
    if len(found) > 1:
        names = ", ".join(each.file.path for each in found)
        raise Refused(Problem("sent_lists", "", {"files": names}))
    return found[0] if found else None


def _read(file: SentFile) -> tuple[ListedReport, ...] | None:
    try:
        rows = read_first_sheet(file.read())
    except Refused:
        return None
    for place, row in enumerate(rows[:HEAD_AMONG]):
        titles = [folded(title_of(raw)).replace(" ", "_") for raw in row]
        if all(each in titles for each in NEEDED):
            columns = [titles.index(each) for each in NEEDED]
            return tuple(_reports(rows[place + 1 :], columns))
    return None


def _reports(rows: Sequence[Sequence[object]], columns: Sequence[int]) -> Iterator[ListedReport]:
    for row in rows:
        title, year, name, village = (_text(row[at]) if at < len(row) else "" for at in columns)
        if title or name:
            yield ListedReport(title, year, village, name)


def _text(raw: object) -> str:
    """What a cell holds as one line; a whole number without its decimals."""
    return " ".join((raw if isinstance(raw, str) else shown(raw)).split())

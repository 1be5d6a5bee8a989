"""The workbook's sheets and columns by name (formats.md, "Excel workbook"), the same both ways."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

Cell = str | date | int | Fraction | None


class CellKind(Enum):
    """What a column holds; a cell that can't be read as that stays the text it shows."""

    TEXT = "text"
    DATE = "date"
    WHOLE = "whole"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `key` as the services' forms name it, `title` as the sheet does.

    `needed` must be in the head, `is_key` tells rows apart so it can't be a formula; `choices` names
    its drop-down list, `strict` when nothing else may be typed there; `width` in characters, and
    whether longer text `wraps`.
    """

    key: str
    title: str
    kind: CellKind = CellKind.TEXT
    needed: bool = False
    is_key: bool = False
    choices: str = ""
    strict: bool = False
    width: int = 16
    wraps: bool = True


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """One sheet; of the columns in `either` one is enough."""

    key: str
    title: str
    columns: tuple[Column, ...]
    either: tuple[str, ...] = ()

    def column(self, key: str) -> Column:
        """The column of that key."""
        return next(column for column in self.columns if column.key == key)


DATE, WHOLE, NUMBER = CellKind.DATE, CellKind.WHOLE, CellKind.NUMBER

VILLAGES = SheetLayout(
    "villages",
    "Desa",
    (
        Column("code", "Kode Desa", needed=True, is_key=True),
        Column("name", "Nama Desa", needed=True, width=24),
        Column("head", "Kepala Desa", width=28),
        Column("phone", "No. HP"),
        Column("valid_from", "Berlaku Sejak", DATE),
        Column("valid_to", "Berlaku Sampai", DATE),
    ),
)
DOCUMENTS = SheetLayout(
    "documents",
    "Dokumen Desa",
    (
        Column("code", "Kode Desa", is_key=True, choices="codes"),
        Column("name", "Nama Desa", is_key=True, choices="names", width=24),
        Column("document_type", "Jenis", needed=True, is_key=True, choices="kinds", width=12),
        Column("fiscal_year", "Tahun Anggaran", WHOLE, needed=True, is_key=True),
        Column("number", "Nomor", width=20),
        Column("date", "Tanggal", DATE, width=12),
        Column("cause", "Sebab Keterlambatan", choices="causes", width=36),
        Column("note", "Keterangan", width=36),
    ),
    either=("code", "name"),
)
ACTIVITIES = SheetLayout(
    "activities",
    "Kegiatan",
    (
        Column("id", "ID", is_key=True, width=10, wraps=False),
        Column("date", "Tanggal", DATE, needed=True, is_key=True, width=12),
        Column("description", "Uraian Kegiatan", needed=True, is_key=True, width=48),
        Column(
            "section", "Seksi/Subbagian", needed=True, is_key=True, choices="sections", width=28
        ),
        Column("place", "Tempat", width=24),
        Column("evidence", "Jenis Bukti", choices="evidence", width=28),
        Column("evidence_numbers", "Nomor Bukti", width=24),
        Column("output", "Hasil/Tindak Lanjut", width=40),
        Column("follow_up_date", "Tanggal Tindak Lanjut", DATE, width=20),
        Column("note", "Keterangan", width=36),
    ),
)
TARGETS = SheetLayout(
    "targets",
    "Target",
    (
        Column(
            "indicator", "Indikator", needed=True, is_key=True, choices="indicators", strict=True
        ),
        Column("year", "Tahun", WHOLE, needed=True, is_key=True, width=10),
        Column("quarter_1", "TW I", NUMBER, width=10),
        Column("quarter_2", "TW II", NUMBER, width=10),
        Column("quarter_3", "TW III", NUMBER, width=10),
        Column("quarter_4", "TW IV", NUMBER, width=10),
        Column("quarter_0", "Tahunan", NUMBER, width=10),
    ),
)
SHEETS = (VILLAGES, DOCUMENTS, ACTIVITIES, TARGETS)
GUIDE_TITLE = "Petunjuk"
CHOICES_TITLE = "Pilihan"

Record = Mapping[str, Cell]


def folded(title: str) -> str:
    """A title for comparing: upper or lower case and spaces don't matter."""
    return " ".join(title.casefold().replace("/", " / ").split())


SHEET_BY_TITLE: Mapping[str, SheetLayout] = {folded(sheet.title): sheet for sheet in SHEETS}

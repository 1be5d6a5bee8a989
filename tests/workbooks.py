"""Workbooks made by hand with openpyxl, as a clerk would type them."""

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook

Rows = Iterable[Sequence[object]]

DOCUMENT_HEAD = ("Kode Desa", "Jenis", "Tahun Anggaran", "Nomor", "Tanggal", "Sebab Keterlambatan")
ACTIVITY_HEAD = (
    *("ID", "Tanggal", "Uraian Kegiatan", "Seksi/Subbagian", "Tempat", "Jenis Bukti"),
    *("Nomor Bukti", "Hasil/Tindak Lanjut", "Tanggal Tindak Lanjut", "Keterangan"),
)
TARGET_HEAD = ("Indikator", "Tahun", "TW I", "TW II", "TW III", "TW IV", "Tahunan")


def a_workbook(sheets: Mapping[str, Rows]) -> bytes:
    """An .xlsx with these sheets, each a list of rows from the first on."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    return saved_book(book)


def saved_book(book: Any) -> bytes:
    """The bytes of an openpyxl workbook."""
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def records_in(source: Path | bytes, sheet: str) -> list[dict[str, object]]:
    """A sheet's rows as openpyxl reads them, by the titles of its first row."""
    opened = io.BytesIO(source) if isinstance(source, bytes) else source
    head, *rows = load_workbook(opened)[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]

"""Files made by hand to do harm: bombs, names that lead elsewhere, links, formulas, lies, nests, mixtures."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from random import Random

import pikepdf

from iku_desktop.exchange.archive import ENCRYPTED_STREAM, OLE_MARK
from tests.faults.mutators import BOMB, Part, parts_in, zip_of
from tests.scans import (
    a_changed_pdf,
    a_huge_jpeg,
    a_huge_png,
    a_pdf,
    a_pdf_without_pages,
    a_picture,
    an_encrypted_pdf,
)
from tests.workbooks import ACTIVITY_HEAD, DOCUMENT_HEAD, a_workbook

SHEET, STRINGS, BOOK = "xl/worksheets/sheet3.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
LINK, DEFLATED = 0o120777, zipfile.ZIP_DEFLATED
HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
Make = Callable[[bytes], bytes]


def with_parts(good: bytes, *more: Part, but: Sequence[str] = ()) -> bytes:
    """The zip with other members in place of those of their names, or behind the others."""
    parts, comment = parts_in(good)
    names = {each.name for each in more} | set(but)
    return zip_of([*(each for each in parts if each.name not in names), *more], comment)


def changed(good: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The zip with one member rewritten."""
    parts, comment = parts_in(good)
    return zip_of(
        [replace(each, data=change(each.data)) if each.name == name else each for each in parts],
        comment,
    )


def beside(*more: Part) -> Make:
    return lambda good: with_parts(good, *more)


def told(name: str, old: bytes, new: bytes) -> Make:
    return lambda good: changed(good, name, lambda data: data.replace(old, new, 1))


def lying(mark: bytes, at: int, value: bytes) -> Make:
    """A zip whose first head or directory entry says something that isn't so."""

    def make(good: bytes) -> bytes:
        place = good.index(mark) + at
        return good[:place] + value + good[place + len(value) :]

    return make


def first(good: bytes, ending: str = "") -> Part:
    return next(each for each in parts_in(good)[0] if each.name.endswith(ending))


def nested(good: bytes, name: str, depth: int = 6) -> bytes:
    """The zip in the place of one of its members, again and again."""
    data = good
    for _ in range(depth):
        data = with_parts(good, Part(name, data, DEFLATED))
    return data


def _cells(*rows: str) -> Make:
    """Activities in a sheet written by hand."""
    head = "".join(f'<c t="inlineStr"><is><t>{title}</t></is></c>' for title in ACTIVITY_HEAD)
    body = (
        f'{HEAD}<sheetData><row r="1">{head}</row>{"".join(rows)}</sheetData></worksheet>'.encode()
    )
    book = a_workbook({"Kegiatan": [ACTIVITY_HEAD]})
    return lambda _good: with_parts(book, Part("xl/worksheets/sheet1.xml", body, DEFLATED))


def _typed(*row: object) -> Make:
    return lambda _good: a_workbook({"Kegiatan": [ACTIVITY_HEAD, row]})


def _large_sheet(_good: bytes) -> bytes:
    """As much text as the limits bear, in few rows: what takes the most memory."""
    chance = Random(1)
    rows = "".join(
        f"<row><c t='inlineStr'><is><t>{chance.randbytes(4_000).hex()}{'a' * 30_000}</t></is></c></row>"
        for _ in range(2_000)
    )
    return _cells(rows)(b"")


def _long_text(_good: bytes) -> bytes:
    text = Random(2).randbytes(9 << 20).hex()
    return _cells(f"<row><c t='inlineStr'><is><t>{text}</t></is></c></row>")(b"")


WORKBOOKS: Mapping[str, Make] = {
    "nothing": lambda _good: b"",
    "half": lambda good: good[: len(good) // 2],
    "last byte gone": lambda good: good[:-1],
    "text": lambda _good: "Kode Desa;Nama Desa\n35.08.20.2001;Señor\n".encode("cp1252"),
    "page of html": lambda _good: b"<html><table><tr><td>Kode Desa</td></tr></table></html>",
    "old excel": lambda _good: OLE_MARK + bytes(9_000),
    "with a password": lambda _good: OLE_MARK + ENCRYPTED_STREAM + bytes(9_000),
    "open document": lambda _good: zip_of(
        [Part("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]
    ),
    "bomb": beside(Part("xl/styles.xml", bytes(140 << 20), DEFLATED)),
    "many small bombs": beside(
        *(Part(f"xl/{n}.xml", b" " * 1_000_000, DEFLATED) for n in range(200))
    ),
    "2,001 members": beside(*(Part(f"xl/media/{number}.png", b"") for number in range(2_001))),
    "in itself": lambda good: nested(good, BOOK),
    "name up": beside(Part("../../luar.xml", b"<a/>")),
    "name up, turned": beside(Part("xl\\..\\..\\luar.xml", b"<a/>")),
    "name of a drive": beside(Part("C:/Windows/luar.xml", b"<a/>")),
    "formula in a key": lambda _good: a_workbook(
        {
            "Dokumen Desa": [
                DOCUMENT_HEAD,
                ('="35.08.20.2001"', "RKPDesa", 2026, "1", "=TODAY()", ""),
            ]
        }
    ),
    "command in a formula": _typed(
        None, "1/10/2025", "=cmd|' /C calc'!A0", "Pemerintahan", "", "", "", "", ""
    ),
    "date before all dates": _typed(None, -1, "Rapat", "Pemerintahan"),
    "date past all dates": _typed(None, 1e300, "Rapat", "Pemerintahan"),
    "sheet twice": lambda good: zip_of(
        [*parts_in(good)[0], replace(first(good, SHEET), data=b"<a/>")]
    ),
    "entities": told(STRINGS, b"?>", b"?>" + BOMB.encode()),
    "entity of a file": lambda _good: _cells("<row><c t='inlineStr'><is><t>&e;</t></is></c></row>")(
        b""
    ).replace(HEAD.encode(), BOMB.encode() + HEAD.encode()),
    "nested without end": lambda good: with_parts(good, Part(SHEET, b"<a>" * 900_000, DEFLATED)),
    "zero bytes in xml": told(SHEET, b"<row", b"<\0row"),
    "another encoding than it says": told(STRINGS, b"<t>", b"<t>Se\xf1or \xff\xfe"),
    "text that is not there": told(SHEET, b"<v>", b"<v>99999999"),
    "text before the first": told(SHEET, b"<v>", b"<v>-"),
    "row without end": _cells('<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'),
    "cell far away": _cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
    "text of 18 MB": _long_text,
    "all that fits": _large_sheet,
    "size that lies": lying(b"PK\x01\x02", 24, struct.pack("<I", 11)),
    "flag of encryption": lying(b"PK\x01\x02", 8, b"\x01\x00"),
    "packing that nobody knows": lying(b"PK\x01\x02", 10, b"\x63\x00"),
    # Nothing of these is looked at: taken, and told where it is worth telling.
    "macros": beside(Part("xl/vbaProject.bin", b"Sub Auto_Open()")),
    "link to another file": beside(
        Part("xl/externalLinks/externalLink1.xml", b'<a r:id="http://x.test/"/>')
    ),
    "reserved name": beside(Part("xl/media/CON.png", b"x")),
    "link in the place of a picture": beside(Part("xl/media/a.png", b"/etc/passwd", mode=LINK)),
}


def _same_place(good: bytes) -> bytes:
    """A directory whose every entry points at the first member: a bomb without packing."""
    start = good.index(b"PK\x01\x02")
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        entry = archive.infolist()[0]
    heads = b"".join(_central(f"bukti/{number:064x}.pdf", entry) for number in range(2_000))
    return (
        good[:start]
        + heads
        + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 2_000, 2_000, len(heads), start, 0)
    )


def _central(name: str, entry: zipfile.ZipInfo) -> bytes:
    size, packed = entry.file_size, entry.compress_size
    fields = (20, 20, 0, entry.compress_type, 0, 33, entry.CRC, packed, size, len(name), *(0,) * 6)
    return struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *fields) + name.encode()


# Of both our own formats.
OWN: dict[str, Make] = {
    "nothing": lambda _good: b"",
    "half": lambda good: good[: len(good) // 2],
    "last byte gone": lambda good: good[:-1],
    "beginning gone": lambda good: good[100:],
    "bomb": beside(Part(f"bukti/{'a' * 64}.pdf", bytes(60 << 20), DEFLATED)),
    "bomb of a manifest": beside(Part("manifest.json", b" " * (200 << 20), DEFLATED)),
    "members that share their bytes": _same_place,
    "in itself": lambda good: nested(good, first(good, "json").name, 3),
    "manifest nested without end": beside(Part("manifest.json", b"[" * 200_000)),
    "manifest of another encoding": lambda good: changed(
        good, "manifest.json", lambda each: each.decode().encode("utf-16")
    ),
    "manifest twice": lambda good: zip_of(
        [*parts_in(good)[0], first(good, "manifest.json")], parts_in(good)[1]
    ),
    "name up": beside(Part("bukti/../../luar.pdf", b"x")),
    "reserved name": beside(Part("bukti/CON.pdf", b"x")),
    "name of a drive": beside(Part("C:\\luar.pdf", b"x")),
    "name behind a zero byte": beside(Part("manifest.json\0.exe", b"x")),
    "program": beside(Part("bukti/buka.exe", b"MZ")),
    "link for evidence": lambda good: with_parts(
        good, replace(first(good, ".pdf"), data=b"/etc/passwd", mode=LINK)
    ),
    "evidence gone": lambda good: with_parts(good, but=[first(good, ".pdf").name]),
    "evidence of other bytes": lambda good: with_parts(
        good, replace(first(good, ".pdf"), data=a_pdf(9))
    ),
    "of a newer program": told("manifest.json", b'"format": 1', b'"format": 2'),
    "of another kecamatan": told("manifest.json", b"35.08.20", b"35.08.01"),
    "flag of encryption": lying(b"PK\x01\x02", 8, b"\x01\x00"),
}
PACKAGES: Mapping[str, Make] = OWN | {
    "no signature": lambda good: with_parts(good, but=["manifest.sig"]),
    "another's signature": beside(Part("manifest.sig", b"ab" * 64)),
    "a row more": lambda good: changed(
        good, "kegiatan.jsonl", lambda data: data + data.splitlines()[0] + b"\n"
    ),
    "a row less": lambda good: changed(
        good, "kegiatan.jsonl", lambda data: b"".join(data.splitlines(keepends=True)[1:])
    ),
}
COPIES: Mapping[str, Make] = OWN | {
    "database gone": lambda good: with_parts(good, but=["iku.sqlite3"]),
    "another's database": beside(Part("iku.sqlite3", b"SQLite format 3\0" + bytes(4080))),
    "no comment": lambda good: zip_of(parts_in(good)[0]),
    "packed": lambda good: zip_of(
        [replace(each, packing=DEFLATED) for each in parts_in(good)[0]], parts_in(good)[1]
    ),
}


def _pdf_bomb(_good: bytes) -> bytes:
    """A page whose content unpacks to 300 MB."""
    packed = zlib.compress(b"0 0 m\n" * (50 << 20))

    def fill(pdf: pikepdf.Pdf) -> None:
        stream = pikepdf.Stream(pdf, b"")
        stream.write(packed, filter=pikepdf.Name.FlateDecode)
        pdf.pages[0].obj.Contents = stream

    return a_changed_pdf(fill)


def _round(pdf: pikepdf.Pdf) -> None:
    """Pages that are their own children."""
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)


def _acting(pdf: pikepdf.Pdf) -> None:
    """A page that starts a program, asks an address and speaks of a file when it is opened."""
    pdf.Root.OpenAction = pikepdf.Dictionary(
        S=pikepdf.Name.Launch, F=pikepdf.String("C:\\Windows\\calc.exe")
    )
    pdf.pages[0].obj.AA = pikepdf.Dictionary(
        O=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("http://x.test/"))
    )


def _elsewhere(pdf: pikepdf.Pdf) -> None:
    """A page whose content lies in another file."""
    stream = pikepdf.Stream(pdf, b"q Q")
    stream.stream_dict.F = pikepdf.String("/etc/passwd")
    pdf.pages[0].obj.Contents = stream


def _chunked_png(_good: bytes) -> bytes:
    """A picture with a text that unpacks to 100 MB."""
    good = a_picture("PNG")
    body = b"Comment\0\0" + zlib.compress(bytes(100 << 20))
    chunk = (
        struct.pack(">I", len(body))
        + b"zTXt"
        + body
        + struct.pack(">I", zlib.crc32(b"zTXt" + body))
    )
    return good[:33] + chunk + good[33:]


EVIDENCE: Mapping[str, Make] = {
    "nothing": lambda _good: b"",
    "program": lambda _good: b"MZ\x90\0" + bytes(4_000),
    "program behind the head of a pdf": lambda _good: b"%PDF-1.7\nMZ\x90\0" + bytes(4_000),
    "document of an office program": lambda good: zip_of([Part("word/document.xml", b"<a/>")]),
    "page of html": lambda _good: b"<html><img src='http://x.test/a.png'></html>",
    "pdf and zip": lambda good: a_pdf() + zip_of([Part("../../luar.txt", b"x")]),
    "400 megapixels": lambda _good: a_huge_png(),
    "400 megapixels of a photograph": lambda _good: a_huge_jpeg(),
    "text that swells": _chunked_png,
    "with a password": lambda _good: an_encrypted_pdf(),
    "without pages": lambda _good: a_pdf_without_pages(),
    "page that swells": _pdf_bomb,
    "pages in a ring": lambda _good: a_changed_pdf(_round),
    "pdf that acts": lambda _good: a_changed_pdf(_acting),
    "content in another file": lambda _good: a_changed_pdf(_elsewhere),
    "arrays without end": lambda _good: a_pdf().replace(
        b"/MediaBox [", b"/MediaBox [" + b"[" * 100_000, 1
    ),
    "xref in a ring": lambda _good: a_pdf().replace(
        b"trailer\n<<", b"trailer\n<< /Prev 9 /XRefStm 9", 1
    ),
    "count of pages that lies": lambda _good: a_pdf().replace(b"/Count 1", b"/Count 2147483647"),
}
MADE: Mapping[str, Mapping[str, Make]] = {
    "workbook": WORKBOOKS,
    "package": PACKAGES,
    "copy": COPIES,
    "evidence": EVIDENCE,
}

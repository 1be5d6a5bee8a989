"""A report with places to sign, signed once and twice, and what evil hands do with it."""

import io
import re
from datetime import datetime

import pikepdf
from reportlab.pdfbase.pdfdoc import PDFDictionary
from reportlab.pdfgen.canvas import Canvas

from iku_desktop.domain.proof import MAIN_PLACE, SECOND_PLACE, SignatureMark
from iku_desktop.reports.signature_mark import render
from iku_desktop.signing.keys import OpenKey, open_key
from iku_desktop.signing.pades import Look, sign
from tests.signing.keys import CAMAT, KASI, NIP, PASSPHRASE, a_p12, under_a_root

NOON = datetime.now().replace(hour=12, minute=0, second=0, microsecond=0)  # noqa: DTZ005
MARK = render(SignatureMark(CAMAT, NIP, NOON, "IKU 7H3P-WK92-M5KD"))
GAP = re.compile(rb"<[0-9a-fA-F]{2000,}>")


def a_key(data: bytes | None = None) -> OpenKey:
    """A key that is open now: the Camat's own, or of a .p12."""
    now = datetime.now()  # noqa: DTZ005 - the PC's own time
    return open_key(a_p12() if data is None else data, PASSPHRASE, now)


def a_report(keywords: str = "") -> bytes:
    """Three pages; the last one names the places of both signatures."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(612, 935), invariant=1)
    canvas.setKeywords(keywords)
    for number in range(3):
        canvas.drawString(60, 800, f"Halaman {number + 1}")
        if number == 2:
            canvas.bookmarkPage(MAIN_PLACE, fit="XYZ", left=330, top=400)
            canvas.bookmarkPage(SECOND_PLACE, fit="XYZ", left=57, top=400)
            canvas._doc.Catalog.Dests = PDFDictionary(dict(canvas._destinations))
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def signed_once(report: bytes, timestamp_url: str = "") -> bytes:
    """Signed by the Camat under a root."""
    return sign(report, a_key(under_a_root()), Look(MAIN_PLACE, MARK, NOON), timestamp_url)[0]


def signed_twice(report: bytes) -> bytes:
    """Signed by the Camat, then by the Kasi with a key on a curve that nobody stands for."""
    key = a_key(a_p12(KASI, curve=True))
    return sign(signed_once(report), key, Look(SECOND_PLACE, MARK, NOON))[0]


def last_gap(data: bytes) -> tuple[int, int]:
    """From where to where the last signature's own bytes stand, with their angle brackets."""
    return list(GAP.finditer(data))[-1].span()


def with_an_addition(data: bytes) -> bytes:
    """The PDF with an increment that turns its first page upside down."""
    from pyhanko.pdf_utils.generic import NumberObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = NumberObject(180)
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def written_anew(data: bytes) -> bytes:
    """The PDF opened and saved by another program, which writes all of it again."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out)
    return out.getvalue()

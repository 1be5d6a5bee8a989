"""Read-models of binders and ways to make and look at them, for tests."""

import hashlib
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pikepdf
import pypdfium2
from PIL import Image, ImageChops, ImageStat

from iku_desktop.domain.activities import Evidence, EvidenceKind
from iku_desktop.domain.binder_models import BinderItem, BinderSection, EvidenceBinder
from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner, FileType
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.problems import Unavailable
from iku_desktop.domain.read_models import QuarterState
from iku_desktop.reports.paper import Paper
from iku_desktop.reports.registry import REPORTS, Making
from tests.reports.models import CAMAT
from tests.reports.reading import pages_of
from tests.scans import a_pdf, a_picture

Content = Mapping[str, bytes]
TYPES = {"pdf": FileType.PDF, "jpg": FileType.JPEG, "png": FileType.PNG}
FILES: dict[str, bytes] = {
    "Notulen.pdf": a_pdf(3, "Notulen"),
    "Foto.jpg": a_picture("JPEG", (400, 300)),
    "Denah.png": a_picture("PNG", (300, 400)),
}


def a_file(
    name: str, data: bytes, owner: FileOwner = FileOwner.ACTIVITY, kind: str = ""
) -> EvidenceFile:
    """The row of a file with that content."""
    sha256 = hashlib.sha256(data).hexdigest()
    given = kind or (EvidenceKind.MEETING.value if owner is FileOwner.ACTIVITY else "")
    return EvidenceFile(owner, "r", sha256, TYPES[name[-3:]], name, len(data), 1, given)


def an_activity_item(
    subject: str, files: Sequence[EvidenceFile] = (), day: date | None = None, **values: object
) -> BinderItem:
    """A meeting of the fourth quarter with its files."""
    evidence = (Evidence(EvidenceKind.MEETING, "005/1/2025"), Evidence(EvidenceKind.MINUTES))
    item = BinderItem(subject, day or date(2025, 10, 3), tuple(files), evidence=evidence)
    return replace(item, **values)  # type: ignore[arg-type]


def a_binder(
    content: OfficeContent, sections: Sequence[BinderSection], **changes: object
) -> EvidenceBinder:
    """The binder of TW IV 2025 with these sections."""
    model = EvidenceBinder(
        office=content.office,
        moment=Moment.at(Quarter(2025, 4), date(2026, 1, 9)),
        state=QuarterState.OPEN,
        revision=0,
        sections=tuple(sections),
        official=CAMAT,
        signed_on=date(2026, 1, 9),
        logo=None,
    )
    return replace(model, **changes)  # type: ignore[arg-type]


def meetings(files: Mapping[str, bytes]) -> BinderSection:
    """An activity of its own for each of some files."""
    items = [
        an_activity_item(f"Kegiatan {number}", [a_file(name, data)], DAY + timedelta(days=number))
        for number, (name, data) in enumerate(files.items(), start=1)
    ]
    return BinderSection("IKU-1", "Fasilitasi ditindaklanjuti", FileOwner.ACTIVITY, tuple(items))


DAY = date(2025, 10, 1)


LPP, IPP = a_pdf(2, "LPPDesa"), a_pdf(1, "Indeks")
ALL_FILES = FILES | {"LPPDesa.pdf": LPP, "Indeks.pdf": IPP}


def a_full_binder(content: OfficeContent) -> EvidenceBinder:
    """Three meetings with files, one without, one that doesn't count, documents, a value."""
    section = meetings(FILES)
    bare = an_activity_item("Tanpa berkas", day=date(2025, 11, 5))
    uncounted = an_activity_item("Tanpa bukti", day=date(2025, 11, 6), evidence=(), counts=False)
    lpp = an_activity_item(
        *("LPPDesa 2024", [a_file("LPPDesa.pdf", LPP, FileOwner.DOCUMENT)], date(2025, 3, 20)),
        evidence=(),
        village="Meninjo",
        number="141/2025",
    )
    others = [replace(lpp, files=(), village=village) for village in ("Jenggrong", "Wates Kulon")]
    value = an_activity_item(
        *(
            "Indeks Pelayanan Publik 2025",
            [a_file("Indeks.pdf", IPP, FileOwner.MANUAL_VALUE)],
            date(2025, 11, 1),
        ),
        evidence=(),
        number="Surat 065/12/2025",
    )
    sections = (
        replace(section, items=(*section.items, bare, uncounted)),
        BinderSection("IKU-2", "Dokumen desa tepat waktu", FileOwner.DOCUMENT, (lpp, *others)),
        BinderSection("IPP", "Indeks Pelayanan Publik", FileOwner.MANUAL_VALUE, (value,)),
    )
    return a_binder(content, sections)


@dataclass
class Shelf:
    """Contents by hash; what is not there is missing."""

    content: dict[str, bytes]
    read: int = 0

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> "Shelf":
        return cls({hashlib.sha256(data).hexdigest(): data for data in files.values()})

    def __call__(self, file: EvidenceFile) -> bytes:
        self.read += 1
        if file.sha256 not in self.content:
            raise Unavailable("evidence_missing", file=file.name)
        return self.content[file.sha256]


def bind(
    model: EvidenceBinder,
    files: Mapping[str, bytes] = FILES,
    paper: Paper = Paper.F4_PORTRAIT,
    progress: Callable[[int, int], None] = lambda _count, _total: None,
) -> bytes:
    """The binder as a PDF, with the contents of these files."""
    return REPORTS["evidence"].render(model, paper, Making(progress, Shelf.of(files)))


def bookmarks_of(data: bytes) -> list[tuple[int, str, int]]:
    """Level, title and page (from 1) of every bookmark."""
    document = pypdfium2.PdfDocument(data)
    found = [
        (each.level, each.get_title(), each.get_dest().get_index() + 1)
        for each in document.get_toc()
    ]
    document.close()
    return found


def links_of(data: bytes) -> list[tuple[int, int]]:
    """From which page to which page (from 1) every link leads."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages, start=1)}
        return [
            (at, numbers[link.Dest[0].objgen])
            for at, page in enumerate(pdf.pages, start=1)
            for link in page.obj.get("/Annots", [])
        ]


def page_image(data: bytes, page: int, size: tuple[int, int] | None = None) -> Image.Image:
    """A page (from 0) as it looks, in grey; of a size, or with a pixel for each point."""
    document = pypdfium2.PdfDocument(data)
    image = document[page].render(scale=1).to_pil().convert("L")
    document.close()
    return image.resize(size) if size else image


def differs(one: Image.Image, other: Image.Image) -> float:
    """By how many of 255 greys two pictures differ on average; of different sizes the first decides."""
    difference = ImageChops.difference(one.convert("L"), other.convert("L").resize(one.size))
    return float(ImageStat.Stat(difference).mean[0])


def texts_of(data: bytes) -> list[str]:
    """The text of each page, every gap one blank."""
    return [" ".join(page.text.split()) for page in pages_of(data)]

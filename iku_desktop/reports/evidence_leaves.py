"""Evidence files as leaves: pages and pictures made into forms that stand upright and begin at 0, 0."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf

from iku_desktop.domain.evidence_files import FileType
from iku_desktop.reports.evidence_pictures import NoPicture, picture

FORM = "/Bukti"
# A page smaller than the paper grows by one size of paper at most, a picture to 72 dots an inch.
MOST_OF_A_PAGE, MOST_OF_A_PICTURE = 1.42, 1.0
# What a page without a usable box is taken for: A4 in points.
USUAL = (0.0, 0.0, 595.28, 841.89)
LEAST_SIDE = 1.0
# What qpdf raises for bytes that are no PDF, or one that can't be repaired.
NO_PDF = (
    *(pikepdf.PdfError, pikepdf.DataDecodingError, pikepdf.ForeignObjectError),
    *(RuntimeError, ValueError, TypeError, KeyError, AttributeError, IndexError),
    *(RecursionError, MemoryError, OverflowError, NotImplementedError),
)
# Of a box (x0, y0, x1, y1): where a page that is shown turned clockwise by so many degrees puts a point.
Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]


class Unbound(Exception):
    """A file that can't be bound; `code` names the sentence (`problem.<code>`)."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page as it is looked at: its size in points, and by how much it may be enlarged."""

    width: float
    height: float
    most: float


@dataclass(frozen=True, slots=True)
class Leaves:
    """The leaves of one file, and a PDF with a page for each whose only content is the form FORM."""

    leaves: tuple[Leaf, ...]
    data: bytes


def leaves_of(data: bytes, kind: FileType) -> Leaves:
    """The leaves of a file's content; Unbound with the reason where there are none to be had."""
    with pikepdf.new() as out:
        leaves = _of_pdf(out, data) if kind is FileType.PDF else (_of_picture(out, data, kind),)
        written = io.BytesIO()
        try:
            out.save(
                written,
                stream_decode_level=pikepdf.StreamDecodeLevel.none,
                object_stream_mode=pikepdf.ObjectStreamMode.generate,
                static_id=True,
            )
        except NO_PDF as fault:
            raise Unbound("pdf_broken") from fault
    return Leaves(leaves, written.getvalue())


def _of_picture(out: pikepdf.Pdf, data: bytes, kind: FileType) -> Leaf:
    try:
        found = picture(out, data, kind)
    except NoPicture as fault:
        raise Unbound("image_broken") from fault
    a, b, c, d, e, f = found.turn
    wide, high = found.width, found.height
    matrix = (a * wide, b * high, c * wide, d * high, e * wide, f * high)
    form = pikepdf.Stream(out, f"{written(matrix)} cm /Gambar Do".encode())
    form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
    form.BBox = pikepdf.Array([0, 0, wide, high])
    form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Gambar=found.image))
    _add(out, form)
    return Leaf(wide, high, MOST_OF_A_PICTURE)


def _of_pdf(out: pikepdf.Pdf, data: bytes) -> tuple[Leaf, ...]:
    try:
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as source:
            _draw_annotations(source)
            leaves = tuple(_pages(out, source))
    except pikepdf.PasswordError as fault:
        raise Unbound("pdf_encrypted") from fault
    except NO_PDF as fault:
        raise Unbound("pdf_broken") from fault
    if not leaves:
        raise Unbound("pdf_no_pages")
    return leaves


def _draw_annotations(source: pikepdf.Pdf) -> None:
    """Make fields that were filled in, stamps and seen signatures part of their pages."""
    if any("/Annots" in page.obj for page in source.pages):
        source.generate_appearance_streams()
        source.flatten_annotations("all")


def _pages(out: pikepdf.Pdf, source: pikepdf.Pdf) -> Iterator[Leaf]:
    for page in source.pages:
        box, turn = _seen_box(page), _turn(page)
        # The form is bounded by the trim box, which may be smaller than what a reader shows.
        page.obj["/TrimBox"] = pikepdf.Array(list(box))
        form = out.copy_foreign(page.as_form_xobject(handle_transformations=False))
        form.Matrix = pikepdf.Array(list(_upright(box, turn)))
        _add(out, form)
        wide, high = box[2] - box[0], box[3] - box[1]
        yield Leaf(*((high, wide) if turn in (90, 270) else (wide, high)), MOST_OF_A_PAGE)


def _add(out: pikepdf.Pdf, form: Any) -> None:
    page = out.add_blank_page()
    page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary())
    page.obj.Resources.XObject[FORM] = out.make_indirect(form)


def _seen_box(page: pikepdf.Page) -> Box:
    """What a reader shows of a page: its crop box within its media box."""
    media = _box(page, "mediabox") or USUAL
    crop = _box(page, "cropbox") or media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right - left < LEAST_SIDE or top - bottom < LEAST_SIDE:
        return media
    return (left, bottom, right, top)


def _box(page: pikepdf.Page, name: str) -> Box | None:
    """A box with its corners in order, None where it is missing or no box at all."""
    try:
        x0, y0, x1, y1 = (float(each) for each in getattr(page, name))
    except NO_PDF:
        return None
    left, right = sorted((x0, x1))
    bottom, top = sorted((y0, y1))
    if right - left < LEAST_SIDE or top - bottom < LEAST_SIDE:
        return None
    return (left, bottom, right, top)


def _turn(page: pikepdf.Page) -> int:
    """By how many degrees clockwise the page is shown turned."""
    try:
        return int(page.rotation) // 90 * 90 % 360
    except NO_PDF:
        return 0


def _upright(box: Box, turn: int) -> Matrix:
    """What puts the page of a box, shown turned, upright with its lower left corner at 0, 0."""
    left, bottom, right, top = box
    return {
        0: (1.0, 0.0, 0.0, 1.0, -left, -bottom),
        90: (0.0, -1.0, 1.0, 0.0, -bottom, right),
        180: (-1.0, 0.0, 0.0, -1.0, right, top),
        270: (0.0, 1.0, -1.0, 0.0, top, -left),
    }[turn]


def written(matrix: tuple[float, ...]) -> str:
    """Numbers as a PDF writes them: never with an exponent."""
    return " ".join(f"{each:.5f}".rstrip("0").rstrip(".") for each in matrix)

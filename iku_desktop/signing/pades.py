"""Signs a PDF after PAdES with a key of a .p12, or leaves an empty named field for signing elsewhere."""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.proof import PLACES
from iku_desktop.signing.keys import OpenKey

if TYPE_CHECKING:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.timestamps import TimeStamper
    from pyhanko.stamp import StaticStampStyle

POINTS = 72 / 25.4
WIDE, HIGH = 80 * POINTS, 22 * POINTS
FIELD_NAMES = {"ttd-1": "TandaTangan1", "ttd-2": "TandaTangan2"}
# Stands inside what is signed and tells *Periksa dokumen* how the signature must look.
PROGRAM = "IKU-Desktop"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a signature stands: the page from 0 and its box in points, None for one that is not seen."""

    page: int
    box: tuple[float, float, float, float] | None


@contextmanager
def readable(data: bytes) -> "Iterator[IncrementalPdfFileWriter]":
    """The PDF opened for an addition; Refused `pdf_unreadable` or `pdf_locked` where it can't be."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.misc import PdfError

    quiet()
    try:
        writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
        if writer.prev.encrypted:
            raise Refused(Problem("pdf_locked", "file"))
        yield writer
    except (PdfError, ValueError, KeyError, IndexError, TypeError, RecursionError) as fault:
        raise Refused(Problem("pdf_unreadable", "file")) from fault


def spot_of(writer: "IncrementalPdfFileWriter", place: str) -> Spot:
    """Where the report has that place; unseen on the first page where it has none."""
    root, name = writer.prev.root, f"/{place}"
    if "/Dests" not in root or name not in root["/Dests"]:
        return Spot(0, None)
    dest = root["/Dests"][name]
    left, top = float(dest[2]), float(dest[3])
    for number in range(int(root["/Pages"]["/Count"])):
        page, _ = writer.prev.find_page_for_modification(number)
        if page.reference == dest.raw_get(0).reference:
            return Spot(number, (left, top - HIGH, left + WIDE, top))
    return Spot(0, None)


def free_place(data: bytes, wanted: str) -> str:
    """The wanted place, or the other where that is signed already; Refused when both are."""
    with readable(data) as writer:
        taken = {name for name, value, _ in _fields(writer) if value is not None}
    order = [wanted, *(each for each in PLACES if each != wanted)]
    for place in order:
        if FIELD_NAMES[place] not in taken:
            return place
    raise Refused(Problem("no_place_to_sign", "place"))


def _fields(writer: "IncrementalPdfFileWriter") -> list[tuple[str, object, object]]:
    from pyhanko.sign.fields import enumerate_sig_fields

    return list(enumerate_sig_fields(writer.prev))


@dataclass(frozen=True, slots=True)
class Look:
    """Where a signature is to stand, the one-page PDF drawn there, and the PC's own time of it.

    `anchor` is written beside the program's name, inside what is signed.
    """

    place: str
    appearance: bytes
    at: datetime
    anchor: str = ""


def sign(data: bytes, key: OpenKey, look: Look, timestamp_url: str = "") -> tuple[bytes, bool]:
    """The PDF with one more signature, and whether an authority stamped its time.

    The new bytes begin with the old ones, so an earlier signature stays valid. Without a good answer of
    the authority the signature says the PC's own time.
    """
    if timestamp_url:
        from iku_desktop.signing.inspection import inspect
        from iku_desktop.signing.stamping import Authority, NotStamped

        try:
            stamped = _signed(data, key, look, Authority(timestamp_url))
        except NotStamped:
            stamped = b""
        # An authority's token that proves nothing would spoil the whole signature.
        found = inspect(stamped).signatures
        if found and found[-1].intact and found[-1].timestamped:
            return stamped, True
    return _signed(data, key, look, None), False


def _signed(data: bytes, key: OpenKey, look: Look, stamper: "TimeStamper | None") -> bytes:
    from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata
    from pyhanko.sign.signers.pdf_byterange import BuildProps

    from iku_desktop.signing.held_key import HeldKey
    from iku_desktop.signing.timed_signer import TimedSigner

    place = look.place
    with readable(data) as writer:
        spot = spot_of(writer, place)
        there = {name: value for name, value, _ in _fields(writer)}
        if there.get(FIELD_NAMES[place]) is not None:
            raise Refused(Problem("no_place_to_sign", "place"))
        spec = None
        if FIELD_NAMES[place] not in there:
            spec = SigFieldSpec(FIELD_NAMES[place], on_page=spot.page, box=_whole(spot.box))
        metadata = PdfSignatureMetadata(
            field_name=FIELD_NAMES[place],
            md_algorithm="sha256",
            name=key.describe().name,
            subfilter=SigSeedSubFilter.PADES,
            app_build_props=BuildProps(name=PROGRAM, revision=look.anchor or None),
        )
        signer = TimedSigner(
            metadata,
            HeldKey(key),
            timestamper=stamper,
            stamp_style=_style(look.appearance) if spot.box else None,
            new_field_spec=spec,
        )
        signer.at = look.at.astimezone()
        out = io.BytesIO()
        signer.sign_pdf(writer, output=out)
    return out.getvalue()


def with_empty_field(data: bytes, place: str) -> bytes:
    """The PDF with an empty signature field of that place's name, for signing in another program."""
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    with readable(data) as writer:
        if any(name == FIELD_NAMES[place] for name, _, _ in _fields(writer)):
            raise Refused(Problem("no_place_to_sign", "place"))
        spot = spot_of(writer, place)
        spec = SigFieldSpec(FIELD_NAMES[place], on_page=spot.page, box=_whole(spot.box))
        append_signature_field(writer, spec)
        out = io.BytesIO()
        writer.write(out)
    return out.getvalue()


def _whole(box: tuple[float, float, float, float] | None) -> tuple[int, int, int, int] | None:
    if box is None:
        return None
    left, bottom, right, top = (round(each) for each in box)
    return left, bottom, right, top


def _style(appearance: bytes) -> "StaticStampStyle":
    from pyhanko.pdf_utils.layout import AxisAlignment, InnerScaling, SimpleBoxLayoutRule
    from pyhanko.stamp import StaticStampStyle

    from iku_desktop.signing.appearance import DrawnPage

    middle = AxisAlignment.ALIGN_MID
    filling = SimpleBoxLayoutRule(middle, middle, inner_content_scaling=InnerScaling.STRETCH_TO_FIT)
    return StaticStampStyle(
        border_width=0, background=DrawnPage(appearance), background_layout=filling
    )


def quiet() -> None:
    """Keep the library from talking: no line of it is meant for the clerk's log."""
    # The library logs what it repairs in foreign files; the answer says all that matters.
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL)

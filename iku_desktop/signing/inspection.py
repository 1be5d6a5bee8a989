"""Looks at the signatures of a PDF without the internet: intact, over the whole file, by whom."""

import io
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from iku_desktop.domain.audit import anchor_of
from iku_desktop.domain.proof import FoundSignature, Inspection, RootCertificate, SigningKey
from iku_desktop.signing.exact import envelope_in, is_our_own, is_proven
from iku_desktop.signing.keys import described
from iku_desktop.signing.pades import FIELD_NAMES, PROGRAM, quiet
from iku_desktop.signing.trust import anchors

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
    from pyhanko.sign.validation.status import (
        DocumentTimestampStatus,
        PdfSignatureStatus,
        TimestampSignatureStatus,
    )
    from pyhanko_certvalidator import ValidationContext

PDF_START = b"%PDF-"
PDF_WITHIN = 1024
# Any one of them tells that somebody signed, even where another was destroyed.
TRACES = re.compile(rb"/ByteRange|/ETSI\.CAdES|/adbe\.pkcs7|/Prop_Build|<[0-9a-fA-F]{2000}")
PLACES = {name: place for place, name in FIELD_NAMES.items()}


def inspect(data: bytes, roots: Sequence[RootCertificate] = ()) -> Inspection:
    """What a file says of its signatures; whatever the bytes are, there is an answer."""
    is_pdf = PDF_START in data[:PDF_WITHIN]
    looks_signed = TRACES.search(data) is not None
    if not looks_signed:
        return Inspection(is_pdf, looks_signed)
    quiet()
    try:
        return Inspection(is_pdf, looks_signed, _signatures(data, roots))
    except Exception:  # noqa: BLE001 - whatever spoiled bytes make the library raise says: unreadable
        return Inspection(is_pdf, looks_signed)


def _signatures(data: bytes, roots: Sequence[RootCertificate]) -> tuple[FoundSignature, ...]:
    from pyhanko.pdf_utils.reader import PdfFileReader

    embedded = list(PdfFileReader(io.BytesIO(data), strict=False).embedded_signatures)
    return tuple(
        _found(data, each, roots, is_last=at == len(embedded) - 1)
        for at, each in enumerate(embedded)
    )


def _found(
    data: bytes,
    embedded: "EmbeddedPdfSignature",
    roots: Sequence[RootCertificate],
    *,
    is_last: bool,
) -> FoundSignature:
    about = _about(embedded)
    claimed = embedded.self_reported_timestamp
    envelope = envelope_in(data, embedded.byte_range, embedded.pkcs7_content)
    ours = _is_ours(embedded)
    exact = envelope is not None and (is_our_own(envelope) if ours else is_proven(envelope))
    spoiled = envelope is None or (ours and not exact)
    status = None if spoiled else _status(embedded, roots, claimed)
    stamp: TimestampSignatureStatus | None = getattr(status, "timestamp_validity", None)
    stamped = stamp is not None and stamp.valid and stamp.intact
    if stamp is not None and stamped:
        claimed = stamp.timestamp
    return FoundSignature(
        signer=about.name,
        nip=about.nip,
        issuer=about.issuer,
        signed_at=None if claimed is None else _local(claimed),
        intact=status is not None and status.intact and status.valid and (stamp is None or stamped),
        covers_whole=status is not None and _covers(data, embedded, status, is_last=is_last),
        trusted=bool(roots) and status is not None and status.trusted,
        timestamped=stamped,
        place=PLACES.get(embedded.field_name, ""),
        proven=exact,
        trail=anchor_of(str(_app(embedded).get("/REx", ""))) if ours else None,
    )


def _about(embedded: "EmbeddedPdfSignature") -> SigningKey:
    from cryptography.x509 import load_der_x509_certificate

    return described(load_der_x509_certificate(embedded.signer_cert.dump()))


def _is_ours(embedded: "EmbeddedPdfSignature") -> bool:
    """Whether this program signed: its name stands inside what is signed."""
    return str(_app(embedded).get("/Name", "")) == f"/{PROGRAM}"


def _app(embedded: "EmbeddedPdfSignature") -> Mapping[str, object]:
    """What the signature's dictionary says of the program that signed; it stands inside what is signed."""
    found: Mapping[str, object] = embedded.sig_object.get("/Prop_Build", {}).get("/App", {})
    return found


def _covers(
    data: bytes,
    embedded: "EmbeddedPdfSignature",
    status: "PdfSignatureStatus | DocumentTimestampStatus",
    *,
    is_last: bool,
) -> bool:
    """The last signature must reach to the last byte; after an earlier one only signatures may stand."""
    from pyhanko.sign.diff_analysis import ModificationLevel
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if is_last:
        return int(embedded.byte_range[2]) + int(embedded.byte_range[3]) == len(data)
    return (
        status.coverage == SignatureCoverageLevel.ENTIRE_REVISION
        and status.modification_level is not None
        and status.modification_level != ModificationLevel.OTHER
        and status.docmdp_ok is not False
    )


def _status(
    embedded: "EmbeddedPdfSignature",
    roots: Sequence[RootCertificate],
    claimed: datetime | None,
) -> "PdfSignatureStatus | DocumentTimestampStatus | None":
    from pyhanko.sign.validation import validate_pdf_signature, validate_pdf_timestamp
    from pyhanko.sign.validation.settings import KeyUsageConstraints

    context = _context(embedded, roots, claimed)
    try:
        if embedded.sig_object_type == "/DocTimeStamp":
            return validate_pdf_timestamp(embedded, validation_context=context)
        return validate_pdf_signature(
            embedded,
            signer_validation_context=context,
            ts_validation_context=_context(embedded, roots, claimed),
            key_usage_settings=KeyUsageConstraints(
                key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False
            ),
        )
    except Exception:  # noqa: BLE001 - whatever the library can't understand is not a valid signature
        return None


def _context(
    embedded: "EmbeddedPdfSignature", roots: Sequence[RootCertificate], at: datetime | None
) -> "ValidationContext":
    """Trusts only what the office entered, as of the signature's own time; asks nobody outside."""
    from pyhanko_certvalidator import ValidationContext

    return ValidationContext(
        trust_roots=anchors(roots),
        other_certs=embedded.other_embedded_certs,
        allow_fetching=False,
        moment=at or datetime.now(UTC),
    )


def _local(moment: datetime) -> datetime:
    """In the PC's own zone and without one, as all of the house."""
    return moment.astimezone().replace(tzinfo=None, microsecond=0)

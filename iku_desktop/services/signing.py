"""Signs finished PDFs with the key of a .p12 file; the passphrase is used and forgotten."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.proof import (
    MAIN_PLACE,
    SignatureMark,
    SignedDocument,
    SigningKey,
    SigningSettings,
    codes_in,
)

if TYPE_CHECKING:  # signing loads its libraries when it is used
    from iku_desktop.signing.keys import OpenKey

MOST_BYTES = 400_000_000


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A .p12 with its passphrase, as typed, and the PC's time at which it is to be used."""

    path: Path
    passphrase: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Signer:
    """An open key, whose it is, when it signs, and the authority asked for the time ("" for none)."""

    key: "OpenKey"
    about: SigningKey
    at: datetime
    timestamp_url: str


def open_signer(file: KeyFile, settings: SigningSettings | None = None) -> Signer:
    """The key of a .p12, ready to sign; Refused where it can't sign at that time of the PC."""
    from iku_desktop.signing.keys import open_key
    from iku_desktop.signing.trust import with_trust

    settings = settings or SigningSettings()
    key = open_key(read_pdf(file.path, "key"), file.passphrase, file.at)
    about = with_trust(key, settings.roots, file.at)
    return Signer(key, about, file.at, settings.timestamp_url)


def sign_with(
    signer: Signer, data: bytes, place: str, fallback: str = "", anchor: str = ""
) -> SignedDocument:
    """A PDF with one more signature at a place; `fallback` is what the square code says without a code.

    `anchor` is signed with it unseen: how long the office's audit trail is, and its last hash.
    Refused where the file is no PDF or locked, or the place is taken.
    """
    from iku_desktop.reports.signature_mark import render
    from iku_desktop.signing.pades import Look, sign

    about = signer.about
    words = next(iter(codes_in(data)), fallback)
    mark = render(SignatureMark(about.name, about.nip, signer.at, words, about.is_bsre))
    look = Look(place, mark, signer.at, anchor)
    signed, stamped = sign(data, signer.key, look, signer.timestamp_url)
    return SignedDocument(signed, about, place, signer.at, stamped)


def sign_file(
    path: Path, file: KeyFile, place: str = MAIN_PLACE, settings: SigningSettings | None = None
) -> SignedDocument:
    """The PDF of a file with one more signature, at that place or the other where it is taken."""
    signer = open_signer(file, settings)
    data = read_pdf(path, "file")
    return sign_with(signer, data, place_free(data, place), path.stem)


def place_free(data: bytes, wanted: str) -> str:
    """The wanted place, or the other where that is taken; Refused when both are, or it is no PDF."""
    from iku_desktop.signing.pades import free_place

    return free_place(data, wanted)


def with_empty_field(data: bytes, place: str = MAIN_PLACE) -> bytes:
    """A PDF with an empty, named field for a signature that is made in another program."""
    from iku_desktop.signing.pades import with_empty_field as added

    return added(data, place)


def read_pdf(path: Path, field: str) -> bytes:
    """The bytes of a file, a binder full of scans too; Refused at that field where it can't be read."""
    from iku_desktop.exchange.evidence_content import read_evidence

    try:
        data = read_evidence(path, MOST_BYTES)
    except Refused as refused:
        raise Refused(problem.at(field) for problem in refused.problems) from refused
    if len(data) > MOST_BYTES:
        values = {"file": path.name, "most": MOST_BYTES // 1_000_000}
        raise Refused(Problem("pdf_too_large", field, values))
    return data

"""Signs finished PDFs with the key of a .p12 file; the passphrase is used and forgotten."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.proof import (
    MAIN_PLACE,
    RootCertificate,
    SignatureMark,
    SignedDocument,
    SigningKey,
    codes_in,
)

MOST_BYTES = 400_000_000


@dataclass(frozen=True, slots=True)
class KeyFile:
    """A .p12 with its passphrase, as typed, and the PC's time at which it is to be used."""

    path: Path
    passphrase: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SigningSetup:
    """What an office set for signing: its authority for the time ("" for none) and whom it trusts."""

    timestamp_url: str = ""
    roots: tuple[RootCertificate, ...] = ()


def describe_key(file: KeyFile, setup: SigningSetup | None = None) -> SigningKey:
    """Whose key a .p12 holds; Refused where it can't sign at that time of the PC."""
    from iku_desktop.signing.keys import open_key
    from iku_desktop.signing.trust import with_trust

    key = open_key(read_pdf(file.path, "key"), file.passphrase, file.at)
    return with_trust(key, (setup or SigningSetup()).roots, file.at)


def sign_bytes(
    data: bytes,
    file: KeyFile,
    place: str = MAIN_PLACE,
    fallback: str = "",
    setup: SigningSetup | None = None,
) -> SignedDocument:
    """A PDF with one more signature, at that place or the other where it is taken.

    `fallback` is what the square code says of a paper without a check code. Refused: a file that is no
    PDF or is locked, both places signed, or a key that can't sign.
    """
    from iku_desktop.reports.signature_mark import render
    from iku_desktop.signing.keys import open_key
    from iku_desktop.signing.pades import Look, free_place, sign
    from iku_desktop.signing.trust import with_trust

    setup = setup or SigningSetup()
    key = open_key(read_pdf(file.path, "key"), file.passphrase, file.at)
    about = with_trust(key, setup.roots, file.at)
    free = free_place(data, place)
    words = next(iter(codes_in(data)), fallback)
    mark = render(SignatureMark(about.name, about.nip, file.at, words, about.is_bsre))
    signed, stamped = sign(data, key, Look(free, mark, file.at), setup.timestamp_url)
    return SignedDocument(signed, about, free, file.at, stamped)


def sign_file(
    path: Path, file: KeyFile, place: str = MAIN_PLACE, setup: SigningSetup | None = None
) -> SignedDocument:
    """The PDF of a file with one more signature; see sign_bytes."""
    return sign_bytes(read_pdf(path, "file"), file, place, path.stem, setup)


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

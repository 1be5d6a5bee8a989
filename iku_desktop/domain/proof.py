"""Whether a paper is what the office issued: keys that sign, signatures found, and the verdict."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from iku_desktop.domain.audit import AuditHead
from iku_desktop.domain.issued import IssuedDocument
from iku_desktop.domain.problems import Problem

MAIN_PLACE, SECOND_PLACE = "ttd-1", "ttd-2"
PLACES = (MAIN_PLACE, SECOND_PLACE)
CODE = re.compile(rb"(?<![0-9A-Z-])(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}(?![0-9A-Z-])")


def codes_in(data: bytes) -> tuple[str, ...]:
    """The check codes that a PDF bears in its own words (`7H3P-WK92-M5KD`), each once."""
    return tuple(dict.fromkeys(found.group().decode("ascii") for found in CODE.finditer(data)))


@dataclass(frozen=True, slots=True)
class SigningKey:
    """Whose key a .p12 file holds; `nip` as digits or "", times in the PC's own zone.

    `is_bsre` only when its chain ends in a root that the office trusts and the issuer names BSrE.
    """

    name: str
    nip: str
    issuer: str
    valid_from: datetime
    valid_to: datetime
    is_bsre: bool = False


@dataclass(frozen=True, slots=True)
class RootCertificate:
    """An authority that the office trusts: a chain that ends in it makes a signature `trusted`.

    Times in the PC's own zone; `sha256` (hex) of the certificate is what tells two apart, `pem` the
    certificate itself.
    """

    subject: str
    issuer: str
    valid_from: datetime
    valid_to: datetime
    sha256: str
    pem: str


@dataclass(frozen=True, slots=True)
class SigningSettings:
    """The authority that stamps the time ("" for none), and those whose certificates are trusted."""

    timestamp_url: str = ""
    roots: tuple[RootCertificate, ...] = ()


@dataclass(frozen=True, slots=True)
class SignedDocument:
    """A signed PDF, by whose key, at which place ("" for none that is seen), with what time.

    `timestamped` tells that an authority stamped the time; otherwise it is the PC's own.
    """

    data: bytes
    key: SigningKey
    place: str
    signed_at: datetime
    timestamped: bool


@dataclass(frozen=True, slots=True)
class SignatureMark:
    """What the visible block of an electronic signature says; `qr` is what its square code holds."""

    name: str
    nip: str
    signed_at: datetime
    qr: str
    is_bsre: bool = False


@dataclass(frozen=True, slots=True)
class FoundSignature:
    """One signature of a PDF and what can be said of it without the internet.

    `intact`: what it covers is as it was signed. `covers_whole`: nothing stands outside it but later
    signatures. `trusted`: its chain ends in a root that the office trusts. `proven`: the signature's own
    envelope holds nothing that could be changed unseen (other programs may write such envelopes). `trail`
    is the head of the office's audit trail when this program signed.
    """

    signer: str
    nip: str
    issuer: str
    signed_at: datetime | None
    intact: bool
    covers_whole: bool
    trusted: bool
    timestamped: bool
    place: str = ""
    proven: bool = True
    trail: AuditHead | None = None


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file's bytes say by themselves; `looks_signed` though perhaps no signature can be read."""

    is_pdf: bool
    looks_signed: bool
    signatures: tuple[FoundSignature, ...] = ()


class Result(StrEnum):
    """The answer of *Periksa dokumen*."""

    GENUINE = "genuine"
    ALTERED = "altered"
    REVISED = "revised"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is said of a file, why, by which signatures, and which paper of the register it is.

    `code` is the check code read from the file, "" where it bears none; `newer` the paper that took the
    place of a revised one. `notes` say what is odd beside it, whatever the result.
    """

    result: Result
    reason: Problem
    code: str = ""
    signatures: tuple[FoundSignature, ...] = ()
    document: IssuedDocument | None = None
    newer: IssuedDocument | None = None
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """What the register knows of a code typed from paper; `newer` and `reopened` as of the last paper."""

    code: str
    papers: tuple[IssuedDocument, ...] = ()
    newer: IssuedDocument | None = None
    reopened: bool = False

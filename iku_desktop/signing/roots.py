"""Reads the certificates of authorities that an office trusts, from files and from the stored setting."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.proof import RootCertificate
from iku_desktop.signing.keys import described

if TYPE_CHECKING:
    from cryptography.x509 import Certificate

FIELD = "roots"
MOST_BYTES = 1_000_000
BLOCK = re.compile(
    rb"-----BEGIN (?P<tag>(?:X509 )?CERTIFICATE)-----.*?-----END (?P=tag)-----", re.DOTALL
)


def read_roots(data: bytes) -> tuple[RootCertificate, ...]:
    """The certificates of a .cer, .crt, .pem or .der file, in its order, each once.

    Whatever else a PEM file holds, a private key too, is passed over. Refused, all of the file:
    `root_not_certificate`, `root_broken`, `root_not_authority`.
    """
    if not 0 < len(data) <= MOST_BYTES:
        raise Refused(Problem("root_not_certificate", FIELD))
    blocks = [found.group() for found in BLOCK.finditer(data)] or [data]
    return _once(_root(block) for block in blocks)


def roots_of(text: str) -> tuple[RootCertificate, ...]:
    """The certificates of the stored setting; one that can't be read any more is trusted no more."""
    found = []
    for block in BLOCK.finditer(text.encode("utf-8", "replace")):
        try:
            found.append(_root(block.group()))
        except Refused:
            continue
    return _once(found)


def text_of(roots: Iterable[RootCertificate]) -> str:
    """The setting that holds these certificates."""
    return "".join(each.pem for each in _once(roots))


def _once(roots: Iterable[RootCertificate]) -> tuple[RootCertificate, ...]:
    return tuple({each.sha256: each for each in roots}.values())


def _root(data: bytes) -> RootCertificate:
    """The authority of one certificate, PEM or DER; parts are only read when they are asked for."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.serialization import Encoding

    certificate = _parsed(data)
    try:
        about = described(certificate)
        is_authority = _is_authority(certificate)
        sound = _signs_itself(certificate)
    except (ValueError, OverflowError, OSError):
        raise Refused(Problem("root_broken", FIELD)) from None
    subject = _printable(about.name)
    if not is_authority:
        raise Refused(Problem("root_not_authority", FIELD, {"name": subject}))
    if not sound:
        raise Refused(Problem("root_broken", FIELD))
    return RootCertificate(
        subject=subject,
        issuer=_printable(about.issuer),
        valid_from=about.valid_from,
        valid_to=about.valid_to,
        sha256=certificate.fingerprint(SHA256()).hex(),
        pem=certificate.public_bytes(Encoding.PEM).decode("ascii"),
    )


def _parsed(data: bytes) -> "Certificate":
    from cryptography.x509 import (
        InvalidVersion,
        load_der_x509_certificate,
        load_pem_x509_certificate,
    )

    load = load_pem_x509_certificate if BLOCK.match(data) else load_der_x509_certificate
    try:
        return load(data)
    except (ValueError, InvalidVersion):
        raise Refused(Problem("root_not_certificate", FIELD)) from None


def _is_authority(certificate: "Certificate") -> bool:
    """Whether it may stand above others: it says so itself, and its key's uses don't deny it."""
    from cryptography.x509 import BasicConstraints, ExtensionNotFound, KeyUsage

    try:
        if not certificate.extensions.get_extension_for_class(BasicConstraints).value.ca:
            return False
    except ExtensionNotFound:
        return False
    try:
        usage = certificate.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        return True
    return usage.key_cert_sign


def _signs_itself(certificate: "Certificate") -> bool:
    """False only where it claims to be its own issuer and its signature doesn't prove it."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

    if certificate.issuer != certificate.subject:
        return True
    try:
        certificate.verify_directly_issued_by(certificate)
    except (InvalidSignature, TypeError, UnsupportedAlgorithm):
        return False
    return True


def _printable(name: str) -> str:
    return "".join(each if each.isprintable() else " " for each in name).strip()

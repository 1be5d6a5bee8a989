"""Reads the key of a .p12 file, and tells apart why one can't sign."""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.proof import SigningKey

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes
    from cryptography.x509 import Certificate, Name

NIP = re.compile(r"(?<!\d)\d{18}(?!\d)")
MOST_BYTES = 1_000_000
# Bits that signatures of today must have (NIST SP 800-131A); readers refuse less.
LEAST_RSA, LEAST_CURVE = 2048, 224


@dataclass(frozen=True, slots=True)
class OpenKey:
    """A key with its certificate and those above it; never shown in a message."""

    private_key: "PrivateKeyTypes" = field(repr=False)
    certificate: "Certificate" = field(repr=False)
    others: "tuple[Certificate, ...]" = field(repr=False)

    def describe(self) -> SigningKey:
        """Whose key it is, by which issuer, valid from and to."""
        return described(self.certificate)


def open_key(data: bytes, passphrase: str, at: datetime) -> OpenKey:
    """The key of a .p12, to be used at a time of the PC's own zone.

    Refused: `key_not_p12`, `key_wrong_passphrase`, `key_without_private_key`, `key_expired`,
    `key_not_yet_valid`, `key_not_for_signing`, `key_kind_unknown`, `key_too_weak`, `key_not_of_certificate`.
    """
    from cryptography.hazmat.primitives.serialization import pkcs12

    if not _is_p12(data):
        raise Refused(Problem("key_not_p12", "key"))
    if "\0" in passphrase:
        # The library would give up instead of saying no.
        raise Refused(Problem("key_wrong_passphrase", "passphrase"))
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(
            data, passphrase.encode("utf-8") if passphrase else None
        )
    except (ValueError, TypeError):
        # Whatever the library says of it might hold a part of what was typed.
        raise Refused(Problem("key_wrong_passphrase", "passphrase")) from None
    if key is None or certificate is None:
        raise Refused(Problem("key_without_private_key", "key"))
    _check(key, certificate, at)
    return OpenKey(key, certificate, tuple(others))


def _is_p12(data: bytes) -> bool:
    from asn1crypto import pkcs12

    if not 0 < len(data) <= MOST_BYTES:
        return False
    try:
        parsed = pkcs12.Pfx.load(data, strict=True)
        return str(parsed["version"].native) == "v3" and bool(
            parsed["auth_safe"]["content_type"].native
        )
    except (ValueError, TypeError):
        return False


def _check(key: "PrivateKeyTypes", certificate: "Certificate", at: datetime) -> None:
    from cryptography.hazmat.primitives.asymmetric import ec, rsa

    about = described(certificate)
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey):
        raise Refused(Problem("key_kind_unknown", "key"))
    if key.key_size < (LEAST_RSA if isinstance(key, rsa.RSAPrivateKey) else LEAST_CURVE):
        raise Refused(Problem("key_too_weak", "key", {"bits": key.key_size}))
    if key.public_key() != certificate.public_key():
        raise Refused(Problem("key_not_of_certificate", "key"))
    if at > about.valid_to:
        values = {"name": about.name, "valid_to": about.valid_to}
        raise Refused(Problem("key_expired", "key", values))
    if at < about.valid_from:
        values = {"name": about.name, "valid_from": about.valid_from, "now": at}
        raise Refused(Problem("key_not_yet_valid", "key", values))
    if not _may_sign(certificate):
        raise Refused(Problem("key_not_for_signing", "key", {"name": about.name}))


def _may_sign(certificate: "Certificate") -> bool:
    from cryptography.x509 import ExtensionNotFound, KeyUsage

    try:
        usage = certificate.extensions.get_extension_for_class(KeyUsage).value
    except ExtensionNotFound:
        return True
    return usage.digital_signature or usage.content_commitment


def described(certificate: "Certificate") -> SigningKey:
    """Whose certificate it is; times in the PC's own zone and without one, as all of the house."""
    return SigningKey(
        name=_common_name(certificate.subject),
        nip=_nip(certificate),
        issuer=_common_name(certificate.issuer),
        valid_from=_local(certificate.not_valid_before_utc),
        valid_to=_local(certificate.not_valid_after_utc),
    )


def _common_name(name: "Name") -> str:
    from cryptography.x509.oid import NameOID

    found = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(found[0].value) if found else name.rfc4514_string()


def _nip(certificate: "Certificate") -> str:
    """The 18 digits that stand alone in any part of the subject."""
    for part in certificate.subject:
        found = NIP.search(str(part.value))
        if found:
            return found.group()
    return ""


def _local(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC).astimezone().replace(tzinfo=None)

"""Whether a key stands under an authority that the office trusts, and whether that one is the BSrE."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from iku_desktop.domain.proof import RootCertificate, SigningKey
from iku_desktop.signing.keys import OpenKey

if TYPE_CHECKING:
    from asn1crypto import x509

# How the certificates of the Balai (Besar) Sertifikasi Elektronik name it.
BSRE = ("sertifikasi elektronik", "bsre")


def anchors(roots: Sequence[RootCertificate]) -> "list[x509.Certificate]":
    """The roots as the library wants them."""
    from asn1crypto import pem, x509

    return [x509.Certificate.load(pem.unarmor(each.pem.encode("ascii"))[2]) for each in roots]


def with_trust(key: OpenKey, roots: Sequence[RootCertificate], at: datetime) -> SigningKey:
    """Whose key it is, and whether its chain ends in a trusted root and the issuer names the BSrE."""
    about = key.describe()
    names = about.issuer.casefold()
    if not roots or not any(each in names for each in BSRE):
        return about
    return replace(about, is_bsre=_ends_in_a_root(key, roots, at))


def _ends_in_a_root(key: OpenKey, roots: Sequence[RootCertificate], at: datetime) -> bool:
    from asn1crypto import x509
    from cryptography.hazmat.primitives.serialization import Encoding
    from pyhanko_certvalidator import CertificateValidator, ValidationContext
    from pyhanko_certvalidator.errors import PathBuildingError, PathValidationError

    own, *others = (
        x509.Certificate.load(each.public_bytes(Encoding.DER))
        for each in (key.certificate, *key.others)
    )
    context = ValidationContext(
        trust_roots=anchors(roots),
        other_certs=others,
        allow_fetching=False,
        moment=at.astimezone(),
    )
    validator = CertificateValidator(own, validation_context=context)
    try:
        asyncio.run(validator.async_validate_usage(set()))
    except (PathBuildingError, PathValidationError):
        return False
    return True

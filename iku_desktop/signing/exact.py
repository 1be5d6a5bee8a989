"""Whether a signature's own place in the file holds nothing that could be changed unseen.

What a signature covers ends before its own bytes. Readers leave some of those free: the case of the
digits, the padding, and whatever in the envelope is not signed. Here each of them must be what it can
only be.
"""

import hashlib
import re
from collections.abc import Sequence

from asn1crypto import algos, cms, core, parser, x509

HEX = re.compile(rb"<(?:[0-9a-f]*|[0-9A-F]*)>")
DIGESTS = ("sha256", "sha384", "sha512")


def envelope_in(data: bytes, byte_range: Sequence[int], contents: bytes) -> bytes | None:
    """The envelope (DER of a CMS ContentInfo) in the gap of a signature, None where the gap is not clean.

    `contents` is what the signature's dictionary says, with its padding: the gap must hold just that, in
    one case of letters, and zeros behind the envelope.
    """
    if len(byte_range) != 4:
        return None
    start, before, after, rest = (int(each) for each in byte_range)
    if start != 0 or not 0 < before < after or after + rest > len(data) or rest < 1:
        return None
    gap = data[before:after]
    if not HEX.fullmatch(gap) or len(gap) % 2:
        return None
    held = bytes.fromhex(gap[1:-1].decode("ascii"))
    if held != contents:
        return None
    try:
        envelope = b"".join(parser.parse(held, strict=False)[3:6])
    except ValueError:
        return None
    return None if any(held[len(envelope) :]) else envelope


def is_our_own(envelope: bytes) -> bool:
    """Whether the envelope is byte for byte what this program writes of the parts that were signed."""
    try:
        signed = cms.ContentInfo.load(envelope, strict=True)["content"]
        (signer,) = signed["signer_infos"]
        certificates = [each.chosen for each in signed["certificates"]]
        listed = _listed(signer)
        by_hash = {hashlib.sha256(each.dump()).digest(): each for each in certificates}
        if len(by_hash) != len(certificates) or set(by_hash) != set(listed):
            return False
        again = _written(by_hash[listed[0]], certificates, signer)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return False
    return again == envelope and _stamp_is_proven(signer)


def _written(
    own: x509.Certificate, certificates: Sequence[x509.Certificate], signer: cms.SignerInfo
) -> bytes:
    """The envelope as it is made of these certificates and the signed parts of a signer."""
    digest = algos.DigestAlgorithm({"algorithm": "sha256"})
    curve = own.public_key.algorithm == "ec"
    mechanism = "sha256_ecdsa" if curve else "sha256_rsa"
    info = {
        "version": "v1",
        "sid": {
            "issuer_and_serial_number": {
                "issuer": own.issuer,
                "serial_number": own.serial_number,
            }
        },
        "digest_algorithm": digest,
        "signature_algorithm": {"algorithm": mechanism},
        "signed_attrs": cms.CMSAttributes.load(signer["signed_attrs"].untag().dump()),
        "signature": signer["signature"].native,
    }
    if signer["unsigned_attrs"].native:
        info["unsigned_attrs"] = cms.CMSAttributes.load(signer["unsigned_attrs"].untag().dump())
    # Written and read again part by part: the library's time grows steeply with nested new values.
    content = {
        "version": "v1",
        "digest_algorithms": cms.DigestAlgorithms((digest,)),
        "encap_content_info": {"content_type": "data"},
        "certificates": {
            cms.CertificateChoices(name="certificate", value=each) for each in certificates
        },
        "signer_infos": [cms.SignerInfo.load(cms.SignerInfo(info).dump())],
    }
    signed = cms.SignedData.load(cms.SignedData(content).dump())
    return bytes(cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump())


def is_proven(envelope: bytes, version: str = "v1") -> bool:
    """Whether an envelope that another program wrote holds only what its signature or its issuers prove."""
    try:
        info = cms.ContentInfo.load(envelope, strict=True)
        return bytes(info.copy().dump(force=True)) == envelope and _holds_only_proven(
            info["content"], version
        )
    except (ValueError, KeyError, IndexError, TypeError, AttributeError):
        return False


def _holds_only_proven(signed: cms.SignedData, version: str) -> bool:
    (signer,) = signed["signer_infos"]
    algorithm = signer["digest_algorithm"]["algorithm"].native
    mechanism = signer["signature_algorithm"]
    named = [each["algorithm"].native for each in signed["digest_algorithms"]]
    bare = [signer["digest_algorithm"], *signed["digest_algorithms"]]
    return (
        (signed["version"].native, signer["version"].native) == (version, "v1")
        and named == [algorithm]
        and algorithm in DIGESTS
        and all(isinstance(each["parameters"], core.Null | core.Void) for each in bare)
        and mechanism["algorithm"].native
        in ("rsassa_pkcs1v15", "rsassa_pss", f"{algorithm}_rsa", f"{algorithm}_ecdsa")
        and signed["crls"].native is None
        and _certificates_proven([each.chosen for each in signed["certificates"]], signer)
        and _stamp_is_proven(signer)
    )


def _certificates_proven(certificates: Sequence[x509.Certificate], signer: cms.SignerInfo) -> bool:
    """Whether each is listed among the signed attributes, or bears a signature of another of them."""
    listed = set(_listed(signer))
    sid = signer["sid"].chosen
    own = [
        each
        for each in certificates
        if (each.issuer, each.serial_number) == (sid["issuer"], sid["serial_number"].native)
    ]
    return len(own) == 1 and all(
        _hashes(each) & listed or any(_issued_by(each, other) for other in certificates)
        for each in certificates
    )


def _hashes(certificate: x509.Certificate) -> set[bytes]:
    data = certificate.dump()
    return {hashlib.new(each, data).digest() for each in DIGESTS} | {
        hashlib.sha1(data, usedforsecurity=False).digest()
    }


def _issued_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    from cryptography.exceptions import InvalidSignature
    from cryptography.x509 import load_der_x509_certificate

    try:
        load_der_x509_certificate(certificate.dump()).verify_directly_issued_by(
            load_der_x509_certificate(issuer.dump())
        )
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _listed(signer: cms.SignerInfo) -> list[bytes]:
    """The hashes of the certificates that the signed attributes name, the signer's own first."""
    for attribute in signer["signed_attrs"]:
        if attribute["type"].native in ("signing_certificate_v2", "signing_certificate"):
            return [each["cert_hash"].native for each in attribute["values"][0]["certs"]]
    return []


def _stamp_is_proven(signer: cms.SignerInfo) -> bool:
    """Whether nothing stands behind the signature, or only the token of a timestamp authority."""
    behind = list(signer["unsigned_attrs"]) if signer["unsigned_attrs"].native else []
    if not behind:
        return True
    if [each["type"].native for each in behind] != ["signature_time_stamp_token"]:
        return False
    tokens = list(behind[0]["values"])
    return len(tokens) == 1 and is_proven(tokens[0].dump(), "v3")

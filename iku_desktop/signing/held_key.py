"""Signs with a key that was opened once, and names in what it signs every certificate it sends along."""

from collections.abc import Iterator, Sequence

from asn1crypto import tsp, x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.attributes import CMSAttributeProvider, SignedAttributeProviderSpec
from pyhanko.sign.general import as_signing_certificate_v2
from pyhanko.sign.signers import Signer

from iku_desktop.signing.keys import OpenKey

# A DER pair of integers with their heads, at most.
EC_HEADS = 16


class HeldKey(Signer):
    """A signer over the key of a .p12 and the certificates that stand above it."""

    def __init__(self, key: OpenKey) -> None:
        certificates = [
            x509.Certificate.load(each.public_bytes(Encoding.DER))
            for each in (key.certificate, *key.others)
        ]
        self._key = key.private_key
        super().__init__(signing_cert=certificates[0])
        # The library adds the signer's own by itself.
        for each in certificates[1:]:
            self.cert_registry.register(each)
        self.signed_attr_prov_spec = _Listing(certificates)

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        """The signature of the bytes; in a dry run only as many bytes as it may have."""
        # The only digest that pades.py asks for.
        assert digest_algorithm == "sha256"
        chosen = hashes.SHA256()
        if isinstance(self._key, rsa.RSAPrivateKey):
            if dry_run:
                return bytes(self._key.key_size // 8)
            return self._key.sign(data, padding.PKCS1v15(), chosen)
        assert isinstance(self._key, ec.EllipticCurvePrivateKey)
        if dry_run:
            return bytes(self._key.key_size // 4 + EC_HEADS)
        return self._key.sign(data, ec.ECDSA(chosen))


class _Listing(SignedAttributeProviderSpec):
    """The signed attributes of PAdES; the library would name the signer's own certificate alone."""

    def __init__(self, certificates: Sequence[x509.Certificate]) -> None:
        self._certificates = certificates

    def signed_attr_providers(
        self, data_digest: bytes, digest_algorithm: str
    ) -> Iterator[CMSAttributeProvider]:
        """Content type and digest come from the library; here the certificates (RFC 5035)."""
        yield _EveryCertificate(self._certificates)


class _EveryCertificate(CMSAttributeProvider):
    attribute_type = "signing_certificate_v2"

    def __init__(self, certificates: Sequence[x509.Certificate]) -> None:
        self._certificates = certificates

    async def build_attr_value(self, dry_run: bool = False) -> tsp.SigningCertificateV2:
        """The hashes of all certificates, the signer's own first."""
        every = {each.dump(): each for each in self._certificates}
        listed = [as_signing_certificate_v2(each)["certs"][0] for each in every.values()]
        return tsp.SigningCertificateV2({"certs": listed})

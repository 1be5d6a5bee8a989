"""Signs with a key that was opened once; the library's own signer would open it again for every step."""

from asn1crypto import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from iku_desktop.signing.keys import OpenKey

# A DER pair of integers with their heads, at most.
EC_HEADS = 16


class HeldKey(Signer):
    """A signer over the key of a .p12 and the certificates that stand above it."""

    def __init__(self, key: OpenKey) -> None:
        store = SimpleCertificateStore()
        certificates = [
            x509.Certificate.load(each.public_bytes(Encoding.DER))
            for each in (key.certificate, *key.others)
        ]
        for each in certificates:
            store.register(each)
        self._key = key.private_key
        super().__init__(signing_cert=certificates[0], cert_registry=store)

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

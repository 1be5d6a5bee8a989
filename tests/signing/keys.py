"""Keys for tests, made on the spot: self-signed, under a root, expired, not yet valid, not for signing."""

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    NoEncryption,
    pkcs12,
)
from cryptography.x509.oid import NameOID

PASSPHRASE = "rahasia-42"
CAMAT, KASI = "IWAN HADI PURNOMO, S.STP, M.M.", "SITI AMINAH, S.Sos."
NIP = "197509211996021002"
SHA256 = hashes.SHA256()
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey


@cache
def rsa_key(_name: str) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@cache
def ec_key(_name: str) -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def a_name(common: str, nip: str = "") -> x509.Name:
    parts = [x509.NameAttribute(NameOID.COMMON_NAME, common)]
    if nip:
        parts.append(x509.NameAttribute(NameOID.SERIAL_NUMBER, nip))
    return x509.Name(parts)


def a_certificate(
    common: str,
    key: Key,
    issuer: tuple[x509.Name, Key] | None = None,
    nip: str = "",
    valid: tuple[int, int] = (-30, 365),
    signs: bool = True,
    is_root: bool = False,
    algorithm: hashes.HashAlgorithm | None = SHA256,
    purpose: x509.ObjectIdentifier | None = None,
) -> x509.Certificate:
    """A certificate valid from and to so many days from now; `purpose` is the only thing it is for."""
    now = datetime.now(UTC)
    name = a_name(common, nip)
    issuer_name, issuer_key = issuer or (name, key)
    usage = x509.KeyUsage(
        digital_signature=signs and not is_root,
        content_commitment=signs and not is_root,
        key_encipherment=not signs,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_root,
        crl_sign=is_root,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer_name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=valid[0]))
        .not_valid_after(now + timedelta(days=valid[1]))
        .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        .add_extension(usage, critical=True)
    )
    if purpose is not None:
        builder = builder.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
    return builder.sign(issuer_key, algorithm)


def a_p12(
    common: str = CAMAT,
    nip: str = NIP,
    passphrase: str = PASSPHRASE,
    curve: bool = False,
    **certificate: object,
) -> bytes:
    """A .p12 of a self-signed key."""
    key: Key = ec_key(common) if curve else rsa_key(common)
    made = a_certificate(common, key, nip=nip, **certificate)  # type: ignore[arg-type]
    return packed(key, made, (), passphrase)


def packed(
    key: Key | None,
    certificate: x509.Certificate | None,
    others: tuple[x509.Certificate, ...],
    passphrase: str = PASSPHRASE,
) -> bytes:
    encryption = BestAvailableEncryption(passphrase.encode()) if passphrase else NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"kunci", key, certificate, others, encryption)


@cache
def a_root(common: str = "Balai Sertifikasi Elektronik Root") -> tuple[x509.Certificate, Key]:
    """A root certificate with its key."""
    key = rsa_key(common)
    return a_certificate(common, key, is_root=True), key


@cache
def under_a_root(common: str = CAMAT, nip: str = NIP) -> bytes:
    """A .p12 whose key stands under the intermediate and the root of a_root()."""
    root, root_key = a_root()
    middle_key = rsa_key("menengah")
    middle = a_certificate(
        "Balai Besar Sertifikasi Elektronik CA G1",
        middle_key,
        (root.subject, root_key),
        is_root=True,
    )
    key = rsa_key(common)
    certificate = a_certificate(common, key, (middle.subject, middle_key), nip=nip)
    return packed(key, certificate, (middle, root))

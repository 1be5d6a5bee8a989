"""A timestamp authority on this machine alone, which answers well or in every wrong way."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

from asn1crypto import keys, tsp, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from tests.signing.keys import a_certificate, a_root, rsa_key

NAME = "Otoritas Waktu Uji"


def a_stamper() -> DummyTimeStamper:
    """An authority under the root of a_root()."""
    root, root_key = a_root()
    key = rsa_key(NAME)
    made = a_certificate(
        NAME, key, (root.subject, root_key), purpose=ExtendedKeyUsageOID.TIME_STAMPING
    )
    raw = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return DummyTimeStamper(
        x509.Certificate.load(made.public_bytes(Encoding.DER)),
        keys.PrivateKeyInfo.load(raw),
        certs_to_embed=[x509.Certificate.load(root.public_bytes(Encoding.DER))],  # type: ignore[arg-type]
        include_nonce=True,
    )


@contextmanager
def an_authority(spoil: str = "") -> Iterator[str]:
    """The address of an authority; `spoil` is how it fails: busy, garbage, refusal, foreign."""
    stamper = a_stamper()

    class Answers(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
            if spoil == "foreign":
                asked["message_imprint"]["hashed_message"] = bytes(32)
            answer = stamper.request_tsa_response(asked).dump()
            if spoil == "garbage":
                answer = b"<html>masuk dahulu</html>"
            if spoil == "refusal":
                answer = tsp.TimeStampResp({"status": {"status": "rejection"}}).dump()
            self.send_response(503 if spoil == "busy" else 200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Tests read no lines of a server."""

    server = HTTPServer(("127.0.0.1", 0), Answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/tsa"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

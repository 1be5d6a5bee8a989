"""Asks a timestamp authority (RFC 3161) for the time, patiently but not long; the PC may be offline."""

from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from asn1crypto import cms, tsp
from pyhanko.sign.timestamps.api import TimeStamper

PATIENCE = 5
MOST_BYTES = 200_000
SCHEMES = ("http", "https")


class NotStamped(Exception):
    """No authority answered with a token that can be used."""


class Authority(TimeStamper):
    """The authority at an address; every way in which it fails is NotStamped."""

    def __init__(self, url: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._url = url

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Send a request and read the answer; the library has no client without a further package."""
        if urlsplit(self._url).scheme not in SCHEMES:
            raise NotStamped(self._url)
        asked = Request(  # noqa: S310 - the scheme was looked at
            self._url,
            req.dump(),
            {
                "Content-Type": "application/timestamp-query",
                "Accept": "application/timestamp-reply",
            },
        )
        try:
            with urlopen(asked, timeout=PATIENCE) as answer:  # noqa: S310 - as above
                return tsp.TimeStampResp.load(answer.read(MOST_BYTES))
        except HTTPError as fault:
            fault.close()
            raise NotStamped(str(fault)) from fault

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """A token for the digest; what comes may be anything, so any trouble with it is one answer."""
        try:
            return await super().async_timestamp(message_digest, md_algorithm)
        except NotStamped:
            raise
        except Exception as fault:
            raise NotStamped(str(fault)) from fault

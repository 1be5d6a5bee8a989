"""The file `update.json` beside an installer: what it says of it, and the bytes that are signed."""

import json
from dataclasses import asdict

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.updates import MOST_DESCRIPTION_BYTES, VERSION, Update
from iku_desktop.exchange.json_shapes import (
    BadShape,
    day_or_none,
    digits,
    line,
    parsed,
    text,
    whole,
)

SIGNATURE, SIGNATURE_DIGITS, MOST_NOTES = "signature", 128, 2000


def described(update: Update) -> bytes:
    """The bytes that are signed: all fields in the order of their names, nothing between them."""
    plain = json.dumps(asdict(update), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return plain.encode()


def written(update: Update, signature: bytes) -> bytes:
    """The file."""
    plain = asdict(update) | {SIGNATURE: signature.hex()}
    return json.dumps(plain, indent=1, ensure_ascii=False).encode() + b"\n"


def read(data: bytes) -> tuple[Update, bytes]:
    """What the file says, and its signature; Refused `update_unreadable` where it isn't such a file."""
    try:
        if len(data) > MOST_DESCRIPTION_BYTES:
            raise BadShape("size")
        return _read(data.decode("utf-8-sig"))
    except (BadShape, UnicodeDecodeError) as fault:
        raise Refused(Problem("update_unreadable", "file")) from fault


def _read(plain: str) -> tuple[Update, bytes]:
    found = dict(parsed(plain))
    signature = bytes.fromhex(digits(found.pop(SIGNATURE, None), SIGNATURE, SIGNATURE_DIGITS))
    version = line(found.pop("version", None), "version", 40)
    made_on = day_or_none(found.pop("made_on", None), "made_on")
    if not VERSION.fullmatch(version) or made_on is None:
        raise BadShape("version")
    update = Update(
        product=line(found.pop("product", None), "product", 40),
        version=version,
        file=line(found.pop("file", None), "file", 120),
        sha256=digits(found.pop("sha256", None), "sha256"),
        size=whole(found.pop("size", None), "size", 1),
        schema=whole(found.pop("schema", None), "schema", 1, 10_000),
        minimum_schema=whole(found.pop("minimum_schema", None), "minimum_schema", 1, 10_000),
        made_on=made_on,
        notes=text(found.pop("notes", ""), "notes", MOST_NOTES),
    )
    # A field that this version doesn't know was signed with the others; it can't be left out.
    if found:
        raise BadShape("fields")
    return update, signature

"""Signs finished PDFs with the key of a .p12 file; the passphrase is used and forgotten."""

import re
from datetime import datetime
from pathlib import Path

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.proof import MAIN_PLACE, SignatureMark, SignedDocument, SigningKey

CODE = re.compile(rb"[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}")
MOST_BYTES = 300_000_000


def describe_key(path: Path, passphrase: str, at: datetime) -> SigningKey:
    """Whose key a .p12 holds; Refused where it can't sign at that time of the PC."""
    from iku_desktop.signing.keys import open_key

    return open_key(_read(path, "key"), passphrase, at).describe()


def sign_file(
    path: Path, key_path: Path, passphrase: str, at: datetime, place: str = MAIN_PLACE
) -> SignedDocument:
    """The PDF of a file with one more signature, at that place or the other where it is taken.

    Refused: a file that is no PDF or is encrypted, both places signed, or a key that can't sign.
    """
    from iku_desktop.reports.signature_mark import render
    from iku_desktop.signing.keys import open_key
    from iku_desktop.signing.pades import free_place, readable, sign

    key = open_key(_read(key_path, "key"), passphrase, at)
    data = _read(path, "file")
    with readable(data) as document:
        free = free_place(document, place)
    about = key.describe()
    found = CODE.search(data)
    code = found.group().decode("ascii") if found else path.stem
    mark = render(SignatureMark(about.name, about.nip, at, code))
    signed, timestamped = sign(data, key, free, mark)
    return SignedDocument(signed, about, free, at, timestamped)


def _read(path: Path, field: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as fault:
        values = {"file": path.name, "reason": fault.strerror or str(fault)}
        raise Refused(Problem("file_cannot_be_read", field, values)) from fault
    if len(data) > MOST_BYTES:
        raise Refused(Problem("pdf_unreadable", field))
    return data

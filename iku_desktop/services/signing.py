"""Signs finished PDFs with the key of a .p12 file; the passphrase is used and forgotten."""

import re
from datetime import datetime
from pathlib import Path

from iku_desktop.domain.problems import Refused
from iku_desktop.domain.proof import MAIN_PLACE, SignatureMark, SignedDocument, SigningKey

CODE = re.compile(rb"(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}")


def describe_key(path: Path, passphrase: str, at: datetime) -> SigningKey:
    """Whose key a .p12 holds; Refused where it can't sign at that time of the PC."""
    from iku_desktop.signing.keys import open_key

    return open_key(_read(path, "key"), passphrase, at).describe()


def sign_file(
    path: Path, key_path: Path, passphrase: str, at: datetime, place: str = MAIN_PLACE
) -> SignedDocument:
    """The PDF of a file with one more signature, at that place or the other where it is taken.

    Refused: a file that is no PDF or is locked, both places signed, or a key that can't sign.
    """
    from iku_desktop.reports.signature_mark import render
    from iku_desktop.signing.keys import open_key
    from iku_desktop.signing.pades import free_place, sign

    key = open_key(_read(key_path, "key"), passphrase, at)
    data = _read(path, "file")
    free = free_place(data, place)
    about = key.describe()
    found = CODE.search(data)
    code = found.group().decode("ascii") if found else path.stem
    mark = render(SignatureMark(about.name, about.nip, at, code))
    signed, timestamped = sign(data, key, free, mark)
    return SignedDocument(signed, about, free, at, timestamped)


def _read(path: Path, field: str) -> bytes:
    from iku_desktop.exchange.evidence_content import read_evidence

    try:
        return read_evidence(path)
    except Refused as refused:
        raise Refused(problem.at(field) for problem in refused.problems) from refused

"""*Periksa dokumen*: asks a file's signatures and the office's register what the file is."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from iku_desktop.domain.issued import IssuedDocument
from iku_desktop.domain.preferences import PreferenceName
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.proof import CodeAnswer, RootCertificate, Verdict, codes_in
from iku_desktop.domain.typed_input import shortened
from iku_desktop.domain.verdict import Known, judge, newer_paper, opened_since
from iku_desktop.services.context import Context
from iku_desktop.services.report_sources import SOURCES
from iku_desktop.services.signing import read_pdf
from iku_desktop.services.snapshot import Snapshot

END_OF_FILE = re.compile(rb"%%EOF(?:\r\n|\n|\r)?")
# A file is added to a few times; one with more ends than this was made to keep us busy.
MOST_ENDS = 64
CODE_LENGTH, GROUP = 12, 4
MISREAD = str.maketrans("ILO", "110")
LETTERS = "reminders"


class Proof:
    """Checks files and codes against the register of the papers that this office issued."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def verify(self, path: Path) -> Verdict:
        """What a file is; Refused only where it can't be read at all."""
        data = read_pdf(path, "file")
        with self._context.reading() as rows:
            known = _known(rows, data, codes_in(data))
            roots = rows.preferences().get(PreferenceName.SIGNING_ROOTS, "")
            found = _verdict(data, known, _roots(roots))
            return replace(found, notes=tuple(_trail_notes(rows, found)))

    def of_code(self, typed: str) -> CodeAnswer:
        """The papers that bear a code as somebody types it from paper; Refused where it can't be one."""
        code = read_code(typed)
        with self._context.reading() as rows:
            papers = rows.reader.issued_by_code(code.replace("-", ""))
            if not papers:
                return CodeAnswer(code)
            newer, reopened = _replaced(rows, papers[-1])
        return CodeAnswer(code, papers, newer, reopened)


def _trail_notes(rows: Snapshot, found: Verdict) -> Iterator[Problem]:
    """Where a paper of this office was signed over a trail that its data no longer holds."""
    for signature in found.signatures if found.document is not None else ():
        trail = signature.trail
        if trail is None or not signature.intact:
            continue
        if rows.reader.audit_hash(trail.count - 1) != trail.hash:
            values = {"count": trail.count, "signer": signature.signer}
            yield Problem("proof_trail_lost", "", values)


def verify_alone(path: Path) -> Verdict:
    """What a file is by its signatures alone, where there is no office to ask."""
    return _verdict(read_pdf(path, "file"), None, ())


def read_code(typed: str) -> str:
    """`7h3p wk92 m5kd` as `7H3P-WK92-M5KD`; I, L and O, which no code has, are read as 1, 1 and 0."""
    bare = re.sub(r"[\s\-]", "", typed).upper().translate(MISREAD)
    grouped = "-".join(bare[at : at + GROUP] for at in range(0, len(bare), GROUP))
    if len(bare) != CODE_LENGTH or codes_in(grouped.encode("utf-8")) != (grouped,):
        values = {"typed": shortened(typed), "length": CODE_LENGTH}
        raise Refused(Problem("proof_code_form", "code", values))
    return grouped


def _verdict(data: bytes, known: Known | None, roots: Sequence[RootCertificate]) -> Verdict:
    from iku_desktop.signing.inspection import inspect

    return judge(inspect(data, roots), next(iter(codes_in(data)), ""), known)


def _roots(text: str) -> tuple[RootCertificate, ...]:
    if not text:
        return ()
    from iku_desktop.signing.roots import roots_of

    return roots_of(text)


def _known(rows: Snapshot, data: bytes, codes: Sequence[str]) -> Known:
    reader = rows.reader
    same = reader.issued_by_hash(hashlib.sha256(data).hexdigest())
    base, added = (None, False) if same is not None else _base(rows, data)
    bearing = tuple(
        paper for code in codes for paper in reader.issued_by_code(code.replace("-", ""))
    )
    document = same or base
    newer, reopened = (None, False) if document is None else _replaced(rows, document)
    return Known(same, base, added, bearing, newer, reopened)


def _base(rows: Snapshot, data: bytes) -> tuple[IssuedDocument | None, bool]:
    """The newest issued paper that the file begins with, and whether more than signatures was added."""
    from iku_desktop.signing.additions import only_signed_since

    begun = (rows.reader.issued_by_hash(each) for each in _hashes_of_beginnings(data))
    base = max((each for each in begun if each), key=lambda each: each.size, default=None)
    return base, base is not None and not only_signed_since(data, base.size)


def _replaced(rows: Snapshot, document: IssuedDocument) -> tuple[IssuedDocument | None, bool]:
    """The paper that took the place of another, and whether its quarter was opened again since."""
    source = SOURCES.get(document.kind)
    if source is None or document.kind == LETTERS:
        return None, False
    newer = newer_paper(document, rows.reader.issued_of(document.kind, document.year))
    is_of_closing = document.quarter > 0 or source.frozen_as is not None
    return newer, is_of_closing and opened_since(document, rows.closings())


def _hashes_of_beginnings(data: bytes) -> Iterator[str]:
    """The hashes of what the file may have been before it was added to, the shortest first."""
    digest, done = hashlib.sha256(), 0
    for count, found in enumerate(END_OF_FILE.finditer(data)):
        if count == MOST_ENDS:
            return
        for end in sorted({found.start() + len("%%EOF"), found.end()}):
            digest.update(data[done:end])
            done = end
            yield digest.copy().hexdigest()

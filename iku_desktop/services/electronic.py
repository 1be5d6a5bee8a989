"""Signs the office's own papers electronically: one signer after the other, registered and kept."""

import hashlib
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.audit import anchor_text
from iku_desktop.domain.closing import clock_problem
from iku_desktop.domain.forms import refuse
from iku_desktop.domain.issued import IssuedDocument, IssuedState
from iku_desktop.domain.office import Official, signing_official
from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.permissions import Permission
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.progress import NotFollowed, ReportStanding
from iku_desktop.domain.proof import (
    MAIN_PLACE,
    SECOND_PLACE,
    SignedDocument,
    SigningKey,
    SigningSettings,
)
from iku_desktop.presentation.texts import t
from iku_desktop.services.context import Context
from iku_desktop.services.gate import require
from iku_desktop.services.progress import Signature
from iku_desktop.services.signing import (
    KeyFile,
    Signer,
    open_signer,
    place_free,
    sign_with,
    with_empty_field,
)
from iku_desktop.services.snapshot import Change

if TYPE_CHECKING:
    from iku_desktop.services.evidence import EvidenceFiles
    from iku_desktop.services.preferences import Preferences
    from iku_desktop.services.progress import Progress
    from iku_desktop.services.reports import Reports

# A clerk leaves the place to the name in the key.
BY_NAME = ""


@dataclass(frozen=True, slots=True)
class Helpers:
    """The services that this one goes through, so that every paper passes the same checks."""

    reports: "Callable[[], Reports]"
    progress: "Callable[[], Progress]"
    evidence: "Callable[[], EvidenceFiles]"
    preferences: "Callable[[], Preferences]"


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """What a signature made: the file that was written, and the PDF with whose key and time."""

    path: Path
    signed: SignedDocument


class Signing:
    """Signatures on final papers; the first signature of the official completes the report's step."""

    def __init__(self, context: Context, helpers: Helpers) -> None:
        self._context = context
        self._helpers = helpers

    def describe(self, path: Path, passphrase: str) -> SigningKey:
        """Whose key a .p12 holds; Refused where it can't sign now."""
        return self._open(path, passphrase).about

    def sign(
        self,
        document: PdfDocument,
        moment: Moment,
        key: tuple[Path, str],
        place: str = BY_NAME,
    ) -> SignedPaper:
        """Sign a paper after those who signed it already, write it to the report folder and register it.

        `key` is the .p12 and its passphrase. Refused: without the permission, a draft, a clock
        behind the last seen time, a key that can't sign, a place that is taken, a report that was
        signed in ink or sent; Unavailable
        where the disk refuses, and then nothing is recorded.
        """
        require(self._context, Permission.SIGN)
        standing = self._standing(document, moment)
        refuse(self._problems(document, standing))
        signer = self._open(*key)
        wanted = place or self._place_of(signer.about, signer.at)
        current = self._newest(document)
        if place_free(current, wanted) != wanted:
            raise Refused(Problem("place_taken", "place"))
        if wanted == MAIN_PLACE and standing is not None and standing.progress.signed_on:
            refuse([_already_signed(standing)])
        with self._context.reading() as rows:
            anchor = anchor_text(rows.reader.audit_head())
        signed = sign_with(signer, current, wanted, anchor=anchor)
        return self._keep(document, moment, standing, signed)

    def save_with_empty_field(self, document: PdfDocument, path: Path) -> None:
        """Write a final paper with an empty signature field, to be signed in another program."""
        from iku_desktop.storage.files import write_whole

        refuse(self._problems(document, None))
        data = with_empty_field(document.data)
        with self._context.writing() as change:
            self._helpers.reports().issue_within(change, document)
            self._register(change, document, path.name, data, IssuedState.FINAL)
        write_whole(path, data)

    def _open(self, path: Path, passphrase: str) -> Signer:
        settings: SigningSettings = self._helpers.preferences().signing()
        return open_signer(KeyFile(path, passphrase, self._context.clock.now()), settings)

    def _standing(self, document: PdfDocument, moment: Moment) -> ReportStanding | None:
        """Where the report stands, None where its kind is not followed."""
        standing = self._helpers.progress().standing(document.kind, moment)
        return None if standing.off is NotFollowed.KIND else standing

    def _problems(self, document: PdfDocument, standing: ReportStanding | None) -> list[Problem]:
        with self._context.reading() as rows:
            clock = clock_problem(self._context.clock.now(), rows.reader.last_seen())
        problems = [] if clock is None else [clock]
        if not document.final:
            problems.append(Problem("sign_draft"))
        if standing is None:
            return problems
        progress = standing.progress
        if progress.sent_on is not None:
            values = {"date": progress.sent_on, "to": progress.sent_to}
            problems.append(Problem("report_already_sent", "", values))
        elif progress.signed_on is not None and not progress.electronic:
            problems.append(_already_signed(standing))
        return problems

    def _place_of(self, key: SigningKey, at: datetime) -> str:
        """The official's own place for the official's key; anybody else signs beside it."""
        with self._context.reading() as rows:
            official = signing_official(rows.officials(), at.date())
        return MAIN_PLACE if _is_of(key, official) else SECOND_PLACE

    def _newest(self, document: PdfDocument) -> bytes:
        """The paper with the signatures that it has; Refused where that copy is gone."""
        base = hash_of(document.data)
        with self._context.reading() as rows:
            papers = rows.reader.issued_of(document.kind, document.year)
            mine = [
                each
                for each in papers
                if each.base_sha256 == base and each.state is IssuedState.SIGNED
            ]
            newest = max(mine, key=lambda each: each.size, default=None)
            if newest is None:
                return document.data
            content = rows.reader.issued_content(newest.sha256)
        found = content or self._helpers.evidence().content(newest.sha256)
        if found is None:
            raise Refused(Problem("signed_copy_lost", "", {"name": newest.name}))
        return found

    def _keep(
        self,
        document: PdfDocument,
        moment: Moment,
        standing: ReportStanding | None,
        signed: SignedDocument,
    ) -> SignedPaper:
        from iku_desktop.storage.files import write_whole

        reports, progress = self._helpers.reports(), self._helpers.progress()
        name = t("services.file_name.signed", name=document.name.removesuffix(".pdf"))
        path = reports.folder() / name
        write_whole(path, signed.data)
        # All in one change: a paper entered as signed, of which nobody has the file, could never be signed.
        file = nullcontext() if standing is None else progress.kept(signed.data, name)
        with file as new, self._context.writing() as change:
            reports.issue_within(change, document)
            state = IssuedState.SIGNED
            self._register(change, document, name, signed.data, state, kept=new is None)
            if new is not None and signed.place == MAIN_PLACE:
                signature = Signature(signed.signed_at.date(), signed.key.name, electronic=True)
                progress.sign_within(change, document.kind, moment, signature, new)
            elif new is not None:
                progress.attach_within(change, document.kind, moment, new)
        return SignedPaper(path, signed)

    def _register(
        self,
        change: Change,
        document: PdfDocument,
        name: str,
        data: bytes,
        state: IssuedState,
        *,
        kept: bool = False,
    ) -> None:
        """Enter what was added to a paper beside the paper itself; a followed report's file is evidence."""
        sha256, base = hash_of(data), hash_of(document.data)
        known = change.work.issued_by_hash(base)
        assert known is not None, "the paper was entered before what was made of it"
        entry: IssuedDocument = replace(
            known,
            id="",
            state=state,
            sha256=sha256,
            size=len(data),
            name=name,
            issued_at=change.at,
            issued_by=self._context.user,
            base_sha256=base,
        )
        if change.work.issued_by_hash(sha256) is not None:
            return
        if kept:
            change.work.put_issued_content(sha256, data)
        change.work.put(entry)


def _already_signed(standing: ReportStanding) -> Problem:
    progress = standing.progress
    values = {"date": progress.signed_on, "name": progress.signed_by}
    return Problem("report_already_signed", "", values)


def _is_of(key: SigningKey, official: Official | None) -> bool:
    if official is None:
        return False
    if key.nip and official.nip:
        return key.nip == official.nip
    return _bare(key.name) == _bare(official.name)


def _bare(name: str) -> str:
    return "".join(each for each in name.casefold() if each.isalnum())


def hash_of(data: bytes) -> str:
    """The SHA-256 of a PDF as the register has it."""
    return hashlib.sha256(data).hexdigest()

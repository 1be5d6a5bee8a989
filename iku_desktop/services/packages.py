"""Packages: made, looked at, merged, and the rows of which versions wait for a choice."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from iku_desktop.domain.evidence_files import EvidenceFile
from iku_desktop.domain.package_models import (
    DifferingRow,
    EsakipTable,
    MergeOutcome,
    PackageGlance,
    Packed,
    PackOrder,
    PackPreview,
)
from iku_desktop.domain.packages import (
    KnownSender,
    MergedPackage,
    SentPackage,
    VariantState,
    waiting_rows,
)
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.permissions import Permission
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.row_content import stored_names
from iku_desktop.presentation.texts import t
from iku_desktop.services import row_choosing
from iku_desktop.services.context import Context, saved
from iku_desktop.services.esakip import esakip_table
from iku_desktop.services.evidence_intake import EvidenceIntake
from iku_desktop.services.gate import require
from iku_desktop.services.import_ledger import Progress, stepping
from iku_desktop.services.locks import closed_quarters
from iku_desktop.services.package_opening import OpenPackage, Senders, opened_packages
from iku_desktop.services.packing import Packing
from iku_desktop.services.row_checks import RowChecks
from iku_desktop.services.row_merging import RowMerger, Tally
from iku_desktop.services.row_states import RowStates
from iku_desktop.services.snapshot import Change, Snapshot

if TYPE_CHECKING:  # storage loads SQLModel, which the window must not wait for
    from iku_desktop.services.reports import Reports
    from iku_desktop.storage.evidence_store import EvidenceStore


def _untold(_done: int, _total: int) -> None:
    """Nobody watches the progress."""


class Packages:
    """What goes to others and comes from them.

    `progress` is told how much of all is done and may raise to stop; nothing is changed then. `precaution`
    makes a backup before rows are merged.
    """

    def __init__(
        self,
        context: Context,
        reports: Callable[[], "Reports"],
        precaution: Callable[[], object],
    ) -> None:
        self._context, self._precaution = context, precaution
        self._packing = Packing(context, reports)

    def preview(self, order: PackOrder) -> PackPreview:
        """What a package would hold."""
        return self._packing.preview(order)

    def pack(self, path: Path, order: PackOrder, progress: Progress = _untold) -> Packed:
        """Make a package; see Packing.pack."""
        return self._packing.pack(path, order, progress)

    def sent(self) -> tuple[SentPackage, ...]:
        """The packages made here, the newest first."""
        with self._context.reading() as rows:
            return rows.reader.sent_packages()[::-1]

    def merged(self) -> tuple[MergedPackage, ...]:
        """The packages merged here, the newest first."""
        with self._context.reading() as rows:
            return rows.reader.merged_packages()[::-1]

    def senders(self) -> tuple[KnownSender, ...]:
        """The PCs whose packages are trusted."""
        with self._context.reading() as rows:
            return rows.reader.known_senders()

    def esakip(self, moment: Moment) -> EsakipTable:
        """The year's figures as they are typed into e-SAKIP."""
        with self._context.reading() as rows:
            return esakip_table(rows, moment)

    def glance(
        self, paths: Sequence[Path], progress: Progress = _untold
    ) -> tuple[PackageGlance, ...]:
        """Check packages whole and say who sent them; nothing is written."""
        with opened_packages(paths, self._senders(), progress) as packages:
            return tuple(each.glance for each in packages)

    def _senders(self) -> Senders:
        with self._context.reading() as rows:
            return Senders(rows)

    def merge(
        self,
        paths: Sequence[Path],
        trusted: Iterable[str] | None = None,
        progress: Progress = _untold,
    ) -> MergeOutcome:
        """Merge packages, all or none; in whatever order they come, the office has the same rows after.

        `trusted` are the public keys that somebody just said to trust (None: whoever sent them). Refused:
        `package_unknown_sender`, `package_other_office`, `package_of_practice`, and as `glance`.
        """
        require(self._context, Permission.MERGE)
        with opened_packages(paths, self._senders(), progress) as opened:
            _check_senders(opened, trusted)
            self._precaution()
            intake = EvidenceIntake(self._store, [each.package for each in opened])
            try:
                return self._merge(opened, intake, progress)
            except BaseException:
                with self._context.reading() as rows:
                    intake.give_back(_claimed(rows))
                raise

    def _merge(
        self, opened: Sequence[OpenPackage], intake: EvidenceIntake, progress: Progress
    ) -> MergeOutcome:
        counts = [each.package.manifest.counts for each in opened]
        total = sum(each.activities + each.documents + each.removed for each in counts)
        step = stepping(progress, total)
        with self._context.writing() as change:
            rows = change.rows
            checks = RowChecks(rows, change.today, closed_quarters(rows), intake.take)
            merger = RowMerger(change, RowStates(rows), checks)
            for each in opened:
                merger.take(each.package.rows(), step)
            merger.finish()
            self._remember(change, opened)
            outcome = _outcome(change, opened, merger.tally)
            claimed = _claimed(Snapshot(change.work, {}))
        intake.give_back(claimed)
        brought = sum(name in claimed for name in intake.brought)
        return _with_files(outcome, brought)

    def _remember(self, change: Change, opened: Sequence[OpenPackage]) -> None:
        """Who is trusted from now on, and which packages were merged."""
        known: set[str] = set()
        for each in opened:
            manifest, sender = each.package.manifest, each.package.manifest.sender
            if not each.glance.known and sender.public_key not in known:
                known.add(sender.public_key)
                name = t("packages.sender_name", name=sender.name, by=manifest.made_by)
                change.work.put(KnownSender(sender.public_key, name, sender.section))
            if not each.glance.merged:
                change.work.put(
                    MergedPackage(
                        sha256=each.id,
                        public_key=sender.public_key,
                        sequence=manifest.sequence,
                        section=sender.section,
                        made_at=manifest.made_at,
                        made_by=manifest.made_by,
                        rows=manifest.counts.activities + manifest.counts.documents,
                        audit_count=manifest.audit.count,
                        audit_hash=manifest.audit.hash,
                    )
                )

    @property
    def _store(self) -> "EvidenceStore":
        from iku_desktop.storage.evidence_store import EvidenceStore

        return EvidenceStore(self._context.store.paths.evidence)

    def differing(self) -> tuple[DifferingRow, ...]:
        """The rows of which several versions wait, those that can be settled first."""
        with self._context.reading() as rows:
            checks = row_choosing.checks_for(rows, self._context)
            return tuple(row_choosing.RowChoosing(rows, checks).rows())

    def choose(self, table: str, key: str, picks: Mapping[str, str]) -> Saved:
        """Settle a row: `picks` gives the chosen side's version by field, "" for all other fields.

        Refused as an entry would be, where a closed quarter holds the row, and `row_settled`.
        """
        return row_choosing.choose(self._context, {(table, key): picks})

    def keep_all(self) -> Saved:
        """Settle every row that waits as it stands here."""
        return row_choosing.choose(self._context, None)

    def forget(self, sender_id: str) -> Saved:
        """Trust a PC's packages no more; what was merged of them stays. Refused where it is not known."""
        with self._context.writing() as change:
            if not change.work.has(KnownSender, sender_id):
                raise Refused(Problem("unknown_row"))
            change.work.remove(KnownSender, sender_id)
            return saved(change)

    def save_quarter_files(self, path: Path, folder: Path) -> tuple[Path, ...]:
        """Take the report and figures out of a package, of any office, into a folder.

        Refused as `glance`, `package_no_quarter`; Unavailable where the disk refuses.
        """
        from iku_desktop.storage.files import write_whole

        written = []
        with opened_packages([path], self._senders(), _untold) as (opened,):
            members = opened.package.quarter_files()
            if not members:
                raise Refused(Problem("package_no_quarter", "file", {"file": path.name}))
            for member in members:
                target = folder / member.name.rpartition("/")[2]
                write_whole(target, opened.package.quarter_file(member))
                written.append(target)
        return tuple(written)


def _check_senders(opened: Sequence[OpenPackage], trusted: Iterable[str] | None) -> None:
    problems = [each.glance.problem for each in opened if each.glance.problem is not None]
    allowed = None if trusted is None else set(trusted)
    for each in opened:
        sender = each.package.manifest.sender
        is_known = each.glance.known or allowed is None or sender.public_key in allowed
        if not is_known and each.glance.problem is None:
            values = {
                "file": each.glance.path.name,
                "name": sender.name,
                "fingerprint": sender.fingerprint,
            }
            problems.append(Problem("package_unknown_sender", "file", values))
    if problems:
        raise Refused(problems)


def _outcome(change: Change, opened: Sequence[OpenPackage], tally: Tally) -> MergeOutcome:
    waiting = waiting_rows(change.work.row_variants())
    return MergeOutcome(
        packages=tuple(each.glance for each in opened),
        new=tally.new,
        changed=tally.changed,
        removed=tally.removed,
        unchanged=tally.unchanged,
        differing=len(waiting),
        held=sum(VariantState.HELD in states for states in waiting.values()),
        refused=tuple(tally.refused),
        notes=tuple(note for each in opened for note in each.glance.notes),
    )


def _with_files(outcome: MergeOutcome, files: int) -> MergeOutcome:
    return replace(outcome, files=files)


def _claimed(rows: Snapshot) -> set[str]:
    """The stored names of all evidence that any row or kept version speaks of."""
    files: Sequence[EvidenceFile] = rows.reader.all_evidence_files()
    kept = (name for each in rows.row_variants() for name in stored_names(each.content))
    return {*(each.stored_name for each in files), *kept}

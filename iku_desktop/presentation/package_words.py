"""What is said of packages: who sent one, what is in it, what a merge did, what a field of a row says."""

from collections.abc import Iterator
from datetime import date, datetime

from iku_desktop.domain.activities import EvidenceKind
from iku_desktop.domain.package_models import (
    Counts,
    MergeOutcome,
    PackageGlance,
    QuarterPart,
    Side,
)
from iku_desktop.domain.packages import VariantState
from iku_desktop.domain.row_content import DATES
from iku_desktop.presentation.dates import show_short, show_time
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import evidence_text, problem_text

NOTHING = "–"


def counts_text(counts: Counts) -> str:
    """`12 kegiatan, 3 dokumen desa, 5 berkas bukti`."""
    named = {
        "activities": counts.activities,
        "documents": counts.documents,
        "files": counts.files,
        "removed": counts.removed,
    }
    parts = [t(f"packages.count.{name}", count=count) for name, count in named.items() if count]
    return ", ".join(parts) or t("packages.count.nothing")


def quarter_part_text(part: QuarterPart) -> str:
    """`TW III 2025 (terkunci)`."""
    key = "packages.quarter_closed" if part.closed else "packages.quarter_draft"
    return t(key, quarter=part.quarter.roman, year=part.quarter.year)


def when_text(moment: datetime) -> str:
    """`12/08/2025 10.24`."""
    return f"{show_short(moment.date())} {show_time(moment)}"


def glance_lines(glance: PackageGlance) -> Iterator[str]:
    """What is told of a package before it is merged, a line each."""
    manifest = glance.manifest
    sender = {"name": manifest.sender.name, "sequence": manifest.sequence}
    yield t("packages.from", by=manifest.made_by, at=when_text(manifest.made_at), **sender)
    yield t("packages.holds", counts=counts_text(manifest.counts))
    if manifest.quarter is not None:
        yield t("packages.tells_quarter", quarter=quarter_part_text(manifest.quarter))
    if glance.merged:
        yield t("packages.merged_before")
    yield from map(problem_text, glance.notes)
    if glance.problem is not None:
        yield problem_text(glance.problem)


def outcome_text(outcome: MergeOutcome) -> str:
    """`2 baru, 1 berubah, 0 dihapus, 9 tetap`."""
    return t(
        "packages.outcome",
        new=outcome.new,
        changed=outcome.changed,
        removed=outcome.removed,
        unchanged=outcome.unchanged,
    )


def outcome_lines(outcome: MergeOutcome) -> Iterator[str]:
    """What a person should still look at after a merge, a line each."""
    yield from map(problem_text, outcome.notes)
    settled = outcome.differing - outcome.held
    if settled:
        yield t("packages.differing", count=settled)
    if outcome.held:
        yield t("packages.held", count=outcome.held)
    for each in outcome.refused:
        yield t("packages.row_refused", row=each.subject, reason=problem_text(each.problem))


def field_name(name: str) -> str:
    """What a field of a row is called."""
    return t(f"packages.field.{name}")


def field_text(name: str, value: object) -> str:
    """A field's value as it is read: days, evidence by name, files by name."""
    if name in DATES:
        return show_short(date.fromisoformat(str(value))) if value else NOTHING
    if isinstance(value, list):
        return "\n".join(map(_listed, value)) or NOTHING
    return str(value) if value else NOTHING


def _listed(parts: list[object]) -> str:
    if len(parts) == 2:  # kind and number of an evidence
        kind, number = str(parts[0]), str(parts[1])
        known = kind in {each.value for each in EvidenceKind}
        words = evidence_text(EvidenceKind(kind)) if known else kind
        return f"{words} {number}".strip()
    return str(parts[2])


def side_title(side: Side) -> str:
    """Whose version it is, and since when."""
    if side.state is None:
        if side.is_removed:
            return t("packages.side_not_here")
        return t("packages.side_here", by=side.by, at=when_text(side.at) if side.at else NOTHING)
    key = "packages.side_rival" if side.state is VariantState.RIVAL else "packages.side_sent"
    return t(key, by=side.by or NOTHING, at=when_text(side.at) if side.at else NOTHING)

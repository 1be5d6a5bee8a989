"""Which copies are kept: by the order in which they were made, never by what the clock says now."""

from collections.abc import Callable, Hashable, Iterable, Sequence

from iku_desktop.domain.backups import BackupCopy

NEWEST = 3
PRECAUTIONS = 5
DAYS, WEEKS, MONTHS = 7, 4, 12


def kept(copies: Iterable[BackupCopy]) -> tuple[BackupCopy, ...]:
    """The copies to keep, the newest first: the last one of 7 days, of 4 weeks and of 12 months.

    Days, weeks and months are counted from the newest copy back, as the copies themselves name them: a
    clock that fell back can't make the newest look old. The three newest copies stay whatever their
    day, and the five newest that were made before something risky.
    """
    ordered = sorted(copies, key=lambda each: each.sequence, reverse=True)
    chosen = {
        *ordered[:NEWEST],
        *[each for each in ordered if each.reason.is_precaution][:PRECAUTIONS],
        *_last_of_each(ordered, lambda each: each.made_at.date(), DAYS),
        *_last_of_each(ordered, lambda each: each.made_at.date().isocalendar()[:2], WEEKS),
        *_last_of_each(ordered, lambda each: (each.made_at.year, each.made_at.month), MONTHS),
    }
    return tuple(each for each in ordered if each in chosen)


def _last_of_each(
    ordered: Sequence[BackupCopy], span: Callable[[BackupCopy], Hashable], most: int
) -> list[BackupCopy]:
    """The first copy of each of the first `most` spans of time in the given order."""
    found: dict[Hashable, BackupCopy] = {}
    for each in ordered:
        found.setdefault(span(each), each)
    return list(found.values())[:most]

"""Reads of packages: the office's key, known senders, what was sent and merged, the versions of rows."""

from collections.abc import Iterable

from iku_desktop.domain.letters import Letter
from iku_desktop.domain.packages import (
    KnownSender,
    MergedPackage,
    RowBase,
    RowVariant,
    SentPackage,
)
from iku_desktop.domain.row_trails import RowTrails, TrailEntry
from iku_desktop.storage import package_queries as queries
from iku_desktop.storage import registry
from iku_desktop.storage.row_reader import RowReader, as_list


class PackageReader(RowReader):
    """What was passed on and taken in."""

    def public_key(self) -> str:
        """The public half of the office's key, "" while it has none."""
        rows = self._rows(queries.PUBLIC_KEY)
        return str(rows[0][0]) if rows else ""

    def private_key(self) -> bytes | None:
        """The private half, to sign with; it goes nowhere else."""
        rows = self._rows(queries.PRIVATE_KEY)
        return bytes(rows[0][0]) if rows else None

    def known_senders(self) -> tuple[KnownSender, ...]:
        """The PCs whose packages are trusted, by name."""
        return self._all(registry.KNOWN_SENDER)

    def sent_packages(self) -> tuple[SentPackage, ...]:
        """The packages made here, by number."""
        return self._all(registry.SENT_PACKAGE)

    def merged_packages(self) -> tuple[MergedPackage, ...]:
        """The packages merged here, by the time they were made."""
        return self._all(registry.MERGED_PACKAGE)

    def row_bases(self) -> tuple[RowBase, ...]:
        """Which version of each row stood after the last merge that concerned it."""
        return self._all(registry.ROW_BASE)

    def row_variants(self) -> tuple[RowVariant, ...]:
        """The versions that are kept beside those that stand."""
        return self._all(registry.ROW_VARIANT)

    def letters_of_activities(self, activity_ids: Iterable[str]) -> tuple[Letter, ...]:
        """The letters that were recorded as one of these activities."""
        return self._of(registry.LETTER, queries.LETTERS_OF, ids=as_list(activity_ids))

    def row_trails(self) -> RowTrails:
        """Which changes the audit trail tells of every activity and village document."""
        trails = RowTrails()
        for row in self._rows(queries.TRAIL):
            trails.add(TrailEntry(*row))
        return trails

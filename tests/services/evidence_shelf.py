"""A shelf for evidence in memory, for letters that become evidence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner, FileType
from iku_desktop.domain.read_models import Saved
from tests.services.desk import StoppedClock


@dataclass
class Shelf:
    """Keeps evidence in memory; the first files of a broken one are lost."""

    broken: bool = False
    kept: dict[str, list[tuple[str, bytes, str]]] = field(default_factory=dict)

    def files(
        self, owner: FileOwner, owner_ids: Iterable[str]
    ) -> Mapping[str, tuple[EvidenceFile, ...]]:
        return {
            each: tuple(
                EvidenceFile(owner, each, "0" * 64, FileType.PDF, name, len(data), 1, kind)
                for name, data, kind in self.kept.get(each, ())
            )
            for each in owner_ids
        }

    def store_bytes(
        self, owner: FileOwner, owner_id: str, data: bytes, name: str, kind: str = ""
    ) -> Saved:
        assert owner is FileOwner.ACTIVITY
        if self.broken:
            raise OSError("no space left")
        self.kept.setdefault(owner_id, []).append((name, data, kind))
        return Saved(StoppedClock().now())

"""Villages: known by their 13-character Kemendagri code, valid from and to a day."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iku_desktop.domain.documents import is_valid_on

VILLAGE_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.[123]\d{3}")
KECAMATAN_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}")


class VillageKind(StrEnum):
    """What the first of a code's last four digits says."""

    KELURAHAN = "kelurahan"
    DESA = "desa"
    DESA_ADAT = "desa adat"


KIND_BY_DIGIT = {
    "1": VillageKind.KELURAHAN,
    "2": VillageKind.DESA,
    "3": VillageKind.DESA_ADAT,
}


@dataclass(frozen=True, slots=True)
class Village:
    """A desa, desa adat or kelurahan of the office; validity ends are inclusive, None = open."""

    id: str
    code: str
    name: str
    head: str = ""
    phone: str = ""
    valid_from: date | None = None
    valid_to: date | None = None

    @property
    def kind(self) -> VillageKind:
        """Kelurahan, desa or desa adat, as the code says."""
        return kind_of(self.code)

    @property
    def sets_documents(self) -> bool:
        """Whether it is a desa or desa adat; a kelurahan has no Perdes."""
        return self.kind is not VillageKind.KELURAHAN

    def counts_on(self, due: date) -> bool:
        """Whether it counts for a document due on that day."""
        return self.sets_documents and is_valid_on(due, self.valid_from, self.valid_to)


def kind_of(code: str) -> VillageKind:
    """The kind that a village code tells."""
    return KIND_BY_DIGIT[code[9]]

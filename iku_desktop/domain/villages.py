"""Villages: known by their 13-character Kemendagri code, valid from and to a day."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iku_desktop.domain.documents import is_valid_on
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import Typed, read_text, shortened

VILLAGE_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.[123]\d{3}", re.ASCII)
CODE_DIGITS = 10
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


def read_village_code(typed: Typed, field: str, kecamatan: str) -> str:
    """The 13-character code, also from its ten digits; Refused unless it is one of that kecamatan."""
    text = read_text(typed, field)
    code = text
    if len(text) == CODE_DIGITS and text.isascii() and text.isdigit():
        code = ".".join((text[:2], text[2:4], text[4:6], text[6:]))
    if text and not VILLAGE_CODE.fullmatch(code):
        raise Refused(Problem("village_code", field, {"typed": shortened(text)}))
    if text and not code.startswith(kecamatan + "."):
        values = {"code": code, "kecamatan": kecamatan}
        raise Refused(Problem("village_of_other_kecamatan", field, values))
    return code


def expected_problem(village: Village, due: date, document: str) -> Problem | None:
    """Why a village isn't expected to have a document due on a day; `document` as "LPPDesa 2024"."""
    if not village.sets_documents:
        return Problem("kelurahan_has_no_documents", "village", {"village": village.name})
    if not village.counts_on(due):
        values = {"village": village.name, "document": document, "due": due}
        return Problem("village_not_valid", "village", values)
    return None

"""The office itself: profile, sections and the officials who sign."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iku_desktop.domain.documents import is_valid_on


class Acting(StrEnum):
    """How an official holds the post: in full, as Plt. or as Plh."""

    FULL = "definitif"
    PLT = "plt"
    PLH = "plh"


class OnBehalf(StrEnum):
    """Whose signature it stands for: the official's own, a.n. (on behalf of) or u.b. (by delegation)."""

    OWN = ""
    AN = "an"
    UB = "ub"


@dataclass(frozen=True, slots=True)
class Office:
    """The profile printed in letterhead and sheet; `code` is the kecamatan's Kemendagri code.

    `name` is bare ("Ranuyoso"), `kabupaten` bears its kind ("Kabupaten Lumajang", "Kota Batu");
    `address` holds the telephone too, as the letterhead prints it in one line.
    """

    code: str
    name: str
    kabupaten: str
    province: str
    government_line: str
    office_line: str
    address: str = ""
    email: str = ""
    postal_line: str = ""
    place: str = ""
    main_duty: str = ""
    functions: tuple[str, ...] = ()
    practice: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A seksi or subbagian, source of activities; `aliases` are other spellings read on import."""

    id: str
    code: str
    name: str
    short_name: str
    position: int = 0
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Official:
    """Somebody who may sign from `valid_from` to `valid_to`; `post` as printed, e.g. CAMAT RANUYOSO."""

    id: str
    name: str
    post: str
    nip: str = ""
    rank: str = ""
    acting: Acting = Acting.FULL
    on_behalf: OnBehalf = OnBehalf.OWN
    on_behalf_of: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


def signing_official(officials: Iterable[Official], day: date) -> Official | None:
    """Who signs on a day: of those valid the one whose validity began last."""
    valid = [each for each in officials if is_valid_on(day, each.valid_from, each.valid_to)]
    return max(valid, key=lambda each: (each.valid_from or date.min, each.id), default=None)

"""The words of a signature block, for paper and for its preview: post, place and day, name, rank, NIP."""

from dataclasses import dataclass
from datetime import date

from iku_desktop.domain.identity import show_nip
from iku_desktop.domain.office import Acting, Official, OnBehalf
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.texts import t

DOT = "…"
NAME_DOTS, NIP_DOTS, PLACE_DOTS = 20, 14, 8


@dataclass(frozen=True, slots=True)
class Signature:
    """What stands above and below the room to sign; what is "" prints as dots.

    A letter bears place and date at its head, so not `dated` here.
    """

    place: str
    day: date | None
    post_lines: tuple[str, ...]
    name: str
    rank: str
    nip: str
    dated: bool = True

    @property
    def place_and_day(self) -> str:
        """`Ranuyoso, 26 Juni 2023`, "" where it stands elsewhere."""
        if not self.dated:
            return ""
        place, day = dotted(self.place, PLACE_DOTS), dotted(show_long(self.day), PLACE_DOTS)
        return t("report.place_and_day", place=place, day=day)

    @property
    def post(self) -> tuple[str, ...]:
        """The lines of the post."""
        return tuple(dotted(line, NIP_DOTS) for line in self.post_lines)

    @property
    def name_line(self) -> str:
        """The name below the room to sign."""
        return dotted(self.name, NAME_DOTS)

    @property
    def nip_line(self) -> str:
        """`NIP. 19750921 199602 1 002`."""
        return t("report.nip", nip=dotted(show_nip(self.nip), NIP_DOTS))


def dotted(words: str, length: int = 8) -> str:
    """The words, or a dotted line to write on where there are none."""
    return words if words.strip() else DOT * length


def post_lines(official: Official | None) -> tuple[str, ...]:
    """The lines of a post: a.n. and u.b. on lines of their own, Plt. or Plh. before it."""
    if official is None:
        return ("",)
    post = official.post
    if official.acting is not Acting.FULL and post:
        post = t(f"report.acting.{official.acting.value}", post=post)
    above = t("report.on_behalf.an", post=dotted(official.on_behalf_of))
    if official.on_behalf is OnBehalf.AN:
        return (above, post)
    if official.on_behalf is OnBehalf.UB:
        return (above, t("report.on_behalf.ub"), post)
    return (post,)


def signed_by(official: Official | None, place: str, day: date | None) -> Signature:
    """What the signature block says of an official; blanks to write on where there is none."""
    return Signature(
        place=place,
        day=day,
        post_lines=post_lines(official),
        name=official.name if official else "",
        rank=official.rank if official else "",
        nip=official.nip if official else "",
    )

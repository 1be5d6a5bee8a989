"""Mutated workbooks, packages, copies and evidence: taken or refused in words, never half of anything.

What counts of our own formats: of a package every member's name and bytes (the signature's up to space around
it), of a copy the same and the zip's comment. What else a zip has (times, order, gaps, the maker's system,
bytes before it, a package's way of packing) may change; such a file must bring what the unchanged one brings.
"""

import os
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from iku_desktop.domain.backups import BackupReason
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.problems import Refused
from iku_desktop.exchange.evidence_content import recognise
from iku_desktop.presentation.words import problem_text, row_problem_text
from iku_desktop.reports.evidence_leaves import Unbound, leaves_of
from iku_desktop.services.office_services import OfficeServices
from tests.faults.by_hand import MADE
from tests.faults.campaign import Campaign, Options, Stopwatch
from tests.faults.children import MOST_MEGABYTES, Trial, in_children
from tests.faults.mutators import BY_BYTE, OF_A_WORKBOOK, OF_OUR_OWN, Mutator, mutated
from tests.faults.office import Stand, make_base, offices, workplace
from tests.faults.operations import OPERATIONS
from tests.faults.state import State, state_of
from tests.scans import a_pdf, a_picture
from tests.services.copies import content_of

CASES = Path(__file__).resolve().parent / "cases" / "files"
ENDINGS = {"workbook": "xlsx", "package": "ikupak", "copy": "ikubak", "evidence": "pdf"}
MUTATORS: Mapping[str, tuple[Mutator, ...]] = {
    "workbook": OF_A_WORKBOOK,
    "package": OF_OUR_OWN,
    "copy": OF_OUR_OWN,
    "evidence": BY_BYTE,
}
REFUSED, UNCHANGED = "refused", -1
QUICK, FULL = 75, 1_000
STEPS = {"workbook": 2}  # checked, then imported
Take = Callable[["Place", Path], str]


@dataclass
class Place:
    """Where the files of one kind are tried: an office like the base, and what a good file brings to it."""

    base: Stand
    home: Path
    stand: Stand = field(init=False)
    after: State | None = None
    _count: int = 0

    def __post_init__(self) -> None:
        self.home.mkdir(parents=True)
        self.renew()

    def renew(self) -> None:
        """The office again as it was at first, closed."""
        self._count += 1
        self.stand = self.base.copied_to(self.home / f"kantor-{self._count}")

    @property
    def services(self) -> OfficeServices:
        """The open office; it has a copy, so that none is made before what is then refused."""
        services = self.stand.services if self.stand.office else self.stand.open()
        services.backups.make_if_changed(BackupReason.IMPORT)
        return services

    def content(self) -> dict[str, str]:
        """Every file of the place with its hash."""
        return content_of(self.home, but=())


def take_workbook(place: Place, path: Path) -> str:
    """Check and import."""
    workbook, before = place.services.workbook, place.content()
    checked = workbook.check(path)
    if place.content() != before:
        return "a check wrote something"
    outcome = workbook.import_file(path)
    if outcome.written:
        return "" if not outcome.refused else "written although rows were refused"
    if not all(map(row_problem_text, (*outcome.refused, *checked.refused))) or not outcome.refused:
        return "refused without a word"
    return REFUSED


def take_evidence(place: Place, path: Path) -> str:
    """Add to an activity; what is taken must be bound or told unbindable."""
    place.services.evidence.add(FileOwner.ACTIVITY, place.stand.notes["activity"], path)
    data = path.read_bytes()
    try:
        leaves_of(data, recognise(data, path.name).type)
    except Unbound as unbound:
        return "" if unbound.code else "not bound without a word"
    return ""


def take_package(place: Place, path: Path) -> str:
    """Merge; what is taken must bring what the unchanged package brings."""
    place.services.packages.merge([path])
    return _same(place)


def take_copy(place: Place, path: Path) -> str:
    """Restore; what is taken must bring what the unchanged copy brings."""
    place.stand.close()
    offices().restore(place.stand.paths, path)
    place.stand.open()
    return _same(place)


def _same(place: Place) -> str:
    """Whether the office now holds what it should, which is what the first file of a place brings."""
    found = state_of(place.stand.services)
    place.stand.close()
    place.renew()
    if place.after is None:
        place.after = found
    differs = place.after.differs_from(found)
    return f"a changed file was taken: {differs}" if differs else ""


TAKES: Mapping[str, Take] = {
    "workbook": take_workbook,
    "package": take_package,
    "copy": take_copy,
    "evidence": take_evidence,
}


def judged(take: Take, place: Place, path: Path) -> str:
    """What is wrong with how a file is met; "" where it is taken whole or refused with nothing changed."""
    if take is not take_copy:
        assert place.services
    before = place.content()
    try:
        said = take(place, path)
    except Refused as refused:
        said = REFUSED if all(map(problem_text, refused.problems)) else "refused without a word"
    if said == REFUSED:
        return "" if place.content() == before else "refused, and yet something was written"
    return said


def good_files(kind: str, base: Stand) -> tuple[bytes, ...]:
    """Whole files of a kind, made by the office itself."""
    if kind == "evidence":
        pictures = (a_picture(), a_picture("PNG"), a_picture(progressive=True))
        return (a_pdf(2, "Notulen"), *pictures)
    stand = base.copied_to(base.folder.with_name(f"{base.folder.name}-{kind}"))
    made = {"workbook": _a_workbook, "package": _a_package, "copy": _a_copy}[kind](stand)
    return (made.read_bytes(),)


def _a_workbook(stand: Stand) -> Path:
    with stand.opened() as services:
        services.workbook.export(stand.outside / "baik.xlsx")
    return stand.outside / "baik.xlsx"


def _a_package(stand: Stand) -> Path:
    OPERATIONS["merge"].prepare(stand)
    return stand.outside / "seksi.ikupak"


def _a_copy(stand: Stand) -> Path:
    OPERATIONS["restore"].prepare(stand)
    return stand.outside / "flash.ikubak"


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one kind that are to be tried, by number: made by hand, kept from before, then mutated."""

    kind: str
    good: tuple[bytes, ...]
    seed: int
    by_hand: Mapping[str, bytes]
    kept: tuple[Path, ...]

    def at(self, number: int) -> tuple[str, bytes]:
        """The name of a file, and its bytes."""
        if number == UNCHANGED:
            return "unchanged", self.good[0]
        if number < len(self.by_hand):
            name = list(self.by_hand)[number]
            return f"by hand: {name}", self.by_hand[name]
        number -= len(self.by_hand)
        if number < len(self.kept):
            return self.kept[number].name, self.kept[number].read_bytes()
        number -= len(self.kept)
        chance = random.Random(f"{self.seed} {self.kind} {number}")
        how, data = mutated(chance.choice(self.good), MUTATORS[self.kind], chance)
        return f"{number} {how}", data


def files_of(kind: str, base: Stand, seed: int) -> Files:
    """The files of a kind for an office."""
    kept, good = tuple(sorted(CASES.glob(f"{kind}-*"))), good_files(kind, base)
    # Made here, so that only what is done with them is measured.
    by_hand = {name: make(good[0]) for name, make in MADE[kind].items()}
    return Files(kind, good, seed, by_hand, kept)


def run(options: Options, takes: Mapping[str, Take] = TAKES) -> Iterator[Campaign]:
    """Every kind by itself; a mutated file that does harm is kept among the cases."""
    with workplace() as home:
        base = make_base(home / "asal")
        for kind in filter(options.wants, takes):
            campaign = Campaign("strange file", kind, options.seed)
            with Stopwatch(campaign):
                files = files_of(kind, base, options.seed)
                first = len(files.by_hand) + len(files.kept)
                mutations = range(first, first + (FULL if options.full else QUICK))
                numbers = [*range(first), *options.mine(mutations)]
                campaign.control_found = finds_harm(base, home / f"kendali-{kind}", files)
                place = partial(Place, base)
                wrong = met(files, takes[kind], place, home, numbers)
                for number in numbers:
                    name = files.at(number)[0]
                    campaign.tried({"file": name}, [wrong[number]] if number in wrong else [])
                    if number in wrong and number >= first:
                        _keep(files, number)
            yield campaign


def _keep(files: Files, number: int) -> None:
    name, data = files.at(number)
    CASES.mkdir(parents=True, exist_ok=True)
    ending = ENDINGS[files.kind]
    (CASES / f"{files.kind}-{files.seed}-{name.replace(' ', '-')}.{ending}").write_bytes(data)


def met(
    files: Files, take: Take, place_at: Callable[[Path], Place], home: Path, numbers: Sequence[int]
) -> dict[int, str]:
    """What was wrong with how the files of these numbers were met, each child in an office of its own."""
    path = home / f"aneh.{ENDINGS[files.kind]}"

    def prepare() -> Trial:
        place = place_at(home / f"{files.kind}-{os.getpid()}")
        if files.kind in ("package", "copy"):
            path.write_bytes(files.at(UNCHANGED)[1])
            take(place, path)

        def trial(number: int) -> str:
            path.write_bytes(files.at(number)[1])
            return judged(take, place, path)

        return trial

    return in_children(prepare, numbers, home, steps=STEPS.get(files.kind, 1))


def finds_harm(base: Stand, home: Path, files: Files) -> bool:
    """Whether a program that does it wrong in each of the ways is found out."""
    home.mkdir()
    return all(
        set(met(files, wrong, partial(Place, base), home, [0])) == {0} for wrong in WRONG.values()
    )


def _raising(_place: Place, _path: Path) -> str:
    raise KeyError("kolom")


def _writing(place: Place, path: Path) -> str:
    place.stand.paths.evidence.joinpath("sisa").write_bytes(path.read_bytes())
    return REFUSED


def _hungry(_place: Place, _path: Path) -> str:
    return "" if bytearray(os.urandom(1)) * ((MOST_MEGABYTES + 50) << 20) else REFUSED


def _dying(_place: Place, _path: Path) -> str:
    os.abort()


def _curious(_place: Place, _path: Path) -> str:
    with suppress(OSError):
        Path("/etc/passwd").read_bytes()
    return REFUSED


WRONG: Mapping[str, Take] = {
    "raises": _raising,
    "writes": _writing,
    "hungry": _hungry,
    "dies": _dying,
    "curious": _curious,
}

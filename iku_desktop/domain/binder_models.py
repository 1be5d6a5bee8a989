"""The read-model of the evidence binder: what each indicator rests on, with its files."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from iku_desktop.domain.activities import Evidence
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner
from iku_desktop.domain.office import Office, Official
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.read_models import QuarterState


@dataclass(frozen=True, slots=True)
class BinderItem:
    """One thing that is to be proved, with its files in their order (none: it has no file).

    An activity: `subject` what was done, `evidence` its kinds and numbers, `counts` whether it is counted.
    A village document: `subject` "LPPDesa 2024", `village` and `number` its own. A value entered by hand:
    `subject` the indicator and year, `number` the evidence that was named for it.
    """

    subject: str
    day: date | None
    files: tuple[EvidenceFile, ...] = ()
    village: str = ""
    number: str = ""
    evidence: tuple[Evidence, ...] = ()
    counts: bool = True


@dataclass(frozen=True, slots=True)
class BinderSection:
    """One indicator of the plan and all that proves it; `owner` tells what its items are."""

    code: str
    title: str
    owner: FileOwner
    items: tuple[BinderItem, ...] = ()

    @property
    def lacking(self) -> tuple[BinderItem, ...]:
        """The items without a file."""
        return tuple(item for item in self.items if not item.files)

    @property
    def file_count(self) -> int:
        """How many files it has."""
        return sum(len(item.files) for item in self.items)


@dataclass(frozen=True, slots=True)
class EvidenceBinder:
    """The evidence of a quarter as of `moment`, by indicator.

    `listed_later` tells that the quarter was closed by a program that kept no list of files, so that this
    one was made afterwards of the rows the quarter holds.
    """

    office: Office
    moment: Moment
    state: QuarterState
    revision: int
    sections: tuple[BinderSection, ...]
    official: Official | None
    signed_on: date
    logo: bytes | None
    listed_later: bool = False

    @property
    def file_count(self) -> int:
        """How many files it binds."""
        return sum(section.file_count for section in self.sections)

    def bound(self) -> Iterator[tuple[BinderSection, BinderItem, EvidenceFile]]:
        """Every file with its item and section, in the order in which they are bound and numbered."""
        for section in self.sections:
            for item in section.items:
                for file in item.files:
                    yield section, item, file

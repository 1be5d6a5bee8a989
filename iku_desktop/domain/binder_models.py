"""The read-model of the evidence binder: which file proves what, in the order it is bound."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from iku_desktop.domain.evidence_files import EvidenceFile
from iku_desktop.domain.office import Office, Official
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.plan import Indicator
from iku_desktop.domain.read_models import QuarterState


class BinderSubject(StrEnum):
    """What an item of the binder is about."""

    ACTIVITY = "activity"
    DOCUMENT = "document"
    VALUE = "value"


@dataclass(frozen=True, slots=True)
class BinderFile:
    """One file with its place in the binder: `number` counts all files from 1.

    `evidence_number` is what the evidence of the file's kind bears, "" for none.
    """

    number: int
    file: EvidenceFile
    evidence_number: str = ""


@dataclass(frozen=True, slots=True)
class BinderItem:
    """One activity, village document or hand-entered value with its files.

    `title` is what was done, or `LPPDesa 2024`; `subject` the section, or the village.
    """

    kind: BinderSubject
    title: str
    subject: str
    day: date | None
    files: tuple[BinderFile, ...]


@dataclass(frozen=True, slots=True)
class BinderSection:
    """The items of one indicator; `indicator` None holds those that no indicator of the plan asks for.

    `without_files` counts what is counted in the figure but has no file.
    """

    indicator: Indicator | None
    items: tuple[BinderItem, ...]
    without_files: int = 0


@dataclass(frozen=True, slots=True)
class EvidenceBinder:
    """All that the evidence binder of a quarter prints, beside the files themselves."""

    office: Office
    moment: Moment
    state: QuarterState
    revision: int
    sections: tuple[BinderSection, ...]
    official: Official | None
    signed_on: date
    logo: bytes | None

    @property
    def items(self) -> Iterator[BinderItem]:
        """All items in their order."""
        return (item for section in self.sections for item in section.items)

    @property
    def files(self) -> tuple[BinderFile, ...]:
        """All files in their order."""
        return tuple(file for item in self.items for file in item.files)

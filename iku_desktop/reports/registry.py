"""The registry of reports: a new one is one file here and one line in REPORTS."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from types import MappingProxyType

from iku_desktop.domain.evidence_files import EvidenceFile
from iku_desktop.domain.problems import Unavailable
from iku_desktop.presentation.texts import t
from iku_desktop.reports.paper import Paper

LANDSCAPE = (Paper.F4, Paper.A4)
PORTRAIT = (Paper.F4_PORTRAIT, Paper.A4_PORTRAIT)


def _untold(_count: int, _total: int) -> None:
    """Nobody asked how far it is."""


def _no_content(file: EvidenceFile) -> bytes:
    """A report that is drawn without an office has no files."""
    raise Unavailable("evidence_missing", file=file.name)


@dataclass(frozen=True, slots=True)
class Making:
    """What a long report is made with.

    `progress` is told (count, all) and may raise to stop; `content` gives the bytes of an evidence file
    as they were added, or raises Unavailable. The report notes in `unbound` which files it had to leave
    out.
    """

    progress: Callable[[int, int], None] = _untold
    content: Callable[[EvidenceFile], bytes] = _no_content
    unbound: list[EvidenceFile] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReportDefinition:
    """A report: its key, its title's key, the module that draws it, and its papers, the usual first.

    The module is imported on first use, so that a list of reports doesn't wait for ReportLab. One that
    `takes_making` is a long one: its module is given the Making too.
    """

    key: str
    title_key: str
    module: str
    papers: tuple[Paper, ...] = LANDSCAPE
    takes_making: bool = False

    @property
    def title(self) -> str:
        """The report's name in words."""
        return t(self.title_key)

    def render(self, model: object, paper: Paper = Paper.F4, making: Making | None = None) -> bytes:
        """The PDF of its read-model; the same model gives the same bytes."""
        with_what = (making or Making(),) if self.takes_making else ()
        drawn: bytes = import_module(self.module).render(model, paper, *with_what)
        return drawn

    def code(self, model: object) -> str:
        """The check code that is printed on it."""
        from iku_desktop.reports.check_code import check_code

        return check_code(self.key, model)


_DEFINITIONS = (
    ReportDefinition(
        "sheet",
        "report.sheet.name",
        "iku_desktop.reports.iku_sheet",
        (*LANDSCAPE, Paper.F4_PORTRAIT),
    ),
    ReportDefinition("quarterly", "report.quarterly.name", "iku_desktop.reports.quarterly"),
    ReportDefinition(
        "annual", "papers.annual.name", "iku_desktop.reports.annual", (*LANDSCAPE, *PORTRAIT)
    ),
    ReportDefinition("matrix", "papers.matrix.name", "iku_desktop.reports.matrix"),
    ReportDefinition(
        "evidence", "binder.name", "iku_desktop.reports.binder", PORTRAIT, takes_making=True
    ),
    ReportDefinition(
        "village_card", "papers.card.name", "iku_desktop.reports.village_cards", PORTRAIT
    ),
    ReportDefinition(
        "reminders", "papers.reminders.name", "iku_desktop.reports.reminders", PORTRAIT
    ),
)

REPORTS: Mapping[str, ReportDefinition] = MappingProxyType(
    {each.key: each for each in _DEFINITIONS}
)

"""What stands under a report's letterhead: title, office, state and day, the documents counted."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.office import Office
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.read_models import QuarterState
from iku_desktop.presentation.dates import show_long
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import counted_text
from iku_desktop.reports.flow import Block
from iku_desktop.reports.paper import MM
from iku_desktop.reports.styles import BODY_CENTRED, HEADING
from iku_desktop.reports.text import Text


class Dated(Protocol):
    """A report of an office at a moment, in some state."""

    @property
    def office(self) -> Office:
        """Whose report."""

    @property
    def moment(self) -> Moment:
        """Its year, quarter and as-of date."""

    @property
    def state(self) -> QuarterState:
        """Where its quarter, or for a report of the year the year, stands."""


def state_words(state: QuarterState, revision: int) -> str:
    """Konsep, Final, or which revision it is."""
    closed = state is QuarterState.CLOSED
    if revision:
        key = "report.state.revision" if closed else "report.state.draft_of_revision"
        return t(key, revision=revision)
    return t("report.state.final" if closed else "report.state.draft")


def headline(model: Dated, lines: Sequence[str], state: str, room: float) -> Iterator[Block]:
    """The lines of the title, and under them office, state and day."""
    for at, line in enumerate(lines):
        before = 0.0 if at else 3 * MM
        yield Text(line, HEADING, before=before, keeps_next=True).lay(room)
    office = t("report.office", name=model.office.name)
    if model.office.practice:
        state = t("report.comma").join((state, t("report.state.practice")))
    about = t("report.quarterly.between").join(
        (
            t("report.quarterly.about", office=office, kabupaten=model.office.kabupaten),
            t("report.quarterly.state", state=state),
            t("report.quarterly.as_of", day=show_long(model.moment.as_of)),
        )
    )
    yield Text(about, BODY_CENTRED, before=1 * MM, keeps_next=True).lay(room)


def counted_line(counted: Iterable[CountedDocument], year: int, room: float) -> Block:
    """Which fiscal year of each document is counted, in the order in which they fall due."""
    in_order = sorted(counted, key=lambda each: each.due)
    words = t("report.quarterly.counted_none", year=year)
    if in_order:
        documents = t("report.comma").join(
            t(
                "report.quarterly.counted_document",
                document=counted_text(each),
                due=show_long(each.due),
            )
            for each in in_order
        )
        words = t("report.quarterly.counted", year=year, documents=documents)
    return Text(words, BODY_CENTRED, keeps_next=True).lay(room)

"""The rows of the list of reports: under which heading each stands, and how far it went."""

from collections.abc import Mapping, Sequence

from iku_desktop.domain.issued import ProgressState
from iku_desktop.domain.outcomes import ReportGroup, ReportKind
from iku_desktop.domain.periods import Moment
from iku_desktop.domain.progress import NotFollowed, ReportStanding
from iku_desktop.presentation.progress_words import listed_state
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import quarter_text
from iku_desktop.ui.forms.rows_list import ListedRow

ICONS = {
    ProgressState.DRAFT: "file-text",
    ProgressState.PRINTED: "printer",
    ProgressState.SIGNED: "pen-line",
    ProgressState.SENT: "send",
}


def report_rows(
    kinds: Sequence[ReportKind], moment: Moment, standings: Mapping[str, ReportStanding]
) -> list[ListedRow]:
    """The reports under Triwulan, Tahun, Desa; a heading without reports is left out."""
    rows: list[ListedRow] = []
    for group in ReportGroup:
        mine = [kind for kind in kinds if kind.group is group]
        if mine:
            rows.append(ListedRow("", t(f"laporan.group.{group.value}"), heading=True))
        rows += [_row(kind, moment, standings.get(kind.key)) for kind in mine]
    return rows


def _row(kind: ReportKind, moment: Moment, standing: ReportStanding | None) -> ListedRow:
    period = {
        ReportGroup.QUARTER: quarter_text(moment.quarter),
        ReportGroup.YEAR: t("laporan.year_detail", year=moment.year),
        ReportGroup.VILLAGE: t("laporan.village_detail"),
    }[kind.group]
    state = ProgressState.DRAFT if standing is None else standing.state
    told = "" if standing is None else listed_state(standing)
    # A state with its day, or what is waited for, leaves no room for the period, which stands above.
    alone = state is not ProgressState.DRAFT or (
        standing is not None and standing.off is NotFollowed.YEAR_OPEN
    )
    detail = told if alone else ", ".join(filter(None, (period, told)))
    return ListedRow(kind.key, kind.title, detail, ICONS[state])

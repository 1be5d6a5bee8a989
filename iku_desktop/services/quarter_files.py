"""What the kabupaten gets of a quarter beside the rows: report, figures, e-SAKIP table, frozen snapshot."""

import json
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from iku_desktop.domain.closing import held_closed, revision_after
from iku_desktop.domain.package_models import EsakipTable, QuarterPart
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.presentation.esakip_words import esakip_head, esakip_lines, esakip_title
from iku_desktop.presentation.indicators_json import indicators_json
from iku_desktop.presentation.language import Language, speaking
from iku_desktop.services.context import Context
from iku_desktop.services.esakip import esakip_table
from iku_desktop.services.facts import assess_year
from iku_desktop.services.frozen_quarters import closing_of
from iku_desktop.services.snapshot import Snapshot

if TYPE_CHECKING:
    from iku_desktop.services.reports import Reports

NamedFile = tuple[str, bytes]


def quarter_meant(rows: Snapshot, quarter: Quarter | None, today: date) -> QuarterPart:
    """The quarter asked for, else the newest that is closed, else the one before today's."""
    closings = rows.closings()
    if quarter is None:
        every = {Quarter(each.year, each.quarter) for each in closings}
        closed = [each for each in every if held_closed(closings, each) is not None]
        quarter = max(closed) if closed else _before(today)
    head = held_closed(closings, quarter)
    return QuarterPart(quarter, head is not None, revision_after(closings, quarter))


def _before(today: date) -> Quarter:
    running = Quarter.of(today)
    if running.number == 1:
        return Quarter(running.year - 1, 4)
    return Quarter(running.year, running.number - 1)


def quarter_files(
    context: Context, part: QuarterPart, reports: Callable[[], "Reports"]
) -> Iterator[NamedFile]:
    """The files by the names they have in a package; none where no plan holds the year."""
    with context.reading() as rows:
        if rows.plan(part.quarter.year) is None:
            return
        moment = Moment.at(part.quarter, context.today)
        code = rows.office().code
        figures = indicators_json(code, moment, part.closed, assess_year(rows, moment))
        table = esakip_table(rows, moment)
        head = closing_of(rows, moment)
        snapshot = rows.reader.closing_snapshot(head.id) if head else None
    yield "nilai.json", json.dumps(figures, ensure_ascii=False, indent=1).encode()
    yield from table_files(table, context.clock.now())
    if snapshot is not None:
        yield "potret.json", snapshot.encode()
    with speaking(Language.INDONESIAN):
        document = reports().make("quarterly", moment)
    reports().issue(document)
    yield document.name, document.data


def table_files(table: EsakipTable, written_at: datetime) -> Iterator[NamedFile]:
    """The e-SAKIP table as .csv and .xlsx."""
    from iku_desktop.exchange.esakip_files import esakip_csv, esakip_xlsx

    head, lines = esakip_head(), esakip_lines(table)
    yield "esakip.csv", esakip_csv(head, lines)
    yield "esakip.xlsx", esakip_xlsx(esakip_title(table), head, lines, written_at)

"""The snapshot of a quarter that is being closed, and the report models read back from it."""

from collections.abc import Iterable, Mapping
from typing import Any

from iku_desktop import __version__
from iku_desktop.domain.closing import ClosingHead
from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.locking import held
from iku_desktop.domain.office import signing_official
from iku_desktop.domain.periods import QUARTERS, Moment, Quarter
from iku_desktop.domain.plan import IkuPlan
from iku_desktop.services.facts import assess_year, counted_in
from iku_desktop.services.frozen_json import canonical, freeze
from iku_desktop.services.frozen_quarters import (
    FORMAT,
    FrozenFigures,
    closing_of,
    frozen_report,
    hash_of,
)
from iku_desktop.services.locks import closed_quarter, structure
from iku_desktop.services.report_sources import SOURCES, Request
from iku_desktop.services.snapshot import Snapshot


def snapshot_text(rows: Snapshot, plan: IkuPlan, moment: Moment, head: ClosingHead) -> str:
    """The canonical JSON of a closing (domain.md, "Closing a quarter"); `rows` know its head already.

    `inputs` tells every input row by kind and id with the SHA-256 of what the quarter holds of it.
    """
    request = Request(plan, moment)
    figures = FrozenFigures(
        assessments=assess_year(rows, moment),
        targets=rows.targets(head.year),
        narratives=rows.narratives(head.year, head.quarter),
        official=signing_official(rows.officials(), max(moment.today, moment.as_of)),
    )
    return canonical(
        {
            "format": FORMAT,
            "program": __version__,
            "office": rows.office().code,
            "year": head.year,
            "quarter": head.quarter,
            "revision": head.revision,
            "as_of": moment.as_of.isoformat(),
            "closed_at": head.closed_at.isoformat(),
            "closed_by": head.closed_by,
            "inputs": _inputs(rows, moment.quarter, head),
            "values": freeze(figures),
            "reports": {
                kind: freeze(source.model(rows, request), source.frozen_as)
                for kind, source in SOURCES.items()
                if source.frozen_as is not None and head.quarter in source.frozen_with
            },
        }
    )


def _inputs(rows: Snapshot, quarter: Quarter, head: ClosingHead) -> dict[str, dict[str, str]]:
    """Kind of row to its id to the hash of what the quarter holds of it; rows of no matter are left out."""
    counted = counted_in(rows, quarter.year)
    closed = closed_quarter(rows, quarter, head)
    documents = rows.documents({each.fiscal_year for each in counted}).values()
    activities = rows.reader.activities(Quarter(quarter.year, 1).start, quarter.end)
    files = rows.reader.evidence_files(FileOwner.ACTIVITY, [each.id for each in activities])
    hashes = {owner: [each.sha256 for each in mine] for owner, mine in files.items()}
    kinds: Mapping[str, Iterable[Any]] = {
        "village_document": documents,
        "activity": activities,
        "target": rows.targets(quarter.year),
        "manual_value": rows.manual_values(quarter.year).values(),
        "narrative": rows.narratives(quarter.year, quarter.number),
    }
    inputs = {
        kind: {
            each.id: _hashed(part)
            for each in each_row
            if (part := held(each, closed, hashes.get(each.id, ())))
        }
        for kind, each_row in kinds.items()
    }
    expected = {
        "/".join(map(str, key)) if isinstance(key, tuple) else str(key): _hashed(value)
        for key, value in structure(rows, quarter).items()
    }
    return {**inputs, "expected": expected}


def _hashed(part: object) -> str:
    return hash_of(canonical(freeze(part, object)))


def frozen_model(rows: Snapshot, kind: str, moment: Moment) -> object | None:
    """The read-model of a report as its closing kept it; None where none was kept."""
    source = SOURCES[kind]
    if source.frozen_as is None:
        return None
    if not source.needs_quarter and not moment.is_asked:
        moment = Moment.at(Quarter(moment.year, QUARTERS[-1]), moment.today)
    head = closing_of(rows, moment)
    return None if head is None else frozen_report(rows, head, kind, source.frozen_as)

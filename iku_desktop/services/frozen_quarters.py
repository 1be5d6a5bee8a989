"""What is read back of a closed quarter: its figures and reports as they were closed, checked by hash."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.closing import ClosingHead, held_closed
from iku_desktop.domain.office import Official
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.plan import Narrative, Target
from iku_desktop.domain.problems import Unavailable
from iku_desktop.services.frozen_json import ShapeError, thaw
from iku_desktop.services.snapshot import Snapshot

FORMAT = 1
Shape = TypeVar("Shape")


@dataclass(frozen=True, slots=True)
class FrozenFigures:
    """The figures of a quarter as they were when it was closed, with what they were held against."""

    assessments: tuple[Assessment, ...]
    targets: tuple[Target, ...]
    narratives: tuple[Narrative, ...]
    official: Official | None


def hash_of(text: str) -> str:
    """The SHA-256 of a snapshot's text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def closing_of(rows: Snapshot, moment: Moment) -> ClosingHead | None:
    """The closing whose snapshot answers for a moment; None where the rows as they are do."""
    head = None if moment.is_asked else held_closed(rows.closings(), moment.quarter)
    # A closing that is being made has no id, and no snapshot, yet.
    return head if head is not None and head.id else None


def frozen_assessments(rows: Snapshot, moment: Moment) -> tuple[Assessment, ...] | None:
    """The figures of a closed quarter as they were closed; None where the quarter is open."""
    head = closing_of(rows, moment)
    if head is None:
        return None

    def read() -> tuple[Assessment, ...]:
        values = snapshot_of(rows, head)["values"]
        return _thawed(values, FrozenFigures, head).assessments

    return rows.unchanging(("values", head.id), read)


def frozen_report(rows: Snapshot, head: ClosingHead, kind: str, shape: type[Shape]) -> Shape | None:
    """The read-model of a report of that kind as a closing kept it; None where it kept none."""
    plain = snapshot_of(rows, head)["reports"].get(kind)
    return None if plain is None else _thawed(plain, shape, head)


def snapshot_of(rows: Snapshot, head: ClosingHead) -> Mapping[str, Any]:
    """The plain values of a closing; Unavailable `closing_damaged` where they are not what was closed."""
    text = rows.reader.closing_snapshot(head.id)
    if text is None or hash_of(text) != head.sha256:
        raise _damaged(head)
    plain = json.loads(text)
    if plain.get("format", FORMAT) > FORMAT:
        raise _damaged(head)
    return plain  # type: ignore[no-any-return]  # the hash says that it is what was written


def _thawed(plain: Any, shape: type[Shape], head: ClosingHead) -> Shape:
    try:
        return thaw(plain, shape)
    except ShapeError as fault:
        raise _damaged(head) from fault


def _damaged(head: ClosingHead) -> Unavailable:
    quarter = Quarter(head.year, head.quarter).roman
    return Unavailable("closing_damaged", damaged=True, quarter=quarter, year=head.year)

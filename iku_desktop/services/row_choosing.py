"""Rows of which several versions wait: shown side by side, and settled by what a person chooses."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from uuid import uuid4

from iku_desktop.domain.merging import REMOVED, RowState, RowVersion
from iku_desktop.domain.package_models import DifferingRow, Side
from iku_desktop.domain.packages import LISTED, RowVariant, VariantState
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.row_content import FIELDS, canonical, fields_of
from iku_desktop.services.context import Context, saved
from iku_desktop.services.locks import closed_quarters
from iku_desktop.services.row_checks import RowChecks
from iku_desktop.services.row_merging import RowMerger
from iku_desktop.services.row_states import LocalRow, RowKey, RowStates, version_of
from iku_desktop.services.snapshot import Change, Snapshot

HERE = "di-sini"


class RowChoosing:
    """The differing rows of one read or change."""

    def __init__(self, rows: Snapshot, checks: RowChecks) -> None:
        self.states, self._checks = RowStates(rows), checks
        self._groups: dict[RowKey, list[RowVariant]] = {}
        for key, variants in self.states.variants.items():
            for each in variants:
                if each.state in LISTED:
                    place = (key[0], each.rival) if each.state is VariantState.RIVAL else key
                    self._groups.setdefault(place, []).append(each)
        self.local = self.states.of(self._groups)

    def rows(self) -> Iterator[DifferingRow]:
        """The rows that wait, those that can be settled first."""
        found = [self._row(key, variants) for key, variants in self._groups.items()]
        yield from sorted(found, key=lambda each: (each.held is not None, each.subject))

    def row(self, key: RowKey) -> DifferingRow:
        """One of them; Refused where it waits no longer."""
        if key not in self._groups:
            raise Refused(Problem("row_settled"))
        return self._row(key, self._groups[key])

    def _row(self, key: RowKey, variants: list[RowVariant]) -> DifferingRow:
        here = standing_content(self.local[key])
        version = self.local[key].version
        sides = [
            Side(
                HERE,
                fields_of(here),
                version.at if version and here else None,
                version.by if version and here else "",
            )
        ]
        for each in sorted(variants, key=lambda one: version_of(one).precedence, reverse=True):
            problem = self._checks.closed_problem(key, here, each.content)
            fields = fields_of(each.content)
            at_by = (each.version_at, each.version_by)
            sides.append(Side(side_name(each), fields, *at_by, each.state, problem))
        shown = here or next((each.content for each in variants if each.content), REMOVED)
        others = [each for each in sides if each.fields]
        names = tuple(
            name
            for name in FIELDS[key[0]]
            if len({canonical({name: each.fields[name]}) for each in others}) > 1
        )
        problems = [each.problem for each in sides[1:]]
        held = problems[0] if all(problems) else None
        return DifferingRow(*key, self._checks.subject(key, shown), tuple(sides), names, held)

    def settled(
        self, key: RowKey, picks: Mapping[str, str], at_by: tuple[datetime, str]
    ) -> dict[RowKey, RowState]:
        """The states after a choice: `picks` gives a side's version by field, "" for all others.

        Refused where a side is not there any more, or a closed quarter forbids the result.
        """
        row = self.row(key)
        content = self._chosen(row, picks)
        problem = self._checks.closed_problem(key, standing_content(self.local[key]), content)
        if problem is not None:
            raise Refused(problem)
        return self._states(key, content, at_by)

    def _chosen(self, row: DifferingRow, picks: Mapping[str, str]) -> str:
        sides = {each.version: each for each in row.sides}
        chosen = {name: sides.get(version) for name, version in picks.items()}
        if None in chosen.values():
            raise Refused(Problem("row_settled"))
        whole = chosen.get("") or row.sides[0]
        if whole.is_removed:
            return REMOVED
        fields = {
            name: (side.fields if (side := chosen.get(name)) and side.fields else whole.fields)[
                name
            ]
            for name in FIELDS[row.table]
        }
        return canonical(fields)

    def _states(
        self, key: RowKey, content: str, at_by: tuple[datetime, str]
    ) -> dict[RowKey, RowState]:
        """The chosen content knows all that led to any version; what stood under other ids is gone."""
        event = f"pilih:{uuid4()}"
        events = {event}
        others: dict[RowKey, set[str]] = {}
        for each in (*self._groups[key], *self.states.variants.get(key, ())):
            own = (each.table_name, each.row_key)
            (events if own == key else others.setdefault(own, {event})).update(each.events)
        if (version := self.local[key].version) is not None:
            events |= version.events
        at, by = at_by
        found = {key: _state(key, events, content, at, by)}
        for own, known in others.items():
            # Who made the row under the other id hears that it stands under this one.
            for each in self.states.variants.get(own, ()):
                known |= set(each.events)
            found[own] = _state(own, known, REMOVED, at, by)
        return found


def _state(key: RowKey, events: set[str], content: str, at: datetime, by: str) -> RowState:
    return RowState(key, RowVersion(frozenset(events), content, at, by))


def standing_content(local: LocalRow) -> str:
    """What stands of a row, REMOVED where nothing does."""
    return local.version.content if local.stored and local.version else REMOVED


def side_name(variant: RowVariant) -> str:
    """What tells a version from all others that wait."""
    return f"{variant.row_key}|{variant.digest}"


def checks_for(rows: Snapshot, context: Context) -> RowChecks:
    """The checks of rows whose files are here already."""
    return RowChecks(rows, context.today, closed_quarters(rows), lambda files: None)


def choose(context: Context, choices: Mapping[RowKey, Mapping[str, str]] | None) -> Saved:
    """Settle rows in one change; None settles all that wait as they stand here."""
    with context.writing() as change:
        choosing = RowChoosing(change.rows, checks_for(change.rows, context))
        if choices is None:
            choices = {(each.table, each.key): {"": HERE} for each in choosing.rows()}
        _write(change, choosing, choices, context)
        return saved(change)


def _write(
    change: Change,
    choosing: RowChoosing,
    choices: Mapping[RowKey, Mapping[str, str]],
    context: Context,
) -> None:
    every: dict[RowKey, RowState] = {}
    for key, picks in choices.items():
        every |= choosing.settled(key, picks, (change.at, context.user))
    merger = RowMerger(change, choosing.states, checks_for(change.rows, context))
    merger.write(every)

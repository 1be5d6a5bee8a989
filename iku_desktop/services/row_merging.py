"""Merges the rows of packages into the office within one change, and keeps what it can't settle."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from uuid import NAMESPACE_URL, uuid5

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evidence_files import EvidenceFile
from iku_desktop.domain.merging import REMOVED, RowState, RowVersion, hide_twins, settled
from iku_desktop.domain.package_models import PackageRow, RefusedPackageRow
from iku_desktop.domain.packages import Presence, RowBase, RowVariant, VariantState
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.row_content import ACTIVITY, fields_of, twin_name
from iku_desktop.services.row_checks import KINDS, OwnRow, RowChecks
from iku_desktop.services.row_states import LocalRow, RowKey, RowStates
from iku_desktop.services.snapshot import Change

NOWHERE = LocalRow(None)


@dataclass(slots=True)
class Tally:
    """What a merge did, row by row."""

    new: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    refused: list[RefusedPackageRow] = field(default_factory=list)


class RowMerger:
    """One merge: takes versions in, settles every row they concern, and writes what became another."""

    def __init__(self, change: Change, states: RowStates, checks: RowChecks) -> None:
        self._change, self._states, self._checks = change, states, checks
        self._local: dict[RowKey, LocalRow] = {}
        self._incoming: dict[RowKey, set[RowVersion]] = {}
        self.tally = Tally()

    def take(self, rows: Iterable[PackageRow], step: Callable[[], None]) -> None:
        """Rows of a package; a version that can't be recorded here is refused and the others go on.

        `step` is told of every row and may raise to stop.
        """
        every = list(rows)
        keys = [(row.table, row.key) for row in every]
        self._know(keys)
        for key, row in zip(keys, every, strict=True):
            step()
            local = self._local[key]
            known = {each.content for each in local.pool}
            mine = self._incoming.setdefault(key, set())
            for version in row.versions:
                try:
                    taken = (
                        version if version.content in known else self._checks.taken(key, version)
                    )
                except Refused as refused:
                    subject = self._checks.subject(key, version.content)
                    self.tally.refused += [
                        RefusedPackageRow(subject, each) for each in refused.problems
                    ]
                else:
                    mine.add(taken)

    def finish(self) -> None:
        """Settle and write; rows that were kept from earlier merges are settled anew."""
        self._know(self._states.variants)
        every = self._settle(self._local)
        if twins := self._twins_of(every):
            self._know(twins)
            every |= self._settle(twins)
        activities = {key[1]: state for key, state in every.items() if key[0] == ACTIVITY}
        hide_twins(activities, twin_name, self._is_fixed)
        self._find_held_twins(activities)
        self._write_rows(every)
        self._write_versions(every)

    def write(self, every: Mapping[RowKey, RowState]) -> None:
        """Write rows as somebody settled them."""
        self._know(every)
        self._write_rows(every)
        self._write_versions(every)

    def _know(self, keys: Iterable[RowKey]) -> None:
        fresh = [key for key in dict.fromkeys(keys) if key not in self._local]
        self._local |= self._states.of(fresh)

    def _settle(self, keys: Iterable[RowKey]) -> dict[RowKey, RowState]:
        found = {}
        for key in list(keys):
            local = self._local[key]
            pool = local.pool | self._incoming.get(key, set())
            if pool:
                found[key] = settled(key, pool, partial(self._may_stand, key))
        return found

    def _may_stand(self, key: RowKey, version: RowVersion) -> bool:
        here = self._here(key)
        if version.content == here:
            return True
        try:
            # One that was kept may fit no more: a section or village may be gone since.
            self._checks.own(key, version.content)
        except Refused:
            return False
        return self._checks.closed_problem(key, here, version.content) is None

    def _here(self, key: RowKey) -> str:
        """What stands of a row now."""
        local = self._local[key]
        return local.version.content if local.stored and local.version else REMOVED

    def _twins_of(self, every: Mapping[RowKey, RowState]) -> list[RowKey]:
        """The activities here that say the same as one that comes to stand, under another id."""
        names = {
            twin_name(state.standing.content)
            for key, state in every.items()
            if key[0] == ACTIVITY
            and state.standing is not None
            and state.standing.content not in (REMOVED, self._here(key))
        }
        days = [date.fromisoformat(str(name[0])) for name in names]
        here = self._states.same_activities(days)
        return [
            (ACTIVITY, row_id)
            for name in names
            for row_id in here.get((str(name[0]), str(name[1]), str(name[2])), ())
            if (ACTIVITY, row_id) not in every
        ]

    def _find_held_twins(self, activities: Mapping[str, RowState]) -> None:
        """What a closed quarter holds under another id in the same words need nobody look at."""
        held = [
            (row_id, state, version)
            for row_id, state in activities.items()
            for version, kind in state.variants.items()
            if kind is VariantState.HELD and version.content != REMOVED and not state.standing
        ]
        days = [date.fromisoformat(str(twin_name(each.content)[0])) for _, _, each in held]
        here = self._states.same_activities(days)
        for row_id, state, version in held:
            day, description, section = map(str, twin_name(version.content))
            others = [(ACTIVITY, one) for one in here.get((day, description, section), ())]
            self._know(others)
            same = [key for key in others if self._here(key) == version.content]
            if same and same[0][1] != row_id:
                state.variants[version], state.rival = VariantState.TWIN, same[0][1]

    def _is_fixed(self, row_id: str) -> bool:
        key = (ACTIVITY, row_id)
        return self._local[key].stored and self._checks.is_held(key, self._here(key))

    def _write_rows(self, every: Mapping[RowKey, RowState]) -> None:
        puts: list[tuple[RowKey, OwnRow]] = []
        hidden: dict[str, str] = {}
        for key, state in every.items():
            before = self._here(key)
            after = state.standing.content if state.standing else REMOVED
            if before == after:
                self.tally.unchanged += key in self._incoming
            elif after == REMOVED:
                self._remove(key)
                if state.standing is None:
                    hidden[key[1]] = state.rival
                self.tally.removed += state.standing is not None
            else:
                puts.append((key, self._checks.own(key, after)))
                self.tally.new += before == REMOVED
                self.tally.changed += before != REMOVED
        # A row that only changed its id is no new one.
        self.tally.new = max(0, self.tally.new - len(hidden))
        self._put(puts)
        self._redirect_letters(hidden)

    def _redirect_letters(self, hidden: Mapping[str, str]) -> None:
        """A letter recorded as an activity that another stands for now was recorded as that other one."""
        letters = self._change.work.letters_of_activities(hidden) if hidden else ()
        self._change.work.put_all(
            [replace(each, activity_id=hidden[each.activity_id]) for each in letters]
        )

    def _remove(self, key: RowKey) -> None:
        table, name = key
        row_id = name if table == ACTIVITY else self._states.documents[name].id
        self._change.work.remove(KINDS[table][0], row_id)

    def _put(self, puts: Sequence[tuple[RowKey, OwnRow]]) -> None:
        rows = [self._named(key, own) for key, own in puts]
        ids = self._change.work.put_all(rows)
        for table, (_, owner) in KINDS.items():
            mine = [
                (row_id, own)
                for row_id, (key, own) in zip(ids, puts, strict=True)
                if key[0] == table
            ]
            stored = self._change.work.evidence_files(owner, [row_id for row_id, _ in mine])
            for row_id, own in mine:
                self._put_files(row_id, own.files, stored.get(row_id, ()))

    def _named(self, key: RowKey, own: OwnRow) -> Activity | VillageDocument:
        """The row under its id; a document that is new gets one that every office would give it."""
        assert own.row is not None
        if isinstance(own.row, Activity):
            return own.row
        stored = self._states.documents.get(key[1])
        address = f"ikupak:{self._change.work.office_code}/{key[1]}"
        return replace(own.row, id=stored.id if stored else str(uuid5(NAMESPACE_URL, address)))

    def _put_files(
        self, row_id: str, wanted: Sequence[EvidenceFile], stored: Sequence[EvidenceFile]
    ) -> None:
        there = {each.sha256: each for each in stored}
        hashes = {each.sha256 for each in wanted}
        for each in stored:
            if each.sha256 not in hashes:
                self._change.work.remove(EvidenceFile, each.id)
        last = max((each.position for each in stored), default=-1)
        for place, each in enumerate(wanted, start=last + 1):
            old = there.get(each.sha256)
            position, known = (old.position, old.id) if old else (place, "")
            self._change.work.put(replace(each, owner_id=row_id, position=position, id=known))

    def _write_versions(self, every: Mapping[RowKey, RowState]) -> None:
        """Say which version stands now and which are kept, where that isn't told already."""
        until = self._change.work.change_counter()
        rivals = {(ACTIVITY, state.rival) for state in every.values() if state.rival}
        writes: list[object] = []
        for key, state in every.items():
            local = self._local.get(key, NOWHERE)
            wanted = {each.digest: each for each in _variants(key, state)}
            stored = {each.digest: each for each in local.variants}
            stored |= {each.digest: each for each in self._states.variants.get(key, ())}
            same = {name: replace(each, id="") for name, each in stored.items()} == wanted
            told = same and local.version == state.standing
            if told and (local.base is not None or key not in rivals):
                continue
            for digest, variant in stored.items():
                if digest not in wanted:
                    self._change.work.remove(RowVariant, variant.id)
            for digest, variant in wanted.items():
                writes.append(replace(variant, id=stored[digest].id if digest in stored else ""))
            writes.append(_base(key, state, until, local.base.id if local.base else ""))
        self._change.work.put_all(writes)


def _variants(key: RowKey, state: RowState) -> Iterable[RowVariant]:
    for version, kind in state.variants.items():
        yield RowVariant(
            *(*key, version.digest, tuple(sorted(version.events)), version.content),
            *(version.at, version.by, kind, state.rival if kind in OF_A_RIVAL else ""),
        )


OF_A_RIVAL = (VariantState.TWIN, VariantState.RIVAL)


def _base(key: RowKey, state: RowState, until: int, row_id: str) -> RowBase:
    standing = state.standing
    if standing is None:
        first = max(state.variants, key=lambda each: each.precedence)
        return RowBase(*key, Presence.ABSENT, (), first.at, first.by, until, row_id)
    presence = Presence.STANDS if fields_of(standing.content) else Presence.REMOVED
    events = tuple(sorted(standing.events))
    return RowBase(*key, presence, events, standing.at, standing.by, until, row_id)

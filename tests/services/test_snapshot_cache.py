"""Rows are read once per change: what is kept, what a change makes anew, and never anything stale."""

from collections import Counter
from datetime import date

import pytest

from iku_desktop.domain.problems import Refused
from iku_desktop.services.context import Context
from iku_desktop.services.indicators import Indicators
from iku_desktop.services.snapshot import TABLES_OF, SnapshotCache
from iku_desktop.storage.reader import Reader
from tests.services.desk import Desk

READS = (
    *("villages", "rules", "plans", "document_types", "categories", "documents", "exceptions"),
    *("activity_facts", "manual_values", "targets"),
)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each part was read from the database."""
    counted: Counter[str] = Counter()

    def count(name: str) -> None:
        read = getattr(Reader, name)

        def counting(self: Reader, *args: object) -> object:
            counted[name] += 1
            return read(self, *args)

        monkeypatch.setattr(Reader, name, counting)

    for name in READS:
        count(name)
    return counted


def test_that_four_quarters_are_read_once(desk: Desk, reads: Counter[str]) -> None:
    for quarter in (1, 2, 3, 4):
        desk.services.indicators.assessments(desk.moment(quarter))
    desk.services.documents.matrix(desk.moment())
    assert set(reads.values()) == {1}
    assert set(reads) == set(READS)


def test_that_a_change_makes_only_its_own_part_anew(desk: Desk, reads: Counter[str]) -> None:
    moment = desk.moment()
    desk.services.indicators.assessments(moment)
    desk.record("Jenggrong", "RKPDES", 2026, date="30/9/2025")
    reads.clear()
    desk.services.indicators.assessments(moment)
    assert reads == {"documents": 1}
    desk.activity()
    reads.clear()
    desk.services.indicators.assessments(moment)
    assert reads == {"activity_facts": 1}


def test_that_what_another_program_wrote_is_seen(desk: Desk) -> None:
    moment = desk.moment()
    desk.services.indicators.assessments(moment)
    other = Context(desk.store, desk.clock, "Orang lain")
    Indicators(other).set_target("IKU-2", 2025, 4, 90)
    assert desk.figures(moment).target == 90


def remove_one_and_refuse(desk: Desk) -> None:
    with desk.context.writing() as change:
        village = change.rows.villages()[0]
        change.work.remove(type(village), village.id)
        assert len(change.work.villages()) == 10
        raise Refused(())


def test_that_a_refused_entry_leaves_nothing_behind_in_memory(desk: Desk) -> None:
    with pytest.raises(Refused):
        remove_one_and_refuse(desk)
    assert len(desk.services.documents.matrix(desk.moment()).rows) == 11


class OlderReader:
    """A reader that began before the newest change."""

    def change_counter(self) -> int:
        return 1

    def villages(self) -> tuple[str, ...]:
        return ("an older row",)


def test_that_an_older_reader_cannot_put_old_rows_back(desk: Desk) -> None:
    cache = SnapshotCache()
    with desk.store.read() as reader:
        cache.over(reader)
        assert cache.over(OlderReader()).villages() == ("an older row",)  # type: ignore[arg-type]
        assert cache.over(reader).villages()[0].name == "Jenggrong"


def test_that_each_part_names_tables_that_exist(desk: Desk) -> None:
    from iku_desktop.storage.tables import METADATA

    named = frozenset().union(*TABLES_OF.values())
    assert named <= set(METADATA.tables)


def test_that_the_figures_of_a_year_follow_a_clock_that_moves(desk: Desk) -> None:
    before = desk.figures(desk.moment()).measurement.attainable
    desk.clock.day = date(2026, 1, 1)
    assert desk.figures(desk.moment()).measurement.attainable != before

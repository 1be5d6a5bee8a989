"""What is remembered of packages comes back as it was put; the private key stands in its table alone."""

import dataclasses
import sqlite3
from contextlib import closing
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner, FileType
from iku_desktop.domain.packages import (
    KnownSender,
    MergedPackage,
    Presence,
    Purpose,
    RowBase,
    RowVariant,
    SentPackage,
    VariantState,
)
from iku_desktop.domain.problems import Refused
from iku_desktop.domain.row_content import ACTIVITY, DOCUMENT
from iku_desktop.domain.row_trails import document_key
from iku_desktop.storage.reader import Reader
from iku_desktop.storage.store import Store
from tests.storage.office_content import AT, LATER, WHO, an_activity

TEXT = st.sampled_from(("", "<b>&\"'", "a\x00b", "😀", "x" * 5000)) | st.text(
    st.characters(exclude_categories=["Cs"])
)
HASH = st.text("0123456789abcdef", min_size=64, max_size=64)
COUNT, TIME, TEXTS = st.integers(0, 2**40), st.datetimes(), st.lists(TEXT).map(tuple)

REMEMBERED: dict[type, tuple[Any, Any]] = {
    KnownSender: (st.builds(KnownSender, HASH, TEXT, TEXT), Reader.known_senders),
    SentPackage: (
        st.builds(
            *(SentPackage, HASH, COUNT, st.sampled_from(Purpose), TEXT, COUNT, COUNT, TIME, TEXT)
        ),
        Reader.sent_packages,
    ),
    MergedPackage: (
        st.builds(MergedPackage, HASH, HASH, COUNT, TEXT, TIME, TEXT, COUNT, COUNT, TEXT),
        Reader.merged_packages,
    ),
    RowBase: (
        st.builds(RowBase, TEXT, TEXT, st.sampled_from(Presence), TEXTS, TIME, TEXT, COUNT),
        Reader.row_bases,
    ),
    RowVariant: (
        st.builds(
            *(RowVariant, TEXT, TEXT, HASH, TEXTS, TEXT, TIME, TEXT),
            *(st.sampled_from(VariantState), TEXT),
        ),
        Reader.row_variants,
    ),
}


@pytest.mark.parametrize("kind", REMEMBERED, ids=lambda kind: kind.__name__)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_that_what_is_remembered_of_packages_comes_back(
    store: Store, kind: type, data: st.DataObject
) -> None:
    strategy, read = REMEMBERED[kind]
    put = data.draw(strategy)
    with store.write(WHO, AT) as unit:
        put = dataclasses.replace(put, id=unit.put(put))
        assert read(unit) == (put,)
        unit.remove(kind, put.id)


def test_that_an_office_has_no_key_until_one_is_made_and_then_one_for_good(store: Store) -> None:
    with store.read() as reader:
        assert (reader.public_key(), reader.private_key()) == ("", None)
    with store.write(WHO, AT) as unit:
        unit.put_office_key("a" * 64, b"rahasia sekali, jangan dibaca!!!")
    with store.read() as reader:
        assert reader.public_key() == "a" * 64
        assert reader.private_key() == b"rahasia sekali, jangan dibaca!!!"
    with pytest.raises(Refused), store.write(WHO, AT) as unit:
        unit.put_office_key("b" * 64, b"lain")


def test_that_the_trail_tells_the_public_key_and_nothing_of_the_private_one(store: Store) -> None:
    with store.write(WHO, AT) as unit:
        unit.put_office_key("a" * 64, b"rahasia sekali, jangan dibaca!!!")
        (row_id,) = unit._connection.exec_driver_sql("SELECT id FROM office_key").one()
        (entry,) = unit.audit_of("office_key", row_id)
    assert entry.new == '{"public_key":"' + "a" * 64 + '"}'
    with closing(sqlite3.connect(store.paths.database)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        everything = {
            name: repr(connection.execute(f'SELECT * FROM "{name}"').fetchall())
            for (name,) in tables.fetchall()
        }
    assert [name for name, rows in everything.items() if "rahasia" in rows] == ["office_key"]


def test_that_the_same_sender_package_and_version_are_known_once(store: Store) -> None:
    version = ("activity", "a", "0" * 64, ("e",), "{}", AT, WHO, VariantState.OPEN)
    for twice in (
        KnownSender("a" * 64, "Seksi"),
        MergedPackage("a" * 64, "b" * 64, 1, "", AT, WHO, 1, 1, ""),
        SentPackage("a" * 64, 1, Purpose.SECTION, "PEM", 1, 1, AT, WHO),
        RowBase("activity", "a", Presence.STANDS, (), AT, WHO, 1),
        RowVariant(*version),
    ):
        with store.write(WHO, AT) as unit:
            unit.put(twice)
        with pytest.raises(Refused), store.write(WHO, AT) as unit:
            unit.put(twice)


def test_that_the_trail_of_an_activity_tells_its_evidence_and_files_too(store: Store) -> None:
    with store.write(WHO, AT) as unit:
        first, second = unit.sections()
        row_id = unit.put(an_activity(first.id))
        other = unit.put(an_activity(first.id, date(2025, 11, 1)))
        file_id = unit.put(
            EvidenceFile(FileOwner.ACTIVITY, row_id, "0" * 64, FileType.PDF, "a.pdf", 1, 1)
        )
    with store.write("Orang Lain", LATER) as unit:
        activity = unit.activity(row_id)
        assert activity is not None
        unit.put(dataclasses.replace(activity, evidence=()))
    with store.write(WHO, LATER) as unit:
        unit.remove(EvidenceFile, file_id)
        unit.put(dataclasses.replace(activity, section_id=second.id, evidence=()))
    with store.read() as reader:
        trails = reader.row_trails()
    trail = trails.of(ACTIVITY, row_id)
    assert len(trail.changes) == len(trail.events()) == 3
    assert (trail.changed_at, trail.by) == (LATER, WHO)
    assert trail.sections == {first.id, second.id}
    assert trail.events(trail.last) == frozenset()
    assert trails.of(ACTIVITY, other).events() < trail.events()
    assert trails.of(ACTIVITY, "none").events() == frozenset()


def test_that_the_trail_of_a_document_goes_on_after_it_was_removed(store: Store) -> None:
    with store.write(WHO, AT) as unit:
        village = unit.villages()[0].id
        row_id = unit.put(VillageDocument(village, "RKPDES", 2026, number="1"))
        unit.put(EvidenceFile(FileOwner.DOCUMENT, row_id, "0" * 64, FileType.PDF, "a.pdf", 1, 1))
    with store.write(WHO, AT) as unit:
        unit.put(VillageDocument(village, "RKPDES", 2026, number="2", id=row_id))
    with store.write(WHO, LATER) as unit:
        unit.remove(VillageDocument, row_id)
    with store.write(WHO, LATER) as unit:
        unit.put(VillageDocument(village, "RKPDES", 2026, number="3"))
    with store.read() as reader:
        trails = reader.row_trails()
    assert list(trails.rows) == [(DOCUMENT, document_key(village, "RKPDES", 2026))]
    assert len(trails.of(DOCUMENT, document_key(village, "RKPDES", 2026)).changes) == 4


def test_that_a_change_before_steps_were_told_is_known_by_its_own_id(store: Store) -> None:
    with store.write(WHO, AT) as unit:
        row_id = unit.put(an_activity(unit.sections()[0].id, kinds=()))
        (entry,) = unit.audit_of("activity", row_id)
    with closing(sqlite3.connect(store.paths.database)) as connection:
        connection.execute("DROP TRIGGER audit_is_never_changed")
        connection.execute("UPDATE audit SET step = ''")
        connection.commit()
    with store.read() as reader:
        assert reader.row_trails().of(ACTIVITY, row_id).events() == {entry.id}

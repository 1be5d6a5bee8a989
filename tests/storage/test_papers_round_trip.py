"""Evidence files, issued papers, their way, letters and preferences come back as they were put."""

import dataclasses
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku_desktop.domain.closing import ClockConfirmation, Closing
from iku_desktop.domain.evidence_files import EvidenceFile, FileOwner, FileType
from iku_desktop.domain.issued import IssuedDocument, IssuedState, ReportProgress
from iku_desktop.domain.letters import Letter
from iku_desktop.domain.preferences import Preference, PreferenceName
from iku_desktop.domain.problems import Refused
from iku_desktop.storage.audit import LONGEST_TEXT
from iku_desktop.storage.store import Store
from iku_desktop.storage.unit_of_work import UnitOfWork
from tests.storage.office_content import AT, LATER, WHO

TEXT = st.sampled_from(("", "<b>&\"'", "a\x00b", "😀", "x" * 5000)) | st.text(
    st.characters(exclude_categories=["Cs"])
)
HASH = st.text("0123456789abcdef", min_size=64, max_size=64)
YEAR, COUNT, QUARTER = st.integers(1, 9999), st.integers(0, 2**40), st.integers(0, 4)
DAY, TIME = st.dates(), st.datetimes()

PAPERS: dict[type, Any] = {
    EvidenceFile: st.builds(
        *(EvidenceFile, st.sampled_from(FileOwner), HASH, HASH, st.sampled_from(FileType)),
        *(TEXT, COUNT, COUNT, TEXT, COUNT),
    ),
    IssuedDocument: st.builds(
        *(IssuedDocument, TEXT, YEAR, QUARTER, TEXT, COUNT, TEXT, st.sampled_from(IssuedState)),
        *(TEXT, HASH, COUNT, TEXT, TIME, TEXT, TEXT),
    ),
    ReportProgress: st.builds(
        *(ReportProgress, TEXT, YEAR, QUARTER, COUNT, st.none() | TIME, st.none() | DAY, TEXT),
        *(st.booleans(), st.none() | DAY, TEXT, TEXT),
    ),
    Preference: st.builds(Preference, st.sampled_from(PreferenceName), TEXT),
    Letter: st.builds(
        *(Letter, YEAR, COUNT, TEXT, DAY, st.just("village"), st.lists(TEXT).map(tuple), DAY),
        *(TEXT, TEXT),
    ),
}


def read_back(unit: UnitOfWork, put: Any) -> Any:
    """The object as the reader's own method gives it."""
    if isinstance(put, EvidenceFile):
        return unit.evidence_files(put.owner, [put.owner_id])[put.owner_id][0]
    if isinstance(put, IssuedDocument):
        assert put in unit.issued_by_code(put.code)
        assert put in unit.issued_of(put.kind, put.year)
        return unit.issued_by_hash(put.sha256)
    if isinstance(put, ReportProgress):
        return next(each for each in unit.progress(put.year) if each.id == put.id)
    if isinstance(put, Letter):
        return next(each for each in unit.letters(put.year) if each.id == put.id)
    return Preference(put.name, unit.preferences()[put.name], put.id)


@pytest.mark.parametrize("kind", PAPERS, ids=lambda kind: kind.__name__)
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_that_a_paper_comes_back_as_it_was_put(
    store: Store, kind: type, data: st.DataObject
) -> None:
    paper = data.draw(PAPERS[kind])
    with store.write(WHO, AT) as unit:
        if isinstance(paper, Letter):
            paper = dataclasses.replace(paper, village_id=unit.villages()[0].id)
        paper = dataclasses.replace(paper, id=unit.put(paper))
        assert read_back(unit, paper) == paper
        unit.remove(kind, paper.id)


def test_that_the_bytes_of_an_issued_paper_are_kept_once(store: Store) -> None:
    with store.write(WHO, AT) as unit:
        unit.put_issued_content("0" * 64, b"%PDF-1.7\x00")
    with store.write(WHO, LATER) as unit:
        unit.put_issued_content("0" * 64, b"another")
    with store.read() as reader:
        assert reader.issued_content("0" * 64) == b"%PDF-1.7\x00"
        assert reader.issued_content("1" * 64) is None


def test_that_the_same_file_is_attached_to_a_row_only_once(store: Store) -> None:
    file = EvidenceFile(FileOwner.ACTIVITY, "a", "0" * 64, FileType.PDF, "surat.pdf", 9, 1)
    with store.write(WHO, AT) as unit:
        unit.put(file)
        unit.put(dataclasses.replace(file, owner_id="b"))
        assert len(unit.all_evidence_files()) == 2
    with pytest.raises(Refused), store.write(WHO, AT) as unit:
        unit.put(dataclasses.replace(file, name="lain.pdf"))


def test_that_closings_are_listed_without_their_snapshots(store: Store) -> None:
    snapshot = '{"a": 1}' * LONGEST_TEXT
    with store.write(WHO, AT) as unit:
        first = unit.put(Closing(2025, 1, 0, snapshot, "0" * 64, AT, WHO, LATER, WHO, "salah"))
        unit.put(Closing(2025, 1, 1, "{}", "1" * 64, LATER, WHO))
    with store.read() as reader:
        heads = reader.closing_heads()
        assert [(each.revision, each.is_open_again) for each in heads] == [(0, True), (1, False)]
        assert heads[0].closed_at == AT
        assert reader.closing_snapshot(first) == snapshot
        assert reader.closing_snapshot("none") is None
    audited = store.paths.database.read_bytes().count(b'{"a": 1}{"a": 1}')
    assert audited < 2 * LONGEST_TEXT, "the audit trail tells a snapshot by its hash"


def test_that_the_latest_time_seen_is_that_since_the_clock_was_confirmed(store: Store) -> None:
    def put(at: datetime, value: str) -> None:
        with store.write(WHO, at) as unit:
            (known,) = [each for each in ids if each] or [""]
            ids[0] = unit.put(Preference(PreferenceName.LETTER_FIRST, value, known))

    ids = [""]
    far, now = AT + timedelta(days=3000), AT + timedelta(days=1)
    put(far, "1")
    put(now, "2")
    with store.read() as reader:
        assert reader.last_seen() == far
    with store.write(WHO, now) as unit:
        unit.put(ClockConfirmation(far, now, WHO))
    with store.read() as reader:
        assert reader.last_seen() == now

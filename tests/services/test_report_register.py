"""The register of papers that left the program: what was saved, printed or made by the command line."""

import hashlib
from pathlib import Path

import pytest

from iku_desktop.domain.issued import IssuedDocument, IssuedState
from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.domain.problems import Unavailable
from tests.reports.reading import pages_of
from tests.services.desk import Desk


def issued(desk: Desk, document: PdfDocument) -> IssuedDocument | None:
    """What the register says of a document's bytes."""
    sha256 = hashlib.sha256(document.data).hexdigest()
    with desk.services.context.store.read() as reader:
        return reader.issued_by_hash(sha256)


def test_that_a_saved_report_is_registered_with_its_hash_and_code(
    desk: Desk, tmp_path: Path
) -> None:
    reports = desk.services.reports
    draft = reports.make("quarterly", desk.moment(3))
    assert issued(desk, draft) is None, "what is only looked at is not registered"
    reports.save(draft, tmp_path / draft.name)
    entry = issued(desk, draft)
    assert entry is not None
    assert (entry.kind, entry.year, entry.quarter, entry.revision) == ("quarterly", 2025, 3, 0)
    assert (entry.state, entry.size, entry.name) == (IssuedState.DRAFT, len(draft.data), draft.name)
    assert entry.code == draft.code.replace("-", "")
    assert len(entry.code) == 12
    assert (tmp_path / draft.name).read_bytes() == draft.data


def test_that_the_same_bytes_are_registered_once(desk: Desk) -> None:
    sheet = desk.services.reports.make("sheet", desk.moment(3))
    first = desk.services.reports.issue(sheet)
    assert desk.services.reports.issue(sheet).id == first.id
    entry = issued(desk, sheet)
    assert entry is not None
    assert (entry.state, entry.quarter) == (IssuedState.FINAL, 0)


def test_that_two_papers_of_one_report_bear_the_same_code(desk: Desk) -> None:
    f4, a4 = (
        desk.services.reports.make("quarterly", desk.moment(3), each) for each in ("f4", "a4")
    )
    assert f4.code == a4.code
    for each in (f4, a4):
        desk.services.reports.issue(each)
    with desk.services.context.store.read() as reader:
        papers = [each.paper for each in reader.issued_by_code(f4.code.replace("-", ""))]
    assert papers == ["f4", "a4"]


def test_that_the_printed_code_is_the_registered_one(desk: Desk) -> None:
    draft = desk.services.reports.make("quarterly", desk.moment(3))
    assert draft.code in pages_of(draft.data)[0].text


def test_that_a_report_without_a_place_to_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    draft = desk.services.reports.make("quarterly", desk.moment(3))
    with pytest.raises(Unavailable):
        desk.services.reports.save(draft, tmp_path / "tidak" / "ada.pdf")

"""Rows of packages, checked as if they were typed here, and named in the office's words."""

from collections.abc import Callable, Sequence

import pytest

from iku_desktop.domain.activities import Activity
from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evidence_files import EvidenceFile
from iku_desktop.domain.merging import REMOVED
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.row_content import ACTIVITY, DOCUMENT
from iku_desktop.services.locks import closed_quarters
from iku_desktop.services.row_checks import GONE, RowChecks
from tests.exchange.packages_made import content
from tests.services.desk import Desk

PLACE = "35.08.20.2001/APBDES/2026"
FILE = ["ab" * 32, "pdf", "Notulen.pdf", 900, 2, ""]


def checks_of(
    desk: Desk, filing: Callable[[Sequence[EvidenceFile]], None] | None = None
) -> RowChecks:
    with desk.context.reading() as rows:
        closed = closed_quarters(rows)
        return RowChecks(rows, desk.clock.day, closed, filing or (lambda files: None))


@pytest.fixture
def checks(desk: Desk) -> RowChecks:
    return checks_of(desk)


def code_of(desk: Desk, at: int = 0) -> str:
    return desk.services.settings.sections()[at].code


def an_activity(desk: Desk, **values: object) -> str:
    return content(ACTIVITY, **({"section": code_of(desk)} | values))


def problems(act: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(Refused) as caught:
        act()
    return [(each.field, each.code) for each in caught.value.problems]


def test_that_an_activity_comes_in_under_its_id_and_the_sections_code(
    desk: Desk, checks: RowChecks
) -> None:
    given = an_activity(desk, place="  Aula ", evidence=[["sk_camat", "7"]], files=[FILE])
    own = checks.own((ACTIVITY, "a1"), given)
    assert isinstance(own.row, Activity)
    assert (own.row.id, own.row.place) == ("a1", "Aula")
    assert own.row.section_id == desk.section()
    assert [each.name for each in own.files] == ["Notulen.pdf"]
    assert own.content == an_activity(
        desk, place="Aula", evidence=[["sk_camat", "7"]], files=[FILE]
    )


def test_that_a_removed_row_is_none_at_all(checks: RowChecks) -> None:
    assert checks.own((ACTIVITY, "a1"), REMOVED) is GONE


def test_that_a_content_is_checked_once(desk: Desk) -> None:
    asked: list[int] = []
    checks = checks_of(desk, lambda files: asked.append(len(files)))
    given = an_activity(desk, place=" Aula ", files=[FILE])
    own = checks.own((ACTIVITY, "a1"), given)
    assert checks.own((ACTIVITY, "a1"), given) is own
    assert checks.own((ACTIVITY, "a1"), own.content) is own, "nor in the office's words"
    assert checks.own((ACTIVITY, "a2"), given) is not own
    assert asked == [1, 1]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ({"section": "ZZ"}, [("section", "unknown_section")]),
        ({"evidence": [["surat cinta", "7"]]}, [("evidence", "unknown_evidence_kind")]),
        ({"files": [[*FILE[:5], "surat cinta"]]}, [("files", "unknown_evidence_kind")]),
        ({"date": "2027-01-01"}, [("date", "date_in_future")]),
        ({"description": ""}, [("description", "needed")]),
    ],
    ids=["section", "evidence", "files", "future", "words"],
)
def test_that_an_activity_is_refused_as_typing_it_would_be(
    desk: Desk, checks: RowChecks, values: dict[str, object], found: list[tuple[str, str]]
) -> None:
    given = an_activity(desk, **values)
    assert problems(lambda: checks.own((ACTIVITY, "a1"), given)) == found


def test_that_a_file_that_can_not_be_had_keeps_its_row_out(desk: Desk) -> None:
    def missing(_files: Sequence[EvidenceFile]) -> None:
        raise Refused(Problem("package_file_missing", "file", {"file": "Notulen.pdf"}))

    checks = checks_of(desk, missing)
    given = an_activity(desk, files=[FILE])
    for _ in range(2):
        assert problems(lambda: checks.own((ACTIVITY, "a1"), given)) == [
            ("file", "package_file_missing")
        ]


def test_that_a_document_comes_in_at_its_village(desk: Desk, checks: RowChecks) -> None:
    own = checks.own((DOCUMENT, PLACE), content(DOCUMENT, date="2025-11-20", number="5/2025"))
    assert isinstance(own.row, VillageDocument)
    assert (own.row.village_id, own.row.document_type) == (desk.village(), "APBDES")
    assert (own.row.fiscal_year, own.row.number) == (2026, "5/2025")


def test_that_a_document_of_which_nothing_is_told_is_none(checks: RowChecks) -> None:
    assert checks.own((DOCUMENT, PLACE), content(DOCUMENT)) is GONE
    kept = checks.own((DOCUMENT, PLACE), content(DOCUMENT, files=[FILE]))
    assert kept.row is not None, "its file alone makes it one"


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("35.99.99.2001/APBDES/2026", "village"),
        ("35.08.20.2001/APBDES/26", "fiscal_year"),
        ("35.08.20.2001/APBDES/²⁰²⁶", "fiscal_year"),
        ("35.08.20.2001/SURAT/2026", "document_type"),
    ],
)
def test_that_a_document_of_no_place_here_is_refused(
    checks: RowChecks, key: str, field: str
) -> None:
    given = content(DOCUMENT, number="1")
    assert [name for name, _ in problems(lambda: checks.own((DOCUMENT, key), given))] == [field]


def test_that_rows_are_named_as_the_office_calls_them(desk: Desk, checks: RowChecks) -> None:
    given = an_activity(desk, description="Rapat\n  koordinasi")
    section = desk.services.settings.sections()[0]
    named = section.short_name or section.name
    assert checks.subject((ACTIVITY, "a1"), given) == f"01/08/2025 Rapat koordinasi ({named})"
    assert checks.subject((DOCUMENT, PLACE), content(DOCUMENT)) == "APBDesa 2026 Jenggrong"


def test_that_what_nobody_here_knows_is_named_all_the_same(desk: Desk, checks: RowChecks) -> None:
    assert checks.subject((DOCUMENT, "35.99.99.2001/SURAT/2026"), "") == (
        "SURAT 2026 35.99.99.2001"
    )
    assert checks.subject((DOCUMENT, "x"), "") == "  x"
    assert checks.subject((ACTIVITY, "a1"), REMOVED) == "a1"
    long = checks.subject((ACTIVITY, "a1"), an_activity(desk, description="kata " * 40, date=None))
    assert long.startswith("– kata kata")
    assert "…" in long
    assert len(long) < 130


def test_that_a_closed_quarter_holds_its_rows_against_a_package(desk: Desk) -> None:
    kept = an_activity(desk, date="2025-02-03", evidence=[["sk_camat", "7"]])
    free = an_activity(desk, date="2025-10-03", evidence=[["sk_camat", "7"]])
    assert checks_of(desk).closed_problem((ACTIVITY, "a1"), kept, REMOVED) is None
    desk.services.closings.close(Quarter(2025, 1))
    checks = checks_of(desk)
    assert checks.is_held((ACTIVITY, "a1"), kept)
    assert not checks.is_held((ACTIVITY, "a1"), free)
    assert not checks.is_held((ACTIVITY, "a1"), REMOVED)
    for before, after in ((kept, REMOVED), (REMOVED, kept), (kept, free), (free, kept)):
        problem = checks.closed_problem((ACTIVITY, "a1"), before, after)
        assert problem is not None
        assert problem.code == "quarter_closed"
    assert checks.closed_problem((ACTIVITY, "a1"), kept, kept) is None
    assert checks.closed_problem((ACTIVITY, "a1"), free, REMOVED) is None

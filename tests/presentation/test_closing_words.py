"""The words of a quarter's checklist, of its closing and of its papers."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from iku_desktop.domain.closing import ClosingHead
from iku_desktop.domain.closing_models import Level, Readiness, ReadinessKind, ReadinessLine
from iku_desktop.domain.issued import IssuedDocument, IssuedState
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.read_models import Concern, ConcernLine, QuarterState
from iku_desktop.presentation.closing_words import (
    chip_text,
    closing_facts,
    closing_title,
    line_detail,
    line_door,
    line_spoken,
    line_title,
    paper_facts,
    stamp_text,
)
from iku_desktop.presentation.texts import area

AT = datetime(2025, 10, 9, 8, 47)  # noqa: DTZ001 - the PC's own time
HEAD = ClosingHead(2025, 3, 0, "0" * 64, AT, "Siti Aminah", None, "", "", "id")
OVER = ReadinessLine(ReadinessKind.QUARTER_OVER, Level.OK, {"date": date(2025, 9, 30)})
NOTE = ReadinessLine(
    ReadinessKind.DATES,
    Level.NOTE,
    {"count": 2},
    ConcernLine(
        Concern.DOCUMENT_MISSING, {"document": "LPPDesa 2024", "village": "Meninjo", "days": 9}
    ),
)
BLOCK = ReadinessLine(ReadinessKind.EARLIER_CLOSED, Level.BLOCK, {"quarter": "II", "year": 2025})


def ready(*lines: ReadinessLine, state: QuarterState = QuarterState.OPEN) -> Readiness:
    return Readiness(Quarter(2025, 3), state, lines)


@pytest.mark.parametrize(
    ("readiness", "words", "status"),
    [
        (ready(OVER), "Siap", "ok"),
        (ready(OVER, NOTE), "Siap, 1 catatan", "ok"),
        (ready(OVER, NOTE, BLOCK), "1 penghalang", "miss"),
        (ready(BLOCK, state=QuarterState.RUNNING), "Berjalan", "wait"),
        (replace(ready(NOTE), closing=HEAD), "Terkunci", "ok"),
    ],
)
def test_that_the_chip_says_in_two_words_how_the_quarter_stands(
    readiness: Readiness, words: str, status: str
) -> None:
    assert chip_text(readiness) == (words, status)


def test_that_a_closed_quarter_tells_when_by_whom_and_which_revision() -> None:
    assert closing_facts(ready(OVER)) == ""
    told = closing_facts(replace(ready(OVER), closing=HEAD))
    assert "09/10/2025 08.47" in told
    assert "Siti Aminah" in told
    assert "Revisi" not in told
    assert "Revisi 2" in closing_facts(replace(ready(OVER), closing=replace(HEAD, revision=2)))


def test_that_closings_of_a_quarter_have_titles() -> None:
    titles = [closing_title(0, HEAD), closing_title(1, HEAD), closing_title(1, None)]
    assert titles[1] == "Revisi 1"
    assert len(set(titles)) == 3


def test_that_a_paper_tells_its_state_and_code() -> None:
    paper = IssuedDocument(
        *("quarterly", 2025, 3, "", 0, "f4", IssuedState.FINAL, "7H3PWK92M5KD", "0" * 64, 9),
        *("IKU_2025_TW3_Ranuyoso.pdf", AT, "Siti Aminah"),
    )
    told = paper_facts(paper)
    for words in ("7H3P-WK92-M5KD", "09/10/2025 08.47", "Siti Aminah"):
        assert words in told
    told_of = {paper_facts(replace(paper, state=state)) for state in IssuedState}
    assert len(told_of) == len(IssuedState)


def test_that_a_time_is_shown_as_the_clerk_writes_it() -> None:
    assert stamp_text(AT) == "09/10/2025 08.47"


def test_that_a_line_has_title_detail_and_both_in_one() -> None:
    assert line_title(OVER) == "Triwulan sudah berakhir"
    assert line_detail(OVER) == "30/09/2025"
    assert line_title(NOTE) == "2 dokumen belum bertanggal"
    assert line_detail(NOTE) == "LPPDesa 2024, Meninjo, lewat 9 hari; boleh ditutup"
    assert line_spoken(NOTE) == f"{line_title(NOTE)}, {line_detail(NOTE)}"
    alone = replace(NOTE, level=Level.OK)
    assert line_spoken(alone) == line_title(alone) == "Dokumen jatuh tempo sudah bertanggal"


def test_that_a_door_fills_in_or_shows() -> None:
    doors = {line_door(replace(NOTE, kind=kind)) for kind in ReadinessKind}
    assert doors == {"Isi", "Lihat"}
    assert line_door(NOTE) == "Lihat"


def test_that_every_kind_of_line_that_can_come_has_its_words() -> None:
    texts = area("readiness")
    blocks = {
        ReadinessKind.QUARTER_OVER,
        ReadinessKind.EARLIER_CLOSED,
        ReadinessKind.CLOCK,
        ReadinessKind.TARGETS,
    }
    notes = set(ReadinessKind) - blocks | {ReadinessKind.TARGETS}
    oks = set(ReadinessKind) - {ReadinessKind.CLOCK}
    for level, kinds in ((Level.OK, oks), (Level.NOTE, notes), (Level.BLOCK, blocks)):
        for kind in kinds:
            assert f"readiness.{kind.value}.{level.value}" in texts

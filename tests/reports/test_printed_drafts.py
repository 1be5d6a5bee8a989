"""Drafts on paper: marked, slanted and grey, never beside what was written."""

from dataclasses import replace
from datetime import date

import pytest

from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.read_models import NarrativeBlock, QuarterReport
from iku_desktop.presentation.texts import t
from iku_desktop.reports.narratives import DRAFT, narratives_section
from iku_desktop.reports.paper import MM, Paper
from iku_desktop.reports.registry import REPORTS
from iku_desktop.reports.styles import BODY
from iku_desktop.reports.text import TextBlock
from tests.builders import a_document
from tests.reports.models import a_report, some_villages
from tests.reports.reading import faults, fonts_of, pages_of, text_of

MARK = "[Konsep dari data]"
DRIVING, HINDERING, FOLLOW_UP = NarrativeKind


def with_drafts(
    content: OfficeContent,
    drafts: dict[NarrativeKind, str],
    texts: dict[NarrativeKind, str] | None = None,
    at: int = 1,
) -> QuarterReport:
    report = a_report(content)
    blocks = list(report.narratives)
    blocks[at] = NarrativeBlock(blocks[at].indicator, texts or {}, drafts)
    return replace(report, narratives=tuple(blocks))


def printed(model: QuarterReport, paper: Paper = Paper.F4) -> str:
    return text_of(REPORTS["quarterly"].render(model, paper))


def test_that_a_draft_is_printed_after_its_mark(ranuyoso: OfficeContent) -> None:
    text = printed(with_drafts(ranuyoso, {FOLLOW_UP: "Baris satu.\nBaris dua."}))
    assert f"Tindak lanjut triwulan berikutnya : {MARK} Baris satu. Baris dua." in text
    assert text.count(MARK) == 1


@pytest.mark.parametrize("paper", list(REPORTS["quarterly"].papers))
def test_that_long_drafts_fit_on_every_paper(ranuyoso: OfficeContent, paper: Paper) -> None:
    long = "\n".join("Kegiatan yang masih harus ditindaklanjuti " * 12 for _ in range(7))
    model = with_drafts(ranuyoso, dict.fromkeys(NarrativeKind, long))
    pages = pages_of(REPORTS["quarterly"].render(model, paper))
    assert [fault for page in pages for fault in faults(page)] == []
    assert sum(page.text.count(MARK) for page in pages) == 3


def test_that_what_was_written_stands_alone(ranuyoso: OfficeContent) -> None:
    text = printed(with_drafts(ranuyoso, {DRIVING: "Konsep"}, {DRIVING: "Ditulis sendiri"}))
    assert "Ditulis sendiri" in text
    assert MARK not in text


def test_that_a_text_of_blanks_is_none_and_a_draft_of_blanks_either(
    ranuyoso: OfficeContent,
) -> None:
    text = printed(with_drafts(ranuyoso, {DRIVING: "Konsep", FOLLOW_UP: " \n "}, {DRIVING: " \n"}))
    assert f"{MARK} Konsep" in text
    assert "Tindak lanjut triwulan berikutnya : belum diisi" in text


def test_that_the_draft_tells_the_causes_itself_and_the_written_text_gets_them_added(
    ranuyoso: OfficeContent,
) -> None:
    drafted = printed(with_drafts(ranuyoso, {HINDERING: "Sebab yang tercatat: BPD."}))
    assert "Penyebab keterlambatan:" not in drafted
    written = printed(with_drafts(ranuyoso, {}, {HINDERING: "Banjir."}))
    assert "Faktor penghambat : Banjir. Penyebab keterlambatan: BPD belum menyepakati" in written
    blank = printed(with_drafts(ranuyoso, {}))
    assert "Faktor penghambat : Penyebab keterlambatan: BPD" in blank


@pytest.mark.parametrize(
    ("written", "is_added"),
    [
        (
            "Sebab yang tercatat: BPD belum menyepakati (1 dokumen). Sebab 2 dokumen belum dicatat.",
            False,
        ),
        ("Sebab yang tercatat: BPD belum menyepakati (1 dokumen).", True),
        ("Sebab 2 dokumen belum dicatat.", True),
        ("Banjir.", True),
    ],
)
def test_that_causes_which_a_taken_draft_names_are_not_printed_twice(
    ranuyoso: OfficeContent, written: str, is_added: bool
) -> None:
    text = printed(with_drafts(ranuyoso, {}, {HINDERING: written}))
    assert ("Penyebab keterlambatan: BPD belum menyepakati (1)" in text) is is_added


@pytest.mark.parametrize(
    ("villages", "named"),
    [
        (6, "Desa 1, Desa 2, Desa 3, Desa 4, Desa 5, Desa 6."),
        (108, "Desa 1, Desa 2, Desa 3, Desa 4, Desa 5, dan 103 desa lainnya."),
    ],
)
def test_that_a_narrative_names_some_villages_of_a_cause_and_section_b_all(
    ranuyoso: OfficeContent, villages: int, named: str
) -> None:
    late = [
        a_document(each.id, dated=date(2025, 4, 2), cause="bpd") for each in some_villages(villages)
    ]
    model = a_report(ranuyoso, 1, villages=some_villages(villages), documents=late)
    text = printed(model)
    assert f"Penyebab keterlambatan: BPD belum menyepakati ({villages}): {named}" in text
    assert f"Desa {villages - 1}, Desa {villages}" in text.split("C. Kegiatan")[0]


def test_that_the_words_of_an_unknown_cause_are_those_of_the_draft() -> None:
    assert t("report.d.unknown_cause") in t("drafts.documents.unknown", count=2)


def test_that_a_draft_is_slanted_and_grey_and_its_label_is_not(ranuyoso: OfficeContent) -> None:
    model = with_drafts(ranuyoso, {DRIVING: "Satu\nDua"}, {FOLLOW_UP: "Ditulis"})
    blocks = [each for each in narratives_section(model, 280 * MM) if isinstance(each, TextBlock)]
    styles = {
        block._text.words if isinstance(block._text.words, str) else "": block._text.style
        for block in blocks
    }
    assert styles["Dua"] is DRAFT
    assert styles["Ditulis"] is BODY
    assert DRAFT.italic
    assert 0.2 < DRAFT.grey < 0.5, "seen as another grey, and still read on an ink-jet"
    assert {block._text.label_style for block in blocks if block._text.labels} == {BODY}
    names = fonts_of(REPORTS["quarterly"].render(model))
    assert any("Italic" in name for name in names)


def test_that_markup_in_a_draft_is_printed_as_it_stands(ranuyoso: OfficeContent) -> None:
    text = printed(with_drafts(ranuyoso, {DRIVING: "Desa <b & co> [x]"}))
    assert f"{MARK} Desa <b & co> [x]" in text


def test_that_a_draft_changes_the_check_code_as_all_that_is_printed_does(
    ranuyoso: OfficeContent,
) -> None:
    plain, drafted = with_drafts(ranuyoso, {}), with_drafts(ranuyoso, {DRIVING: "Konsep"})
    assert REPORTS["quarterly"].code(plain) != REPORTS["quarterly"].code(drafted)

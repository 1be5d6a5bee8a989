"""Reports of any size and with hostile words: nothing is cut, nothing overlaps, nothing crashes."""

from dataclasses import replace

import pytest

from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.read_models import IkuSheet, NarrativeBlock, QuarterReport
from iku_desktop.reports.paper import Paper
from iku_desktop.reports.registry import REPORTS
from tests.builders import a_village
from tests.reports.models import CAMAT, a_report, some_activities, some_villages
from tests.reports.reading import Page, faults, pages_of, squeezed

LONG_NAME = "Sindangbarangkalonganselatanjayasejahtera {number}"
HOSTILE = "<b>&\"'<img src=x>{}%s\\ ≥ é"


def printed(model: QuarterReport, paper: Paper = Paper.F4) -> list[Page]:
    return pages_of(REPORTS["quarterly"].render(model, paper))


@pytest.mark.parametrize("paper", [Paper.F4, Paper.A4])
@pytest.mark.parametrize(("villages", "activities"), [(0, 0), (11, 19), (108, 120)])
def test_that_all_letters_stand_within_the_margins_and_apart(
    ranuyoso: OfficeContent, paper: Paper, villages: int, activities: int
) -> None:
    report = a_report(
        ranuyoso,
        villages=some_villages(villages, LONG_NAME),
        activities=some_activities(activities),
    )
    pages = printed(report, paper)
    assert [fault for page in pages for fault in faults(page)] == []
    text = squeezed("".join(page.text for page in pages))
    for number in range(1, villages + 1):
        assert squeezed(LONG_NAME.format(number=number)) in text


@pytest.mark.parametrize("paper", list(REPORTS["sheet"].papers))
def test_that_the_sheets_letters_stand_within_the_margins_on_every_paper(
    sheet: IkuSheet, paper: Paper
) -> None:
    pages = pages_of(REPORTS["sheet"].render(sheet, paper))
    assert [fault for page in pages for fault in faults(page)] == []


def test_that_the_matrix_repeats_its_head_on_every_page_and_totals_only_at_its_end(
    ranuyoso: OfficeContent,
) -> None:
    pages = printed(a_report(ranuyoso, villages=some_villages(108)))
    with_rows = [page for page in pages if "Belum, 92 hari lagi" in page.text]
    assert len(with_rows) >= 4
    assert all("RKPDesa 2026" in page.text and "(11)" in page.text for page in with_rows)
    assert sum("dari 108" in page.text for page in pages) == 1
    assert "dari 108" in with_rows[-1].text


def test_that_hundreds_of_activities_all_print_with_their_head(ranuyoso: OfficeContent) -> None:
    pages = printed(a_report(ranuyoso, activities=some_activities(500)))
    text = " ".join(" ".join(page.text.split()) for page in pages)
    assert all(f"Kegiatan ke-{number} " in text for number in range(1, 501))
    with_rows = [page for page in pages if "Kegiatan ke-" in page.text]
    assert all("Bukti dukung dan nomor" in page.text for page in with_rows)


def letters_of(pages: list[Page]) -> str:
    """All letters above the footers, in their order."""
    return "".join(squeezed(page.body) for page in pages)


def a_report_of(content: OfficeContent, words: str) -> QuarterReport:
    """A report that says the words wherever somebody could have typed them."""
    report = a_report(
        content,
        villages=(a_village(name=words),),
        activities=some_activities(1, description=words, output=words),
        official=replace(CAMAT, post=words, name=words[:200]),
    )
    block = NarrativeBlock(report.narratives[0].indicator, {NarrativeKind.DRIVING: words})
    return replace(report, narratives=(block,))


def test_that_markup_is_printed_as_it_stands(ranuyoso: OfficeContent) -> None:
    pages = printed(a_report_of(ranuyoso, HOSTILE))
    assert letters_of(pages).count(squeezed(HOSTILE)) == 6
    assert [fault for page in pages for fault in faults(page)] == []


@pytest.mark.parametrize("letter", ["x", "y "])
def test_that_ten_thousand_letters_break_into_pages(ranuyoso: OfficeContent, letter: str) -> None:
    words = (letter * 10_000)[:10_000].strip()
    plain = letters_of(printed(a_report_of(ranuyoso, "")))
    pages = printed(a_report_of(ranuyoso, words))
    more = letters_of(pages).count(letter.strip()) - plain.count(letter.strip())
    assert more >= 5 * words.count(letter.strip())
    assert [fault for page in pages for fault in faults(page)] == []


def test_that_words_no_printer_knows_leave_the_others_readable(ranuyoso: OfficeContent) -> None:
    village = "Ranu\x00yoso\u202e \ud800\ufeffAtas\u2028Bawah"
    pages = printed(a_report(ranuyoso, villages=some_villages(1, village)))
    text = " ".join(" ".join(page.text.split()) for page in pages)
    assert "1 Ranu yoso Atas Bawah" in text


@pytest.mark.parametrize("words", [HOSTILE, "kata-kata " * 400, "x" * 4000])
def test_that_a_sheet_of_any_words_stays_within_its_margins(sheet: IkuSheet, words: str) -> None:
    indicators = tuple(
        replace(
            each,
            title=words,
            explanation=f"{words}\n1. {words}",
            formula=replace(each.formula, numerator=words, denominator=words, factor="× 100%"),
        )
        for each in sheet.plan.indicators[:1]
    )
    office = replace(sheet.office, main_duty=words)
    model = replace(sheet, office=office, plan=replace(sheet.plan, indicators=indicators))
    pages = pages_of(REPORTS["sheet"].render(model, Paper.F4))
    assert [fault for page in pages for fault in faults(page)] == []
    letter = words.strip()[-1]
    assert letters_of(pages).count(letter) >= 6 * words.count(letter)


@pytest.mark.parametrize("count", range(1, 30, 3))
def test_that_a_signature_never_stands_alone(ranuyoso: OfficeContent, count: int) -> None:
    report = a_report(ranuyoso, activities=some_activities(1))
    lines = "\n".join(f"Baris {number}." for number in range(1, count + 1))
    indicator = report.narratives[0].indicator
    block = NarrativeBlock(indicator, dict.fromkeys(NarrativeKind, lines))
    last = printed(replace(report, narratives=(block,)))[-1]
    above, _, below = last.text.partition("Lumajang, 9 Oktober 2025")
    assert "NIP. 19750921" in below
    assert len(above.strip().splitlines()) >= 5

"""Annual report, matrix and village cards of any size and with hostile words: nothing is cut or overlaps."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.report_models import FigureSource, YearFigure
from iku_desktop.reports.paper import Paper
from iku_desktop.reports.registry import REPORTS
from tests.builders import a_document, a_village
from tests.reports.models import CAMAT, some_villages
from tests.reports.paper_models import a_matrix, an_annual_report, some_cards, with_narrative
from tests.reports.reading import Page, faults, pages_of, squeezed

LONG_NAME = "Sindangbarangkalonganselatanjayasejahtera {number}"
HOSTILE = "<b>&\"'<img src=x>{}%s\\ ≥ é"
MAKERS: dict[str, Callable[..., object]] = {
    "annual": an_annual_report,
    "matrix": a_matrix,
    "village_card": some_cards,
}
EVERY = [
    (kind, paper, count)
    for kind in MAKERS
    for paper in REPORTS[kind].papers
    for count in (0, 11, 108)
    # An office without villages has no cards.
    if count or kind != "village_card"
]


def printed(kind: str, model: object, paper: Paper | None = None) -> list[Page]:
    return pages_of(REPORTS[kind].render(model, paper or REPORTS[kind].papers[0]))


@pytest.mark.parametrize(("kind", "paper", "count"), EVERY)
def test_that_all_letters_stand_within_the_margins_and_apart(
    ranuyoso: OfficeContent, kind: str, paper: Paper, count: int
) -> None:
    villages = some_villages(count, LONG_NAME)
    documents = [a_document(each.id, dated=date(2025, 4, 2)) for each in villages]
    pages = printed(kind, MAKERS[kind](ranuyoso, villages=villages, documents=documents), paper)
    assert [fault for page in pages for fault in faults(page)] == []
    text = squeezed("".join(page.text for page in pages))
    assert all(squeezed(village.name) in text for village in villages)
    if kind == "village_card":
        assert len(pages) == count


@pytest.mark.parametrize("kind", MAKERS)
def test_that_markup_is_printed_as_it_stands(ranuyoso: OfficeContent, kind: str) -> None:
    village = a_village(name=HOSTILE, head=HOSTILE)
    late = a_document(
        village.id, dated=date(2025, 4, 2), number=HOSTILE, cause="other", cause_text=HOSTILE
    )
    model = MAKERS[kind](ranuyoso, villages=[village], documents=[late])
    if kind != "village_card":
        model = replace(model, official=replace(CAMAT, post=HOSTILE, name=HOSTILE))  # type: ignore[type-var]
    pages = printed(kind, model)
    assert [fault for page in pages for fault in faults(page)] == []
    letters = "".join(squeezed(page.body) for page in pages)
    assert letters.upper().count(squeezed(HOSTILE).upper()) >= 4


def test_that_hostile_narratives_and_indicators_print_as_they_stand(
    ranuyoso: OfficeContent,
) -> None:
    model = with_narrative(an_annual_report(ranuyoso), NarrativeKind.DRIVING, HOSTILE)
    rows = tuple(
        replace(
            row,
            figures=replace(
                row.figures,
                indicator=replace(row.figures.indicator, title=HOSTILE, code=HOSTILE, unit=HOSTILE),
            ),
        )
        for row in model.rows
    )
    pages = printed("annual", replace(model, rows=rows))
    assert [fault for page in pages for fault in faults(page)] == []


@pytest.mark.parametrize("words", ["x" * 4000, "kata-kata " * 400])
def test_that_a_long_narrative_breaks_into_pages(ranuyoso: OfficeContent, words: str) -> None:
    model = with_narrative(an_annual_report(ranuyoso), NarrativeKind.HINDERING, words)
    pages = printed("annual", model, Paper.A4_PORTRAIT)
    assert [fault for page in pages for fault in faults(page)] == []
    letter = words.strip()[-1]
    assert squeezed("".join(page.text for page in pages)).count(letter) >= words.count(letter)


@pytest.mark.parametrize("paper", REPORTS["annual"].papers)
@pytest.mark.parametrize("count", [5, 20])
def test_that_a_plan_of_many_years_still_prints_every_year(
    ranuyoso: OfficeContent, paper: Paper, count: int
) -> None:
    model = an_annual_report(ranuyoso)
    first = 2025 - count + 2
    plan = replace(model.plan, first_year=first)

    def longer(rows: object) -> tuple[object, ...]:
        return tuple(
            replace(
                row,
                years=(
                    *(
                        YearFigure(year, FigureSource.LIVE, row.years[0].target, None)
                        for year in range(first, 2024)
                    ),
                    *row.years,
                ),
            )
            for row in rows  # type: ignore[attr-defined]
        )

    model = replace(
        model,
        plan=plan,
        rows=longer(model.rows),  # type: ignore[arg-type]
        objectives=longer(model.objectives),  # type: ignore[arg-type]
    )
    pages = printed("annual", model, paper)
    assert [fault for page in pages for fault in faults(page)] == []
    text = " ".join(" ".join(page.text.split()) for page in pages)
    assert all(f"{year} (belum dikunci)" in text for year in range(first, 2026))
    assert text.count("Perubahan realisasi") == 1
    assert text.count(f"Per tahun {first}–2026") == 3


def test_that_a_card_of_many_years_goes_on_with_its_head(ranuyoso: OfficeContent) -> None:
    pages = printed("village_card", some_cards(ranuyoso, some_villages(2), years=25))
    half = len(pages) // 2
    assert half > 1
    with_rows = [page for page in pages if "Tepat waktu" in page.text]
    assert all("Sebab dan keterangan" in page.text for page in with_rows)
    for first in (0, half):
        assert f"Halaman {half} dari {half}" in " ".join(pages[first + half - 1].text.split())
    assert "Desa Desa 1 sampai" in pages[half - 1].text
    assert "Desa Desa 2 sampai" in pages[half].text


@pytest.mark.parametrize("kind", MAKERS)
def test_that_two_prints_are_equal_byte_for_byte(ranuyoso: OfficeContent, kind: str) -> None:
    model = MAKERS[kind](ranuyoso, villages=some_villages(3))
    paper = REPORTS[kind].papers[0]
    assert REPORTS[kind].render(model, paper) == REPORTS[kind].render(model, paper)


@pytest.mark.parametrize("count", range(1, 24, 4))
def test_that_the_signature_of_the_matrix_never_stands_alone(
    ranuyoso: OfficeContent, count: int
) -> None:
    pages = printed("matrix", a_matrix(ranuyoso, villages=some_villages(count)), Paper.A4)
    above, _, below = pages[-1].text.partition("Lumajang, 9 Oktober 2025")
    assert "NIP. 19750921" in below
    assert len(above.strip().splitlines()) >= 5


@pytest.mark.parametrize("length", [44, 100])
def test_that_the_footer_tells_the_whole_code_however_long_the_names(
    ranuyoso: OfficeContent, length: int
) -> None:
    name = ("Sumber " * 20)[:length]
    office = replace(ranuyoso.office, name=name)
    model = some_cards(ranuyoso, [a_village(name=name)], office=office)
    for paper in REPORTS["village_card"].papers:
        (page,) = printed("village_card", model, paper)
        assert [*faults(page)] == []
        code = REPORTS["village_card"].code(model)
        assert f"Kode pemeriksaan {code}" in " ".join(page.text.split())

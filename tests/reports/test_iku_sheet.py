"""The IKU sheet: the seed's words in its order, its two pages, and sheets that lack or hold too much."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from iku_desktop.domain.plan import Formula, Goal, GoalKind
from iku_desktop.domain.read_models import IkuSheet
from iku_desktop.reports.paper import Paper
from iku_desktop.reports.registry import REPORTS
from tests.reports.reading import lacking_in_order, pages_of

SEED = Path(__file__).resolve().parents[1] / "seed" / "iku-ranuyoso-2024-2026.md"
HEAD = "No. Sasaran Strategis Indikator Kinerja Utama Rumus / Formula Sumber Data Penanggung Jawab"


def printed(model: IkuSheet, paper: Paper = Paper.F4) -> bytes:
    return REPORTS["sheet"].render(model, paper)


def seed_words() -> list[str]:
    """The seed's words without its Markdown, HTML and TeX."""
    text = SEED.read_text("utf-8")
    text = re.sub(r"\[([^\]]*)\]\(mailto:[^)]*\)", r"\1", text)
    text = re.sub(r"<[^>]+>", " ", text)
    text = re.sub(r"\\text\{([^}]*)\}", r"\1", text)
    text = text.replace(r"\times", "×").replace(r"\%", "%")
    text = re.sub(r"\\left\[|\\right\]|\\frac|[{}$#*]", " ", text)
    return text.replace("\\", "").replace("× 100%", "× 100%").split()


def test_that_every_word_of_the_seed_is_printed_in_the_seeds_order(sheet: IkuSheet) -> None:
    wanted = seed_words()
    assert len(wanted) > 300
    body = [word for page in pages_of(printed(sheet)) for word in page.body.split()]
    assert lacking_in_order(wanted, body) == ""


def test_that_the_sheet_prints_nothing_beside_the_seeds_words(sheet: IkuSheet) -> None:
    body = [word for page in pages_of(printed(sheet)) for word in page.body.split()]
    footer = "Kecamatan Ranuyoso | Indikator Kinerja Utama (IKU) Tahun 2024-2026 |"
    assert sorted(body) == sorted(seed_words() + 2 * footer.split())


def test_that_formula_two_stands_on_page_one_and_its_penjelasan_on_page_two(
    sheet: IkuSheet,
) -> None:
    first, second = pages_of(printed(sheet))
    assert "× 100%" in first.text
    assert "Yang dimaksud dokumen" not in first.text
    assert " ".join(second.text.split()).startswith(f"{HEAD} Penjelasan : Yang dimaksud dokumen")


def test_that_on_other_papers_the_words_are_the_same(sheet: IkuSheet) -> None:
    on_f4 = sorted(word for page in pages_of(printed(sheet)) for word in page.body.split())
    for paper in (Paper.A4, Paper.F4_PORTRAIT):
        pages = pages_of(printed(sheet, paper))
        words = sorted(word for page in pages for word in page.body.split())
        assert set(words) == set(on_f4)
        assert all(HEAD.split()[0] in page.text for page in pages)


def text_of_sheet(model: IkuSheet) -> str:
    return " ".join(" ".join(page.body.split()) for page in pages_of(printed(model)))


def test_that_a_blank_profile_prints_dots_to_write_on(sheet: IkuSheet) -> None:
    office = replace(sheet.office, main_duty="", functions=(), address="", postal_line="")
    plan = replace(
        sheet.plan,
        goals=(),
        indicators=(),
        place="",
        set_on=None,
        signatory_name="",
        signatory_nip="",
    )
    text = text_of_sheet(replace(sheet, office=office, plan=plan))
    dots = "…" * 20
    assert f"- Tugas Pokok : {dots} - Fungsi : {dots} - Tujuan : {dots} - Indikator Tujuan" in text
    assert "Belum ada indikator" in text
    assert f"{'…' * 8}, {'…' * 8} {dots} NIP. {'…' * 14}" in text


def test_that_more_functions_than_letters_go_on_with_two(sheet: IkuSheet) -> None:
    functions = tuple(f"Fungsi ke-{number};" for number in range(1, 29))
    text = text_of_sheet(replace(sheet, office=replace(sheet.office, functions=functions)))
    assert "z. Fungsi ke-26; aa. Fungsi ke-27; ab. Fungsi ke-28;" in text


def test_that_a_further_objective_stands_under_the_first(sheet: IkuSheet) -> None:
    goal = Goal("t2", GoalKind.OBJECTIVE, "Tujuan kedua", 2)
    own = replace(sheet.plan.indicators[-1], id="x", goal_id="t2", title="Indeks kedua")
    plan = replace(
        sheet.plan, goals=(*sheet.plan.goals, goal), indicators=(*sheet.plan.indicators, own)
    )
    text = text_of_sheet(replace(sheet, plan=plan))
    assert "Reformasi birokrasi Tujuan kedua - Indikator Tujuan : Indeks Pelayanan Publik" in text
    assert "Indeks Pelayanan Publik Indeks kedua INDIKATOR KINERJA UTAMA" in text


def test_that_a_formula_without_a_fraction_and_no_penjelasan_is_one_line(sheet: IkuSheet) -> None:
    first, *_ = sheet.plan.indicators
    bare = replace(first, formula=Formula(text="Nilai survei"), explanation="", source="")
    text = text_of_sheet(replace(sheet, plan=replace(sheet.plan, indicators=(bare,))))
    assert f"Nilai survei {'…' * 8} Camat Lumajang," in text


@pytest.mark.parametrize("lines", range(0, 24, 4))
def test_that_a_row_breaks_only_inside_its_penjelasan(sheet: IkuSheet, lines: int) -> None:
    office = replace(sheet.office, functions=tuple(f"Fungsi {at};" for at in range(lines)))
    first, second, *_ = sheet.plan.indicators
    both = (replace(first, explanation="Kalimat. " * 100), second)
    plan = replace(sheet.plan, indicators=both)
    pages = pages_of(printed(replace(sheet, office=office, plan=plan)))
    for title in ("koordinasi yang ditindaklanjuti", "Pemerintahan Desa tepat waktu"):
        with_title = [page for page in pages if title in " ".join(page.text.split())]
        assert with_title
    goals = (
        "Meningkatnya penyelenggaraan pelayanan publik",
        "Meningkatnya akuntabilitas Pemerintahan",
    )
    for goal in goals:
        assert sum(goal in " ".join(page.text.split()) for page in pages) == 1
    assert all(" ".join(page.text.split()).startswith(HEAD) for page in pages[1:])

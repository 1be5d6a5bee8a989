"""The IKU sheet: the seed's words in its order, its two pages, and sheets that lack or hold too much."""

import re
from pathlib import Path

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

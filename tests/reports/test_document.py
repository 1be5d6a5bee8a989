"""The page itself: exact size, embedded fonts, footer with check code, watermark, the same bytes."""

import hashlib
import re
import subprocess
import sys
from dataclasses import replace

import pytest

from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.read_models import IkuSheet
from iku_desktop.reports.document import Imprint
from iku_desktop.reports.paper import Paper
from iku_desktop.reports.qr_code import modules
from iku_desktop.reports.registry import REPORTS
from tests.reports.models import a_report
from tests.reports.reading import MM, fonts_of, pages_of, shapes_of, text_of

SIZES_MM = {
    Paper.F4: (330, 215),
    Paper.A4: (297, 210),
    Paper.F4_PORTRAIT: (215, 330),
    Paper.A4_PORTRAIT: (210, 297),
}
CODE = re.compile(r"Kode pemeriksaan ([0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){2})")
PRINT_AGAIN = """
import hashlib
from iku_desktop.domain.read_models import IkuSheet
from iku_desktop.reports.registry import REPORTS
from iku_desktop.storage.catalog import office_content
from tests.reports.models import a_report
content = office_content("35.08.20")
sheet = IkuSheet(content.office, content.plans[0], None)
for kind, model in (("sheet", sheet), ("quarterly", a_report(content))):
    print(hashlib.sha256(REPORTS[kind].render(model)).hexdigest())
"""


@pytest.mark.parametrize(("paper", "size"), SIZES_MM.items())
def test_that_every_page_has_exactly_its_papers_size(
    sheet: IkuSheet, paper: Paper, size: tuple[int, int]
) -> None:
    for page in pages_of(REPORTS["sheet"].render(sheet, paper)):
        assert page.width / MM == pytest.approx(size[0], abs=0.01)
        assert page.height / MM == pytest.approx(size[1], abs=0.01)


def test_that_all_fonts_are_embedded_subsets(ranuyoso: OfficeContent) -> None:
    data = REPORTS["quarterly"].render(a_report(ranuyoso))
    faces = {"LiberationSans", "LiberationSans-Bold", "LiberationSans-Italic"}
    assert fonts_of(data) == dict.fromkeys(faces, True)
    named = {name.decode() for name in re.findall(rb"/BaseFont /(\S+)", data)}
    assert named == {f"AAAAAA+{face}" for face in faces}


@pytest.mark.parametrize("seed", ["1", "2"])
def test_that_two_prints_are_equal_byte_for_byte_also_in_another_process(
    ranuyoso: OfficeContent, sheet: IkuSheet, seed: str
) -> None:
    models = (("sheet", sheet), ("quarterly", a_report(ranuyoso)))
    here = [hashlib.sha256(REPORTS[kind].render(model)).hexdigest() for kind, model in models]
    again = [hashlib.sha256(REPORTS[kind].render(model)).hexdigest() for kind, model in models]
    elsewhere = subprocess.run(
        [sys.executable, "-c", PRINT_AGAIN],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(filter(None, sys.path))},
    )
    assert here == again == elsewhere.stdout.split()


def test_that_every_page_is_numbered_and_names_its_report(ranuyoso: OfficeContent) -> None:
    pages = pages_of(REPORTS["quarterly"].render(a_report(ranuyoso)))
    for number, page in enumerate(pages, start=1):
        footer = " ".join(page.text.split())
        assert f"Halaman {number} dari {len(pages)}" in footer
        assert (
            "Kecamatan Ranuyoso | Laporan capaian IKU Triwulan III Tahun 2025 | Konsep |" in footer
        )


def test_that_the_check_code_changes_with_the_contents_only(ranuyoso: OfficeContent) -> None:
    report = a_report(ranuyoso)
    first = CODE.findall(text_of(REPORTS["quarterly"].render(report)))
    other_paper = CODE.findall(text_of(REPORTS["quarterly"].render(report, Paper.A4)))
    changed = replace(report, official=None)
    assert set(first) == set(other_paper)
    assert len(set(first)) == 1
    assert set(CODE.findall(text_of(REPORTS["quarterly"].render(changed)))).isdisjoint(first)


def test_that_a_square_code_of_twelve_millimetres_stands_in_the_footer(sheet: IkuSheet) -> None:
    data = REPORTS["sheet"].render(sheet, Paper.F4)
    squares = [
        shape
        for shape in shapes_of(data)
        if shape.wide == pytest.approx(12 * MM, abs=0.1) and shape.bottom < 18 * MM
    ]
    assert len(squares) == 2
    assert all(shape.high == pytest.approx(12 * MM, abs=0.1) for shape in squares)
    assert all(shape.right == pytest.approx(315 * MM, abs=0.1) for shape in squares)


def test_that_the_square_code_has_its_three_corners() -> None:
    rows = modules("IKU 35.08.20 2025-3 7H3P-WK92-M5KD")
    corner = [row[:7] for row in rows[:7]]
    assert corner == [row[:-8:-1] for row in rows[:7]]
    assert corner == [row[:7] for row in rows[:-8:-1]]
    assert [sum(row) for row in corner] == [7, 2, 5, 5, 5, 2, 7]


def test_that_the_footer_leaves_out_what_is_blank() -> None:
    imprint = Imprint("Kecamatan A", "Lembar", "", "1-2-3", "q")
    assert imprint.line.replace("\u00a0", " ").split("|") == [
        "Kecamatan A  ",
        "  Lembar  ",
        "  Kode pemeriksaan 1-2-3",
    ]


def test_that_the_practice_offices_sheet_is_marked_and_still_in_order(sheet: IkuSheet) -> None:
    practice = replace(sheet, office=replace(sheet.office, practice=True))
    marked = pages_of(REPORTS["sheet"].render(practice))
    assert [page.text.count("LATIHAN") for page in marked] == [1, 1]
    plain = pages_of(REPORTS["sheet"].render(sheet))
    for with_mark, without in zip(marked, plain, strict=True):
        assert with_mark.body.split()[1:-1] == without.body.split()[:-1]

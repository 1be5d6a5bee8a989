"""The signature block: its room to sign, its lines, and its place on the page."""

from dataclasses import replace
from datetime import date

import pytest

from iku_desktop.domain.read_models import IkuSheet
from iku_desktop.presentation.signature_words import Signature
from iku_desktop.reports.paper import MM
from iku_desktop.reports.registry import REPORTS
from iku_desktop.reports.signature import signature
from tests.reports.reading import pages_of, shapes_of

SIGNED = Signature("Lumajang", date(2023, 6, 26), ("CAMAT",), "A. B.", "", "197509211996021002")


def test_that_twenty_two_millimetres_are_free_to_sign_in(sheet: IkuSheet) -> None:
    (*_, last) = pages_of(REPORTS["sheet"].render(sheet))
    below = last.text.index("Lumajang, 26")
    letters = last.letters[len("".join(last.text[:below].split())) :]
    day, name = letters[0], next(letter for letter in letters if letter.text == "I")
    assert 22 * MM < day.bottom - name.top < 24.5 * MM


def test_that_the_block_stands_at_the_right_eighty_millimetres_wide(sheet: IkuSheet) -> None:
    (*_, last) = pages_of(REPORTS["sheet"].render(sheet))
    below = last.text.index("Lumajang, 26")
    letters = last.letters[len("".join(last.text[:below].split())) :][: len("Lumajang,26Juni2023")]
    middle = (letters[0].left + letters[-1].right) / 2
    assert middle == pytest.approx((330 - 15 - 40) * MM, abs=1.0)


def test_that_a_name_is_underlined_but_a_blank_is_not(sheet: IkuSheet) -> None:
    def lines(name: str) -> int:
        model = replace(sheet, plan=replace(sheet.plan, signatory_name=name))
        return sum(shape.page == 2 for shape in shapes_of(REPORTS["sheet"].render(model)))

    assert lines("IWAN") == lines("") + 1


def test_that_a_rank_is_a_line_of_its_own_when_there_is_one() -> None:
    without = signature(SIGNED, 800.0)
    with_rank = signature(replace(SIGNED, rank="Pembina Tingkat I"), 800.0)
    assert with_rank.height == pytest.approx(without.height + 13.5)


def test_that_the_block_is_never_cut() -> None:
    block = signature(replace(SIGNED, post_lines=("a.n. BUPATI", "u.b.", "CAMAT")), 800.0)
    assert {cut.hold.name for cut in block.cuts} == {"TOGETHER"}


@pytest.mark.parametrize("shown", [True, False])
def test_that_the_sheets_post_is_a_setting(sheet: IkuSheet, shown: bool) -> None:
    model = replace(sheet, plan=replace(sheet.plan, shows_post=shown))
    words = " ".join(pages_of(REPORTS["sheet"].render(model))[-1].text.split())
    assert ("2023 CAMAT RANUYOSO IWAN" in words) is shown


def test_that_a_date_after_a_long_place_is_not_broken(sheet: IkuSheet) -> None:
    plan = replace(sheet.plan, place="Sumbersekarwangi Pasirputih Timur Laut")
    (*_, last) = pages_of(REPORTS["sheet"].render(replace(sheet, plan=plan)))
    assert "Timur Laut,\r\n26 Juni 2023" in last.text

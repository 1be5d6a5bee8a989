"""The shipped catalog against a copy of the official sheet, and for offices that are not its own."""

import html
import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from iku_desktop.domain.documents import CountingDate
from iku_desktop.domain.identity import show_nip
from iku_desktop.domain.indicators import CALCULATORS
from iku_desktop.domain.measured_year import preset_of
from iku_desktop.domain.plan import GoalKind, IkuPlan
from iku_desktop.domain.problems import Refused
from iku_desktop.presentation.dates import show_long
from iku_desktop.storage.catalog import office_content
from iku_desktop.storage.regions import Kecamatan

SEED = Path(__file__).resolve().parents[1] / "seed" / "iku-ranuyoso-2024-2026.md"
RANUYOSO = office_content("35.08.20")


def plain_seed() -> str:
    """The seed without markup: tags, LaTeX and Markdown gone, runs of white space made one space."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", SEED.read_text("utf-8")))
    text = re.sub(r"\\+_", "_", text.replace("\\times", "×").replace("**", ""))
    text = re.sub(r"\\(?:left|right|frac|text)|[\\${}]|\[|\]", " ", text)
    return " ".join(text.split())


def plan() -> IkuPlan:
    return RANUYOSO.plans[0]


def words_of_the_sheet() -> list[str]:
    """Every text of the seed's office in the order in which the sheet prints it."""
    office, sheet = RANUYOSO.office, plan()
    objective = next(goal for goal in sheet.goals if goal.kind is GoalKind.OBJECTIVE)
    texts = [sheet.title, office.government_line, office.office_line, office.address]
    texts += [office.email, office.postal_line, *sheet.organisation_lines, office.main_duty]
    for letter, function in zip("abcdefghij", office.functions, strict=True):
        texts += [f"{letter}. {function}"]
    texts += [objective.text, *(each.title for each in sheet.of_kind(GoalKind.OBJECTIVE))]
    first, second = sheet.of_kind(GoalKind.STRATEGIC)
    goals = {goal.id: goal.text for goal in sheet.goals}
    for indicator in (first, second):
        formula = indicator.formula
        texts += [goals[indicator.goal_id], indicator.title]
        texts += [formula.text] if formula.text else [formula.numerator, formula.denominator]
        texts += indicator.explanation.split("\n") if indicator is first else []
        texts += [indicator.source, indicator.in_charge]
    texts += second.explanation.split("\n")
    texts += [f"{sheet.place}, {show_long(sheet.set_on)}", sheet.signatory_name]
    return [*texts, f"NIP. {show_nip(sheet.signatory_nip)}"]


def test_that_every_text_of_the_catalog_stands_in_the_seed_in_this_order() -> None:
    seed, place = plain_seed(), 0
    for text in words_of_the_sheet():
        found = seed.find(" ".join(text.split()), place)
        assert found >= 0, text
        place = found + len(text)


def test_that_no_word_of_the_seed_is_missing_but_the_sheets_own_labels() -> None:
    seed = plain_seed()
    for text in words_of_the_sheet():
        assert " ".join(text.split()) in seed
        seed = seed.replace(" ".join(text.split()), " ", 1)
    for label in ("INDIKATOR KINERJA UTAMA", "Instansi :", "Tugas Pokok :", "Fungsi :", "Tujuan :"):
        seed = seed.replace(label, " ", 1)
    left = set(re.sub(r"[^\w%]+", " ", seed).split())
    heads = (
        "No Sasaran Strategis Indikator Kinerja Utama Rumus Formula Sumber Data Penanggung Jawab"
    )
    labels = (
        "Penjelasan Tujuan Kecamatan Ranuyoso 1 2 100 % email mailto kec_ranuyoso lumajangkab go id"
    )
    assert left <= set(f"{heads} {labels}".split())


def test_that_the_seeds_typing_errors_are_kept() -> None:
    assert "pemerinatahan" in RANUYOSO.office.functions[7]
    assert "ditingkat" in RANUYOSO.office.functions[5]
    assert "penyelenggarakan ketentraman" in RANUYOSO.office.functions[2]
    assert "ditindaklanjuti/ Jumlah" in plan().indicators[0].formula.text


def test_that_the_seeds_office_comes_whole() -> None:
    office, sheet = RANUYOSO.office, plan()
    assert (office.code, office.name, office.kabupaten) == (
        "35.08.20",
        "Ranuyoso",
        "Kabupaten Lumajang",
    )
    assert office.address == "Jl. Raya Ranuyoso No. 80 Telp. (0334) 441306"
    assert office.email == "kec_ranuyoso@lumajangkab.go.id"
    assert (office.place, sheet.place, sheet.set_on) == ("Lumajang", "Lumajang", date(2023, 6, 26))
    assert sheet.signatory_nip == "197509211996021002"
    assert not sheet.shows_post
    assert not office.practice
    assert [official.name for official in RANUYOSO.officials] == ["IWAN HADI PURNOMO, S.STP, M.M."]


def test_that_ranuyoso_has_its_eleven_villages() -> None:
    assert len(RANUYOSO.villages) == 11
    assert RANUYOSO.villages[4].code == "35.08.20.2005"
    assert RANUYOSO.villages[4].name == "Alun-Alun"


def test_that_formula_two_is_a_fraction_and_formula_one_a_line() -> None:
    first, second = plan().of_kind(GoalKind.STRATEGIC)
    assert second.formula.is_fraction
    assert second.formula.factor == "× 100%"
    assert not first.formula.is_fraction


def test_that_the_plan_counts_documents_by_calendar_and_every_calculator_exists() -> None:
    assert preset_of(plan().offsets, RANUYOSO.presets) == "calendar"
    assert dict(RANUYOSO.presets["literal"]) == {"RKPDES": 1, "APBDES": 0, "LPPDES": -1}
    assert dict(RANUYOSO.presets["fiscal"]) == {"RKPDES": 0, "APBDES": 0, "LPPDES": 0}
    assert {each.calculator for each in plan().indicators} <= set(CALCULATORS)
    assert [each.code for each in plan().indicators] == ["IKU-1", "IKU-2", "IPP"]


def test_that_deadlines_are_those_of_the_law_with_its_name() -> None:
    rules = {rule.document_type: rule for rule in RANUYOSO.rules}
    assert rules["RKPDES"].due(2026) == date(2025, 9, 30)
    assert rules["APBDES"].due(2026) == date(2025, 12, 31)
    assert rules["LPPDES"].due(2024) == date(2025, 3, 31)
    assert rules["LPPDES"].counts is CountingDate.SUBMITTED
    assert rules["RKPDES"].legal_basis == "Permendagri 114/2014"
    assert (rules["RKPDES"].valid_from, rules["RKPDES"].valid_to) == (None, None)


def test_that_a_village_work_plan_must_not_be_dated_after_its_budget() -> None:
    types = {each.code: each for each in RANUYOSO.document_types}
    assert types["RKPDES"].not_after == "APBDES"
    assert "LPPD" in types["LPPDES"].aliases
    assert [each.position for each in RANUYOSO.document_types] == [1, 2, 3]


def test_that_categories_are_those_of_permendagri_86_of_2017() -> None:
    bounds = [(row.name, row.bound, row.bars) for row in RANUYOSO.categories]
    assert bounds[0] == ("Sangat Tinggi", Fraction(91), 5)
    assert [bound for _, bound, _ in bounds] == [91, 76, 66, 51, None]


def test_that_no_spelling_of_a_section_means_two_of_them() -> None:
    spellings = [
        spelling
        for each in RANUYOSO.sections
        for spelling in {
            one.casefold() for one in (each.code, each.name, each.short_name, *each.aliases)
        }
    ]
    assert len(set(spellings)) == len(spellings)


@pytest.mark.parametrize(
    ("code", "government", "office"),
    [
        ("35.79.01", "PEMERINTAH KOTA BATU", "KECAMATAN BATU"),
        ("35.08.01", "PEMERINTAH KABUPATEN LUMAJANG", "KECAMATAN TEMPURSARI"),
    ],
)
def test_that_another_office_has_its_own_names_and_blanks_to_fill(
    code: str, government: str, office: str
) -> None:
    content = office_content(code)
    sheet = content.plans[0]
    assert (content.office.government_line, content.office.office_line) == (government, office)
    assert sheet.organisation_lines[2] == f"DI LINGKUNGAN {government}"
    assert (content.office.address, content.office.email, content.office.postal_line) == ("",) * 3
    assert (content.office.place, sheet.place, sheet.set_on, sheet.signatory_name) == (
        "",
        "",
        None,
        "",
    )
    assert sheet.signatory_nip == ""
    assert content.officials == ()
    assert [goal.text for goal in sheet.goals] == [goal.text for goal in plan().goals]
    assert [each.title for each in sheet.indicators] == [each.title for each in plan().indicators]


def test_that_a_kota_is_led_by_a_wali_kota() -> None:
    content = office_content("35.79.01")
    text = " ".join([*content.office.functions, content.plans[0].indicators[1].explanation])
    assert "Wali Kota" in text
    assert "Bupati" not in text
    assert "kabupaten" not in text.casefold()


def test_that_an_office_without_villages_or_with_many_begins_too() -> None:
    empty = replace(RANUYOSO_PLACE, villages=())
    assert office_content("35.08.20", empty).villages == ()
    assert len(office_content("95.06.03").villages) == 108


RANUYOSO_PLACE = Kecamatan("35.08.20", "Ranuyoso", "Kabupaten Lumajang", "Jawa Timur", ())


def test_that_targets_are_never_invented() -> None:
    assert RANUYOSO.targets == ()


def test_that_an_unknown_kecamatan_is_refused() -> None:
    with pytest.raises(Refused) as refused:
        office_content("99.99.99")
    assert refused.value.problems[0].code == "unknown_kecamatan"

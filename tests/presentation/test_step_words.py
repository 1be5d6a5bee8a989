"""Names of steps as the menu says them, and what is passed over."""

import pytest

from iku_desktop.domain.steps import FOR_GOOD, Act, Step, StepName
from iku_desktop.presentation.step_words import TABLES, passed_text, step_text


def a_step(**rows: int) -> Step:
    """A step whose rows are given as table__action=count."""
    counted = {tuple(key.split("__")): count for key, count in rows.items()}
    return Step(1, 2, StepName(), counted)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (Act.PASTE, "tempel 12 sel"),
        (Act.CUT, "potong 12 sel"),
        (Act.FILL, "isi 12 sel"),
        (Act.CLEAR, "kosongkan 12 sel"),
        (Act.IMPORT, "impor buku kerja"),
        (Act.RESTORE, "pulihkan dari keranjang"),
    ],
)
def test_that_what_a_service_named_is_said(act: Act, words: str) -> None:
    rows = {("activity", "update"): 3}
    assert step_text(Step(1, 2, StepName(act, 12), rows)) == words


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ({"activity__insert": 1}, "tambah kegiatan"),
        ({"activity__delete": 3}, "hapus 3 kegiatan"),
        ({"activity__insert": 1, "evidence__insert": 2}, "tambah kegiatan"),
        ({"evidence__delete": 1, "evidence__insert": 1}, "ubah 2 bukti kegiatan"),
        ({"village_document__update": 1}, "ubah dokumen desa"),
        ({"target__insert": 1, "target__update": 4}, "ubah 5 target"),
        ({"office__update": 1}, "ubah profil kantor"),
        ({"deadline_rule__insert": 1}, "tambah aturan tenggat"),
    ],
)
def test_that_other_steps_are_named_by_their_rows(rows: dict[str, int], words: str) -> None:
    assert step_text(a_step(**rows)) == words


@pytest.mark.parametrize("table", TABLES)
def test_that_every_table_has_its_word(table: str) -> None:
    assert step_text(a_step(**{f"{table}__update": 1})).startswith("ubah ")


def test_that_a_table_nobody_foresaw_is_a_change() -> None:
    assert step_text(a_step(something__insert=1)) == "perubahan terakhir"
    assert step_text(a_step()) == "perubahan terakhir"


@pytest.mark.parametrize("table", sorted(FOR_GOOD))
def test_that_everything_for_good_is_told_in_words(table: str) -> None:
    assert passed_text((a_step(**{f"{table}__insert": 1}),))


def test_that_the_weightiest_of_what_is_passed_over_is_told() -> None:
    printed, closed = a_step(issued_document__insert=1), a_step(closing__insert=1)
    assert passed_text((printed, closed)) == "penutupan triwulan tetap berlaku"
    assert passed_text((printed,)) == "cetakan yang sudah terbit tetap tercatat"
    assert passed_text(()) == ""
    assert passed_text((a_step(activity__insert=1),)) == ""

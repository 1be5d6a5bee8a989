"""The words of the targets' history: notes on paper, marks of cells, lines of the dialog."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest

from iku_desktop.domain.plan import Target
from iku_desktop.domain.target_history import TargetRevision, TargetStep
from iku_desktop.presentation.target_words import (
    letter_text,
    place_text,
    reason_text,
    revision_mark,
    revision_note,
    since_text,
    step_title,
    typed_text,
    value_text,
)
from tests.builders import a_target, an_indicator

DAY = date(2025, 11, 28)
WHOLE = a_target(
    50, 3, revision=1, decided_on=DAY, reason="BPD belum terbentuk.", letter_number="050/12/2025"
)
BARE = a_target(50, 3, revision=1)
AT = datetime.combine(date(2025, 12, 1), time(10, 24))


def revised(target: Target = WHOLE, before: object = 60) -> TargetRevision:
    return TargetRevision(Fraction(str(before)), target)


def test_that_a_note_tells_values_letter_day_and_reason() -> None:
    assert revision_note(revised(), an_indicator()) == (
        "IKU 2: target TW III direvisi dari 60,00 % menjadi 50,00 %, surat nomor 050/12/2025, berlaku sejak "
        "28 November 2025. Alasan: BPD belum terbentuk."
    )


@pytest.mark.parametrize(
    ("target", "wanted"),
    [
        (BARE, "menjadi 50,00 %."),
        (replace(BARE, reason="Pagu"), "menjadi 50,00 %. Alasan: Pagu."),
        (replace(BARE, letter_number="1/2"), "menjadi 50,00 %, surat nomor 1/2."),
        (replace(BARE, decided_on=DAY), "menjadi 50,00 %, berlaku sejak 28 November 2025."),
    ],
)
def test_that_a_note_leaves_out_what_was_not_recorded(target: Target, wanted: str) -> None:
    assert revision_note(revised(target), an_indicator()).endswith(wanted)


def test_that_the_note_of_a_years_target_and_of_another_unit_says_so() -> None:
    yearly = replace(WHOLE, quarter=0, value=Fraction(15, 4))
    note = revision_note(revised(yearly, "3.5"), an_indicator(code="IPP", unit="indeks"))
    assert note.startswith("IPP: target tahun 2025 direvisi dari 3,50 indeks menjadi 3,75 indeks,")


def test_that_a_reason_of_several_lines_stands_in_one() -> None:
    note = revision_note(revised(replace(WHOLE, reason="Satu\n\n  dua\ttiga ...")), an_indicator())
    assert note.endswith("Alasan: Satu dua tiga .")


def test_that_markup_is_kept_as_typed() -> None:
    note = revision_note(revised(replace(WHOLE, reason="<b>&{x}")), an_indicator())
    assert note.endswith("Alasan: <b>&{x}.")


def test_that_the_mark_of_a_cell_tells_all_and_whether_it_is_valid_yet() -> None:
    mark = revision_mark(revised(), "%", date(2025, 12, 31))
    assert mark == (
        "Direvisi dari 60,00 % menjadi 50,00 %, berlaku sejak 28/11/2025. Surat nomor 050/12/2025. Alasan: "
        "BPD belum terbentuk."
    )
    assert revision_mark(revised(), "%", DAY) == mark
    earlier = revision_mark(revised(), "%", date(2025, 9, 30))
    assert earlier.startswith(mark)
    assert "Belum berlaku pada 30/09/2025." in earlier
    bare = revision_mark(revised(BARE), "%", date(2025, 1, 1))
    assert "berlaku sejak semula. Nomor surat tidak dicatat. Alasan: –" in bare


def test_that_each_step_is_named_by_what_it_became() -> None:
    assert step_title(TargetStep(None, a_target(60, 3), AT, "Siti"), "%") == "Semula 60,00 %"
    step = TargetStep(Fraction(60), WHOLE, AT, "Siti")
    assert step_title(step, "%") == "Revisi 1: 60,00 % → 50,00 %"


def test_that_it_is_told_who_typed_and_who_put_it_right() -> None:
    step = TargetStep(None, BARE, AT, "Siti")
    assert typed_text(step) == "Diketik 01/12/2025 10.24 oleh Siti"
    mended = replace(step, corrected_at=AT + timedelta(days=1), corrected_by="Budi")
    assert typed_text(mended) == (
        "Diketik 01/12/2025 10.24 oleh Siti, nilainya dibetulkan 02/12/2025 10.24 oleh Budi"
    )


def test_that_the_details_are_told_also_where_they_are_missing() -> None:
    assert since_text(WHOLE) == "Berlaku sejak 28 November 2025"
    assert since_text(BARE) == "Berlaku sejak semula; tanggal berlakunya tidak dicatat"
    assert (letter_text(WHOLE), letter_text(BARE)) == (
        "Surat nomor 050/12/2025",
        "Nomor surat tidak dicatat",
    )
    assert (reason_text(WHOLE), reason_text(BARE)) == (
        "Alasan: BPD belum terbentuk.",
        "Alasan: –",
    )


def test_that_places_and_values_are_named_as_in_the_table() -> None:
    assert [place_text(number) for number in (1, 4, 0)] == ["TW I", "TW IV", "Setahun"]
    assert value_text(Fraction(200, 3), "%") == "66,67 %"
    assert value_text(Fraction(3), "") == "3,00"

"""The words of a signature block: post lines of every kind of official, and dots where nothing is known."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_desktop.domain.office import Acting, Official, OnBehalf
from iku_desktop.presentation.signature_words import Signature, dotted, post_lines, signed_by

CAMAT = Official("1", "IWAN HADI", "CAMAT RANUYOSO", "197509211996021002", "Pembina Tingkat I")
DAY = date(2023, 6, 26)


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, ("CAMAT RANUYOSO",)),
        ({"acting": Acting.PLT}, ("Plt. CAMAT RANUYOSO",)),
        ({"acting": Acting.PLH}, ("Plh. CAMAT RANUYOSO",)),
        ({"acting": Acting.PLT, "post": ""}, ("",)),
        (
            {"on_behalf": OnBehalf.AN, "on_behalf_of": "BUPATI LUMAJANG"},
            ("a.n. BUPATI LUMAJANG", "CAMAT RANUYOSO"),
        ),
        (
            {"on_behalf": OnBehalf.AN, "acting": Acting.PLH, "on_behalf_of": "BUPATI"},
            ("a.n. BUPATI", "Plh. CAMAT RANUYOSO"),
        ),
        (
            {"on_behalf": OnBehalf.UB, "on_behalf_of": "CAMAT RANUYOSO", "post": "SEKRETARIS"},
            ("a.n. CAMAT RANUYOSO", "u.b.", "SEKRETARIS"),
        ),
        ({"on_behalf": OnBehalf.AN}, ("a.n. ……………………", "CAMAT RANUYOSO")),
    ],
)
def test_that_a_post_is_said_as_it_is_held(
    changes: dict[str, object], wanted: tuple[str, ...]
) -> None:
    assert post_lines(replace(CAMAT, **changes)) == wanted  # type: ignore[arg-type]


def test_that_nobody_has_a_post_to_fill_in() -> None:
    assert post_lines(None) == ("",)


def test_that_a_block_says_who_signs_where_and_when() -> None:
    block = signed_by(CAMAT, "Ranuyoso", DAY)
    assert block.place_and_day == "Ranuyoso, 26 Juni 2023"
    assert block.post == ("CAMAT RANUYOSO",)
    assert block.name_line == "IWAN HADI"
    assert block.rank == "Pembina Tingkat I"
    assert block.nip_line == "NIP. 19750921 199602 1 002"


def test_that_what_is_not_known_is_dotted_and_never_empty() -> None:
    block = signed_by(None, "", None)
    assert block.place_and_day == f"{'…' * 8}, {'…' * 8}"
    assert block.post == ("…" * 14,)
    assert block.name_line == "…" * 20
    assert block.nip_line == "NIP. " + "…" * 14
    assert block.rank == ""


def test_that_a_letter_has_its_day_elsewhere() -> None:
    assert Signature("Ranuyoso", DAY, ("CAMAT",), "A", "", "", dated=False).place_and_day == ""


@given(st.text(max_size=30), st.integers(1, 30))
def test_that_dots_stand_only_for_what_shows_nothing(words: str, length: int) -> None:
    shown = dotted(words, length)
    assert shown.strip()
    assert shown == (words if words.strip() else "…" * length)

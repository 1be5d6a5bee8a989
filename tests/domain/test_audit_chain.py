"""The chain of the audit trail: what its hash is made of, and where a change shows."""

import pytest

from iku_desktop.domain.audit import first_break, link

ENTRIES = [
    ("1", "2025-12-01T10:24:00", "Siti", "insert", "village", "v", None, '{"name":"A"}', "s"),
    ("2", "2025-12-01T10:25:00", "Siti", "update", "village", "v", '{"name":"A"}', "{}", "t"),
    ("3", "2025-12-01T10:26:00", "Budi", "delete", "village", "v", "{}", None, "u"),
]


def chained() -> list[tuple[tuple[str | None, ...], str]]:
    found, previous = [], ""
    for values in ENTRIES:
        previous = link(previous, values)
        found.append((values, previous))
    return found


def test_that_a_whole_chain_holds_and_an_empty_one_too() -> None:
    assert first_break(chained()) is None
    assert first_break([]) is None


@pytest.mark.parametrize("place", range(len(ENTRIES)))
@pytest.mark.parametrize("column", range(9))
def test_that_any_changed_value_breaks_the_chain_there(place: int, column: int) -> None:
    chain = chained()
    values, found = chain[place]
    changed = [*values]
    changed[column] = "lain" if values[column] != "lain" else None
    chain[place] = (tuple(changed), found)
    assert first_break(chain) == place


def test_that_nothing_and_no_text_are_told_apart() -> None:
    empty = [*ENTRIES[0]]
    empty[6] = ""
    assert link("", empty) != link("", ENTRIES[0])


def test_that_an_entry_taken_out_or_exchanged_shows_at_its_place() -> None:
    first, second, third = chained()
    assert first_break([first, third]) == 1
    assert first_break([second, third]) == 0
    assert first_break([second, first, third]) == 0


def test_that_a_cut_tail_shows_only_by_the_head_kept_elsewhere() -> None:
    first, second, third = chained()
    assert first_break([first, second]) is None
    assert second[1] != third[1]

"""Whatever is typed into any form of any service: saved or refused with sentences, never a traceback."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime, time
from fractions import Fraction

import pytest

from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.problems import Refused
from iku_desktop.presentation.words import problem_text
from tests.services.desk import Desk

HOSTILE: Mapping[str, object] = {
    "nothing": None,
    "blank": "  \t ",
    "markup": "<b>&\"'</b>",
    "formula": "=1+1",
    "braces": "{typed} {0} %s",
    "nul": "a\x00b",
    "right to left": "a\u202eb",
    "half a character": "\ud83d",
    "emoji": "😀" * 30,
    "very long": "N" * 10_000,
    "digits": "9" * 5_000,
    "other digits": "٣٥",
    "superscript": "²",
    "minus": "-1",
    "exponent": "1e400",
    "zero": 0,
    "float": 1e308,
    "not a number": float("nan"),
    "infinite": float("-inf"),
    "fraction": Fraction(-1, 3),
    "flag": True,
    "first day": date.min,
    "last day": date.max,
    "moment": datetime.combine(date(2025, 1, 1), time(12)),
    "tuple": (None, ("a",), "b\x00"),
    "lines": "a\nb\r\nc",
}
Write = Callable[[Desk, Mapping[str, object]], object]


def plan_id(desk: Desk) -> str:
    return desk.services.plan.plans()[0].id


WRITES: Mapping[str, tuple[tuple[str, ...], Write]] = {
    "record": (
        ("date", "number", "cause", "cause_text", "note"),
        lambda desk, typed: desk.record("Jenggrong", "RKPDES", 2026, **typed),
    ),
    "grant_exception": (
        ("new_due", "decided_on", "reason", "letter_number"),
        lambda desk, typed: desk.services.documents.grant_exception(
            desk.village(), "RKPDES", 2026, typed
        ),
    ),
    "add_activity": (
        (
            *("date", "first_day", "description", "section", "place", "evidence"),
            *("evidence_numbers", "output", "follow_up_date", "note"),
        ),
        lambda desk, typed: desk.activity(**typed),
    ),
    "add_village": (
        ("code", "name", "head", "phone", "valid_from", "valid_to"),
        lambda desk, typed: desk.services.villages.add(
            {"code": "35.08.20.2099", "name": "Ranu"} | typed
        ),
    ),
    "record_manual": (
        ("value", "evidence", "dated"),
        lambda desk, typed: desk.services.indicators.record_manual("IPP", 2025, typed),
    ),
    "change_plan": (
        (
            *("title", "organisation_lines", "place", "set_on", "signatory_name", "signatory_nip"),
            *("signatory_rank", "signatory_post", "shows_post", "first_year", "last_year"),
        ),
        lambda desk, typed: desk.services.plan.change_plan(plan_id(desk), typed),
    ),
    "set_offsets": (
        ("RKPDES", "APBDES", "LPPDES"),
        lambda desk, typed: desk.services.plan.set_offsets(plan_id(desk), typed),
    ),
    "add_indicator": (
        (
            *("code", "title", "short_title", "goal", "calculator", "unit", "direction"),
            *("formula_text", "formula_factor", "explanation", "source", "in_charge", "position"),
        ),
        lambda desk, typed: desk.services.plan.add_indicator(plan_id(desk), typed),
    ),
    "change_office": (
        ("name", "kabupaten", "government_line", "address", "main_duty", "functions"),
        lambda desk, typed: desk.services.settings.change_office(typed),
    ),
    "add_official": (
        (
            *("name", "post", "nip", "rank", "acting", "on_behalf", "on_behalf_of"),
            *("valid_from", "valid_to"),
        ),
        lambda desk, typed: desk.services.settings.add_official(
            {"name": "Budi", "post": "CAMAT"} | typed
        ),
    ),
    "add_section": (
        ("code", "name", "short_name", "position", "aliases"),
        lambda desk, typed: desk.services.settings.add_section(
            {"code": "X", "name": "Seksi X"} | typed
        ),
    ),
    "change_rule": (
        (
            *("document_type", "month", "day", "year_offset", "counts", "legal_basis"),
            *("valid_from", "valid_to"),
        ),
        lambda desk, typed: desk.services.settings.change_rule(
            desk.services.settings.rules()[0].id, typed
        ),
    ),
    "change_document_type": (
        ("name", "full_name", "aliases", "not_after", "position"),
        lambda desk, typed: desk.services.settings.change_document_type("RKPDES", typed),
    ),
    "set_categories": (
        ("name", "bound", "bars"),
        lambda desk, typed: desk.services.settings.set_categories([typed]),
    ),
    "set_target": (
        ("value", "reason", "letter_number", "decided_on"),
        lambda desk, typed: desk.services.indicators.set_target(
            "IKU-2", 2025, 1, **({"value": "90"} | typed)
        ),
    ),
    "write_narrative": (
        ("text",),
        lambda desk, typed: desk.services.indicators.write_narrative(
            "IKU-2", Quarter(2025, 4), NarrativeKind.DRIVING, typed["text"]
        ),
    ),
}


def words_of(desk: Desk, write: Write, typed: Mapping[str, object]) -> list[str] | None:
    """The sentences of a refusal, None when it was saved."""
    try:
        write(desk, typed)
    except Refused as refused:
        return [problem_text(problem) for problem in refused.problems]
    return None


@pytest.mark.parametrize("name", WRITES)
def test_that_whatever_is_typed_is_saved_or_refused_in_words(desk: Desk, name: str) -> None:
    fields, write = WRITES[name]
    for number, field in enumerate(fields):
        # Every third value at each field: over all forms each meets fields of every kind.
        for typed in list(HOSTILE.values())[number % 3 :: 3]:
            before = desk.counter()
            words = words_of(desk, write, {field: typed})
            if words is not None:
                assert words
                assert all(words)
                assert desk.counter() == before


@pytest.mark.parametrize("name", WRITES)
def test_that_what_hostile_forms_left_behind_can_be_shown(desk: Desk, name: str) -> None:
    fields, write = WRITES[name]
    for typed in HOSTILE.values():
        with suppress(Refused):
            write(desk, dict.fromkeys(fields, typed))
    assert desk.services.home.home(desk.moment()).moment
    assert len(desk.services.documents.matrix(desk.moment()).rows) >= 11
    assert desk.services.reports.quarter_report(desk.moment()).plan
    assert desk.services.villages.rows()
    assert desk.store.check() == ()


@pytest.mark.parametrize("text", [each for each in HOSTILE.values() if isinstance(each, str)])
def test_that_any_name_of_a_place_is_answered(desk: Desk, text: str) -> None:
    documents, indicators = desk.services.documents, desk.services.indicators
    for action in (
        lambda: documents.record(text, text, 2026, {"number": "1"}),
        lambda: documents.withdraw_exception(text, text, 2026),
        lambda: desk.services.activities.change(text, {"note": "1"}),
        lambda: desk.services.villages.remove([text]),
        lambda: indicators.view(text, desk.moment()),
        lambda: desk.services.settings.remove_section(text),
        lambda: desk.services.plan.change_goal(text, {}),
        lambda: desk.services.reports.make(text, desk.moment()),
    ):
        assert desk.refused(action)

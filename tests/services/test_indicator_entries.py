"""Targets with revisions, hand-entered values, narratives, and the rows behind a figure."""

from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.plan import NarrativeKind, Target
from tests.services.desk import Desk

IPP = {"value": "3,85", "evidence": "Hasil survei 2025"}
REVISED = {"reason": "Perubahan Renstra", "letter_number": "188/5", "decided_on": "1/7/2025"}


def targets(desk: Desk) -> list[Target]:
    with desk.store.read() as reader:
        return sorted(reader.targets(2025), key=lambda each: (each.quarter, each.revision))


def set_target(desk: Desk, value: object = "90", quarter: int = 4, **given: object) -> object:
    return desk.services.indicators.set_target("IKU-2", 2025, quarter, value, **given)  # type: ignore[arg-type]


def ratio(desk: Desk) -> str:
    """A hand-entered ratio of the office's own."""
    plan = desk.services.plan.plan(2025)
    assert plan is not None
    typed = {
        "code": "LYN-1",
        "title": "Layanan selesai",
        "goal": plan.goals[0].id,
        "calculator": "manual_ratio",
        "unit": "%",
    }
    desk.services.plan.add_indicator(plan.id, typed)
    return "LYN-1"


def test_that_a_quarters_target_goes_before_the_years(desk: Desk) -> None:
    set_target(desk, "80", quarter=0)
    assert desk.figures(desk.moment()).target == 80
    set_target(desk, "87,5")
    assert desk.figures(desk.moment()).target == Fraction("87.5")
    assert desk.figures(desk.moment(3)).target == 80


@pytest.mark.parametrize("code", ["IKU-2", " iku-2 "])
def test_that_an_indicator_is_known_by_its_code(desk: Desk, code: str) -> None:
    desk.services.indicators.set_target(code, 2025, 4, 90)
    assert desk.figures(desk.moment()).target == 90


def test_that_a_plain_correction_overwrites_the_newest_revision(desk: Desk) -> None:
    set_target(desk, "90")
    set_target(desk, "91")
    set_target(desk, "95", **REVISED)
    set_target(desk, "96")
    assert [(each.revision, each.value, each.reason) for each in targets(desk)] == [
        (0, 91, ""),
        (1, 96, "Perubahan Renstra"),
    ]


def test_that_a_revision_holds_from_the_day_it_was_decided(desk: Desk) -> None:
    set_target(desk, "90", quarter=0)
    set_target(desk, "95", quarter=0, **REVISED)
    assert desk.figures(desk.moment(2)).target == 90
    assert desk.figures(desk.moment(3)).target == 95


def test_that_removing_a_target_removes_its_revisions(desk: Desk) -> None:
    set_target(desk, "90")
    set_target(desk, "95", **REVISED)
    set_target(desk, "70", quarter=1)
    set_target(desk, "")
    assert [(each.quarter, each.value) for each in targets(desk)] == [(1, 70)]
    assert desk.figures(desk.moment()).target is None


@pytest.mark.parametrize(
    ("value", "given", "problems"),
    [
        ("-1", {}, {"value": "target_negative"}),
        ("100,01", {}, {"value": "target_above_100"}),
        ("sembilan", {}, {"value": "not_a_number"}),
        ("1e5", {}, {"value": "not_a_number"}),
        (float("nan"), {}, {"value": "not_a_number"}),
        (float("inf"), {}, {"value": "not_a_number"}),
        ("9" * 40, {}, {"value": "not_a_number"}),
        ("90", {"quarter": 5}, {"quarter": "not_a_quarter"}),
        ("90", {"decided_on": "2/12/2025", "reason": "x"}, {"decided_on": "date_in_future"}),
        ("95", {"letter_number": "188/5"}, {"reason": "needed"}),
        (
            "-1",
            {"reason": "x" * 1001, "decided_on": "?"},
            {"value": "target_negative", "reason": "text_too_long", "decided_on": "not_a_date"},
        ),
    ],
)
def test_that_a_nonsense_target_is_refused(
    desk: Desk, value: object, given: dict[str, object], problems: dict[str, str]
) -> None:
    set_target(desk, "90")
    assert desk.refused(lambda: set_target(desk, value, **given)) == problems
    assert desk.figures(desk.moment()).target == 90


def test_that_revisions_are_decided_one_after_the_other(desk: Desk) -> None:
    set_target(desk, "90", **REVISED)
    earlier = {"reason": "x", "decided_on": "30/6/2025"}
    assert desk.refused(lambda: set_target(desk, "95", **earlier)) == {
        "decided_on": "revision_before_previous"
    }


def test_that_an_unknown_indicator_or_year_is_refused(desk: Desk) -> None:
    indicators = desk.services.indicators
    assert desk.refused(lambda: indicators.set_target("IKU-9", 2025, 4, 90)) == {
        "indicator": "unknown_indicator"
    }
    assert desk.refused(lambda: indicators.set_target("IKU-2", 1990, 4, 90)) == {
        "year": "year_without_plan"
    }
    assert desk.refused(lambda: indicators.view("?", desk.moment())) == {
        "indicator": "unknown_indicator"
    }


def test_that_the_goal_indicator_is_entered_by_hand_with_its_evidence(desk: Desk) -> None:
    moment = desk.moment()
    assert desk.figures(moment, "IPP").measurement.missing is not None
    desk.services.indicators.record_manual("IPP", 2025, IPP)
    assert desk.figures(moment, "IPP").measurement.actual == Fraction("3.85")
    desk.services.indicators.record_manual("IPP", 2025, {"value": "3,9"})
    assert desk.figures(moment, "IPP").measurement.actual == Fraction("3.9")
    desk.services.indicators.record_manual("IPP", 2025, {"value": ""})
    assert desk.figures(moment, "IPP").measurement.actual is None


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"value": "3,85"}, {"evidence": "needed"}),
        (IPP | {"value": "-1"}, {"value": "negative"}),
        (IPP | {"value": "tiga"}, {"value": "not_a_number"}),
        (IPP | {"dated": "2/12/2025"}, {"dated": "date_in_future"}),
        (IPP | {"evidence": "e" * 501}, {"evidence": "text_too_long"}),
        ({"value": "x", "dated": "y"}, {"value": "not_a_number", "dated": "not_a_date"}),
    ],
)
def test_that_a_bad_value_is_refused(
    desk: Desk, typed: dict[str, str], problems: dict[str, str]
) -> None:
    manual = desk.services.indicators.record_manual
    assert desk.refused(lambda: manual("IPP", 2025, typed)) == problems


def test_that_a_computed_indicator_takes_no_value_by_hand(desk: Desk) -> None:
    manual = desk.services.indicators.record_manual
    assert desk.refused(lambda: manual("IKU-1", 2025, {"value": "90"})) == {
        "indicator": "not_by_hand"
    }


def test_that_a_ratio_is_computed_from_both_of_its_terms(desk: Desk) -> None:
    typed = {"numerator": "3", "denominator": "4", "evidence": "Buku register"}
    saved = desk.services.indicators.record_manual(ratio(desk), 2025, typed)
    assert saved.warnings == ()
    assert desk.figures(desk.moment(), "LYN-1").measurement.actual == 75


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"numerator": "3", "denominator": "0"}, {"denominator": "denominator_zero"}),
        ({"numerator": "3"}, {"denominator": "needed"}),
        ({"denominator": "3"}, {"numerator": "needed"}),
        ({"numerator": "-3", "denominator": "4"}, {"numerator": "negative"}),
    ],
)
def test_that_half_a_ratio_is_refused(
    desk: Desk, typed: dict[str, str], problems: dict[str, str]
) -> None:
    code = ratio(desk)
    form = typed | {"evidence": "Buku register"}
    assert (
        desk.refused(lambda: desk.services.indicators.record_manual(code, 2025, form)) == problems
    )


def test_that_a_ratio_above_a_hundred_percent_is_saved_with_a_warning(desk: Desk) -> None:
    typed = {"numerator": "5", "denominator": "4", "evidence": "Buku register"}
    (warning,) = desk.services.indicators.record_manual(ratio(desk), 2025, typed).warnings
    assert warning.code == "ratio_above_100"


def test_that_a_narrative_belongs_to_its_indicator_quarter_and_kind(desk: Desk) -> None:
    indicators = desk.services.indicators
    text = "Kades baru.\nBPD lengkap."
    indicators.write_narrative("IKU-2", Quarter(2025, 4), NarrativeKind.DRIVING, text)
    indicators.write_narrative("IKU-2", Quarter(2025, 4), NarrativeKind.DRIVING, text + "!")
    assert indicators.view("IKU-2", desk.moment()).narratives == {NarrativeKind.DRIVING: text + "!"}
    assert indicators.view("IKU-1", desk.moment()).narratives == {}
    assert indicators.view("IKU-2", desk.moment(3)).narratives == {}
    indicators.write_narrative("IKU-2", Quarter(2025, 4), NarrativeKind.DRIVING, "")
    assert indicators.view("IKU-2", desk.moment()).narratives == {}


@pytest.mark.parametrize(
    ("text", "code"), [("x" * 4001, "text_too_long"), ("a\x00", "text_character")]
)
def test_that_a_bad_narrative_is_refused(desk: Desk, text: str, code: str) -> None:
    write = desk.services.indicators.write_narrative
    quarter = Quarter(2025, 4)
    assert desk.refused(lambda: write("IKU-2", quarter, NarrativeKind.HINDERING, text)) == {
        "text": code
    }


def test_that_the_view_of_documents_shows_each_row_behind_the_figure(desk: Desk) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="26/9/2025")
    view = desk.services.indicators.view("IKU-2", desk.moment())
    assert len(view.lines) == view.assessment.measurement.denominator == 33
    assert sum(line.adds for line in view.lines) == view.assessment.measurement.numerator == 1
    (line,) = [each for each in view.lines if each.adds]
    assert (line.subject, line.item, line.status) == ("Jenggrong", "RKPDesa 2026", "on_time")
    assert (line.due, line.dated) == (date(2025, 9, 30), date(2025, 9, 26))
    assert view.goal.text.startswith("Meningkatnya akuntabilitas")


def test_that_the_view_of_activities_shows_those_that_do_not_count_too(desk: Desk) -> None:
    desk.activity(output="Notulen", follow_up_date="10/10/2025")
    desk.activity(description="Belum ditindaklanjuti")
    desk.activity(description="Belum ada bukti", evidence="")
    view = desk.services.indicators.view("IKU-1", desk.moment())
    assert sorted(line.status for line in view.lines) == [
        "follow_up_open",
        "followed_up",
        "uncounted",
    ]
    assert sum(line.adds for line in view.lines) == view.assessment.measurement.numerator == 1
    assert {line.item for line in view.lines} == {"Subbag Umum"}


def test_that_the_view_follows_the_year_with_its_targets(desk: Desk) -> None:
    set_target(desk, "80", quarter=0)
    set_target(desk, "30", quarter=1)
    desk.record("Jenggrong", "LPPDES", 2024, date="20/2/2025")
    view = desk.services.indicators.view("IKU-2", desk.moment())
    actuals = [point.assessment.measurement.numerator for point in view.course if point.assessment]
    assert actuals == [1, 1, 1, 1]
    assert [point.target for point in view.course] == [30, None, None, None]
    assert view.year_target == 80
    assert view.previous is not None
    assert view.previous.moment == Moment.at(Quarter(2025, 3), desk.clock.day)
    assert desk.services.indicators.view("IKU-2", desk.moment(1)).previous is None
    assert desk.services.indicators.view("IPP", desk.moment()).lines == ()

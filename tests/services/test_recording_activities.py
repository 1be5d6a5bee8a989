"""Recording activities with their evidence: accepted, refused, listed and removed."""

from datetime import date

import pytest

from iku_desktop.domain.activities import Activity, Evidence, EvidenceKind
from tests.services.desk import Desk

MEETING, DOCUMENT = Evidence(EvidenceKind.MEETING), Evidence(EvidenceKind.DOCUMENT)


def stored(desk: Desk, activity_id: str) -> Activity:
    with desk.store.read() as reader:
        found = reader.activity(activity_id)
    assert found is not None
    return found


def figure(desk: Desk, quarter: int = 4) -> tuple[object, object]:
    measurement = desk.figures(desk.moment(quarter), "IKU-1").measurement
    return measurement.numerator, measurement.denominator


def test_that_an_activity_moves_the_figure_at_once(desk: Desk) -> None:
    first = desk.activity(output="Notulen", follow_up_date="10/10/2025")
    assert figure(desk) == (1, 1)
    second = desk.activity(description="Rapat kedua")
    assert figure(desk) == (1, 2)
    desk.services.activities.change(
        second.id, {"output": "Notulen", "follow_up_date": "12/10/2025"}
    )
    assert figure(desk) == (2, 2)
    desk.services.activities.change(second.id, {"evidence": ""})
    assert figure(desk) == (1, 1)
    desk.services.activities.remove([first.id, second.id])
    assert figure(desk) == (0, 0)


@pytest.mark.parametrize(
    "spelling", ["Seksi Pemerintahan", "PEMERINTAHAN", "pemerintahan", "Tata  Pemerintahan"]
)
def test_that_a_section_is_known_by_code_name_or_alias(desk: Desk, spelling: str) -> None:
    saved = desk.activity(section=spelling)
    names = {each.id: each.name for each in desk.services.settings.sections()}
    assert names[stored(desk, saved.id).section_id] == "Seksi Pemerintahan"


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("Rapat koordinasi", ["rapat_koordinasi"]),
        ("Rapat koordinasi; SK Camat", ["rapat_koordinasi", "sk_camat"]),
        ("ba;DOKUMEN/LAPORAN ; rekomendasi", ["berita_acara", "dokumen_laporan", "rekomendasi"]),
        ("sk_camat;;", ["sk_camat"]),
        ("Rapat;Rapat", ["rapat_koordinasi"]),
        ((MEETING, DOCUMENT), ["rapat_koordinasi", "dokumen_laporan"]),
        ("", []),
        (None, []),
    ],
)
def test_that_evidence_is_read_as_names_or_taken_as_it_is(
    desk: Desk, typed: object, kinds: list[str]
) -> None:
    saved = desk.activity(evidence=typed)
    assert [each.kind.value for each in stored(desk, saved.id).evidence] == kinds


def test_that_numbers_go_to_evidence_in_their_order(desk: Desk) -> None:
    saved = desk.activity(evidence="Rapat; SK Camat; BA", evidence_numbers="005/1; ;BA/2")
    numbers = [each.number for each in stored(desk, saved.id).evidence]
    assert numbers == ["005/1", "", "BA/2"]


def test_that_kinds_typed_anew_keep_the_numbers_they_had(desk: Desk) -> None:
    saved = desk.activity(evidence="Rapat; BA", evidence_numbers="005/1;BA/2")
    desk.services.activities.change(saved.id, {"evidence": "BA; Rekomendasi"})
    found = stored(desk, saved.id).evidence
    assert found == (
        Evidence(EvidenceKind.MINUTES, "BA/2"),
        Evidence(EvidenceKind.RECOMMENDATION, ""),
    )
    desk.services.activities.change(saved.id, {"evidence_numbers": "BA/3;R/1"})
    assert [each.number for each in stored(desk, saved.id).evidence] == ["BA/3", "R/1"]


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"date": "31/9/2025"}, {"date": "date_past_month_end"}),
        ({"date": "2/12/2025"}, {"date": "date_in_future"}),
        ({"date": ""}, {"date": "needed"}),
        ({"first_day": "4/10/2025"}, {"first_day": "first_day_after_last"}),
        ({"follow_up_date": "2/10/2025"}, {"follow_up_date": "follow_up_before_activity"}),
        ({"follow_up_date": "2/12/2025"}, {"follow_up_date": "date_in_future"}),
        ({"description": ""}, {"description": "needed"}),
        ({"description": "x" * 10_000}, {"description": "text_too_long"}),
        ({"description": "a\x00b"}, {"description": "text_character"}),
        ({"description": "\u202eterbalik"}, {"description": "text_character"}),
        ({"section": "Seksi Antariksa"}, {"section": "unknown_section"}),
        ({"section": "\x00"}, {"section": "text_character"}),
        ({"section": ""}, {"section": "needed"}),
        ({"evidence": "Foto"}, {"evidence": "unknown_evidence"}),
        ({"evidence": "Rapat; Foto"}, {"evidence": "unknown_evidence"}),
        ({"evidence": ("Rapat",)}, {"evidence": "not_text"}),
        ({"evidence": "Rapat;" * 51}, {"evidence": "too_many_lines"}),
        ({"evidence": (Evidence(EvidenceKind.MEETING, "\x00"),)}, {"evidence": "text_character"}),
        ({"evidence_numbers": "1;2"}, {"evidence_numbers": "too_many_numbers"}),
        (
            {"output": "o" * 2001, "place": "p" * 201, "note": "\x07"},
            {"output": "text_too_long", "place": "text_too_long", "note": "text_character"},
        ),
        (
            {"date": "besok", "first_day": "lusa", "section": "?", "evidence": "?"},
            {
                "date": "not_a_date",
                "first_day": "not_a_date",
                "section": "unknown_section",
                "evidence": "unknown_evidence",
            },
        ),
    ],
)
def test_that_a_bad_activity_is_refused_with_every_problem(
    desk: Desk, typed: dict[str, object], problems: dict[str, str]
) -> None:
    assert desk.refused(lambda: desk.activity(**typed)) == problems


def test_that_an_empty_form_names_every_needed_field(desk: Desk) -> None:
    assert desk.refused(lambda: desk.services.activities.add({})) == {
        "date": "needed",
        "description": "needed",
        "section": "needed",
    }


def test_that_an_unknown_kind_of_evidence_is_told_which_there_are(desk: Desk) -> None:
    (problem,) = desk.problems(lambda: desk.activity(evidence="Foto"))
    assert problem.values["typed"] == "Foto"
    assert str(problem.values["known"]).startswith("Rapat koordinasi, Dokumen/Laporan, SK Camat")


def test_that_moving_an_activity_after_its_follow_up_is_refused(desk: Desk) -> None:
    saved = desk.activity(output="Notulen", follow_up_date="10/10/2025")
    assert desk.refused(
        lambda: desk.services.activities.change(saved.id, {"date": "11/10/2025"})
    ) == {"follow_up_date": "follow_up_before_activity"}
    assert desk.services.activities.change(
        saved.id, {"date": "11/10/2025", "follow_up_date": "11/10/2025"}
    ).id


def test_that_an_activity_over_several_days_belongs_to_its_last(desk: Desk) -> None:
    saved = desk.activity(first_day="30/9/2025", date="1/10/2025")
    assert stored(desk, saved.id).first_day == date(2025, 9, 30)
    assert figure(desk, 3) == (0, 0)
    assert figure(desk, 4) == (0, 1)


def test_that_the_same_activity_twice_is_refused(desk: Desk) -> None:
    desk.activity()
    assert desk.refused(desk.activity) == {"description": "activity_twice"}
    other = desk.activity(section=desk.section(1))
    assert desk.refused(
        lambda: desk.services.activities.change(other.id, {"section": desk.section(0)})
    ) == {"description": "activity_twice"}


def test_that_a_year_without_a_plan_only_warns(desk: Desk) -> None:
    (warning,) = desk.activity(date="3/10/2015").warnings
    assert (warning.code, warning.field) == ("year_without_plan", "date")


def test_that_an_unknown_activity_can_be_neither_changed_nor_removed(desk: Desk) -> None:
    saved = desk.activity()
    activities = desk.services.activities
    assert desk.refused(lambda: activities.change("x", {})) == {"": "unknown_activity"}
    assert desk.refused(lambda: activities.remove([saved.id, "x"])) == {"": "unknown_activity"}
    assert stored(desk, saved.id).description


def test_that_the_list_holds_the_quarter_or_the_year_with_totals(desk: Desk) -> None:
    desk.activity(output="Notulen", follow_up_date="10/10/2025")
    desk.activity(description="Tanpa bukti", evidence="", date="1/10/2025")
    desk.activity(description="Triwulan tiga", date="30/9/2025")
    moment = desk.moment()
    quarter = desk.services.activities.list(moment)
    assert [(row.number, row.activity.description[:11]) for row in quarter.rows] == [
        (1, "Tanpa bukti"),
        (2, "Rapat koord"),
    ]
    assert (quarter.counted, quarter.uncounted, quarter.followed_up) == (1, 1, 1)
    assert quarter.rows[1].changed_at == "01/12/2025 10.24"
    assert quarter.rows[1].changed_by == "Siti Aminah"
    assert quarter.rows[1].section is not None
    year = desk.services.activities.list(moment, whole_year=True)
    assert (len(year.rows), year.counted, year.whole_year) == (3, 2, True)


def test_that_a_follow_up_shows_from_its_own_day_on(desk: Desk) -> None:
    desk.activity(date="30/9/2025", output="Notulen", follow_up_date="5/10/2025")
    (line,) = desk.services.activities.list(desk.moment(3)).rows
    assert (line.counts, line.followed_up) == (True, False)
    assert figure(desk, 3) == (0, 1)
    assert figure(desk, 4) == (1, 1)

"""Beranda and the frame: figures with their course, agenda, open problems, periods and their states."""

from datetime import date, timedelta

import pytest

from iku_desktop.domain.backups import BackupReason
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.read_models import AgendaLine, Concern, QuarterState
from iku_desktop.presentation.concern_words import concern_spoken
from tests.services.desk import VILLAGES, Desk


@pytest.fixture
def pictured(desk: Desk) -> Desk:
    """The office of the picture of Beranda on 1 December 2025, with two activities."""
    for village in VILLAGES:
        if village != "Sumberpetung":
            day = "4/4/2025" if village == "Meninjo" else "20/3/2025"
            desk.record(village, "LPPDES", 2024, date=day)
        if village != "Wates Kulon":
            desk.record(village, "RKPDES", 2026, date="26/9/2025")
    desk.activity(output="Notulen", follow_up_date="10/10/2025")
    desk.activity(description="Tanpa bukti", evidence="")
    for code in ("IKU-1", "IKU-2"):
        desk.services.indicators.set_target(code, 2025, 4, 90)
    return desk


def concerns(desk: Desk, moment: Moment | None = None) -> list[tuple[str, dict[str, object]]]:
    found = desk.services.home.concerns(moment or desk.moment())
    assert all(concern_spoken(line) for line in found)
    return [(line.concern.value, dict(line.values)) for line in found]


def named(desk: Desk) -> set[str]:
    return {name for name, _ in concerns(desk)}


def test_that_beranda_lists_the_open_problems_of_the_picture(pictured: Desk) -> None:
    assert concerns(pictured) == [
        ("document_missing", {"village": "Sumberpetung", "document": "LPPDesa 2024", "days": 245}),
        ("document_missing", {"village": "Wates Kulon", "document": "RKPDesa 2026", "days": 62}),
        ("cause_missing", {"village": "Meninjo", "document": "LPPDesa 2024", "days": 4}),
        ("evidence_missing", {"count": 1, "year": 2025}),
        ("manual_missing", {"indicator": "Indeks Pelayanan Publik", "year": 2025, "quarter": "IV"}),
    ]
    lines = pictured.services.home.concerns(pictured.moment())
    assert lines[0].village_id == pictured.village("Sumberpetung")
    assert (lines[0].document_type, lines[-1].indicator_code) == ("LPPDES", "IPP")
    assert pictured.services.frame.frame(2025).problem_count == 5


def test_that_each_problem_goes_when_it_is_put_right(pictured: Desk) -> None:
    pictured.record("Sumberpetung", "LPPDES", 2024, date="1/12/2025", cause="vacant")
    pictured.record("Meninjo", "LPPDES", 2024, cause_text="Listrik padam")
    pictured.record("Wates Kulon", "RKPDES", 2026, date="30/9/2025")
    line = pictured.services.activities.list(pictured.moment()).rows[1]
    pictured.services.activities.change(line.activity.id, {"evidence": "BA"})
    manual = {"value": "3,9", "evidence": "Survei"}
    pictured.services.indicators.record_manual("IPP", 2025, manual)
    # Now there is a value, the goal indicator's own target is asked for.
    assert [name for name, _ in concerns(pictured)] == ["target_missing"]
    pictured.services.indicators.set_target("IPP", 2025, 0, 4)
    assert concerns(pictured) == []


def test_that_an_earlier_quarter_has_only_the_problems_of_its_time(pictured: Desk) -> None:
    found = [name for name, _ in concerns(pictured, pictured.moment(2))]
    assert found.count("document_missing") == 1
    assert "evidence_missing" not in found


def test_that_a_flag_and_a_missing_rule_are_problems_too(pictured: Desk) -> None:
    pictured.record("Jenggrong", "APBDES", 2026, date="25/9/2025")
    (flag,) = [values for name, values in concerns(pictured) if name == "order_flag"]
    assert (flag["village"], flag["other_type"]) == ("Jenggrong", "APBDesa")
    settings = pictured.services.settings
    pictured.record("Jenggrong", "APBDES", 2026, date="")
    settings.remove_rule(next(r.id for r in settings.rules() if r.document_type == "APBDES"))
    (missing,) = [values for name, values in concerns(pictured) if name == "rule_missing"]
    assert missing["document"] == "APBDesa 2026"


def test_that_a_blank_profile_and_no_official_are_problems(desk: Desk) -> None:
    settings = desk.services.settings
    settings.change_office({"address": "", "functions": ""})
    for official in settings.officials():
        settings.change_official(official.id, {"valid_to": "30/11/2025"})
    found = dict(concerns(desk))
    assert found["official_missing"] == {"fields": ("signing_official",)}
    assert found["profile_missing"] == {"fields": ("address", "functions")}


def test_that_an_office_without_villages_says_so_and_has_no_false_zero(desk: Desk) -> None:
    desk.services.villages.remove([row.village.id for row in desk.services.villages.rows()])
    assert "no_villages" in named(desk)
    measurement = desk.figures(desk.moment()).measurement
    assert measurement.actual is None
    assert measurement.missing is not None
    assert measurement.missing.code == "no_documents_expected"


def test_that_a_year_without_a_plan_is_one_problem_and_shows_nothing_false(desk: Desk) -> None:
    moment = Moment.at(Quarter(2030, 1), desk.clock.day)
    assert concerns(desk, moment) == [("plan_missing", {"year": 2030})]
    view = desk.services.home.home(moment)
    assert (view.strategic, view.objectives, view.others, view.counted) == ((), (), (), ())
    assert desk.services.indicators.assessments(moment) == ()
    assert desk.services.documents.matrix(moment).counted == ()


def due_lines(desk: Desk) -> list[tuple[str, date, int, int]]:
    view = desk.services.home.home(desk.moment())
    return [
        (
            f"{line.counted.document_type.name} {line.counted.fiscal_year}"
            if line.counted
            else f"TW {line.quarter}",
            line.due,
            line.days_left,
            len(line.missing),
        )
        for line in view.agenda
    ]


def test_that_the_agenda_is_that_of_the_picture(pictured: Desk) -> None:
    assert due_lines(pictured) == [
        ("APBDesa 2026", date(2025, 12, 31), 30, 11),
        ("TW 4", date(2025, 12, 31), 30, 0),
        ("LPPDesa 2025", date(2026, 3, 31), 120, 11),
        ("RKPDesa 2027", date(2026, 9, 30), 303, 11),
    ]


def test_that_the_agenda_names_the_villages_still_missing_and_drops_a_finished_document(
    pictured: Desk,
) -> None:
    for village in VILLAGES[:-1]:
        pictured.record(village, "APBDES", 2026, date="28/11/2025")
    agenda: tuple[AgendaLine, ...] = pictured.services.home.home(pictured.moment()).agenda
    assert agenda[0].missing == ("Wates Wetan",)
    pictured.record("Wates Wetan", "APBDES", 2026, date="28/11/2025")
    assert ("APBDesa 2027", date(2026, 12, 31), 395, 11) in due_lines(pictured)
    assert "APBDesa 2026" not in [name for name, *_ in due_lines(pictured)]


def test_that_a_day_still_running_is_still_due_and_an_exception_has_its_own_line(
    pictured: Desk,
) -> None:
    pictured.clock.day = date(2025, 12, 31)
    typed = {"new_due": "15/1/2026", "decided_on": "20/12/2025", "reason": "Banjir"}
    pictured.services.documents.grant_exception(pictured.village(), "APBDES", 2026, typed)
    lines = due_lines(pictured)
    assert ("APBDesa 2026", date(2025, 12, 31), 0, 10) in lines
    assert ("APBDesa 2026", date(2026, 1, 15), 15, 1) in lines
    pictured.clock.day = date(2026, 1, 1)
    names = [(name, missing) for name, _, _, missing in due_lines(pictured)]
    assert ("APBDesa 2026", 1) in names
    assert ("APBDesa 2027", 11) in names


def test_that_the_figures_are_compared_with_the_quarter_and_the_year_before(pictured: Desk) -> None:
    pictured.services.indicators.record_manual(
        "IPP", 2024, {"value": "3,7", "evidence": "Survei 2024"}
    )
    view = pictured.services.home.home(pictured.moment())
    assert [each.indicator.code for each in view.strategic] == ["IKU-1", "IKU-2"]
    assert [each.indicator.code for each in view.objectives] == ["IPP"]
    assert view.others == ()
    assert view.previous["IKU-2"].moment.quarter == Quarter(2025, 3)
    assert view.previous_year["IPP"].measurement.actual is not None
    assert view.state is QuarterState.RUNNING
    course = view.courses["IKU-2"]
    assert [point.running for point in course] == [False, False, False, True]
    assert [p.assessment.measurement.numerator for p in course if p.assessment] == [9, 9, 19, 19]
    assert pictured.services.home.home(pictured.moment(1)).previous == {}


def test_that_the_frame_knows_years_and_states(desk: Desk) -> None:
    frame = desk.services.frame.frame(2025)
    assert frame.years == (2024, 2025, 2026)
    assert list(frame.states.values()) == [QuarterState.OPEN] * 3 + [QuarterState.RUNNING]
    assert set(desk.services.frame.frame(2026).states.values()) == {QuarterState.FUTURE}
    assert desk.services.frame.current() == Quarter(2025, 4)
    assert frame.office.name == "Ranuyoso"
    desk.clock.day = date(2028, 1, 1)
    assert desk.services.frame.frame(2028).years == (2024, 2025, 2026, 2028)


@pytest.mark.parametrize(
    ("given", "quarter", "as_of"),
    [
        ((2025, 3), 3, date(2025, 9, 30)),
        ((2025, 4), 4, date(2025, 12, 1)),
        ((2025, None), 4, date(2025, 12, 1)),
        ((2024, None), 4, date(2024, 12, 31)),
        ((2026, None), 1, date(2025, 12, 1)),
        ((2025, None, date(2025, 2, 28)), 1, date(2025, 2, 28)),
        ((2025, 4, date(2025, 2, 28)), 4, date(2025, 2, 28)),
        ((2024, None, date(2025, 4, 30)), 4, date(2025, 4, 30)),
    ],
)
def test_that_a_moment_is_found_from_what_was_given(
    desk: Desk, given: tuple[int, int | None], quarter: int, as_of: date
) -> None:
    moment = desk.services.frame.moment(*given)
    assert (moment.quarter.number, moment.as_of) == (quarter, as_of)


@pytest.mark.parametrize(
    ("given", "problems"),
    [
        ((2025, 5), {"quarter": "not_a_quarter"}),
        ((2025, 0), {"quarter": "not_a_quarter"}),
        ((99999, 1), {"year": "year_out_of_range"}),
        ((-5, 9), {"year": "year_out_of_range", "quarter": "not_a_quarter"}),
        ((2025, 4, date(2025, 12, 2)), {"as_of": "as_of_in_future"}),
        ((2025, 1, date(2024, 12, 31)), {"as_of": "as_of_before_year"}),
    ],
)
def test_that_a_moment_that_cannot_be_is_refused(
    desk: Desk, given: tuple[int, int], problems: dict[str, str]
) -> None:
    assert desk.refused(lambda: desk.services.frame.moment(*given)) == problems


def test_that_a_copy_outside_that_is_old_is_told_first_and_counted(desk: Desk) -> None:
    desk.services.backups.make(BackupReason.CLOSE)
    moment = desk.moment()
    before = desk.services.home.concerns(moment)
    count = desk.services.frame.frame(2025).problem_count
    desk.clock.day += timedelta(days=7)
    lines = desk.services.home.home(moment).concerns
    assert concern_spoken(lines[0]) == "Salin cadangan ke tempat kedua, sudah 7 hari"
    assert lines[1:] == before
    assert desk.services.home.concerns(moment) == lines
    assert desk.services.frame.frame(2025).problem_count == count + 1


def test_that_no_report_speaks_of_copies(desk: Desk) -> None:
    desk.services.backups.make(BackupReason.CLOSE)
    desk.clock.day += timedelta(days=30)
    for kind in desk.services.reports.kinds():
        lines = desk.services.reports.concerns(kind.key, desk.moment())
        assert Concern.COPY_OLD not in {each.concern for each in lines}, kind.key

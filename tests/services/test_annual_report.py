"""What the annual report is made from: the year's figures, earlier years, the plan's end, narratives."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.read_models import Concern, QuarterState
from iku_desktop.domain.report_models import AnnualReport, FigureSource
from iku_desktop.services.annual_report import annual_report
from iku_desktop.services.letters import Letters
from tests.reports.reading import text_of
from tests.services.desk import VILLAGES, Desk


def report(desk: Desk, year: int = 2025, quarter: int = 4, **frozen: AnnualReport) -> AnnualReport:
    """The report; `y2024=…` is what was frozen of that year."""
    closed = {int(name[1:]): model for name, model in frozen.items()}
    with desk.context.reading() as rows:
        plan = rows.plan(year)
        assert plan is not None
        return annual_report(rows, plan, desk.moment(quarter, year), 0, closed.get)


@pytest.fixture
def worked(desk: Desk) -> Desk:
    """The worked example's LPPDesa and targets of three years, seen on 9 January 2026."""
    for name in VILLAGES[:9]:
        desk.record(name, "LPPDES", 2024, date="31/3/2025")
    desk.record(VILLAGES[9], "LPPDES", 2024, date="4/4/2025")
    for year, value in ((2024, 85), (2025, 90), (2026, 92)):
        desk.services.indicators.set_target("IKU-2", year, 0, value)
    desk.services.indicators.set_target("IKU-2", 2025, 4, 60)
    desk.clock.day = date(2026, 1, 9)
    return desk


def test_that_the_year_is_held_against_the_target_of_the_year(worked: Desk) -> None:
    row = report(worked).rows[1]
    found = row.figures.assessment
    assert (found.measurement.numerator, found.measurement.denominator) == (9, 33)
    assert found.target == 90, "not the 60 of TW IV"
    assert found.achievement == Fraction(900, 33) / 90 * 100
    assert found.category is not None
    assert found.category.name == "Sangat Rendah"
    assert row.figures.year_target == 90


def test_that_whatever_quarter_is_looked_at_the_report_is_of_the_whole_year(worked: Desk) -> None:
    assert report(worked, quarter=1) == report(worked)
    assert report(worked).moment.as_of == date(2025, 12, 31)
    assert [point.assessment is not None for point in report(worked).rows[1].figures.course] == [
        True
    ] * 4


def test_that_a_running_year_is_looked_at_today(desk: Desk) -> None:
    found = report(desk)
    assert (found.moment.as_of, found.state) == (desk.clock.day, QuarterState.RUNNING)
    assert report(desk, 2026).state is QuarterState.FUTURE
    assert report(desk, 2024).state is QuarterState.OPEN


def test_that_a_year_that_has_not_begun_has_no_figure(worked: Desk) -> None:
    worked.clock.day = date(2025, 12, 1)
    figure = next(each for each in report(worked, 2026).rows[1].years if each.year == 2026)
    assert (figure.target, figure.assessment) == (92, None)


def test_that_all_years_of_the_plan_stand_beside_it(worked: Desk) -> None:
    first, own, last = report(worked).rows[1].years
    assert (first.year, first.source, first.target) == (2024, FigureSource.LIVE, 85)
    assert first.assessment is not None
    assert first.assessment.measurement.numerator == 0
    assert (own.year, own.target) == (2025, 90)
    assert own.assessment == report(worked).rows[1].figures.assessment
    assert (last.year, last.source, last.target) == (2026, FigureSource.LATER, 92)
    assert last.assessment is None


def test_that_a_closed_year_comes_from_its_frozen_report(worked: Desk) -> None:
    frozen = replace(report(worked, 2024), state=QuarterState.CLOSED, revision=2)
    row = frozen.rows[1]
    measured = replace(row.figures.assessment.measurement, actual=Fraction(77))
    figures = replace(
        row.figures,
        assessment=replace(row.figures.assessment, measurement=measured),
        year_target=Fraction(84),
    )
    frozen = replace(frozen, rows=(frozen.rows[0], replace(row, figures=figures)))
    first = report(worked, y2024=frozen).rows[1].years[0]
    assert (first.source, first.revision, first.target) == (FigureSource.CLOSED, 2, 84)
    assert first.assessment is not None
    assert first.assessment.measurement.actual == 77


def test_that_an_indicator_a_year_did_not_have_has_no_figure_there(worked: Desk) -> None:
    plan = worked.services.plan.plan(2025)
    assert plan is not None
    frozen = replace(report(worked, 2024), rows=(), objectives=())
    first = report(worked, y2024=frozen).rows[1].years[0]
    assert first.source is FigureSource.LIVE, "the frozen report did not know it"


def test_that_the_end_of_the_plan_tells_how_far_it_has_come(worked: Desk) -> None:
    row = report(worked).rows[1]
    assert row.end_target == 92
    assert row.progress == Fraction(900, 33) / 92 * 100
    assert report(worked).rows[0].progress is None


def test_that_a_day_asked_for_is_no_report_of_the_closed_year(worked: Desk) -> None:
    with worked.context.reading() as rows:
        plan = rows.plan(2025)
        assert plan is not None
        moment = worked.moment(4, as_of=date(2025, 4, 30))
        found = annual_report(rows, plan, moment, 0, lambda _year: None)
    assert (found.moment.quarter, found.moment.as_of) == (Quarter(2025, 2), date(2025, 4, 30))
    assert [point.assessment is not None for point in found.rows[1].figures.course] == [
        *(True, True),
        *(False, False),
    ]


def test_that_narratives_of_all_begun_quarters_stand_by_their_indicator(desk: Desk) -> None:
    write = desk.services.indicators.write_narrative
    write("IKU-1", Quarter(2025, 1), NarrativeKind.DRIVING, "Satu")
    write("IKU-1", Quarter(2025, 4), NarrativeKind.DRIVING, "Empat")
    write("IPP", Quarter(2025, 2), NarrativeKind.HINDERING, "Dua")
    blocks = report(desk).narratives
    assert [each.indicator.code for each in blocks] == ["IKU-1", "IKU-2", "IPP"]
    assert [dict(each.texts) for each in blocks[0].quarters] == [
        {NarrativeKind.DRIVING: "Satu"},
        {},
        {},
        {NarrativeKind.DRIVING: "Empat"},
    ]
    desk.clock.day = date(2025, 5, 1)
    assert len(report(desk).narratives[0].quarters) == 2


def test_that_nothing_dated_after_the_year_is_printed(worked: Desk) -> None:
    worked.record("Jenggrong", "APBDES", 2026, date="5/1/2026")
    row = report(worked).matrix.rows[0]
    assert row.cells[1].dated is None


def test_that_the_official_is_that_of_the_day_it_is_signed(worked: Desk) -> None:
    (camat,) = worked.services.settings.officials()
    worked.services.settings.change_official(camat.id, {"valid_to": "31/12/2025"})
    typed = {"name": "SRI", "post": "CAMAT RANUYOSO", "acting": "plt", "valid_from": "1/1/2026"}
    worked.services.settings.add_official(typed)
    found = report(worked)
    assert found.signed_on == date(2026, 1, 9)
    assert found.official is not None
    assert found.official.name == "SRI"


def test_that_it_is_made_by_the_reports_service_as_a_draft_of_the_year(worked: Desk) -> None:
    made = worked.services.reports.make("annual", worked.moment(2))
    assert (made.name, made.quarter, made.final) == (
        "IKU_2025_Tahunan_Ranuyoso_konsep.pdf",
        0,
        False,
    )
    assert worked.services.reports.make("annual", worked.moment(3)).data == made.data
    upright = worked.services.reports.make("annual", worked.moment(2), "f4_portrait")
    assert upright.paper == "f4_portrait"


def test_that_what_the_annual_report_lacks_is_what_its_newest_quarter_lacks(worked: Desk) -> None:
    lines = worked.services.reports.concerns("annual", worked.moment(1))
    assert lines == worked.services.reports.concerns("quarterly", worked.moment(4))
    assert Concern.NARRATIVE_MISSING in {line.concern for line in lines}


def close_year(desk: Desk, year: int) -> None:
    for number in (1, 2, 3, 4):
        desk.services.closings.close(Quarter(year, number))


@pytest.fixture
def closed(worked: Desk) -> Desk:
    """2024 and 2025 closed on 9 January 2026."""
    for code in ("IKU-1", "IKU-2"):
        for year in (2024, 2025):
            worked.services.indicators.set_target(code, year, 0, 90)
    close_year(worked, 2024)
    close_year(worked, 2025)
    return worked


def test_that_the_report_of_a_closed_year_is_final_and_keeps_its_camat(closed: Desk) -> None:
    made = closed.services.reports.make("annual", closed.moment(2))
    assert (made.final, made.name) == (True, "IKU_2025_Tahunan_Ranuyoso.pdf")
    closed.services.reports.issue(made)
    (camat,) = closed.services.settings.officials()
    closed.services.settings.change_official(camat.id, {"valid_to": "31/1/2026"})
    typed = {"name": "SRI", "post": "CAMAT RANUYOSO", "valid_from": "1/2/2026"}
    closed.services.settings.add_official(typed)
    closed.clock.day = date(2027, 3, 1)
    again = closed.services.reports.make("annual", closed.moment(4))
    assert again == made
    text = text_of(again.data)
    assert "Keadaan laporan: Final" in text
    assert "IWAN HADI PURNOMO" in text
    assert "SRI" not in text


def test_that_closed_earlier_years_are_told_from_open_ones(closed: Desk) -> None:
    closed.record("Jenggrong", "LPPDES", 2025, date="9/1/2026")
    text = text_of(closed.services.reports.make("annual", closed.moment(1, 2026)).data)
    assert "2024 (terkunci) 2025 (terkunci) 2026 (sementara, s.d. 9 Jan 2026)" in text
    closed.services.closings.reopen(Quarter(2025, 4), "Salah ketik")
    text = text_of(closed.services.reports.make("annual", closed.moment(1, 2026)).data)
    assert "2024 (terkunci) 2025 (belum dikunci)" in text


def test_that_a_reopened_year_is_a_draft_and_then_a_revision(closed: Desk) -> None:
    closed.services.closings.reopen(Quarter(2025, 4), "Salah ketik")
    made = closed.services.reports.make("annual", closed.moment(4))
    assert (made.final, made.revision) == (False, 1)
    assert "Keadaan laporan: Konsep Revisi 1" in text_of(made.data)
    closed.services.closings.close(Quarter(2025, 4))
    made = closed.services.reports.make("annual", closed.moment(4))
    assert made.name == "IKU_2025_Tahunan_Ranuyoso_rev1.pdf"
    assert "Keadaan laporan: Revisi 1" in text_of(made.data)
    text = text_of(closed.services.reports.make("annual", closed.moment(1, 2026)).data)
    assert "2025 (terkunci, Revisi 1)" in text


def test_that_a_day_within_a_closed_year_is_a_draft_of_its_own(closed: Desk) -> None:
    moment = closed.moment(3, as_of=date(2025, 8, 1))
    made = closed.services.reports.make("annual", moment)
    assert not made.final
    text = text_of(made.data)
    assert "Keadaan laporan: Konsep" in text
    assert "Tahun 2025 belum berakhir pada tanggal data (1 Agustus 2025)" in text


def test_that_matrix_and_cards_of_a_closed_year_are_final(closed: Desk) -> None:
    for kind, name in (
        ("matrix", "IKU_2025_TW4_Matriks_Ranuyoso.pdf"),
        ("village_card", "IKU_2025_Lembar_Desa_Ranuyoso.pdf"),
    ):
        made = closed.services.reports.make(kind, closed.moment(4))
        assert (made.final, made.name) == (True, name)
        assert closed.services.reports.make(kind, closed.moment(4)) == made
    text = text_of(closed.services.reports.make("matrix", closed.moment(4)).data)
    assert "Keadaan laporan: Final" in text


def test_that_a_letter_of_a_closed_quarter_is_not_recorded_as_an_activity(closed: Desk) -> None:
    letters = Letters(closed.context, lambda: None)  # type: ignore[arg-type,return-value]
    closed.services.closings.reopen(Quarter(2025, 4), "Surat")
    closed.clock.day = date(2025, 12, 30)
    letters.issue(closed.moment(4), [closed.village("Wates Wetan")])
    closed.clock.day = date(2026, 1, 9)
    closed.services.closings.close(Quarter(2025, 4))
    (letter,) = letters.issued(2025)
    problems = closed.problems(lambda: letters.record_as_activity([letter.id]))
    assert [each.code for each in problems] == ["quarter_closed"]

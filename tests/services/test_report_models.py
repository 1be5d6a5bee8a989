"""What reports are made from: the sheet, the quarterly report, and what is missing before printing."""

from datetime import date
from pathlib import Path

import pytest

from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.domain.periods import Moment, Quarter
from iku_desktop.domain.plan import NarrativeKind
from iku_desktop.domain.problems import Unavailable
from iku_desktop.domain.read_models import Concern, QuarterReport, QuarterState
from tests.services.desk import Desk

PNG = b"\x89PNG\r\n\x1a\n"


def report(desk: Desk, quarter: int = 3) -> QuarterReport:
    return desk.services.reports.quarter_report(desk.moment(quarter))


def test_that_the_sheet_holds_the_office_its_plan_and_the_logo(desk: Desk) -> None:
    desk.services.settings.set_logo(PNG)
    sheet = desk.services.reports.iku_sheet(2025)
    assert sheet.office.name == "Ranuyoso"
    assert (sheet.plan.signatory_name, sheet.plan.set_on) == (
        "IWAN HADI PURNOMO, S.STP, M.M.",
        date(2023, 6, 26),
    )
    assert sheet.logo == PNG


def test_that_a_year_without_a_plan_has_no_report(desk: Desk) -> None:
    reports, moment = desk.services.reports, Moment.at(Quarter(2030, 1), desk.clock.day)
    assert desk.refused(lambda: reports.iku_sheet(2030)) == {"year": "year_without_plan"}
    assert desk.refused(lambda: reports.quarter_report(moment)) == {"year": "year_without_plan"}
    for kind in ("sheet", "quarterly"):
        (line,) = reports.concerns(kind, moment)
        assert line.concern is Concern.PLAN_MISSING


def test_that_the_report_prints_targets_and_the_course_up_to_its_quarter(desk: Desk) -> None:
    desk.services.indicators.set_target("IKU-2", 2025, 0, 90)
    desk.services.indicators.set_target("IKU-2", 2025, 3, 60)
    desk.record("Jenggrong", "LPPDES", 2024, date="31/3/2025")
    row = report(desk).rows[1]
    assert row.indicator.code == "IKU-2"
    assert row.goal.text.startswith("Meningkatnya akuntabilitas")
    assert (row.year_target, row.assessment.target) == (90, 60)
    assert [point.target for point in row.course] == [None, None, 60, None]
    assert [point.assessment is not None for point in row.course] == [True, True, True, False]
    assert [each.indicator.code for each in report(desk).objectives] == ["IPP"]


def test_that_the_report_prints_nothing_later_than_its_day(desk: Desk) -> None:
    desk.record("Jenggrong", "RKPDES", 2026, date="4/10/2025", number="7/2025")
    desk.activity(date="30/9/2025", output="Notulen", follow_up_date="5/10/2025")
    desk.activity(date="1/10/2025", description="Triwulan empat")
    found = report(desk)
    (line,) = found.activities
    assert (line.activity.day, line.followed_up) == (date(2025, 9, 30), False)
    assert found.matrix.rows[0].cells[0].dated is None
    assert found.moment.as_of == date(2025, 9, 30)
    assert (found.state, found.revision) == (QuarterState.OPEN, 0)


def test_that_an_as_of_date_cuts_the_activities_too(desk: Desk) -> None:
    desk.activity(date="1/10/2025")
    desk.activity(date="20/11/2025", description="Kemudian")
    moment = desk.moment(4, as_of=date(2025, 10, 31))
    assert len(desk.services.reports.quarter_report(moment).activities) == 1


def test_that_who_signs_is_the_official_of_today(desk: Desk) -> None:
    settings = desk.services.settings
    (camat,) = settings.officials()
    settings.change_official(camat.id, {"valid_to": "31/10/2025"})
    typed = {"name": "Sri", "post": "CAMAT RANUYOSO", "acting": "plt", "valid_from": "1/11/2025"}
    settings.add_official(typed)
    found = report(desk)
    assert found.signed_on == desk.clock.day
    assert found.official is not None
    assert found.official.name == "Sri"


def test_that_narratives_stand_by_their_indicator(desk: Desk) -> None:
    write = desk.services.indicators.write_narrative
    write("IKU-2", Quarter(2025, 3), NarrativeKind.HINDERING, "Banjir")
    write("IKU-2", Quarter(2025, 2), NarrativeKind.HINDERING, "Triwulan lain")
    blocks = report(desk).narratives
    assert [(block.indicator.code, dict(block.texts)) for block in blocks] == [
        ("IKU-1", {}),
        ("IKU-2", {NarrativeKind.HINDERING: "Banjir"}),
    ]
    write("IPP", Quarter(2025, 3), NarrativeKind.DRIVING, "Loket baru")
    assert [block.indicator.code for block in report(desk).narratives] == ["IKU-1", "IKU-2", "IPP"]


def test_that_what_is_missing_is_listed_before_printing(desk: Desk) -> None:
    desk.activity(date="30/9/2025")
    lines = desk.services.reports.concerns("quarterly", desk.moment(3))
    assert report(desk).concerns == lines
    found = {line.concern: line for line in lines}
    assert found[Concern.FOLLOW_UP_OPEN].values["count"] == 1
    narratives = [line for line in lines if line.concern is Concern.NARRATIVE_MISSING]
    assert [line.indicator_code for line in narratives] == ["IKU-1", "IKU-2"]
    assert narratives[0].values["fields"] == tuple(kind.value for kind in NarrativeKind)
    desk.services.indicators.write_narrative(
        "IKU-1", Quarter(2025, 3), NarrativeKind.DRIVING, "Lancar"
    )
    lines = desk.services.reports.concerns("quarterly", desk.moment(3))
    (first, _) = [line for line in lines if line.concern is Concern.NARRATIVE_MISSING]
    assert first.values["fields"] == ("faktor_penghambat", "tindak_lanjut")


def test_that_the_sheet_lacks_only_its_own_blanks(desk: Desk) -> None:
    reports = desk.services.reports
    assert reports.concerns("sheet", desk.moment()) == ()
    plan = desk.services.plan.plan(2025)
    assert plan is not None
    desk.services.plan.change_plan(plan.id, {"set_on": "", "signatory_name": ""})
    desk.services.settings.change_office({"main_duty": ""})
    profile, signatory = reports.concerns("sheet", desk.moment())
    assert profile.values == {"fields": ("main_duty",)}
    assert signatory.values == {"fields": ("set_on", "signatory_name")}


def test_that_an_unknown_report_or_paper_is_refused(desk: Desk) -> None:
    reports, moment = desk.services.reports, desk.moment()
    assert desk.refused(lambda: reports.make("novel", moment)) == {"kind": "unknown_report"}
    assert desk.refused(lambda: reports.concerns("novel", moment)) == {"kind": "unknown_report"}
    assert desk.refused(lambda: reports.make("sheet", moment, "a3")) == {"paper": "unknown_paper"}


def test_that_a_finished_report_is_saved_whole_or_not_at_all(desk: Desk, tmp_path: Path) -> None:
    document = PdfDocument(b"%PDF-1.7", "IKU_2025_TW3_Ranuyoso.pdf")
    desk.services.reports.save(document, tmp_path / document.name)
    assert (tmp_path / document.name).read_bytes() == document.data
    with pytest.raises(Unavailable):
        desk.services.reports.save(document, tmp_path / "no such folder" / document.name)

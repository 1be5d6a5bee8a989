"""Closing quarters: in order, frozen, locked, reopened with a reason, and revised."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from iku_desktop.domain.closing import ClosingHead
from iku_desktop.domain.closing_models import Level, ReadinessKind
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.problems import Unavailable
from iku_desktop.services.frozen_json import canonical
from iku_desktop.services.frozen_quarters import hash_of
from tests.reports.reading import text_of
from tests.services.desk import Desk

FIRST, SECOND, THIRD, FOURTH = (Quarter(2025, number) for number in (1, 2, 3, 4))
TARGETS = {1: "20", 2: "40", 3: "60", 4: "90", 0: "90"}


@pytest.fixture
def year(desk: Desk) -> Desk:
    """The facts of 2025 as domain.md's worked example has them, on 1 February 2026."""
    desk.clock.day = date(2026, 2, 1)
    desk.record("Jenggrong", "LPPDES", 2024, date="20/3/2025", number="1/2025")
    desk.record("Meninjo", "LPPDES", 2024, date="4/4/2025")
    desk.record("Jenggrong", "RKPDES", 2026, date="30/9/2025")
    desk.activity(date="5/2/2025", description="Rapat awal tahun")
    desk.activity(
        date="6/2/2025", description="Pendampingan", output="BA", follow_up_date="20/2/2025"
    )
    return desk


def close(desk: Desk, *quarters: Quarter) -> None:
    for quarter in quarters:
        desk.services.closings.close(quarter)


def heads(desk: Desk) -> tuple[ClosingHead, ...]:
    return desk.services.closings.history(2025)


def snapshot(desk: Desk, head: ClosingHead) -> str:
    with desk.store.read() as reader:
        text = reader.closing_snapshot(head.id)
    assert text is not None
    return text


def code(desk: Desk, quarter: Quarter) -> list[str]:
    """Why the quarter can't close."""
    problems = desk.problems(lambda: desk.services.closings.close(quarter))
    return [problem.code for problem in problems]


def test_that_a_closing_is_canonical_json_with_its_hash(year: Desk) -> None:
    close(year, FIRST)
    (head,) = heads(year)
    text = snapshot(year, head)
    assert hash_of(text) == head.sha256
    assert canonical(json.loads(text)) == text
    plain = json.loads(text)
    assert (plain["office"], plain["year"], plain["quarter"]) == ("35.08.20", 2025, 1)
    assert (plain["revision"], plain["closed_by"]) == (0, "Siti Aminah")
    assert plain["as_of"] == "2025-03-31"
    assert len(plain["inputs"]["village_document"]) == 1, "what was dated later is not its input"
    assert len(plain["inputs"]["activity"]) == 2
    assert len(plain["inputs"]["expected"]) >= 33
    assert {"quarterly", "matrix"} <= set(plain["reports"])


def test_that_only_the_last_quarter_freezes_the_annual_report(year: Desk) -> None:
    for quarter, value in TARGETS.items():
        for indicator in ("IKU-1", "IKU-2"):
            year.services.indicators.set_target(indicator, 2025, quarter, value)
    close(year, FIRST, SECOND, THIRD, FOURTH)
    kept = [set(json.loads(snapshot(year, head))["reports"]) for head in heads(year)]
    assert ["annual" in each for each in kept] == [False, False, False, True]


def test_that_a_quarter_closes_in_order_and_once(year: Desk) -> None:
    assert code(year, SECOND) == ["earlier_quarter_open"]
    close(year, FIRST)
    assert code(year, FIRST) == ["quarter_already_closed"]
    close(year, SECOND)
    assert [head.quarter for head in heads(year)] == [1, 2]


def test_that_a_running_quarter_does_not_close(desk: Desk) -> None:
    close(desk, FIRST, SECOND, THIRD)
    assert code(desk, FOURTH)[0] == "quarter_not_over"


def test_that_the_year_closes_only_with_its_targets(year: Desk) -> None:
    close(year, FIRST, SECOND, THIRD)
    assert code(year, FOURTH) == ["year_target_missing", "year_target_missing"]
    for indicator in ("IKU-1", "IKU-2"):
        year.services.indicators.set_target(indicator, 2025, 0, "90")
    close(year, FOURTH)
    assert len(heads(year)) == 4


def test_that_a_year_without_a_plan_has_nothing_to_close(year: Desk) -> None:
    for quarter in (Quarter(2019, 1), Quarter(99999, 1)):
        assert code(year, quarter) == ["year_without_plan"]


def test_that_nothing_closes_while_the_clock_is_behind_until_it_is_confirmed(year: Desk) -> None:
    year.clock.day = date(2026, 1, 15)
    assert code(year, FIRST) == ["clock_behind"]
    year.services.closings.confirm_clock()
    close(year, FIRST)
    year.clock.day = date(2026, 1, 14)
    problems = year.problems(lambda: year.services.closings.reopen(FIRST, "salah"))
    assert [problem.code for problem in problems] == ["clock_behind"]


def test_that_a_clock_that_is_right_needs_no_confirmation(year: Desk) -> None:
    before = year.counter()
    year.services.closings.confirm_clock()
    assert year.counter() == before


def test_that_reopening_asks_for_a_reason_and_is_kept(year: Desk) -> None:
    close(year, FIRST)
    for reason in ("", "   ", None):
        refused = year.refused(lambda reason=reason: year.services.closings.reopen(FIRST, reason))  # type: ignore[misc]
        assert refused == {"reason": "reopen_reason_needed"}
    year.services.closings.reopen(FIRST, "Tanggal LPPDesa salah ketik")
    (head,) = heads(year)
    assert head.is_open_again
    assert (head.reopened_by, head.reopen_reason) == ("Siti Aminah", "Tanggal LPPDesa salah ketik")
    assert year.services.frame.frame(2025).states[1] == "open"


def test_that_quarters_open_again_from_the_newest(year: Desk) -> None:
    close(year, FIRST, SECOND)
    refused = year.refused(lambda: year.services.closings.reopen(FIRST, "salah"))
    assert refused == {"quarter": "later_quarter_closed"}
    assert year.refused(lambda: year.services.closings.reopen(THIRD, "salah")) == {
        "quarter": "quarter_not_closed"
    }
    year.services.closings.reopen(SECOND, "salah")
    year.services.closings.reopen(FIRST, "salah juga")


def test_that_the_next_closing_is_a_numbered_revision(year: Desk) -> None:
    close(year, FIRST)
    first = year.services.reports.make("quarterly", year.moment(1))
    year.services.closings.reopen(FIRST, "salah")
    draft = year.services.reports.make("quarterly", year.moment(1))
    close(year, FIRST)
    second = year.services.reports.make("quarterly", year.moment(1))
    assert [each.name for each in (first, draft, second)] == [
        "IKU_2025_TW1_Ranuyoso.pdf",
        "IKU_2025_TW1_Ranuyoso_konsep.pdf",
        "IKU_2025_TW1_Ranuyoso_rev1.pdf",
    ]
    assert [each.final for each in (first, draft, second)] == [True, False, True]
    assert [head.revision for head in heads(year)] == [0, 1]
    assert second.data != first.data


def test_that_a_closed_report_prints_the_same_whatever_changes_afterwards(year: Desk) -> None:
    close(year, FIRST)
    before = {
        (kind, paper): year.services.reports.make(kind, year.moment(1), paper)
        for kind in ("quarterly", "matrix")
        for paper in ("f4", "a4")
    }
    year.clock.day += timedelta(days=40)
    year.services.settings.change_office({"name": "Ranuyoso Baru", "address": "Jalan lain"})
    year.services.settings.add_official(
        {"name": "Camat Baru", "post": "CAMAT RANUYOSO", "valid_from": "1/2/2026"}
    )
    year.services.villages.change(year.village(), {"name": "Jenggrong Baru", "head": "Lain"})
    year.record("Wonoayu", "LPPDES", 2024, date="9/9/2025")
    for (kind, paper), document in before.items():
        again = year.services.reports.make(kind, year.moment(1), paper)
        assert (again.data, again.code) == (document.data, document.code)


def test_that_the_bytes_of_an_issued_report_are_kept(
    year: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(year, FIRST)
    document = year.services.reports.make("quarterly", year.moment(1))
    year.services.reports.issue(document)
    # A later program draws otherwise.
    monkeypatch.setattr("iku_desktop.reports.quarterly.TOP_MM", 30.0)
    assert year.services.reports.make("quarterly", year.moment(1)) == document
    other = year.services.reports.make("quarterly", year.moment(1), "a4")
    assert other.data != document.data


def test_that_the_figures_of_a_closed_quarter_stay(year: Desk) -> None:
    close(year, FIRST)
    before = year.services.indicators.assessments(year.moment(1))
    year.services.indicators.set_target("IKU-2", 2025, 1, "50")
    year.services.settings.set_categories([{"name": "Lain", "bound": "", "bars": "1"}])
    assert year.services.indicators.assessments(year.moment(1)) == before
    assert year.services.home.home(year.moment(1)).strategic == before[:2]
    course = year.services.indicators.view("IKU-2", year.moment(4)).course
    assert course[0].assessment == next(each for each in before if each.indicator.code == "IKU-2")


def test_that_a_day_asked_for_by_name_is_reckoned_anew(year: Desk) -> None:
    close(year, FIRST)
    asked = year.moment(1, as_of=date(2025, 6, 30))
    draft = year.services.reports.make("quarterly", asked)
    assert not draft.final
    assert draft.name == "IKU_2025_TW1_Ranuyoso_konsep.pdf"


def test_that_a_snapshot_that_was_tampered_with_is_found(year: Desk) -> None:
    import sqlite3

    close(year, FIRST)
    path = Path(year.store.paths.database)
    year.store.close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE closing SET snapshot = replace(snapshot, '1/2025', '2/2025')")
    connection.close()
    with pytest.raises(Unavailable) as fault:
        year.services.reports.make("quarterly", year.moment(1))
    assert (fault.value.code, fault.value.damaged) == ("closing_damaged", True)
    assert (fault.value.values["quarter"], fault.value.values["year"]) == ("I", 2025)


def lines_of(desk: Desk, quarter: int) -> dict[ReadinessKind, Level]:
    return {
        line.kind: line.level
        for line in desk.services.closings.readiness(desk.moment(quarter)).lines
    }


def test_that_the_checklist_forbids_what_the_closing_refuses(year: Desk) -> None:
    lines = lines_of(year, 2)
    assert lines[ReadinessKind.QUARTER_OVER] is Level.OK
    assert lines[ReadinessKind.EARLIER_CLOSED] is Level.BLOCK
    assert not year.services.closings.readiness(year.moment(2)).can_close
    close(year, FIRST)
    assert year.services.closings.readiness(year.moment(2)).can_close
    year.clock.day = date(2026, 1, 1)
    assert lines_of(year, 2)[ReadinessKind.CLOCK] is Level.BLOCK


def test_that_the_checklist_of_the_last_quarter_waits_for_targets(year: Desk) -> None:
    assert lines_of(year, 1)[ReadinessKind.TARGETS] is Level.NOTE
    assert lines_of(year, 4)[ReadinessKind.TARGETS] is Level.BLOCK
    readiness = year.services.closings.readiness(year.moment(4))
    line = next(each for each in readiness.lines if each.kind is ReadinessKind.TARGETS)
    assert line.concern is not None
    assert line.concern.indicator_code == "IKU-1"


def test_that_each_open_line_has_its_door(year: Desk) -> None:
    year.activity(date="7/2/2025", description="Tanpa bukti", evidence="")
    readiness = year.services.closings.readiness(year.moment(1))
    for line in readiness.lines:
        if line.level is Level.NOTE:
            assert line.concern is not None, line
            assert line.values["count"], line
    counts = {line.kind: line.values.get("count") for line in readiness.lines}
    assert counts[ReadinessKind.EVIDENCE] == 1
    assert counts[ReadinessKind.FILES] == 2
    assert counts[ReadinessKind.FOLLOW_UPS] == 1


def test_that_the_checklist_of_a_closed_quarter_names_its_closing(year: Desk) -> None:
    close(year, FIRST)
    readiness = year.services.closings.readiness(year.moment(1))
    assert readiness.closing == heads(year)[0]
    assert not readiness.can_close


def test_that_the_next_report_tells_what_changed_since_the_closing(year: Desk) -> None:
    before = year.services.reports.quarter_report(year.moment(2))
    assert (before.compared_with, before.changes) == (None, ())
    close(year, FIRST)
    rows = year.services.activities.list(year.moment(1)).rows
    later = {"output": "Laporan", "follow_up_date": "5/4/2025"}
    year.services.activities.change(rows[0].activity.id, later)
    report = year.services.reports.quarter_report(year.moment(2))
    assert report.compared_with == FIRST
    assert [(each.subject, each.dated) for each in report.changes] == [
        ("Meninjo", date(2025, 4, 4)),
        ("Rapat awal tahun", date(2025, 4, 5)),
    ]
    close(year, SECOND)
    third = year.services.reports.quarter_report(year.moment(3))
    assert (third.compared_with, third.changes) == (SECOND, ())


def test_that_a_new_year_is_compared_with_the_last_quarter_of_the_old_one(year: Desk) -> None:
    for indicator in ("IKU-1", "IKU-2"):
        year.services.indicators.set_target(indicator, 2025, 0, "90")
    close(year, FIRST, SECOND, THIRD, FOURTH)
    year.record("Wonoayu", "APBDES", 2026, date="15/1/2026")
    report = year.services.reports.quarter_report(year.moment(1, 2026))
    assert report.compared_with == FOURTH
    assert [each.subject for each in report.changes] == ["Wonoayu"]


def test_that_only_the_report_that_was_closed_calls_itself_final(year: Desk) -> None:
    close(year, Quarter(2025, 1))
    asked = year.moment(1, as_of=date(2025, 2, 28))
    for kind in ("quarterly", "matrix", "evidence"):
        draft = year.services.reports.make(kind, asked)
        assert not draft.final
        assert "Final" not in text_of(draft.data)
        assert "Final" in text_of(year.services.reports.make(kind, year.moment(1)).data)

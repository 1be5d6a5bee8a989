"""The agenda of an office: overdue and coming documents, evaluations, calendar, texts, the clock."""

from datetime import date, datetime, time

import pytest

from iku_desktop.domain.agenda import AgendaCounts
from iku_desktop.domain.read_models import AgendaKind
from tests.services.desk import VILLAGES, Desk


@pytest.fixture
def chased(desk: Desk) -> Desk:
    """Every village has handed in all but Sumberpetung its LPPDesa; the APBDesa is still to come."""
    for village in VILLAGES:
        if village != "Sumberpetung":
            desk.record(village, "LPPDES", 2024, date="20/3/2025")
        desk.record(village, "RKPDES", 2026, date="26/9/2025")
    return desk


def pressing(desk: Desk) -> list[tuple[str, str, int, int]]:
    agenda = desk.services.agenda.agenda()
    return [
        (
            each.village.name,
            each.counted.document_type.code,
            each.counted.fiscal_year,
            each.days_left,
        )
        for each in agenda.items
        if each.is_pressing
    ]


def test_that_overdue_documents_come_first_and_the_next_deadline_after_them(chased: Desk) -> None:
    found = pressing(chased)
    assert found[0] == ("Sumberpetung", "LPPDES", 2024, -245)
    assert found[1] == ("Jenggrong", "APBDES", 2026, 30)
    assert len(found) == 12
    assert chased.services.agenda.agenda().counts == AgendaCounts(1, 0, 0)


def test_that_the_headline_moves_with_the_day(chased: Desk) -> None:
    expected = {
        date(2025, 12, 23): AgendaCounts(1, 0),
        date(2025, 12, 24): AgendaCounts(1, 11),
        date(2025, 12, 31): AgendaCounts(1, 11),
        # A new year: the LPPDesa of the year before last is history, the budgets are still chased.
        date(2026, 1, 1): AgendaCounts(11, 0),
        date(2026, 3, 31): AgendaCounts(11, 11),
        date(2026, 4, 2): AgendaCounts(22, 0),
        date(2026, 4, 3): AgendaCounts(11, 0),
    }
    for day, counts in expected.items():
        chased.clock.day = day
        assert chased.services.agenda.agenda().counts == counts, day
        assert chased.services.home.home(chased.moment()).pressing == counts


def test_that_a_recorded_document_leaves_the_agenda(chased: Desk) -> None:
    chased.record("Sumberpetung", "LPPDES", 2024, date="1/12/2025")
    for village in VILLAGES:
        chased.record(village, "APBDES", 2026, date="28/11/2025")
    assert pressing(chased) == []
    assert chased.refused(chased.services.agenda.group_text) == {"village": "nothing_presses"}


def test_that_an_exception_moves_a_village_out_of_the_overdue(chased: Desk) -> None:
    typed = {"new_due": "15/12/2025", "decided_on": "20/3/2025", "reason": "Banjir"}
    place = (chased.village("Sumberpetung"), "LPPDES", 2024)
    chased.services.documents.grant_exception(*place, typed)
    assert pressing(chased)[0] == ("Sumberpetung", "LPPDES", 2024, 14)
    assert chased.services.agenda.agenda().counts == AgendaCounts()
    text = chased.services.agenda.village_text(place[0])
    assert "pengecualian dari Camat" in text


def test_that_an_evaluation_stands_on_the_agenda_until_it_is_answered(chased: Desk) -> None:
    chased.record("Jenggrong", "APBDES", 2026, draft_received="14/11/2025")
    lines = chased.services.home.home(chased.moment()).agenda
    (line,) = [each for each in lines if each.kind is AgendaKind.EVALUATION]
    assert (line.due, line.working_days_left, line.missing) == (
        date(2025, 12, 12),
        9,
        ("Jenggrong",),
    )
    assert chased.services.agenda.agenda().counts.evaluations == 1
    chased.clock.day = date(2025, 12, 15)
    home = chased.services.home.home(chased.moment())
    assert AgendaKind.EVALUATION not in {each.kind for each in home.agenda}
    assert home.pressing.evaluations == 1
    chased.record("Jenggrong", "APBDES", 2026, evaluated_on="12/12/2025")
    assert chased.services.agenda.agenda().counts.evaluations == 0


def test_that_a_village_is_written_to_only_about_its_own(chased: Desk) -> None:
    text = chased.services.agenda.village_text(chased.village("Meninjo"))
    assert "APBDesa 2026" in text
    assert "LPPDesa" not in text
    found = chased.refused(lambda: chased.services.agenda.village_text("nobody"))
    assert found == {"village": "unknown_village"}


def test_that_a_village_that_owes_nothing_now_is_not_written_to(chased: Desk) -> None:
    chased.clock.day = date(2025, 10, 1)
    found = chased.refused(lambda: chased.services.agenda.village_text(chased.village("Meninjo")))
    assert found == {"village": "nothing_presses"}


def test_that_the_group_is_told_of_all(chased: Desk) -> None:
    text = chased.services.agenda.group_text()
    assert "Belum (11 desa): Jenggrong, Meninjo" in text
    assert "Belum (1 desa): Sumberpetung" in text


def test_that_the_calendar_holds_the_coming_dates(chased: Desk) -> None:
    data = chased.services.agenda.calendar()
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    text = data.decode().replace("\r\n ", "")
    assert "UID:iku-35.08.20-apbdes-2026@iku-desktop" in text
    assert "X-WR-CALNAME:Agenda IKU Kecamatan Ranuyoso" in text
    assert text.count("BEGIN:VEVENT") == 4
    assert data == chased.services.agenda.calendar()


def test_that_a_year_without_a_plan_has_an_empty_agenda(desk: Desk) -> None:
    desk.clock.day = date(2040, 6, 1)
    agenda = desk.services.agenda.agenda()
    assert agenda.items == ()
    assert agenda.counts == AgendaCounts()


def test_that_a_clock_that_fell_back_is_told_with_both_times(desk: Desk) -> None:
    assert desk.services.agenda.clock_problem() is None
    desk.clock.day = date(2009, 1, 1)
    problem = desk.services.agenda.clock_problem()
    assert problem is not None
    assert problem.values == {
        "now": datetime.combine(date(2009, 1, 1), time(10, 24)),
        "seen": datetime.combine(date(2025, 12, 1), time(10, 24)),
    }
    desk.services.closings.confirm_clock()
    assert desk.services.agenda.clock_problem() is None

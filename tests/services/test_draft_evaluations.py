"""Recording when a draft came and was answered, and setting which drafts are evaluated at all."""

from datetime import date

import pytest

from iku_desktop.domain.documents import VillageDocument
from iku_desktop.domain.evaluation import Evaluation, EvaluationRule, EvaluationState
from tests.services.desk import Desk


def stored(desk: Desk) -> list[VillageDocument]:
    with desk.store.read() as reader:
        return list(reader.documents().values())


def clock(desk: Desk, village: str = "Jenggrong") -> Evaluation | None:
    found = desk.services.evaluations.of_years([2026])
    return found.get((desk.village(village), "APBDES", 2026))


def test_that_the_receipt_of_a_draft_starts_the_clock(desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2026, draft_received="14/11/2025")
    found = clock(desk)
    assert found is not None
    assert (found.state, found.until, found.left) == (
        EvaluationState.RUNNING,
        date(2025, 12, 12),
        9,
    )
    assert clock(desk, "Meninjo") is None


def test_that_a_holiday_gives_the_office_one_day_more(desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2026, draft_received="14/11/2025")
    desk.services.holidays.add({"day": "8/12/2025", "name": "Cuti bersama"})
    found = clock(desk)
    assert found is not None
    assert (found.until, found.left) == (date(2025, 12, 15), 9)


def test_that_the_clock_runs_out_as_days_pass_and_stops_with_the_answer(desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2026, draft_received="14/11/2025")
    desk.clock.day = date(2025, 12, 15)
    lapsed = clock(desk)
    assert lapsed is not None
    assert lapsed.state is EvaluationState.LAPSED
    desk.record("Jenggrong", "APBDES", 2026, evaluated_on="12/12/2025")
    done = clock(desk)
    assert done is not None
    assert done.state is EvaluationState.DONE


def test_that_a_draft_alone_keeps_its_row_and_emptied_leaves_none(desk: Desk) -> None:
    desk.record("Jenggrong", "APBDES", 2026, draft_received="14/11/2025")
    assert [each.draft_received for each in stored(desk)] == [date(2025, 11, 14)]
    desk.record("Jenggrong", "APBDES", 2026, draft_received="")
    assert stored(desk) == []


def test_that_dates_of_an_evaluation_are_refused_beside_their_fields(desk: Desk) -> None:
    def record(**typed: object) -> dict[str, str]:
        return desk.refused(lambda: desk.record("Jenggrong", "APBDES", 2026, **typed))

    assert record(draft_received="2/12/2025") == {"draft_received": "date_in_future"}
    assert record(evaluated_on="1/12/2025") == {"evaluated_on": "evaluated_without_draft"}
    both = record(draft_received="28/11/2025", evaluated_on="27/11/2025")
    assert both == {"evaluated_on": "evaluated_before_receipt"}
    desk.record("Jenggrong", "APBDES", 2026, draft_received="14/11/2025", evaluated_on="1/12/2025")
    assert record(draft_received="") == {"evaluated_on": "evaluated_without_draft"}


def test_that_a_kind_whose_drafts_nobody_evaluates_takes_no_such_date(desk: Desk) -> None:
    found = desk.refused(
        lambda: desk.record("Jenggrong", "RKPDES", 2026, draft_received="28/11/2025")
    )
    assert found == {"draft_received": "not_evaluated"}
    assert desk.services.evaluations.draft(desk.village(), "RKPDES", 2026) is None


def test_that_a_draft_tells_its_rule_before_anything_is_recorded(desk: Desk) -> None:
    found = desk.services.evaluations.draft(desk.village(), "APBDES", 2026)
    assert found is not None
    assert found.rule == EvaluationRule("APBDES", 20, "Permendagri 20/2018 Pasal 35")
    assert (found.received, found.evaluation) == (None, None)
    desk.record("Jenggrong", "APBDES", 2026, draft_received="14/11/2025")
    again = desk.services.evaluations.draft(desk.village(), "APBDES", 2026)
    assert again is not None
    assert again.received == date(2025, 11, 14)
    assert again.evaluation is not None


def test_that_the_office_may_set_other_days_another_kind_or_none(desk: Desk) -> None:
    settings = desk.services.settings
    settings.change_document_type("APBDES", {"evaluation_days": "10"})
    assert desk.services.evaluations.rules() == (
        EvaluationRule("APBDES", 10, "Permendagri 20/2018 Pasal 35"),
    )
    settings.change_document_type(
        "RKPDES", {"evaluation_days": 15, "evaluation_basis": "Perbup Lumajang"}
    )
    assert desk.services.evaluations.rules()[1] == EvaluationRule("RKPDES", 15, "Perbup Lumajang")
    settings.change_document_type("APBDES", {"evaluation_days": "", "evaluation_basis": ""})
    settings.change_document_type("RKPDES", {"evaluation_days": "", "evaluation_basis": ""})
    assert desk.services.evaluations.rules() == ()
    desk.record("Jenggrong", "RKPDES", 2026, date="26/9/2025")
    assert clock(desk) is None


@pytest.mark.parametrize("typed", ["0", "251", "dua puluh", "1,5"])
def test_that_days_that_no_clock_can_have_are_refused(desk: Desk, typed: str) -> None:
    change = desk.services.settings.change_document_type
    found = desk.refused(lambda: change("APBDES", {"name": "APB", "evaluation_days": typed}))
    assert list(found) == ["evaluation_days"]


def test_that_a_legal_basis_without_days_is_refused(desk: Desk) -> None:
    change = desk.services.settings.change_document_type
    found = desk.refused(lambda: change("RKPDES", {"evaluation_basis": "Perbup"}))
    assert found == {"evaluation_days": "evaluation_basis"}

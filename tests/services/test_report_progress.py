"""Following a report: printed, signed with its scan, sent; a draft has no steps, a signed one is revised."""

from datetime import date
from pathlib import Path

import pytest

from iku_desktop.domain.evidence_files import FileOwner
from iku_desktop.domain.issued import ProgressState
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.progress import NotFollowed, ReportStanding
from iku_desktop.presentation.progress_words import facts_text, listed_state, off_text
from iku_desktop.services.evidence import EvidenceFiles
from iku_desktop.services.progress import Progress
from tests.services.desk import Desk
from tests.ui.pdfs import a_pdf

FIRST = Quarter(2025, 1)
SIGNED = {"signed_on": "2/12/2025", "signed_by": "Iwan Hadi Purnomo, S.STP, M.M."}
SENT = {"sent_on": "3/12/2025", "sent_to": "Bagian Organisasi", "receipt": "045/12"}


@pytest.fixture
def progress(desk: Desk) -> Progress:
    """On 4 December 2025, with TW I closed on 1 December."""
    desk.services.closings.close(FIRST)
    desk.clock.day = date(2025, 12, 4)
    return Progress(desk.context, lambda: EvidenceFiles(desk.context))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "pindaian TW I.pdf"
    path.write_bytes(a_pdf(1))
    return path


def standing(progress: Progress, desk: Desk, kind: str = "quarterly") -> ReportStanding:
    return progress.standing(kind, desk.moment(1))


def test_that_a_closed_quarters_report_goes_from_printed_over_signed_to_sent(
    progress: Progress, desk: Desk, scan: Path
) -> None:
    moment = desk.moment(1)
    assert progress.state("quarterly", moment) is None
    progress.printed("quarterly", moment)
    assert standing(progress, desk).state is ProgressState.PRINTED
    progress.signed("quarterly", moment, SIGNED, scan)
    assert standing(progress, desk).state is ProgressState.SIGNED
    progress.sent("quarterly", moment, SENT)
    done = progress.state("quarterly", moment)
    assert done is not None
    assert (done.state, done.sent_on, done.receipt) == (
        ProgressState.SENT,
        date(2025, 12, 3),
        "045/12",
    )
    assert not done.electronic
    assert listed_state(standing(progress, desk)) == "Dikirim 03/12/2025"
    assert "045/12" in facts_text(standing(progress, desk))


def test_that_the_scan_is_kept_by_its_content(progress: Progress, desk: Desk, scan: Path) -> None:
    progress.signed("quarterly", desk.moment(1), SIGNED, scan)
    (file,) = standing(progress, desk).files
    assert (file.name, file.owner) == ("pindaian TW I.pdf", FileOwner.REPORT)
    assert (desk.store.paths.evidence / file.stored_name).read_bytes() == scan.read_bytes()


def test_that_printing_again_keeps_the_first_day(progress: Progress, desk: Desk) -> None:
    progress.printed("quarterly", desk.moment(1))
    desk.clock.day = date(2025, 12, 9)
    progress.printed("quarterly", desk.moment(1))
    state = progress.state("quarterly", desk.moment(1))
    assert state is not None
    assert state.printed_at is not None
    assert state.printed_at.date() == date(2025, 12, 4)


def test_that_a_draft_has_no_steps(progress: Progress, desk: Desk, scan: Path) -> None:
    moment = desk.moment(4)
    for step in (
        lambda: progress.printed("quarterly", moment),
        lambda: progress.signed("quarterly", moment, SIGNED, scan),
        lambda: progress.sent("quarterly", moment, SENT),
    ):
        assert desk.refused(step) == {"": "report_not_followed_draft"}
    assert progress.state("quarterly", moment) is None
    off = progress.standing("quarterly", moment)
    assert (off.off, listed_state(off)) == (NotFollowed.DRAFT, "Konsep")


def test_that_the_annual_report_waits_for_the_last_quarter(progress: Progress, desk: Desk) -> None:
    off = standing(progress, desk, "annual")
    assert off.off is NotFollowed.YEAR_OPEN
    assert listed_state(off) == "menunggu TW IV"
    assert desk.refused(lambda: progress.printed("annual", desk.moment(1))) == {
        "": "report_not_followed_year_open"
    }


def test_that_the_sheet_is_one_paper_in_every_year_of_its_plan(
    progress: Progress, desk: Desk, scan: Path
) -> None:
    long_ago = SIGNED | {"signed_on": "26/6/2023"}
    progress.signed("sheet", desk.moment(1, 2025), long_ago, scan)
    other_year = progress.standing("sheet", desk.moment(1, 2026))
    assert other_year.state is ProgressState.SIGNED
    assert listed_state(other_year) == "Ditandatangani 26/06/2023"


def test_that_letters_and_village_cards_are_not_followed(progress: Progress, desk: Desk) -> None:
    for kind in ("reminders", "village_card"):
        assert standing(progress, desk, kind).off is NotFollowed.KIND
        assert listed_state(standing(progress, desk, kind)) == ""
    assert desk.refused(lambda: progress.printed("peta", desk.moment(1))) == {
        "kind": "unknown_report"
    }


def test_that_a_year_without_a_plan_has_no_reports_to_follow(
    progress: Progress, desk: Desk
) -> None:
    off = progress.standing("quarterly", desk.moment(1, 2019))
    assert off.off is NotFollowed.NO_PLAN
    assert off_text(off)


def test_that_a_signature_needs_day_name_and_scan_all_told_at_once(
    progress: Progress, desk: Desk
) -> None:
    refused = desk.refused(lambda: progress.signed("quarterly", desk.moment(1), {}))
    assert refused == {"signed_on": "needed", "signed_by": "needed", "scan": "scan_needed"}


def test_that_a_file_that_is_no_scan_leaves_nothing_recorded(
    progress: Progress, desk: Desk, tmp_path: Path
) -> None:
    progress.printed("quarterly", desk.moment(1))
    program = tmp_path / "pindaian.pdf"
    program.write_bytes(b"MZ\x90\x00 this is a program")
    refused = desk.refused(lambda: progress.signed("quarterly", desk.moment(1), SIGNED, program))
    assert set(refused) == {"scan"}
    assert standing(progress, desk).state is ProgressState.PRINTED
    assert standing(progress, desk).files == ()


def test_that_a_scan_kept_by_an_attempt_cut_short_is_taken(
    progress: Progress, desk: Desk, scan: Path
) -> None:
    progress.printed("quarterly", desk.moment(1))
    state = progress.state("quarterly", desk.moment(1))
    assert state is not None
    EvidenceFiles(desk.context).add(FileOwner.REPORT, state.id, scan)
    progress.signed("quarterly", desk.moment(1), SIGNED, scan)
    assert standing(progress, desk).state is ProgressState.SIGNED
    assert len(standing(progress, desk).files) == 1


def test_that_a_signed_report_is_revised_by_a_new_row(
    progress: Progress, desk: Desk, scan: Path
) -> None:
    progress.signed("quarterly", desk.moment(1), SIGNED, scan)
    again = lambda: progress.signed("quarterly", desk.moment(1), SIGNED, scan)  # noqa: E731
    assert desk.refused(again) == {"": "report_already_signed"}
    desk.services.closings.reopen(FIRST, "LPPDesa Meninjo salah catat")
    reopened = standing(progress, desk)
    assert reopened.off is NotFollowed.DRAFT
    assert reopened.replaced is not None
    assert "02/12/2025" in off_text(reopened)
    desk.services.closings.close(FIRST)
    revised = standing(progress, desk)
    assert (revised.progress.revision, revised.state) == (1, ProgressState.DRAFT)
    assert revised.files == ()
    progress.printed("quarterly", desk.moment(1))
    history = progress.history(FIRST)
    assert [(each.revision, each.state) for each in history.journeys] == [
        (0, ProgressState.SIGNED),
        (1, ProgressState.PRINTED),
    ]


def test_that_a_report_is_sent_only_after_it_was_signed(
    progress: Progress, desk: Desk, scan: Path
) -> None:
    progress.printed("quarterly", desk.moment(1))
    send = lambda: progress.sent("quarterly", desk.moment(1), SENT)  # noqa: E731
    assert desk.refused(send) == {"": "report_not_signed"}
    progress.signed("quarterly", desk.moment(1), SIGNED, scan)
    early = SENT | {"sent_on": "1/12/2025", "sent_to": ""}
    assert desk.refused(lambda: progress.sent("quarterly", desk.moment(1), early)) == {
        "sent_to": "needed",
        "sent_on": "sent_before_signed",
    }


def test_that_the_history_tells_closings_and_papers_of_the_quarter_only(
    progress: Progress, desk: Desk
) -> None:
    reports = desk.services.reports
    for moment in (desk.moment(1), desk.moment(2)):
        reports.issue(reports.make("quarterly", moment))
    history = progress.history(FIRST)
    assert [each.revision for each in history.closings] == [0]
    assert [(each.kind, each.quarter) for each in history.papers] == [("quarterly", 1)]


def test_that_standings_tell_every_report_at_once(progress: Progress, desk: Desk) -> None:
    kinds = [kind.key for kind in desk.services.reports.kinds()]
    standings = progress.standings(desk.moment(1))
    assert list(standings) == kinds
    assert standings["quarterly"] == standing(progress, desk)

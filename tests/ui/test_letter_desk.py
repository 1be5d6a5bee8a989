"""Reminder letters on the page Laporan: asked about before numbered, and offered as activities once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.letters import Letter
from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.presentation.texts import t
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.pages.letter_desk import LetterDesk
from iku_desktop.ui.pages.report_maker import Wanted
from tests.services.desk import Desk
from tests.ui.conftest import message_boxes
from tests.ui.report_pages import shown_page, wait_for

Make = Callable[[], PdfDocument]


@pytest.fixture
def letters(context: PageContext, window: QWidget) -> LetterDesk:
    window.show()
    return LetterDesk(context, window)


def wanted(desk: Desk, *villages: str, kind: str = "reminders") -> Wanted:
    ids = tuple(desk.village(name) for name in villages)
    return Wanted(kind, desk.moment(), "f4_portrait", ids)


def issued(desk: Desk) -> tuple[Letter, ...]:
    return desk.services.letters.issued(2025)


def answer(words: str, qtbot: QtBot) -> None:
    """Press a button of the one question that is open."""
    (box,) = message_boxes()
    button = next(each for each in box.buttons() if each.text().replace("&", "") == words)
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(box.finished, timeout=20_000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_that_only_a_preview_of_letters_needs_numbers(letters: LetterDesk, desk: Desk) -> None:
    preview = desk.services.reports.make("reminders", desk.moment(), "f4_portrait")
    assert letters.needs_numbers(wanted(desk), preview)
    assert not letters.needs_numbers(wanted(desk, kind="quarterly"), preview)
    numbered = desk.services.letters.issue(desk.moment(), (), "f4_portrait")
    assert not letters.needs_numbers(wanted(desk), numbered)


def test_that_letters_are_numbered_only_when_the_clerk_says_so(
    letters: LetterDesk, desk: Desk, qtbot: QtBot
) -> None:
    makes: list[Make] = []
    letters.ask_issue(wanted(desk, "Meninjo"), makes.append)
    (box,) = message_boxes()
    assert box.text() == t("laporan.letters.question")
    assert box.informativeText() == t("laporan.letters.details")
    assert makes == []
    answer(t("laporan.letters.issue"), qtbot)
    (make,) = makes
    assert issued(desk) == (), "asking alone gives no number"
    document = make()
    assert (document.final, document.paper) == (True, "f4_portrait")
    (letter,) = issued(desk)
    assert (letter.village_id, letter.number) == (desk.village("Meninjo"), "1/XII/2025")


def test_that_leaving_the_question_numbers_nothing(
    letters: LetterDesk, desk: Desk, qtbot: QtBot
) -> None:
    makes: list[Make] = []
    letters.ask_issue(wanted(desk), makes.append)
    assert message_boxes()[0].defaultButton().text().replace("&", "") == t("message.cancel")
    answer(t("message.cancel"), qtbot)
    assert makes == []
    assert issued(desk) == ()


def test_that_letters_of_today_are_offered_until_they_are_activities(
    letters: LetterDesk, desk: Desk
) -> None:
    assert letters.unrecorded(wanted(desk)) == ()
    desk.services.letters.issue(desk.moment(), [desk.village("Meninjo"), desk.village("Wonoayu")])
    assert letters.unrecorded(wanted(desk)) == issued(desk)
    of_one = letters.unrecorded(wanted(desk, "Wonoayu"))
    assert [each.village_id for each in of_one] == [desk.village("Wonoayu")]
    assert letters.unrecorded(wanted(desk, "Jenggrong")) == ()
    assert letters.unrecorded(wanted(desk, kind="village_card")) == ()
    desk.services.letters.record_as_activity([of_one[0].id])
    rest = letters.unrecorded(wanted(desk))
    assert [each.village_id for each in rest] == [desk.village("Meninjo")]


def test_that_letters_of_another_day_are_not_offered(letters: LetterDesk, desk: Desk) -> None:
    desk.services.letters.issue(desk.moment(), [desk.village("Meninjo")])
    desk.clock.day += timedelta(days=1)
    assert letters.unrecorded(wanted(desk)) == ()


def test_that_letters_become_activities_beside_the_window(
    letters: LetterDesk, context: PageContext, desk: Desk, qtbot: QtBot
) -> None:
    desk.services.letters.issue(desk.moment(), [desk.village("Meninjo"), desk.village("Wonoayu")])
    told: list[str] = []
    context.selection_told.connect(told.append)
    with qtbot.waitSignal(context.data_changed, timeout=20_000):
        letters.record(letters.unrecorded(wanted(desk)))
    assert told == ["2 surat tercatat sebagai kegiatan."]
    rows = desk.services.activities.list(desk.moment()).rows
    assert {each.activity_id for each in issued(desk)} == {row.activity.id for row in rows}
    assert letters.unrecorded(wanted(desk)) == ()


def test_that_letters_that_cannot_be_recorded_say_why(
    letters: LetterDesk, context: PageContext, desk: Desk, qtbot: QtBot
) -> None:
    told: list[str] = []
    context.selection_told.connect(told.append)
    letters.record(())
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=20_000)
    assert message_boxes()[0].text() == t("message.refused")
    assert told == []


def test_that_the_page_numbers_letters_before_they_are_saved_and_then_offers_activities(
    context: PageContext, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown_page(context, qtbot)
    saved: list[PdfDocument] = []
    monkeypatch.setattr(page.output, "ask_where_to_save", saved.append)
    page.list.choose("reminders")
    assert not wait_for(page, qtbot).final
    page.buttons.save_button.click()
    assert saved == []
    answer(t("laporan.letters.issue"), qtbot)
    qtbot.waitUntil(lambda: bool(saved), timeout=20_000)
    assert saved[0].final
    assert page.document == saved[0], "what is saved is what is shown"
    assert len(issued(desk)) == 11
    assert page.buttons.activity_button.isVisible()
    assert "11" in page.buttons.activity_button.text()
    page.buttons.save_button.click()
    assert message_boxes() == [], "letters that have numbers are not asked about again"
    assert saved[1] == saved[0]
    with qtbot.waitSignal(context.data_changed, timeout=20_000):
        page.buttons.activity_button.click()
    assert {each.activity_id != "" for each in issued(desk)} == {True}
    wait_for(page, qtbot)
    assert not page.buttons.activity_button.isVisible()

"""A dialog that works beside the window: what was typed, what is off meanwhile, refusals in their place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event

import pytest
from PySide6.QtCore import Qt, QThreadPool
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text, unavailable_text
from iku_desktop.ui.dialogs.work_dialog import WorkDialog
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.inputs import TextInput
from iku_desktop.ui.page_context import PageContext
from tests.ui.conftest import message_boxes
from tests.ui.dialogs_open import open_dialogs, words_of

AT = datetime.fromisoformat("2025-12-01T10:24")


@dataclass
class Work:
    """What the dialog does: remembers what it was given, waits while held, fails as told."""

    given: list[Mapping[str, Typed]] = field(default_factory=list)
    fault: Exception | None = None
    go_on: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.go_on.set()

    def __call__(self, typed: Mapping[str, Typed]) -> Saved:
        self.given.append(typed)
        self.go_on.wait(20)
        if self.fault is not None:
            raise self.fault
        return Saved(AT, "r1")


@pytest.fixture
def work() -> Work:
    return Work()


@pytest.fixture
def dialog(context: PageContext, window: QWidget, work: Work) -> WorkDialog:
    rows = (FieldSpec("name", "Nama", TextInput), FieldSpec("place", "Tempat", TextInput))
    made = WorkDialog(context, "Catat stoples", "Catat", work, window, rows)
    made.open()
    return made


def type_name(dialog: WorkDialog, qtbot: QtBot, words: str = "selai") -> None:
    editor = dialog.form.fields["name"].input.editor
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, words)


def pressed(box: QMessageBox, words: str, qtbot: QtBot) -> None:
    buttons = [each for each in box.buttons() if each.text().replace("&", "") == words]
    assert isinstance(buttons[0], QPushButton)
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)


def test_that_the_verb_does_the_work_with_what_was_typed_and_closes_the_dialog(
    dialog: WorkDialog, context: PageContext, work: Work, qtbot: QtBot
) -> None:
    type_name(dialog, qtbot)
    saved: list[object] = []
    done: list[object] = []
    context.saved_at.connect(saved.append)
    dialog.finished_work.connect(done.append)
    with qtbot.waitSignal(context.data_changed, timeout=20_000):
        qtbot.mouseClick(dialog.go_button, Qt.MouseButton.LeftButton)
    assert work.given == [{"name": "selai", "place": ""}]
    assert saved == [AT]
    assert done == [Saved(AT, "r1")]
    qtbot.waitUntil(lambda: not open_dialogs(WorkDialog), timeout=20_000)
    assert message_boxes() == [], "what was saved is not lost, so nothing is asked"


def test_that_the_safe_button_is_the_default(dialog: WorkDialog, work: Work, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.rejected, timeout=20_000):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert work.given == []


def test_that_nothing_can_be_pressed_or_left_while_it_works(
    dialog: WorkDialog, work: Work, qtbot: QtBot
) -> None:
    work.go_on.clear()
    extra = QPushButton("Lain")
    dialog.buttons.insertWidget(1, extra)
    dialog.go_button.click()
    assert dialog.state.text() == t("forms.working")
    for widget in (dialog.go_button, dialog.leave_button, dialog.form, extra):
        assert not widget.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.finished_work, timeout=20_000):
        work.go_on.set()
    assert len(work.given) == 1


def test_that_a_refusal_stands_at_its_field_and_the_dialog_stays(
    dialog: WorkDialog, context: PageContext, work: Work, qtbot: QtBot
) -> None:
    at_field, at_none = Problem("needed", "place"), Problem("report_not_signed")
    work.fault = Refused([at_field, at_none])
    type_name(dialog, qtbot)
    saved: list[object] = []
    context.saved_at.connect(saved.append)
    with qtbot.waitSignal(dialog.refused, timeout=20_000) as told:
        dialog.go_button.click()
    assert told.args == [(at_field, at_none)]
    assert dialog.form.fields["place"].problem == problem_text(at_field)
    assert problem_text(at_none) in words_of(dialog)
    assert dialog.form.fields["name"].typed() == "selai"
    assert dialog.isVisible()
    assert dialog.go_button.isEnabled()
    assert dialog.state.text() == ""
    assert saved == []
    assert message_boxes() == []


def test_that_a_second_try_begins_without_the_problems_of_the_first(
    dialog: WorkDialog, work: Work, qtbot: QtBot
) -> None:
    problem = Problem("report_not_signed")
    work.fault = Refused(problem)
    with qtbot.waitSignal(dialog.refused, timeout=20_000):
        dialog.go_button.click()
    work.go_on.clear()
    work.fault = None
    dialog.go_button.click()
    assert problem_text(problem) not in words_of(dialog)
    with qtbot.waitSignal(dialog.finished_work, timeout=20_000):
        work.go_on.set()


def test_that_a_fault_of_the_disk_is_told_and_what_was_typed_stays(
    dialog: WorkDialog, work: Work, qtbot: QtBot
) -> None:
    work.fault = Unavailable("disk_full")
    type_name(dialog, qtbot)
    dialog.go_button.click()
    qtbot.waitUntil(lambda: bool(message_boxes()), timeout=20_000)
    (box,) = message_boxes()
    assert box.informativeText() == unavailable_text(work.fault)
    assert dialog.isVisible()
    assert dialog.go_button.isEnabled()
    assert dialog.form.typed()["name"] == "selai"


def test_that_a_mistake_of_the_program_is_handed_on_and_the_dialog_can_be_left(
    dialog: WorkDialog, work: Work, qtbot: QtBot
) -> None:
    work.fault = KeyError("stoples")
    with qtbot.captureExceptions() as caught:
        dialog.go_button.click()
        qtbot.waitUntil(lambda: bool(caught), timeout=20_000)
    assert caught[0][1] is work.fault
    with qtbot.waitSignal(dialog.rejected, timeout=20_000):
        dialog.leave_button.click()


@pytest.mark.parametrize("leave", [WorkDialog.reject, WorkDialog.close], ids=["esc", "close"])
def test_that_something_typed_is_asked_about_before_it_is_lost(
    dialog: WorkDialog, work: Work, qtbot: QtBot, leave: Callable[[WorkDialog], object]
) -> None:
    type_name(dialog, qtbot)
    leave(dialog)
    (box,) = message_boxes()
    assert "Catat stoples" in box.informativeText()
    pressed(box, t("message.cancel"), qtbot)
    assert dialog.isVisible()
    leave(dialog)
    (box,) = message_boxes()
    with qtbot.waitSignal(dialog.rejected, timeout=20_000):
        pressed(box, t("forms.discard"), qtbot)
    assert work.given == []


def test_that_a_dialog_that_goes_while_it_works_does_no_harm(
    dialog: WorkDialog, work: Work, context: PageContext, qtbot: QtBot
) -> None:
    work.go_on.clear()
    saved: list[object] = []
    context.saved_at.connect(saved.append)
    dialog.go_button.click()
    with qtbot.waitSignal(dialog.destroyed, timeout=20_000):
        dialog.deleteLater()
    with qtbot.captureExceptions() as caught:
        work.go_on.set()
        qtbot.waitUntil(lambda: len(work.given) == 1, timeout=20_000)
        QThreadPool.globalInstance().waitForDone()
        QApplication.processEvents()
    assert caught == []
    assert saved == []

"""A saving form, and a list with a form: what is sent, what stays, what is asked, in place of a service."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text, unavailable_text
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.inputs import TextInput
from iku_desktop.ui.forms.master_detail import Detail, MasterDetail, Verbs
from iku_desktop.ui.forms.rows_list import ListedRow
from iku_desktop.ui.forms.saving_form import SavingForm
from iku_desktop.ui.page_context import PageContext

AT = datetime.combine(date(2025, 12, 1), time(10, 24))
NAME = FieldSpec("name", "Nama", TextInput, needed=True)
RANK = FieldSpec("rank", "Pangkat", TextInput)


@dataclass
class Shelf:
    """Rows in memory that behave like a service."""

    rows: dict[str, dict[str, Typed]] = field(default_factory=dict)
    written: list[Mapping[str, Typed]] = field(default_factory=list)
    fault: Exception | None = None

    def read(self) -> list[Detail]:
        return [Detail(ListedRow(key, str(row["name"])), row) for key, row in self.rows.items()]

    def change(self, key: str, typed: Mapping[str, Typed]) -> Saved:
        self.written.append(typed)
        if self.fault is not None:
            raise self.fault
        if typed.get("name", "x") == "":
            raise Refused(Problem("needed", "name"))
        self.rows[key] = {**self.rows.get(key, {}), **typed}
        return Saved(AT, key)

    def add(self, typed: Mapping[str, Typed]) -> Saved:
        return self.change(f"n{len(self.rows)}", typed)

    def remove(self, key: str) -> Saved:
        del self.rows[key]
        return Saved(AT)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf({"1": {"name": "Satu", "rank": "I"}, "2": {"name": "Dua", "rank": "II"}})


@pytest.fixture
def listed(shelf: Shelf, context: PageContext, qtbot: QtBot) -> MasterDetail:
    verbs = Verbs(shelf.read, shelf.change, shelf.add, shelf.remove)
    made = MasterDetail(context, "Pejabat", ((NAME, RANK),), verbs, {"rank": "baru"}, ("rank",))
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    made.reload()
    return made


def box() -> QMessageBox:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, QMessageBox)]
    return next(each for each in found if each.isVisible())


def press(words: str) -> None:
    next(each for each in box().buttons() if each.text() == words).click()


def line(form: SavingForm, key: str) -> QLineEdit:
    editor = form.form.fields[key].input.editor
    assert isinstance(editor, QLineEdit)
    return editor


def test_that_saving_sends_only_what_was_typed(
    shelf: Shelf, listed: MasterDetail, qtbot: QtBot
) -> None:
    assert not listed.detail.save_button.isEnabled()
    qtbot.keyClicks(line(listed.detail, "name"), "Baru ")
    assert listed.detail.save_button.isEnabled()
    listed.detail.save()
    assert shelf.written == [{"name": "Baru Satu"}]
    assert listed.list.chosen == "1"
    assert not listed.is_dirty
    assert listed.detail._state.text() == t("forms.saved", time="10.24")


def test_that_a_new_row_sends_everything_and_is_chosen(
    shelf: Shelf, listed: MasterDetail, qtbot: QtBot
) -> None:
    qtbot.mouseClick(listed.add_button, Qt.MouseButton.LeftButton)
    assert listed.list.chosen == ""
    assert listed.current_id == ""
    assert line(listed.detail, "rank").text() == "baru"
    qtbot.keyClicks(line(listed.detail, "name"), "Tiga")
    listed.detail.save()
    assert shelf.written == [{"name": "Tiga", "rank": "baru"}]
    assert listed.current_id == "n2"


def test_that_fixed_fields_can_be_typed_only_into_a_new_row(listed: MasterDetail) -> None:
    assert not listed.detail.form.fields["rank"].isEnabled()
    listed.begin_new()
    assert listed.detail.form.fields["rank"].isEnabled()


def test_that_dropping_a_new_row_goes_back_to_the_list(listed: MasterDetail, qtbot: QtBot) -> None:
    listed.begin_new()
    qtbot.keyClicks(line(listed.detail, "name"), "x")
    listed.detail.revert()
    assert listed.current_id == "1"
    assert line(listed.detail, "name").text() == "Satu"


def test_that_a_refused_row_stays_typed_with_its_problem(
    shelf: Shelf, listed: MasterDetail
) -> None:
    line(listed.detail, "name").selectAll()
    line(listed.detail, "name").del_()
    line(listed.detail, "name").textEdited.emit("")
    listed.detail.save()
    assert listed.detail.form.fields["name"].problem == problem_text(Problem("needed", "name"))
    assert listed.is_dirty
    assert shelf.rows["1"]["name"] == "Satu"


def test_that_a_fault_of_the_disk_is_said_and_keeps_the_typing(
    shelf: Shelf, listed: MasterDetail, qtbot: QtBot
) -> None:
    shelf.fault = Unavailable("disk_full")
    qtbot.keyClicks(line(listed.detail, "name"), "!")
    listed.detail.save()
    assert box().informativeText() == unavailable_text(shelf.fault)
    assert line(listed.detail, "name").text() == "!Satu"
    assert listed.is_dirty


def test_that_a_reload_from_elsewhere_leaves_what_is_being_typed(
    shelf: Shelf, listed: MasterDetail, qtbot: QtBot
) -> None:
    qtbot.keyClicks(line(listed.detail, "name"), "!")
    shelf.rows["1"]["name"] = "Lain"
    listed.reload()
    assert line(listed.detail, "name").text() == "!Satu"
    listed.detail.revert()
    listed.reload()
    assert line(listed.detail, "name").text() == "Lain"


def test_that_a_new_row_is_begun_only_when_typing_may_be_dropped(
    listed: MasterDetail, qtbot: QtBot
) -> None:
    qtbot.keyClicks(line(listed.detail, "name"), "!")
    listed.begin_new()
    assert line(listed.detail, "name").text() == "!Satu"
    press(t("message.cancel"))
    assert line(listed.detail, "name").text() == "!Satu"
    listed.begin_new()
    press(t("forms.discard"))
    assert line(listed.detail, "name").text() == ""


def test_that_an_emptied_list_says_how_to_fill_it(shelf: Shelf, listed: MasterDetail) -> None:
    for _ in range(2):
        listed.ask_to_remove()
        press(t("forms.remove"))
    assert shelf.rows == {}
    assert listed._pages.currentIndex() == 0
    assert not listed.remove_button.isEnabled()


def test_that_the_question_before_removing_names_the_row_and_is_safe(listed: MasterDetail) -> None:
    listed.ask_to_remove()
    assert "Satu" in box().informativeText()
    assert box().defaultButton().text() == t("message.cancel")
    assert box().textFormat() is Qt.TextFormat.PlainText
    press(t("message.cancel"))


def test_that_markup_in_a_name_is_shown_as_it_is(
    shelf: Shelf, listed: MasterDetail, qtbot: QtBot
) -> None:
    shelf.rows["1"]["name"] = "<b>Satu</b>&\"'"
    listed.reload()
    assert listed.list.item(0).text() == "<b>Satu</b>&\"'"
    assert line(listed.detail, "name").text() == "<b>Satu</b>&\"'"


def test_that_a_whole_form_can_always_be_saved(context: PageContext, qtbot: QtBot) -> None:
    written: list[Mapping[str, Typed]] = []

    def write(typed: Mapping[str, Typed]) -> Saved:
        written.append(typed)
        return Saved(AT, warnings=(Problem("unknown_row"),))

    form = SavingForm(context, ((NAME, RANK),), write, whole=True)
    qtbot.addWidget(form)
    form.show()
    form.load({"name": "Satu"})
    assert form.save_button.isEnabled()
    form.save()
    assert written == [{"name": "Satu", "rank": ""}]
    assert form.form._general.text() == problem_text(Problem("unknown_row"))


def test_that_the_program_hears_of_the_change_after_the_form_is_clean(
    context: PageContext, qtbot: QtBot
) -> None:
    form = SavingForm(context, ((NAME, RANK),), lambda _typed: Saved(AT))
    qtbot.addWidget(form)
    form.load({})
    states: list[bool] = []
    context.data_changed.connect(lambda: states.append(form.is_dirty))
    qtbot.keyClicks(line(form, "name"), "x")
    form.save()
    assert states == [False]

"""Fields and forms: what was typed, what is lost, and every problem beside its field."""

from datetime import date
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iku_desktop.domain.problems import Problem
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.forms.date_input import DateInput
from iku_desktop.ui.forms.date_popup import DatePopup
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.form import Form
from iku_desktop.ui.forms.inputs import ChoiceInput, LinesInput, SwitchInput, TextInput
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.theme import Theme

CHOICES = (("a", "Pertama"), ("b", "Kedua"))


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> Form:
    made = Form(
        (
            (
                FieldSpec("name", "Nama", TextInput, needed=True),
                FieldSpec("rank", "Pangkat", TextInput),
            ),
            FieldSpec("note", "Catatan", LinesInput, "boleh panjang"),
            FieldSpec("kind", "Jenis", lambda: ChoiceInput(CHOICES)),
            FieldSpec("shown", "Cetak", lambda: SwitchInput("Cetak jabatan")),
        )
    )
    qtbot.addWidget(made)
    made.load({"name": "Iwan", "kind": "b", "shown": True})
    made.show()
    return made


def test_that_a_loaded_form_shows_its_values_and_is_not_dirty(form: Form) -> None:
    assert form.typed() == {"name": "Iwan", "rank": "", "note": "", "kind": "b", "shown": 1}
    assert not form.is_dirty


def test_that_only_what_was_typed_counts_as_changed(form: Form, qtbot: QtBot) -> None:
    qtbot.keyClicks(form.fields["rank"].input.editor, "Pembina")
    assert form.changed() == {"rank": "Pembina"}
    form.revert()
    assert not form.is_dirty
    assert form.fields["rank"].typed() == ""


def test_that_typing_the_old_value_again_leaves_nothing_to_lose(form: Form, qtbot: QtBot) -> None:
    editor = form.fields["name"].input.editor
    qtbot.keyClicks(editor, "x")
    assert form.is_dirty
    qtbot.keyClick(editor, Qt.Key.Key_Home)
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    assert not form.is_dirty


def test_that_all_problems_stand_beside_their_fields_at_once(form: Form) -> None:
    needed, reversed_ = (
        Problem("needed", "name"),
        Problem("text_too_long", "note", {"count": 9, "longest": 5}),
    )
    form.show_problems((needed, reversed_))
    assert form.fields["name"].problem == problem_text(needed)
    assert form.fields["note"].problem == problem_text(reversed_)
    assert form.fields["name"].input.editor.property("refused") is True
    assert form.fields["rank"].problem == ""
    assert problem_text(needed) in form.fields["name"].input.editor.accessibleDescription()


def test_that_a_problem_without_a_field_stands_above_the_form(form: Form) -> None:
    form.show_problems((Problem("unknown_row"),))
    assert form._general.isVisible()
    assert form._general.text() == problem_text(Problem("unknown_row"))


def test_that_correcting_a_field_takes_its_problem_away(form: Form, qtbot: QtBot) -> None:
    form.show_problems((Problem("needed", "name"),))
    qtbot.keyClicks(form.fields["name"].input.editor, "Siti")
    assert form.fields["name"].problem == ""
    assert form.fields["name"].input.editor.property("refused") is False


def test_that_the_first_refused_field_gets_the_focus(form: Form) -> None:
    form.activateWindow()
    form.show_problems((Problem("needed", "rank"),))
    assert form.focusWidget() is form.fields["rank"].input.editor


def test_that_a_hint_comes_back_when_the_problem_is_gone(form: Form) -> None:
    field = form.fields["note"]
    field.show_problem("salah")
    assert field._below.text() == "salah"
    field.show_problem("")
    assert field._below.text() == "boleh panjang"
    assert field._below.property("role") == "hint"


def test_that_dates_and_numbers_are_shown_as_clerks_write_them(qtbot: QtBot, theme: Theme) -> None:
    line = TextInput()
    qtbot.addWidget(line)
    line.put(date(2025, 9, 30))
    assert line.typed() == "30/09/2025"
    line.put(Fraction(175, 2))
    assert line.typed() == "87,5"
    line.put(None)
    assert line.typed() == ""


def test_that_tab_leaves_a_text_of_lines_and_ctrl_enter_accepts_it(
    form: Form, qtbot: QtBot
) -> None:
    note = form.fields["note"].input
    assert isinstance(note, LinesInput)
    note.setFocus()
    with qtbot.waitSignal(note.text.accepted, timeout=1000):
        qtbot.keyClick(note.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(note.text, "satu")
    qtbot.keyClick(note.text, Qt.Key.Key_Return)
    qtbot.keyClicks(note.text, "dua")
    qtbot.keyClick(note.text, Qt.Key.Key_Tab)
    assert note.typed() == "satu\ndua"
    assert not note.text.hasFocus()


def test_that_a_paragraph_takes_no_line_breaks(qtbot: QtBot, theme: Theme) -> None:
    words = LinesInput(2, one_paragraph=True)
    qtbot.addWidget(words)
    qtbot.keyClicks(words.text, "satu")
    qtbot.keyClick(words.text, Qt.Key.Key_Return)
    words.text.insertPlainText(" dua\ntiga")
    assert words.typed() == "satu dua tiga"


def test_that_putting_a_value_is_no_edit(qtbot: QtBot, theme: Theme) -> None:
    for made in (TextInput(), LinesInput(), ChoiceInput(CHOICES), SwitchInput("Ya")):
        qtbot.addWidget(made)
        with qtbot.assertNotEmitted(made.edited):
            made.put("b")


def test_that_other_choices_keep_the_chosen_one_where_it_is_still_there(
    qtbot: QtBot, theme: Theme
) -> None:
    box = ChoiceInput(CHOICES)
    qtbot.addWidget(box)
    box.put("b")
    box.offer((("x", "Lain"), ("b", "Kedua")))
    assert box.typed() == "b"
    box.offer((("x", "Lain"),))
    assert box.typed() == "x"


def test_that_the_calendar_puts_the_chosen_day_into_the_field(
    context: PageContext, qtbot: QtBot
) -> None:
    field = DateInput(context)
    qtbot.addWidget(field)
    field.show()
    field.put("30/9/2025")
    field.open_calendar()
    popup = next(each for each in QApplication.topLevelWidgets() if isinstance(each, DatePopup))
    assert popup.month.day == date(2025, 9, 30)
    with qtbot.waitSignal(field.edited, timeout=1000):
        qtbot.keyClick(popup, Qt.Key.Key_Left)
        qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.typed() == "29/09/2025"


def test_that_the_calendar_begins_with_today_where_no_date_is_typed(
    context: PageContext, qtbot: QtBot
) -> None:
    field = DateInput(context)
    qtbot.addWidget(field)
    field.show()
    field.put("bukan tanggal")
    qtbot.keyClick(field.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = next(each for each in QApplication.topLevelWidgets() if isinstance(each, DatePopup))
    assert popup.month.day == date(2025, 12, 1)
    popup.close()
    assert field.typed() == "bukan tanggal"

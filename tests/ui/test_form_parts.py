"""The parts that forms are built of: lists of rows, saving forms, lists with a form, folding, scrolling."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMessageBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text, unavailable_text
from iku_desktop.ui.forms.buttons import IconOnlyButton
from iku_desktop.ui.forms.field import FieldSpec
from iku_desktop.ui.forms.folding import Folding
from iku_desktop.ui.forms.inputs import TextInput
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.forms.master_detail import Detail, MasterDetail, Verbs
from iku_desktop.ui.forms.rows_list import ListedRow, RowsList
from iku_desktop.ui.forms.saving_form import SavingForm
from iku_desktop.ui.forms.scrolled import scrolled
from iku_desktop.ui.page_context import PageContext
from iku_desktop.ui.style_sheet import style_sheet
from iku_desktop.ui.theme import Look, Shade, Theme
from iku_desktop.ui.widgets.letterhead_view import LetterheadView

AT = datetime.combine(date(2025, 12, 1), time(10, 24))
ROWS = (
    ListedRow("", "Triwulan", heading=True),
    ListedRow("a", "Laporan capaian", "TW IV", "file-text"),
    ListedRow("b", "Bukti dukung"),
)
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


@pytest.fixture
def rows(theme: Theme, qtbot: QtBot) -> RowsList:
    made = RowsList(theme, "Daftar")
    qtbot.addWidget(made)
    made.resize(240, 300)
    made.show()
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


def test_that_a_list_chooses_its_first_row_and_never_a_heading(
    rows: RowsList, qtbot: QtBot
) -> None:
    rows.show_rows(ROWS)
    assert rows.chosen == "a"
    rows.setFocus()
    qtbot.keyClick(rows, Qt.Key.Key_Up)
    assert rows.chosen == "a"
    with qtbot.waitSignal(rows.row_chosen, timeout=1000) as told:
        qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert told.args == ["b"]


def test_that_showing_rows_again_keeps_the_chosen_one_and_tells_nobody(
    rows: RowsList, qtbot: QtBot
) -> None:
    rows.show_rows(ROWS, "b")
    with qtbot.assertNotEmitted(rows.row_chosen):
        rows.show_rows(ROWS)
    assert rows.chosen == "b"
    rows.show_rows(())
    assert rows.chosen == ""


def test_that_a_list_is_wide_enough_for_its_titles(rows: RowsList) -> None:
    rows.show_rows((ListedRow("a", "Pendek"),))
    narrow = rows.minimumSizeHint().width()
    rows.show_rows((ListedRow("a", "Sebuah judul yang lebih panjang"),))
    assert rows.minimumSizeHint().width() > narrow
    rows.show_rows((ListedRow("a", "panjang " * 40),))
    assert rows.minimumSizeHint().width() <= 13 * 30


def test_that_the_chosen_row_is_marked_with_the_accent(rows: RowsList, theme: Theme) -> None:
    rows.show_rows(ROWS, "b")
    image = rows.viewport().grab().toImage()
    place = rows.visualItemRect(rows.item(2))
    assert image.pixelColor(place.left() + 1, place.center().y()) == theme.color("accent")
    assert image.pixelColor(place.right() - 3, place.top() + 2) == theme.color("sel")


def test_that_a_row_reads_title_and_detail_to_a_screen_reader(rows: RowsList) -> None:
    rows.show_rows(ROWS)
    spoken = rows.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Laporan capaian, TW IV"


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


def test_that_a_mark_changes_the_look_at_once(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel("kata")
    qtbot.addWidget(label)
    label.show()
    set_mark(label, "role", "problem")
    assert label.palette().windowText().color() == theme.color("miss")
    set_mark(label, "role", "warning")
    assert label.palette().windowText().color() == theme.color("late")


def test_that_the_focused_field_of_a_long_form_comes_into_view(theme: Theme, qtbot: QtBot) -> None:
    inside = QWidget()
    column = QVBoxLayout(inside)
    lines = [QLineEdit() for _ in range(30)]
    for each in lines:
        column.addWidget(each)
    area = scrolled(inside)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow, timeout=5000)
    lines[-1].setFocus()
    place = lines[-1].mapTo(area.viewport(), QPoint(0, 0))
    assert 0 <= place.y() <= area.viewport().height() - lines[-1].height()


def test_that_folding_stacks_and_unstacks_without_losing_a_part(theme: Theme, qtbot: QtBot) -> None:
    main, side = QLabel("utama"), QLabel("samping")
    folding = Folding(main, side, widest=40, tall=10, share=0.6)
    qtbot.addWidget(folding)
    folding.resize(1000, 300)
    folding.show()
    for width, folded in ((1000, False), (400, True), (1000, False), (400, True)):
        folding.resize(width, 300)
        assert folding.is_folded is folded
        assert main.isVisible()
        assert side.isVisible()
        below = main.mapTo(folding, QPoint(0, 0)).y() < side.mapTo(folding, QPoint(0, 0)).y()
        assert below is folded


def test_that_a_larger_font_folds_at_the_same_width(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    folding = Folding(QLabel("utama"), QLabel("samping"), widest=40, tall=10, share=0.6)
    qtbot.addWidget(folding)
    folding.resize(800, 300)
    folding.show()
    assert folding.is_folded is False
    theme.choose(Look(Shade.LIGHT, 16))
    qapp.setFont(theme.font())
    qapp.setStyleSheet(style_sheet(theme))
    assert folding.is_folded is True


def test_that_an_icon_follows_the_theme(theme: Theme, qapp: QApplication, qtbot: QtBot) -> None:
    button = IconOnlyButton(theme, "plus", "Tambah")
    qtbot.addWidget(button)
    button.show()

    def shade() -> int:
        image = button.icon().pixmap(16, 16).toImage()
        pixels = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
        return max(pixels, key=lambda pixel: pixel.alpha()).lightness()

    assert shade() < 60
    theme.choose(Look(Shade.DARK))
    qapp.setStyleSheet(style_sheet(theme))
    assert shade() > 200


def test_that_the_letterhead_is_black_on_white_in_the_dark_too(
    theme: Theme, qapp: QApplication, qtbot: QtBot
) -> None:
    theme.choose(Look(Shade.DARK))
    qapp.setStyleSheet(style_sheet(theme))
    view = LetterheadView()
    qtbot.addWidget(view)
    view.resize(500, 140)
    view.show_lines(("PEMERINTAH KABUPATEN LUMAJANG", "KECAMATAN RANUYOSO", "", "", ""))
    image = view.grab().toImage()
    assert image.pixelColor(250, 120) == QColor("#FFFFFF") or image.pixelColor(250, 118) == QColor(
        "#FFFFFF"
    )
    rule = [y for y in range(120, 136) if image.pixelColor(250, y).lightness() < 60]
    assert len(rule) >= 2


def test_that_a_very_long_line_shrinks_instead_of_being_cut(theme: Theme, qtbot: QtBot) -> None:
    view = LetterheadView()
    qtbot.addWidget(view)
    view.resize(500, 140)
    view.show_lines(("x", "KECAMATAN " + "SANGAT PANJANG " * 6, "", "", ""))
    image = view.grab().toImage()
    dark = [
        x
        for x in (2, 3, 496, 497)
        for y in range(10, 60)
        if image.pixelColor(x, y).lightness() < 90
    ]
    assert dark == []

"""The field that takes a file: chosen in a dialog or dropped, shown by its name, given back as a path."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.file_input import FileInput

KINDS = "Pindaian (*.pdf *.png)"


@pytest.fixture
def field(qtbot: QtBot) -> FileInput:
    made = FileInput("Pilih pindaian", KINDS)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def told(field: FileInput) -> list[str]:
    """What stood in the field each time it told that the clerk changed it."""
    seen: list[str] = []
    field.edited.connect(lambda: seen.append(str(field.typed())))
    return seen


def dragged(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def enters(field: FileInput, data: QMimeData) -> bool:
    """Whether the field takes what is dragged over it."""
    event = QDragEnterEvent(
        field.rect().center(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def file_dialog() -> QFileDialog:
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))


def test_that_no_file_is_an_empty_text_and_says_that_one_may_be_dropped(field: FileInput) -> None:
    assert field.typed() == ""
    assert field.line.text() == ""
    assert field.line.placeholderText() == t("forms.drop_file")


def test_that_a_put_file_shows_its_name_and_tells_nobody(
    field: FileInput, told: list[str], tmp_path: Path
) -> None:
    path = str(tmp_path / "pindaian TW I.pdf")
    field.put(path)
    assert (field.line.text(), field.line.toolTip()) == ("pindaian TW I.pdf", path)
    assert field.typed() == path
    field.put(None)
    assert (field.typed(), field.line.text(), field.line.toolTip()) == ("", "", "")
    assert told == []


def test_that_the_name_is_not_typed_into(field: FileInput, told: list[str], qtbot: QtBot) -> None:
    qtbot.keyClicks(field.line, "abc")
    assert field.typed() == ""
    assert told == []


def test_that_the_button_asks_for_one_existing_file_of_the_kinds(
    field: FileInput, told: list[str], tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.mouseClick(field.choose_button, Qt.MouseButton.LeftButton)
    dialog = file_dialog()
    assert dialog.windowTitle() == "Pilih pindaian"
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    assert dialog.nameFilters() == [KINDS]
    dialog.fileSelected.emit(str(tmp_path / "a.pdf"))
    assert told == [str(tmp_path / "a.pdf")]
    dialog.reject()


def test_that_leaving_the_choice_keeps_the_file(
    field: FileInput, told: list[str], tmp_path: Path
) -> None:
    field.put(str(tmp_path / "a.pdf"))
    field.choose()
    file_dialog().reject()
    assert field.typed() == str(tmp_path / "a.pdf")
    assert told == []


def test_that_many_files_addresses_and_texts_are_not_taken(
    field: FileInput, tmp_path: Path
) -> None:
    files = [QUrl.fromLocalFile(str(tmp_path / name)) for name in ("a.pdf", "b.pdf")]
    text = QMimeData()
    text.setText("a.pdf")
    assert not enters(field, dragged(*files))
    assert not enters(field, dragged(QUrl("https://ranuyoso.example/a.pdf")))
    assert not enters(field, text)
    assert enters(field, dragged(files[0]))

"""What tests of the settings dialog share: opening it at a page, and typing into a field."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from iku_desktop.ui.dialogs.settings import SettingsDialog
from iku_desktop.ui.forms.form import Form

Open = Callable[[str], SettingsDialog]


def retype(qtbot: QtBot, form: Form, key: str, words: str) -> None:
    editor = form.fields[key].input.editor
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, words)
    if not words:
        qtbot.keyClick(editor, Qt.Key.Key_Delete)

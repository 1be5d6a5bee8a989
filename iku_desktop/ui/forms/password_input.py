"""A secret typed unseen: no keyboard suggests, learns or undoes it, and it can't be copied out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from iku_desktop.ui.forms.inputs import TextInput

HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class PasswordInput(TextInput):
    """One line shown as dots."""

    def __init__(self) -> None:
        super().__init__()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(HINTS)

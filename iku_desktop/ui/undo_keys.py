"""Ctrl+Z and Ctrl+Y in fields: the field's own undoing first, the office's when it has nothing to undo."""

from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

Standard = QKeySequence.StandardKey
REDO_KEYS = (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z"))


class UndoKeys(QObject):
    """Watches the field that has the focus; Qt's fields take these keys even with nothing to undo."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = cast("QApplication", QApplication.instance())
        application.focusChanged.connect(self._watch)

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit):
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave the keys to the menu where the field has nothing of its own."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        pressed = QKeySequence(event.keyCombination())
        undo = event.matches(Standard.Undo) and not _can_undo(watched)
        redo = (event.matches(Standard.Redo) or pressed in REDO_KEYS) and not _can_redo(watched)
        if undo or redo:
            event.ignore()
            return True
        return False


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isUndoAvailable()


def _can_redo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isRedoAvailable()

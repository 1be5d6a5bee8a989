"""Gives Qt's own words (standard buttons, edit menus, file and print dialogs) their Indonesian."""

from PySide6.QtCore import QObject, QTranslator
from PySide6.QtWidgets import QApplication

from iku_desktop.presentation.language import Language, spoken
from iku_desktop.presentation.texts import area


class QtWords(QTranslator):
    """Answers Qt from the one place of texts; what isn't there stays as Qt has it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._words = area("qt")

    def translate(
        self, context: str, source_text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """The Indonesian of a word of Qt; one that has none stays, since Qt would show "" as it is."""
        return self._words.get(f"qt.{source_text}", source_text)

    def isEmpty(self) -> bool:
        """Qt skips an empty translator."""
        return False


def speak_qt(application: QApplication) -> None:
    """Let Qt speak the language that is spoken; its own words are English."""
    for old in application.findChildren(QtWords):
        application.removeTranslator(old)
        old.deleteLater()
    if spoken() is Language.INDONESIAN:
        application.installTranslator(QtWords(application))

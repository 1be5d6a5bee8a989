"""The choice of the program's language in the menu Alat."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from iku_desktop.presentation.language import Language, spoken
from iku_desktop.presentation.texts import t

if TYPE_CHECKING:
    from iku_desktop.ui.main_window import MainWindow


def add_languages(menu: QMenu, window: "MainWindow") -> None:
    """Add the languages, each by its own name; the window speaks the chosen one at once."""
    languages = menu.addMenu(t("frame.action.language"))
    group = QActionGroup(languages)

    def show() -> None:
        for action in group.actions():
            action.setChecked(action.data() == spoken().value)

    def choose(language: Language) -> None:
        from iku_desktop.ui.language_change import change_language

        # Once the menu is closed, for it is made anew with the window.
        QTimer.singleShot(0, window, partial(change_language, window, language, show))

    for language in Language:
        action = QAction(t(f"frame.language.{language.value}"), languages)
        action.setCheckable(True)
        action.setData(language.value)
        action.triggered.connect(lambda _, language=language: choose(language))
        group.addAction(action)
        languages.addAction(action)
    show()

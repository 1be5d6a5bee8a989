"""The choice of the program's language in the menu Alat."""

from dataclasses import replace
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from iku_desktop.presentation.language import Language
from iku_desktop.presentation.texts import t
from iku_desktop.ui.notifier import Notifier
from iku_desktop.ui.theme import Theme


def add_languages(menu: QMenu, theme: Theme, notifier: Notifier) -> None:
    """Add the languages, each by its own name; what is on screen changes with the next start."""
    languages = menu.addMenu(t("frame.action.language"))
    group = QActionGroup(languages)
    for language in Language:
        action = QAction(t(f"frame.language.{language.value}"), languages)
        action.setCheckable(True)
        action.setChecked(theme.look.language is language)
        act = partial(_choose, theme, notifier, language)
        action.triggered.connect(lambda _, act=act: act())
        group.addAction(action)
        languages.addAction(action)


def _choose(theme: Theme, notifier: Notifier, language: Language) -> None:
    if theme.look.language is language:
        return
    # Half a window in each language would be worse than one more start.
    theme.choose(replace(theme.look, language=language))
    notifier.tell(t("frame.language_chosen"), t(f"frame.language_later.{language.value}"))

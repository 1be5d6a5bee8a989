"""What tests of dialogs ask: which are open, which words are seen in them."""

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

AnyDialog = TypeVar("AnyDialog", bound=QDialog)


def open_dialogs(kind: type[AnyDialog]) -> list[AnyDialog]:
    """The dialogs of a kind that are on screen."""
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind)]
    return [each for each in found if each.isVisible()]


def the_dialog(kind: type[AnyDialog]) -> AnyDialog:
    """The one dialog of a kind that is on screen."""
    (dialog,) = open_dialogs(kind)
    return dialog


def words_of(widget: QWidget) -> list[str]:
    """The words of the labels that are seen, in the order they were made."""
    return [each.text() for each in widget.findChildren(QLabel) if each.text() and seen(each)]


def seen(widget: QWidget) -> bool:
    """Whether nothing hides it, also where its window is not on screen."""
    return widget.isVisibleTo(widget.window())

"""F1 anywhere: finds the place the clerk is at, opens the help there, and saves the manual."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from iku_desktop.presentation.help_library import library
from iku_desktop.presentation.texts import t
from iku_desktop.ui.grid.grid_page import GridPage

if TYPE_CHECKING:
    from iku_desktop.ui.help_window import HelpWindow
    from iku_desktop.ui.main_window import MainWindow

HELP_KEY = "F1"
KEY_NAME = "help-key"


class HelpDesk(QObject):
    """One of a window; the help is made when it is first wanted and keeps its place."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._help: HelpWindow | None = None
        # A dialog holds the menu's keys back, so it is given the key of its own.
        application = cast("QApplication", QApplication.instance())
        application.focusChanged.connect(self._give_key)

    def _give_key(self, _old: QWidget | None, new: QWidget | None) -> None:
        dialog = new.window() if new is not None else None
        if not isinstance(dialog, QDialog) or dialog.findChild(QShortcut, KEY_NAME) is not None:
            return
        key = QShortcut(QKeySequence(HELP_KEY), dialog)
        key.setObjectName(KEY_NAME)
        key.activated.connect(self.open_here)

    def open_here(self) -> None:
        """Open the topic of the place where the clerk is."""
        self.open_topic(library().at(self.places()).key)

    def open_topic(self, key: str) -> None:
        """Open a topic and bring the help to the front."""
        made = self.help()
        made.open_topic(key)
        made.show()
        made.raise_()
        made.activateWindow()

    def help(self) -> "HelpWindow":
        """The help's window."""
        if self._help is None:
            from iku_desktop.ui.help_window import HelpWindow

            self._help = HelpWindow(self._window.theme)
            self._window.destroyed.connect(self._help.deleteLater)
        return self._help

    def forget(self) -> None:
        """Leave the help's window; the next one speaks the language that is then spoken."""
        if self._help is not None:
            self._help.close()
            self._help.deleteLater()
            self._help = None

    def places(self) -> tuple[str, ...]:
        """The places the clerk is at, the narrowest first: settings page or column, dialog, page."""
        active = QApplication.activeWindow()
        dialog = active if isinstance(active, QDialog) else None
        return (*_of_dialog(dialog), *self._of_page())

    def _of_page(self) -> Iterator[str]:
        from iku_desktop.ui.office_view import OfficeView

        view = self._window.centralWidget()
        if not isinstance(view, OfficeView):
            yield "start"
            return
        page = view.page
        if isinstance(page, GridPage):
            table = page.grid.table
            index = table.currentIndex()
            if table.hasFocus() and index.isValid():
                key = page.grid.model.columns[index.column()].key
                yield f"column.{page.key}.{key.rpartition('.')[2]}"
        yield f"page.{page.key}"

    def save_manual(self) -> None:
        """Ask where the manual is to be saved, and make it beside the window."""
        dialog = QFileDialog(self._window, t("help.manual.save"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(t("help.manual.filter"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(t("help.manual.file"))
        dialog.fileSelected.connect(lambda chosen: self._make_manual(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _make_manual(self, path: Path) -> None:
        from iku_desktop.services.manual import save_manual
        from iku_desktop.ui import tasks

        notifier = self._window.notifier
        tasks.run(
            lambda _progress: save_manual(path),
            lambda _saved: notifier.tell(t("help.manual.saved"), str(path)),
            notifier.fault,
            self,
        )


def help_desk(window: "MainWindow") -> HelpDesk:
    """The one help desk of a window; menus are made anew with every office, it stays."""
    return window.findChild(HelpDesk) or HelpDesk(window)


def _of_dialog(dialog: QDialog | None) -> Iterator[str]:
    from iku_desktop.ui.dialogs.settings import SettingsDialog

    if isinstance(dialog, SettingsDialog):
        yield f"settings.{dialog.list.chosen}"
    if dialog is not None:
        yield from (each.__name__ for each in type(dialog).__mro__)

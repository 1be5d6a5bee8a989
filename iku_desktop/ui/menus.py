"""The menu bar: Berkas, Sunting, Data, Laporan, Alat, Bantuan; only entries that work."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu

from iku_desktop import __version__
from iku_desktop.paths import OfficePaths
from iku_desktop.presentation.texts import t
from iku_desktop.ui.language_menu import add_languages
from iku_desktop.ui.navigation import PAGES
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.page import Door
from iku_desktop.ui.theme import BASE_POINTS, Shade

if TYPE_CHECKING:
    from iku_desktop.ui.main_window import MainWindow

# What the page Laporan is asked to do, the words' key, the shortcut.
REPORT_ACTS = (
    ("save", "save_report", "Ctrl+S"),
    ("print", "print_report", "Ctrl+P"),
    ("sign", "sign_report", "Ctrl+T"),
    ("close", "close_quarter", "Ctrl+L"),
    ("reopen", "reopen_quarter", ""),
    ("history", "closing_history", ""),
)


class Menus(QObject):
    """Fills the window's menu bar for an open office (or for none, `view` None)."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def fill(self, view: OfficeView | None) -> None:
        """Make the menus anew."""
        bar = self._window.menuBar()
        bar.clear()
        # A menu is the bar's child, not of its entry: it would stay, and with it the office it acts on.
        for gone in bar.findChildren(QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly):
            gone.deleteLater()
        for old in self._window.findChildren(Menus):
            if old is not self:
                old.deleteLater()
        self._file(view)
        if view is not None:
            self._edit(view)
            self._data(view)
            self._reports(view)
        self._tools(view)
        self._help(view)
        self._keys()

    def _keys(self) -> None:
        from iku_desktop.ui.part_keys import part_keys

        part_keys(self._window)

    def _menu(self, key: str) -> QMenu:
        return self._window.menuBar().addMenu(t(f"frame.menu.{key}"))

    def _add(self, menu: QMenu, words: str, act: Callable[[], object], keys: str = "") -> QAction:
        action = QAction(words, menu)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _: act())
        menu.addAction(action)
        return action

    def _file(self, view: OfficeView | None) -> None:
        menu = self._menu("file")
        window = self._window
        if view is not None:
            paths = view.office.paths
            self._add(menu, t("frame.action.new"), lambda: window.show_start(paths))
        self._add(menu, t("frame.action.open"), self._choose_folder, "Ctrl+O")
        if view is not None:
            from iku_desktop.ui.window_drops import WindowDrops
            from iku_desktop.ui.workbook_actions import WorkbookActions

            workbook = WorkbookActions(view)
            WindowDrops(view, workbook.take)
            menu.addSeparator()
            self._add(menu, t("frame.action.import"), workbook.open_import, "Ctrl+I")
            self._add(menu, t("frame.action.export"), workbook.choose_export)
            self._add(menu, t("frame.action.export_table"), workbook.choose_table, "Ctrl+E")
            self._add(menu, t("frame.action.template"), workbook.choose_template)
            menu.addSeparator()
            self._add(menu, t("backup.action.now"), view.desk.make_now, "Ctrl+B")
            self._add(menu, t("backup.action.copy"), view.desk.copy_out)
            self._add(menu, t("backup.action.place"), view.desk.choose_place)
            restore = partial(window.choose_copy, view.office.paths)
            self._add(menu, t("backup.action.restore"), restore)
        menu.addSeparator()
        self._add(menu, t("frame.action.quit"), window.close, "Ctrl+Q")

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self._window, t("frame.choose_folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._open_folder)
        dialog.open()

    def _open_folder(self, folder: str) -> None:
        from pathlib import Path

        self._window.open_office(OfficePaths(Path(folder)))

    def _edit(self, view: OfficeView) -> None:
        from iku_desktop.ui.edit_actions import EditActions
        from iku_desktop.ui.undo_actions import UndoActions

        menu = self._menu("edit")
        UndoActions(view, menu)
        menu.addSeparator()
        EditActions(view, menu)
        menu.addSeparator()
        # The page shown when it is pressed is meant, not the one shown now.
        self._add(menu, t("frame.action.find"), lambda: view.page.start_search(), "Ctrl+F")  # noqa: PLW0108

    def _data(self, view: OfficeView) -> None:
        from iku_desktop.ui.package_actions import PackageActions

        menu = self._menu("data")
        for number, entry in enumerate(PAGES):
            words = t(f"page.{entry.key}").replace("&", "&&")
            self._add(menu, words, partial(view.tabs.setCurrentIndex, number))
        menu.addSeparator()
        self._add(menu, t("frame.action.receive"), partial(self._receive, view))
        PackageActions(view, menu)
        menu.addSeparator()
        door = Door("home", {"concerns": True})
        self._add(menu, t("frame.action.problems"), partial(view.go_to, door))
        self._add(menu, t("frame.action.agenda"), partial(self._open_agenda, view))
        self._add(menu, t("frame.action.trail"), partial(self._open_trail, view))
        self._add(menu, t("frame.action.recycle_bin"), partial(self._open_bin, view))
        self._add(menu, t("frame.action.refresh"), view.refresh, "F5")

    def _open_bin(self, view: OfficeView) -> None:
        from iku_desktop.ui.dialogs.recycle_bin import RecycleBinDialog

        RecycleBinDialog(view).open()

    def _receive(self, view: OfficeView) -> None:
        from iku_desktop.ui.workbook_actions import WorkbookActions

        workbook = view.findChild(WorkbookActions)
        assert workbook is not None
        workbook.open_receiving()

    def _open_agenda(self, view: OfficeView) -> None:
        from iku_desktop.ui.dialogs.agenda import AgendaDialog

        AgendaDialog(view.context, view).open()

    def _open_trail(self, view: OfficeView) -> None:
        from iku_desktop.ui.dialogs.trail import TrailDialog

        TrailDialog(view.context, view).open()

    def _reports(self, view: OfficeView) -> None:
        menu = self._menu("report")
        for kind in view.office.services.reports.kinds():
            door = Door("reports", {"kind": kind.key})
            self._add(menu, kind.title, partial(view.go_to, door))
        menu.addSeparator()
        for act, key, keys in REPORT_ACTS:
            if act == "close":
                menu.addSeparator()
            door = Door("reports", {"act": act})
            self._add(menu, t(f"frame.action.{key}"), partial(view.go_to, door), keys)

    def _tools(self, view: OfficeView | None) -> None:
        menu = self._menu("tools")
        if view is not None:
            from iku_desktop.ui.account_desk import AccountDesk

            AccountDesk(view, self._window.theme).fill_menu(menu)
        theme = self._window.theme
        shades = QActionGroup(menu)
        for shade, key in ((Shade.LIGHT, "light"), (Shade.DARK, "dark"), (Shade.SYSTEM, "system")):
            action = self._add(menu, t(f"frame.action.{key}"), partial(self._choose, shade))
            action.setCheckable(True)
            shades.addAction(action)
            action.setChecked(theme.look.shade is shade)
        menu.addSeparator()
        self._add(menu, t("frame.action.larger"), lambda: self._resize(1), "Ctrl++")
        self._add(menu, t("frame.action.smaller"), lambda: self._resize(-1), "Ctrl+-")
        self._add(menu, t("frame.action.normal"), lambda: self._resize(0), "Ctrl+0")
        add_languages(menu, self._window)
        if view is not None:
            menu.addSeparator()
            self._add(menu, t("frame.action.check"), lambda: self._check(view))
            self._add(menu, t("frame.action.check_evidence"), lambda: self._check_evidence(view))
            self._add(menu, t("frame.action.check_document"), lambda: self._check_document(view))
            self._add(menu, t("frame.action.settings"), view.open_settings, "Ctrl+,")

    def _choose(self, shade: Shade) -> None:
        theme = self._window.theme
        theme.choose(replace(theme.look, shade=shade))

    def _resize(self, step: int) -> None:
        theme = self._window.theme
        points = theme.look.points + step if step else BASE_POINTS
        theme.choose(replace(theme.look, points=points))

    def _check_evidence(self, view: OfficeView) -> None:
        from iku_desktop.ui.evidence_actions import check_evidence

        check_evidence(view)

    def _check_document(self, view: OfficeView) -> None:
        from iku_desktop.ui.dialogs.check_document import CheckDocumentDialog

        proof, notifier = view.office.services.proof, self._window.notifier
        CheckDocumentDialog(self._window.theme, proof, notifier, view).open()

    def _check(self, view: OfficeView) -> None:
        from iku_desktop.ui.checkup_actions import check_everything

        check_everything(view)

    def _help(self, view: OfficeView | None) -> None:
        from iku_desktop.ui.care_actions import CareActions
        from iku_desktop.ui.help_desk import help_desk

        menu = self._menu("help")
        if view is not None:
            self._add(menu, t("first_steps.menu"), view.open_first_steps)
        desk = help_desk(self._window)
        self._add(menu, t("help.action.contents"), desk.open_here, "F1")
        self._add(menu, t("frame.action.shortcuts"), lambda: desk.open_topic("pintasan"))
        self._add(menu, t("help.action.manual"), desk.save_manual)
        CareActions(self._window, menu, self)
        tell = self._window.notifier.tell
        folder = view.office.paths.folder if view is not None else "–"
        headline = t("frame.about", version=__version__)
        self._add(
            menu,
            t("frame.action.about"),
            lambda: tell(headline, t("frame.about_text", folder=folder)),
        )

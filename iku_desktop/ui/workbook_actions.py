"""Excel and what villages send, from the menu and by drag and drop: dialogs, and files to be written."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from iku_desktop.domain.packages import SUFFIX
from iku_desktop.domain.tables import TableContent
from iku_desktop.presentation.texts import t
from iku_desktop.ui import tasks
from iku_desktop.ui.dialogs.progress import run_with_progress
from iku_desktop.ui.dialogs.save_file import save_file
from iku_desktop.ui.office_view import OfficeView

if TYPE_CHECKING:
    from iku_desktop.services.workbook import Workbook


class WorkbookActions(QObject):
    """Import, export, the empty template, tables as seen, and receiving, of one open office."""

    def __init__(self, view: OfficeView) -> None:
        super().__init__(view)
        self._view = view
        self._notifier = view.context.notifier
        view.context.export_wanted.connect(self.save_tables)

    @property
    def _workbook(self) -> "Workbook":
        return self._view.office.services.workbook  # loaded when it is first asked for

    def open_import(self, path: Path | None = None) -> None:
        """Open the dialog that imports a workbook, on a file where one is named."""
        from iku_desktop.ui.dialogs.workbook_import import WorkbookImportDialog

        dialog = WorkbookImportDialog(self._view.context, self._view)
        dialog.open()
        if path is not None:
            dialog.take(path)

    def open_receiving(self, source: Path | None = None) -> None:
        """Open the dialog that receives what villages send, on a folder or zip where one is named."""
        from iku_desktop.ui.dialogs.receive import ReceiveDialog

        dialog = ReceiveDialog(self._view.context, self._view)
        dialog.open()
        if source is not None:
            dialog.take(source)

    def take(self, path: Path) -> None:
        """What was dropped on the window: a folder or zip comes from villages, all else is a workbook."""
        if path.is_dir() or path.suffix.lower() == ".zip":
            self.open_receiving(path)
        elif path.suffix.lower() == SUFFIX:
            self._open_package(path)
        else:
            self.open_import(path)

    def _open_package(self, path: Path) -> None:
        from iku_desktop.ui.package_actions import PackageActions

        packages = self._view.findChild(PackageActions)
        assert packages is not None
        packages.take(path)

    def choose_export(self) -> None:
        """Ask where to, then write the whole office into a workbook."""
        office = self._office_name()
        name = t("frame.export_name", office=office)
        self._save(t("frame.action.export"), name, self._workbook.export, t("frame.exported"))

    def choose_template(self) -> None:
        """Ask where to, then write an empty workbook with the layout."""
        name = t("frame.template_name")
        self._save(t("frame.action.template"), name, self._workbook.template, t("frame.exported"))

    def choose_table(self) -> None:
        """Ask where to, then write the table of the page that is shown."""
        self.save_tables(self._view.page.tables())

    def save_tables(self, tables: Sequence[TableContent]) -> None:
        """Ask where to, then write tables as they are seen, each on a sheet of its own."""
        if not tables:
            self._notifier.tell(t("tables.none"), t("tables.none_text"))
            return
        title = tables[0].title.replace(" ", "_").replace("/", "-")
        day = self._view.context.services.context.today.isoformat()
        name = t("tables.name", title=title, office=self._office_name(), day=day)
        workbook = self._workbook
        self._save(
            t("tables.export"),
            name,
            lambda path: workbook.export_tables(path, tables),
            t("tables.saved"),
        )

    def _office_name(self) -> str:
        return self._view.office.services.settings.office().name.replace(" ", "_")

    def _save(self, title: str, name: str, write: Callable[[Path], object], headline: str) -> None:
        def save(path: Path) -> None:
            run_with_progress(
                t("frame.exporting"),
                lambda _report: write(path),
                lambda _done: self._notifier.tell(headline, str(path)),
                self._failed,
                self._view,
            )

        save_file(self._view, title, name, save)

    def _failed(self, fault: Exception) -> None:
        if not isinstance(fault, tasks.Cancelled):
            self._notifier.fault(fault)

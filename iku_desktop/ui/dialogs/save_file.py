"""Asks where a workbook is to be saved, and hands the chosen path on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from iku_desktop.presentation.texts import t


def save_file(parent: QWidget, title: str, name: str, save: Callable[[Path], object]) -> None:
    """Open the dialog with a proposed name; `save` gets the path that was chosen, ending in .xlsx."""
    dialog = QFileDialog(parent, title.replace("&", ""))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilter(t("frame.excel_files"))
    dialog.setDefaultSuffix("xlsx")
    dialog.selectFile(name)
    dialog.fileSelected.connect(lambda chosen: save(Path(chosen)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()

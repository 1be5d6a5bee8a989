"""A folder chosen with a button or dropped onto the field; its value is the path, shown whole."""

from PySide6.QtWidgets import QFileDialog

from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.file_input import FileInput


class FolderInput(FileInput):
    """Shows where the folder lies."""

    def __init__(self, title: str) -> None:
        super().__init__(title, "")
        self.line.setPlaceholderText(t("forms.drop_folder"))
        self.choose_button.setText(t("forms.choose_folder"))

    def put(self, value: Typed) -> None:
        """Show a folder by its path."""
        super().put(value)
        self.line.setText(str(value or ""))

    def choose(self) -> None:
        """Ask for the folder."""
        dialog = QFileDialog(self, self._title, str(self.typed() or ""))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

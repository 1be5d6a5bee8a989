"""A file chosen with a button or dropped onto the field; its value is the path."""

from pathlib import Path

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from iku_desktop.domain.typed_input import Typed
from iku_desktop.presentation.texts import t
from iku_desktop.ui.forms.inputs import Input


class FileInput(Input):
    """Shows the file's name; `kinds` is the file dialog's filter, e.g. `Pindaian (*.pdf *.png)`."""

    def __init__(self, title: str, kinds: str) -> None:
        self.line = QLineEdit()
        super().__init__(self.line)
        self._title, self._kinds = title, kinds
        self._path = ""
        self.line.setReadOnly(True)
        self.line.setPlaceholderText(t("forms.drop_file"))
        self.choose_button = QPushButton(t("forms.choose_file"))
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(self.choose)
        self.row.addWidget(self.choose_button)
        self.setAcceptDrops(True)
        self.line.setAcceptDrops(False)

    def typed(self) -> Typed:
        """The path, "" for none."""
        return self._path

    def put(self, value: Typed) -> None:
        """Show a file by its path."""
        self._path = str(value or "")
        self.line.setText(Path(self._path).name)
        self.line.setToolTip(self._path)

    def take(self, path: str) -> None:
        """Take a file as the clerk does."""
        self.put(path)
        self.edited.emit()

    def choose(self) -> None:
        """Ask for the file."""
        dialog = QFileDialog(self, self._title)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(self._kinds)
        dialog.fileSelected.connect(self.take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file of this computer may be dropped."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped file."""
        event.acceptProposedAction()
        self.take(event.mimeData().urls()[0].toLocalFile())

"""What shows that work goes on beside the window: how far it is, and Batal; only when it takes long."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from iku_desktop.presentation.texts import t
from iku_desktop.ui import tasks

PATIENCE_MILLISECONDS = 400


class ProgressDialog(QDialog):
    """Opens after a moment over the window and goes when the work has ended; Esc is Batal."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("message.title"))
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(words)
        self.cancel_button = QPushButton(t("message.cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(10)
        column.addWidget(QLabel(words))
        column.addWidget(self.bar)
        column.addWidget(self.cancel_button)
        self.cancel_button.clicked.connect(self.reject)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.open)
        self._patience.start(PATIENCE_MILLISECONDS)

    def show_progress(self, count: int, total: int) -> None:
        """So many of all are done."""
        self.bar.setRange(0, total)
        self.bar.setValue(count)

    def finish(self) -> None:
        """The work has ended, however it did."""
        self._patience.stop()
        self.accept()
        self.deleteLater()


def run_with_progress(
    words: str,
    work: Callable[[tasks.Progress], object],
    done: Callable[[object], object],
    failed: Callable[[Exception], object],
    parent: QWidget,
) -> ProgressDialog:
    """Run work in a worker as `tasks.run` does, with its progress over `parent` and Batal."""
    dialog = ProgressDialog(words, parent)

    def ended(then: Callable[[Exception], object]) -> Callable[[object], None]:
        def end(value: object) -> None:
            dialog.finish()
            then(value)  # type: ignore[arg-type]  # result or fault, as the task hands it on

        return end

    task = tasks.run(work, ended(done), ended(failed), parent, dialog.show_progress)
    dialog.rejected.connect(task.cancel)
    return dialog

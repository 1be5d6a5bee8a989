"""Makes reports beside the window; only the one asked for last is ever shown."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from iku_desktop.domain.outcomes import PdfDocument
from iku_desktop.domain.periods import Moment
from iku_desktop.services.reports import Reports
from iku_desktop.ui import tasks
from iku_desktop.ui.preview.pdf_pages import PdfPages

# Going through the list with the arrow keys must not make every report on the way.
PAUSE_MILLISECONDS = 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for."""

    kind: str
    moment: Moment
    paper: str
    villages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """A finished report with its pages."""

    document: PdfDocument
    pages: PdfPages


class ReportMaker(QObject):
    """One report at a time: another wish stops the former, whose result nobody sees.

    `made` carries what is Shown, `failed` the fault, `progressed` how many parts of all are done.
    """

    made = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)

    def __init__(self, reports: Reports, parent: QObject) -> None:
        super().__init__(parent)
        self._reports = reports
        self._asked: object = None
        self._wanted: Wanted | None = None
        self._task: tasks.Task | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._begin)

    def make(self, wanted: Wanted) -> None:
        """Make this one, whatever was being made."""
        self.cancel()
        self._wanted = wanted
        self._pause.start()

    def cancel(self) -> None:
        """Make nothing; what is under way stops at its next part, and its result is dropped."""
        self._asked = object()
        self._pause.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def open_document(self, make: Callable[[], PdfDocument]) -> None:
        """Show a document that something else than the registry of reports makes."""
        self.cancel()
        self._run(lambda _progress: make())

    def _begin(self) -> None:
        wanted = self._wanted
        assert wanted is not None
        self._run(
            lambda progress: self._reports.make(
                wanted.kind, wanted.moment, wanted.paper, wanted.villages, progress
            )
        )

    def _run(self, make: Callable[[tasks.Progress], PdfDocument]) -> None:
        asked = self._asked

        def work(progress: tasks.Progress) -> Shown:
            document = make(progress)
            return Shown(document, PdfPages.of(document.data))

        def only_last(signal: Callable[..., object]) -> Callable[..., None]:
            def tell(*values: object) -> None:
                if asked is self._asked:
                    signal(*values)

            return tell

        self._task = tasks.run(
            work,
            only_last(self.made.emit),
            only_last(self.failed.emit),
            self,
            only_last(self.progressed.emit),
        )

    def render(
        self, pages: PdfPages, number: int, scale: float, take: Callable[[QImage], None]
    ) -> None:
        """The image of a page, handed to `take` in the window's thread."""

        def done(image: object) -> None:
            assert isinstance(image, QImage)
            take(image)

        def failed(fault: Exception) -> None:
            raise fault

        tasks.run(lambda _progress: pages.image(number, scale), done, failed, self)

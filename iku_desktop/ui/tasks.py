"""Runs what takes over 100 ms beside the window; result, progress and faults come back into its thread."""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal
from shiboken6 import isValid

Progress = Callable[[int, int], None]


class Cancelled(Exception):
    """The clerk pressed Batal; what was begun is undone by whoever began it."""


@dataclass(eq=False)
class Task:
    """One piece of work and who wants to know of it; nothing is told once `owner` is gone."""

    work: Callable[[Progress], object]
    done: Callable[[object], object]
    failed: Callable[[Exception], object]
    owner: QObject
    progressed: Progress | None = None
    _stop: Event = field(default_factory=Event)

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress."""
        self._stop.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._stop.is_set()

    def tell(self, action: Callable[..., object] | None, *values: object) -> None:
        """Call back in the window's thread."""
        if action is not None and isValid(self.owner):
            action(*values)


class _Courier(QObject):
    """Carries news from workers to the window's thread; lives as long as the application.

    A receiver that is deleted while a worker emits to it crashes Qt's binding (*tried*), so no worker
    ever emits to the task's owner. It also keeps every task, whose last reference would otherwise be
    dropped in the worker together with the widgets it knows.
    """

    news = Signal(object, object, object)

    def __init__(self, application: QCoreApplication) -> None:
        # Qt's enums load in one piece, so the window is shown before anything asks for them.
        from PySide6.QtCore import Qt

        super().__init__(application)
        self._running: set[Task] = set()
        self.news.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(self, task: Task) -> None:
        """Give a task to a worker."""
        self._running.add(task)
        QThreadPool.globalInstance().start(_Runner(task, self))

    def _deliver(
        self, task: Task, action: Callable[..., object], values: tuple[object, ...]
    ) -> None:
        if action is not task.progressed:
            self._running.discard(task)
        task.tell(action, *values)


class _Runner(QRunnable):
    """Does the work of one task in the worker."""

    def __init__(self, task: Task, courier: _Courier) -> None:
        super().__init__()
        self._task, self._courier = task, courier

    def run(self) -> None:
        """Work, and send what came of it."""
        task = self._task
        try:
            result = task.work(self._report)
        except Exception as fault:  # noqa: BLE001 - whatever happened is handed to the window's thread
            self._courier.news.emit(task, task.failed, (fault,))
            return
        self._courier.news.emit(task, task.done, (result,))

    def _report(self, count: int, total: int) -> None:
        if self._task.is_cancelled:
            raise Cancelled
        if self._task.progressed is not None:
            self._courier.news.emit(self._task, self._task.progressed, (count, total))


def run(
    work: Callable[[Progress], object],
    done: Callable[[object], object],
    failed: Callable[[Exception], object],
    owner: QObject,
    progressed: Progress | None = None,
) -> Task:
    """Run the work in a worker; `done` or `failed` is then called in the window's thread.

    The work is given a function to report with (count, all), which raises Cancelled after `cancel()`
    and calls `progressed` in the window's thread. Nothing is called once `owner` is gone.
    """
    application = QCoreApplication.instance()
    assert application is not None
    courier = application.findChild(_Courier) or _Courier(application)
    task = Task(work, done, failed, owner, progressed)
    courier.start(task)
    return task

"""Runs what takes over 100 ms beside the window; result, progress and faults come back by signal."""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

Progress = Callable[[int, int], None]


class Cancelled(Exception):
    """The clerk pressed Batal; what was begun is undone by whoever began it."""


class Task(QObject):
    """One piece of work; `done` carries its result, `failed` its exception, `progress` (done, all)."""

    done = Signal(object)
    failed = Signal(object)
    progress = Signal(int, int)

    def __init__(self, work: Callable[[Progress], object]) -> None:
        super().__init__()
        self._work = work
        self._stop = Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress."""
        self._stop.set()

    def report(self, count: int, total: int) -> None:
        """Called by the work; raises Cancelled once it was asked to stop."""
        if self._stop.is_set():
            raise Cancelled
        self.progress.emit(count, total)

    def run(self) -> None:
        """Do the work in the calling thread."""
        try:
            result = self._work(self.report)
        except Exception as fault:  # noqa: BLE001 - whatever happened is handed to the window's thread
            self.failed.emit(fault)
            return
        self.done.emit(result)


class _Runner(QRunnable):
    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.run()


def run(
    work: Callable[[Progress], object],
    done: Callable[[object], object],
    failed: Callable[[Exception], object],
    owner: QObject,
) -> Task:
    """Run the work in a worker; `done` or `failed` is then called in the window's thread.

    The task lives at least as long as it runs; nothing is called once `owner` is gone.
    """
    task = Task(work)
    # A receiver that is a QObject of the window's thread makes Qt queue the call into it.
    receiver = _Receiver(task, done, failed, owner)
    task.done.connect(receiver.take_result)
    task.failed.connect(receiver.take_fault)
    QThreadPool.globalInstance().start(_Runner(task))
    return task


class _Receiver(QObject):
    def __init__(
        self,
        task: Task,
        done: Callable[[object], object],
        failed: Callable[[Exception], object],
        owner: QObject,
    ) -> None:
        super().__init__(owner)
        self._task = task
        self._done = done
        self._failed = failed

    def take_result(self, result: object) -> None:
        self.deleteLater()
        self._done(result)

    def take_fault(self, fault: Exception) -> None:
        self.deleteLater()
        self._failed(fault)

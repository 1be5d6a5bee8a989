"""Catches what no slot, worker or drawing caught, and brings it to the window that tells it."""

import sys
import threading
from collections.abc import Callable
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from iku_desktop.domain.problems import Refused, Unavailable

if TYPE_CHECKING:
    from iku_desktop.ui.main_window import MainWindow

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


class BugPost(QObject):
    """Carries what happened in another thread to the window's; lives as long as the window."""

    came = Signal(object)

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        # Of a QObject's method, so that what comes from another thread waits for the window's.
        self.came.connect(self.tell)

    def tell(self, told: Callable[[], None]) -> None:
        """Called in the window's thread, whoever emitted it."""
        told()


def catch_all(window: "MainWindow") -> None:
    """Tell mistakes of slots, drawing, workers and threads; of objects that go, only note them."""
    post = BugPost(window)
    hook = bug_hook(window)

    def anywhere(
        kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        if threading.current_thread() is threading.main_thread():
            hook(kind, fault, trace)
        else:
            post.came.emit(partial(hook, kind, fault, trace))

    def of_thread(given: threading.ExceptHookArgs) -> None:
        fault = given.exc_value or given.exc_type()
        anywhere(given.exc_type, fault, given.exc_traceback)

    def of_garbage(given: "sys.UnraisableHookArgs") -> None:
        from iku_desktop.domain.bugs import bug_of

        window.offices.log.bug(bug_of(given.exc_type, given.exc_traceback))

    sys.excepthook = anywhere
    threading.excepthook = of_thread
    sys.unraisablehook = of_garbage


def bug_hook(window: "MainWindow") -> Hook:
    """Tells what came to the top, by its kind, in the window's thread."""

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if isinstance(fault, (Refused, Unavailable)):
            window.notifier.fault(fault)
        else:
            window.notifier.bug(kind, fault, trace)

    return hook

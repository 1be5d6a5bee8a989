"""Measured in a process of its own: how long until a window is on screen, and how much memory it takes.

    python -m tests.bench.probe bare|office START_NANOSECONDS [DATA_FOLDER]

Prints one JSON line: `shown` and (of ours) `filled`, the last gauge painted, in milliseconds since
START (CLOCK_MONOTONIC, the parent's), `rss` in kilobytes one second after the last.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

SETTLE_MILLISECONDS = 1000


def since(start: int) -> float:
    return (time.monotonic_ns() - start) / 1e6


def resident_kilobytes() -> int:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise RuntimeError("this system does not tell a process's memory")


class Watch:
    """What was found of one window; ends the process a second after its content was painted."""

    def __init__(self, start: int) -> None:
        self.start = start
        self.found: dict[str, float | int] = {}
        self._filters: list[object] = []

    def first_paint(self, widget: QWidget, name: str, then: Callable[[], object]) -> None:
        """Note when the widget is first painted."""
        watch = self

        class Paints(QObject):
            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() == QEvent.Type.Paint and name not in watch.found:
                    watch.found[name] = since(watch.start)
                    then()
                return False

        self._filters.append(Paints(widget))
        widget.installEventFilter(self._filters[-1])  # type: ignore[arg-type]

    def finish_soon(self) -> None:
        """Let things settle, then tell and leave."""
        QTimer.singleShot(SETTLE_MILLISECONDS, self._finish)

    def _finish(self) -> None:
        self.found["rss"] = resident_kilobytes()
        print(json.dumps(self.found), flush=True)
        os._exit(0)


def bare(watch: Watch) -> None:
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication(["bare"])
    window = QMainWindow()
    window.resize(1366, 697)
    watch.first_paint(window, "shown", watch.finish_soon)
    window.show()
    application.exec()


def office(watch: Watch, folder: str) -> None:
    import iku_desktop.ui.application as program

    class Watched(program.MainWindow):
        def __init__(self, *given: object) -> None:
            super().__init__(*given)  # type: ignore[arg-type]
            watch.first_paint(self, "shown", lambda: None)
            self.settled.connect(self.wait_for_gauge)

        def wait_for_gauge(self) -> None:
            from iku_desktop.ui.widgets.gauge import Gauge

            watch.first_paint(self.findChildren(Gauge)[-1], "filled", watch.finish_soon)

    program.MainWindow = Watched  # type: ignore[misc]
    from iku_desktop.__main__ import main as run

    run(["--data", folder])


def main() -> None:
    kind, start = sys.argv[1], int(sys.argv[2])
    watch = Watch(start)
    if kind == "bare":
        bare(watch)
    else:
        office(watch, sys.argv[3])


if __name__ == "__main__":
    main()

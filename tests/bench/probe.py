"""Measured in a process of its own: how long until a window is on screen, and how much memory it takes.

    python -m tests.bench.probe bare|empty|office START_NANOSECONDS [DATA_FOLDER]

Prints one JSON line: `shown` and `filled` in milliseconds since START (CLOCK_MONOTONIC, the parent's),
`rss` in kilobytes one second after the last of them.
"""

import json
import os
import sys
import time
from pathlib import Path

SETTLE_MILLISECONDS = 1000
LOOK_MILLISECONDS = 2


def since(start: int) -> float:
    return (time.monotonic_ns() - start) / 1e6


def resident_kilobytes() -> int:
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1])
    raise RuntimeError("this system does not tell a process's memory")


def main() -> None:
    kind, start = sys.argv[1], int(sys.argv[2])
    found: dict[str, float | int] = {}

    if kind == "bare":
        from PySide6.QtWidgets import QApplication, QMainWindow

        application = QApplication(["bare"])
        window = QMainWindow()
        window.resize(1366, 697)
        window.show()
        watch(application, window, found, start, filled=lambda: True)
    else:
        import iku_desktop.ui.application as program
        from iku_desktop.bootstrap import user_name
        from iku_desktop.paths import OfficePaths
        from iku_desktop.services.offices import Offices
        from iku_desktop.services.pc_clock import PcClock

        application = program.make_application()
        made: list[program.MainWindow] = []

        class Watched(program.MainWindow):
            def showEvent(self, event: object) -> None:
                super().showEvent(event)  # type: ignore[arg-type]
                made.append(self)
                watch(application, self, found, start, filled=self.is_filled)

            def is_filled(self) -> bool:
                if kind == "empty":
                    return True
                gauges = (
                    [each for each in self.findChildren(Gauge) if each.isVisible()]
                    if self.office
                    else []
                )
                return len(gauges) >= 2

        from iku_desktop.ui.widgets.gauge import Gauge

        program.MainWindow = Watched  # type: ignore[misc]
        folder = Path(sys.argv[3])
        program.run_window(OfficePaths(folder), Offices(PcClock(), user_name()))
        return
    application.exec()


def watch(application, window, found, start, filled) -> None:  # type: ignore[no-untyped-def]
    from PySide6.QtCore import QEvent, QObject, QTimer

    class Paints(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and "shown" not in found:
                found["shown"] = since(start)
            return False

    paints = Paints(window)
    window.installEventFilter(paints)
    timer = QTimer(window)

    def look() -> None:
        if "shown" in found and "filled" not in found and filled():
            found["filled"] = since(start)
            timer.stop()
            QTimer.singleShot(SETTLE_MILLISECONDS, finish)

    def finish() -> None:
        found["rss"] = resident_kilobytes()
        print(json.dumps(found), flush=True)
        os._exit(0)

    timer.timeout.connect(look)
    timer.start(LOOK_MILLISECONDS)


if __name__ == "__main__":
    main()

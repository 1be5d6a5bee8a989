"""Takes the pictures of the help from the real window on a practice office: resources/help/pictures/*.png.

Usage: make_help_pictures.py [--today 2026-11-25] [--language en]. Offscreen, in the light look with the
shipped font, on a stopped clock and with chance that always falls the same way. Twice on one machine gives
the same bytes; another version of Qt or of its font engine may set letters a pixel apart.
"""

import argparse
import io
import itertools
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import uuid6  # noqa: E402
from PIL import Image  # noqa: E402
from PySide6.QtCore import QBuffer, QEventLoop, QRect, QThreadPool, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402

from iku_desktop.domain.periods import Quarter  # noqa: E402
from iku_desktop.paths import OfficePaths  # noqa: E402
from iku_desktop.presentation.help_source import picture_path  # noqa: E402
from iku_desktop.presentation.language import Language, choose  # noqa: E402
from iku_desktop.services.offices import Offices  # noqa: E402
from iku_desktop.ui.application import dress, make_application  # noqa: E402
from iku_desktop.ui.main_window import MainWindow  # noqa: E402
from iku_desktop.ui.office_view import OfficeView  # noqa: E402
from iku_desktop.ui.page import Door  # noqa: E402
from iku_desktop.ui.theme import Look, Shade, Theme  # noqa: E402

DATA = Path(tempfile.gettempdir()) / "iku-bantuan" / "IKU Desktop"
SIZE = (1180, 680)
# As many as keep the picture within MOST_BYTES.
COLORS = (64, 40, 24)
MOST_BYTES = 60_000
USER = "Siti Aminah"
SETTLE_MILLISECONDS = 700


def tame_chance() -> None:
    """Give rows the same ids every time: the check code that a report prints depends on them."""
    # UUIDv7 as the program's own: 48 bits of milliseconds, which grow, version and variant.
    ids = itertools.count(0x0198_0000_0000)
    uuid6.uuid7 = lambda: uuid6.UUID(int=next(ids) << 80 | 7 << 76 | 2 << 62)
    os.urandom = random.Random(USER).randbytes  # noqa: S311 – wanted: no chance


@dataclass(frozen=True)
class StoppedClock:
    """A clock that stands still on one day."""

    day: date

    def today(self) -> date:
        """The day."""
        return self.day

    def now(self) -> datetime:
        """The day at a moment of it."""
        return datetime.combine(self.day, time(10, 24))


def save(widget: QWidget, name: str, area: QRect | None = None) -> None:
    """Write what a widget shows as a small PNG."""
    shown = widget.grab(area) if area is not None else widget.grab()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    shown.save(buffer, "PNG")
    image = Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")
    path = picture_path(name)
    for colors in COLORS:
        few = image.quantize(colors, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(path, optimize=True)
        if path.stat().st_size <= MOST_BYTES:
            break
    size = path.stat().st_size
    print(f"{name}: {size} bytes, {image.width} x {image.height}")
    if size > MOST_BYTES:
        sys.exit(f"{name} is larger than {MOST_BYTES} bytes")


def settle() -> None:
    """Let workers end and everything be painted."""
    for _ in range(3):
        QThreadPool.globalInstance().waitForDone()
        pause = QEventLoop()
        QTimer.singleShot(SETTLE_MILLISECONDS // 3, pause.quit)
        pause.exec()


def main(today: date, language: Language) -> None:
    """Make the practice office and take every picture in one language."""
    choose(language)
    tame_chance()
    shutil.rmtree(DATA.parent, ignore_errors=True)
    picture_path("any").parent.mkdir(parents=True, exist_ok=True)
    application = make_application()
    theme = Theme(Look(Shade.LIGHT))
    dress(application, theme)
    window = MainWindow(Offices(StoppedClock(today), USER), theme)
    window.resize(*SIZE)
    window.show()
    window.create_practice(OfficePaths(DATA))
    while not isinstance(window.centralWidget(), OfficeView):
        settle()
    view = window.centralWidget()
    assert isinstance(view, OfficeView)
    take(window, view)
    window.hide()
    if window.office is not None:
        window.office.close()
    shutil.rmtree(DATA.parent)


def take(window: MainWindow, view: OfficeView) -> None:
    """Go through the window and take one picture after the other."""
    pages = ("home", "documents", "activities", "villages", "indicators", "reports")
    names = ("beranda", "dokumen-desa", "kegiatan", "desa", "indikator", "laporan")
    view.choose_quarter(Quarter(2026, 3))
    for number, name in enumerate(names):
        view.tabs.setCurrentIndex(number)
        settle()
        if pages[number] == "activities":
            grid = view.page.grid  # type: ignore[attr-defined]
            grid.table.go_to(grid.model.index(2, 1))
            settle()
        save(window, f"{name}.png")
    dialogs(view)
    board(window, view)
    # Last, for it changes what the others show.
    recycle_bin(view)


def dialogs(view: OfficeView) -> None:
    """Pictures of dialogs, each opened and closed again."""
    from iku_desktop.ui.dialogs.agenda import AgendaDialog
    from iku_desktop.ui.dialogs.send_package import SendPackageDialog
    from iku_desktop.ui.dialogs.trail import TrailDialog

    made: tuple[tuple[str, Callable[[], QDialog]], ...] = (
        ("agenda", lambda: AgendaDialog(view.context, view)),
        ("kirim-paket", lambda: SendPackageDialog(view.context, view)),
        ("jejak", lambda: TrailDialog(view.context, view)),
    )
    for name, make in made:
        dialog = make()
        dialog.open()
        settle()
        save(dialog, f"{name}.png")
        dialog.close()
    opened(view, "pengaturan", lambda: view.open_settings("officials"))
    # Quarters close in order; the first that is open is the one that can be.
    view.choose_quarter(Quarter(2026, 1))
    opened(view, "tutup-triwulan", lambda: view.go_to(Door("reports", {"act": "close"})))


def opened(view: OfficeView, name: str, act: Callable[[], object]) -> None:
    """A picture of the dialog that an act opens."""
    act()
    settle()
    dialog = next(
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QDialog) and each.isVisible()
    )
    save(dialog, f"{name}.png")
    dialog.close()
    settle()


def board(window: MainWindow, view: OfficeView) -> None:
    """Parts of pages: the gauges, and the calendar of a date."""
    view.choose_quarter(Quarter(2026, 3))
    view.tabs.setCurrentIndex(0)
    settle()
    from iku_desktop.ui.widgets.figure_card import FigureCard

    cards = [each for each in view.page.findChildren(FigureCard) if each.isVisible()]
    save(cards[-1], "beranda-meteran.png")
    view.tabs.setCurrentIndex(1)
    settle()
    grid = view.page.grid  # type: ignore[attr-defined]
    number = next(n for n, each in enumerate(grid.model.columns) if each.key.endswith(".date"))
    grid.table.go_to(grid.model.index(1, number))
    grid.table.open_or_type(grid.table.currentIndex())
    settle()
    save(window, "kalender.png", QRect(0, 90, 620, 560))


def recycle_bin(view: OfficeView) -> None:
    """A picture of the recycle bin with something in it."""
    from iku_desktop.ui.dialogs.recycle_bin import RecycleBinDialog

    activities = view.office.services.activities
    shown = activities.list(view.context.moment).rows
    for row in shown[:2]:
        activities.remove([row.activity.id])
    opened(view, "keranjang", RecycleBinDialog(view).open)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--today", type=date.fromisoformat, default=date(2026, 11, 25))
    parser.add_argument("--language", type=Language)
    wanted = parser.parse_args()
    if wanted.language is not None:
        main(wanted.today, wanted.language)
    else:
        # Qt is given its words once a process.
        for each in Language:
            again = [
                sys.executable,
                __file__,
                "--today",
                str(wanted.today),
                "--language",
                each.value,
            ]
            subprocess.run(again, check=True)

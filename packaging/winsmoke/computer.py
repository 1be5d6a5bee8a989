"""The pretended Windows computer: Wine's system packages, a fresh prefix with the shims, and a screen."""

import os
import shutil
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from winbuild.faults import BuildFault
from winbuild.wine import Wine

SHIMS = Path(__file__).resolve().parents[1] / "wine"
COMPILER = "x86_64-w64-mingw32-gcc"
LINKED = {"bcryptprimitives": ["-ladvapi32"]}
# Ours before Wine's own half-done one.
OVERRIDES = "mscms=n"
WIDTH, HEIGHT = 1366, 768


def computer(folder: Path, display: str) -> Wine:
    """A new prefix with the shims, which says it is Windows 7 until `set_windows`."""
    shutil.rmtree(folder, ignore_errors=True)
    wine = Wine(folder, display=display, overrides=OVERRIDES)
    wine.boot()
    for source in sorted(SHIMS.glob("*.c")):
        target = wine.drive / "windows" / "system32" / f"{source.stem}.dll"
        command = [COMPILER, "-shared", "-O2", "-s", "-o", str(target), str(source)]
        subprocess.run([*command, *LINKED.get(source.stem, [])], check=True, timeout=60)
    return wine


def set_windows(wine: Wine, name: str) -> None:
    """Pretend to be another Windows (`win7`, `win10`)."""
    command = ["reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", name, "/f"]
    wine.run(command, seconds=30)
    wine.stop()


class Screen:
    """An X screen in memory whose picture lies in a file."""

    def __init__(self, display: str, folder: Path) -> None:
        self.display, self._folder = display, folder

    def picture(self) -> tuple[bytes, int]:
        """The pixels as they are now, four bytes each (blue, green, red, unused), and the bytes of a row."""
        data = (self._folder / "Xvfb_screen0").read_bytes()
        words = struct.unpack(">25I", data[:100])
        header, row, colours = words[0], words[12], words[19]
        start = header + colours * 12
        return data[start : start + row * HEIGHT], row

    def save(self, path: Path) -> None:
        """Write the picture as PNG."""
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtGui import QImage

        pixels, row = self.picture()
        image = QImage(pixels, WIDTH, HEIGHT, row, QImage.Format.Format_RGB32)
        path.parent.mkdir(parents=True, exist_ok=True)
        image.save(str(path))

    def colours(self) -> set[bytes]:
        """The colours to be seen, as four bytes each."""
        pixels, _row = self.picture()
        return {pixels[at : at + 4] for at in range(0, len(pixels), 4)}


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """One X server for the whole trial; a free display number is its own choice."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24"]
    server = subprocess.Popen(
        [*command, "-fbdir", str(folder), "-nolisten", "tcp"],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        number = os.read(read, 16).decode("ascii").strip()
        if not number:
            raise BuildFault("Xvfb did not start.")
        yield Screen(f":{number}", folder)
    finally:
        os.close(read)
        server.terminate()
        server.wait(10)


def wait_until(seconds: float, is_so: "object", words: str) -> None:
    """Ask again and again until it is so; BuildFault after `seconds`."""
    assert callable(is_so)
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            raise BuildFault(f"Waited {seconds:.0f} s in vain: {words}")
        time.sleep(0.25)

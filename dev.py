#!/usr/bin/env python3
"""Sets the project up on a fresh machine, then opens the practice office, runs the tests or the program.

Standard library alone, the same on Linux and Windows (`py dev.py …`):

    python3 dev.py demo [--out DIR]    practice office, its two PDFs, and the window where there is a display
    python3 dev.py test [--no-windows] the whole test suite, then the Windows installer tried under Wine
    python3 dev.py test ARGS…          pytest ARGS
    python3 dev.py windows [--check]   builds the Windows installer into dist/, or tries one under Wine
    python3 dev.py run ARGS…           iku-desktop ARGS
"""

import argparse
import ctypes
import datetime as dt
import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
WINDOWS = os.name == "nt"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
PRACTICE_YEARS_END = 2026
OLDEST_PYTHON = (3, 11)
COMPILER = ("gcc", "libc6-dev")
NO_WINDOWS, CHECK = "--no-windows", "--check"

# What Qt 6 loads at run time on Linux: the file it looks for, and the Debian package that has it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}


def main() -> int:
    """Read the command and run it; the exit code is that of what was run."""
    if sys.version_info < OLDEST_PYTHON:
        print(f"IKU Desktop needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
        return 2
    parser = argparse.ArgumentParser(
        prog="dev.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(dest="command", required=True)
    demo_parser = commands.add_parser("demo", help="practice office, PDFs, window")
    demo_parser.add_argument("--out", type=Path, default=ROOT / "build" / "demo", metavar="DIR")
    commands.add_parser("test", help="the whole test suite", add_help=False)
    commands.add_parser("windows", help="the Windows installer", add_help=False)
    commands.add_parser("run", help="iku-desktop ARGS", add_help=False)
    known, rest = parser.parse_known_args()
    if known.command == "demo" and rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    set_up()
    if known.command == "test":
        return run_tests(rest)
    if known.command == "windows":
        return windows(rest)
    if known.command == "run":
        return program(*rest)
    return demo(known.out.resolve())


def set_up() -> None:
    """Make the environment and install what the lock pins; instant when nothing changed."""
    install_qt_libraries()
    stamp = VENV / "lock.sha256"
    wanted = f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} {sys.version}"
    if PYTHON.exists() and stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    print("Setting up .venv, this takes a minute the first time …", flush=True)
    try:
        venv.EnvBuilder(clear=VENV.exists(), with_pip=True, symlinks=not WINDOWS).create(VENV)
    except subprocess.CalledProcessError:
        sys.exit("Python's venv module is incomplete. On Debian: apt-get install python3-venv")
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    done = subprocess.run([*pip, "--require-hashes", "-r", str(LOCK)], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit("The packages could not be installed; see the lines above.")
    stamp.write_text(wanted, "utf-8")


def install_qt_libraries() -> None:
    """On Linux install the system libraries Qt lacks as root on Debian, else print the line that does."""
    if not sys.platform.startswith("linux"):
        return
    packages = [package for file, package in QT_LIBRARIES.items() if not _loads(file)]
    if packages:
        _install("system libraries of Qt", packages)


def install_compiler() -> None:
    """The same for the C compiler that the fault campaign builds its shim with (tests/faults)."""
    if sys.platform.startswith("linux") and not (shutil.which("cc") or shutil.which("gcc")):
        _install("C compiler of the fault campaign", list(COMPILER))


def _install(what: str, packages: list[str]) -> None:
    line = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        print(f"Missing: {what}. On Debian or Ubuntu: sudo {' '.join(line)}", flush=True)
        return
    print(f"Installing the {what}: {' '.join(packages)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"], line):
        done = subprocess.run(command, env=quiet, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"{done.stderr}\nThis did not work: {' '.join(command)}")


def _loads(file: str) -> bool:
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def run_tests(arguments: list[str]) -> int:
    """The whole suite on all processors and the trial of the installer, or what ARGS choose."""
    install_compiler()
    chosen = [each for each in arguments if each != NO_WINDOWS]
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    code = _python("-m", "pytest", *(chosen or ["-n", "auto", "tests"]), environment=offscreen)
    if code or chosen or NO_WINDOWS in arguments or not sys.platform.startswith("linux"):
        return code
    return windows([CHECK])


def windows(arguments: list[str]) -> int:
    """Build the installer for Windows; with --check, quickly, and try it under Wine."""
    rest = [each for each in arguments if each != CHECK]
    script = "smoke_wine.py" if CHECK in arguments else "build_windows.py"
    return _python(str(ROOT / "packaging" / script), *rest)


def program(*arguments: str) -> int:
    """iku-desktop with these arguments."""
    return _python("-m", "iku_desktop", *arguments)


def demo(out: Path) -> int:
    """Make or reuse the practice office in `out`, print its two PDFs, open the window on it."""
    office = out / "kantor-latihan"
    data = ("--data", str(office))
    out.mkdir(parents=True, exist_ok=True)
    if not (office / "iku.sqlite3").exists() and (code := program(*data, "demo")):
        return code
    year, quarter = last_full_quarter(dt.datetime.now().astimezone().date())
    sheet = out / "lembar-iku.pdf"
    report = out / f"laporan-{year}-tw{quarter}.pdf"
    for kind, file, period in (
        ("sheet", sheet, ()),
        ("quarterly", report, ("--quarter", str(quarter))),
    ):
        arguments = ("report", kind, "--year", str(year), *period, "--out", str(file))
        if code := program(*data, *arguments):
            return code
    print(f"IKU sheet:        {sheet}\nQuarterly report: {report}", flush=True)
    if WINDOWS or sys.platform == "darwin" or has_display():
        return program(*data)
    print("No display here, so no window was opened. The PDFs above are complete.")
    return 0


def last_full_quarter(today: dt.date) -> tuple[int, int]:
    """Year and number of the last quarter that has ended and that the practice data reaches."""
    ended = today.year * 4 + (today.month - 1) // 3 - 1
    year, index = divmod(min(ended, PRACTICE_YEARS_END * 4 + 3), 4)
    return year, index + 1


def has_display() -> bool:
    """Whether a window can be shown on this Linux machine."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _python(*arguments: str, environment: dict[str, str] | None = None) -> int:
    paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), **(environment or {})}
    try:
        return subprocess.run([str(PYTHON), *arguments], env=env, check=False).returncode
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())

"""Tells Windows which program this is, so that the taskbar groups its windows as its own, not as Python's."""

import ctypes
from contextlib import suppress
from typing import Any

# The installer gives its shortcuts the same name (packaging/winbuild/nsis.py).
APP_ID = "IKUDesktop.Program"


def join_taskbar() -> None:
    """Say it before the first window is made; elsewhere than on Windows there is nothing to say."""
    windows: Any = getattr(ctypes, "windll", None)
    # A shell that lacks the call groups as it likes; the program works all the same.
    with suppress(AttributeError, OSError):
        windows.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)

"""The versions of the program, of Python and of the system."""

import os
import platform
import sys

from iku_desktop import __version__


def program_versions() -> dict[str, str]:
    """Name → version, none of them a name of this PC or of who uses it."""
    return {
        "iku": __version__,
        "python": platform.python_version(),
        "system": f"{sys.platform}-{platform.release()}",
        "build": platform.version().split(" ", 1)[0],
        "machine": platform.machine(),
        "processors": str(os.cpu_count() or 0),
    }

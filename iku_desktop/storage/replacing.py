"""Puts a finished file in another's place; on Windows a virus scanner may hold it for a moment."""

import time
from collections.abc import Callable
from pathlib import Path

# Access denied, sharing violation, lock violation: what Windows says while somebody has the file open.
HELD_BY_OTHERS = frozenset({5, 32, 33})
PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.5)


def replace(finished: Path, place: Path, pause: Callable[[float], object] = time.sleep) -> None:
    """Rename over what is there, at once or not at all; tries for three seconds while others hold it."""
    for seconds in PAUSES:
        try:
            finished.replace(place)
        except OSError as fault:
            if getattr(fault, "winerror", None) not in HELD_BY_OTHERS:
                raise
            pause(seconds)
        else:
            return
    finished.replace(place)

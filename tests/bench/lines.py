"""How a measured line is taken and shown."""

import statistics
import time
from collections.abc import Callable, Sequence


def line(name: str, values: Sequence[float], unit: str, goal: str) -> None:
    middle, low, high = statistics.median(values), min(values), max(values)
    print(f"{name:58} {middle:9.2f} {unit:4} ({low:.2f}–{high:.2f})   goal {goal}")


def timed(work: Callable[[], object], runs: int) -> list[float]:
    found = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    return found

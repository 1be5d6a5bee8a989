"""What every command is given, and how it answers: results to standard output, messages to standard error."""

import argparse
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from iku_desktop.paths import OfficePaths
from iku_desktop.services.offices import Offices


@dataclass(frozen=True, slots=True)
class Call:
    """A command as it was called: its arguments, the folder it speaks of, and the ways to an office."""

    given: argparse.Namespace
    paths: OfficePaths
    offices: Offices


def say(lines: Iterable[str]) -> None:
    """Messages, a line each."""
    for line in lines:
        sys.stderr.write(f"{line}\n")


def answer(text: str) -> None:
    """A result."""
    sys.stdout.write(f"{text}\n")

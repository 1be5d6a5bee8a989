"""Starts the program; imports neither Qt nor SQL to say --version."""

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (default: the process's own) and give its exit code."""
    from iku_desktop.bootstrap import run

    return run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())

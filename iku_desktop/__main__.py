"""Chooses window or command; imports neither Qt nor SQL to say --version."""

import sys


def main() -> int:
    """Run the program with the process's own arguments and give its exit code."""
    return 0


if __name__ == "__main__":
    sys.exit(main())

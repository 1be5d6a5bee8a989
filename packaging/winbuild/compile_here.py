"""Compiles sources to bytecode by the very Python that runs it: started by bytecode.py, not imported.

Its one argument is a list, a line each: source, target and the name for tracebacks, parted by tabs.
The bytecode names no time and no place of the machine that built it, and is never held against a source.
"""

import py_compile
import sys
from pathlib import Path


def main() -> None:
    """Compile what the list names; a source that doesn't compile ends it with its name."""
    for line in Path(sys.argv[1]).read_text("utf-8").splitlines():
        source, target, name = line.split("\t")
        py_compile.compile(
            source,
            target,
            name,
            doraise=True,
            invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH,
        )


if __name__ == "__main__":
    main()

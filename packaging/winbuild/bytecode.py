"""Sources to bytecode of the Python that is shipped; what was compiled before is taken from the cache."""

import hashlib
import tempfile
from collections.abc import Mapping
from pathlib import Path

from winbuild.faults import BuildFault
from winbuild.wine import Wine, windows_path

SCRIPT = Path(__file__).with_name("compile_here.py")
SECONDS = 600
INTERPRETER = "python312.dll"


class Compiler:
    """Compiles by the embedded Python in `python`, keeps each result in `cache` by what it was made of."""

    def __init__(self, wine: Wine, python: Mapping[str, bytes], cache: Path) -> None:
        self._wine, self._python, self._cache = wine, python, cache
        self._interpreter = hashlib.sha256(python[INTERPRETER]).digest()
        cache.mkdir(parents=True, exist_ok=True)

    def compiled(self, sources: Mapping[str, bytes]) -> dict[str, bytes]:
        """The bytecode of each source, by its place (`lib/attr/__init__.py`), the name in tracebacks."""
        missing = {
            place: text for place, text in sources.items() if not self._kept(place, text).exists()
        }
        if missing:
            self._compile(missing)
        return {place: self._kept(place, text).read_bytes() for place, text in sources.items()}

    def _kept(self, place: str, text: bytes) -> Path:
        digest = hashlib.sha256(self._interpreter + place.encode() + b"\0" + text)
        return self._cache / f"{digest.hexdigest()}.pyc"

    def _compile(self, sources: Mapping[str, bytes]) -> None:
        self._wine.boot()
        with tempfile.TemporaryDirectory(dir=self._cache) as place:
            folder = Path(place)
            python = folder / "python"
            write_tree(python, self._python)
            lines = []
            for number, (name, text) in enumerate(sorted(sources.items())):
                source = folder / f"{number}.py"
                source.write_bytes(text)
                target = self._kept(name, text)
                lines.append(f"{windows_path(source)}\t{windows_path(target)}\t{name}\n")
            (folder / "list.txt").write_text("".join(lines), "utf-8")
            done = self._wine.run(
                [
                    str(python / "python.exe"),
                    windows_path(SCRIPT),
                    windows_path(folder / "list.txt"),
                ],
                seconds=SECONDS,
            )
            self._wine.stop()
        if done.returncode:
            raise BuildFault(f"The shipped Python could not compile:\n{done.stdout}{done.stderr}")


def write_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder, by their places with `/`."""
    for place, content in files.items():
        target = folder / place
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)

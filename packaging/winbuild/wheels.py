"""The Windows wheels of the one lock file: which of them the program needs, fetched and checked by hash."""

import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

from winbuild.faults import BuildFault

PYTHON = "3.12"
# What a marker is judged against: the computer the program will run on, not the one that builds.
WINDOWS: Mapping[str, str] = {
    "implementation_name": "cpython",
    "implementation_version": "3.12.0",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_release": "10",
    "platform_system": "Windows",
    "platform_version": "10.0.19045",
    "python_full_version": "3.12.0",
    "python_version": PYTHON,
    "sys_platform": "win32",
}
FETCH = (
    *("--no-deps", "--require-hashes", "--only-binary=:all:", "--platform=win_amd64"),
    *(f"--python-version={PYTHON}", "--implementation=cp", "-qq"),
)
FETCH_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Pin:
    """One package of the lock: its version, its marker (None: everywhere) and the hashes allowed."""

    name: str
    version: str
    marker: Marker | None
    hashes: frozenset[str]

    def is_for_windows(self) -> bool:
        """Whether the lock wants it on the clerk's computer."""
        return self.marker is None or self.marker.evaluate(dict(WINDOWS))

    def line(self) -> str:
        """The pin as a requirements file says it, without its marker, which is judged here."""
        return " ".join(
            [
                f"{self.name}=={self.version}",
                *(f"--hash=sha256:{each}" for each in sorted(self.hashes)),
            ]
        )


def read_lock(text: str) -> dict[str, Pin]:
    """The pins of a requirements file with hashes, by canonical name."""
    pins = {}
    for line in re.sub(r"\\\n", " ", text).splitlines():
        said = line.split(" --hash=sha256:")
        if line.startswith((" ", "#")) or len(said) < 2:
            continue
        wanted = Requirement(said[0].strip())
        name = str(canonicalize_name(wanted.name))
        version = str(wanted.specifier).removeprefix("==")
        hashes = frozenset(each.strip() for each in said[1:])
        pins[name] = Pin(name, version, wanted.marker, hashes)
    return pins


class Wheels:
    """The folder of fetched wheels; a file counts only while its hash is one the lock allows."""

    def __init__(self, pins: Mapping[str, Pin], folder: Path) -> None:
        self._pins = pins
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def closure(self, requirements: Iterable[str]) -> dict[str, Path]:
        """The wheels of these requirements and of all they need on Windows, by name.

        Raises BuildFault for what the lock lacks or what can't be fetched.
        """
        found: dict[str, Path] = {}
        seen: set[tuple[str, str]] = set()
        wanted = [Requirement(each) for each in requirements]
        while wanted:
            asked = [(name, extra) for each in wanted for name, extra in _asked(each)]
            fresh = [pair for pair in dict.fromkeys(asked) if pair not in seen]
            seen.update(fresh)
            names = [name for name in dict.fromkeys(name for name, _ in fresh) if name not in found]
            found.update(self._fetched(names))
            wanted = [need for name, extra in fresh for need in needs_of(found[name], extra)]
        return dict(sorted(found.items()))

    def _fetched(self, names: Iterable[str]) -> dict[str, Path]:
        pins = [self._pin(name) for name in names]
        missing = [pin for pin in pins if self._held(pin) is None]
        if missing:
            self._fetch(missing)
        found = {pin.name: self._held(pin) for pin in pins}
        lost = [name for name, path in found.items() if path is None]
        if lost:
            raise BuildFault(f"These wheels did not arrive: {', '.join(lost)}")
        return {name: path for name, path in found.items() if path is not None}

    def _pin(self, name: str) -> Pin:
        pin = self._pins.get(name)
        if pin is None or not pin.is_for_windows():
            raise BuildFault(f"The lock file pins no {name} for Windows; make it anew.")
        return pin

    def _held(self, pin: Pin) -> Path | None:
        for path in sorted(self._folder.glob("*.whl")):
            name, version, _, _ = parse_wheel_filename(path.name)
            is_same = name == pin.name and str(version) == pin.version
            if is_same and hashlib.sha256(path.read_bytes()).hexdigest() in pin.hashes:
                return path
        return None

    def _fetch(self, pins: Iterable[Pin]) -> None:
        lock = self._folder / "wanted.txt"
        lock.write_text("".join(f"{pin.line()}\n" for pin in pins), "utf-8")
        command = [sys.executable, "-m", "pip", "download", *FETCH]
        done = subprocess.run(
            [*command, "-r", str(lock), "-d", str(self._folder)],
            check=False,
            timeout=FETCH_SECONDS,
        )
        if done.returncode:
            raise BuildFault("Wheels could not be fetched; see the lines of pip above.")


def _asked(wanted: Requirement) -> Iterator[tuple[str, str]]:
    name = str(canonicalize_name(wanted.name))
    yield name, ""
    for extra in sorted(wanted.extras):
        yield name, extra


def needs_of(wheel: Path, extra: str) -> list[Requirement]:
    """What a wheel says it needs on Windows: always ("") or for one of its extras."""
    environment = {**WINDOWS, "extra": extra}
    needs = [Requirement(each) for each in metadata(wheel).get_all("Requires-Dist") or ()]
    if extra:
        return [each for each in needs if each.marker and _is_of_extra(each, environment)]
    return [each for each in needs if each.marker is None or each.marker.evaluate(environment)]


def _is_of_extra(need: Requirement, environment: Mapping[str, str]) -> bool:
    assert need.marker is not None
    with_it = need.marker.evaluate(dict(environment))
    return with_it and not need.marker.evaluate({**environment, "extra": ""})


def metadata(wheel: Path) -> Message:
    """The METADATA of a wheel."""
    with zipfile.ZipFile(wheel) as packed:
        name = next(each for each in packed.namelist() if each.endswith(".dist-info/METADATA"))
        return HeaderParser().parsestr(packed.read(name).decode("utf-8"))

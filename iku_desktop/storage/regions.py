"""The country's list of regions as shipped: finds a kecamatan by name or code, with its villages."""

import lzma
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.paths import RESOURCES

REGIONS_FILE = RESOURCES / "regions" / "indonesia.txt.xz"
KECAMATAN_CODE_LENGTH = 8
KELURAHAN_DIGIT = "1"
CODE_TYPED = re.compile(r"[\d.]*\d[\d. ]*")
TITLES = frozenset({"kec", "kecamatan", "distrik"})


@dataclass(frozen=True, slots=True)
class Kecamatan:
    """A kecamatan of the list; `kabupaten` bears its kind, `villages` are (13-character code, name)."""

    code: str
    name: str
    kabupaten: str
    province: str
    villages: tuple[tuple[str, str], ...]

    @property
    def kelurahan_count(self) -> int:
        """How many of its villages are kelurahan."""
        return sum(code[9] == KELURAHAN_DIGIT for code, _ in self.villages)

    @property
    def desa_count(self) -> int:
        """How many of its villages are desa or desa adat."""
        return len(self.villages) - self.kelurahan_count


@dataclass(frozen=True, slots=True)
class _Entry:
    code: str
    name: str
    words: str
    villages: str


@dataclass(frozen=True, slots=True)
class _List:
    names: dict[str, str]
    entries: tuple[_Entry, ...]
    by_code: dict[str, _Entry]


def find_kecamatan(text: str, limit: int = 20) -> tuple[Kecamatan, ...]:
    """The kecamatan that a typed part of a name or code means, the closest first; () for nothing typed.

    Several words narrow by kabupaten and province: `ranuyoso lumajang`. A village's code finds its own.
    """
    listed = _listed(REGIONS_FILE)
    if CODE_TYPED.fullmatch(text.strip()):
        digits = re.sub(r"\D", "", text)[: KECAMATAN_CODE_LENGTH - 2]
        found = [entry for entry in listed.entries if _digits(entry.code).startswith(digits)]
        return tuple(_kecamatan(listed, entry) for entry in found[:limit])
    words = [word.strip(".,") for word in _folded(text).split()]
    words = [word for word in words if word and word not in TITLES]
    if not words:
        return ()
    found = [entry for entry in listed.entries if all(word in entry.words for word in words)]
    found.sort(key=lambda entry: (_distance(entry, words), entry.name, entry.code))
    return tuple(_kecamatan(listed, entry) for entry in found[:limit])


def kecamatan(code: str) -> Kecamatan:
    """The kecamatan of a code with or without its points; Refused when the list has none."""
    listed = _listed(REGIONS_FILE)
    digits = _digits(code.strip())
    entry = listed.by_code.get(digits)
    if entry is None:
        raise Refused(Problem("unknown_kecamatan", "kecamatan", {"code": code.strip()[:40]}))
    return _kecamatan(listed, entry)


@cache
def _listed(path: Path) -> _List:
    lines = [
        line.split("\t", 2) for line in lzma.decompress(path.read_bytes()).decode().split("\n")
    ]
    names = {code: name for code, name, *_ in lines if len(code) < KECAMATAN_CODE_LENGTH}
    above = {code: _folded(f"{name}, {names[code[:2]]}") for code, name in names.items()}
    entries = tuple(
        _Entry(code, name, f"{_folded(name)}, {above[code[:5]]}", "\t".join(villages))
        for code, name, *villages in lines
        if len(code) == KECAMATAN_CODE_LENGTH
    )
    return _List(names, entries, {_digits(entry.code): entry for entry in entries})


def _kecamatan(listed: _List, entry: _Entry) -> Kecamatan:
    parts = entry.villages.split("\t") if entry.villages else []
    return Kecamatan(
        code=entry.code,
        name=entry.name,
        kabupaten=listed.names[entry.code[:5]],
        province=listed.names[entry.code[:2]],
        villages=tuple((f"{entry.code}.{part[:4]}", part[4:]) for part in parts),
    )


def _distance(entry: _Entry, words: list[str]) -> int:
    name = entry.words.partition(",")[0]
    typed = " ".join(words)
    if name == typed:
        return 0
    if name.startswith(typed):
        return 1
    if name.startswith(words[0]):
        return 2
    return 3 if words[0] in name else 4


def _digits(code: str) -> str:
    return code.replace(".", "")


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold()).replace("’", "'").replace("`", "'")
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))

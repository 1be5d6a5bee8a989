"""Finds in names what a sent file is: the village, the kind of document, the fiscal year."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from iku_desktop.domain.documents import DocumentType
from iku_desktop.domain.problems import Problem
from iku_desktop.domain.typed_input import shortened
from iku_desktop.domain.villages import Village

CODE = re.compile(r"(?<!\d)(\d{2})\.?(\d{2})\.?(\d{2})\.?([123]\d{3})(?!\d)", re.ASCII)
YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)", re.ASCII)
# A year said to be that of the budget: behind the kind's name, or behind these words.
FISCAL = r"(?:t\.?\s?a\.?|tahun\s+anggaran|thn\s+anggaran)"
WORD = re.compile(r"[^\W\d_]+")
# After these words comes the name of another place than the village.
OTHER_PLACE = frozenset({"kec", "kecamatan", "kab", "kabupaten"})
LONG_ENOUGH = 6
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Placed:
    """What names tell of a file, each "" or None where they don't, and what is then to be said."""

    village: Village | None = None
    kind: DocumentType | None = None
    fiscal_year: int | None = None
    problems: tuple[Problem, ...] = ()


class NameReader:
    """Reads names against the office's villages and kinds of document."""

    def __init__(self, villages: Iterable[Village], kinds: Iterable[DocumentType]) -> None:
        self._villages = tuple(villages)
        self._by_code = {each.code: each for each in self._villages}
        self._kinds = {
            spelling: kind
            for kind in kinds
            for name in (*kind.aliases, kind.full_name, kind.name, kind.code)
            if (spelling := _joined(name))
        }

    def of_path(self, path: str, root: str) -> Placed:
        """What a file in a folder `Desa/Tahun/…pdf` is; its own name goes before its folders'."""
        *folders, name = path.split("/")
        name = name.rpartition(".")[0] or name
        inwards = (name, *reversed(folders), root)
        problems: list[Problem] = []
        village = self._village((*folders, name, root), problems)
        kind = self._kind(inwards, problems)
        year = self._year(inwards, problems)
        return Placed(village, kind, year, tuple(problems))

    def of_listed(self, title: str, year: str, code: str, name: str) -> Placed:
        """What a report is that a list names by title, year and its village's code."""
        problems: list[Problem] = []
        village = self._of_code(code)
        if village is None:
            problems.append(Problem("sent_other_village", "village", {"typed": shortened(code)}))
        kind = self._kind((title, name.rpartition(".")[0]), problems)
        years = YEAR.findall(year)
        if len(years) != 1:
            problems.append(Problem("sent_no_year", "fiscal_year"))
        return Placed(village, kind, int(years[0]) if len(years) == 1 else None, tuple(problems))

    # Villages

    def _of_code(self, text: str) -> Village | None:
        found = CODE.search(text)
        return self._by_code.get(".".join(found.groups())) if found else None

    def _village(self, names: Sequence[str], problems: list[Problem]) -> Village | None:
        for name in names:
            code = CODE.search(name)
            village = self._of_code(name)
            if village is not None:
                return village
            if code is not None and "." in code[0]:
                problems.append(Problem("sent_other_village", "village", {"typed": code[0]}))
                return None
            found = self._named_in(name)
            if len(found) > 1:
                shown = ", ".join(f"{each.name} ({each.code})" for each in found[:4])
                problems.append(Problem("sent_villages", "village", {"villages": shown}))
                return None
            if found:
                return found[0]
        problems.append(Problem("sent_no_village", "village"))
        return None

    def _named_in(self, name: str) -> list[Village]:
        """The villages whose names stand in a text; of two where one holds the other, the longer."""
        runs = set(_runs(_words(name, OTHER_PLACE)))
        found = [each for each in self._villages if _joined(each.name) in runs]
        names = [_joined(each.name) for each in found]
        return [
            each
            for each in found
            if not any(_joined(each.name) in other != _joined(each.name) for other in names)
        ]

    # Kinds

    def _kind(self, names: Sequence[str], problems: list[Problem]) -> DocumentType | None:
        for name in names:
            found = self._kinds_in(name)
            if len(found) > 1:
                shown = ", ".join(each.name for each in found)
                problems.append(Problem("sent_kinds", "document_type", {"kinds": shown}))
                return None
            if found:
                return found[0]
        problems.append(Problem("sent_no_kind", "document_type"))
        return None

    def _kinds_in(self, name: str) -> list[DocumentType]:
        words = _words(name)
        runs = set(_runs(words))
        found = {
            kind.code: kind
            for spelling, kind in self._kinds.items()
            if spelling in runs or _is_within(spelling, words)
        }
        return list(found.values())

    # Years

    def _year(self, names: Sequence[str], problems: list[Problem]) -> int | None:
        own, *others = names
        said = _years(self._said(own))
        own_years, folder_years = _years(YEAR.findall(CODE.sub(" ", own))), set[int]()
        for name in others:
            folder_years = folder_years or _years(YEAR.findall(CODE.sub(" ", name)))
        # A decree's number bears the year before; the folder tells which of them is meant.
        both = own_years & folder_years
        candidates = said or both or (own_years | folder_years)
        if len(candidates) == 1:
            return next(iter(candidates))
        if candidates:
            shown = ", ".join(map(str, sorted(candidates)))
            problems.append(Problem("sent_years", "fiscal_year", {"years": shown}))
        else:
            problems.append(Problem("sent_no_year", "fiscal_year"))
        return None

    def _said(self, name: str) -> list[str]:
        """The years right behind a kind's name or the words for a fiscal year."""
        spellings = sorted((each for each in self._kinds), key=len, reverse=True)
        kinds = "|".join(r"[\s_.\-]*".join(map(re.escape, each)) for each in spellings)
        words = rf"(?:{FISCAL}|{kinds})" if kinds else FISCAL
        between = rf"[\s_.\-()]*(?:{FISCAL}|tahun|thn)?[\s_.\-()]*"
        pattern = rf"(?<![^\W\d_]){words}{between}((?:19|20)\d{{2}})(?!\d)"
        return re.findall(pattern, CODE.sub(" ", name), re.IGNORECASE)


def _years(found: Iterable[str]) -> set[int]:
    return {int(each) for each in found}


def _joined(text: str) -> str:
    return "".join(WORD.findall(text.casefold()))


def _words(text: str, leave_out_after: frozenset[str] = frozenset()) -> list[str]:
    """The words of a name, without those of a larger place that is named beside the village."""
    words = WORD.findall(text.casefold())
    for at, word in enumerate(words):
        if word in leave_out_after:
            return words[:at]
    return words


def _runs(words: Sequence[str]) -> Iterable[str]:
    """Every run of neighbouring words, written together: `RKP Desa` gives rkp, desa, rkpdesa."""
    for start in range(len(words)):
        for end in range(start + 1, min(start + MOST_WORDS, len(words)) + 1):
            yield "".join(words[start:end])


def _is_within(spelling: str, words: Sequence[str]) -> bool:
    return len(spelling) >= LONG_ENOUGH and any(spelling in word for word in words)

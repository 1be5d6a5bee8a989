"""The shipped catalog: what an office of any kecamatan begins with, in the official sheet's words."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from iku_desktop.domain.achievement import Category
from iku_desktop.domain.content import OfficeContent
from iku_desktop.domain.documents import CountingDate, DeadlineRule, DocumentType
from iku_desktop.domain.evaluation import EvaluationRule
from iku_desktop.domain.office import Office, Official, Section
from iku_desktop.domain.plan import Formula, Goal, GoalKind, IkuPlan, Indicator
from iku_desktop.domain.typed_input import read_number
from iku_desktop.domain.villages import Village
from iku_desktop.paths import RESOURCES
from iku_desktop.storage.regions import Kecamatan, kecamatan

CATALOG = RESOURCES / "catalog"
KOTA = "Kota "

Table = Mapping[str, Any]


def office_content(code: str, place: Kecamatan | None = None) -> OfficeContent:
    """What the office of a kecamatan begins with; only an office the catalog knows has an address.

    `place` is looked up in the country's list when not given. Refused: the list has no such code.
    """
    place = kecamatan(code) if place is None else place
    known = _known_office(place.code)
    shared, documents = _file("office.toml"), _file("documents.toml")
    words = _Words(place, shared["words_in_a_kota"])
    plan = _plan(words, known.get("plan", {}), documents["presets"])
    return OfficeContent(
        office=_office(words, shared, known.get("office", {})),
        villages=tuple(Village(code, code, name) for code, name in place.villages),
        sections=_sections(shared),
        officials=_officials(plan),
        document_types=_document_types(documents),
        rules=_rules(documents),
        plans=(plan,),
        categories=_categories(),
        presets=documents["presets"],
        causes={code: words.fill(text) for code, text in documents["causes"].items()},
    )


def evaluation_rules() -> tuple[EvaluationRule, ...]:
    """Which drafts are evaluated within how many working days, where the office has set nothing else."""
    rows = _file("documents.toml")["evaluations"]
    return tuple(EvaluationRule(**row) for row in rows)


class _Words:
    """Fills a text's placeholders with the office's own names, and speaks of a kota where it is one."""

    def __init__(self, place: Kecamatan, words_in_a_kota: Mapping[str, str]) -> None:
        self.place = place
        self._kota = words_in_a_kota if place.kabupaten.startswith(KOTA) else {}

    def fill(self, text: str) -> str:
        """The text with `{NAME}` and `{KABUPATEN}` in capitals as letterheads have them."""
        for word, other in self._kota.items():
            text = re.sub(rf"\b{word}\b", other, text)
        names = {"{NAME}": self.place.name.upper(), "{KABUPATEN}": self.place.kabupaten.upper()}
        for placeholder, name in names.items():
            text = text.replace(placeholder, name)
        return text

    def fill_all(self, texts: list[str]) -> tuple[str, ...]:
        """Every text filled."""
        return tuple(self.fill(text) for text in texts)


@cache
def _file(name: str, folder: Path = CATALOG) -> Table:
    return tomllib.loads((folder / name).read_text("utf-8"))


def _known_office(code: str) -> Table:
    return _file(f"{code}.toml") if (CATALOG / f"{code}.toml").is_file() else {}


def _office(words: _Words, shared: Table, own: Table) -> Office:
    return Office(
        code=words.place.code,
        name=words.place.name,
        kabupaten=words.place.kabupaten,
        province=words.place.province,
        government_line=words.fill(shared["government_line"]),
        office_line=words.fill(shared["office_line"]),
        main_duty=words.fill(shared["main_duty"]),
        functions=words.fill_all(shared["functions"]),
        **own,
    )


def _plan(words: _Words, own: Table, presets: Table) -> IkuPlan:
    shared = _file("plan.toml")
    return IkuPlan(
        id="plan",
        first_year=shared["first_year"],
        last_year=shared["last_year"],
        title=words.fill(shared["title"]),
        organisation_lines=words.fill_all(shared["organisation_lines"]),
        goals=tuple(Goal(**{**each, "kind": GoalKind(each["kind"])}) for each in shared["goals"]),
        indicators=tuple(_indicator(words, each) for each in shared["indicators"]),
        offsets=presets[shared["preset"]],
        signatory_post=words.fill(shared["signatory_post"]),
        **own,
    )


def _indicator(words: _Words, row: Table) -> Indicator:
    lines = words.fill_all(row.get("explanation", []))
    formula = Formula(**{part: words.fill(text) for part, text in row.get("formula", {}).items()})
    return Indicator(**{**row, "explanation": "\n".join(lines), "formula": formula})


def _officials(plan: IkuPlan) -> tuple[Official, ...]:
    # The sheet names who signed it; since when that person holds the post it does not say.
    if not plan.signatory_name:
        return ()
    return (Official("", plan.signatory_name, plan.signatory_post, plan.signatory_nip),)


def _sections(shared: Table) -> tuple[Section, ...]:
    return tuple(
        Section(
            row["code"], row["code"], row["name"], row["short_name"], place, tuple(row["aliases"])
        )
        for place, row in enumerate(shared["sections"], start=1)
    )


def _document_types(documents: Table) -> tuple[DocumentType, ...]:
    return tuple(
        DocumentType(**{**row, "aliases": tuple(row["aliases"])})
        for row in documents["document_types"]
    )


def _rules(documents: Table) -> tuple[DeadlineRule, ...]:
    return tuple(
        DeadlineRule(**{**row, "counts": CountingDate(row["counts"])}) for row in documents["rules"]
    )


def _categories() -> tuple[Category, ...]:
    rows = _file("categories.toml")["categories"]
    return tuple(Category(row["name"], read_number(row.get("bound")), row["bars"]) for row in rows)

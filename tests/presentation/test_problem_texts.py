"""Every Problem that any module makes has its sentence, and gives all values that the sentence names."""

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from iku_desktop.domain.problems import Problem
from iku_desktop.presentation.texts.problem import TEXTS
from iku_desktop.presentation.words import problem_text

PACKAGE = Path(__file__).resolve().parents[2] / "iku_desktop"


@dataclass(frozen=True)
class Made:
    """One place where a Problem is made: `keys` None where its values are passed on."""

    place: str
    code: str
    keys: frozenset[str] | None


def keys_of(node: ast.expr | None, scope: ast.AST) -> frozenset[str] | None:
    if node is None:
        return frozenset()
    if isinstance(node, ast.Dict):
        if not all(isinstance(key, ast.Constant) for key in node.keys):
            return None
        return frozenset(str(key.value) for key in node.keys if isinstance(key, ast.Constant))
    if isinstance(node, ast.Name):
        found = [
            keys_of(each.value, scope)
            for each in ast.walk(scope)
            if isinstance(each, ast.Assign | ast.AnnAssign)
            and node.id in [getattr(target, "id", "") for target in targets(each)]
        ]
        # The same name may hold other values for another problem: any of them may be meant.
        known = [keys for keys in found if keys is not None]
        return frozenset().union(*known) if known else None
    return None


def targets(node: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else [node.target]


def problems_made() -> Iterator[Made]:
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        functions = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        ]
        for function in functions:
            for node in ast.walk(function):
                if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem"):
                    continue
                given = dict(zip(("code", "field", "values"), node.args, strict=False))
                given |= {each.arg: each.value for each in node.keywords if each.arg}
                code = given["code"]
                if isinstance(code, ast.Constant):
                    place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                    yield Made(place, str(code.value), keys_of(given.get("values"), function))


MADE = tuple(problems_made())


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_that_every_problem_made_anywhere_has_a_sentence() -> None:
    missing = {made.place: made.code for made in MADE if f"problem.{made.code}" not in TEXTS}
    assert not missing


def test_that_a_sentence_asks_only_for_values_that_its_problem_gives() -> None:
    lacking = {
        made.place: (made.code, placeholders(TEXTS[f"problem.{made.code}"]) - made.keys)
        for made in MADE
        if made.keys is not None and placeholders(TEXTS[f"problem.{made.code}"]) - made.keys
    }
    assert not lacking


def test_that_nearly_all_problems_can_be_checked_this_way() -> None:
    passed_on = [made.place for made in MADE if made.keys is None]
    assert len(MADE) > 80
    assert len(passed_on) <= 5, passed_on


def test_that_no_sentence_is_left_of_a_problem_nobody_makes() -> None:
    # Some codes stand in tables or are passed on, so any word of the program may be one.
    words = {
        node.value
        for path in PACKAGE.rglob("*.py")
        if "texts" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert not {key.removeprefix("problem.") for key in TEXTS} - words


@pytest.mark.parametrize("key", sorted(TEXTS))
def test_that_every_sentence_ends_as_a_sentence(key: str) -> None:
    text = TEXTS[key]
    assert text[-1] in ".}"
    assert text[0] in "“{" or text[0].isupper()
    assert "  " not in text


def test_that_values_are_shown_as_the_clerk_writes_them() -> None:
    values = {"typed": "31/09/2025", "month": 9, "year": 2025, "last_day": 30}
    assert problem_text(Problem("date_past_month_end", "date", values)) == (
        "31/09/2025 tidak ada dalam kalender. September 2025 hanya sampai tanggal 30."
    )
    values = {"date": date(2025, 12, 2), "today": date(2025, 12, 1)}
    assert "02/12/2025" in problem_text(Problem("date_in_future", "date", values))
    assert "120,5" in problem_text(
        Problem("target_above_100", "value", {"typed": Fraction("120.5")})
    )

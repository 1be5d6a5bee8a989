"""Budgets on our own tree: sizes, mutual imports, leftovers, and a name for every test."""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "iku_desktop"
TESTS = ROOT / "tests"
MODULES = sorted(PACKAGE.rglob("*.py"))
TEST_MODULES = sorted(TESTS.rglob("test_*.py"))
FILE_LINES, CLASS_LINES, FUNCTION_LINES = 400, 300, 50
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def nodes(path: Path, kinds: tuple[type[ast.stmt], ...]) -> Iterator[ast.stmt]:
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, kinds))


@pytest.mark.parametrize("path", [*MODULES, *TEST_MODULES], ids=name_of)
def test_that_a_file_stays_within_its_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= FILE_LINES


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_that_classes_and_functions_stay_small(path: Path) -> None:
    long_classes = [
        node.name  # type: ignore[attr-defined]
        for node in nodes(path, (ast.ClassDef,))
        if length(node) > CLASS_LINES
    ]
    long_functions = [
        node.name  # type: ignore[attr-defined]
        for node in nodes(path, FUNCTIONS)
        if length(node) > FUNCTION_LINES
    ]
    assert not long_classes
    assert not long_functions


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_that_a_module_says_what_it_owns(path: Path) -> None:
    assert ast.get_docstring(tree_of(path))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_that_a_module_leaves_no_notes_to_self_and_no_globals(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"#.*\b(TODO|FIXME|XXX)\b", text)
    assert not list(nodes(path, (ast.Global,)))


@pytest.mark.parametrize("path", [*MODULES, *TEST_MODULES], ids=name_of)
def test_that_a_suppression_carries_its_code(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"#\s*type:\s*ignore(?!\[)", text)
    assert not re.search(r"#\s*noqa(?!:)", text)


@pytest.mark.parametrize("path", TEST_MODULES, ids=name_of)
def test_that_tests_are_named_as_sentences(path: Path) -> None:
    tests = [
        node.name  # type: ignore[attr-defined]
        for node in nodes(path, FUNCTIONS)
        if node.name.startswith("test_")  # type: ignore[attr-defined]
    ]
    assert tests, "a test file without a test"
    assert not [name for name in tests if not name.startswith("test_that_")]


def test_that_test_files_have_names_of_their_own() -> None:
    names = [path.name for path in TEST_MODULES]
    assert sorted(set(names)) == sorted(names)


def test_that_no_two_modules_import_each_other() -> None:
    imports: dict[str, set[str]] = {}
    for path in MODULES:
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        imports[module] = {
            node.module
            for node in tree_of(path).body
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("iku_desktop")
        }
    mutual = [
        (one, other)
        for one, others in imports.items()
        for other in others
        if one < other and one in imports.get(other, set())
    ]
    assert not mutual


def lines(paths: Iterable[Path]) -> int:
    return sum(len(path.read_text("utf-8").splitlines()) for path in paths)


def test_that_the_tests_of_what_counts_and_stores_are_as_long_as_the_source() -> None:
    # Tables of words are data; no test line can stand for one of them.
    source = (path for path in MODULES if not {"texts", "ui"} & set(path.parts))
    tests = (path for path in TESTS.rglob("*.py") if "ui" not in path.parts)
    assert lines(tests) >= lines(source)


def test_that_the_tests_of_the_window_are_at_least_half_as_long_as_the_source() -> None:
    # Where widgets only lay out others, one test that nothing is cut stands for many lines.
    source = (path for path in MODULES if "ui" in path.parts)
    tests = (path for path in TESTS.rglob("*.py") if "ui" in path.parts)
    assert lines(tests) >= lines(source) / 2

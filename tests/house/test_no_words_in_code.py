"""No sentence stands in widgets, services or reports: what a person reads comes from presentation/texts."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "iku_desktop"
MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if "texts" not in path.parts]
PROSE = re.compile(r"[A-Za-z]{3,},? +[A-Za-z]{3,}")
SQL = re.compile(
    r"\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|WITH|PRAGMA|BEGIN|ATTACH)\b|.*\bNULL\b"
)
MARKUP = re.compile(r'.*[<>]|.*: ?(collapse|underline|#|")|; text-decoration')
# What shows words: every letter in its arguments is read by somebody.
SHOWING = {
    *("QLabel", "QPushButton", "QAction", "QCheckBox", "QRadioButton", "QGroupBox", "QToolButton"),
    *(
        "setText",
        "setToolTip",
        "setWindowTitle",
        "setPlaceholderText",
        "setAccessibleName",
        "setTitle",
    ),
    *(
        "setAccessibleDescription",
        "setStatusTip",
        "addAction",
        "addMenu",
        "addItem",
        "addTab",
        "addRow",
    ),
    *(
        "setInformativeText",
        "setLabelText",
        "setHeaderLabels",
        "setSuffix",
        "setPrefix",
        "drawText",
    ),
    *("Text", "Span", "Paragraph", "print", "tell", "ask"),
}
# By module: words of others, names, and layouts that formats.md fixes; never a sentence of ours.
ALLOWED = {
    "exchange/layout.py": "sheets and columns of the workbook (formats.md)",
    "domain/folder_kinds.py": "names of other companies' folders",
    "signing/trust.py": "the name of an issuer, looked for in a certificate",
    "domain/villages.py": "the official kind of a village",
    "ui/theme.py": "the name of a font",
    "ui/widgets/signature_view.py": "the name of a font",
    "ui/grid/clipboard.py": "a format's name on the clipboard of Windows",
    "paths.py": "the name of the data folder",
    "ui/application.py": "the program's name",
    "ui/notifier.py": "the program's name before its version",
    "cli/arguments.py": "the program's name before its version",
    "services/support_bundle.py": "a code line for the makers of the program",
    "storage/faults.py": "SQLite's own words, looked for in its messages",
    "storage/tables/history.py": "SQL, and what it says to who alters the trail by hand",
    "presentation/calendar_file.py": "the program's name in the calendar's format",
}


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def not_read(tree: ast.AST) -> Iterator[ast.AST]:
    """Documentation, bugs, assertions and annotations."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        if isinstance(node, ast.Raise | ast.Assert):
            yield from ast.walk(node)
        if isinstance(node, ast.AnnAssign | ast.arg) and node.annotation is not None:
            yield from ast.walk(node.annotation)
        if isinstance(node, ast.FunctionDef) and node.returns is not None:
            yield from ast.walk(node.returns)


def sentences(source: str) -> list[tuple[int, str]]:
    tree = ast.parse(source)
    left = {id(node) for node in not_read(tree)}
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in left
        and PROSE.search(node.value)
        and not SQL.match(node.value)
        and not MARKUP.match(node.value)
    ]


def called(node: ast.Call) -> str:
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def shown_letters(source: str) -> list[tuple[int, str]]:
    """Literals with a word that are given to what shows them, also within an f-string."""
    found = []
    for call in ast.walk(ast.parse(source)):
        if not isinstance(call, ast.Call) or called(call) not in SHOWING:
            continue
        for given in [*call.args, *(each.value for each in call.keywords)]:
            parts = given.values if isinstance(given, ast.JoinedStr) else [given]
            found += [
                (part.lineno, part.value)
                for part in parts
                if isinstance(part, ast.Constant)
                and isinstance(part.value, str)
                and re.search(r"[A-Za-z]{2}", part.value)
            ]
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_that_no_sentence_stands_in_the_code(path: Path) -> None:
    if name_of(path) in ALLOWED or "migrations" in path.parts:
        return
    assert sentences(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_that_what_shows_words_is_given_none_of_the_code(path: Path) -> None:
    assert shown_letters(path.read_text("utf-8")) == []


@pytest.mark.parametrize("name", ALLOWED)
def test_that_an_exception_is_still_needed(name: str) -> None:
    assert sentences((PACKAGE / name).read_text("utf-8"))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('label = "Belum disimpan"', True),
        ('label = f"{count} villages are open"', True),
        ('label = t("page.home")', False),
        ('"""What this module owns."""', False),
        ('raise ValueError("no such thing")', False),
        ('rows = run("SELECT name FROM village")', False),
    ],
)
def test_that_a_sentence_is_told_from_what_nobody_reads(line: str, found: bool) -> None:
    assert bool(sentences(line)) == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('QLabel("Desa")', True),
        ('button.setText(f"Baris {number}")', True),
        ('QLabel(t("page.home"))', False),
        ('QLabel("–")', False),
    ],
)
def test_that_a_shown_word_is_found(line: str, found: bool) -> None:
    assert bool(shown_letters(line)) == found

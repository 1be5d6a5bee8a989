"""docs/architecture.md is held against the tree: what it names exists, and every module is named."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")
TREE = re.search(r"```tree\n(.*?)```", PAGE, re.DOTALL)


def named_in_the_tree() -> set[str]:
    """The paths of the page's tree, built from its indentation of two spaces a level."""
    assert TREE is not None
    paths: set[str] = set()
    stack: list[str] = []
    for line in TREE[1].splitlines():
        entry = line.split("  #")[0].rstrip()
        depth = (len(entry) - len(entry.lstrip())) // 2
        names = entry.split()
        for name in names:
            paths.add("/".join([*stack[:depth], name.rstrip("/")]))
        stack = [*stack[:depth], names[-1].rstrip("/")]
    return paths


def test_that_everything_the_page_names_exists() -> None:
    missing = sorted(path for path in named_in_the_tree() if not (ROOT / path).exists())
    assert not missing


def test_that_every_module_and_top_level_entry_is_named_on_the_page() -> None:
    modules = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "iku_desktop").rglob("*.py")
        if path.name != "__init__.py" and "versions" not in path.parts
    }
    assert sorted(modules - named_in_the_tree()) == []


def test_that_every_registry_the_page_points_to_holds_what_it_says() -> None:
    pointers = re.findall(r"`(iku_desktop/[\w/]+\.py)` `([A-Z_]+)`", PAGE)
    assert pointers, "the page names no registry"
    for file, name in pointers:
        assert re.search(rf"^{name}\b", (ROOT / file).read_text("utf-8"), re.MULTILINE), (
            file,
            name,
        )

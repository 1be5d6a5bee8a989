"""The one place of words: every text that is asked for is there, and none is left that nobody asks for."""

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

PACKAGE = Path(__file__).resolve().parents[2] / "iku_desktop"
AREAS = [each.name for each in iter_modules([str(PACKAGE / "presentation" / "texts")])]
SOURCE = "\n".join(
    path.read_text("utf-8") for path in PACKAGE.rglob("*.py") if "texts" not in path.parts
)
# Keys that data or Qt asks for, each held by a test of its own.
ASKED_BY_DATA = ("problem.", "qt.", "concern.", "unavailable.")


def all_keys() -> list[str]:
    found = (import_module(f"iku_desktop.presentation.texts.{name}").TEXTS for name in AREAS)
    return [key for texts in found for key in texts]


def patterns() -> list[re.Pattern[str]]:
    composed = re.findall(r"""f"([a-z_]+\.[^"\n]*\{[^"\n]*)\"""", SOURCE)
    composed += re.findall(r"f'([a-z_]+\.[^'\n]*\{[^'\n]*)'", SOURCE)
    return [re.compile(re.sub(r"\\\{.*?\\\}", ".*", re.escape(each))) for each in composed]


def test_that_every_text_named_in_the_source_is_there() -> None:
    named = set(re.findall(r"""\bt\(\s*["']([a-z_.\d]+)["']""", SOURCE))
    assert named
    assert sorted(named - set(all_keys())) == []


def test_that_no_text_is_left_that_nobody_asks_for() -> None:
    literal = set(re.findall(r"""["']([a-z_]+\.[^"'{}\n]+)["']""", SOURCE))
    composed = patterns()
    unasked = [
        key
        for key in all_keys()
        if not key.startswith(ASKED_BY_DATA)
        and key not in literal
        and not any(pattern.fullmatch(key) for pattern in composed)
    ]
    assert unasked == []


def test_that_a_text_stands_in_the_file_its_key_names() -> None:
    for name in AREAS:
        texts = import_module(f"iku_desktop.presentation.texts.{name}").TEXTS
        assert [key for key in texts if not key.startswith(f"{name}.")] == []

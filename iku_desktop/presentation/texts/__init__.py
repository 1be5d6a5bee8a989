"""Finds the words that people read; the part of a key before its first dot names the module."""

from functools import cache
from importlib import import_module


@cache
def area(name: str) -> dict[str, str]:
    """All texts of one area, as `{key: text with {placeholders}}`."""
    module = import_module(f"{__name__}.{name}")
    texts: dict[str, str] = module.TEXTS
    return texts


def t(key: str, /, **values: object) -> str:
    """The text of `key` with its placeholders filled; an unknown key is a bug and raises KeyError."""
    text = area(key.partition(".")[0])[key]
    return text.format(**values) if values else text

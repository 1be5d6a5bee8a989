"""Finds the words that people read; the part of a key before its first dot names the module."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from iku_desktop.presentation.language import Language, spoken

INDONESIAN = Language.INDONESIAN


@cache
def written(name: str) -> Mapping[str, str]:
    """All texts of one area as they were written, in Indonesian: `{key: text with {placeholders}}`."""
    module = import_module(f"{__name__}.{name}")
    texts: Mapping[str, str] = module.TEXTS
    return texts


@cache
def _translated(language: Language, name: str) -> Mapping[str, str]:
    # Whoever works in Indonesian waits neither for gettext nor for a file.
    from iku_desktop.presentation.translation import translated

    return translated(language, name, written(name))


def area(name: str) -> Mapping[str, str]:
    """All texts of one area in the language that is spoken."""
    return _spoken_area(spoken(), name)


def _spoken_area(language: Language, name: str) -> Mapping[str, str]:
    return written(name) if language is INDONESIAN else _translated(language, name)


def t(key: str, /, **values: object) -> str:
    """The text of `key` with its placeholders filled; an unknown key is a bug and raises KeyError."""
    language = spoken()
    text = _spoken_area(language, key.partition(".")[0])[key]
    if not values:
        return text
    if language is INDONESIAN:
        return text.format(**values)
    from iku_desktop.presentation.translation import fill

    return fill(text, values)

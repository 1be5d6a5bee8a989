"""The language of screen, paper and terminal: Indonesian unless English was chosen."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum

LANGUAGE_VARIABLE = "IKU_LANGUAGE"


class Language(StrEnum):
    """The languages there are, by their ISO 639 code."""

    INDONESIAN = "id"
    ENGLISH = "en"


class _Chosen:
    """What the whole process speaks; set once, before anything is shown."""

    language = Language.INDONESIAN


# Only of one thread: another one may be drawing the window meanwhile.
_FOR_NOW: ContextVar[Language | None] = ContextVar("language_for_now", default=None)


def spoken() -> Language:
    """The language in which texts are given here and now."""
    return _FOR_NOW.get() or _Chosen.language


def choose(language: Language) -> None:
    """Speak this language from now on, in every thread."""
    _Chosen.language = language


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak a language in this thread for a while; also a decorator of a plain function.

    What an office sends to others or keeps as data stays Indonesian whoever sits at the PC.
    """
    before = _FOR_NOW.set(language)
    try:
        yield
    finally:
        _FOR_NOW.reset(before)


def language_of(code: str) -> Language | None:
    """The language of a code as typed or stored; None for one that the program doesn't speak."""
    return next((each for each in Language if each.value == code.strip().casefold()), None)

"""Reads the shipped translations (gettext, a catalogue an area) and fills in their words for one or many."""

import gettext
from collections.abc import Mapping
from functools import cache
from string import Formatter

from iku_desktop.paths import RESOURCES
from iku_desktop.presentation.language import Language

FOLDER = RESOURCES / "translations"


@cache
def catalogue(language: Language, area: str) -> gettext.NullTranslations:
    """The catalogue of an area; where none is shipped, one that leaves every text as it is."""
    path = FOLDER / language.value / f"{area}.mo"
    if not path.exists():
        return gettext.NullTranslations()
    with path.open("rb") as file:
        return gettext.GNUTranslations(file)


def translated(language: Language, area: str, texts: Mapping[str, str]) -> Mapping[str, str]:
    """The texts of an area in another language; one whose Indonesian has changed since stays Indonesian."""
    found = catalogue(language, area)
    return {key: found.pgettext(key, text) if text else "" for key, text in texts.items()}


class _OneOrMany(Formatter):
    """Formats `{count:village|villages}` as the word that goes with the count.

    gettext's plural forms know one count a text, ours name up to three, so the words stand at their place.
    """

    def format_field(self, value: object, format_spec: str) -> str:
        one, bar, many = format_spec.partition("|")
        if bar:
            return one if str(value) == "1" else many
        return str(super().format_field(value, format_spec))


_FORMATTER = _OneOrMany()


def fill(text: str, values: Mapping[str, object]) -> str:
    """A translated text with its placeholders filled."""
    return _FORMATTER.vformat(text, (), values) if "|" in text else text.format(**values)

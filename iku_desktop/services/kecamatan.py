"""Finds a kecamatan of the country by what is typed, for a new office."""

from iku_desktop.storage.regions import Kecamatan, find_kecamatan

MOST_FOUND = 20


def find(text: str) -> tuple[Kecamatan, ...]:
    """The kecamatan that a typed part of a name or code may mean, the closest first."""
    return find_kecamatan(text, MOST_FOUND)

"""The shipped material of the practice office: made-up people, documents and activities."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from iku_desktop.paths import RESOURCES

PRACTICE = RESOURCES / "practice"

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PracticeMaterial:
    """The three files as they stand; their comments say what each part means."""

    office: Table
    documents: Table
    activities: Table


def practice_material() -> PracticeMaterial:
    """The material as shipped."""
    office, documents, activities = (
        tomllib.loads((PRACTICE / f"{name}.toml").read_text("utf-8"))
        for name in ("office", "documents", "activities")
    )
    return PracticeMaterial(office, documents, activities)

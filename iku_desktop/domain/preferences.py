"""Settings of the office that are a name and a text: letter numbers, nature of letters, signing."""

from dataclasses import dataclass
from enum import StrEnum


class PreferenceName(StrEnum):
    """The settings there are; the text of one that was never set is ""."""

    LETTER_PATTERN = "letter_pattern"
    LETTER_FIRST = "letter_first"
    LETTER_NATURE = "letter_nature"
    LETTER_COPIES = "letter_copies"
    TIMESTAMP_URL = "timestamp_url"
    SIGNING_ROOTS = "signing_roots"
    COLUMN_MATCHES = "column_matches"
    DRAFT_EVALUATION = "draft_evaluation"
    VILLAGES_CONFIRMED = "villages_confirmed"
    FIRST_STEPS_HIDDEN = "first_steps_hidden"
    IDLE_LOCK = "idle_lock"


@dataclass(frozen=True, slots=True)
class Preference:
    """One setting with its text."""

    name: PreferenceName
    value: str
    id: str = ""

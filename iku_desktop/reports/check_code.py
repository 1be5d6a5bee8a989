"""The check code of a report: a short word for its contents, the same wherever it is printed again."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from typing import Any

# Base 32 without the letters that are misread: I, L, O and U.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS, GROUP = 3, 4
# What a read-model holds for the window only.
NOT_PRINTED = frozenset({"concerns", "changed_at", "changed_by"})


def check_code(kind: str, model: object) -> str:
    """`7H3P-WK92-M5KD`: 60 bits of the SHA-256 of all a read-model holds."""
    digest = hashlib.sha256()
    for part in _parts((kind, model)):
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    number = int.from_bytes(digest.digest(), "big")
    letters = "".join(ALPHABET[number >> (5 * place) & 31] for place in range(GROUPS * GROUP))
    return "-".join(letters[at : at + GROUP] for at in range(0, GROUPS * GROUP, GROUP))


def _parts(value: object) -> Iterator[str]:
    """A value as a row of words that no other value gives; mappings in the order of their keys.

    A field that has its default is passed over, so that a field which a later program adds leaves the
    codes of older papers as they are.
    """
    if is_dataclass(value) and not isinstance(value, type):
        yield f"{type(value).__name__}("
        for field in fields(value):
            held = getattr(value, field.name)
            if field.name not in NOT_PRINTED and not _is_default(field, held):
                yield field.name
                yield from _parts(held)
        yield ")"
    elif isinstance(value, Mapping):
        yield "{"
        for key in sorted(value, key=str):
            yield from _parts(key)
            yield from _parts(value[key])
        yield "}"
    elif isinstance(value, (tuple, list)):
        yield f"[{len(value)}"
        for each in value:
            yield from _parts(each)
    elif isinstance(value, Enum):
        yield f"{type(value).__name__}.{value.name}"
    elif isinstance(value, bytes):
        yield hashlib.sha256(value).hexdigest()
    else:
        yield f"{type(value).__name__}:{value}"


def _is_default(field: Field[Any], value: object) -> bool:
    default = field.default
    if default is MISSING and field.default_factory is not MISSING:
        default = field.default_factory()
    # Python holds 1, True and 1.0 for equal.
    return type(default) is type(value) and bool(default == value)

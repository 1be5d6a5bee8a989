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
    digest = hashlib.sha256(_content((kind, model), {}))
    number = int.from_bytes(digest.digest(), "big")
    letters = "".join(ALPHABET[number >> (5 * place) & 31] for place in range(GROUPS * GROUP))
    return "-".join(letters[at : at + GROUP] for at in range(0, GROUPS * GROUP, GROUP))


def _content(value: object, known: dict[int, bytes]) -> bytes:
    """A value as a row of words that no other value gives; `known` are those of objects met before.

    A hundred village cards hold the same few deadlines a thousand times.
    """
    if is_dataclass(value) and not isinstance(value, type):
        found = known.get(id(value))
        if found is None:
            found = known[id(value)] = b"".join(_of_fields(value, known))
        return found
    if isinstance(value, Mapping):
        inner = [
            _content(each, known) for key in sorted(value, key=str) for each in (key, value[key])
        ]
        return b"".join((_word("{"), *inner, _word("}")))
    if isinstance(value, (tuple, list)):
        return b"".join((_word(f"[{len(value)}"), *(_content(each, known) for each in value)))
    if isinstance(value, Enum):
        return _word(f"{type(value).__name__}.{value.name}")
    if isinstance(value, bytes):
        return _word(hashlib.sha256(value).hexdigest())
    return _word(f"{type(value).__name__}:{value}")


def _of_fields(value: Any, known: dict[int, bytes]) -> Iterator[bytes]:
    """The fields of an object in their order.

    A field that has its default is passed over, so that a field which a later program adds leaves the
    codes of older papers as they are.
    """
    yield _word(f"{type(value).__name__}(")
    for field in fields(value):
        held = getattr(value, field.name)
        if field.name not in NOT_PRINTED and not _is_default(field, held):
            yield _word(field.name)
            yield _content(held, known)
    yield _word(")")


def _word(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass") + b"\0"


def _is_default(field: Field[Any], value: object) -> bool:
    default = field.default
    if default is MISSING and field.default_factory is not MISSING:
        default = field.default_factory()
    # Python holds 1, True and 1.0 for equal.
    return type(default) is type(value) and bool(default == value)

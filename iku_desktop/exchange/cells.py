"""Reads one cell as its column means it; what can't be read so stays the text that it shows."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.typed_input import read_date, read_number, read_whole, shortened
from iku_desktop.exchange.layout import Cell, CellKind
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.numbers import show_number


def read_cell(kind: CellKind, raw: object, is_percent: bool = False) -> Cell:
    """The cell's value, None for an empty one; `is_percent` when 0.85 is shown as 85%.

    A text that is no date or number comes back as text, for the form's own check to refuse with the
    reason. Refused: a date or a truth value where the column holds text, since Excel makes dates of
    numbers like 3/2025 and what was typed is lost.
    """
    if raw is None or raw == "":
        return None
    return READERS[kind](raw, is_percent)


def read_column(kind: CellKind, raw: Sequence[object]) -> list[Cell]:
    """The cells of a column that shows no percents, as read_cell reads each; Refused where it refuses any.

    Columns of a long sheet say the same again and again: what is the same is read once, and kept once.
    """
    kinds = set(map(type, raw))
    if kinds <= {str} and kind is CellKind.TEXT:
        texts = [*map(str.strip, map(str, raw))]
        filled = {text: text or None for text in texts}
        if "\r" not in "".join(filled):
            return [filled[text] for text in texts]
    if kinds <= BY_WORTH:
        known = {value: read_cell(kind, value) for value in set(raw)}
        return [known[value] for value in raw]
    return [read_cell(kind, value) for value in raw]


def shown(value: object) -> str:
    """What a cell shows, short enough for a message."""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return show_short(value)
    if isinstance(value, Fraction):
        return show_number(value)
    return "" if value is None else shortened(_plain(value))


def _text(raw: object, _: bool = False) -> Cell:
    if isinstance(raw, str):
        return (
            raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
        ).strip() or None
    if isinstance(raw, bool):
        raise Refused(Problem("cell_not_text"))
    if not isinstance(raw, int | float):
        raise Refused(Problem("cell_is_date"))
    return _plain(raw)


def _date(raw: object, _: bool = False) -> Cell:
    if isinstance(raw, date):
        return raw.date() if isinstance(raw, datetime) else raw
    return _or_text(read_date, raw)


def _whole(raw: object, _: bool = False) -> Cell:
    if isinstance(raw, float) and raw.is_integer():
        return int(raw)
    return _or_text(read_whole, raw)


def _number(raw: object, is_percent: bool = False) -> Cell:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        number = read_number(raw)
        return number * 100 if is_percent and number is not None else number
    return _or_text(read_number, raw)


def _or_text(read: Callable[[str], Cell], raw: object) -> Cell:
    text = _plain(raw)
    try:
        return read(text)
    except Refused:
        return text


def _plain(raw: object) -> str:
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, bool):
        return str(raw).upper()
    return show_short(raw) if isinstance(raw, date) else str(raw)


# Of these what is equal is the same; True and 1 are not.
BY_WORTH = {str, date, datetime}
READERS: Mapping[CellKind, Callable[..., Cell]] = {
    CellKind.TEXT: _text,
    CellKind.DATE: _date,
    CellKind.WHOLE: _whole,
    CellKind.NUMBER: _number,
}

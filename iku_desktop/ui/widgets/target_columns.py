"""The columns of a year's targets: the quarter, its target to type, value, achievement and category."""

from fractions import Fraction

from iku_desktop.presentation.numbers import show_decimal
from iku_desktop.presentation.target_words import place_text
from iku_desktop.presentation.texts import t
from iku_desktop.ui.grid.column import CellLook, Column, Entry, TextFilter
from iku_desktop.ui.grid.marked import with_lock
from iku_desktop.ui.widgets.target_rows import TargetRow

QUARTER, TARGET = "quarter", "value"
REVISED = ("history", "exception")


def target_columns(year: int, unit: str) -> list[Column]:
    """The columns for a year and the indicator's unit."""
    target = t("indicators.target.target_unit", unit=unit)
    return [
        Column(
            QUARTER,
            str(year),
            lambda row: place_text(row.number),
            68,
            sort=lambda row: (row.is_year, row.number),
            look=_quarter_look,
            filter=TextFilter(t("indicators.filter_quarter")),
            tally=lambda row: (t("indicators.tally_target"), int(row.target is not None)),
        ),
        Column(
            TARGET,
            target,
            lambda row: _typed(row) or t("indicators.target_empty"),
            71,
            stretch=2,
            sort=lambda row: row.target,
            look=_target_look,
            entry=Entry(_typed, can=lambda row: not row.is_ahead),
            filter=TextFilter(t("indicators.filter")),
            right=True,
        ),
        _figure_column("actual", 68),
        _figure_column("achievement", 63),
        Column(
            "category",
            t("indicators.target.category"),
            lambda row: row.category.name if row.category else "",
            125,
            stretch=2,
            sort=lambda row: -row.category.bars if row.category else None,
            look=lambda row: CellLook(bars=row.category.bars if row.category else None),
            filter=TextFilter(t("indicators.filter")),
        ),
    ]


def row_words(row: TargetRow) -> str:
    """What a row is called; that its quarter is closed belongs to it."""
    words = place_text(row.number)
    return t("indicators.row_closed", row=words) if row.closed else words


def _typed(row: TargetRow) -> str:
    return "" if row.target is None else show_decimal(row.target)


def _figure_column(key: str, width: int) -> Column:
    title = t(f"indicators.target.{key}")

    def value(row: TargetRow) -> Fraction | None:
        found: Fraction | None = getattr(row, key)
        return found

    return Column(
        key,
        title,
        lambda row: "" if row.is_year else show_decimal(value(row)),
        width,
        stretch=2,
        sort=value,
        look=lambda row: CellLook(strong=row.is_here),
        filter=TextFilter(t("indicators.filter")),
        right=True,
    )


def _quarter_look(row: TargetRow) -> CellLook:
    look = CellLook(tone="accent" if row.is_here else "text", strong=row.is_here)
    # The lock stands at the target, beside what can't be typed.
    return with_lock(look, row.closed)


def _target_look(row: TargetRow) -> CellLook:
    tone = "text3" if row.target is None else "text"
    look = CellLook(tone=tone, strong=row.is_here and row.target is not None)
    if row.revised:
        look = CellLook(tone=tone, strong=look.strong, marks=(REVISED,), hint=row.revised)
    return with_lock(look, row.lock, shows_icon=True)

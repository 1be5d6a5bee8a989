"""Shows dates as text: `26 Juni 2023` on paper, `26/06/2023` in tables.

In English the names of months and days are English; a table's date keeps its order, which is how a date is
typed in either language.
"""

from datetime import date, datetime

from iku_desktop.presentation.texts import t, written

# Indonesian whatever is spoken, for words that are kept as data.
MONTH_NAMES = tuple(written("common")["common.months"].split())


def month_name(number: int) -> str:
    """`Juni` of 6."""
    return t("common.months").split()[number - 1]


def month_short(number: int) -> str:
    """`Jun` of 6."""
    return t("common.months_short").split()[number - 1]


def month_names() -> list[str]:
    """All twelve."""
    return t("common.months").split()


def days_short() -> list[str]:
    """`Sen` … `Min`."""
    return t("common.days_short").split()


def show_long(day: date | None) -> str:
    """`26 Juni 2023`, "" for None."""
    return "" if day is None else f"{day.day} {month_name(day.month)} {day.year}"


def show_medium(day: date) -> str:
    """`26 Jun 2023`."""
    return f"{day.day} {month_short(day.month)} {day.year}"


def show_day_month(day: date) -> str:
    """`26 Juni`, where the year is known."""
    return f"{day.day} {month_name(day.month)}"


def show_short(day: date | None) -> str:
    """`26/06/2023` as in tables, "" for None."""
    return "" if day is None else f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def show_weekday(day: date) -> str:
    """`Senin, 26 Juni 2023`."""
    return f"{t('common.days').split()[day.weekday()]}, {show_long(day)}"


def show_time(moment: datetime) -> str:
    """`10.24`, hours and minutes as Indonesian writing has them (in English `10:24`)."""
    return t("common.time", hour=moment.hour, minute=moment.minute)

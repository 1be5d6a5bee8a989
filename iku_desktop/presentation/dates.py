"""Shows dates as Indonesian text: `26 Juni 2023` on paper, `26/06/2023` in tables."""

from datetime import date, datetime

MONTH_NAMES = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
MONTHS_SHORT = (
    *("Jan", "Feb", "Mar", "Apr", "Mei", "Jun"),
    *("Jul", "Agu", "Sep", "Okt", "Nov", "Des"),
)
DAY_NAMES = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
DAYS_SHORT = ("Sen", "Sel", "Rab", "Kam", "Jum", "Sab", "Min")


def show_long(day: date | None) -> str:
    """`26 Juni 2023`, "" for None."""
    return "" if day is None else f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"


def show_medium(day: date) -> str:
    """`26 Jun 2023`."""
    return f"{day.day} {MONTHS_SHORT[day.month - 1]} {day.year}"


def show_day_month(day: date) -> str:
    """`26 Juni`, where the year is known."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]}"


def show_short(day: date | None) -> str:
    """`26/06/2023` as in tables, "" for None."""
    return "" if day is None else f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def show_weekday(day: date) -> str:
    """`Senin, 26 Juni 2023`."""
    return f"{DAY_NAMES[day.weekday()]}, {show_long(day)}"


def show_time(moment: datetime) -> str:
    """`10.24`, hours and minutes as Indonesian writing has them."""
    return f"{moment.hour:02d}.{moment.minute:02d}"

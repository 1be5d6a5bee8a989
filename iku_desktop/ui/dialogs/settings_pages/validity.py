"""Says in words from when to when something is valid."""

from datetime import date

from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.texts import t


def validity_text(first: date | None, last: date | None) -> str:
    """`sejak 01/02/2022`, `sampai …`, both, or that there is no end to either side."""
    if first is not None and last is not None:
        return t("settings.between", first=show_short(first), last=show_short(last))
    if first is not None:
        return t("settings.since", first=show_short(first))
    return t("settings.until", last=show_short(last)) if last is not None else t("settings.always")

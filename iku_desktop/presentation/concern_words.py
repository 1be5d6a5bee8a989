"""Puts an open problem into words: what it is about, and how it stands."""

from collections.abc import Iterable

from iku_desktop.domain.read_models import Concern, ConcernLine
from iku_desktop.presentation.texts import area, t
from iku_desktop.presentation.words import shown_values


def concern_title(line: ConcernLine) -> str:
    """`LPPDesa 2024, Sumberpetung`; blank fields are named."""
    values = shown_values(line.values)
    fields = line.values.get("fields")
    if isinstance(fields, Iterable):
        values["fields"] = ", ".join(t(f"concern.field.{name}") for name in fields)
    return t(f"concern.{line.concern.value}", **values)


def concern_state(line: ConcernLine) -> str:
    """`lewat 245 hari`, `belum diisi`."""
    days = line.values.get("days")
    if line.concern is Concern.DOCUMENT_MISSING:
        return t("concern.state.overdue", days=days) if days else t("concern.state.overdue_now")
    if line.concern is Concern.CAUSE_MISSING:
        return t("concern.state.late", days=days)
    if line.concern is Concern.COPY_OLD:
        return t("concern.state.copy_old", days=days)
    own = f"concern.state.{line.concern.value}"
    return t(own if own in area("concern") else "concern.state.not_filled")


def concern_spoken(line: ConcernLine) -> str:
    """Both in one line, for a screen reader or a terminal."""
    return t("concern.spoken", title=concern_title(line), state=concern_state(line))

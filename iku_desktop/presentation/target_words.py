"""Puts the targets' history into words: the note on a report, a revised cell, the lines of the history."""

from datetime import date
from fractions import Fraction

from iku_desktop.domain.periods import ROMAN
from iku_desktop.domain.plan import PERCENT, WHOLE_YEAR, Indicator, Target
from iku_desktop.domain.target_history import TargetRevision, TargetStep
from iku_desktop.presentation.closing_words import stamp_text
from iku_desktop.presentation.dates import show_long, show_short
from iku_desktop.presentation.numbers import show_decimal, show_percent
from iku_desktop.presentation.texts import t


def place_text(quarter: int) -> str:
    """`TW III`, or the whole year's word."""
    if quarter == WHOLE_YEAR:
        return t("common.whole_year")
    return t("common.quarter_short", roman=ROMAN[quarter - 1])


def value_text(value: Fraction, unit: str) -> str:
    """`60,00 %` or `3,75 indeks`."""
    if unit == PERCENT:
        return show_percent(value)
    return f"{show_decimal(value)} {unit}".strip()


def revision_note(revision: TargetRevision, indicator: Indicator) -> str:
    """The line under a report's table: from what to what, letter, day and reason as far as recorded."""
    target = revision.target
    kind = "year" if target.quarter == WHOLE_YEAR else "quarter"
    roman = ROMAN[target.quarter - 1]
    details = []
    if target.letter_number:
        details.append(t("targets.note.letter", letter=target.letter_number))
    if target.decided_on is not None:
        details.append(t("targets.note.since", day=show_long(target.decided_on)))
    reason = _one_line(target.reason)
    return t(
        "targets.note",
        code=indicator.code.replace("-", " "),
        what=t(f"targets.note.{kind}", roman=roman, year=target.year),
        before=value_text(revision.before, indicator.unit),
        after=value_text(target.value, indicator.unit),
        details="".join(details),
        reason=t("targets.note.reason", reason=reason) if reason else "",
    )


def revision_mark(revision: TargetRevision, unit: str, as_of: date) -> str:
    """What a revised cell tells of its newest revision; also that it is not valid yet at the date shown."""
    target = revision.target
    since = t("targets.mark.since_unknown")
    if target.decided_on is not None:
        since = t("targets.mark.since", day=show_short(target.decided_on))
    words = t(
        "targets.mark",
        before=value_text(revision.before, unit),
        after=value_text(target.value, unit),
        since=since,
        letter=letter_text(target),
        reason=reason_text(target),
    )
    if target.is_valid_on(as_of):
        return words
    return t("targets.mark.later", mark=words, day=show_short(as_of))


def step_title(step: TargetStep, unit: str) -> str:
    """`Revisi 1: 60,00 % → 50,00 %`, or the value it began with."""
    after = value_text(step.target.value, unit)
    if step.before is None:
        return t("targets.first", value=after)
    before = value_text(step.before, unit)
    return t("targets.revised", revision=step.target.revision, before=before, after=after)


def since_text(target: Target) -> str:
    """From which day a revision is valid."""
    if target.decided_on is None:
        return t("targets.since_unknown")
    return t("targets.since", day=show_long(target.decided_on))


def letter_text(target: Target) -> str:
    """The letter that revised it."""
    if not target.letter_number:
        return t("targets.no_letter")
    return t("targets.letter", letter=target.letter_number)


def reason_text(target: Target) -> str:
    """Why it was revised."""
    return t("targets.reason", reason=target.reason or t("common.no_value"))


def typed_text(step: TargetStep) -> str:
    """When a value was typed and by whom, and when it was put right."""
    typed = t("targets.typed", at=stamp_text(step.typed_at), by=step.typed_by)
    if step.corrected_at is None:
        return typed
    at = stamp_text(step.corrected_at)
    return t("targets.corrected", typed=typed, at=at, by=step.corrected_by)


def _one_line(reason: str) -> str:
    return " ".join(reason.split()).rstrip(".")

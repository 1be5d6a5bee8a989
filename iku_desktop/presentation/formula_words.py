"""Puts a measured formula into words: its terms, its result, and the whole of it as one spoken line."""

from iku_desktop.domain.assessment import Assessment
from iku_desktop.domain.measurement import Term
from iku_desktop.presentation.numbers import show_decimal, show_number, show_percent
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text

PLAIN_TERMS = frozenset({"document_type"})


def term_text(term: Term) -> str:
    """What a term counts: `RKPDesa`, `kegiatan ditindaklanjuti`."""
    return t(f"indicators.term.{term.key}", **term.values)


def terms_suffix(terms: tuple[Term, ...]) -> str:
    """The words said once after all terms of a sum, e.g. `tepat waktu`; "" where there are none."""
    return t(f"indicators.terms_after.{terms[0].key}") if terms else ""


def leads_to_rows(term: Term) -> bool:
    """Whether there are rows behind a term; a mere factor has none."""
    return term.key not in PLAIN_TERMS


def value_text(assessment: Assessment) -> str:
    """The figure with its unit: `57,58 %`, `3,2 indeks`, `–` where the rules give none."""
    actual = assessment.measurement.actual
    unit = assessment.indicator.unit
    if actual is None or unit == "%":
        return show_percent(actual)
    return f"{show_decimal(actual)} {unit}".strip()


def spoken_formula(assessment: Assessment) -> str:
    """The formula in one line, as the proof line of a report and a screen reader say it."""
    found = assessment.measurement
    if found.actual is None:
        reason = problem_text(found.missing) if found.missing else ""
        return t("indicators.spoken_missing", reason=reason)
    if not found.denominator_terms:
        return value_text(assessment)
    above = " + ".join(
        f"{show_number(each.count)} {term_text(each)}" for each in found.numerator_terms
    )
    below = " × ".join(
        f"{show_number(each.count)} {term_text(each)}" for each in found.denominator_terms
    )
    suffix = terms_suffix(found.numerator_terms)
    return t(
        "indicators.spoken_formula",
        above=f"{above} {suffix}".strip(),
        below=below,
        numerator=show_number(found.numerator),
        denominator=show_number(found.denominator),
        value=value_text(assessment),
    )

"""Puts domain values into words: problems, statuses, kinds of evidence, counted documents."""

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction

from iku_desktop.domain.accounts import Role
from iku_desktop.domain.activities import EvidenceKind
from iku_desktop.domain.documents import DocumentStatus, StatusOnDate
from iku_desktop.domain.measured_year import CountedDocument
from iku_desktop.domain.outcomes import RowProblem
from iku_desktop.domain.periods import Quarter
from iku_desktop.domain.permissions import Permission
from iku_desktop.domain.problems import Problem, Refused, Unavailable
from iku_desktop.presentation.dates import month_name, show_short, show_time
from iku_desktop.presentation.numbers import show_number
from iku_desktop.presentation.texts import t

OF_ACCOUNTS = frozenset({"permission", "role", "roles"})


def problem_text(problem: Problem) -> str:
    """The sentence of a problem, its values shown as the clerk writes them."""
    return t(f"problem.{problem.code}", **shown_values(problem.values))


def row_problem_text(refused: RowProblem) -> str:
    """`Dokumen Desa baris 7, Tanggal: 31/09/2025 tidak ada dalam kalender` (formats.md)."""
    sentence = problem_text(refused.problem)
    if not refused.sheet:
        return sentence
    key = "sheet_row" if refused.row else "sheet"
    place = t(f"common.place.{key}", sheet=refused.sheet, row=refused.row)
    return f"{place}, {refused.column}: {sentence}" if refused.column else f"{place}: {sentence}"


def unavailable_text(fault: Unavailable) -> str:
    """What is safe and what to do next when disk, folder or database can't be used."""
    return t(f"unavailable.{fault.code}", **shown_values(fault.values))


def fault_text(fault: Refused | Unavailable) -> str:
    """What kept something from being done, a line for each reason."""
    if isinstance(fault, Unavailable):
        return unavailable_text(fault)
    return "\n".join(map(problem_text, fault.problems))


def shown_values(values: Mapping[str, object]) -> dict[str, object]:
    """Values for a sentence's placeholders: dates `26/06/2023`, numbers with a comma, months named."""
    return {name: _shown(name, value) for name, value in values.items()}


def _shown(name: str, value: object) -> object:
    if name == "month" and isinstance(value, int):
        return month_name(value)
    if name in OF_ACCOUNTS:
        return _in_words_of_accounts(value)
    if isinstance(value, datetime):
        return f"{show_short(value.date())} {show_time(value)}"
    if isinstance(value, date):
        return show_short(value)
    return show_number(value) if isinstance(value, Fraction) else value


def _in_words_of_accounts(value: object) -> object:
    from iku_desktop.presentation.account_words import permission_text, role_text, roles_text

    if isinstance(value, Role):
        return role_text(value)
    if isinstance(value, Permission):
        return permission_text(value)
    return roles_text(value) if isinstance(value, tuple) else value


def status_text(state: StatusOnDate) -> str:
    """`Terlambat 4 hari`; a deadline just passed is `Belum, lewat tenggat`."""
    if state.status is DocumentStatus.MISSING and state.days == 0:
        return t("common.status.missing_now")
    return t(f"common.status.{state.status.value}", days=state.days)


def evidence_text(kind: EvidenceKind, short: bool = False) -> str:
    """The seed's word for a kind of evidence, or its chip."""
    return t(f"common.evidence{'_short' if short else ''}.{kind.value}")


def counted_text(counted: CountedDocument) -> str:
    """`LPPDesa 2024`."""
    return f"{counted.document_type.name} {counted.fiscal_year}"


def quarter_text(quarter: Quarter) -> str:
    """`TW III 2025`."""
    return f"{t('common.quarter_short', roman=quarter.roman)} {quarter.year}"

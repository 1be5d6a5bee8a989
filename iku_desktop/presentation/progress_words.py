"""Puts into words how far a report went: its steps with their days, who signed, to whom it went."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from iku_desktop.domain.issued import ProgressState, ReportProgress
from iku_desktop.domain.progress import NotFollowed, ReportStanding
from iku_desktop.presentation.dates import show_short
from iku_desktop.presentation.texts import t

Day = Callable[[ReportProgress], str]
DAYS: Mapping[ProgressState, Day] = MappingProxyType(
    {
        ProgressState.DRAFT: lambda _progress: "",
        ProgressState.PRINTED: lambda progress: (
            "" if progress.printed_at is None else show_short(progress.printed_at.date())
        ),
        ProgressState.SIGNED: lambda progress: show_short(progress.signed_on),
        ProgressState.SENT: lambda progress: show_short(progress.sent_on),
    }
)


def step_word(step: ProgressState) -> str:
    """`Konsep`, `Dicetak`, `Ditandatangani`, `Dikirim`."""
    return t(f"laporan.step.{step.value}")


def step_day(standing: ReportStanding, step: ProgressState) -> str:
    """The day of a step as `09/10/2025`, "" where it was not recorded."""
    return DAYS[step](standing.progress)


def off_text(standing: ReportStanding) -> str:
    """Why the report has no steps now, and what became of an earlier signed revision."""
    if standing.off is None:
        return ""
    words = [t(f"laporan.step.off_{standing.off.value}"), _replaced(standing)]
    return " ".join(filter(None, words))


def facts_text(standing: ReportStanding) -> str:
    """Who signed and to whom it was sent, with its receipt; "" while neither is recorded."""
    progress = standing.progress
    words = [_replaced(standing)]
    if progress.signed_on is not None:
        key = "signed_electronically" if progress.electronic else "signed_in_ink"
        words.append(t(f"laporan.step.{key}", name=progress.signed_by))
    if progress.sent_on is not None:
        key = "sent_receipt" if progress.receipt else "sent_to"
        words.append(t(f"laporan.step.{key}", to=progress.sent_to, receipt=progress.receipt))
    return " ".join(filter(None, words))


def listed_state(standing: ReportStanding) -> str:
    """The state as the list of reports shows it: `Konsep`, `menunggu TW IV`, `Dikirim 12/10/2025`.

    "" where a report knows no state.
    """
    if standing.off is NotFollowed.DRAFT:
        return step_word(ProgressState.DRAFT)
    if standing.off is not None:
        return t("laporan.step.waits_for_year") if standing.off is NotFollowed.YEAR_OPEN else ""
    if standing.state is ProgressState.DRAFT:
        return t("laporan.step.not_printed") if standing.since is not None else ""
    return t(
        "laporan.step.on", step=step_word(standing.state), date=step_day(standing, standing.state)
    )


def _replaced(standing: ReportStanding) -> str:
    earlier = standing.replaced
    if earlier is None:
        return ""
    key = "replaced_first" if earlier.revision == 0 else "replaced"
    return t(f"laporan.step.{key}", revision=earlier.revision, date=show_short(earlier.signed_on))

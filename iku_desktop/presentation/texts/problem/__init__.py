"""Why an entry was refused or is odd, and what to do: a sentence for every Problem code."""

from iku_desktop.presentation.texts.problem import (
    accounts,
    agenda,
    backup,
    care,
    entries,
    history,
    office,
    packages,
    papers,
    proof,
    received,
)

TEXTS = (
    accounts.TEXTS
    | agenda.TEXTS
    | backup.TEXTS
    | care.TEXTS
    | entries.TEXTS
    | history.TEXTS
    | office.TEXTS
    | packages.TEXTS
    | papers.TEXTS
    | proof.TEXTS
    | received.TEXTS
)

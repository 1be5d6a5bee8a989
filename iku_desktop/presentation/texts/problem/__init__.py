"""Why an entry was refused or is odd, and what to do: a sentence for every Problem code."""

from iku_desktop.presentation.texts.problem import agenda, entries, history, office, papers, proof

TEXTS = agenda.TEXTS | entries.TEXTS | history.TEXTS | office.TEXTS | papers.TEXTS | proof.TEXTS

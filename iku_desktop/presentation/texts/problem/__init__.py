"""Why an entry was refused or is odd, and what to do: a sentence for every Problem code."""

from iku_desktop.presentation.texts.problem import entries, office, papers, proof

TEXTS = entries.TEXTS | office.TEXTS | papers.TEXTS | proof.TEXTS

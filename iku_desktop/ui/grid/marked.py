"""How a cell looks that a closed quarter holds, and one whose row has files."""

from dataclasses import replace

from iku_desktop.domain.problems import Problem
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.grid.column import CellLook

LOCK = ("lock", "text3")
CALM = "surface2"


def with_lock(look: CellLook, lock: Problem | None, shows_icon: bool = False) -> CellLook:
    """The look on calm ground, its tip naming the quarter, when and by whom it was closed.

    The icon need only stand once in a row.
    """
    if lock is None:
        return look
    marks = (*look.marks, LOCK) if shows_icon else look.marks
    return replace(look, marks=marks, ground=CALM, hint=_joined(look.hint, problem_text(lock)))


def with_files(look: CellLook, count: int) -> CellLook:
    """The look with a clip and the number of files, none where there are none."""
    if not count:
        return look
    return replace(look, files=count, hint=_joined(look.hint, t("grid.files", count=count)))


def _joined(*hints: str) -> str:
    return "\n".join(filter(None, hints))

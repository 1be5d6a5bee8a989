"""Questions of forms: drop what was typed, remove a row, accept what a change does to the figures."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from iku_desktop.domain.problems import Problem, Refused
from iku_desktop.domain.read_models import FigureChange
from iku_desktop.presentation.texts import t
from iku_desktop.ui.page_context import PageContext

Act = Callable[[], object]


def ask_loss(context: PageContext, parent: QWidget, dirty: bool, where: str, go: Act) -> None:
    """Go on at once, or, where something typed would be lost, only when the clerk says so."""
    if not dirty:
        go()
        return
    details = t("forms.lost_text", where=where)
    context.ask(t("forms.lost_title"), t("forms.discard"), go, details, parent)


def ask_removal(context: PageContext, parent: QWidget, what: str, name: str, go: Act) -> None:
    """Remove once the clerk confirmed it."""
    question = t("forms.remove_title", what=what.lower())
    context.ask(question, t("forms.remove"), go, t("forms.remove_text", name=name), parent)


def after_effect(
    context: PageContext,
    parent: QWidget,
    find: Callable[[], Sequence[FigureChange]],
    refuse: Callable[[tuple[Problem, ...]], None],
    go: Act,
) -> None:
    """Show the figures before and after where any moves, and go on when the clerk accepts them."""
    try:
        changes = find()
    except Refused as refused:
        refuse(refused.problems)
        return
    if not changes:
        go()
        return
    from iku_desktop.ui.dialogs.effect import EffectDialog

    dialog = EffectDialog(context, changes, parent)
    dialog.accepted.connect(go)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()

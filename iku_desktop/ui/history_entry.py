"""The entry *Riwayat baris ini…* of a grid's right-click menu."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from iku_desktop.domain.trail import TrailScope
from iku_desktop.presentation.texts import t
from iku_desktop.ui.page_context import PageContext


def add_history(
    menu: QMenu, context: PageContext, parent: QWidget, scope: Callable[[], TrailScope]
) -> None:
    """Add the entry; `scope` says whose history it opens, asked when it is chosen."""

    def show() -> None:
        from iku_desktop.ui.dialogs.trail import TrailDialog

        TrailDialog(context, parent, scope()).open()

    menu.addAction(t("audit.history")).triggered.connect(lambda _on: show())

"""The recycle bin: what was removed, when and by whom; Pulihkan puts it back."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout

from iku_desktop.domain.problems import Problem, Unavailable
from iku_desktop.domain.read_models import Saved
from iku_desktop.domain.recycle import RemovedRow
from iku_desktop.domain.steps import StepPlace
from iku_desktop.presentation.dates import show_short, show_time
from iku_desktop.presentation.texts import t
from iku_desktop.presentation.words import problem_text
from iku_desktop.ui.forms.marks import set_mark
from iku_desktop.ui.grid.column import SOFT, Column, TextFilter
from iku_desktop.ui.grid.grid import Grid
from iku_desktop.ui.office_view import OfficeView
from iku_desktop.ui.undo_actions import show_place
from iku_desktop.ui.widgets.card import label

WIDTH, HEIGHT = 860, 460
AT, NAME = "at", "name"


class RecycleBinDialog(QDialog):
    """Lists removed rows; the chosen ones come back together or not at all."""

    def __init__(self, view: OfficeView) -> None:
        super().__init__(view)
        self._view = view
        self._context = view.context
        self._bin = view.office.services.recycle_bin
        self._rows: tuple[RemovedRow, ...] = ()
        self.setWindowTitle(t("recycle.title"))
        self.finished.connect(self.deleteLater)
        self.grid = Grid(
            self._context,
            t("recycle.title"),
            lambda row: str(row.sequence),
            lambda row: row.name,
        )
        self.grid.empty_hint = t("recycle.empty")
        self.state = label("", "text2", wraps=True)
        self.restore_button = QPushButton(t("recycle.restore"))
        self.close_button = QPushButton(t("forms.close"))
        self._lay_out()
        self._connect()
        self.show_rows()

    def _lay_out(self) -> None:
        set_mark(self.restore_button, "role", "primary")
        self.restore_button.setAutoDefault(False)
        self.close_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.state, 1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.restore_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addWidget(label(t("recycle.about"), "text2", wraps=True))
        column.addWidget(self.grid, 1)
        column.addLayout(buttons)
        theme = self._context.theme
        self.resize(min(theme.px(WIDTH), 1200), min(theme.px(HEIGHT), 640))
        self.grid.set_columns(_columns(), frozen=0)
        self.grid.sort_by(AT, Qt.SortOrder.DescendingOrder)

    def _connect(self) -> None:
        self.restore_button.clicked.connect(self.restore)
        self.close_button.clicked.connect(self.accept)
        self.grid.opened.connect(lambda _row, _key: self.restore())
        self.grid.table.selectionModel().selectionChanged.connect(lambda *_: self._show_button())

    def show_rows(self) -> None:
        """Read what lies in the bin."""
        try:
            self._rows = self._bin.rows()
        except Unavailable as fault:
            self._context.notifier.unavailable(fault)
            return
        self.grid.set_rows(self._rows)
        self.grid.go_to_first()
        self._show_button()

    def _show_button(self) -> None:
        self.restore_button.setEnabled(bool(self.chosen()))

    def chosen(self) -> list[int]:
        """The rows that are selected, by the sequence of their removal."""
        box = self.grid.acts.box
        if box is None:
            return []
        model = self.grid.model
        rows = (model.row_at(number) for number in range(box.top, box.bottom + 1))
        return [row.sequence for row in rows if row is not None]

    def restore(self) -> None:
        """Put the chosen rows back and show the first of them on its page behind the dialog."""
        chosen = self.chosen()
        if not chosen:
            return
        places: list[StepPlace | None] = []
        self.state.setText("")

        def act() -> Saved:
            saved, place = self._bin.restore(chosen, self._context.moment)
            places.append(place)
            return saved

        if self._context.attempt(act, self._refused) is None:
            return
        words = t("recycle.restored", count=len(chosen))
        set_mark(self.state, "role", "text2")
        self.state.setText(words)
        self._context.tell_notice(words)
        for place in places:
            if place is not None:
                show_place(self._view, place)
        self.show_rows()

    def _refused(self, problems: tuple[Problem, ...]) -> None:
        set_mark(self.state, "role", "problem")
        self.state.setText(" ".join(dict.fromkeys(map(problem_text, problems))))


def _columns() -> list[Column]:
    def text(key: str, read: Callable[[RemovedRow], str], width: int, stretch: int = 0) -> Column:
        title = t(f"recycle.{key}")
        look = SOFT
        return Column(
            key, title, read, width, stretch, look=lambda _row: look, filter=TextFilter(title)
        )

    return [
        Column(
            NAME,
            t("recycle.name"),
            lambda row: row.name,
            320,
            stretch=1,
            filter=TextFilter(t("recycle.find")),
        ),
        text(
            "parts", lambda row: t("recycle.part_count", count=row.parts) if row.parts else "", 120
        ),
        Column(
            AT,
            t("recycle.at"),
            lambda row: f"{show_short(row.removed_at.date())} {show_time(row.removed_at)}",
            140,
            sort=lambda row: row.sequence,
            filter=TextFilter(t("recycle.at")),
        ),
        text("by", lambda row: row.removed_by, 150),
    ]
